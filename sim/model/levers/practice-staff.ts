import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Clinical staff per doctor when no lever acts (CAP07, 2015). */
const staffToday = 0.9

/** Capacity per additional employee per doctor when no lever acts, per cent (CAP06). */
const listGainPct = 8

/** More nurses and others per doctor, for longer lists or less strain. */
export const practiceStaff: LeverDefinition = {
  id: 'practice-staff',
  kind: 'lever',
  family: 'workload-and-staff',
  hooks: ['capacity', 'exit'],
  source: papers.plan2018,
  grade: 'A',
  text: {
    da: {
      name: 'Mere praksispersonale',
      sentence: 'Flere sygeplejersker og andre pr. læge, så lægen kan have flere patienter eller mindre pres.',
      message:
        'Personale giver ikke flere læger, men flere borgere kan få plads hos dem, der er. En ekstra medarbejder pr. læge er omkring 8 % kapacitet.',
      lookFor: 'Patienter pr. læge, belastning og lukkede lister; antallet af læger rører sig kun lidt, gennem færre tidlige afgange.',
      sideEffects:
        'Kræver lokaler og sygeplejersker, som sygehusene også mangler. Lægen får de tungere patienter. Bruges gevinsten til længere lister, falder presset ikke.',
      examples:
        'I 2015 var der 0,9 medarbejder pr. læge. Planen fra 2018 ville have 15, 40 og 50 % mere personale i 2020, 2025 og 2030: 1,04, 1,26 og 1,35 pr. læge.',
    },
    en: {
      name: 'More practice staff',
      sentence: 'More nurses and others per doctor, so the doctor can serve more patients or have less strain.',
      message: 'Staff makes no doctors, but more people find room with those there are. One more employee per doctor is about 8 % capacity.',
      lookFor: 'Patients per doctor, load and closed lists; the number of doctors moves only a little, through fewer early exits.',
      sideEffects:
        'Needs rooms, and nurses that hospitals lack as well. The doctor is left with the heavier patients. If the gain goes to longer lists, strain does not fall.',
      examples:
        'In 2015 there were 0.9 staff per doctor. The plan of 2018 wanted 15, 40 and 50 % more in 2020, 2025 and 2030: 1.04, 1.26 and 1.35 per doctor.',
    },
  },
  proxy: {
    da: 'Kapacitet pr. medarbejder, og hvor hurtigt praksis ansætter, indgår som antagne tal.',
    en: 'Capacity per member of staff, and how fast practices hire, enter as assumed numbers.',
  },
  settings: [
    {
      id: 'staff_path',
      text: {
        da: { name: 'Personale pr. læge', help: 'Niveauet, når indfasningen er slut.' },
        en: { name: 'Staff per doctor', help: 'The level when phase-in is over.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'staff/doctor',
      statusQuo: staffToday,
      on: 1.35,
      min: 0.5,
      max: 2,
      step: 0.05,
      evidence: [staffToday, 1.35],
      labels: { low: 1.05, middle: 1.4, high: 1.7, veryHigh: 2 },
      source: `${papers.plan2018}; ratio derived`,
      grade: 'B',
    },
    {
      id: 'list_per_staff_pct',
      text: { da: { name: 'Kapacitet pr. ekstra medarbejder pr. læge' }, en: { name: 'Capacity per additional staff per doctor' } },
      role: 'assumption',
      kind: 'number',
      unit: '%',
      statusQuo: listGainPct,
      on: listGainPct,
      min: 0,
      max: 25,
      step: 1,
      evidence: [3, 15],
      source: 'CAP06: 3.5 % (agreed) to 14.8 % (doctors’ view) of consultations can be delegated, Norroxe 2013',
      grade: 'B',
    },
    {
      id: 'list_per_staff_bonus',
      text: {
        da: { name: 'Point oveni ved efteruddannelse og klar opgavedeling' },
        en: { name: 'Points on top from training and clear delegation' },
      },
      role: 'assumption',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 2,
      min: 0,
      max: 8,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'grant_share',
      text: {
        da: { name: 'Tilskud til løn i overgangen', help: 'Tilskud gør kun indfasningen hurtigere.' },
        en: { name: 'Grant for wages in the transition', help: 'A grant only makes the phase-in faster.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.25,
      min: 0,
      max: 0.5,
      step: 0.05,
      labels: { low: 0.1, middle: 0.3, high: 0.4, veryHigh: 0.5 },
      source: papers.midtjylland,
      grade: 'A',
    },
    {
      id: 'grant_months',
      text: { da: { name: 'Tilskuddets længde' }, en: { name: 'Length of the grant' } },
      role: 'setting',
      kind: 'number',
      unit: 'months',
      statusQuo: 0,
      on: 12,
      min: 0,
      max: 24,
      step: 3,
      labels: { low: 6, middle: 15, high: 18, veryHigh: 24 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'share_to_relief',
      text: {
        da: { name: 'Del af gevinsten, der bruges til aflastning', help: 'Resten bruges til længere lister; gevinsten tælles kun én gang.' },
        en: { name: 'Part of the gain used as relief', help: 'The rest goes to longer lists; the gain is counted once.' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.5,
      on: 0.5,
      min: 0,
      max: 1,
      step: 0.1,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'staff_path',
  start: '2026-01',
  rampYears: 5,
  scoped: true,
  placeLever: false,
  lagMonths: 12,
  rows: ['S1-23', 'S1-23a', 'S3-01v', 'S3-05b', 'S3-05g', 'S3-IP', 'S4-11'],
  modifiers(use: ResolvedLever) {
    // A grant of all wages for two years would halve the phase-in; a quarter for one year shortens it by a sixteenth.
    const grant = new Changes(use)
    const faster = 1 - 0.5 * grant.number('grant_share') * (grant.number('grant_months') / 24)
    const changes = new Changes({ ...use, rampMonths: Math.round(use.rampMonths * faster) })
    changes.add('staff.per-doctor', changes.number('staff_path') - staffToday, use.places)
    changes.add('staff.list-gain', (changes.number('list_per_staff_pct') - listGainPct + changes.number('list_per_staff_bonus')) / 100)
    changes.replaceIfMoved(practiceStaff, 'share_to_relief', 'staff.relief-share', changes.number('share_to_relief'))
    return changes.list
  },
}
