import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { targetPlaces } from './targets.ts'

/** Minutes one way that cost nothing in the choice of place (ATT08). */
const freeMinutes = 30

/** The help to which the factor of LEV11 on felt minutes belongs. */
const presumed = { paid: 0.5, productive: 0.3, daysSaved: 1, subsidy: 150 }

/** The least that felt minutes can fall to (low end of LEV11). */
const leastFactor = 0.5

/** Help to work in a place without moving there. */
export const commuterSupport: LeverDefinition = {
  id: 'commuter-support',
  kind: 'lever',
  family: 'settlement-and-pay',
  hooks: ['choice'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Arbejde uden at flytte',
      sentence: 'Tilskud til transport, pendlerbus, løn under rejsen og hjemmearbejde, så læger kan arbejde længere fra deres bopæl.',
      message: 'Pendling virker straks, men binder svagere: den, der pendler, søger lettere videre. Byens naboer vinder, det fjerneste vinder lidt.',
      lookFor: 'Nedsættelser i de valgte kommuner det første år, og flytninger væk derfra i de følgende. Sammenlign med støtte til tilflyttere.',
      sideEffects: 'Færre dage på stedet og tabt patienttid. De byer, lægerne pendler fra, får færre. Hjælpen gør det mindre værd at flytte derud for alvor.',
      examples: 'Pendlerbusser, arbejdsplads i toget, løn under transport og hjemmedage er foreslået; ingen effektmåling er fundet.',
    },
    en: {
      name: 'Working without moving',
      sentence: 'Transport subsidy, commuter bus, paid travel and home work, so doctors can work farther from where they live.',
      message: 'Commuting acts at once but ties less: commuters move on more easily. Places near the city gain, the farthest gain little.',
      lookFor: 'Settlement in the chosen municipalities in the first year, and moves away in those that follow. Compare with support for movers.',
      sideEffects: 'Fewer days on site and lost patient time. The cities that doctors commute from get fewer. The help makes moving there for good worth less.',
      examples: 'Commuter buses, work places on the train, paid travel and home days are proposed; no effect estimate was found.',
    },
  },
  settings: [
    {
      id: 'acceptable_travel_delta_min',
      text: {
        da: { name: 'Længere rejse, der accepteres', help: 'Minutter hver vej ud over de 30, der ikke tæller i dag.' },
        en: { name: 'Longer travel accepted', help: 'Minutes each way beyond the 30 that do not count today.' },
      },
      role: 'setting', kind: 'number', unit: 'minutes', statusQuo: 0, on: 20, min: 0, max: 60, step: 5,
      labels: { low: 10, middle: 20, high: 40, veryHigh: 60 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'paid_travel_share',
      text: { da: { name: 'Del af rejsen, der er betalt' }, en: { name: 'Part of travel paid' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.5, min: 0, max: 1, step: 0.1,
      labels: { low: 0.2, middle: 0.5, high: 0.8, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'productive_travel_share',
      text: { da: { name: 'Del af rejsen, der arbejdes i' }, en: { name: 'Part of travel worked in' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0, on: 0.3, min: 0, max: 0.8, step: 0.1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'days_on_site',
      text: { da: { name: 'Dage på stedet' }, en: { name: 'Days on site' } },
      role: 'setting', kind: 'number', unit: 'days', statusQuo: 5, on: 4, min: 2, max: 5, step: 1,
      labels: { low: 2, middle: 3, high: 4, veryHigh: 5 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'subsidy_dkk_day',
      text: { da: { name: 'Tilskud pr. dag' }, en: { name: 'Subsidy per day' } },
      role: 'setting', kind: 'number', unit: 'DKK/day', statusQuo: 0, on: 150, min: 0, max: 500, step: 25,
      labels: { low: 75, middle: 150, high: 300, veryHigh: 500 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'felt_minutes_factor',
      text: {
        da: { name: 'Følte minutter med hele hjælpen', help: 'Hjælpen er betalt rejse, arbejde undervejs, hjemmedage og tilskud, vægtet ens; aldrig under 0,5.' },
        en: { name: 'Felt minutes with all the help', help: 'Paid travel, work under way, home days and subsidy count alike; never below 0.5.' },
      },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 0.7, on: 0.7, min: 0.5, max: 1, step: 0.05,
      evidence: [0.5, 0.9],
      source: 'LEV11: perceived commute minutes factor 0.7 (0.5..0.9), an assumption', grade: 'C',
    },
    {
      id: 'applies_to_trainees',
      text: { da: { name: 'Gælder også uddannelseslæger' }, en: { name: 'Holds for trainees too' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.regions, grade: 'A',
    },
    {
      id: 'commuter_exit_or',
      text: {
        da: { name: 'Pendleres risiko for at flytte videre', help: 'Mod den, der bor inden for 30 minutter.' },
        en: { name: 'Commuters’ risk of moving on', help: 'Against those who live within 30 minutes.' },
      },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.3, on: 1.3, min: 1, max: 2, step: 0.1,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'acceptable_travel_delta_min',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S0-00b', 'S0-00d', 'S1-15', 'S1-15a', 'S1-15b', 'S1-15c', 'S1-15d'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const help =
      (changes.number('paid_travel_share') / presumed.paid +
        changes.number('productive_travel_share') / presumed.productive +
        (5 - changes.number('days_on_site')) / presumed.daysSaved +
        changes.number('subsidy_dkk_day') / presumed.subsidy) /
      4
    const factor = Math.max(leastFactor, 1 - (1 - changes.number('felt_minutes_factor')) * help)
    const accepted = freeMinutes + changes.number('acceptable_travel_delta_min')
    const relief = log(accepted / (freeMinutes * factor)) / log(2)
    if (!(relief > 0)) return []
    const places = targetPlaces(use, context)
    changes.add('travel.relief', relief, places)
    changes.replace('travel.commuter-ratio', changes.number('commuter_exit_or'))
    if (changes.yes('applies_to_trainees')) changes.replace('travel.trainees', 1)
    return changes.list
  },
}
