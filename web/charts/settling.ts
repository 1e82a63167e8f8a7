/** How effects settle as more is counted in: one line a factor, over how much of the runs it is worked out from. */
import { extent, line, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, drawRows, group, round, spread } from './frame.ts'
import type { Tick } from './frame.ts'
import type { SeriesStyle } from './lines.ts'

export interface SettlingView extends Words {
  readonly heading: string
  /** What is counted, e.g. simulations. */
  readonly counted: string
  readonly decimals: number
  readonly steps: readonly number[]
  /** The largest first; those without a style are faint. */
  readonly series: readonly { readonly id: string; readonly name: string; readonly style?: SeriesStyle; readonly values: readonly number[] }[]
  readonly sentence: string
}

export interface SettlingLayout {
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly rows: readonly Tick[]
  readonly foot: readonly Tick[]
  readonly lines: readonly { readonly d: string; readonly kind: string }[]
  readonly dots: readonly { readonly x: number; readonly y: number; readonly kind: string }[]
  readonly labels: readonly { readonly y: number; readonly text: string; readonly kind: string }[]
  readonly title: { readonly x: number; readonly y: number; readonly text: string }
  readonly points: readonly Focusable[]
}

export const settling = defineChart<SettlingView, SettlingView, SettlingLayout>({
  id: 'settling',
  model: (view) => view,

  layout({ steps, series, decimals, counted, messages, format }, size) {
    const named = series.filter(({ style }) => style)
    const narrow = size.width < 560
    const room = Math.min(size.width * (narrow ? 0.36 : 0.34), 30 + 6.4 * Math.max(6, ...named.map(({ name }) => name.length)))
    const [left, right, top, bottom] = [54, size.width - room, 12, size.height - 46]
    // Each step is twice the one before: they stand at equal distances.
    const x = scaleLinear([0, Math.max(1, steps.length - 1)], [left + 8, right - 8])
    const values = series.flatMap((one) => one.values).filter(Number.isFinite)
    const [low = 0, high = 1] = extent([0, ...values])
    const y = scaleLinear([low, high > low ? high : low + 1], [bottom, top]).nice(5)
    const cut = Math.floor((room - 30) / 6.2)
    const at = (one: (typeof series)[number]) => one.values.flatMap((value, i) => (Number.isFinite(value) ? [{ i, x: x(i), y: y(value), value }] : []))
    const path = line<{ readonly x: number; readonly y: number }>((p) => round(p.x), (p) => round(p.y))
    const ends = named.map((one) => ({ one, y: at(one).at(-1)?.y ?? bottom }))
    const apart = spread(ends, 17, bottom)
    return {
      size, left, right, bottom,
      rows: y.ticks(5).map((value) => ({ at: y(value), text: format.number(value, decimals) })),
      foot: steps.map((n, i) => ({ at: x(i), text: format.number(n) })),
      lines: [...series].reverse().map((one) => ({ d: path(at(one)) ?? '', kind: one.style ?? 'faint' })),
      dots: [...named].reverse().flatMap((one) => at(one).map((p) => ({ x: p.x, y: p.y, kind: one.style! }))),
      labels: ends.map(({ one }, i) => ({ y: apart[i]!, text: one.name.length > cut ? `${one.name.slice(0, cut - 1)}…` : one.name, kind: one.style! })),
      title: { x: right, y: bottom + 38, text: counted },
      points: series.flatMap((one, row) => at(one).map((p): Focusable => ({ id: `${one.id} ${p.i}`, row, column: p.i, x: p.x, y: p.y, text: messages.experiments.convergence.focus(one.name, `${format.number(steps[p.i]!)} ${counted}`, format.number(p.value, decimals)) }))),
    }
  },

  draw(svg, { size, left, right, bottom, rows, foot, lines, dots, labels, title }) {
    const root = canvas(svg, size)
    drawRows(root, rows, left, right)
    drawFoot(root, foot, left, right, bottom)
    group(root, 'plot').selectAll('path').data(lines).join('path').attr('class', (d) => `line line-${d.kind}`).attr('d', (d) => d.d)
    group(root, 'settling-dots').selectAll('circle').data(dots).join('circle').attr('class', (d) => `mark-${d.kind}`).attr('cx', (d) => round(d.x)).attr('cy', (d) => round(d.y)).attr('r', 3)
    const names = group(root, 'labels')
    names.selectAll('path').data(labels).join('path').attr('class', (d) => `swatch line-${d.kind}`).attr('d', (d) => `M${round(right) + 4} ${round(d.y)}h16`)
    names.selectAll('text').data(labels).join('text').attr('x', round(right) + 26).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)
    group(root, 'titles').selectAll('text').data([title]).join('text').attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', 'end').text((d) => d.text)
  },

  table({ heading, steps, series, decimals, counted, messages, format }) {
    return { caption: heading, columns: [messages.experiments.tornado.factor, ...steps.map((n) => `${format.number(n)} ${counted}`)], rows: series.map(({ name, values }) => [name, ...values.map((value) => format.number(value, decimals))]) } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
