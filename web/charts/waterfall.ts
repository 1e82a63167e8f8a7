/**
 * Why one number is another: from where it starts to where it ends, a floating bar for each contribution with its interval. Contributions that
 * rest on assumptions are hatched. The axis need not begin at zero, so both ends are marks and no bars.
 */
import { extent, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, group, round } from './frame.ts'
import type { Tick } from './frame.ts'

export interface WaterfallStep {
  readonly id: string
  readonly name: string
  readonly value: number
  /** Interval of the contribution. */
  readonly low: number
  readonly high: number
  /** Rests on an assumption (grade C). */
  readonly assumed: boolean
}

export interface WaterfallView extends Words {
  readonly heading: string
  readonly unit: string
  readonly decimals: number
  readonly start: { readonly name: string; readonly value: number }
  readonly end: { readonly name: string; readonly value: number }
  /** In reading order; they sum to the difference of the ends. */
  readonly steps: readonly WaterfallStep[]
  /** What the intervals are, e.g. `90 %-interval`. */
  readonly interval: string
  /** What a step is, for the head of the table. */
  readonly column: string
  readonly sentence: string
}

export interface WaterfallLayout {
  readonly model: WaterfallView
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly ticks: readonly Tick[]
  readonly names: readonly { readonly y: number; readonly text: string; readonly end: boolean }[]
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly key: string; readonly assumed: boolean }[]
  readonly whiskers: readonly string[]
  readonly links: readonly string[]
  readonly ends: readonly { readonly x: number; readonly y: number; readonly end: boolean }[]
  readonly values: readonly { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end'; readonly text: string; readonly end: boolean }[]
  readonly legend: readonly { readonly x: number; readonly y: number; readonly key: string; readonly assumed: boolean; readonly text: string }[]
  readonly points: readonly Focusable[]
}

const letter = 6.4

