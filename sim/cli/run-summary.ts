/** What a run says, as tables for a person and as JSON for a program. */
import type { Goal, IndicatorDefinition, MeasureDefinition } from '../model/definitions.ts'
import { indicators } from '../model/indicators/index.ts'
import { precisionOf, replicatesFor, splitByGrade, splitSpread } from '../analysis/precision.ts'
import type { Precision } from '../analysis/precision.ts'
import { measuresOf, summaryYears, yearsOf } from './measures.ts'
import { band, number } from './numbers.ts'
import { commonGoal, frequency, isDefault, jsonNumber, jsonNumbers, readOdds, readWorst, readYear, worstMeasure, yearValues } from './readout.ts'
import type { Readout, Results } from './readout.ts'
import { textTable } from './text-table.ts'

/** Tables of a run: each indicator that has a goal year by year in all its definitions, then the others. */
export function runTables(run: Results): string {
  const years = summaryYears(run.layout)
  const parts = indicators.flatMap((indicator) => {
    const goal = commonGoal(indicator)
    return goal ? [...years.map((year) => goalTable(run, indicator, goal, year)), goalSentence(run, indicator, goal)] : []
  })
  const rows = indicators.filter((indicator) => !commonGoal(indicator)).flatMap((indicator) => rowsOf(run, indicator, years))
  if (rows.length > 0)
    parts.push(textTable([{ title: 'Median (90 % band)' }, ...years.map((year) => ({ title: `${year}`, align: 'right' as const })), { title: 'unit' }], rows))
  parts.push(goalsTable(run), precisionSentence(run))
  return parts.filter((part) => part !== '').join('\n\n')
}

/** Half width that a national number of doctors should be known to, in doctors. */
const wantedHalfWidth = 15

/** The number that is told when nothing else is said: the default definition of the first common goal, in its year. */
function toldNumber(run: Results): { readonly indicator: IndicatorDefinition; readonly measure: MeasureDefinition; readonly year: number } | undefined {
  const indicator = indicators.find((candidate) => commonGoal(candidate))
  const year = indicator && commonGoal(indicator)?.year
  const measure = indicator?.measures[0]
  return indicator && measure && year !== undefined && yearsOf(run.layout).includes(year) ? { indicator, measure, year } : undefined
}

/** How well the number told is known, and what it would take to know it better; empty when too few replicates finished to say. */
function precisionSentence(run: Results): string {
  const told = toldNumber(run)
  if (!told) return ''
  const precision = precisionOf(yearValues(run, told.indicator, told.measure, told.year))
  if (!Number.isFinite(precision.halfWidth)) return ''
  const needed = replicatesFor(precision, wantedHalfWidth)
  const enough = precision.halfWidth <= wantedHalfWidth
  return (
    `The median of * at the end of ${told.year} is known to ±${number(precision.halfWidth, 0)} from these ${number(precision.replicates, 0)} replicates (95 %). ` +
    (enough ? 'That is enough to tell it.' : `For ±${wantedHalfWidth} ask for about ${number(needed, 0)}: --replicates ${needed}.`)
  )
}

/**
 * Precision and the split of the band into chance and parameters, as JSON: from a run, from one of the same seed without parameter draws, and from one in
 * which only parameters without a source are drawn.
 */
export function spreadJson(run: Results, chanceOnly: Results | undefined, assumedOnly: Results | undefined): Record<string, unknown> | undefined {
  const told = toldNumber(run)
  if (!told) return undefined
  const drawn = yearValues(run, told.indicator, told.measure, told.year)
  const precision: Precision = precisionOf(drawn)
  const split = chanceOnly && splitSpread(drawn, yearValues(chanceOnly, told.indicator, told.measure, told.year))
  const parts = chanceOnly && assumedOnly && splitByGrade(drawn, yearValues(assumedOnly, told.indicator, told.measure, told.year), yearValues(chanceOnly, told.indicator, told.measure, told.year))
  return {
    indicator: told.indicator.id,
    measure: told.measure.id,
    year: told.year,
    median: jsonNumbers({ value: precision.value, standardError: precision.standardError, halfWidth95: precision.halfWidth }),
    wanted: { halfWidth95: wantedHalfWidth, replicates: jsonNumber(replicatesFor(precision, wantedHalfWidth)) },
    ...(split && { variance: jsonNumbers({ total: split.total, chance: split.chance, parameters: split.parameters, shareOfParameters: split.shareOfParameters, standardErrorOfShare: split.error }) }),
    ...(parts && { shares: { ...jsonNumbers({ chance: parts.chance, parametersWithSource: parts.sourced, assumptionsGradeC: parts.assumed }) } }),
  }
}

