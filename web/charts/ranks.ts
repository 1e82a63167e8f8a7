/** Rows with a value and its 90 % interval, beside a reference and a limit where there are any: hospitals under a cap, or who wins and who loses. */
import { extent, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, group, round } from './frame.ts'
import type { Tick } from './frame.ts'

export interface RankRow {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly reference?: number
  readonly limit?: number
  /** So few doctors that only the interval is drawn and told, with no number of its own. */
  readonly rangeOnly?: boolean
}

export interface RanksView extends Words {
  readonly heading: string
  readonly unit: string
  readonly decimals: number
  readonly signed?: boolean
  readonly rows: readonly RankRow[]
  /** What a row is, a reference and a limit, for the head of the table. */
  readonly columns: { readonly row: string; readonly value: string; readonly reference?: string; readonly limit?: string }
  readonly sentence: string
}

export interface RanksLayout {
  readonly model: RanksView
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly zero?: number
  readonly ticks: readonly Tick[]
  readonly rows: readonly { readonly y: number; readonly name: string; readonly x: number; readonly low: number; readonly high: number; readonly reference?: number; readonly limit?: number; readonly indistinct: boolean; readonly rangeOnly: boolean }[]
  readonly points: readonly Focusable[]
}

export const ranks = defineChart<RanksView, RanksView, RanksLayout>({
  id: 'ranks',
  model: (view) => view,

  layout(model, size) {
    const { rows, format, decimals, unit, signed, messages } = model
    const longest = Math.max(6, ...rows.map(({ name }) => name.length))
    const left = Math.min(size.width * 0.46, 16 + longest * 6.5)
    const right = size.width - 18
    const [top, bottom] = [6, size.height - 28]
    const values = rows.flatMap(({ value, low, high, reference, limit }) => [value, low, high, reference ?? value, limit ?? value]).filter(Number.isFinite)
    const [low = 0, high = 1] = extent([...values, 0])
    const x = scaleLinear([low, high > low ? high : low + 1], [left, right]).nice(4)
    const step = (bottom - top) / Math.max(1, rows.length)
    const show = (value: number) => (signed ? format.signed(value, decimals) : format.number(value, decimals))
    const interval = (a: number, b: number) => (signed ? format.signedInterval(a, b, decimals) : format.interval(a, b, decimals))
    const cut = Math.floor((left - 16) / 6.3)
    return {
      model,
      size,
      left,
      right,
      bottom,
      ...(signed ? { zero: x(0) } : {}),
      ticks: x.ticks(size.width < 460 ? 3 : 5).map((value) => ({ at: x(value), text: signed ? format.signed(value, decimals) : format.number(value, decimals) })),
      rows: rows.map((row, i) => ({
        y: top + (i + 0.5) * step,
        name: row.name.length > cut ? `${row.name.slice(0, cut - 1)}…` : row.name,
        x: x(row.value),
        low: x(row.low),
        high: x(row.high),
        ...(row.reference === undefined ? {} : { reference: x(row.reference) }),
        ...(row.limit === undefined ? {} : { limit: x(row.limit) }),
        indistinct: signed === true && row.low <= 0 && row.high >= 0,
        rangeOnly: row.rangeOnly === true,
      })),
      points: rows.map((row, column) => ({
        id: row.id,
        row: 0,
        column,
        x: x(row.rangeOnly ? (row.low + row.high) / 2 : row.value),
        y: top + (column + 0.5) * step,
        text: `${row.name}: ${row.rangeOnly ? `${interval(row.low, row.high)} ${unit} (${messages.figures.interval90})` : `${show(row.value)} ${unit} (${messages.figures.interval90} ${interval(row.low, row.high)})`}${row.reference === undefined ? '' : `, ${model.columns.reference} ${show(row.reference)}`}${row.limit === undefined ? '' : `, ${model.columns.limit} ${show(row.limit)}`}${signed && row.low <= 0 && row.high >= 0 ? `, ${messages.map.indistinct}` : ''}.`,
      })),
    }
  },

  draw(svg, { model, size, left, right, bottom, zero, ticks, rows }) {
    const root = canvas(svg, size)
    group(root, 'columns').selectAll('line').data(ticks).join('line').attr('x1', (d) => round(d.at)).attr('x2', (d) => round(d.at)).attr('y1', 2).attr('y2', bottom)
    drawFoot(root, ticks, left, right, bottom)
    group(root, 'marks').selectAll('path.rule').data(zero === undefined ? [] : [zero]).join('path').attr('class', 'rule').attr('d', (d) => `M${round(d)} 2V${bottom}`)
    group(root, 'names').selectAll('text').data(rows).join('text').attr('x', left - 10).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', 'end').text((d) => d.name)
    group(root, 'whiskers').selectAll('path').data(rows).join('path').attr('class', (d) => (d.indistinct ? 'indistinct' : null)).attr('d', (d) => `M${round(d.low)} ${round(d.y)}H${round(d.high)}`)
    group(root, 'limits').selectAll('path').data(rows.filter((d) => d.limit !== undefined)).join('path').attr('d', (d) => `M${round(d.limit!)} ${round(d.y) - 7}v14`)
    group(root, 'references').selectAll('circle').data(rows.filter((d) => d.reference !== undefined)).join('circle').attr('cx', (d) => round(d.reference!)).attr('cy', (d) => round(d.y)).attr('r', 4)
    group(root, 'values').selectAll('circle').data(rows.filter((d) => !d.rangeOnly)).join('circle').attr('class', (d) => (d.indistinct ? 'indistinct' : null)).attr('cx', (d) => round(d.x)).attr('cy', (d) => round(d.y)).attr('r', 4.5)
    void model
  },

  table({ rows, columns, heading, decimals, signed, messages, format }) {
    const show = (value: number | undefined) => (value === undefined ? '–' : signed ? format.signed(value, decimals) : format.number(value, decimals))
    const say = messages.figures
    return {
      caption: heading,
      columns: [columns.row, columns.value, say.from(''), say.to(''), ...(columns.reference ? [columns.reference] : []), ...(columns.limit ? [columns.limit] : [])],
      rows: rows.map((row) => [row.name, row.rangeOnly ? messages.map.onlyRange : show(row.value), show(row.low), show(row.high), ...(columns.reference ? [show(row.reference)] : []), ...(columns.limit ? [show(row.limit)] : [])]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
