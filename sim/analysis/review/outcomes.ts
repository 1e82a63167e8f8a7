/** What each replicate says of what was observed: the same measure, in the same area, at the same date. */
import type { Layout } from '../../core/recorder.ts'
import type { MeasureDefinition } from '../../model/definitions.ts'
import { lowestShare, valuesOf } from '../../run/aggregate.ts'
import type { Buffers } from '../../run/aggregate.ts'
import { headlineId } from '../headlines.ts'
import type { Headline } from '../headlines.ts'
import type { Area } from './areas.ts'
import { measureByKey } from './observations.ts'
import type { Observation } from './observations.ts'

/** A figure of a run. */
export interface Figure {
  readonly indicator: string
  readonly measure: string
  readonly area: Area
  /** Over the quarter of places where it is lowest. */
  readonly worstQuarter?: true
}

/** Why a figure cannot be read off a run, when it cannot. `start`: the run begins later, so the figure is where it starts from and no test. */
export type Unreadable = 'start' | 'beyond' | 'unrecorded'

/** A figure in one month by finished replicate (NaN where a ratio has nothing below), or why there is none. */
export function outcomesOf(figure: Figure, month: number, buffers: Buffers, layout: Layout): readonly number[] | Unreadable {
  const found = measureByKey(`${figure.indicator}/${figure.measure}`)
  if (!found) return 'unrecorded'
  if (month < layout.from) return 'start'
  if (month > layout.to) return 'beyond'
  const { indicator, measure } = found
  const at = readAt(month, indicator.id, measure, figure.area, layout)
  if (typeof at === 'string') return at
  if (figure.worstQuarter || figure.area.level === 'worst-quarter') return buffers.flatMap((buffer) => (buffer ? [lowestShare(buffer, layout, measure, 'place', at.month, 0.25, indicator.id)] : []))
  if (at.cells === undefined) return valuesOf(buffers, layout, measure, at.level, at.cell, at.month, indicator.id).filter((value) => value !== undefined)
  const sums = (components: readonly string[]) => {
    const parts = components.flatMap((component) => at.cells!.map((cell) => valuesOf(buffers, layout, { numerator: [component] }, 'place', cell, at.month, indicator.id)))
    return buffers.map((_, i) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0))
  }
  const above = sums(measure.numerator)
  const below = measure.denominator && sums(measure.denominator)
  return buffers.flatMap((buffer, i) => (buffer ? [(above[i]! / (below ? below[i]! : 1)) * (measure.scale ?? 1)] : []))
}

/** Where a measure is read: a cell of a level, or places added up; and the month, which is a December where only years are recorded. */
function readAt(month: number, indicator: string, measure: MeasureDefinition, area: Area, layout: Layout): { readonly level: string; readonly cell: number; readonly cells?: readonly number[]; readonly month: number } | Unreadable {
  const components = [...measure.numerator, ...(measure.denominator ?? [])]
  const recorded = (level: string) => components.every((component) => layout.blocks.some((block) => block.indicator === indicator && block.component === component && block.level === level && block.steps > 0))
  const yearly = (level: string) => components.some((component) => !layout.blocks.some((block) => block.indicator === indicator && block.component === component && block.level === level && block.cadence === 'month'))
  const december = Math.floor(month / 12) * 12 + 11
  const when = (level: string) => (yearly(level) ? december : month)
  const fits = (level: string) => (when(level) > layout.to ? 'beyond' : undefined)
  if (area.level === 'worst-quarter') return recorded('place') ? (fits('place') ?? { level: 'place', cell: 0, month: when('place') }) : 'unrecorded'
  if (area.level === 'nation') {
    const level = recorded('nation') ? 'nation' : 'place'
    if (!recorded(level)) return 'unrecorded'
    return fits(level) ?? (level === 'nation' ? { level, cell: 0, month: when(level) } : { level, cell: 0, cells: placesOf(layout), month: when(level) })
  }
  if (area.cell >= 0 && area.level !== 'council' && recorded(area.level)) return fits(area.level) ?? { level: area.level, cell: area.cell, month: when(area.level) }
  if (area.places.length > 0 && recorded('place')) return fits('place') ?? { level: 'place', cell: 0, cells: area.places, month: when('place') }
  return 'unrecorded'
}

const placesOf = (layout: Layout): number[] => Array.from({ length: layout.blocks.find(({ level }) => level === 'place')?.cells ?? 0 }, (_, i) => i)

/** Is a figure of this date read in another month, since runs record it once a year only? */
export function readInDecember({ indicator, measure, area, month }: Pick<Observation, 'indicator' | 'measure' | 'area' | 'month'>): boolean {
  if (month % 12 === 11) return false
  const found = measureByKey(`${indicator}/${measure}`)
  const level = area.level === 'council' || area.level === 'worst-quarter' || (area.level === 'nation' && !found?.indicator.blocks.some((block) => block.level === 'nation')) ? 'place' : area.level
  return found !== undefined && found.measure.numerator.some((component) => !found.indicator.blocks.some((block) => block.component === component && block.level === level && block.cadence === 'month'))
}

/** Name of a figure as registrations have it; undefined when they hold the country and its worst quarter alone. */
export function registeredKey(figure: Figure): string | undefined {
  if (figure.area.level === 'worst-quarter') return headlineId({ ...figure, worstQuarter: true } as Headline)
  return figure.area.level === 'nation' ? headlineId(figure as Headline) : undefined
}
