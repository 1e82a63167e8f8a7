/** All points of an experiment beside one another: each axis is a level line under its name, each point a thread from the first to the last. */
import { line, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, group, round } from './frame.ts'

export interface ParallelAxisView {
  readonly id: string
  readonly name: string
  readonly low: number
  readonly high: number
  /** A value in words. */
  show(value: number): string
}

export interface ParallelView extends Words {
  readonly heading: string
  readonly axes: readonly ParallelAxisView[]
  readonly threads: readonly { readonly id: string; readonly name: string; readonly at: readonly number[]; readonly strong: boolean }[]
  readonly sentence: string
}

export interface ParallelLayout {
  readonly size: Size
  readonly axes: readonly { readonly y: number; readonly x1: number; readonly x2: number; readonly name: string; readonly low: string; readonly high: string }[]
  readonly threads: readonly { readonly d: string; readonly strong: boolean }[]
  readonly points: readonly Focusable[]
}

export const parallel = defineChart<ParallelView, ParallelView, ParallelLayout>({
  id: 'parallel',
  model: (view) => view,

  layout({ axes, threads }, size) {
    const [x1, x2] = [14, size.width - 14]
    const [top, bottom] = [30, size.height - 20]
    const step = axes.length > 1 ? (bottom - top) / (axes.length - 1) : 0
    const scales = axes.map(({ low, high }) => scaleLinear([low, high > low ? high : low + 1], [x1, x2]))
    const y = (k: number): number => top + k * step
    const cut = Math.floor((size.width - 16) / 6.4)
    const path = line<readonly [number, number]>()
    const placed = threads.map((thread) => ({ thread, at: thread.at.map((value, k) => (Number.isFinite(value) ? ([scales[k]!(value), y(k)] as const) : undefined)) }))
    return {
      size,
      axes: axes.map(({ name, low, high, show }, k) => ({ y: y(k), x1, x2, name: name.length > cut ? `${name.slice(0, cut - 1)}…` : name, low: show(low), high: show(high) })),
      threads: placed.flatMap(({ thread, at }) => {
        const there = at.filter((one) => one !== undefined)
        return there.length > 1 ? [{ d: path(there.map(([px, py]) => [round(px), round(py)] as const))!, strong: thread.strong }] : []
      }).sort((a, b) => Number(a.strong) - Number(b.strong)),
      // A reader goes along one thread with up and down, and to the next thread with left and right.
      points: placed.flatMap(({ thread, at }, column) => at.flatMap((one, k): Focusable[] => (one ? [{ id: `${thread.id} ${k}`, row: k, column, x: one[0], y: one[1], text: `${thread.name}. ${axes[k]!.name}: ${axes[k]!.show(thread.at[k]!)}.` }] : []))),
    }
  },

  draw(svg, { size, axes, threads }) {
    const root = canvas(svg, size)
    group(root, 'threads').selectAll('path').data(threads).join('path').attr('class', (d) => (d.strong ? 'strong' : null)).attr('d', (d) => d.d)
    const drawn = group(root, 'parallel-axes')
    drawn.selectAll('line').data(axes).join('line').attr('x1', (d) => d.x1).attr('x2', (d) => d.x2).attr('y1', (d) => round(d.y)).attr('y2', (d) => round(d.y))
    drawn.selectAll('text.name').data(axes).join('text').attr('class', 'name halo').attr('x', 8).attr('y', (d) => round(d.y) - 10).text((d) => d.name)
    drawn.selectAll('text.low').data(axes).join('text').attr('class', 'low halo').attr('x', 8).attr('y', (d) => round(d.y) + 15).text((d) => d.low)
    drawn.selectAll('text.high').data(axes).join('text').attr('class', 'high halo').attr('x', size.width - 8).attr('y', (d) => round(d.y) + 15).attr('text-anchor', 'end').text((d) => d.high)
  },

  table({ heading, axes, threads, messages }) {
    return {
      caption: heading,
      columns: [messages.experiments.results.points, ...axes.map(({ name }) => name)],
      rows: threads.map(({ name, at }) => [name, ...at.map((value, k) => (Number.isFinite(value) ? axes[k]!.show(value) : '–'))]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
