import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Specialists in general practice with their main job at each covered hospital on 1 January 2025: 123 persons, 98.1 full-time equivalents. */
const persons2025 = {
  'aalborg-uh': 11,
  'aarhus-uh': 8,
  'odense-uh': 16,
  'amager-hvidovre': 11,
  'bispebjerg-frederiksberg': 25,
  'herlev-gentofte': 10,
  nordsjaelland: 4,
  rigshospitalet: 8,
  'sjaellands-uh': 30,
}
const fte2025 = {
  'aalborg-uh': 8.5,
  'aarhus-uh': 6.8,
  'odense-uh': 11.2,
  'amager-hvidovre': 8.1,
  'bispebjerg-frederiksberg': 23.7,
  'herlev-gentofte': 8.6,
  nordsjaelland: 3.4,
  rigshospitalet: 7.6,
  'sjaellands-uh': 20.2,
}

/** Sites that belong to, or lie among, the covered hospitals but are outside the cap. */
export const exemptSites = ['thisted', 'nykoebing-falster', 'bornholm'] as const

/** Covered hospitals may replace leavers, but not employ more specialists in general practice than on 1 January 2025. */
export const hospitalGpCap: LeverDefinition = {
  id: 'hospital-gp-cap',
  kind: 'lever',
  family: 'hospital-caps',
  hooks: ['rule'],
  source: papers.agreement,
  grade: 'A',
  text: {
    da: {
      name: 'Loft for almenmedicinere på sygehuse',
      sentence: 'Ni sygehuse må ikke have flere almenmedicinere i hovedbeskæftigelse end 1. januar 2025.',
      message: 'Loftet gælder 123 læger og stopper kun væksten. Det kan flytte en håndfuld læger til almen praksis, ikke hundreder.',
      lookFor:
        'Sygehusene står stille i 2025–26, og almen praksis får nogle få læger mere. Se efter et hop i 2027, når loftet falder bort, og efter vækst på sygehuse uden loft.',
      sideEffects:
        'Sygehusene mangler læger til fælles akutmodtagelser og samarbejde med praksis. Nogle afviste går til andre sygehuse eller ud af faget frem for i praksis. Vagter, regionsklinikker og praksiskonsulenter tæller ikke med.',
      examples:
        'Fem sygehuse i Region Hovedstaden har 58 læger og 51,4 årsværk; Aalborg, Aarhus, Odense og Sjællands Universitetshospital har 65 og 46,7. Thisted, Nykøbing Falster og Bornholm er undtaget.',
    },
    en: {
      name: 'Cap on GP specialists at hospitals',
      sentence: 'Nine hospitals may not have more specialists in general practice in their main job than on 1 January 2025.',
      message: 'The cap covers 123 doctors and only stops growth. It can move a handful of doctors to general practice, not hundreds.',
      lookFor:
        'Hospitals stand still in 2025–26 and general practice gets a few doctors more. Look for a jump in 2027 when the cap ends, and for growth at hospitals without it.',
      sideEffects:
        'Hospitals lack doctors for emergency departments and work with practices. Some who are turned away go to other hospitals or leave. On-call work, regional clinics and practice consultants do not count.',
      examples:
        'Five hospitals in the Capital Region have 58 doctors and 51.4 FTE; Aalborg, Aarhus, Odense and Zealand University Hospital have 65 and 46.7. Thisted, Nykøbing Falster and Bornholm are exempt.',
    },
  },
  settings: [
    {
      id: 'measure',
      text: {
        da: { name: 'Loftet gælder', help: 'Aftalen siger antal; om det er personer eller årsværk, er en læsning.' },
        en: { name: 'The cap counts', help: 'The agreement says number; whether persons or full-time equivalents is a reading.' },
      },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'none',
      on: 'persons',
      choices: [
        { value: 'none', text: { da: 'Intet loft', en: 'No cap' } },
        { value: 'persons', text: { da: 'Personer', en: 'Persons' } },
        { value: 'fte', text: { da: 'Årsværk', en: 'Full-time equivalents' } },
      ],
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'baseline_persons',
      text: { da: { name: 'Loft pr. sygehus, personer', help: 'Tilsammen 123.' }, en: { name: 'Cap per hospital, persons', help: '123 in all.' } },
      role: 'setting',
      kind: 'amounts',
      unit: 'persons',
      statusQuo: persons2025,
      on: persons2025,
      min: 0,
      max: 200,
      step: 1,
      source: `${papers.agreement}, table 1`,
      grade: 'A',
    },
    {
      id: 'baseline_fte',
      text: { da: { name: 'Loft pr. sygehus, årsværk', help: 'Tilsammen 98,1.' }, en: { name: 'Cap per hospital, FTE', help: '98.1 in all.' } },
      role: 'setting',
      kind: 'amounts',
      unit: 'FTE',
      statusQuo: fte2025,
      on: fte2025,
      min: 0,
      max: 200,
      step: 0.1,
      source: `${papers.agreement}, table 1`,
      grade: 'A',
    },
    {
      id: 'exempt_sites',
      text: {
        da: { name: 'Thisted, Nykøbing Falster og Bornholm er undtaget', help: 'Slået fra får de samme loft: deres antal 1. januar 2025.' },
        en: {
          name: 'Thisted, Nykøbing Falster and Bornholm are exempt',
          help: 'Switched off, they are capped as well, at their number of 1 January 2025.',
        },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: true,
      on: true,
      source: papers.agreement,
      grade: 'A',
    },
    {
      id: 'redirect_to_gp',
      text: { da: { name: 'Afviste, der går til almen praksis' }, en: { name: 'Turned away who go to general practice' } },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.5,
      on: 0.5,
      min: 0.25,
      max: 0.9,
      step: 0.05,
      evidence: [0.25, 0.8],
      source: 'HOS04: expert; rest to uncovered hospitals, other sectors, abroad',
      grade: 'C',
    },
    {
      id: 'leak_to_other_hospital',
      text: { da: { name: 'Afviste, der går til sygehuse uden loft' }, en: { name: 'Turned away who go to uncovered hospitals' } },
      role: 'assumption',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.3,
      on: 0.3,
      min: 0,
      max: 0.6,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'voluntary_restraint_pct',
      text: {
        da: { name: 'Frivillig tilbageholdenhed på andre sygehuse', help: 'Færre ansættelser på sygehuse uden loft.' },
        en: { name: 'Voluntary restraint at other hospitals', help: 'Fewer hires at hospitals without a cap.' },
      },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 0,
      min: 0,
      max: 30,
      step: 5,
      labels: { low: 5, middle: 10, high: 20, veryHigh: 30 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'measure',
  start: '2025-01',
  end: '2027-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et sygehus er med, når dets by ligger i området.',
    en: 'A hospital is in scope when its town is.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S2-02', 'S2-02i'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const measure = changes.word('measure')
    const cells = cellsInScope(use, context, 'hospital')
    changes.add('hospital.restraint', changes.number('voluntary_restraint_pct') / 100, cells)
    if (measure === 'none') return changes.list
    const ceilings = changes.record(measure === 'persons' ? 'baseline_persons' : 'baseline_fte')
    const parameter = measure === 'persons' ? 'hospital.cap' : 'hospital.cap-fte'
    const exempt = changes.yes('exempt_sites')
    context.hospitals.forEach((hospital, cell) => {
      if (cells && !cells.includes(cell)) return
      const ceiling = ceilings[hospital.id]
      if (ceiling !== undefined) changes.cap(parameter, ceiling, [cell])
      else if (!exempt && exemptSites.includes(hospital.id as never)) changes.cap('hospital.cap', hospital.persons2025, [cell])
    })
    changes.replaceIfMoved(hospitalGpCap, 'redirect_to_gp', 'hospital.redirect-share', changes.number('redirect_to_gp'), cells)
    changes.replaceIfMoved(hospitalGpCap, 'leak_to_other_hospital', 'hospital.leak-share', changes.number('leak_to_other_hospital'), cells)
    return changes.list
  },
}
