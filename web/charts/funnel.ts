/**
 * A forecast made before, as a funnel, with what has come since and, where that has been weighed, the forecast made again. What was seen is a dot with its
 * error; a dot outside the limits is open and has a cross, so that no colour is needed to see it.
 */
import { area, extent, line, scaleLinear } from 'd3'
import type { Bands, Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, drawRows, group, isDecember, round, yearOf } from './frame.ts'
import type { Tick } from './frame.ts'

export interface FunnelPoint {
  readonly month: number
  readonly value: number
  /** Standard error, where one is stated. */
  readonly error?: number
  readonly alarm?: 'low' | 'high'
  /** A judgement of nobody's count: shown, not weighed. */
  readonly faint?: boolean
  /** Where it lies in the forecast, in words. */
  readonly text: string
}

export interface FunnelView extends Words {
  readonly heading: string
  readonly unit: string
  readonly decimals: number
  readonly before: Bands
  readonly after?: Bands
  readonly seen: readonly FunnelPoint[]
  readonly rule?: { readonly value: number; readonly text: string }
  /** Month of the review. */
  readonly review: number
  readonly sentence: string
}

export interface FunnelModel extends FunnelView {
  readonly domain: readonly [number, number]
}

export interface FunnelLayout {
  readonly model: FunnelModel
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
  readonly seen: readonly { readonly x: number; readonly y: number; readonly low: number; readonly high: number; readonly kind: string; readonly alarm: boolean }[]
  readonly key: readonly { readonly text: string; readonly kind: string; readonly x: number; readonly y: number }[]
}

