/** What one run has more than another, as tables for a person and as JSON for a program. */
import { indicators } from '../model/indicators/index.ts'
import { measuresOf, summaryYears, yearsOf } from './measures.ts'
import { band, number, signed } from './numbers.ts'
import { jsonNumbers, readDifference } from './readout.ts'
import type { Results } from './readout.ts'
import { textTable } from './text-table.ts'

/** Tables of the paired differences a less b, one for each year of the summary. */
export function compareTables(a: Results, b: Results): string {
  return summaryYears(a.layout)
    .map((year) =>
      textTable(
        [
          { title: `Difference at the end of ${year}` },
          { title: 'mean', align: 'right' },
          { title: '95 % interval of the mean', align: 'right' },
          { title: '90 % of replicates', align: 'right' },
          { title: 'unpaired would need', align: 'right' },
          { title: 'unit' },
        ],
        indicators.flatMap((indicator) =>
          measuresOf(a.layout, indicator).map((measure) => {
            const { mean, low, high, varianceRatio, bands } = readDifference(a, b, indicator, measure, year)
            const d = measure.decimals + 1
            const mark = indicator.goals?.some((goal) => goal.measure === measure.id) ? '* ' : '  '
            const text = `${mark}${indicator.text.en}: ${measure.text.en}`
            return [text, signed(mean, d), band(low, high, d, signed), band(bands.low90, bands.high90, measure.decimals, signed), worth(varianceRatio), measure.unit.en]
          }),
        ),
      ),
    )
    .join('\n\n')
}

/** Paired differences at the end of each year in every measure. */
export function compareJson(a: Results, b: Results): Record<string, unknown> {
  return Object.fromEntries(
    indicators.map((indicator) => {
      const measures = measuresOf(a.layout, indicator).map((measure) => {
        const years = yearsOf(a.layout).map((year) => {
          const { mean, low, high, standardError, varianceRatio, bands } = readDifference(a, b, indicator, measure, year)
          return [year, jsonNumbers({ mean, low95: low, high95: high, standardError, ...bands, unpairedFactor: varianceRatio })]
        })
        return [measure.id, { unit: measure.unit.en, years: Object.fromEntries(years) as unknown }]
      })
      return [indicator.id, { measures: Object.fromEntries(measures) as unknown }]
    }),
  )
}

/** How many times more unpaired replicates would be needed. */
function worth(ratio: number): string {
  if (ratio !== ratio) return '–'
  return Number.isFinite(ratio) ? `${number(ratio, ratio < 10 ? 1 : 0)} times` : 'no end of them'
}
