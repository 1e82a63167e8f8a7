import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** University hospitals in a narrow reading; the wide one is all nine hospitals of the agreement of 2024. */
const narrow = ['aalborg-uh', 'aarhus-uh', 'odense-uh', 'rigshospitalet', 'sjaellands-uh']

/** Growth at and above which there is no limit, per cent a year. */
const noLimit = 3

/** Specialists at university hospitals may not grow faster than allowed. */
export const universityHospitalCap: LeverDefinition = {
  id: 'university-hospital-cap',
  kind: 'lever',
  family: 'hospital-caps',
  hooks: ['rule'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Loft for speciallæger på universitetshospitaler',
      sentence: 'Antallet af speciallæger på universitetshospitaler må kun vokse begrænset fra loftets første måned.',
      message: 'Loftet stopper vækst; det flytter ikke dem, der er ansat. De fleste afviste søger et andet sygehus, ikke en praksis.',
      lookFor: 'Almenmedicinere på de omfattede sygehuse står stille, og de andre sygehuse vokser. Almen praksis mærker det knap.',
      sideEffects: 'Specialiseret behandling og forskning mangler hænder. Akutsygehuse vinder, universitetsbyerne taber. Andre specialer end almen medicin er ikke fordelt på sygehuse i modellen.',
      examples: 'Nævnt af Danske Regioner som et spor ved siden af de 25 forslag, uden tal.',
    },
    en: {
      name: 'Cap on specialists at university hospitals',
      sentence: 'The number of specialists at university hospitals may only grow a little from the first month of the cap.',
      message: 'The cap stops growth; it does not move those employed. Most who are turned away look for another hospital, not a practice.',
      lookFor: 'GP specialists at the hospitals covered stand still and other hospitals grow. General practice hardly notices.',
      sideEffects: 'Specialised treatment and research lack hands. Acute hospitals gain, university cities lose. Specialties other than general practice are not placed at hospitals in the model.',
      examples: 'Mentioned by Danish Regions as a track beside the 25 proposals, without numbers.',
    },
  },
  settings: [
    {
      id: 'growth_allowed_pct',
      text: { da: { name: 'Tilladt vækst', help: '3 % eller mere er intet loft.' }, en: { name: 'Growth allowed', help: '3 % or more is no cap.' } },
      role: 'setting', kind: 'number', unit: '%/year', statusQuo: noLimit, on: 0, min: -2, max: noLimit, step: 0.5,
      labels: { low: -1, middle: 0, high: 1, veryHigh: 2 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'hospitals',
      text: { da: { name: 'Omfattede sygehuse', help: 'Hvilke der er universitetshospitaler, er en læsning.' }, en: { name: 'Hospitals covered', help: 'Which are university hospitals is a reading.' } },
      role: 'setting', kind: 'choice', unit: '', statusQuo: 'narrow', on: 'narrow',
      choices: [
        { value: 'narrow', text: { da: 'Aalborg, Aarhus, Odense, Rigshospitalet, Sjælland', en: 'Aalborg, Aarhus, Odense, Rigshospitalet, Zealand' } },
        { value: 'wide', text: { da: 'Alle ni i aftalen af 2024', en: 'All nine of the agreement of 2024' } },
      ],
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'redirect_share_acute',
      text: { da: { name: 'Afviste, der vælger andre sygehuse', help: 'Resten går til almen praksis.' }, en: { name: 'Turned away who choose other hospitals', help: 'The rest go to general practice.' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.6, on: 0.6, min: 0.2, max: 0.9, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'growth_allowed_pct',
  start: '2027-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et sygehus er med, når dets by ligger i området.',
    en: 'A hospital is in scope when its town is.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-00h'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const growth = changes.number('growth_allowed_pct')
    if (growth >= noLimit) return []
    const wide = changes.word('hospitals') === 'wide'
    const inScope = cellsInScope(use, context, 'hospital')
    const cells = context.hospitals.flatMap((hospital, cell) => ((wide ? hospital.covered : narrow.includes(hospital.id)) && (!inScope || inScope.includes(cell)) ? [cell] : []))
    if (cells.length === 0) return []
    changes.cap('hospital.growth', growth / 100, cells)
    changes.replaceIfMoved(universityHospitalCap, 'redirect_share_acute', 'hospital.acute-share', changes.number('redirect_share_acute'), inScope)
    return changes.list
  },
}
