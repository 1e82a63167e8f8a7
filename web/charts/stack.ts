/** Parts of a whole over the years, one above the other; the baseline's whole is a dashed line. */
import { max, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, drawRows, group, round, spread } from './frame.ts'
import type { Tick } from './frame.ts'

export interface StackView extends Words {
  readonly heading: string
  readonly unit: string
  readonly years: readonly number[]
  /** From the foot upward; medians by year. */
  readonly parts: readonly { readonly id: string; readonly name: string; readonly values: readonly number[]; readonly baseline?: readonly number[] }[]
  readonly sentence: string
}

export interface StackLayout {
  readonly model: StackView
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly rows: readonly Tick[]
  readonly years: readonly Tick[]
  readonly bars: readonly { readonly key: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
  readonly baseline: string
  readonly labels: readonly { readonly x: number; readonly y: number; readonly part: number; readonly text: string }[]
  readonly points: readonly Focusable[]
}

export const stack = defineChart<StackView, StackView, StackLayout>({
  id: 'stack',
  model: (view) => view,

  layout(model, size) {
    const { years, parts, format, messages, unit } = model
    const narrow = size.width < 460
    const total = (i: number, of: 'values' | 'baseline') => parts.reduce((sum, part) => sum + (part[of]?.[i] ?? 0), 0)
    const most = max([...years.keys()].flatMap((i) => [total(i, 'values'), total(i, 'baseline')])) ?? 1
    const longest = Math.max(4, ...parts.map(({ name }) => name.length))
    const left = 46
    const right = size.width - (narrow ? 12 : Math.min(size.width * 0.38, 32 + longest * 6.9))
    const [top, bottom] = [18, size.height - 26 - (narrow ? 20 * parts.length : 0)]
    const y = scaleLinear([0, most * 1.03], [bottom, top]).nice(4)
    const step = (right - left) / years.length
    const gap = step > 8 ? 2 : 0.5
    const bars: StackLayout['bars'][number][] = []
    const points: Focusable[] = []
    years.forEach((year, i) => {
      let sum = 0
      parts.forEach((part, row) => {
        const value = part.values[i] ?? 0
        const [low, high] = [y(sum), y(sum + value)]
        sum += value
        bars.push({ key: `part part-${row + 1}`, x: round(left + i * step + gap / 2), y: round(high), width: round(step - gap), height: round(Math.max(0, low - high)) })
        points.push({ id: `${part.id}-${year}`, row, column: year, x: left + (i + 0.5) * step, y: (low + high) / 2, text: messages.figures.stackFocus(part.name, format.year(year), `${format.number(value)} ${unit}`, part.baseline ? format.number(part.baseline[i] ?? 0) : '') })
      })
    })
    const last = years.length - 1
    let sum = 0
    const middles = parts.map((part) => {
      const value = part.values[last] ?? 0
      sum += value
      return { y: y(sum - value / 2) }
    })
    const places = narrow ? parts.map((_, i) => bottom + 40 + i * 20) : spread(middles, 18, bottom)
    return {
      model,
      size,
      left,
      right,
      bottom,
      rows: y.ticks(5).map((value) => ({ at: y(value), text: format.number(value) })),
      years: years.flatMap((year, i) => (year % 5 === 0 ? [{ at: left + (i + 0.5) * step, text: format.year(year) }] : [])),
      bars,
      baseline: parts.some(({ baseline }) => baseline) ? years.map((_, i) => `${i === 0 ? 'M' : 'L'}${round(left + i * step)} ${round(y(total(i, 'baseline')))}h${round(step)}`).join('') : '',
      labels: parts.map(({ name }, i) => ({ x: narrow ? left : right + 8, y: places[i]!, part: i + 1, text: name })),
      points,
    }
  },

  draw(svg, layout) {
    const root = canvas(svg, layout.size)
    drawRows(root, layout.rows, layout.left, layout.right)
    group(root, 'bars').selectAll('rect').data(layout.bars).join('rect').attr('class', (d) => d.key).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', (d) => d.height)
    group(root, 'outline').selectAll('path').data(layout.baseline ? [layout.baseline] : []).join('path').attr('d', (d) => d)
    drawFoot(root, layout.years, layout.left, layout.right, layout.bottom)
    const labels = group(root, 'key')
    labels.selectAll('rect').data(layout.labels).join('rect').attr('class', (d) => `part part-${d.part}`).attr('x', (d) => d.x).attr('y', (d) => round(d.y) - 6).attr('width', 12).attr('height', 12)
    labels.selectAll('text').data(layout.labels).join('text').attr('x', (d) => d.x + 17).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ years, parts, heading, messages, format }) {
    const columns = [messages.figures.year, ...parts.flatMap(({ name, baseline }) => (baseline ? [name, `${name}, ${messages.trajectory.baseline}`] : [name]))]
    return { caption: heading, columns, rows: years.map((year, i) => [format.year(year), ...parts.flatMap(({ values, baseline }) => [values, ...(baseline ? [baseline] : [])].map((list) => format.number(list[i] ?? NaN)))]) } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
