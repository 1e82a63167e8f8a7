/**
 * From runs to the figures a reader sees. Once enough replicates are in, bands are exact quantiles of them. Before that they are the
 * last settled bands, moved by the mean paired difference of the few new replicates: pairing makes four of them say much.
 */
import { bands as bandsOf, bandsOfValues, findBlock, indicators, pairedBands, probabilityAtLeast, valuesOf } from '../../sim/index.ts'
import type { IndicatorDefinition, Layout, MeasureDefinition } from '../../sim/index.ts'
import type { Bands } from '../charts/index.ts'
import type { Run } from './simulation.ts'

/** Fewest replicates whose own quantiles are shown, and whose intervals may call a difference certain. */
export const enough = 40
export const enoughForCertainty = 20

export interface MeasureRef {
  readonly indicator: IndicatorDefinition
  readonly measure: MeasureDefinition
}

/** The indicator whose measures are the definitions of the 5,000. */
export const targetIndicator = 'gp-doctors'

export function targetRef(measureId: string): MeasureRef {
  const indicator = indicators.find(({ id }) => id === targetIndicator)!
  return { indicator, measure: indicator.measures.find(({ id }) => id === measureId) ?? indicator.measures[0]! }
}

export function refOf(key: string): MeasureRef | undefined {
  const [indicatorId, measureId] = key.split('/')
  const indicator = indicators.find(({ id }) => id === indicatorId)
  const measure = indicator?.measures.find(({ id }) => id === measureId)
  if (!indicator || !measure) return undefined
  return indicator.id === targetIndicator ? { indicator, measure: perCitizen(measure) } : { indicator, measure }
}

/**
 * The target on a map: doctors per 10,000 citizens, each weighted by need. Counts of doctors alone would draw where people live.
 * The denominator is recorded by the indicator of coverage.
 */
function perCitizen(measure: MeasureDefinition): MeasureDefinition {
  const full = measure.id.includes('-fte-')
  return {
    ...measure,
    text: full
      ? { da: 'Fuldtidslæger pr. 10.000 vægtede borgere', en: 'Full-time doctors per 10,000 weighted citizens' }
      : { da: 'Læger pr. 10.000 vægtede borgere', en: 'Doctors per 10,000 weighted citizens' },
    unit: { da: '', en: '' },
    denominator: ['need'],
    scale: 10_000,
    decimals: 1,
  }
}

/** The indicator a measure's components are looked up in; none when they come from several. */
export const scopeOf = ({ indicator, measure }: MeasureRef): string | undefined => (indicator.id === targetIndicator && measure.denominator ? undefined : indicator.id)

/** Measures recorded for each place, as indicator/measure; the target's twelve are one choice, decided by the definition. */
export function mapKeys(target: string): string[] {
  return indicators.flatMap((indicator) => {
    const onMap = indicator.measures.filter(({ numerator, denominator }) =>
      [...numerator, ...(denominator ?? [])].every((component) => indicator.blocks.some((block) => block.component === component && block.level === 'place')),
    )
    return onMap.filter((measure) => indicator.id !== targetIndicator || measure.id === target).map((measure) => `${indicator.id}/${measure.id}`)
  })
}

/** Measures recorded for the whole country, as indicator/measure; the target is a figure of its own. */
export function nationKeys(): string[] {
  return indicators.flatMap((indicator) =>
    indicator.id === targetIndicator
      ? []
      : indicator.measures
          .filter(({ numerator, denominator }) => [...numerator, ...(denominator ?? [])].every((component) => indicator.blocks.some((block) => block.component === component && block.level === 'nation')))
          .map((measure) => `${indicator.id}/${measure.id}`),
  )
}

/** A measure as its indicator defines it. */
export function plainRef(indicatorId: string, measureId: string): MeasureRef {
  const indicator = indicators.find(({ id }) => id === indicatorId)
  const measure = indicator?.measures.find(({ id }) => id === measureId)
  if (!indicator || !measure) throw new Error(`figures: expected the measure ${indicatorId}/${measureId}, got none. Check the indicator.`)
  return { indicator, measure }
}

/** Is a measure recorded month by month for the whole country? */
export function isMonthly({ indicator, measure }: MeasureRef): boolean {
  return [...measure.numerator, ...(measure.denominator ?? [])].every((component) => indicator.blocks.some((block) => block.component === component && block.level === 'nation' && block.cadence === 'month'))
}

/** National bands of a run: at the ends of quarters where it is recorded by month, else of each year. */
export function nationalBands(run: Run, ref: MeasureRef): Bands {
  const all = bandsOf(run.buffers, run.compiled.layout, ref.measure, 'nation', 0, isMonthly(ref) ? 'month' : 'year', scopeOf(ref))
  const at = all.months.flatMap((month, i) => (month % 3 === 2 ? [i] : []))
  const pick = (list: ArrayLike<number>) => Float64Array.from(at, (i) => list[i]!)
  return { months: at.map((i) => all.months[i]!), median: pick(all.median), low50: pick(all.low50), high50: pick(all.high50), low90: pick(all.low90), high90: pick(all.high90) }
}

const whole = [0]

/** Mean of what `a` has more than `b` over the replicates both have, at months; zeros when there are none. */
export function meanDifference(a: Run, b: Run, ref: MeasureRef, months: ArrayLike<number>): Float64Array {
  const pairs = paired(a, b)
  const read = reader(a.compiled.layout, ref, 'nation')
  return Float64Array.from(months, (month) => {
    let sum = 0
    for (const i of pairs) sum += read(a.buffers[i]!, whole, month) - read(b.buffers[i]!, whole, month)
    return pairs.length ? sum / pairs.length : 0
  })
}

