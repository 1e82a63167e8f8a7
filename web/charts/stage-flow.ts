/**
 * How many people go from one stage of a career to the next: stages in the order of life, width is people, those who leave are drawn
 * outward on the far side. Left to right where there is room, else downward.
 */
import { sankey } from 'd3-sankey'
import type { SankeyLink, SankeyNode } from 'd3-sankey'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, group, round } from './frame.ts'

/** Colours of stages, the same as in a life line; `exit` and `entry` are hatched and outlined. */
export type FlowFamily = 'study' | 'basic' | 'training' | 'employed' | 'owner' | 'exit' | 'entry'

export interface FlowNode {
  readonly id: string
  readonly name: string
  readonly column: number
  readonly family: FlowFamily
}

export interface FlowLink {
  readonly id: string
  readonly from: string
  readonly to: string
  /** People: mean of the simulations, and where nine tenths of them lie. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** From the baseline, paired; certain when the interval keeps clear of zero. */
  readonly difference?: { readonly value: number; readonly low: number; readonly high: number }
}

export interface StageFlowView extends Words {
  readonly heading: string
  /** `2035`, or `2025–2035 i alt`. */
  readonly period: string
  readonly nodes: readonly FlowNode[]
  /** In reading order: along the way, and at each stage first those who go on. */
  readonly links: readonly FlowLink[]
  readonly sentence: string
}

interface Band {
  readonly id: string
  readonly key: string
  readonly d: string
  readonly hatched: boolean
}

