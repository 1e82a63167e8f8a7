/** The figures by which a version of the model is known: few, of the country, in the years that decisions are about. */
import { indicatorById } from '../model/indicators/index.ts'
import type { Layout } from '../core/recorder.ts'
import { lowestShare, valuesOf } from '../run/aggregate.ts'
import type { Buffers } from '../run/aggregate.ts'

/** One figure: a measure of the country, or over the quarter of places where it is lowest. */
export interface Headline {
  readonly indicator: string
  readonly measure: string
  readonly worstQuarter?: true
}

/** The figures, in the order they are told. */
export const headlines: readonly Headline[] = [
  { indicator: 'gp-doctors', measure: 'all-persons-without' },
  { indicator: 'gp-doctors', measure: 'all-fte-without' },
  { indicator: 'gp-doctors', measure: 'owners-persons-without' },
  { indicator: 'gp-coverage-need', measure: 'coverage' },
  { indicator: 'gp-coverage-need', measure: 'coverage', worstQuarter: true },
  { indicator: 'unlisted-patients', measure: 'unlisted-citizens' },
  { indicator: 'hu-fill-rate', measure: 'hu-filled' },
  { indicator: 'hu-fill-rate', measure: 'fill-rate' },
  { indicator: 'hu-fill-rate', measure: 'hu-applicants' },
  { indicator: 'training-pipeline', measure: 'specialists' },
  { indicator: 'gp-age-profile', measure: 'share-60plus' },
  { indicator: 'exit-age', measure: 'exit-rate' },
  { indicator: 'vacant-capacities', measure: 'vacancy-rate' },
  { indicator: 'gp-workload', measure: 'load' },
  { indicator: 'hospital-gp-stock', measure: 'outside-persons' },
]

/** Name of a figure, without its year. */
export const headlineId = ({ indicator, measure, worstQuarter }: Headline): string => `${indicator}/${measure}${worstQuarter ? '/worst-quarter' : ''}`

/** Values of a figure at the end of a year, by finished replicate. */
export function headlineValues(headline: Headline, buffers: Buffers, layout: Layout, year: number): number[] {
  const { indicator, measure, worstQuarter } = headline
  const definition = indicatorById(indicator)?.measures.find(({ id }) => id === measure)
  if (!definition) throw new Error(`headlines: expected a measure ${measure} of ${indicator}, got none. Correct the list of headlines.`)
  const month = year * 12 + 11
  if (!worstQuarter) return valuesOf(buffers, layout, definition, 'nation', 0, month, indicator).filter((value) => value !== undefined)
  return buffers.flatMap((buffer) => (buffer ? [lowestShare(buffer, layout, definition, 'place', month, 0.25, indicator)] : []))
}
