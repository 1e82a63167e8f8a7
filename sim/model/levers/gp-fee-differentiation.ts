import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

/** Share of places, those with the highest need, that a fee by need would favour. */
const needyShare = 0.25

/** A higher base fee where need is greatest or doctors fewest. */
export const gpFeeDifferentiation: LeverDefinition = {
  id: 'gp-fee-differentiation',
  kind: 'lever',
  family: 'settlement-and-pay',
  hooks: ['choice', 'budget'],
  source: papers.plan2018,
  grade: 'C',
  text: {
    da: {
      name: 'Differentieret basishonorar',
      sentence: 'Højere indtægt pr. patient, hvor behovet er størst eller lægerne færrest.',
      message: 'Et højere honorar trækker lidt i nye læger og næsten ikke i etablerede. Det skaber ingen læger: nogen steder får færre.',
      lookFor: 'Nedsættelser i de valgte kommuner mod resten af landet. Sammenlign med løntillægget: samme kroner, samme svage træk.',
      sideEffects: 'Pengene går også til dem, der allerede er der og ville blive. Områder uden højere honorar mister ansøgere, også når de selv er pressede.',
      examples: 'Overenskomsten fra 1. januar 2018 lod en del af basishonoraret følge patienternes behov. Niveauet ved start er udgangspunktet her.',
    },
    en: {
      name: 'Differentiated base fee',
      sentence: 'Higher income per patient where need is greatest or doctors fewest.',
      message: 'A higher fee pulls a little on new doctors and hardly on established ones. It makes no doctors: some places get fewer.',
      lookFor: 'Settlement in the chosen municipalities against the rest. Compare with the pay supplement: the same money, the same weak pull.',
      sideEffects: 'The money also goes to those who are there already and would stay. Areas without the fee lose applicants, even when they are pressed themselves.',
      examples: 'Since 1 January 2018 a part of the base fee follows patients’ need. The level at the start is what the lever adds to.',
    },
  },
  settings: [
    {
      id: 'fee_uplift_pct',
      text: { da: { name: 'Højere honorar', help: 'Oven i honoraret i dag.' }, en: { name: 'Higher fee', help: 'On top of today’s fee.' } },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 10, min: 0, max: 30, step: 1,
      evidence: [0, 20],
      labels: { low: 5, middle: 10, high: 20, veryHigh: 30 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'paid_where',
      text: {
        da: { name: 'Hvor honoraret er højere', help: 'Et valgt område går forud.' },
        en: { name: 'Where the fee is higher', help: 'A chosen scope goes first.' },
      },
      role: 'setting', kind: 'choice', unit: '', statusQuo: 'few-doctors', on: 'few-doctors',
      choices: [
        { value: 'few-doctors', text: { da: 'Færrest læger efter behov', en: 'Fewest doctors for the need' } },
        { value: 'high-need', text: { da: 'Største behov pr. borger', en: 'Highest need per inhabitant' } },
      ],
      source: `${papers.plan2018}: both are named`, grade: 'A',
    },
    {
      id: 'choice_or_per_10pct',
      text: {
        da: { name: 'Oddsforhold pr. 10 % for nye læger', help: '1,15 er SET05·ln 1,10. Etablerede svarer med SET06.' },
        en: { name: 'Odds ratio per 10 % for newcomers', help: '1.15 is SET05·ln 1.10. The established answer with SET06.' },
      },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.15, on: 1.15, min: 1, max: 1.4, step: 0.05,
      evidence: [1.03, 1.4],
      source: 'LEV04: 10 % permanent supplement 0.14 log-odds (0.03..0.33), SET05 x ln 1.10 (Sivey 2012)', grade: 'B',
    },
  ],
  primary: 'fee_uplift_pct',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  aims: paidIn,
  lagMonths: 0,
  rows: ['S3-04a', 'S4-O02'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const uplift = changes.number('fee_uplift_pct')
    if (uplift === 0) return []
    const places = paidIn(use, context)
    changes.add('choice.settle.new', (log(changes.number('choice_or_per_10pct')) * log(1 + uplift / 100)) / log(1.1), places)
    changes.add('choice.settle.established', context.parameter('SET06') * log(1 + uplift / 100), places)
    return changes.list
  },
}

/** Where the fee is higher. */
export function paidIn(use: ResolvedLever, context: LeverContext): readonly number[] {
  return use.places ?? (use.settings['paid_where'] === 'high-need' ? neediest(context) : placesWithFlag(context, 'threatened'))
}

/** The quarter of places with the highest need per inhabitant. */
function neediest(context: LeverContext): number[] {
  return context.places
    .map((_, place) => place)
    .sort((a, b) => context.needIndex(b) - context.needIndex(a) || a - b)
    .slice(0, Math.round(needyShare * context.places.length))
    .sort((a, b) => a - b)
}
