/** What each factor does from its one end to its other: a bar about a common centre, the longest first. The low end is hollow, the high end filled. */
import { extent, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, group, round } from './frame.ts'
import type { Tick } from './frame.ts'

export interface TornadoRow {
  readonly id: string
  readonly name: string
  /** Value of the output at the factor's ends, and the ends in words. */
  readonly low: number
  readonly high: number
  readonly lowText: string
  readonly highText: string
  /** What the whole range does, with its interval. */
  readonly change?: { readonly value: number; readonly low: number; readonly high: number }
}

export interface TornadoView extends Words {
  readonly heading: string
  readonly unit: string
  readonly decimals: number
  readonly centre: number
  readonly rows: readonly TornadoRow[]
  readonly sentence: string
}

interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly end: 'low' | 'high'
}

export interface TornadoLayout {
  readonly size: Size
  readonly left: number
  readonly bottom: number
  readonly centre: number
  readonly above: boolean
  readonly ticks: readonly Tick[]
  readonly names: readonly { readonly y: number; readonly text: string }[]
  readonly bars: readonly Bar[]
  readonly ends: readonly { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end'; readonly text: string }[]
  readonly key: readonly { readonly x: number; readonly y: number; readonly end: 'low' | 'high'; readonly text: string }[]
  readonly points: readonly Focusable[]
}

export const tornado = defineChart<TornadoView, TornadoView, TornadoLayout>({
  id: 'tornado',
  model: (view) => view,

  layout(model, size) {
    const { rows, centre, decimals, unit, format, messages } = model
    const say = messages.experiments.tornado
    const narrow = size.width < 560
    // On a small screen a name stands above its bar.
    const left = narrow ? 56 : Math.min(size.width * 0.44, 16 + 6.4 * Math.max(8, ...rows.map(({ name }) => name.length))) + 52
    const [top, bottom] = [26, size.height - 30]
    const step = (bottom - top) / Math.max(1, rows.length)
    const height = Math.min(20, step * (narrow ? 0.38 : 0.6))
    const known = rows.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite)
    const [low = 0, high = 1] = extent([...known, centre].filter(Number.isFinite))
    const x = scaleLinear([low, high > low ? high : low + 1], [left, size.width - 64]).nice(4)
    const cut = Math.floor((narrow ? size.width - 16 : left - 68) / 6.2)
    const at = (i: number): number => top + (i + (narrow ? 0.68 : 0.5)) * step
    const middle = x(Number.isFinite(centre) ? centre : low)
    const drawn = rows.map((row, i) => ({ row, y: at(i), ends: (['low', 'high'] as const).filter((end) => Number.isFinite(row[end])) }))
    const show = (value: number): string => `${format.number(value, decimals)}${unit ? ` ${unit}` : ''}`
    return {
      size,
      left,
      bottom,
      centre: middle,
      above: narrow,
      ticks: x.ticks(size.width < 460 ? 3 : 5).map((value) => ({ at: x(value), text: format.number(value, decimals) })),
      names: drawn.map(({ row: { name }, y }) => ({ y: narrow ? y - height / 2 - 10 : y, text: name.length > cut ? `${name.slice(0, cut - 1)}…` : name })),
      bars: drawn.flatMap(({ row, y, ends }) => ends.map((end): Bar => ({ x: Math.min(middle, x(row[end])), width: Math.max(1, Math.abs(x(row[end]) - middle)), y: y - height / 2, height, end }))),
      ends: drawn.flatMap(({ row, y, ends }) =>
        ends.filter((end) => Math.abs(x(row[end]) - middle) > 6).map((end) => {
          const right = x(row[end]) >= middle
          return { x: x(row[end]) + (right ? 6 : -6), y, anchor: right ? ('start' as const) : ('end' as const), text: shorten(end === 'low' ? row.lowText : row.highText, 12) }
        }),
      ),
      key: (['low', 'high'] as const).map((end, i) => ({ x: 8 + i * Math.min(170, size.width / 2 - 8), y: 10, end, text: say[end] })),
      points: drawn.flatMap(({ row, y, ends }, i) =>
        ends.map((end, column): Focusable => {
          const change = row.change && Number.isFinite(row.change.value) ? say.change(format.signed(row.change.value, decimals), Number.isFinite(row.change.low) ? format.signedInterval(row.change.low, row.change.high, decimals) : '–') : ''
          return { id: `${row.id} ${end}`, row: i, column, x: x(row[end]), y, text: say.focus(row.name, end === 'low' ? row.lowText : row.highText, show(row[end]), change) }
        }),
      ),
    }
  },

  draw(svg, { size, left, bottom, centre, above, ticks, names, bars, ends, key }) {
    const root = canvas(svg, size)
    group(root, 'columns').selectAll('line').data(ticks).join('line').attr('x1', (d) => round(d.at)).attr('x2', (d) => round(d.at)).attr('y1', 22).attr('y2', bottom)
    drawFoot(root, ticks, above ? 8 : left - 44, size.width - 8, bottom)
    group(root, 'marks').selectAll('path').data([centre]).join('path').attr('class', 'rule').attr('d', (d) => `M${round(d)} 22V${bottom}`)
    group(root, 'names').selectAll('text').data(names).join('text').attr('class', 'halo').attr('x', above ? 8 : left - 62).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', above ? 'start' : 'end').text((d) => d.text)
    group(root, 'tornado-bars').selectAll('rect').data(bars).join('rect').attr('class', (d) => `end-${d.end}`).attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('width', (d) => round(d.width)).attr('height', (d) => round(d.height))
    group(root, 'tornado-ends').selectAll('text').data(ends).join('text').attr('class', 'halo').attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', (d) => d.anchor).text((d) => d.text)
    const keys = group(root, 'key')
    keys.selectAll('rect').data(key).join('rect').attr('class', (d) => `end-${d.end}`).attr('x', (d) => d.x).attr('y', (d) => d.y - 5).attr('width', 14).attr('height', 10)
    keys.selectAll('text').data(key).join('text').attr('x', (d) => d.x + 20).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ rows, heading, decimals, messages, format }) {
    const say = messages.experiments
    const show = (value: number | undefined): string => (value === undefined ? '–' : format.number(value, decimals))
    return {
      caption: heading,
      columns: [say.tornado.factor, say.tornado.low, '', say.tornado.high, ' ', say.effects.measures.change, messages.figures.from(''), messages.figures.to('')],
      rows: rows.map(({ name, low, high, lowText, highText, change }) => [name, lowText, show(low), highText, show(high), change ? format.signed(change.value, decimals) : '–', change ? format.signed(change.low, decimals) : '–', change ? format.signed(change.high, decimals) : '–']),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})

const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
