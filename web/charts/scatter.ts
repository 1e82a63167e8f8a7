/** Every run, or point, by the value of a factor, with the mean along it and the goal. */
import { extent, line, scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, drawRows, group, round } from './frame.ts'
import type { Tick } from './frame.ts'

export interface ScatterDot {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly text: string
}

export interface ScatterView extends Words {
  readonly heading: string
  readonly xName: string
  readonly yName: string
  readonly decimals: number
  readonly dots: readonly ScatterDot[]
  readonly mean: readonly { readonly x: number; readonly y: number }[]
  readonly goal?: { readonly value: number; readonly text: string }
  /** A value of the factor in words, and where the axis names one where it has few. */
  showX(value: number): string
  readonly ticksX?: readonly number[]
  readonly sentence: string
}

export interface ScatterLayout {
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly rows: readonly Tick[]
  readonly foot: readonly Tick[]
  readonly dots: readonly { readonly x: number; readonly y: number }[]
  readonly mean: string
  readonly goal?: { readonly y: number; readonly text: string }
  readonly titles: readonly { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end'; readonly text: string }[]
  readonly points: readonly Focusable[]
}

export const scatter = defineChart<ScatterView, ScatterView, ScatterLayout>({
  id: 'scatter',
  model: (view) => view,

  layout({ dots, mean, goal, decimals, format, showX, ticksX, xName, yName }, size) {
    const [left, right, top, bottom] = [58, size.width - 16, 28, size.height - 46]
    const [x0 = 0, x1 = 1] = extent(dots, (dot) => dot.x)
    const [y0 = 0, y1 = 1] = extent([...dots.map((dot) => dot.y), ...(goal ? [goal.value] : [])])
    const x = scaleLinear([x0, x1 > x0 ? x1 : x0 + 1], [left + 10, right - 10])
    const y = scaleLinear([y0, y1 > y0 ? y1 : y0 + 1], [bottom, top]).nice(5)
    const cut = (text: string): string => (text.length > size.width / 6.6 ? `${text.slice(0, Math.floor(size.width / 6.6) - 1)}…` : text)
    const ticks = ticksX ?? x.ticks(size.width < 460 ? 3 : 5)
    const every = Math.max(1, Math.ceil((ticks.length * 7 * Math.max(2, ...ticks.map((value) => showX(value).length))) / (right - left)))
    const placed = dots.map((dot) => ({ ...dot, px: x(dot.x), py: y(dot.y) }))
    const path = line<{ readonly x: number; readonly y: number }>((at) => round(x(at.x)), (at) => round(y(at.y)))
    return {
      size, left, right, top, bottom,
      rows: y.ticks(5).map((value) => ({ at: y(value), text: format.number(value, decimals) })),
      foot: ticks.filter((_, i) => i % every === 0).map((value) => ({ at: x(value), text: showX(value) })),
      dots: placed.map(({ px, py }) => ({ x: px, y: py })),
      mean: mean.length > 1 ? path(mean)! : '',
      ...(goal ? { goal: { y: y(goal.value), text: goal.text } } : {}),
      titles: [
        { x: 2, y: 10, anchor: 'start', text: cut(yName) },
        { x: right, y: bottom + 38, anchor: 'end', text: cut(xName) },
      ],
      // From left to right, and from low to high where they share a value.
      points: [...placed].sort((a, b) => a.px - b.px || b.py - a.py).map(({ id, px, py, text }, column): Focusable => ({ id, row: 0, column, x: px, y: py, text })),
    }
  },

  draw(svg, { size, left, right, bottom, rows, foot, dots, mean, goal, titles }) {
    const root = canvas(svg, size)
    drawRows(root, rows, left, right)
    drawFoot(root, foot, left, right, bottom)
    group(root, 'scatter-dots').selectAll('circle').data(dots).join('circle').attr('cx', (d) => round(d.x)).attr('cy', (d) => round(d.y)).attr('r', dots.length > 400 ? 2.2 : 3.2)
    const marks = group(root, 'marks')
    marks.selectAll('path').data(goal ? [goal] : []).join('path').attr('class', 'rule').attr('d', (d) => `M${left} ${round(d.y)}H${right}`)
    marks.selectAll('text').data(goal ? [goal] : []).join('text').attr('class', 'goal halo').attr('x', right).attr('y', (d) => round(d.y) - 7).attr('text-anchor', 'end').text((d) => d.text)
    group(root, 'scatter-mean').selectAll('path').data(mean === '' ? [] : [mean]).join('path').attr('d', (d) => d)
    group(root, 'titles').selectAll('text').data(titles).join('text').attr('x', (d) => round(d.x)).attr('y', (d) => round(d.y)).attr('dy', '0.32em').attr('text-anchor', (d) => d.anchor).text((d) => d.text)
  },

  table({ heading, mean, decimals, format, messages, showX, xName }) {
    return { caption: heading, columns: [xName, messages.experiments.scatter.mean], rows: mean.map(({ x, y }) => [showX(x), format.number(y, decimals)]) } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
