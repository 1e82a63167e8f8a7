import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, placesWithFlag, shareReached } from './changes.ts'
import { papers } from './papers.ts'

/** Pay supplements in threatened places for trainees and specialists, lasting or one-off. */
export const payPremium: LeverDefinition = {
  id: 'pay-premium',
  kind: 'lever',
  family: 'settlement-and-pay',
  hooks: ['choice', 'budget'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Løntillæg i truede områder',
      sentence: 'Varige eller engangstillæg til uddannelseslæger og nye speciallæger i de kommuner, der har færrest læger efter behov.',
      message:
        'Penge flytter nogle få nye læger hen, hvor de mangler, men næsten ingen etablerede, og de skaber ingen læger. Det er en stedlever: hvad ét sted vinder, mister et andet.',
      lookFor: 'Besættelse af forløb og nedsættelser i de valgte kommuner de første år, og tabet i resten af landet. Landstallet rører sig knap.',
      sideEffects:
        'Naboområder uden tillæg mister ansøgere. Når flere byder, bliver det dyrere uden at flytte flere. Mange flytter igen, når bindingen udløber. Er tillægget udgiftsneutralt, betaler resten af landet.',
      examples:
        'Et skotsk engangstillæg på 20.000 pund gav 2,3 gange så høje odds for at få besat et forløb; australske undersøgelser fandt næsten ingen effekt på etablerede læger.',
    },
    en: {
      name: 'Pay supplement in threatened areas',
      sentence: 'Lasting or one-off supplements for trainees and new specialists in the municipalities with fewest doctors for their need.',
      message:
        'Money moves a few new doctors to where they are missing, hardly any established ones, and it makes no doctors. It is a place lever: what one place gains another loses.',
      lookFor: 'Fill and settlement in the chosen municipalities in the first years, and the loss elsewhere. The national figure hardly moves.',
      sideEffects:
        'Neighbours without a supplement lose applicants. When several bid, it costs more and moves no more. Many move on when the lock-in ends. If it is budget neutral, the rest of the country pays.',
      examples:
        'A Scottish one-off payment of 20,000 pounds raised the odds of filling a post 2.3 times; Australian studies found almost no response among established doctors.',
    },
  },
  settings: [
    {
      id: 'supplement_dkk',
      text: { da: { name: 'Varigt tillæg' }, en: { name: 'Lasting supplement' } },
      role: 'setting',
      kind: 'number',
      unit: 'DKK/year',
      statusQuo: 0,
      on: 60_000,
      min: 0,
      max: 300_000,
      step: 5_000,
      evidence: [0, 120_000],
      labels: { low: 30_000, middle: 80_000, high: 150_000, veryHigh: 300_000 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'one_off_dkk',
      text: { da: { name: 'Engangstillæg' }, en: { name: 'One-off supplement' } },
      role: 'setting',
      kind: 'number',
      unit: 'DKK',
      statusQuo: 0,
      on: 0,
      min: 0,
      max: 500_000,
      step: 10_000,
      evidence: [0, 200_000],
      labels: { low: 75_000, middle: 175_000, high: 300_000, veryHigh: 500_000 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'lock_in_years',
      text: { da: { name: 'Bindingsperiode' }, en: { name: 'Lock-in' } },
      role: 'setting',
      kind: 'number',
      unit: 'years',
      statusQuo: 3,
      on: 3,
      min: 0,
      max: 5,
      step: 1,
      labels: { low: 1, middle: 3, high: 4, veryHigh: 5 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'or_per_100k',
      text: {
        da: {
          name: 'Oddsforhold pr. 100.000 kr. for et uddannelsesforløb',
          help: 'Det skotske tillæg på ca. 20.000 pund (HUM04: 0,5 log-odds) svarer til 1,30–1,33.',
        },
        en: {
          name: 'Odds ratio per DKK 100,000 for a training post',
          help: 'The Scottish payment of about 20,000 pounds (HUM04: 0.5 log-odds) amounts to 1.30–1.33.',
        },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.3,
      on: 1.3,
      min: 1,
      max: 1.8,
      step: 0.05,
      evidence: [1.08, 1.6],
      source: 'HUM04: Scottish TERS 2025, odds ratio 2.33 (1.74-3.12) for about 20,000 pounds, shrunk',
      grade: 'B',
    },
    {
      id: 'net_income_dkk',
      text: {
        da: {
          name: 'Indkomst, tillægget måles mod',
          help: 'Overskud pr. år i en klinik. Effekten er SET05·ln(1 + tillæg/indkomst) for nye og SET06 for etablerede.',
        },
        en: {
          name: 'Income the supplement is measured against',
          help: 'Yearly surplus of a clinic. The effect is SET05·ln(1 + supplement/income) for newcomers and SET06 for the established.',
        },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'DKK/year',
      statusQuo: 1_200_000,
      on: 1_200_000,
      min: 800_000,
      max: 1_600_000,
      step: 50_000,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'one_off_years',
      text: { da: { name: 'Engangstillæg regnes fordelt over' }, en: { name: 'A one-off counts as spread over' } },
      role: 'assumption',
      kind: 'number',
      unit: 'years',
      statusQuo: 10,
      on: 10,
      min: 3,
      max: 20,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'budget_neutral',
      text: {
        da: { name: 'Udgiftsneutralt', help: 'Det varige tillæg tages fra resten af landet, fordelt efter indbyggere.' },
        en: { name: 'Budget neutral', help: 'The lasting supplement is taken from the rest of the country, by inhabitants.' },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: true,
      on: true,
      source: `${papers.regions}: a reading of the text`,
      grade: 'B',
    },
  ],
  primary: 'supplement_dkk',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S0-00e', 'S1-14', 'S1-14a'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const lasting = changes.number('supplement_dkk')
    const oneOff = changes.number('one_off_dkk')
    if (lasting === 0 && oneOff === 0) return []
    const income = changes.number('net_income_dkk')
    const places = use.places ?? placesWithFlag(context, 'threatened')
    const newcomers = context.parameter('SET05')
    const established = context.parameter('SET06')
    changes.add('choice.settle.new', newcomers * log(1 + (lasting + oneOff / changes.number('one_off_years')) / income), places)
    changes.add('choice.settle.established', established * log(1 + lasting / income), places)
    changes.add('choice.locked-years', changes.number('lock_in_years'), places)

    // An applicant to a training post is counted to weigh the first year's money: the yearly supplement and any one-off.
    const year = Math.floor(use.from / 12)
    const perPost = ((lasting + oneOff) / 100_000) * log(changes.number('or_per_100k'))
    shareReached(context, 'cluster', places, year).forEach((share, cluster) => changes.add('choice.hu', perPost * share, [cluster]))

    if (changes.yes('budget_neutral')) {
      const inside = new Set(places)
      const outside = context.places.flatMap((_, place) => (inside.has(place) ? [] : [place]))
      const people = (cells: readonly number[]) => cells.reduce((sum, place) => sum + context.population(place, year), 0)
      const paidOutside = outside.length > 0 ? (lasting * people(places)) / people(outside) : 0
      // Nobody can pay more than a tenth of the income: beyond that the scope is too wide to be paid by the rest.
      const loss = log(1 - Math.min(0.1, paidOutside / income))
      changes.add('choice.settle.new', newcomers * loss, outside)
      changes.add('choice.settle.established', established * loss, outside)
    }
    return changes.list
  },
}