/** Goals and benchmarks of single measures, in the years that the run reaches; empty when there are none. */
function goalsTable(run: Results): string {
  const rows = indicators.flatMap((indicator) =>
    (indicator.goals ?? []).flatMap((goal) => {
      const measure = indicator.measures.find(({ id }) => id === goal.measure)
      if (!measure || !yearsOf(run.layout).includes(goal.year)) return []
      const d = measure.decimals
      const sign = goal.sense === 'benchmark' ? '' : goal.sense === 'at-most' ? 'at most ' : 'at least '
      const reached = goal.sense === 'benchmark' ? '–' : frequency(readOdds(run, indicator, measure, goal, goal.year))
      return [[goal.text.en, `${goal.year}`, `${sign}${number(goal.value, d)}`, number(readYear(run, indicator, measure, goal.year).median, d), reached]]
    }),
  )
  if (rows.length === 0) return ''
  return textTable([{ title: 'Goals and benchmarks of the papers' }, { title: 'year', align: 'right' }, { title: 'value', align: 'right' }, { title: 'median', align: 'right' }, { title: 'reached', align: 'right' }], rows)
}

/** The country at the end of each year in every measure, goals with their odds, and the worst quarter of municipalities. */
export function runJson(run: Results): Record<string, unknown> {
  return Object.fromEntries(
    indicators.map((indicator) => {
      const measures = measuresOf(run.layout, indicator).map((measure) => {
        const years = yearsOf(run.layout).map((year) => [year, jsonNumbers(readYear(run, indicator, measure, year))])
        return [measure.id, { unit: measure.unit.en, years: Object.fromEntries(years) as unknown }]
      })
      return [indicator.id, { measures: Object.fromEntries(measures) as unknown, ...goalsJson(run, indicator), ...worstJson(run, indicator) }]
    }),
  )
}

function goalTable(run: Results, indicator: IndicatorDefinition, goal: Goal, year: number): string {
  return textTable(
    [
      { title: `${indicator.text.en}, end of ${year}` },
      { title: 'median', align: 'right' },
      { title: '50 % band', align: 'right' },
      { title: '90 % band', align: 'right' },
      { title: `at least ${number(goal.value, 0)}`, align: 'right' },
    ],
    measuresOf(run.layout, indicator).map((measure) => {
      const { median, low50, high50, low90, high90 } = readYear(run, indicator, measure, year)
      const d = measure.decimals
      const mark = isDefault(indicator, measure) ? '* ' : '  '
      return [mark + measure.text.en, number(median, d), band(low50, high50, d), band(low90, high90, d), frequency(readOdds(run, indicator, measure, goal, year))]
    }),
  )
}

function goalSentence(run: Results, indicator: IndicatorDefinition, goal: Goal): string {
  const [measure] = indicator.measures
  if (!measure || !yearsOf(run.layout).includes(goal.year)) return ''
  const odds = frequency(readOdds(run, indicator, measure, goal, goal.year))
  return `* The definition used when nothing else is said: at least ${number(goal.value, 0)} at the end of ${goal.year} in ${odds} simulations.`
}

function rowsOf(run: Results, indicator: IndicatorDefinition, years: readonly number[]): string[][] {
  const write = ({ median, low90, high90 }: Readout, decimals: number): string =>
    Number.isFinite(median) ? `${number(median, decimals)} (${band(low90, high90, decimals)})` : '–'
  const row = (text: string, measure: MeasureDefinition, read: (year: number) => Readout): string[] => [
    text,
    ...years.map((year) => write(read(year), measure.decimals)),
    measure.unit.en,
  ]
  const rows = measuresOf(run.layout, indicator).map((measure) => row(`${indicator.text.en}: ${measure.text.en}`, measure, (year) => readYear(run, indicator, measure, year)))
  const lowest = worstMeasure(run, indicator)
  if (lowest) rows.push(row(`${indicator.text.en}: lowest quarter of municipalities`, lowest, (year) => readWorst(run, indicator, lowest, year)))
  return rows
}

function goalsJson(run: Results, indicator: IndicatorDefinition): object {
  if (!indicator.goals?.length) return {}
  const goals = indicator.goals
    .filter(({ year }) => yearsOf(run.layout).includes(year))
    .flatMap((goal) =>
      measuresOf(run.layout, indicator)
        .filter(({ id }) => goal.measure === '*' || goal.measure === id)
        .map((measure) => {
          const sense = goal.sense ?? 'at-least'
          const told = { year: goal.year, value: goal.value, sense, measure: measure.id, default: isDefault(indicator, measure) }
          if (sense === 'benchmark') return told
          const odds = readOdds(run, indicator, measure, goal, goal.year)
          return { ...told, ...odds, probability: jsonNumber(odds.times / odds.of) }
        }),
    )
  return { goals }
}

function worstJson(run: Results, indicator: IndicatorDefinition): object {
  const measure = worstMeasure(run, indicator)
  if (!measure) return {}
  const years = summaryYears(run.layout).map((year) => [year, jsonNumbers(readWorst(run, indicator, measure, year))])
  return { worstQuarter: { measure: measure.id, unit: measure.unit.en, years: Object.fromEntries(years) as unknown } }
}
