import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** The age from which the model lets a doctor join a scheme when no lever says otherwise. */
const eligibleAge = 62

/** The age from which doctors were exempt from the accreditation of 2019. */
const exemptAge = 65

/** Share of lost income that the take-up of RET10 is taken to presume. */
const presumedCompensation = 0.5

/** Older doctors keep fewer patients and stay a little longer. */
export const seniorSchemes: LeverDefinition = {
  id: 'senior-schemes',
  kind: 'lever',
  family: 'retirement',
  hooks: ['exit', 'capacity'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Seniorordninger',
      sentence: 'Færre patienter, kompensation og ekstra personale, så ældre læger bliver lidt længere.',
      message:
        'Den hurtigste lever: flere læger med det samme. Men de har færre patienter, så årsværkene kan falde, mens antallet stiger. Se altid begge dele.',
      lookFor:
        'Personer mod årsværk. Antallet stiger fra første år og aftager, når de, der blev, også går. Effekten er titals læger, ikke hundreder.',
      sideEffects:
        'Patienterne skal have en anden læge i nærheden. En del af dem, der får ordningen, var blevet alligevel. Yngre læger må vente på at overtage en praksis, og naboer får længere lister.',
      examples:
        'Kun ni aftaler om glidende generationsskifte blev indgået i 2022. 92 læger over 65 søgte op til august 2019 om fritagelse for akkreditering.',
    },
    en: {
      name: 'Senior schemes',
      sentence: 'Fewer patients, compensation and extra staff, so that older doctors stay a little longer.',
      message:
        'The fastest lever: more doctors at once. But they keep fewer patients, so full-time equivalents may fall while heads rise. Always look at both.',
      lookFor:
        'Persons against full-time equivalents. Heads rise from the first year and fade as those who stayed leave too. Tens of doctors, not hundreds.',
      sideEffects:
        'Patients need another doctor nearby. Some takers would have stayed anyway. Younger doctors wait to take over a practice, and neighbours get longer lists.',
      examples:
        'Only nine agreements on gradual handover were made in 2022. Up to August 2019, 92 doctors over 65 asked to be exempt from accreditation.',
    },
  },
  settings: [
    {
      id: 'offered_pct',
      text: {
        da: { name: 'Får tilbuddet', help: 'Andel af læger over aldersgrænsen, der tilbydes ordningen.' },
        en: { name: 'Offered to', help: 'Share of doctors above the age who are offered the scheme.' },
      },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 100,
      min: 0,
      max: 100,
      step: 5,
      labels: { low: 25, middle: 50, high: 75, veryHigh: 100 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'eligible_age',
      text: { da: { name: 'Fra alder' }, en: { name: 'From age' } },
      role: 'setting',
      kind: 'number',
      unit: 'age',
      statusQuo: eligibleAge,
      on: eligibleAge,
      min: 58,
      max: 67,
      step: 1,
      labels: { low: 60, middle: 62, high: 65, veryHigh: 67 },
      source: 'Part practice is free from 62; other ages assumed',
      grade: 'C',
    },
    {
      id: 'list_reduction_pct',
      text: {
        da: { name: 'Færre patienter på listen', help: 'PLO’s eksempel er 1.200 af 1.600 patienter, altså 25 % færre.' },
        en: { name: 'Fewer patients on the list', help: 'The example of the GPs’ union is 1,200 of 1,600 patients, 25 % fewer.' },
      },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 35,
      min: 0,
      max: 50,
      step: 5,
      evidence: [20, 50],
      labels: { low: 15, middle: 35, high: 42, veryHigh: 50 },
      source: 'RET11: list share kept 0.65 (0.5..0.8), after a proposal of the GPs’ union',
      grade: 'C',
    },
    {
      id: 'compensation_share',
      text: {
        da: {
          name: 'Kompensation for tabt indtægt',
          help: 'Halv kompensation giver den forudsatte tilslutning; fuld giver halvanden gange så stor, ingen giver halv.',
        },
        en: { name: 'Compensation for lost income', help: 'Half gives the assumed take-up; full gives one and a half times, none gives half of it.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: presumedCompensation,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.25, middle: 0.6, high: 0.8, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'fte_reduction',
      text: { da: { name: 'Kortere tid, læger på sygehus' }, en: { name: 'Shorter hours, hospital doctors' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.2, min: 0, max: 0.5, step: 0.05,
      labels: { low: 0.1, middle: 0.2, high: 0.35, veryHigh: 0.5 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'extra_staff',
      text: { da: { name: 'Ekstra personale pr. seniorlæge' }, en: { name: 'Extra staff per senior doctor' } },
      role: 'setting',
      kind: 'number',
      unit: 'staff/senior',
      statusQuo: 0,
      on: 0.3,
      min: 0,
      max: 1,
      step: 0.1,
      labels: { low: 0.2, middle: 0.4, high: 0.7, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'take_up',
      text: {
        da: { name: 'Tager imod', help: 'Andel af dem, der får tilbuddet, ved halv kompensation.' },
        en: { name: 'Take-up', help: 'Share of those offered, at half compensation.' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.25,
      on: 0.25,
      min: 0,
      max: 0.7,
      step: 0.05,
      evidence: [0.05, 0.5],
      source: 'RET10: uptake among eligible 62+; only nine handover agreements in 2022 argue for the low end',
      grade: 'B',
    },
    {
      id: 'take_up_hospital',
      text: { da: { name: 'Tager imod, læger uden for praksis' }, en: { name: 'Take-up, doctors outside practice' } },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.2,
      on: 0.2,
      min: 0,
      max: 0.6,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'hazard_ratio',
      text: {
        da: { name: 'Risiko for at gå, mens man er på ordningen', help: '0,75 er en fjerdedel lavere risiko om året, omkring et til to år ekstra.' },
        en: { name: 'Risk of leaving while on the scheme', help: '0.75 is a quarter lower risk a year, about one to two more years.' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'ratio',
      statusQuo: 0.75,
      on: 0.75,
      min: 0.5,
      max: 1,
      step: 0.05,
      evidence: [0.55, 0.95],
      source: 'RET09: no controlled Danish estimate found',
      grade: 'C',
    },
    {
      id: 'accreditation_exempt_age',
      text: {
        da: { name: 'Fritaget for akkreditering fra alder', help: 'Kun historie: fristen var 31. august 2019. Over 65 år var man fritaget; en højere alder viser afgangen uden fritagelse.' },
        en: { name: 'Exempt from accreditation from age', help: 'History only: the deadline was 31 August 2019. Above 65 one was exempt; a higher age shows the exits without that.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'age',
      statusQuo: exemptAge,
      on: exemptAge,
      min: 60,
      max: 70,
      step: 1,
      labels: { low: 62, middle: 65, high: 68, veryHigh: 70 },
      source: papers.plan2018,
      grade: 'A',
    },
  ],
  primary: 'offered_pct',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Gælder læger, der arbejder i området. Fristen for akkreditering i 2019 var hele landets.',
    en: 'Holds for doctors who work in scope. The deadline of accreditation in 2019 was the whole country’s.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S0-11', 'S0-11a', 'S0-11b', 'S1-19', 'S1-19a', 'S1-19b', 'S1-19c', 'S1-19e', 'S3-B01', 'S4-03'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    const exempt = changes.number('accreditation_exempt_age')
    if (exempt !== exemptAge && !use.places) changes.replace('exit.deadline-exempt-age', exempt)
    const offered = changes.number('offered_pct') / 100
    if (offered === 0) return changes.list
    const draw = 1 + changes.number('compensation_share') - presumedCompensation
    changes.add('senior.take-up', Math.min(1, offered * changes.number('take_up') * draw), use.places)
    changes.add('senior.take-up-hospital', Math.min(1, offered * changes.number('take_up_hospital') * draw), use.places)
    changes.multiply('senior.hospital-hours', 1 - changes.number('fte_reduction'), use.places)
    changes.multiply('senior.hazard-ratio', changes.number('hazard_ratio'), use.places)
    changes.multiply('senior.list-share', 1 - changes.number('list_reduction_pct') / 100, use.places)
    changes.add('senior.extra-staff', changes.number('extra_staff'), use.places)
    if (changes.number('eligible_age') !== eligibleAge) changes.replace('senior.eligible-age', changes.number('eligible_age'), use.places)
    return changes.list
  },
}
