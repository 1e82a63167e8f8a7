/** Ages in five-year bands, men to the left and women to the right, filled by how they work; the baseline is an outline. */
import { max, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, group, round } from './frame.ts'
import type { Tick } from './frame.ts'

export interface AgePyramidView extends Words {
  readonly heading: string
  readonly year: number
  /** Names of the bands, youngest first, e.g. `25–29`. */
  readonly ages: readonly string[]
  /** From the axis outward. */
  readonly statuses: readonly { readonly id: string; readonly name: string }[]
  /** Persons by status, sex (0 man, 1 woman) and age. */
  count(status: number, sex: number, age: number): number
  baseline?(sex: number, age: number): number
  /** Most persons of any age and sex in any year, so that years share one scale. */
  readonly most: number
  readonly sentence: string
}

export interface AgePyramidLayout {
  readonly model: AgePyramidView
  readonly size: Size
  readonly middle: number
  readonly bottom: number
  readonly top: number
  readonly ticks: readonly Tick[]
  readonly bars: readonly { readonly key: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
  readonly outlines: readonly string[]
  readonly ages: readonly Tick[]
  readonly heads: readonly { readonly x: number; readonly text: string; readonly anchor: 'start' | 'end' }[]
  readonly legend: readonly { readonly x: number; readonly y: number; readonly part: number; readonly text: string }[]
  readonly points: readonly Focusable[]
}

export const agePyramid = defineChart<AgePyramidView, AgePyramidView, AgePyramidLayout>({
  id: 'age-pyramid',
  model: (view) => view,

  layout(model, size) {
    const { ages, statuses, format, messages } = model
    const say = messages.figures
    const axis = 24
    const middle = size.width / 2
    const legendRows = Math.ceil(statuses.length / (size.width < 460 ? 2 : 3))
    const [top, bottom] = [22, size.height - 36 - legendRows * 20]
    const half = middle - axis - 12
    const w = scaleLinear([0, model.most], [0, half]).nice(4)
    const step = (bottom - top) / ages.length
    const edge = (sex: number, value: number) => (sex === 0 ? middle - axis - w(value) : middle + axis + w(value))
    const bars: AgePyramidLayout['bars'][number][] = []
    const points: Focusable[] = []
    ages.forEach((name, age) => {
      const y = bottom - (age + 1) * step
      for (const sex of [0, 1]) {
        let sum = 0
        statuses.forEach((_, status) => {
          const value = model.count(status, sex, age)
          const [from, to] = [edge(sex, sum), edge(sex, sum + value)]
          sum += value
          bars.push({ key: `part part-${status + 1}`, x: round(Math.min(from, to)), y: round(y + 0.5), width: round(Math.abs(to - from)), height: round(step - 1) })
        })
        const parts = statuses.map((status, i) => `${status.name} ${format.number(model.count(i, sex, age))}`).join(', ')
        points.push({ id: `${sex}-${age}`, row: sex, column: age, x: edge(sex, sum), y: y + step / 2, text: say.pyramidFocus(sex === 0 ? say.men : say.women, name, format.number(sum), parts, model.baseline ? format.number(model.baseline(sex, age)) : '') })
      }
    })
    const outlines = model.baseline
      ? [0, 1].map((sex) => ages.map((_, age) => `${age === 0 ? 'M' : 'L'}${round(edge(sex, model.baseline!(sex, age)))} ${round(bottom - age * step)}V${round(bottom - (age + 1) * step)}`).join(''))
      : []
    const ticks = w.ticks(3)
    return {
      model,
      size,
      middle,
      top,
      bottom,
      ticks: [...ticks.map((value) => ({ at: edge(0, value), text: format.number(value) })), ...ticks.map((value) => ({ at: edge(1, value), text: format.number(value) }))],
      bars,
      outlines,
      ages: ages.map((text, age) => ({ at: bottom - (age + 0.5) * step, text })),
      heads: [
        { x: middle - axis - 4, text: say.men, anchor: 'end' },
        { x: middle + axis + 4, text: say.women, anchor: 'start' },
      ],
      legend: statuses.map(({ name }, i) => {
        const columns = size.width < 460 ? 2 : 3
        return { x: 12 + (i % columns) * ((size.width - 24) / columns), y: bottom + 42 + Math.floor(i / columns) * 20, part: i + 1, text: name }
      }),
      points,
    }
  },

  draw(svg, layout) {
    const root = canvas(svg, layout.size)
    group(root, 'columns').selectAll('line').data(layout.ticks).join('line').attr('x1', (d) => round(d.at)).attr('x2', (d) => round(d.at)).attr('y1', layout.top).attr('y2', layout.bottom)
    group(root, 'bars').selectAll('rect').data(layout.bars).join('rect').attr('class', (d) => d.key).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', (d) => d.height)
    group(root, 'outline').selectAll('path').data(layout.outlines).join('path').attr('d', (d) => d)
    drawFoot(root, layout.ticks, 12, layout.size.width - 12, layout.bottom)
    group(root, 'ages').selectAll('text').data(layout.ages).join('text').attr('x', layout.middle).attr('y', (d) => round(d.at)).attr('dy', '0.32em').attr('text-anchor', 'middle').text((d) => d.text)
    group(root, 'heads').selectAll('text').data(layout.heads).join('text').attr('x', (d) => round(d.x)).attr('y', 12).attr('text-anchor', (d) => d.anchor).text((d) => d.text)
    const legend = group(root, 'key')
    legend.selectAll('rect').data(layout.legend).join('rect').attr('class', (d) => `part part-${d.part}`).attr('x', (d) => round(d.x)).attr('y', (d) => d.y - 6).attr('width', 12).attr('height', 12)
    legend.selectAll('text').data(layout.legend).join('text').attr('x', (d) => round(d.x + 17)).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ ages, statuses, heading, year, count, baseline, messages, format }) {
    const say = messages.figures
    const columns = [say.age, ...[say.men, say.women].flatMap((sex) => statuses.map(({ name }) => `${sex}, ${name}`)), ...(baseline ? [`${say.men}, ${messages.trajectory.baseline}`, `${say.women}, ${messages.trajectory.baseline}`] : [])]
    const rows = ages.map((name, age) => [name, ...[0, 1].flatMap((sex) => statuses.map((_, status) => format.number(count(status, sex, age)))), ...(baseline ? [0, 1].map((sex) => format.number(baseline(sex, age))) : [])])
    return { caption: `${heading}, ${format.year(year)}`, columns, rows } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})

/** Most persons on one side of any band. */
export function widest(values: Iterable<number>): number {
  return max(values) ?? 1
}
