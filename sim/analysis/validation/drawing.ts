/** Drawings as SVG text, made with d3's scales and shapes and without a browser. Colours are classes, so that light, dark and print share one drawing. */
import { area, line, scaleLinear, scalePoint, ticks } from 'd3'
import { escape } from './html.ts'
import type { Words } from './words.ts'

/** Points of a line: year or position, value. */
export type Points = readonly (readonly [x: number, y: number])[]

/** A fan of one forecast with what came and what plain forecasts said. */
export interface Fan {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly band: readonly (readonly [x: number, low: number, high: number])[]
  readonly model: Points
  readonly seen: Points
  readonly last: Points
  readonly line: Points
  readonly flow?: Points
}

const round = (value: number) => String(Math.round(value * 10) / 10)
const path = (points: Points, x: (v: number) => number, y: (v: number) => number, kind: string) =>
  points.length < 2 ? '' : `<path class="${kind}" d="${line<readonly [number, number]>((p) => x(p[0]), (p) => y(p[1])).digits(1)([...points]) ?? ''}"/>`
const svg = (width: number, height: number, label: string, inside: string, kind = 'wide') =>
  `<svg class="${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(label)}">${inside}</svg>`

/** A fan chart. The vertical axis does not begin at zero; its ends are labelled. */
export function fan(of: Fan, words: Words, decimals = 0): string {
  const [width, height] = [340, 210]
  const [left, right, top, bottom] = [44, 12, 12, 26]
  const everything = [...of.band.flatMap(([, a, b]) => [a, b]), ...[of.model, of.seen, of.last, of.line, of.flow ?? []].flatMap((points) => points.map(([, v]) => v))].filter(Number.isFinite)
  const x = scaleLinear([of.from, of.to], [left, width - right])
  const y = scaleLinear([Math.min(...everything), Math.max(...everything)], [height - bottom, top]).nice(4)
  const years = ticks(of.from, of.to, 5).filter((v) => Number.isInteger(v))
  const inside = [
    ...y.ticks(4).map((v) => `<line class="grid" x1="${left}" x2="${width - right}" y1="${round(y(v))}" y2="${round(y(v))}"/><text class="soft" text-anchor="end" x="${left - 6}" y="${round(y(v) + 4)}">${words.number(v, decimals)}</text>`),
    ...years.map((v) => `<text class="soft" text-anchor="middle" x="${round(x(v))}" y="${height - 8}">${v}</text>`),
    of.band.length < 2 ? '' : `<path class="band" d="${area<readonly [number, number, number]>((p) => x(p[0]), (p) => y(p[1]), (p) => y(p[2])).digits(1)([...of.band]) ?? ''}"/>`,
    path(of.last, x, y, 'naive'),
    path(of.line, x, y, 'line'),
    path(of.flow ?? [], x, y, 'flow'),
    path(of.model, x, y, 'model'),
    ...of.seen.map(([a, b]) => `<circle class="seen" cx="${round(x(a))}" cy="${round(y(b))}" r="3.2"/>`),
  ]
  return svg(width, height, of.title, inside.join(''), 'small')
}

/** What the marks of the fans mean. */
export function fanKey(words: Words): string {
  const item = (mark: string, text: string) => `<li><svg viewBox="0 0 36 14" aria-hidden="true">${mark}</svg>${escape(text)}</li>`
  const stroke = (kind: string) => `<path class="${kind}" d="M0 7H36"/>`
  return `<ul class="key">${[
    item('<circle class="seen" cx="18" cy="7" r="3.6"/>', words.say('det, der skete', 'what came')),
    item('<rect class="band" width="36" height="14"/><path class="model" d="M0 7H36"/>', words.say('modellen: middel og 80 %-interval', 'the model: mean and 80 % interval')),
    item(stroke('naive'), words.say('sidste kendte tal', 'last known value')),
    item(stroke('line'), words.say('ret linje', 'straight line')),
    item(stroke('flow'), words.say('to-linjers-model', 'two-line model')),
  ].join('')}</ul>`
}

/** One row of a dot plot. */
export interface DotRow {
  readonly label: string
  readonly model?: readonly [low: number, middle: number, high: number]
  /** Other dots on the row: plain forecasts. */
  readonly last?: number
  readonly line?: number
  /** A fainter row stands for what is an assumption. */
  readonly note?: string
}

