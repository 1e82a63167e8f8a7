/**
 * One to five series over time with their bands, labelled where they end: a measure beside its baseline, a paired difference about
 * zero, or scenarios laid over one another. Each series has a dash and a mark of its own beside its colour.
 */
import { area, extent, line, scaleLinear } from 'd3'
import type { Bands, Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, drawRows, group, isDecember, round, spread, yearOf } from './frame.ts'
import type { Tick } from './frame.ts'

export type SeriesStyle = 'baseline' | 'a' | 'b' | 'c' | 'd'

export interface LineSeries {
  readonly id: string
  readonly name: string
  readonly style: SeriesStyle
  readonly bands: Bands
  /** Is the 90 % band drawn, and the 50 % band in it? */
  readonly band: boolean
}

export interface LinesView extends Words {
  readonly heading: string
  readonly unit: string
  readonly decimals: number
  /** Values are differences: signed, about a line of zero. */
  readonly signed?: boolean
  readonly fromZero?: boolean
  readonly series: readonly LineSeries[]
  readonly sentence: string
  readonly rule?: { readonly value: number; readonly text: string }
  readonly marks: readonly { readonly month: number; readonly text: string }[]
}

export interface LinesModel extends LinesView {
  readonly domain: readonly [number, number]
}

export interface LinesLayout {
  readonly model: LinesModel
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  x(month: number): number
  y(value: number): number
  readonly rows: readonly Tick[]
  readonly years: readonly Tick[]
  readonly shapes: readonly { readonly key: string; readonly d: string }[]
  readonly marks: readonly { readonly key: string; readonly d: string }[]
  readonly labels: readonly { readonly text: string; readonly style: SeriesStyle; readonly y: number }[]
}

