/** What figures with axes have in common: the frame, the groups in their order, the grid and the years. */
import { select } from 'd3'
import type { Selection } from 'd3'
import type { Size } from './chart.ts'

export type Root = Selection<SVGSVGElement, unknown, null, undefined>
export type Group = Selection<SVGGElement, string, SVGSVGElement, unknown>

/** The svg element at its size. */
export function canvas(svg: SVGSVGElement, size: Size): Root {
  return select(svg).attr('viewBox', `0 0 ${size.width} ${size.height}`).attr('width', size.width).attr('height', size.height)
}

/** A named group, made once. */
export function group(root: Root, name: string): Group {
  return root.selectAll<SVGGElement, string>(`g.${name}`).data([name]).join('g').attr('class', name)
}

export interface Tick {
  readonly at: number
  readonly text: string
}

/** Horizontal lines with their values to the left. */
export function drawRows(root: Root, ticks: readonly Tick[], left: number, right: number): void {
  const grid = group(root, 'grid')
  grid.selectAll('line').data(ticks).join('line').attr('x1', left).attr('x2', right).attr('y1', (d) => round(d.at)).attr('y2', (d) => round(d.at))
  grid.selectAll('text').data(ticks).join('text').attr('x', left - 8).attr('y', (d) => round(d.at)).attr('dy', '0.32em').attr('text-anchor', 'end').text((d) => d.text)
}

/** Values or years along the foot. */
export function drawFoot(root: Root, ticks: readonly Tick[], left: number, right: number, bottom: number): void {
  const axis = group(root, 'axis')
  axis.selectAll('line').data([0]).join('line').attr('x1', left).attr('x2', right).attr('y1', bottom).attr('y2', bottom)
  axis.selectAll('path').data(ticks).join('path').attr('d', (d) => `M${round(d.at)} ${bottom}v5`)
  axis.selectAll('text').data(ticks).join('text').attr('x', (d) => round(d.at)).attr('y', bottom + 19).attr('text-anchor', 'middle').text((d) => d.text)
}

export const round = (pixels: number): number => Math.round(pixels * 10) / 10
export const yearOf = (month: number): number => Math.floor(month / 12)
export const isDecember = (month: number): boolean => month % 12 === 11

/** Moves labels apart so that none covers another, keeping their order and staying above a foot. */
export function spread(labels: readonly { readonly y: number }[], distance: number, lowest = Infinity): number[] {
  const order = labels.map((label, i) => ({ i, y: label.y })).sort((a, b) => a.y - b.y)
  for (let pass = 0; pass < 3; pass++)
    for (let k = 1; k < order.length; k++) {
      const overlap = distance - (order[k]!.y - order[k - 1]!.y)
      if (overlap <= 0) continue
      order[k]!.y += overlap / 2
      order[k - 1]!.y -= overlap / 2
    }
  const over = order.length ? Math.max(0, order.at(-1)!.y - lowest) : 0
  const placed = new Array<number>(labels.length)
  for (const { i, y } of order) placed[i] = y - over
  return placed
}