export const funnel = defineChart<FunnelView, FunnelModel, FunnelLayout>({
  id: 'funnel',

  model(view) {
    const { before, after, seen, rule, decimals } = view
    const values = [before, ...(after ? [after] : [])].flatMap(({ low90, high90 }) => [...Array.from(low90), ...Array.from(high90)]).concat(seen.flatMap(({ value, error = 0 }) => [value - error, value + error])).filter(Number.isFinite)
    const [low = 0, high = 1] = extent([...values, ...(rule ? [rule.value] : [])])
    const padding = Math.max(high - low, Math.abs(high) * 0.02, 10 ** -decimals) * 0.06
    return { ...view, domain: scaleLinear([low < 0 ? low - padding : Math.max(0, low - padding), high + padding], [0, 1]).nice(5).domain() as [number, number] }
  },

  layout(model, size) {
    const { before, after, seen, format, domain, decimals, messages } = model
    const say = messages.review.funnel
    const narrow = size.width < 460
    const months = [...Array.from(before.months), ...seen.map(({ month }) => month)]
    const [first = 0, last = 1] = extent(months)
    const longest = Math.max(...domain.map((value) => format.number(value, decimals).length), 3)
    const left = 14 + longest * 7
    const names = [
      { text: say.before, kind: 'line-baseline' },
      ...(after ? [{ text: say.after, kind: 'line-a' }] : []),
      ...(seen.length > 0 ? [{ text: say.seen, kind: 'seen' }] : []),
      ...(seen.some(({ alarm }) => alarm) ? [{ text: say.outside, kind: 'seen alarm' }] : []),
    ]
    const columns = Math.max(1, Math.floor((size.width - left) / (narrow ? 150 : 170)))
    const [right, top, bottom] = [size.width - 16, 18, size.height - 28 - 20 * Math.ceil(names.length / columns)]
    const x = scaleLinear([first, last], [left, right])
    const y = scaleLinear(domain as [number, number], [bottom, top])
    const ticks = y.ticks(Math.max(3, Math.round((bottom - top) / 56)))
    const tickDecimals = Math.max(0, ...ticks.map((value) => (/\.(\d+)/.exec(String(Number(value.toFixed(6))))?.[1] ?? '').length))
    const ribbon = ({ months: at }: Bands, low: ArrayLike<number>, high: ArrayLike<number>) =>
      area<number>()
        .x((month) => x(month))
        .y0((_, i) => y(low[i]!))
        .y1((_, i) => y(high[i]!))
        .defined((_, i) => Number.isFinite(low[i]!) && Number.isFinite(high[i]!))
        .digits(1)(Array.from(at)) ?? ''
    const curve = ({ months: at, median }: Bands) =>
      line<number>((_, i) => x(at[i]!), (value) => y(value))
        .defined(Number.isFinite)
        .digits(1)(Array.from(median)) ?? ''
    const span = Math.floor((last - first) / 12)
    const every = span > 12 ? 5 : span > 7 || narrow ? 2 : 1
    return {
      model,
      size,
      left,
      right,
      top,
      bottom,
      x,
      y,
      rows: ticks.map((value) => ({ at: y(value), text: format.number(value, tickDecimals) })),
      years: Array.from(before.months)
        .filter((month) => isDecember(month) && (every === 1 || (yearOf(month) - 2029) % every === 0))
        .map((month) => ({ at: x(month), text: format.year(yearOf(month)) })),
      shapes: [
        { key: 'band band-90 fill-baseline', d: ribbon(before, before.low90, before.high90) },
        { key: 'band band-50 fill-baseline', d: ribbon(before, before.low50, before.high50) },
        ...(after
          ? [
              { key: 'band band-90 fill-a', d: ribbon(after, after.low90, after.high90) },
              { key: 'band band-50 fill-a', d: ribbon(after, after.low50, after.high50) },
            ]
          : []),
        { key: 'line line-baseline', d: curve(before) },
        ...(after ? [{ key: 'line line-a', d: curve(after) }] : []),
      ],
      seen: seen.map(({ month, value, error = 0, alarm, faint }) => ({ x: x(month), y: y(value), low: y(value - 1.96 * error), high: y(value + 1.96 * error), kind: `seen${faint ? ' faint' : ''}`, alarm: alarm !== undefined })),
      key: names.map(({ text, kind }, i) => ({ text, kind, x: left + (i % columns) * ((right - left) / columns), y: bottom + 42 + Math.floor(i / columns) * 20 })),
    }
  },

  draw(svg, layout) {
    const { left, right, top, bottom, size, model, y, x } = layout
    const root = canvas(svg, size)
    drawRows(root, layout.rows, left, right)
    group(root, 'plot').selectAll('path').data(layout.shapes).join('path').attr('class', (d) => d.key).attr('d', (d) => d.d)
    drawFoot(root, layout.years, left, right, bottom)
    const marks = group(root, 'marks')
    marks.selectAll('path.review').data([model.review]).join('path').attr('class', 'review').attr('d', (d) => `M${round(x(d))} ${bottom}V${top}`)
    marks.selectAll('path.rule').data(model.rule ? [model.rule.value] : []).join('path').attr('class', 'rule').attr('d', (d) => `M${left} ${round(y(d))}H${right}`)
    marks.selectAll('text.goal').data(model.rule ? [model.rule] : []).join('text').attr('class', 'goal halo').attr('x', left + 8).attr('y', (d) => round(y(d.value)) - 8).text((d) => d.text)
    const seen = group(root, 'observed')
    seen.selectAll('path.error').data(layout.seen).join('path').attr('class', 'error').attr('d', (d) => `M${round(d.x)} ${round(d.low)}V${round(d.high)}`)
    seen.selectAll('circle').data(layout.seen).join('circle').attr('class', (d) => d.kind + (d.alarm ? ' alarm' : '')).attr('cx', (d) => round(d.x)).attr('cy', (d) => round(d.y)).attr('r', 4.5)
    seen.selectAll('path.cross').data(layout.seen.filter((d) => d.alarm)).join('path').attr('class', 'cross').attr('d', (d) => `M${round(d.x) - 8} ${round(d.y)}h16M${round(d.x)} ${round(d.y) - 8}v16`)
    const key = group(root, 'labels')
    key.selectAll('path').data(layout.key.filter(({ kind }) => kind.startsWith('line'))).join('path').attr('class', (d) => `swatch ${d.kind}`).attr('d', (d) => `M${round(d.x)} ${round(d.y)}h14`)
    const dots = group(root, 'key-dots')
    dots.selectAll('circle').data(layout.key.filter(({ kind }) => kind.startsWith('seen'))).join('circle').attr('class', (d) => d.kind).attr('cx', (d) => round(d.x) + 7).attr('cy', (d) => round(d.y)).attr('r', 4.5)
    dots.selectAll('path.cross').data(layout.key.filter(({ kind }) => kind.endsWith('alarm'))).join('path').attr('class', 'cross').attr('d', (d) => `M${round(d.x) - 1} ${round(d.y)}h16M${round(d.x) + 7} ${round(d.y) - 8}v16`)
    key.selectAll('text').data(layout.key).join('text').attr('x', (d) => round(d.x + 20)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ before, after, seen, messages, format, heading, decimals }) {
    const say = messages.review.funnel
    const show = (value: number | undefined) => (value === undefined ? '–' : format.number(value, decimals))
    const rows = Array.from(before.months).flatMap((month, i) => {
      if (!isDecember(month)) return []
      const point = seen.find((one) => one.month === month)
      return [[format.year(yearOf(month)), show(before.median[i]), show(before.low90[i]), show(before.high90[i]), ...(after ? [show(after.median[i]), show(after.low90[i]), show(after.high90[i])] : []), show(point?.value), point?.text ?? '–']]
    })
    const names = [say.before, ...(after ? [say.after] : [])]
    return { caption: heading, columns: [messages.figures.year, ...names.flatMap((name) => [messages.figures.median(name), messages.figures.from(name), messages.figures.to(name)]), say.seen, say.where], rows } satisfies Table
  },

  sentence: ({ sentence }) => sentence,

  focusables({ model, x, y }) {
    const { messages, format, decimals, unit, before, after, seen } = model
    const say = messages.review.funnel
    const show = (value: number) => `${format.number(value, decimals)}${unit ? ` ${unit}` : ''}`
    const along = (bands: Bands, name: string, row: number): Focusable[] =>
      Array.from(bands.months).flatMap((month, i) => {
        const value = bands.median[i]!
        if (!isDecember(month) || !Number.isFinite(value)) return []
        return [{ id: `${row}-${month}`, row, column: month, x: x(month), y: y(value), text: messages.figures.focus(name, format.year(yearOf(month)), show(value), format.interval(bands.low90[i]!, bands.high90[i]!, decimals)) }]
      })
    return [
      ...along(before, say.before, 0),
      ...(after ? along(after, say.after, 1) : []),
      ...seen.map(({ month, value, text }): Focusable => ({ id: `seen-${month}`, row: after ? 2 : 1, column: month, x: x(month), y: y(value), text: `${say.seen}, ${format.month(month)}: ${show(value)}${text ? `, ${text}` : ''}.` })),
    ]
  },
})
