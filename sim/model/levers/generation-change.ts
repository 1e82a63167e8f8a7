import { log } from '../../core/arithmetic.ts'
import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Advice on sale, overlap of seller and buyer, and a guarantee of sale for those who stay. */
export const generationChange: LeverDefinition = {
  id: 'generation-change',
  kind: 'lever',
  family: 'retirement',
  hooks: ['exit', 'choice'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Generationsskifte i praksis',
      sentence: 'Rådgivning ved salg, overlap mellem sælger og køber, og salgsgaranti til den, der bliver til 65 i en flerlægepraksis.',
      message: 'Praksis, der overtages i stedet for at lukke, giver ro; overlap giver to læger på ét nummer i nogle måneder. Garantien udskyder afgange, den fjerner dem ikke.',
      lookFor: 'Ophør uden overtagelse og afgangsalder. En forskydning af 62–64-årige ses først som færre afgange og siden som flere.',
      sideEffects: 'Begges løn i overlappet skal betales. Yngre læger venter længere på at overtage. Solopraksis får ingen garanti.',
      examples: 'I 2022 blev der kun indgået ni aftaler om glidende generationsskifte. Region Midtjylland lovede i 2008 afhændelse til læger, der blev til 65.',
    },
    en: {
      name: 'Generation change in practice',
      sentence: 'Advice on sale, overlap of seller and buyer, and a sale guarantee for those who stay to 65 in a joint practice.',
      message: 'Practices taken over rather than closed give calm; an overlap gives two doctors on one number for some months. The guarantee postpones exits, it does not remove them.',
      lookFor: 'Closures without takeover and age at exit. Moving those of 62–64 shows first as fewer exits and then as more.',
      sideEffects: 'Both must be paid during the overlap. Younger doctors wait longer to take over. Solo practices get no guarantee.',
      examples: 'Only nine agreements on gradual handover were made in 2022. In 2008 Region Midtjylland promised disposal to doctors who stayed to 65.',
    },
  },
  proxy: { da: 'Et antaget oddsforhold for overtagelse.', en: 'An assumed odds ratio of takeover.' },
  settings: [
    {
      id: 'takeover_or',
      text: { da: { name: 'Oddsforhold for overtagelse' }, en: { name: 'Odds ratio of takeover' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1, on: 1.5, min: 1, max: 3, step: 0.1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'overlap_months',
      text: { da: { name: 'Overlap', help: 'Sælgeren fortsætter som ansat i praksis.' }, en: { name: 'Overlap', help: 'The seller goes on as employed in the practice.' } },
      role: 'setting', kind: 'number', unit: 'months', statusQuo: 0, on: 6, min: 0, max: 24, step: 1,
      labels: { low: 3, middle: 6, high: 12, veryHigh: 24 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'sale_guarantee',
      text: { da: { name: 'Salgsgaranti' }, en: { name: 'Sale guarantee' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'sale_guarantee_min_age',
      text: { da: { name: 'Garanti fra alder', help: 'Ejere i flerlægepraksis, der tager imod, går ikke mellem 62 år og denne alder.' }, en: { name: 'Guarantee from age', help: 'Owners in joint practice who accept do not leave between 62 and this age.' } },
      role: 'setting', kind: 'number', unit: 'age', statusQuo: 65, on: 65, min: 62, max: 70, step: 1,
      labels: { low: 63, middle: 65, high: 67, veryHigh: 70 },
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'guarantee_uptake',
      text: { da: { name: 'Bruger garanti eller overlap' }, en: { name: 'Use guarantee or overlap' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.3, on: 0.3, min: 0, max: 0.8, step: 0.05,
      evidence: [0.05, 0.5],
      source: 'Range of RET10 (0.05..0.5), an assumption; nine handover agreements in 2022 argue for the low end', grade: 'C',
    },
  ],
  primary: 'overlap_months',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-20', 'S1-20a', 'S1-20b', 'S3-01t', 'S3-B16'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    changes.add('choice.takeover', log(changes.number('takeover_or')), use.places)
    const overlap = changes.number('overlap_months')
    const guarantee = changes.yes('sale_guarantee')
    if (overlap === 0 && !guarantee) return changes.list
    changes.replace('handover.uptake', changes.number('guarantee_uptake'))
    if (overlap > 0) changes.replace('handover.months', overlap)
    if (guarantee) changes.replace('handover.guarantee-age', changes.number('sale_guarantee_min_age'))
    return changes.list
  },
}