export interface StageFlowLayout {
  readonly size: Size
  readonly nodes: readonly { readonly key: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly hatched: boolean }[]
  readonly bands: readonly Band[]
  readonly labels: readonly { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end'; readonly text: string; readonly key: string }[]
  readonly points: readonly Focusable[]
}

type Node = SankeyNode<FlowNode, { id: string }>
type Link = SankeyLink<FlowNode, FlowLink>

/** Streams too thin to be drawn stand in the table alone: this part of the widest. */
const thinnest = 0.002
const thick = 9
/** Below this width the way runs downward. */
const narrow = 440
const line = 13
/** Gap before the first stage, where those who are new come from, in parts of the others. */
const firstGap = 0.75

export const stageFlow = defineChart<StageFlowView, StageFlowView, StageFlowLayout>({
  id: 'stage-flow',
  model: (view) => view,

  layout(model, size) {
    const downward = size.width < narrow
    const most = Math.max(1, ...model.links.map(({ value }) => value))
    const links = model.links.filter(({ value }) => value >= most * thinnest && value >= 0.5)
    const used = new Set(links.flatMap(({ from, to }) => [from, to]))
    const nodes = model.nodes.filter(({ id }) => used.has(id))
    const columns = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b)
    // One side is the way, the other the width of streams. Labels stand over a stop, or under it when the way runs downward.
    // Names of the last stage need room beside it.
    const margin = downward ? 46 : 62
    const columnWidth = (size.width - 12 - margin - thick) / Math.max(1, columns.length - 2 + firstGap)
    const room = downward ? 66 : columnWidth - 6
    const head = downward ? 6 : 6 + line * (1 + Math.max(...nodes.map(({ name }) => wrapped(name, room).length)))
    const [along, across] = downward ? [size.height - 56, size.width - 12 - margin] : [size.width - 12 - margin, size.height - head - 6]
    // However little room there is, most of it belongs to the streams.
    const crowd = Math.max(2, ...columns.map((column) => nodes.filter((node) => node.column === column).length))
    const make = sankey<FlowNode, FlowLink>()
      .nodeId(({ id }) => id)
      .nodeAlign((node) => columns.indexOf((node as unknown as FlowNode).column))
      .nodeSort((a, b) => model.nodes.findIndex(({ id }) => id === a.id) - model.nodes.findIndex(({ id }) => id === b.id))
      .linkSort(null as never)
      .nodeWidth(thick)
      .nodePadding(Math.min(downward ? 74 : 44, (0.6 * across) / (crowd - 1)))
      .iterations(32)
      .extent([
        [6, head],
        [6 + along, head + across],
      ])
    const graph = make({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link, source: link.from, target: link.to })) })
    // Stops stand at even steps along the way, but for the first.
    const step = (along - thick) / Math.max(1, columns.length - 2 + firstGap)
    for (const node of graph.nodes) {
      const column = columns.indexOf(node.column)
      node.x0 = 6 + (column === 0 ? 0 : (column - 1 + firstGap) * step)
      node.x1 = node.x0 + thick
    }
    const place = (a: number, b: number): readonly [number, number] => (downward ? [b, a] : [a, b])
    const { format, messages } = model
    return {
      size,
      nodes: graph.nodes.map((node) => {
        const [x, y] = place(node.x0!, node.y0!)
        const [x1, y1] = place(node.x1!, node.y1!)
        return { key: `stop stop-${node.family}`, x: round(x), y: round(y), width: round(Math.max(1, x1 - x)), height: round(Math.max(1, y1 - y)), hatched: node.family === 'exit' }
      }),
      bands: graph.links.map((link) => ({ id: link.id, key: `stream stream-${leaves(link) ? 'exit' : familyOf(link)}`, d: ribbon(link, place), hatched: leaves(link) })),
      labels: graph.nodes.flatMap((node) => labelOf(node as Node, model, downward, size, room)),
      points: graph.links.map((link, i) => {
        const [x, y] = place((endOf(link.source).x1! + endOf(link.target).x0!) / 2, (link.y0! + link.y1!) / 2)
        const name = (id: string) => plain(model.nodes.find((node) => node.id === id)!.name)
        const { difference } = link
        return {
          id: link.id,
          row: 0,
          column: i,
          x,
          y,
          text: messages.flow.focus(
            name(link.from),
            name(link.to),
            model.period,
            format.number(link.value),
            format.interval(link.low, link.high),
            difference ? messages.flow.difference(format.signed(difference.value), format.signedInterval(difference.low, difference.high), certain(difference)) : '',
          ),
        }
      }),
    }
  },

  draw(svg, layout) {
    const root = canvas(svg, layout.size)
    root
      .selectAll('defs')
      .data([0])
      .join('defs')
      .selectAll('pattern')
      .data([0])
      .join('pattern')
      .attr('id', 'flow-hatch')
      .attr('width', 5)
      .attr('height', 5)
      .attr('patternUnits', 'userSpaceOnUse')
      .selectAll('path')
      .data([0])
      .join('path')
      .attr('class', 'flow-stroke')
      .attr('d', 'M-1 1l2 -2M0 5l5 -5M4 6l2 -2')
    group(root, 'streams').selectAll('path').data(layout.bands).join('path').attr('class', (d) => d.key).attr('data-code', (d) => d.id).attr('fill', (d) => (d.hatched ? 'url(#flow-hatch)' : null)).attr('d', (d) => d.d)
    group(root, 'stops').selectAll('rect').data(layout.nodes).join('rect').attr('class', (d) => d.key).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', (d) => d.height)
    const labels = group(root, 'stop-labels')
    labels.selectAll('text').data(layout.labels).join('text').attr('class', (d) => `${d.key} halo`).attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('text-anchor', (d) => d.anchor).text((d) => d.text)
  },

  table({ nodes, links, heading, period, messages, format }) {
    const { columns } = messages.flow
    const name = (id: string) => plain(nodes.find((node) => node.id === id)!.name)
    const compared = links.some(({ difference }) => difference)
    return {
      caption: `${heading}, ${period}`,
      columns: [columns.from, columns.to, columns.people, columns.low, columns.high, ...(compared ? [columns.difference, columns.differenceLow, columns.differenceHigh] : [])],
      rows: links.map((link) => [
        name(link.from),
        name(link.to),
        ...[link.value, link.low, link.high].map((value) => format.number(value)),
        ...(compared ? [link.difference?.value ?? NaN, link.difference?.low ?? NaN, link.difference?.high ?? NaN].map((value) => format.signed(value)) : []),
      ]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})

const plain = (name: string): string => name.replaceAll('\u00ad', '')
const certain = ({ low, high }: { readonly low: number; readonly high: number }): boolean => low > 0 || high < 0
const endOf = (end: unknown): Node => end as Node
const familyOf = (link: Link): FlowFamily => endOf(link.source).family
const leaves = (link: Link): boolean => endOf(link.target).family === 'exit'

/** A band of the link's width between two stops. */
function ribbon(link: Link, place: (a: number, b: number) => readonly [number, number]): string {
  const [from, to] = [endOf(link.source).x1!, endOf(link.target).x0!]
  const half = Math.max(0.5, link.width! / 2)
  const bend = from + (to - from) * 0.5
  const at = (a: number, b: number) => place(a, b).map(round).join(' ')
  const curve = (side: number, back: boolean) => {
    const [a, b] = [
      [from, link.y0! + side],
      [to, link.y1! + side],
    ] as const
    return back ? `L${at(b[0], b[1])}C${at(bend, b[1])} ${at(bend, a[1])} ${at(a[0], a[1])}` : `M${at(a[0], a[1])}C${at(bend, a[1])} ${at(bend, b[1])} ${at(b[0], b[1])}`
  }
  return `${curve(-half, false)}${curve(half, true)}Z`
}

/** Name and number in short lines: over a stop, or under it when the way runs downward; at the edge they end there. */
function labelOf(node: Node, model: StageFlowView, downward: boolean, size: Size, room: number): StageFlowLayout['labels'] {
  const into = model.links.filter(({ to }) => to === node.id)
  const links = into.length ? into : model.links.filter(({ from }) => from === node.id)
  const difference = links.length === 1 && links[0]!.difference && certain(links[0]!.difference) ? model.format.signed(links[0]!.difference.value) : ''
  const number = model.format.number(links.reduce((total, { value }) => total + value, 0))
  const lines = [...wrapped(node.name, room), `${number}${difference === '' || difference === '0' ? '' : ` (${difference})`}`]
  const start = downward ? node.y0! : node.x0!
  const end = start + Math.min(room, Math.max(...lines.map((text) => text.length * letter))) > size.width - 2
  const x = !end ? start : downward ? Math.min(size.width - 4, node.y1!) : node.x1!
  const first = downward ? node.x1! + line : node.y0! - 5 - line * (lines.length - 1)
  return lines.map((text, i) => ({ x, y: first + i * line, anchor: end ? 'end' : 'start', text, key: i === lines.length - 1 ? 'number' : 'name' }))
}

/** Width of a letter on average. */
const letter = 6.5

/** A name in lines of at most a width; a soft hyphen may become one. */
function wrapped(name: string, room: number): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const parts = word.length * letter > room ? word.split('\u00ad') : [word.replaceAll('\u00ad', '')]
    parts.forEach((part, i) => {
      const text = i < parts.length - 1 ? `${part}-` : part
      const last = lines.at(-1)
      if (i === 0 && last !== undefined && (last.length + 1 + text.length) * letter <= room) lines[lines.length - 1] = `${last} ${text}`
      else lines.push(text)
    })
  }
  return lines
}
