import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { targetPlaces } from './targets.ts'

/** The guarantee to which the odds ratio of settling belongs. */
const presumed = { share: 0.8, months: 18 }

/** Patients above the list at and beyond which the cap changes nothing. */
const noCap = 600

/** Patients on a normal list (CAP01). */
const list = 1600

/** The region carries the risk of low income, of rent and of too many patients left over, for a time. */
export const riskAndIncomeGuarantee: LeverDefinition = {
  id: 'risk-and-income-guarantee',
  kind: 'lever',
  family: 'settlement-and-pay',
  hooks: ['choice', 'budget'],
  source: papers.midtjylland,
  grade: 'C',
  text: {
    da: {
      name: 'Risiko- og indtjeningsgaranti',
      sentence: 'Regionen bærer i en periode risikoen for lav indtjening, tom husleje eller for mange overtagne patienter.',
      message: 'En garanti koster kun penge, hvor det går galt, og gør det lettere at tage et frit nummer. Den virker på starten, ikke på resten af livet i praksis.',
      lookFor: 'Frie numre, der tages, og ophør uden overtagelse, i de valgte kommuner.',
      sideEffects: 'Regionen betaler, hvor der er mindst grundlag for en praksis. Borgere over loftet for patienter må vente på en anden læge. Andre steder mister de nye læger.',
      examples: 'Region Midtjylland lod i 2008 en matrix afgøre, hvor instrumentet måtte bruges: hvor der er særlige udfordringer, eller hvor strukturen ændres.',
    },
    en: {
      name: 'Risk and income guarantee',
      sentence: 'For a time the region carries the risk of low income, of empty rooms’ rent or of too many patients left over.',
      message: 'A guarantee costs money only where things go wrong, and makes a free number easier to take. It acts on the start, not on the rest of a life in practice.',
      lookFor: 'Free numbers taken, and closures without takeover, in the chosen municipalities.',
      sideEffects: 'The region pays where there is least ground for a practice. Patients above the cap wait for another doctor. Other places lose the newcomers.',
      examples: 'In 2008 Region Midtjylland let a matrix decide where the instrument might be used: where challenges are special, or the structure changes.',
    },
  },
  proxy: { da: 'Et antaget oddsforhold for frie numre og en antaget del af barrieren fjernet.', en: 'Assumed odds for free numbers and an assumed part of the barrier removed.' },
  settings: [
    {
      id: 'min_income_share',
      text: { da: { name: 'Sikret indtjening' }, en: { name: 'Income secured' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.8, min: 0, max: 1, step: 0.05,
      labels: { low: 0.4, middle: 0.7, high: 0.9, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'guarantee_months',
      text: { da: { name: 'Garantiens længde' }, en: { name: 'Length of the guarantee' } },
      role: 'setting', kind: 'number', unit: 'months', statusQuo: 0, on: 18, min: 0, max: 36, step: 3,
      labels: { low: 9, middle: 18, high: 27, veryHigh: 36 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'repay_share',
      text: {
        da: { name: 'Del, der betales tilbage', help: 'Uden tilbagebetaling er garantien halvanden gange så meget værd.' },
        en: { name: 'Part paid back', help: 'Without repayment the guarantee is worth one and a half times as much.' },
      },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 1, on: 1, min: 0, max: 1, step: 0.1,
      labels: { low: 0.25, middle: 0.5, high: 0.75, veryHigh: 1 },
      source: `${papers.midtjylland}; worth assumed`, grade: 'C',
    },
    {
      id: 'patient_overhang_cap',
      text: {
        da: { name: 'Højst så mange overtagne patienter over listen', help: 'Pr. læge. 600 er intet loft.' },
        en: { name: 'At most so many patients above the list', help: 'Per doctor. 600 is no cap.' },
      },
      role: 'setting', kind: 'number', unit: 'patients', statusQuo: noCap, on: 200, min: 0, max: noCap, step: 50,
      labels: { low: 100, middle: 200, high: 400, veryHigh: noCap },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'rent_guarantee',
      text: { da: { name: 'Huslejegaranti for tomme rum' }, en: { name: 'Rent guarantee for empty rooms' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'settle_or',
      text: { da: { name: 'Oddsforhold for frie numre' }, en: { name: 'Odds ratio of free numbers' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.2, on: 1.2, min: 1, max: 1.6, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'barrier_cut',
      text: {
        da: { name: 'Barriere for fællesskab fjernet', help: 'Med huslejegaranti samles solopraksis oftere.' },
        en: { name: 'Barrier to joint practice removed', help: 'With a rent guarantee solo practices merge more often.' },
      },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.4, on: 0.4, min: 0, max: 0.8, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'min_income_share',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S3-01j', 'S3-01l', 'S3-01r', 'S3-IR'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const places = targetPlaces(use, context)
    const worth = 1.5 - 0.5 * changes.number('repay_share')
    // Twice the presumed guarantee is as much as it can be worth: nobody needs more than their income for three years.
    const strength = Math.min(2, (changes.number('min_income_share') / presumed.share) * (changes.number('guarantee_months') / presumed.months) * worth)
    changes.add('choice.free-numbers', log(changes.number('settle_or')) * strength, places)
    const overhang = changes.number('patient_overhang_cap')
    if (overhang < noCap) changes.cap('choice.load-bound', 1 + overhang / list, places)
    if (changes.yes('rent_guarantee')) changes.multiply('clinic.conversion-hazard', 1 / (1 - changes.number('barrier_cut')), places)
    return changes.list
  },
}