export const waterfall = defineChart<WaterfallView, WaterfallView, WaterfallLayout>({
  id: 'waterfall',
  model: (view) => view,

  layout(model, size) {
    const { steps, start, end, format, decimals, unit, messages } = model
    const say = messages.waterfall
    const longest = Math.max(8, ...[start.name, end.name, ...steps.map(({ name }) => name)].map((name) => name.length))
    const left = Math.min(size.width * 0.42, 12 + longest * letter)
    const cut = Math.floor((left - 10) / letter)
    const right = size.width - 14
    const compact = size.width < 460
    const [top, bottom] = [4, size.height - (compact ? 74 : 54)]
    const row = (bottom - top) / (steps.length + 2)
    const at = (i: number) => top + (i + 0.5) * row
    let sum = start.value
    const spans = steps.map(({ value }) => {
      const from = sum
      sum += value
      return { from, to: sum }
    })
    const reach = [start.value, end.value, ...spans.flatMap(({ from }, i) => [from + steps[i]!.low, from + steps[i]!.high, from + steps[i]!.value])].filter(Number.isFinite)
    const [low = 0, high = 1] = extent(reach)
    const pad = Math.max(1, (high - low) * 0.1)
    const x = scaleLinear([low - pad, high + pad], [left, right - 46]).nice(4)
    const height = Math.max(6, Math.min(22, row - 8))
    const lines = (text: string) => inLines(text, cut, row >= 30 ? 2 : 1)
    const both = steps.some(({ assumed }) => assumed)
    const legendY = bottom + 40
    const legends = [
      { key: 'step step-more', assumed: false, text: say.more },
      { key: 'step step-less', assumed: false, text: say.less },
      ...(both ? [{ key: 'step step-more', assumed: true, text: say.assumed }] : []),
    ]
    // One after another, on the next line where the width ends.
    let [entryX, entryRow] = [4, 0]
    const places = legends.map(({ text }) => {
      const width = text.length * letter + 36
      if (entryX > 4 && entryX + width > size.width) [entryX, entryRow] = [4, entryRow + 1]
      const place = { x: entryX, y: legendY + entryRow * 18 }
      entryX += width
      return place
    })
    return {
      model,
      size,
      left,
      right,
      bottom,
      ticks: x.ticks(compact ? 3 : 5).map((value) => ({ at: x(value), text: format.number(value, decimals) })),
      names: [start, ...steps, end].flatMap(({ name }, i) => lines(name).map((text, k, all) => ({ y: at(i) + (k - (all.length - 1) / 2) * 14, text, end: i === 0 || i === steps.length + 1 }))),
      bars: spans.map(({ from, to }, i) => ({ x: round(Math.min(x(from), x(to))), y: round(at(i + 1) - height / 2), width: round(Math.max(1.5, Math.abs(x(to) - x(from)))), height: round(height), key: `step step-${to < from ? 'less' : 'more'}`, assumed: steps[i]!.assumed })),
      whiskers: spans.map(({ from }, i) => `M${round(x(from + steps[i]!.low))} ${round(at(i + 1))}H${round(x(from + steps[i]!.high))}`),
      links: [start.value, ...spans.map(({ to }) => to)].map((value, i) => `M${round(x(value))} ${round(at(i) + (i === 0 ? 6 : height / 2))}V${round(at(i + 1) - (i === steps.length ? 6 : height / 2))}`),
      ends: [
        { x: x(start.value), y: at(0), end: false },
        { x: x(end.value), y: at(steps.length + 1), end: true },
      ],
      values: [
        { x: x(start.value) + 10, y: at(0), anchor: 'start', text: format.number(start.value, decimals), end: true },
        ...steps.map(({ value, high: most }, i) => ({ x: x(Math.max(spans[i]!.from, spans[i]!.to, spans[i]!.from + most)) + 6, y: at(i + 1), anchor: 'start' as const, text: format.signed(value, decimals), end: false })),
        { x: x(end.value) + 10, y: at(steps.length + 1), anchor: 'start', text: format.number(end.value, decimals), end: true },
      ],
      legend: legends.map((entry, i) => ({ ...entry, ...places[i]! })),
      points: [
        { id: 'start', row: 0, column: 0, x: x(start.value), y: at(0), text: `${start.name}: ${format.number(start.value, decimals)} ${unit}.` },
        ...steps.map((step, i) => ({
          id: step.id,
          row: 0,
          column: i + 1,
          x: x(spans[i]!.to),
          y: at(i + 1),
          text: say.focus(step.name, format.signed(step.value, decimals), unit, model.interval, format.signedInterval(step.low, step.high, decimals), step.assumed ? say.assumed : ''),
        })),
        { id: 'end', row: 0, column: steps.length + 1, x: x(end.value), y: at(steps.length + 1), text: `${end.name}: ${format.number(end.value, decimals)} ${unit}.` },
      ],
    }
  },

  draw(svg, layout) {
    const root = canvas(svg, layout.size)
    root.selectAll('defs').data([0]).join('defs').selectAll('pattern').data(['more', 'less']).join('pattern').attr('id', (d) => `step-hatch-${d}`).attr('width', 5).attr('height', 5).attr('patternUnits', 'userSpaceOnUse').selectAll('path').data((d) => [d]).join('path').attr('class', (d) => `step-stroke step-stroke-${d}`).attr('d', 'M-1 1l2 -2M0 5l5 -5M4 6l2 -2')
    const hatch = (d: { readonly key: string; readonly assumed: boolean }) => (d.assumed ? `url(#step-hatch-${d.key.endsWith('less') ? 'less' : 'more'})` : null)
    group(root, 'columns').selectAll('line').data(layout.ticks).join('line').attr('x1', (d) => round(d.at)).attr('x2', (d) => round(d.at)).attr('y1', 2).attr('y2', layout.bottom)
    drawFoot(root, layout.ticks, layout.left, layout.right, layout.bottom)
    group(root, 'links').selectAll('path').data(layout.links).join('path').attr('d', (d) => d)
    group(root, 'bars').selectAll('rect').data(layout.bars).join('rect').attr('class', (d) => `${d.key}${d.assumed ? ' assumed' : ''}`).attr('fill', hatch).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', (d) => d.height)
    group(root, 'spread').selectAll('path').data(layout.whiskers).join('path').attr('d', (d) => d)
    group(root, 'ends').selectAll('path').data(layout.ends).join('path').attr('class', (d) => (d.end ? 'to' : 'from')).attr('d', (d) => `M${round(d.x)} ${round(d.y) - 6}l6 6l-6 6l-6 -6z`)
    group(root, 'names').selectAll('text').data(layout.names).join('text').attr('class', (d) => (d.end ? 'strong' : null)).attr('x', round(layout.left) - 8).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', 'end').text((d) => d.text)
    group(root, 'amounts').selectAll('text').data(layout.values).join('text').attr('class', (d) => (d.end ? 'strong halo' : 'halo')).attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', (d) => d.anchor).text((d) => d.text)
    const legend = group(root, 'key')
    legend.selectAll('rect').data(layout.legend).join('rect').attr('class', (d) => `${d.key}${d.assumed ? ' assumed' : ''}`).attr('fill', hatch).attr('x', (d) => round(d.x)).attr('y', (d) => d.y - 6).attr('width', 12).attr('height', 12)
    legend.selectAll('text').data(layout.legend).join('text').attr('x', (d) => round(d.x) + 17).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ heading, start, end, steps, column, interval, unit, decimals, messages, format }) {
    const say = messages.waterfall
    return {
      caption: `${heading} (${unit})`,
      columns: [column, say.columns.value, `${interval}, ${say.columns.from}`, `${interval}, ${say.columns.to}`, say.columns.grade],
      rows: [
        [start.name, format.number(start.value, decimals), '', '', ''],
        ...steps.map(({ name, value, low, high, assumed }) => [name, format.signed(value, decimals), format.signed(low, decimals), format.signed(high, decimals), assumed ? say.assumed : '']),
        [end.name, format.number(end.value, decimals), '', '', ''],
      ],
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})

/** A name in at most so many lines of at most so many letters; what does not fit is cut. */
function inLines(text: string, cut: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && (last.length + 1 + word.length <= cut || lines.length === most)) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => (line.length > cut ? `${line.slice(0, Math.max(1, cut - 1))}…` : line))
}
