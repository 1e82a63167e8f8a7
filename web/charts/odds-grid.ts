/** Two factors against each other: how often a goal is reached, or what a number is, in each cell. The number stands in the cell; the tone repeats it. */
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, group, round } from './frame.ts'

export interface OddsCell {
  readonly x: number
  readonly y: number
  readonly runs: number
  /** Of 100, or a mean; NaN where nothing was run. */
  readonly value: number
  /** The number as it stands in the cell, and what is said of it. */
  readonly short: string
  readonly text: string
}

export interface OddsGridView extends Words {
  readonly heading: string
  readonly x: { readonly name: string; readonly steps: readonly string[] }
  readonly y: { readonly name: string; readonly steps: readonly string[] }
  readonly cells: readonly OddsCell[]
  /** Values of the palest and the darkest tone. */
  readonly domain: readonly [number, number]
  readonly sentence: string
}

export interface OddsGridLayout {
  readonly size: Size
  readonly cells: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly tone: number; readonly short: string; readonly code: string }[]
  readonly columns: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly rows: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly titles: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  readonly points: readonly Focusable[]
}

/** Tones on which either ink or ground can be read. */
const tones = [1, 2, 3, 4, 6, 7] as const

export const oddsGrid = defineChart<OddsGridView, OddsGridView, OddsGridLayout>({
  id: 'odds-grid',
  model: (view) => view,

  layout({ x, y, cells, domain }, size) {
    const left = Math.min(size.width * 0.34, 14 + 6.6 * Math.max(3, ...y.steps.map(({ length }) => length)))
    const [top, right, bottom] = [24, size.width - 4, size.height - 46]
    const [width, height] = [(right - left) / Math.max(1, x.steps.length), (bottom - top) / Math.max(1, y.steps.length)]
    const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text)
    const place = (cell: OddsCell) => ({ x: left + cell.x * width, y: bottom - (cell.y + 1) * height, width, height })
    const share = (value: number): number => (domain[1] > domain[0] ? (value - domain[0]) / (domain[1] - domain[0]) : 0.5)
    // Where columns are narrower than their words, every other is named.
    const every = Math.max(1, Math.ceil((7 * Math.max(2, ...x.steps.map(({ length }) => Math.min(length, 12)))) / width))
    return {
      size,
      cells: cells.map((cell) => ({ ...place(cell), tone: cell.runs === 0 ? 0 : tones[Math.min(5, Math.max(0, Math.floor(share(cell.value) * 6)))]!, short: width < 26 ? '' : cell.short, code: `${cell.x}-${cell.y}` })),
      columns: x.steps.flatMap((text, i) => (i % every === 0 ? [{ x: left + (i + 0.5) * width, y: bottom + 16, text: cut(text, Math.floor((width * every) / 6.4)) }] : [])),
      rows: y.steps.map((text, j) => ({ x: left - 8, y: bottom - (j + 0.5) * height, text: cut(text, Math.floor((left - 10) / 6.4)) })),
      titles: [
        { x: 2, y: 10, text: cut(y.name, Math.floor(size.width / 6.4)) },
        { x: left, y: bottom + 38, text: cut(x.name, Math.floor((size.width - left) / 6.4)) },
      ],
      points: cells.map((cell): Focusable => {
        const at = place(cell)
        return { id: `${cell.x}-${cell.y}`, row: y.steps.length - 1 - cell.y, column: cell.x, x: at.x + width / 2, y: at.y + height / 2, text: cell.text }
      }),
    }
  },

  draw(svg, { size, cells, columns, rows, titles }) {
    const root = canvas(svg, size)
    const drawn = group(root, 'cells')
    drawn.selectAll('rect').data(cells).join('rect').attr('class', (d) => `cell ${d.tone === 0 ? 'none' : `seq-${d.tone}`}`).attr('data-code', (d) => d.code).attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('width', (d) => round(d.width)).attr('height', (d) => round(d.height))
    drawn.selectAll('text').data(cells).join('text').attr('class', (d) => (d.tone >= 6 ? 'on-dark' : null)).attr('x', (d) => round(d.x + d.width / 2)).attr('y', (d) => round(d.y + d.height / 2)).attr('dy', '0.34em').attr('text-anchor', 'middle').text((d) => d.short)
    const names = group(root, 'names')
    names.selectAll('text.column').data(columns).join('text').attr('class', 'column').attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('text-anchor', 'middle').text((d) => d.text)
    names.selectAll('text.row').data(rows).join('text').attr('class', 'row').attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', 'end').text((d) => d.text)
    group(root, 'titles').selectAll('text').data(titles).join('text').attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ heading, x, y, cells, messages }) {
    const of = (i: number, j: number): string => cells.find((cell) => cell.x === i && cell.y === j)?.short || messages.experiments.grid.nothing
    return {
      caption: heading,
      columns: [`${y.name} \\ ${x.name}`, ...x.steps],
      rows: y.steps.map((text, j) => [text, ...x.steps.map((_, i) => of(i, j))]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
