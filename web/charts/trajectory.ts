/**
 * The trajectory: doctors by month with 50 % and 90 % bands, the goal as a rule, the baseline dashed, and a bracket from each decision
 * to its first possible effect. The years after the goal are drawn lighter: they are there for slow levers, not as a forecast.
 */
import { area, extent, line, scaleLinear, select } from 'd3'
import type { Bands, Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'

export interface TrajectoryView extends Words {
  readonly heading: string
  readonly scenario: Bands
  readonly baseline: Bands
  /** Is the scenario another than the baseline? */
  readonly changed: boolean
  /** Single simulations behind the bands, at the months of the scenario. */
  readonly members?: readonly ArrayLike<number>[]
  /** Medians when the hand took hold of a lever. */
  readonly ghost?: ArrayLike<number>
  readonly goal: { readonly month: number; readonly value: number }
  readonly review: number
  /** `short` is what is said where there is little room. */
  readonly brackets: readonly { readonly text: string; readonly short?: string; readonly from: number; readonly to: number }[]
  /** Least and greatest value of the axis; frozen by the caller while a lever is dragged. */
  readonly domain?: readonly [number, number]
}

export interface TrajectoryModel extends TrajectoryView {
  readonly domain: readonly [number, number]
  readonly atGoal: number
}

interface Label {
  readonly key: string
  readonly text: string
  readonly x: number
  y: number
}

export interface TrajectoryLayout {
  readonly model: TrajectoryModel
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  x(month: number): number
  y(value: number): number
  readonly years: readonly { readonly x: number; readonly text: string }[]
  readonly ticks: readonly { readonly y: number; readonly text: string }[]
  readonly paths: readonly { readonly key: string; readonly d: string }[]
  readonly labels: readonly Label[]
  readonly goal: { readonly x: number; readonly y: number; readonly text: string }
  readonly review: { readonly x: number; readonly text: string }
  readonly brackets: readonly { readonly x0: number; readonly x1: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'end'; readonly textX: number }[]
}

const yearOf = (month: number): number => Math.floor(month / 12)
const december = (month: number): boolean => month % 12 === 11

export function domainOf(view: Pick<TrajectoryView, 'scenario' | 'baseline' | 'goal' | 'ghost' | 'members'>): [number, number] {
  const values = [view.scenario.low90, view.scenario.high90, view.baseline.low90, view.baseline.high90, view.ghost ?? [], ...(view.members ?? [])].flatMap((list) => Array.from(list))
  const [low, high] = extent([...values.filter(Number.isFinite), view.goal.value]) as [number, number]
  const step = high - low > 4000 ? 1000 : 500
  return [Math.max(0, Math.floor((low - 0.02 * (high - low)) / step) * step), Math.ceil((high + 0.04 * (high - low)) / step) * step]
}

export const trajectory = defineChart<TrajectoryView, TrajectoryModel, TrajectoryLayout>({
  id: 'trajectory',

  model(view) {
    return { ...view, domain: view.domain ?? domainOf(view), atGoal: nearest(view.scenario.months, view.goal.month) }
  },

  layout(model, size) {
    const { scenario, baseline, messages, format, domain } = model
    const narrow = size.width < 460
    const brackets = model.brackets.slice(0, 3)
    const left = narrow ? 40 : 46
    const right = size.width - (narrow ? 12 : 92)
    const top = 18
    const bottom = size.height - 26 - (brackets.length ? brackets.length * 30 + 4 : 0)
    const months = Array.from(scenario.months)
    // A year's label stands at its December: what is read is the turn of the year.
    const first = months[0]!
    const last = months[months.length - 1]!
    const x = scaleLinear([first, last], [left, right])
    const y = scaleLinear(domain as [number, number], [bottom, top])
    const every = size.width < 420 ? 5 : right - left > 520 ? 2 : 5
    const curve = (values: ArrayLike<number>, at: ArrayLike<number>) =>
      line<number>(
        (_, i) => x(at[i]!),
        (value) => y(value),
      ).defined(Number.isFinite)(Array.from(values)) ?? ''
    const ribbon = (low: ArrayLike<number>, high: ArrayLike<number>) =>
      area<number>()
        .x((month) => x(month))
        .y0((_, i) => y(low[i]!))
        .y1((_, i) => y(high[i]!))
        .defined((_, i) => Number.isFinite(low[i]!))(months) ?? ''
    const labels: Label[] = []
    if (!narrow) {
      const end = scenario.median.length - 1
      if (model.changed) labels.push({ key: 'scenario', text: messages.trajectory.scenario, x: right + 8, y: y(scenario.median[end]!) })
      labels.push({ key: 'baseline', text: messages.trajectory.baseline, x: right + 8, y: y(baseline.median[baseline.median.length - 1]!) })
      apart(labels, 17)
    }
    return {
      model,
      size,
      left,
      right,
      top,
      bottom,
      x,
      y,
      years: months
        .filter((month) => december(month) && (yearOf(month) % 5 === 0 || (every === 2 && yearOf(month) === 2029 && x(12) - x(0) > 38)))
        .map((month) => ({ x: x(month), text: format.year(yearOf(month)) })),
      ticks: y.ticks(Math.max(3, Math.round((bottom - top) / 56))).map((value) => ({ y: y(value), text: format.number(value) })),
      paths: [
        { key: 'band band-90', d: ribbon(scenario.low90, scenario.high90) },
        { key: 'band band-50', d: ribbon(scenario.low50, scenario.high50) },
        ...(model.members ? [{ key: 'members', d: model.members.map((values) => curve(values, months)).join('') }] : []),
        { key: 'ghost', d: model.ghost ? curve(model.ghost, scenario.months) : '' },
        { key: 'median', d: curve(scenario.median, scenario.months) },
        { key: 'baseline', d: curve(baseline.median, baseline.months) },
      ],
      labels,
      goal: { x: x(model.goal.month), y: y(model.goal.value), text: messages.trajectory.goal(format.number(model.goal.value)) },
      review: { x: x(model.review), text: narrow ? '' : messages.trajectory.review },
      brackets: brackets.map((bracket, i) => {
        const x0 = x(Math.max(bracket.from, first))
        const x1 = x(Math.min(bracket.to, last))
        const late = x0 > (left + right) / 2
        const text = bracket.short && bracket.text.length * 6.3 > size.width - (late ? size.width - x1 : x0) - 4 ? bracket.short : bracket.text
        return { x0, x1, y: bottom + 40 + i * 30, text, anchor: late ? 'end' : 'start', textX: late ? x1 : x0 }
      }),
    }
  },

  draw(svg, layout) {
    const { left, right, top, bottom, size, model } = layout
    const root = select(svg).attr('viewBox', `0 0 ${size.width} ${size.height}`).attr('width', size.width).attr('height', size.height)
    const group = (name: string) => root.selectAll<SVGGElement, string>(`g.${name}`).data([name]).join('g').attr('class', name)

    const grid = group('grid')
    grid
      .selectAll('line')
      .data(layout.ticks)
      .join('line')
      .attr('x1', left)
      .attr('x2', right)
      .attr('y1', (d) => round(d.y))
      .attr('y2', (d) => round(d.y))
    grid
      .selectAll('text')
      .data(layout.ticks)
      .join('text')
      .attr('x', left - 8)
      .attr('y', (d) => round(d.y))
      .attr('dy', '0.32em')
      .attr('text-anchor', 'end')
      .text((d) => d.text)

    const plot = group('plot')
    plot.selectAll('path').data(layout.paths).join('path').attr('class', (d) => d.key).attr('d', (d) => d.d)
    plot.classed('unchanged', !model.changed)

    // The years after the goal are covered by a veil of ground: lighter, still readable.
    group('veil').selectAll('rect').data([layout.goal.x]).join('rect').attr('x', (d) => round(d) + 1).attr('y', top).attr('width', (d) => Math.max(0, right - d)).attr('height', Math.max(0, bottom - top))

    const axis = group('axis')
    axis.selectAll('line').data([0]).join('line').attr('x1', left).attr('x2', right).attr('y1', bottom).attr('y2', bottom)
    axis.selectAll('path').data(layout.years).join('path').attr('d', (d) => `M${round(d.x)} ${bottom}v5`)
    axis.selectAll('text').data(layout.years).join('text').attr('x', (d) => round(d.x)).attr('y', bottom + 19).attr('text-anchor', 'middle').text((d) => d.text)

    const marks = group('marks')
    marks.selectAll('path.review').data([layout.review]).join('path').attr('class', 'review').attr('d', (d) => `M${round(d.x)} ${bottom}V${top + 4}`)
    marks.selectAll('text.review').data([layout.review]).join('text').attr('class', 'review').attr('x', (d) => round(d.x) + 6).attr('y', bottom - 8).text((d) => d.text)
    marks.selectAll('path.year').data([layout.goal]).join('path').attr('class', 'year').attr('d', (d) => `M${round(d.x)} ${bottom}V${top + 4}`)
    marks.selectAll('path.rule').data([layout.goal]).join('path').attr('class', 'rule').attr('d', (d) => `M${left} ${round(d.y)}H${right}`)
    marks.selectAll('path.goal').data([layout.goal]).join('path').attr('class', 'goal').attr('d', (d) => `M${round(d.x)} ${round(d.y) - 6}l6 6l-6 6l-6 -6z`)
    marks.selectAll('text.goal').data([layout.goal]).join('text').attr('class', 'goal halo').attr('x', left + 8).attr('y', (d) => round(d.y) - 8).text((d) => d.text)

    const labels = group('labels')
    labels.selectAll('path').data(layout.labels, key).join('path').attr('class', (d) => `swatch ${d.key}`).attr('d', (d) => `M${d.x} ${round(d.y)}h14`)
    labels.selectAll('text').data(layout.labels, key).join('text').attr('x', (d) => d.x + 19).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)

    const brackets = group('brackets')
    brackets.selectAll('path').data(layout.brackets).join('path').attr('d', (d) => `M${round(d.x0)} ${d.y - 5}v10m0 -5H${round(d.x1)}m-5 -4l5 4l-5 4`)
    brackets.selectAll('text').data(layout.brackets).join('text').attr('x', (d) => round(d.textX)).attr('y', (d) => d.y + 16).attr('text-anchor', (d) => d.anchor).text((d) => d.text)
  },

  table({ scenario, baseline, messages, format, heading }) {
    const { columns } = messages.trajectory
    const rows = Array.from(scenario.months).flatMap((month, i) =>
      december(month)
        ? [
            [
              format.year(yearOf(month)),
              ...[scenario.median, scenario.low50, scenario.high50, scenario.low90, scenario.high90].map((list) => format.number(list[i]!)),
              format.number(baseline.median[nearest(baseline.months, month)]!),
            ],
          ]
        : [],
    )
    return { caption: heading, columns: [columns.month, columns.median, columns.low50, columns.high50, columns.low90, columns.high90, columns.baseline], rows } satisfies Table
  },

  sentence({ scenario, atGoal, goal, messages, format }) {
    const median = scenario.median[atGoal]!
    const gap = Math.round(median / 10) * 10 - goal.value
    const words = messages.trajectory
    return words.sentence(
      format.year(yearOf(goal.month)),
      format.tens(median),
      format.intervalTens(scenario.low90[atGoal]!, scenario.high90[atGoal]!),
      format.number(goal.value),
      gap > 0 ? words.above(format.number(gap)) : gap < 0 ? words.below(format.number(-gap)) : words.equal,
    )
  },

  focusables(layout) {
    const { scenario, baseline, messages, format, changed } = layout.model
    const points: Focusable[] = []
    Array.from(scenario.months).forEach((month, i) => {
      if (!december(month)) return
      const column = yearOf(month)
      const name = changed ? messages.trajectory.scenario : messages.trajectory.baseline
      points.push({
        id: `scenario-${column}`,
        row: 0,
        column,
        x: layout.x(month),
        y: layout.y(scenario.median[i]!),
        text: messages.trajectory.focus(
          name,
          format.month(month),
          format.number(scenario.median[i]!),
          format.interval(scenario.low50[i]!, scenario.high50[i]!),
          format.interval(scenario.low90[i]!, scenario.high90[i]!),
        ),
      })
      if (!changed) return
      const value = baseline.median[nearest(baseline.months, month)]!
      points.push({ id: `baseline-${column}`, row: 1, column, x: layout.x(month), y: layout.y(value), text: messages.trajectory.focusBaseline(format.month(month), format.number(value)) })
    })
    return points
  },
})

const key = (d: unknown): string => (d as Label).key
const round = (pixels: number): number => Math.round(pixels * 10) / 10

/** Index of the month nearest to one asked for. */
export function nearest(months: ArrayLike<number>, month: number): number {
  let best = 0
  for (let i = 1; i < months.length; i++) if (Math.abs(months[i]! - month) < Math.abs(months[best]! - month)) best = i
  return best
}

/** Moves labels apart so that none covers another, keeping their order. */
function apart(labels: Label[], distance: number): void {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  for (let i = 1; i < sorted.length; i++) {
    const overlap = distance - (sorted[i]!.y - sorted[i - 1]!.y)
    if (overlap > 0) {
      sorted[i]!.y += overlap / 2
      sorted[i - 1]!.y -= overlap / 2
    }
  }
}