/** Rows of dots with whiskers on a shared axis. A reference line is drawn where one is named. */
export function dots(title: string, rows: readonly DotRow[], words: Words, options: { readonly reference?: number; readonly decimals?: number; readonly axis: string }): string {
  const width = 720
  const [left, right, top, step] = [Math.min(330, Math.max(90, 24 + 6.3 * Math.max(...rows.map(({ label }) => label.length)))), 24, 10, 24]
  const height = top + rows.length * step + 44
  const everything = rows.flatMap((row) => [...(row.model ?? []), row.last ?? NaN, row.line ?? NaN, options.reference ?? NaN]).filter(Number.isFinite)
  const low = Math.min(...everything)
  const high = Math.max(...everything)
  const x = scaleLinear([low, high === low ? low + 1 : high], [left, width - right]).nice(5)
  const y = scalePoint(rows.map((_, k) => String(k)), [top + step / 2, top + rows.length * step - step / 2])
  const bottom = top + rows.length * step
  const inside = [
    ...x.ticks(6).map((v) => `<line class="grid" x1="${round(x(v))}" x2="${round(x(v))}" y1="${top}" y2="${bottom}"/><text class="soft" text-anchor="middle" x="${round(x(v))}" y="${bottom + 16}">${words.number(v, options.decimals ?? 0)}</text>`),
    `<text class="soft" text-anchor="end" x="${width - right}" y="${bottom + 34}">${escape(options.axis)}</text>`,
    options.reference === undefined ? '' : `<line class="zero" x1="${round(x(options.reference))}" x2="${round(x(options.reference))}" y1="${top}" y2="${bottom}"/>`,
    ...rows.map((row, k) => {
      const at = round(y(String(k)) ?? 0)
      const mark = (value: number | undefined, kind: string) => (value === undefined || !Number.isFinite(value) ? '' : `<circle class="${kind}" cx="${round(x(value))}" cy="${at}" r="4.4"/>`)
      return (
        `<text text-anchor="end" x="${left - 12}" y="${Number(at) + 4}">${escape(row.label)}</text>` +
        (row.model ? `<line class="whisker" x1="${round(x(row.model[0]))}" x2="${round(x(row.model[2]))}" y1="${at}" y2="${at}"/>` : '') +
        mark(row.last, 'dot-naive') + mark(row.line, 'dot-line') + mark(row.model?.[1], 'dot-model')
      )
    }),
  ]
  return svg(width, height, title, inside.join(''))
}

/** Lines for what rests on no source. No style of its own, so that the page's policy lets it be drawn there as well. */
const hatchPattern = '<defs><pattern id="report-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatching" d="M0 0V6"/></pattern></defs>'

/** One part of a bar: what is known to be, what has a source with a range, and what rests on an assumption. The last is hatched. */
export type BarKind = 'bar' | 'tinted' | 'hatched'

/** A bar in parts, from zero on; parts below zero go to the left. */
export interface PartsRow {
  readonly label: string
  readonly parts: readonly { readonly kind: BarKind; readonly value: number }[]
  /** What stands to the right of the bar. */
  readonly note: string
}

/** Bars in parts on one axis, so that what is assumed is seen for what it is. */
export function partsBars(title: string, rows: readonly PartsRow[], room = 250): string {
  const width = 720
  const [top, step, right] = [6, 26, 70]
  const ends = rows.flatMap(({ parts }) => [sumOf(parts, 1), sumOf(parts, -1)])
  const x = scaleLinear([Math.min(0, ...ends), Math.max(0, ...ends)], [room, width - right])
  const inside = rows.map(({ label, parts, note }, k) => {
    const y = top + k * step
    let [up, down] = [0, 0]
    const drawn = parts.map(({ kind, value }) => {
      const from = value >= 0 ? up : down
      if (value >= 0) up += value
      else down += value
      const [a, b] = [x(Math.min(from, from + value)), x(Math.max(from, from + value))]
      return b - a < 0.05 ? '' : `<rect class="${kind}" x="${round(a)}" y="${y + 3}" width="${round(b - a)}" height="16"/>`
    })
    return `<text text-anchor="end" x="${room - 12}" y="${y + 15}">${escape(label)}</text>${drawn.join('')}<text class="soft" x="${width - right + 8}" y="${y + 15}">${escape(note)}</text>`
  })
  const bottom = top + rows.length * step
  return svg(width, bottom + 6, title, `${hatchPattern}${inside.join('')}<line class="zero" x1="${round(x(0))}" x2="${round(x(0))}" y1="${top}" y2="${bottom}"/>`)
}

const sumOf = (parts: PartsRow['parts'], sign: 1 | -1) => parts.reduce((sum, { value }) => sum + (value * sign > 0 ? value : 0), 0)

/** What the parts of bars mean. */
export function partsKey(items: readonly (readonly [kind: BarKind, text: string])[]): string {
  const hatch = items.some(([kind]) => kind === 'hatched') ? hatchPattern : ''
  return `<ul class="key">${items.map(([kind, text]) => `<li><svg viewBox="0 0 36 14" aria-hidden="true">${kind === 'hatched' ? hatch : ''}<rect class="${kind}" x="0.5" y="0.5" width="35" height="13"/></svg>${escape(text)}</li>`).join('')}</ul>`
}
