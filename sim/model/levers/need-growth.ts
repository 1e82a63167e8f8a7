import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** What the baseline holds: growth in need (NEE03) and the government's figures of 2018. */
const today = { growth: 1.2, extra75: 250_000, share75: 0.15, copd: 0.35, t2d: 0.85 }

/** Years over which the papers' figures run: 2018 to 2030, and 2018 to 2050. */
const years = { to2030: 12, to2050: 32 }

/** Inhabitants that the extra elderly are measured against (2018). */
const inhabitants = 5_780_000

/** How fast the need for general practice grows: more old and chronically ill people, more people, tourists. */
export const needGrowth: LeverDefinition = {
  id: 'need-growth',
  kind: 'driver',
  family: 'drivers',
  hooks: ['capacity'],
  source: papers.plan2018,
  grade: 'C',
  text: {
    da: {
      name: 'Vækst i behandlingsbehov',
      sentence: 'Flere ældre og kronikere, befolkningstilvækst og turisme: en omverdensantagelse, ikke et tiltag.',
      message: 'Vokser behovet en halv procent hurtigere om året, er det i 2035 fem procent mere arbejde til de samme læger.',
      lookFor: 'Belastning, lukkede lister og borgere uden læge; lægetallet rører sig kun gennem presset.',
      sideEffects: 'Presset rammer først, hvor der er mange ældre og få læger.',
      examples: 'Regeringen ventede i 2018 knap 250.000 flere over 75 år i 2030, 30–40 % flere med KOL og 80–90 % flere med type 2-diabetes.',
    },
    en: {
      name: 'Growth in need',
      sentence: 'More old and chronically ill people, population growth and tourism: a driver, not a measure.',
      message: 'If need grows half a per cent faster a year, there is five per cent more work in 2035 for the same doctors.',
      lookFor: 'Load, closed lists and people without a doctor; the number of doctors moves only through strain.',
      sideEffects: 'Strain hits first where there are many old people and few doctors.',
      examples: 'In 2018 the government expected nearly 250,000 more people over 75 in 2030, 30–40 % more with COPD and 80–90 % more with type 2 diabetes.',
    },
  },
  settings: [
    {
      id: 'need_growth_pct',
      text: { da: { name: 'Vækst i behov om året', help: 'Modellens egen forudsætning er NEE03, befolkningsvækst medregnet.' }, en: { name: 'Growth in need a year', help: 'The model’s own is NEE03, population growth included.' } },
      role: 'setting', kind: 'number', unit: '%/year', statusQuo: today.growth, on: 1.5, min: 0, max: 2, step: 0.1,
      evidence: [0.8, 1.8],
      labels: { low: 0.8, middle: 1.2, high: 1.5, veryHigh: 2 },
      source: 'NEE03: annual growth of weighted need 0.012 (0.008..0.018), an assumption', grade: 'C',
    },
    {
      id: 'extra_75plus',
      text: { da: { name: 'Flere over 75 år, 2018–2030' }, en: { name: 'More people over 75, 2018–2030' } },
      role: 'setting', kind: 'number', unit: 'people', statusQuo: today.extra75, on: today.extra75, min: 150_000, max: 350_000, step: 10_000,
      labels: { low: 200_000, middle: 250_000, high: 300_000, veryHigh: 350_000 },
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'share_75plus_2050',
      text: { da: { name: 'Andel over 75 år i 2050', help: '0,08 i 2018.' }, en: { name: 'Share over 75 in 2050', help: '0.08 in 2018.' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: today.share75, on: today.share75, min: 0.12, max: 0.18, step: 0.01,
      labels: { low: 0.13, middle: 0.15, high: 0.16, veryHigh: 0.18 },
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'copd_growth',
      text: { da: { name: 'Flere med KOL til 2030' }, en: { name: 'More with COPD to 2030' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: today.copd, on: today.copd, min: 0.3, max: 0.4, step: 0.01,
      labels: { low: 0.32, middle: 0.35, high: 0.38, veryHigh: 0.4 },
      source: `${papers.plan2018}: 30–40 %`, grade: 'A',
    },
    {
      id: 't2d_growth',
      text: { da: { name: 'Flere med type 2-diabetes til 2030' }, en: { name: 'More with type 2 diabetes to 2030' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: today.t2d, on: today.t2d, min: 0.8, max: 0.9, step: 0.01,
      labels: { low: 0.82, middle: 0.85, high: 0.88, veryHigh: 0.9 },
      source: `${papers.plan2018}: 80–90 %`, grade: 'A',
    },
    {
      id: 'elderly_need_ratio',
      text: { da: { name: 'Behov pr. borger over 75 mod gennemsnittet' }, en: { name: 'Need per person over 75 against the mean' } },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 2, on: 2, min: 1, max: 3, step: 0.1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'chronic_work_share',
      text: { da: { name: 'Lægens arbejde med KOL og med diabetes', help: 'Andel af arbejdet for hver af de to.' }, en: { name: 'Work on COPD and on diabetes', help: 'Share of the work for each of the two.' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.03, on: 0.03, min: 0, max: 0.1, step: 0.01,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'need_growth_pct',
  start: '2025-01',
  rampYears: 0,
  scoped: true,
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-23b', 'S3-A10', 'S3-A18', 'S4-F08', 'S4-F09', 'S4-F12', 'S4-F13', 'S4-F14'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    const more = changes.number('elderly_need_ratio') - 1
    const chronic = changes.number('chronic_work_share')
    const perYear =
      (changes.number('need_growth_pct') - today.growth) / 100 +
      ((changes.number('extra_75plus') - today.extra75) / inhabitants / years.to2030) * more +
      ((changes.number('share_75plus_2050') - today.share75) / years.to2050) * more +
      ((changes.number('copd_growth') - today.copd + changes.number('t2d_growth') - today.t2d) / years.to2030) * chronic
    changes.add('need.growth', perYear, use.places)
    return changes.list
  },
}
