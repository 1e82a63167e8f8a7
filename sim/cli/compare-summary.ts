/** What one run has more than another, as tables for a person and as JSON for a program. */
import type { IndicatorDefinition, MeasureDefinition } from '../model/definitions.ts'
import { indicators } from '../model/indicators/index.ts'
import { measuresOf, summaryYears, yearsOf } from './measures.ts'
import { band, number, signed } from './numbers.ts'
import { commonGoal, isDefault, jsonNumbers, readDifference, readWorstDifference, worstMeasure } from './readout.ts'
import type { Difference, Results } from './readout.ts'
import { textTable } from './text-table.ts'

/** Tables of the paired differences a less b: indicators that have a goal year by year in all their definitions, then the others. */
export function compareTables(a: Results, b: Results): string {
  const years = summaryYears(a.layout)
  const parts = indicators.filter((indicator) => commonGoal(indicator)).flatMap((indicator) => years.map((year) => goalTable(a, b, indicator, year)))
  const rows = indicators.filter((indicator) => !commonGoal(indicator)).flatMap((indicator) => rowsOf(a, b, indicator, years))
  if (rows.length > 0)
    parts.push(
      textTable(
        [
          { title: 'Difference: mean (95 % interval of the mean)' },
          ...years.map((year) => ({ title: `${year}`, align: 'right' as const })),
          { title: `unpaired, ${years.at(-1)}`, align: 'right' },
          { title: 'unit' },
        ],
        rows,
      ),
    )
  return parts.join('\n\n')
}

function goalTable(a: Results, b: Results, indicator: IndicatorDefinition, year: number): string {
  return textTable(
    [
      { title: `${indicator.text.en}, end of ${year}` },
      { title: 'mean difference', align: 'right' },
      { title: '95 % interval', align: 'right' },
      { title: '50 % of replicates', align: 'right' },
      { title: '90 % of replicates', align: 'right' },
      { title: 'unpaired would need', align: 'right' },
    ],
    measuresOf(a.layout, indicator).map((measure) => {
      const { mean, low, high, varianceRatio, bands } = readDifference(a, b, indicator, measure, year)
      const d = measure.decimals
      const mark = isDefault(indicator, measure) ? '* ' : '  '
      return [
        mark + measure.text.en,
        signed(mean, d + 1),
        band(low, high, d + 1, signed),
        band(bands.low50, bands.high50, d, signed),
        band(bands.low90, bands.high90, d, signed),
        worth(varianceRatio, mean),
      ]
    }),
  )
}

function rowsOf(a: Results, b: Results, indicator: IndicatorDefinition, years: readonly number[]): string[][] {
  const row = (text: string, measure: MeasureDefinition, read: (year: number) => Difference): string[] => {
    const differences = years.map(read)
    const last = differences.at(-1)!
    return [`${indicator.text.en}: ${text}`, ...differences.map((difference) => meanText(difference, measure.decimals + 1)), worth(last.varianceRatio, last.mean), measure.unit.en]
  }
  const rows = measuresOf(a.layout, indicator).map((measure) => row(measure.text.en, measure, (year) => readDifference(a, b, indicator, measure, year)))
  const lowest = worstMeasure(a, indicator)
  if (lowest) rows.push(row('lowest quarter of municipalities', lowest, (year) => readWorstDifference(a, b, indicator, lowest, year)))
  return rows
}

function meanText({ mean, low, high, bands }: Difference, decimals: number): string {
  if (!Number.isFinite(mean)) return '–'
  return mean === 0 && bands.low90 === 0 && bands.high90 === 0 ? 'none' : `${signed(mean, decimals)} (${band(low, high, decimals, signed)})`
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

/** How many times more unpaired replicates would be needed. Where nothing differs there is nothing to be sure of. */
function worth(ratio: number, mean: number): string {
  if (ratio !== ratio || (mean === 0 && !Number.isFinite(ratio))) return '–'
  return Number.isFinite(ratio) ? `${number(ratio, ratio < 10 ? 1 : 0)} times` : 'no end of them'
}
