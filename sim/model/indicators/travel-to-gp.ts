import type { World } from '../world.ts'
import { placeComponents, type ModelIndicator } from './indicator.ts'
import { practiceCounts } from './practice-counts.ts'

const citizens = (w: World, m: number) => w.facts.populationAt(m, Math.floor(w.month / 12))

/** Open practices within 15 km: those of the place itself and of places whose main town is that near. */
function openNear(w: World, m: number): number {
  const { all } = practiceCounts(w)
  let n = 0
  for (const other of w.input.within15Km[m]!) n += all[other]! * w.openShare[other]!
  return n
}

/**
 * Kilometres to the nearest practice: in a place with n practices spread over its area half the root of the area of each; without any, the road to the
 * nearest place that has one.
 */
function kilometres(w: World, m: number): number {
  const { all } = practiceCounts(w)
  if (all[m]! > 0) return 0.5 * Math.sqrt(w.input.placeAreaKm2[m]! / all[m]!)
  let nearest = Infinity
  for (let other = 0; other < w.places; other++) {
    const km = w.input.placeKm[m * w.places + other]!
    if (all[other]! > 0 && km < nearest) nearest = km
  }
  return nearest
}

/** How far it is to a doctor who takes new patients. */
export const travelToGp: ModelIndicator = {
  id: 'travel-to-gp',
  text: { da: 'Afstand til egen læge', en: 'Distance to the GP' },
  definition: {
    da: 'Andel af borgere i kommuner med mindst to åbne praksis inden for 15 km, og gennemsnitlig afstand til nærmeste praksis. Praksis antages spredt jævnt i kommunen, og vejen mellem kommuner går mellem hovedbyerne.',
    en: 'Share of citizens in municipalities with two or more open practices within 15 km, and the mean distance to the nearest practice. Practices are taken as spread evenly over the municipality, and roads between municipalities run from main town to main town.',
  },
  kind: 'ratio',
  source: 'definition; the right to choose between two doctors within 15 km (Region Midtjylland, strategi for lægedækning i almen praksis, 2008)',
  grade: 'C',
  blocks: (['nation', 'place'] as const).flatMap((level) => (['citizens', 'citizens-with-choice', 'citizen-km'] as const).map((component) => ({ component, level, cadence: 'year' as const }))),
  measures: [
    { id: 'two-within-15-km', text: { da: 'Borgere med to åbne praksis inden for 15 km', en: 'Citizens with two open practices within 15 km' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['citizens-with-choice'], denominator: ['citizens'], scale: 100, decimals: 0, more: 'good' },
    { id: 'mean-km', text: { da: 'Afstand til nærmeste praksis', en: 'Distance to the nearest practice' }, unit: { da: 'km', en: 'km' }, numerator: ['citizen-km'], denominator: ['citizens'], decimals: 1, more: 'bad' },
  ],
  measure: placeComponents(['nation', 'place'], {
    citizens,
    'citizens-with-choice': (w, m) => (openNear(w, m) >= 2 ? citizens(w, m) : 0),
    'citizen-km': (w, m) => citizens(w, m) * kilometres(w, m),
  }),
}
