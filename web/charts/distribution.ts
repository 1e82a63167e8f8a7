/** How many citizens live where there are how many doctors: a histogram by coverage, the baseline as an outline, the norm as a rule. */
import { max, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, drawRows, group, round } from './frame.ts'
import type { Tick } from './frame.ts'

export interface DistributionView extends Words {
  readonly heading: string
  readonly year: number
  /** Edges of the classes, one more than there are classes; the first and last class are open. */
  readonly edges: readonly number[]
  readonly decimals: number
  /** Share of citizens (0 to 1) by class. */
  readonly shares: readonly number[]
  readonly baseline?: readonly number[]
  readonly norm: { readonly value: number; readonly text: string }
  readonly sentence: string
}

export interface DistributionLayout {
  readonly model: DistributionView
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly norm: number
  readonly rows: readonly Tick[]
  readonly edges: readonly Tick[]
  readonly bars: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly below: boolean }[]
  readonly baseline: string
  readonly points: readonly Focusable[]
}

/** Words of a class. */
function nameOf({ edges, decimals, format }: DistributionView, i: number): string {
  if (i === 0) return `< ${format.number(edges[1]!, decimals)}`
  return i === edges.length - 2 ? `≥ ${format.number(edges[i]!, decimals)}` : format.interval(edges[i]!, edges[i + 1]!, decimals)
}

export const distribution = defineChart<DistributionView, DistributionView, DistributionLayout>({
  id: 'distribution',
  model: (view) => view,

  layout(model, size) {
    const { edges, shares, baseline, format, messages, norm } = model
    const [left, right, top, bottom] = [52, size.width - 14, 26, size.height - 44]
    const x = scaleLinear([edges[0]!, edges.at(-1)!], [left, right])
    const y = scaleLinear([0, Math.max(0.05, (max([...shares, ...(baseline ?? [])]) ?? 0) * 1.08)], [bottom, top]).nice(4)
    return {
      model,
      size,
      left,
      right,
      top,
      bottom,
      norm: x(norm.value),
      rows: y.ticks(4).map((value) => ({ at: y(value), text: format.percent(value) })),
      edges: edges.flatMap((edge, i) => (i > 0 && i < edges.length - 1 && (size.width > 460 || i % 2 === 1) ? [{ at: x(edge), text: format.number(edge, model.decimals) }] : [])),
      bars: shares.map((share, i) => ({ x: round(x(edges[i]!) + 1), y: round(y(share)), width: round(x(edges[i + 1]!) - x(edges[i]!) - 2), height: round(bottom - y(share)), below: edges[i + 1]! <= norm.value + 1e-9 })),
      baseline: baseline ? baseline.map((share, i) => `${i === 0 ? `M${round(x(edges[0]!))} ${bottom}` : ''}V${round(y(share))}H${round(x(edges[i + 1]!))}`).join('') + `V${bottom}` : '',
      points: shares.map((share, column) => ({
        id: String(column),
        row: 0,
        column,
        x: (x(edges[column]!) + x(edges[column + 1]!)) / 2,
        y: y(share),
        text: messages.figures.distributionFocus(nameOf(model, column), format.percent(share, 1), baseline ? format.percent(baseline[column]!, 1) : ''),
      })),
    }
  },

  draw(svg, layout) {
    const { left, right, top, bottom, model } = layout
    const root = canvas(svg, layout.size)
    drawRows(root, layout.rows, left, right)
    group(root, 'bars').selectAll('rect').data(layout.bars).join('rect').attr('class', (d) => `part part-${d.below ? 2 : 4}`).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => Math.max(0, d.width)).attr('height', (d) => Math.max(0, d.height))
    group(root, 'outline').selectAll('path').data(layout.baseline ? [layout.baseline] : []).join('path').attr('d', (d) => d)
    drawFoot(root, layout.edges, left, right, bottom)
    const marks = group(root, 'marks')
    marks.selectAll('path.rule').data([layout.norm]).join('path').attr('class', 'rule').attr('d', (d) => `M${round(d)} ${bottom}V${top - 4}`)
    marks.selectAll('text.goal').data([model.norm.text]).join('text').attr('class', 'goal halo').attr('x', round(layout.norm) + 6).attr('y', top - 8).text((d) => d)
    group(root, 'unit').selectAll('text').data([model.messages.figures.coverageAxis]).join('text').attr('x', right).attr('y', bottom + 38).attr('text-anchor', 'end').text((d) => d)
  },

  table(model) {
    const { shares, baseline, heading, year, messages, format } = model
    return {
      caption: `${heading}, ${format.year(year)}`,
      columns: [messages.figures.coverageAxis, messages.figures.citizens, ...(baseline ? [messages.trajectory.baseline] : [])],
      rows: shares.map((share, i) => [nameOf(model, i), format.percent(share, 1), ...(baseline ? [format.percent(baseline[i]!, 1)] : [])]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