export function shift(bands: Bands, by: ArrayLike<number>): Bands {
  const move = (list: ArrayLike<number>) => Float64Array.from(list, (value, i) => value + (by[i] ?? 0))
  return { months: bands.months, median: move(bands.median), low50: move(bands.low50), high50: move(bands.high50), low90: move(bands.low90), high90: move(bands.high90) }
}

/** A measure of the country in a month, by finished replicate. */
export function nationalValues(run: Run, ref: MeasureRef, month: number): number[] {
  return valuesOf(run.buffers, run.compiled.layout, ref.measure, 'nation', 0, month, scopeOf(ref)).filter((value) => value !== undefined)
}

export function odds(run: Run, ref: MeasureRef, goal: number, month: number): number {
  return probabilityAtLeast(run.buffers, run.compiled.layout, ref.measure, goal, month, scopeOf(ref))
}

/**
 * Share of a run's replicates that would reach a goal if each were moved by the same amount: the odds of a preview, consistent with its
 * moved bands.
 */
export function oddsMoved(run: Run, ref: MeasureRef, goal: number, month: number, by: number): number {
  return odds(run, ref, goal - by, month)
}

/** Areas of a map as the cells of places that belong to each. */
export type Members = readonly (readonly number[])[]

/** Values by area in a month: medians and 90 % intervals, of a run or of its paired difference from another. */
export function byArea(run: Run, ref: MeasureRef, month: number, members: Members, minus?: Run, level = 'place'): { median: Float64Array; low90: Float64Array; high90: Float64Array; pairs: number } {
  const read = reader(run.compiled.layout, ref, level)
  const indices = paired(run, minus ?? run)
  const made = members.map((cells) => bandsOfValues(indices.map((i) => read(run.buffers[i]!, cells, month) - (minus ? read(minus.buffers[i]!, cells, month) : 0)).filter(Number.isFinite)))
  const pick = (name: 'median' | 'low90' | 'high90') => Float64Array.from(made, (bands) => bands[name])
  return { median: pick('median'), low90: pick('low90'), high90: pick('high90'), pairs: indices.length }
}

/** Mean paired difference by area: of few replicates a better guide than their median. */
export function meanByArea(a: Run, b: Run, ref: MeasureRef, month: number, members: Members): Float64Array {
  const pairs = paired(a, b)
  const read = reader(a.compiled.layout, ref, 'place')
  return Float64Array.from(members, (cells) => {
    let sum = 0
    let n = 0
    for (const i of pairs) {
      const difference = read(a.buffers[i]!, cells, month) - read(b.buffers[i]!, cells, month)
      if (!Number.isFinite(difference)) continue
      sum += difference
      n++
    }
    return n ? sum / n : NaN
  })
}

/** Bands of a paired difference over the years. */
export function differenceBands(a: Run, b: Run, ref: MeasureRef): Bands {
  return pairedBands(a.buffers, b.buffers, a.compiled.layout, ref.measure, 'nation', 0, 'year', scopeOf(ref))
}

/** Mean share of the weights that falls in each class of a measure by place; `edges` are one more than the classes, the outer ones open. */
export function sharesByClass(run: Run, ref: MeasureRef, month: number, weights: ArrayLike<number>, edges: readonly number[]): number[] {
  const read = reader(run.compiled.layout, ref, 'place')
  const sums = new Array<number>(edges.length - 1).fill(0)
  let total = 0
  for (const buffer of run.buffers) {
    if (!buffer) continue
    for (let place = 0; place < weights.length; place++) {
      const value = read(buffer, [place], month)
      if (!Number.isFinite(value)) continue
      let at = 0
      while (at < sums.length - 1 && value >= edges[at + 1]! - 1e-9) at++
      sums[at]! += weights[place]!
      total += weights[place]!
    }
  }
  return sums.map((sum) => (total ? sum / total : 0))
}

/** Paired difference of the whole in one month: median and 90 % interval. */
export function pairedAt(a: Run, b: Run, ref: MeasureRef, month: number): { median: number; low90: number; high90: number; pairs: number } {
  const bands = pairedBands(a.buffers, b.buffers, a.compiled.layout, ref.measure, 'nation', 0, 'year', scopeOf(ref))
  const at = bands.months.indexOf(month)
  return { median: bands.median[at]!, low90: bands.low90[at]!, high90: bands.high90[at]!, pairs: paired(a, b).length }
}

/** Reads a measure many times, over cells taken together: its blocks are looked up once. Components have one name across indicators. */
function reader(layout: Layout, { measure }: MeasureRef, level: string): (buffer: Float32Array, cells: readonly number[], month: number) => number {
  const blocksOf = (names: readonly string[]) =>
    names.map((name) => {
      const block = findBlock(layout, name, level)
      if (!block) throw new Error(`${measure.id}: expected ${name} to be recorded at level ${level}, got no such block. Check the indicator's blocks.`)
      return block
    })
  const sum = (blocks: ReturnType<typeof blocksOf>, buffer: Float32Array, cells: readonly number[], month: number): number => {
    let total = 0
    for (const block of blocks) {
      const start = block.offset + Math.ceil((month - block.firstMonth) / block.monthsPerStep) * block.cells
      for (const cell of cells) total += buffer[start + cell]!
    }
    return total
  }
  const above = blocksOf(measure.numerator)
  const below = measure.denominator && blocksOf(measure.denominator)
  const scale = measure.scale ?? 1
  return (buffer, cells, month) => (sum(above, buffer, cells, month) / (below ? sum(below, buffer, cells, month) : 1)) * scale
}

function paired(a: Run, b: Run): number[] {
  const both: number[] = []
  for (let i = 0; i < Math.min(a.buffers.length, b.buffers.length); i++) if (a.buffers[i] && b.buffers[i]) both.push(i)
  return both
}
