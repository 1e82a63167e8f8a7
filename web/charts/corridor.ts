/**
 * What the year of the review looked like in simulations that reach the goal, beside those that do not, and what has been seen. Each row has a scale of its
 * own: the corridor, the middle 80 % of those that reach the goal, takes the same room in every row.
 */
import { scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, group, round } from './frame.ts'

export interface CorridorRow {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly decimals: number
  /** Ends and middle of simulations that reach the goal, and of those that do not. */
  readonly reach: readonly [low: number, middle: number, high: number]
  readonly miss: readonly [low: number, middle: number, high: number]
  readonly seen?: number
}

export interface CorridorView extends Words {
  readonly heading: string
  readonly rows: readonly CorridorRow[]
  readonly sentence: string
}

interface Drawn {
  readonly y: number
  readonly name: string
  readonly reach: readonly [number, number, number]
  readonly miss: readonly [number, number, number]
  readonly seen?: { readonly x: number; readonly outside: boolean; readonly beyond: boolean }
}

export interface CorridorLayout {
  readonly model: CorridorView
  readonly size: Size
  readonly left: number
  readonly top: number
  readonly bottom: number
  readonly ends: readonly [number, number]
  readonly rows: readonly Drawn[]
  readonly above: boolean
  readonly key: readonly { readonly text: string; readonly kind: string; readonly x: number; readonly y: number }[]
  readonly points: readonly Focusable[]
}

/** Half widths of the corridor that are drawn to either side. */
const reachOut = 2.6

export const corridor = defineChart<CorridorView, CorridorView, CorridorLayout>({
  id: 'corridor',
  model: (view) => view,

  layout(model, size) {
    const { rows, messages, format } = model
    const say = messages.review.corridor
    const narrow = size.width < 560
    // On a small screen a name stands above its row.
    const left = narrow ? 8 : Math.min(size.width * 0.42, 18 + 6.4 * Math.max(10, ...rows.map(({ name }) => name.length)))
    const cut = Math.floor((narrow ? size.width - 20 : left - 18) / 6.3)
    const names = [
      { text: say.reach, kind: 'reach' },
      { text: say.miss, kind: 'miss' },
      ...(rows.some(({ seen }) => seen !== undefined) ? [{ text: say.seen, kind: 'seen' }] : []),
    ]
    const columns = Math.max(1, Math.floor((size.width - 8) / 190))
    const top = 8
    const bottom = size.height - 14 - 20 * Math.ceil(names.length / columns)
    const step = (bottom - top) / Math.max(1, rows.length)
    const x = scaleLinear([-reachOut, reachOut], [left, size.width - 14]).clamp(true)
    const drawn = rows.map((row, i): Drawn => {
      const [low, middle, high] = row.reach
      const scaled = (value: number) => (value >= middle ? (value - middle) / Math.max(high - middle, 1e-12) : (value - middle) / Math.max(middle - low, 1e-12))
      const at = (value: number) => x(scaled(value))
      return {
        y: top + (i + (narrow ? 0.72 : 0.5)) * step,
        name: row.name.length > cut ? `${row.name.slice(0, cut - 1)}…` : row.name,
        reach: [at(low), at(middle), at(high)],
        miss: [at(row.miss[0]), at(row.miss[1]), at(row.miss[2])],
        ...(row.seen === undefined ? {} : { seen: { x: at(row.seen), outside: row.seen < low || row.seen > high, beyond: Math.abs(scaled(row.seen)) > reachOut } }),
      }
    })
    const show = (value: number, { decimals, unit }: CorridorRow) => `${format.number(value, decimals)}${unit ? ` ${unit}` : ''}`
    return {
      model,
      size,
      left,
      top,
      bottom,
      ends: [x(-1), x(1)],
      rows: drawn,
      above: narrow,
      key: names.map(({ text, kind }, i) => ({ text, kind, x: 8 + (i % columns) * ((size.width - 8) / columns), y: bottom + 18 + Math.floor(i / columns) * 20 })),
      points: rows.map((row, column) => ({
        id: row.id,
        row: 0,
        column,
        x: drawn[column]!.seen?.x ?? drawn[column]!.reach[1],
        y: drawn[column]!.y,
        text: say.focus(row.name, format.interval(row.reach[0], row.reach[2], row.decimals), format.interval(row.miss[0], row.miss[2], row.decimals), row.seen === undefined ? '' : show(row.seen, row)),
      })),
    }
  },

  draw(svg, { size, left, top, bottom, ends, rows, above, key }) {
    const root = canvas(svg, size)
    group(root, 'corridor-ends').selectAll('rect').data([ends]).join('rect').attr('x', (d) => round(d[0])).attr('width', (d) => round(d[1] - d[0])).attr('y', top).attr('height', bottom - top)
    group(root, 'names').selectAll('text').data(rows).join('text').attr('x', above ? left : left - 12).attr('y', (d) => round(above ? d.y - 16 : d.y)).attr('dy', '0.32em').attr('text-anchor', above ? 'start' : 'end').text((d) => d.name)
    const bars = group(root, 'corridor-bars')
    bars.selectAll('path.miss').data(rows).join('path').attr('class', 'miss').attr('d', (d) => `M${round(d.miss[0])} ${round(d.y) + 5}H${round(d.miss[2])}`)
    bars.selectAll('path.reach').data(rows).join('path').attr('class', 'reach').attr('d', (d) => `M${round(d.reach[0])} ${round(d.y) - 1}H${round(d.reach[2])}`)
    bars.selectAll('path.middle').data(rows).join('path').attr('class', 'middle').attr('d', (d) => `M${round(d.reach[1])} ${round(d.y) - 6}v10`)
    bars.selectAll('circle.miss').data(rows).join('circle').attr('class', 'miss').attr('cx', (d) => round(d.miss[1])).attr('cy', (d) => round(d.y) + 5).attr('r', 3.5)
    const seen = rows.filter((d) => d.seen)
    group(root, 'observed').selectAll('path').data(seen).join('path').attr('class', (d) => `seen${d.seen!.outside ? ' alarm' : ''}`).attr('d', (d) => mark(d.seen!.x, d.y - 1, d.seen!.beyond))
    const keys = group(root, 'key')
    keys.selectAll('path').data(key).join('path').attr('class', (d) => d.kind).attr('d', (d) => (d.kind === 'seen' ? mark(d.x + 8, d.y, false) : `M${round(d.x)} ${round(d.y)}h16`))
    keys.selectAll('text').data(key).join('text').attr('x', (d) => round(d.x) + 24).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ rows, heading, messages, format }) {
    const say = messages.review.corridor
    const show = (value: number | undefined, { decimals }: CorridorRow) => (value === undefined ? '–' : format.number(value, decimals))
    return {
      caption: heading,
      columns: [say.indicator, messages.figures.median(say.reach), say.from(say.reach), say.to(say.reach), messages.figures.median(say.miss), say.from(say.miss), say.to(say.miss), say.seen],
      rows: rows.map((row) => [row.name, show(row.reach[1], row), show(row.reach[0], row), show(row.reach[2], row), show(row.miss[1], row), show(row.miss[0], row), show(row.miss[2], row), show(row.seen, row)]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})

/** A diamond; pointed to the side where it lies beyond what is drawn. */
function mark(x: number, y: number, beyond: boolean): string {
  const [cx, cy] = [round(x), round(y)]
  return beyond ? `M${cx - 6} ${cy - 6}h12v12h-12z` : `M${cx} ${cy - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5z`
}
