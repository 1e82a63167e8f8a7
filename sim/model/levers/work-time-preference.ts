import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Full-time equivalents per person today, in the papers' own numbers. */
const today = { practice: 0.9, hospital: 0.798 }

/** How much doctors want to work: the gap between persons and full-time equivalents. */
export const workTimePreference: LeverDefinition = {
  id: 'work-time-preference',
  kind: 'driver',
  family: 'drivers',
  hooks: ['capacity'],
  source: papers.agreement,
  grade: 'C',
  text: {
    da: {
      name: 'Ønsket arbejdstid',
      sentence: 'Arbejdstid pr. læge i praksis og på sygehus: en omverdensantagelse, ikke et tiltag.',
      message: 'Målet er talt i personer. Arbejder hver læge en tiendedel mindre, er 5.000 læger lige så meget hjælp som 4.500.',
      lookFor: 'Afstanden mellem personer og årsværk, og belastningen.',
      sideEffects: 'Kortere arbejdstid giver plads til flere, men borgere uden læge i mellemtiden. Presset på kollegerne stiger.',
      examples: 'På de ni sygehuse er 123 almenmedicinere 98,1 årsværk, altså 0,8 pr. person.',
    },
    en: {
      name: 'Preferred working time',
      sentence: 'Working time per doctor in practice and at hospitals: a driver, not a measure.',
      message: 'The goal counts persons. If each doctor works a tenth less, 5,000 doctors are as much help as 4,500.',
      lookFor: 'The gap between persons and full-time equivalents, and load.',
      sideEffects: 'Shorter hours make room for more, but leave people without a doctor meanwhile. Strain on colleagues grows.',
      examples: 'At the nine hospitals 123 GP specialists are 98.1 full-time equivalents, 0.8 each.',
    },
  },
  settings: [
    {
      id: 'fte_per_person_gp',
      text: { da: { name: 'Årsværk pr. læge i praksis', help: 'Modellens egne arbejdstider (FTEW, FTEM) flyttes i forhold til 0,9.' }, en: { name: 'FTE per doctor in practice', help: 'The model’s own hours (FTEW, FTEM) move in proportion to 0.9.' } },
      role: 'setting', kind: 'number', unit: 'FTE', statusQuo: today.practice, on: 0.85, min: 0.7, max: 1, step: 0.01,
      labels: { low: 0.8, middle: 0.85, high: 0.95, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'fte_per_person_hospital_gp',
      text: { da: { name: 'Årsværk pr. almenmediciner på sygehus', help: '98,1 af 123. Betyder noget, hvor loftet tæller årsværk.' }, en: { name: 'FTE per GP specialist at hospitals', help: '98.1 of 123. Matters where the cap counts full-time equivalents.' } },
      role: 'setting', kind: 'number', unit: 'FTE', statusQuo: today.hospital, on: today.hospital, min: 0.67, max: 0.95, step: 0.001,
      evidence: [0.67, 0.95],
      labels: { low: 0.7, middle: 0.8, high: 0.9, veryHigh: 0.95 },
      source: `${papers.agreement}, table 1: 98.1 of 123`, grade: 'B',
    },
  ],
  primary: 'fte_per_person_gp',
  start: '2025-01',
  rampYears: 0,
  scoped: false,
  scopeNote: {
    da: 'Hvor meget en læge vil arbejde, følger lægen og ikke stedet: tallet er gennemsnittet for hele landet, og ingen kilde deler det på steder.',
    en: 'How much a doctor wants to work goes with the doctor and not with the place: the figure is the country’s mean, and no source divides it by place.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S2-T1l'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    changes.multiply('worktime.practice', changes.number('fte_per_person_gp') / today.practice)
    changes.multiply('worktime.hospital', changes.number('fte_per_person_hospital_gp') / today.hospital)
    return changes.list
  },
}
