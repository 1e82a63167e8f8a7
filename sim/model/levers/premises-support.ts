import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { targetPlaces } from './targets.ts'

/** Months from taking a free number to opening, as the model's attraction of free numbers holds them. */
const delayToday = 12

/** Years over which the income lost while waiting to open is felt. */
const spreadYears = 10

/** Rooms ready to use, lease advice, new numbers tied to premises. */
export const premisesSupport: LeverDefinition = {
  id: 'premises-support',
  kind: 'lever',
  family: 'infrastructure',
  hooks: ['choice', 'capacity'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Kliniklokaler',
      sentence: 'Lokaler klar til brug, rådgivning om leje, nye numre bundet til lokaler og mere plads i praksis.',
      message: 'Uden lokaler åbner ingen på et frit nummer. Klar klinik fjerner ventetiden, men et tomt lokale tiltrækker ingen alene.',
      lookFor: 'Frie numre, der tages i de valgte kommuner, og uddannelsespladser.',
      sideEffects: 'Kommuner eller regioner ejer lokaler, der kan stå tomme. Steder uden hjælp mister nye læger.',
      examples: 'Nye 0-ydernumre kan følge en indrettet klinik på en fast adresse. I hovedstaden begrænser lokaler sammenlægning mere end lyst.',
    },
    en: {
      name: 'Clinic premises',
      sentence: 'Rooms ready to use, lease advice, new numbers tied to premises and more room in practices.',
      message: 'Without rooms nobody opens on a free number. A ready clinic removes the wait, but empty rooms attract nobody by themselves.',
      lookFor: 'Free numbers taken in the chosen municipalities, and training slots.',
      sideEffects: 'Municipalities or regions own rooms that may stand empty. Places without help lose newcomers.',
      examples: 'A new number can come with a fitted clinic at a fixed address. In the capital rooms limit merging more than will does.',
    },
  },
  proxy: { da: 'Antagne måneder sparet og et antaget oddsforhold.', en: 'Assumed months saved and an assumed odds ratio.' },
  settings: [
    {
      id: 'ready_premises',
      text: { da: { name: 'Klar til brug', help: 'I de målkommuner, der har flest frie numre uden lokaler.' }, en: { name: 'Ready to use', help: 'In target municipalities with most free numbers without rooms.' } },
      role: 'setting', kind: 'number', unit: 'premises/year', statusQuo: 0, on: 5, min: 0, max: 50, step: 1,
      labels: { low: 5, middle: 12, high: 25, veryHigh: 50 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'setup_delay_months',
      text: {
        da: { name: 'Måneder, før klinikken åbner', help: 'I dag 12. En kortere ventetid er sparet indkomst, fordelt over ti år.' },
        en: { name: 'Months before the clinic opens', help: '12 today. A shorter wait is income saved, spread over ten years.' },
      },
      role: 'assumption', kind: 'number', unit: 'months', statusQuo: delayToday, on: 3, min: 0, max: 24, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'tied_share',
      text: { da: { name: 'Nye numre med lokaler' }, en: { name: 'New numbers with premises' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.5, min: 0, max: 1, step: 0.1,
      labels: { low: 0.2, middle: 0.5, high: 0.8, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'rooms_upgraded',
      text: { da: { name: 'Praksis med mere plads', help: 'En uddannelsesplads for hver.' }, en: { name: 'Practices with more room', help: 'One training slot each.' } },
      role: 'setting', kind: 'number', unit: 'practices/year', statusQuo: 0, on: 10, min: 0, max: 50, step: 1,
      labels: { low: 5, middle: 12, high: 25, veryHigh: 50 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'rent_option',
      text: { da: { name: 'Leje af kommune eller region' }, en: { name: 'Rent from municipality or region' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'owner_barrier_cut',
      text: { da: { name: 'Startbarriere fjernet ved leje', help: 'Lægges til tiltrækningen af lokaler som en andel af den.' }, en: { name: 'Start-up barrier removed by renting', help: 'Added to the attraction of premises as a share of it.' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: 0.3, on: 0.3, min: 0, max: 0.8, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'settle_or',
      text: { da: { name: 'Oddsforhold for numre med lokaler' }, en: { name: 'Odds ratio of numbers with premises' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.28, on: 1.28, min: 1, max: 1.9, step: 0.01,
      evidence: [1, 1.82],
      source: 'SET15: ready premises 0.25 log-odds (0..0.6), an assumption', grade: 'C',
    },
  ],
  primary: 'ready_premises',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S1-21', 'S1-21a', 'S1-21b', 'S1-21d', 'S3-B04', 'S3-B13', 'S4-09a', 'S4-S2'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const ready = changes.number('ready_premises')
    const tied = changes.number('tied_share')
    changes.add('premises.rooms', changes.number('rooms_upgraded'))
    changes.add('premises.ready', ready)
    changes.add('premises.tied', tied)
    if (changes.list.length === 0) return []
    changes.replace('premises.target', 1, targetPlaces(use, context))
    if (ready === 0 && tied === 0) return changes.list
    const rent = changes.yes('rent_option') ? 1 + changes.number('owner_barrier_cut') : 1
    const saved = (delayToday - changes.number('setup_delay_months')) / 12 / spreadYears
    changes.add('premises.attraction', log(changes.number('settle_or')) * rent + context.parameter('SET05') * log(1 + saved))
    return changes.list
  },
}