export const lines = defineChart<LinesView, LinesModel, LinesLayout>({
  id: 'lines',

  model(view) {
    const values = view.series.flatMap(({ bands, band }) => (band ? [bands.low90, bands.high90, bands.median] : [bands.median]).flatMap((list) => Array.from(list))).filter(Number.isFinite)
    const [low = 0, high = 1] = extent([...values, ...(view.rule ? [view.rule.value] : []), ...(view.signed || view.fromZero ? [0] : [])])
    const padding = Math.max(high - low, Math.abs(high) * 0.02, 10 ** -view.decimals) * 0.06
    const domain = scaleLinear([view.fromZero && low >= 0 ? 0 : low - padding, high + padding], [0, 1]).nice(5).domain() as [number, number]
    return { ...view, domain }
  },

  layout(model, size) {
    const { series, format, domain, decimals } = model
    const narrow = size.width < 460
    const months = Array.from(series[0]?.bands.months ?? [])
    const longest = Math.max(...domain.map((value) => format.number(value, decimals).length), 3)
    const left = 14 + longest * 7
    const right = size.width - (narrow ? 12 : Math.min(size.width * 0.3, 34 + 6.6 * Math.max(4, ...series.map(({ name }) => Math.min(22, name.length)))))
    const [top, bottom] = [18, size.height - 26 - (narrow ? 20 * Math.ceil(series.length / 2) : 0)]
    const x = scaleLinear([months[0] ?? 0, months.at(-1) ?? 1], [left, right])
    const y = scaleLinear(domain as [number, number], [bottom, top])
    const ticks = y.ticks(Math.max(3, Math.round((bottom - top) / 56)))
    const tickDecimals = Math.max(0, ...ticks.map((value) => (/\.(\d+)/.exec(String(Number(value.toFixed(6))))?.[1] ?? '').length))
    const ribbon = (at: ArrayLike<number>, low: ArrayLike<number>, high: ArrayLike<number>) =>
      area<number>()
        .x((month) => x(month))
        .y0((_, i) => y(low[i]!))
        .y1((_, i) => y(high[i]!))
        .defined((_, i) => Number.isFinite(low[i]!))
        .digits(1)(Array.from(at)) ?? ''
    const curve = ({ months: at, median }: Bands) =>
      line<number>(
        (_, i) => x(at[i]!),
        (value) => y(value),
      )
        .defined(Number.isFinite)
        .digits(1)(Array.from(median)) ?? ''
    const banded = series.filter(({ band }) => band)
    const ends = series.map(({ bands }) => y(lastOf(bands.median)))
    const places = narrow ? ends : spread(ends.map((end) => ({ y: end })), 17, bottom)
    return {
      model,
      size,
      left,
      right,
      top,
      bottom,
      x,
      y,
      rows: ticks.map((value) => ({ at: y(value), text: model.signed ? format.signed(value, tickDecimals) : format.number(value, tickDecimals) })),
      years: months.filter((month) => isDecember(month) && yearOf(month) % 5 === 0).map((month) => ({ at: x(month), text: format.year(yearOf(month)) })),
      shapes: [
        ...banded.flatMap(({ style, bands }) => [
          { key: `band band-90 fill-${style}`, d: ribbon(bands.months, bands.low90, bands.high90) },
          { key: `band band-50 fill-${style}`, d: ribbon(bands.months, bands.low50, bands.high50) },
        ]),
        ...series.map(({ style, bands }) => ({ key: `line line-${style}`, d: curve(bands) })),
      ],
      marks: series.flatMap(({ style, bands }) => Array.from(bands.months).flatMap((month, i) => (isDecember(month) && yearOf(month) % 5 === 0 && Number.isFinite(bands.median[i]!) ? [{ key: `mark mark-${style}`, d: symbol(style, x(month), y(bands.median[i]!)) }] : []))),
      labels: series.map(({ name, style }, i) => ({ text: name, style, y: places[i]! })),
    }
  },

  draw(svg, layout) {
    const { left, right, top, bottom, size, model, y, x } = layout
    const root = canvas(svg, size)
    drawRows(root, layout.rows, left, right)
    const plot = group(root, 'plot')
    plot.selectAll('path').data(layout.shapes).join('path').attr('class', (d) => d.key).attr('d', (d) => d.d)
    drawFoot(root, layout.years, left, right, bottom)
    const marks = group(root, 'marks')
    marks.selectAll('path.review').data(model.marks).join('path').attr('class', 'review').attr('d', (d) => `M${round(x(d.month))} ${bottom}V${top}`)
    marks.selectAll('path.rule').data(model.signed ? [0] : model.rule ? [model.rule.value] : []).join('path').attr('class', 'rule').attr('d', (d) => `M${left} ${round(y(d))}H${right}`)
    marks.selectAll('text.goal').data(model.rule ? [model.rule] : []).join('text').attr('class', 'goal halo').attr('x', left + 8).attr('y', (d) => round(y(d.value)) - 8).text((d) => d.text)
    group(root, 'dots').selectAll('path').data(layout.marks).join('path').attr('class', (d) => d.key).attr('d', (d) => d.d)
    const narrow = size.width < 460
    const at = (i: number): readonly [number, number] => (narrow ? [left + (i % 2) * ((right - left) / 2), bottom + 40 + Math.floor(i / 2) * 20] : [right + 8, layout.labels[i]!.y])
    const labels = group(root, 'labels')
    labels.selectAll('path').data(layout.labels).join('path').attr('class', (d) => `swatch line-${d.style}`).attr('d', (_, i) => `M${round(at(i)[0])} ${round(at(i)[1])}h14`)
    labels.selectAll('text').data(layout.labels).join('text').attr('x', (_, i) => round(at(i)[0] + 19)).attr('y', (_, i) => round(at(i)[1])).attr('dy', '0.32em').text((d) => (d.text.length > 24 ? `${d.text.slice(0, 23)}…` : d.text))
  },

  table({ series, messages, format, heading, decimals, signed }) {
    const show = (value: number) => (signed ? format.signed(value, decimals) : format.number(value, decimals))
    const say = messages.figures
    const rows = Array.from(series[0]?.bands.months ?? []).flatMap((month, i) =>
      isDecember(month) ? [[format.year(yearOf(month)), ...series.flatMap(({ bands }) => [bands.median, bands.low90, bands.high90].map((list) => show(list[i]!)))]] : [],
    )
    return { caption: heading, columns: [say.year, ...series.flatMap(({ name }) => [say.median(name), say.from(name), say.to(name)])], rows } satisfies Table
  },

  sentence: ({ sentence }) => sentence,

  focusables({ model, x, y }) {
    const { messages, format, decimals, signed, unit } = model
    const show = (value: number) => (signed ? format.signed(value, decimals) : format.number(value, decimals))
    const interval = (low: number, high: number) => (signed ? format.signedInterval(low, high, decimals) : format.interval(low, high, decimals))
    return model.series.flatMap(({ id, name, bands }, row) =>
      Array.from(bands.months).flatMap((month, i): Focusable[] => {
        const value = bands.median[i]!
        if (!isDecember(month) || !Number.isFinite(value)) return []
        const text = messages.figures.focus(name, format.year(yearOf(month)), `${show(value)}${unit ? ` ${unit}` : ''}`, interval(bands.low90[i]!, bands.high90[i]!))
        return [{ id: `${id}-${month}`, row, column: yearOf(month), x: x(month), y: y(value), text }]
      }),
    )
  },
})

function lastOf(list: ArrayLike<number>): number {
  for (let i = list.length - 1; i >= 0; i--) if (Number.isFinite(list[i]!)) return list[i]!
  return 0
}

/** A small mark of each style, so that greyscale and colour-blind readers tell lines apart. */
function symbol(style: SeriesStyle, x: number, y: number): string {
  const [cx, cy] = [round(x), round(y)]
  if (style === 'a') return `M${cx - 3.5} ${cy}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z`
  if (style === 'b') return `M${cx - 3.2} ${cy - 3.2}h6.4v6.4h-6.4z`
  if (style === 'c') return `M${cx} ${cy - 4}l4 7h-8z`
  if (style === 'd') return `M${cx} ${cy - 4.4}l4.4 4.4l-4.4 4.4l-4.4 -4.4z`
  return ''
}
