/** Two lives of one person as lanes over the years: what they did in each phase, an event a tick, and where the lives part. */
import { scaleLinear } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { canvas, drawFoot, group, round, yearOf } from './frame.ts'
import type { Tick } from './frame.ts'

/** What a doctor is doing, by family: training lightest, own practice darkest, away hatched. */
export type Phase = 'study' | 'basic' | 'training' | 'owner' | 'employed' | 'outside' | 'away' | 'retired'

export interface LifeLane {
  readonly id: string
  readonly name: string
  readonly phases: readonly { readonly phase: Phase; readonly from: number; readonly to: number; readonly place: string }[]
  readonly events: readonly { readonly month: number; readonly text: string }[]
}

export interface LifeLineView extends Words {
  readonly heading: string
  readonly born: number
  readonly from: number
  readonly to: number
  readonly lanes: readonly LifeLane[]
  /** Month from which the lanes differ. */
  readonly parting?: number
  readonly sentence: string
}

export interface LifeLineLayout {
  readonly model: LifeLineView
  readonly size: Size
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly years: readonly Tick[]
  readonly names: readonly { readonly y: number; readonly text: string }[]
  readonly bars: readonly { readonly key: string; readonly x: number; readonly y: number; readonly width: number; readonly text: string }[]
  readonly ticks: readonly { readonly x: number; readonly y: number }[]
  readonly parting?: number
  readonly legend: readonly { readonly x: number; readonly y: number; readonly phase: Phase; readonly text: string }[]
  readonly points: readonly Focusable[]
}

const thick = 26
const laneHeight = 84

export const lifeLine = defineChart<LifeLineView, LifeLineView, LifeLineLayout>({
  id: 'life-line',
  model: (view) => view,

  layout(model, size) {
    const { lanes, from, to, format, messages, born } = model
    const [left, right] = [8, size.width - 14]
    const x = scaleLinear([from, to + 1], [left, right])
    const top = 8
    const bottom = top + lanes.length * laneHeight
    const laneY = (i: number) => top + i * laneHeight + 40
    const firstYear = Math.ceil(from / 12)
    const every = (right - left) / ((to - from) / 12) > 26 ? 2 : 5
    const phases = [...new Set(lanes.flatMap((lane) => lane.phases.map(({ phase }) => phase)))]
    const columns = size.width < 460 ? 2 : 4
    return {
      model,
      size,
      left,
      right,
      bottom,
      years: Array.from({ length: yearOf(to) - firstYear + 1 }, (_, i) => firstYear + i)
        .filter((year) => year % every === 0)
        .map((year) => ({ at: x(year * 12), text: format.year(year) })),
      names: lanes.map(({ name }, i) => ({ y: laneY(i) - 24, text: name })),
      bars: lanes.flatMap((lane, i) =>
        lane.phases.map(({ phase, from: start, to: end, place }) => {
          const width = x(end) - x(start)
          const text = place.length * 6.8 + 10 < width ? place : ''
          return { key: `phase phase-${phase}`, x: round(x(start)), y: laneY(i), width: round(Math.max(1, width)), text }
        }),
      ),
      ticks: lanes.flatMap((lane, i) => lane.events.map(({ month }) => ({ x: round(x(month)), y: laneY(i) }))),
      ...(model.parting === undefined ? {} : { parting: x(model.parting) }),
      legend: phases.map((phase, i) => ({ x: left + (i % columns) * ((right - left) / columns), y: bottom + 44 + Math.floor(i / columns) * 20, phase, text: messages.life.phases[phase] })),
      points: lanes.flatMap((lane, row) =>
        lane.events.map(({ month, text }, column) => ({ id: `${lane.id}-${column}`, row, column, x: x(month), y: laneY(row) + thick / 2, text: messages.life.focus(lane.name, format.month(month), format.number(Math.floor((month - born) / 12)), text) })),
      ),
    }
  },

  draw(svg, layout) {
    const root = canvas(svg, layout.size)
    drawFoot(root, layout.years, layout.left, layout.right, layout.bottom)
    group(root, 'names').selectAll('text').data(layout.names).join('text').attr('x', layout.left).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
    const bars = group(root, 'bars')
    bars.selectAll('rect').data(layout.bars).join('rect').attr('class', (d) => d.key).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', thick)
    bars.selectAll('text').data(layout.bars).join('text').attr('class', (d) => `on-${d.key.split('-')[1]}`).attr('x', (d) => d.x + 6).attr('y', (d) => d.y + thick / 2).attr('dy', '0.32em').text((d) => d.text)
    group(root, 'events').selectAll('path').data(layout.ticks).join('path').attr('d', (d) => `M${d.x} ${d.y - 5}v${thick + 10}`)
    const parting = group(root, 'parting')
    parting.selectAll('path').data(layout.parting === undefined ? [] : [layout.parting]).join('path').attr('d', (d) => `M${round(d)} 4V${layout.bottom}`)
    parting.selectAll('text').data(layout.parting === undefined ? [] : [layout.parting]).join('text').attr('x', (d) => round(d) + (d > layout.right - 130 ? -6 : 6)).attr('y', layout.bottom - 8).attr('text-anchor', (d) => (d > layout.right - 130 ? 'end' : 'start')).text(layout.model.messages.life.parting)
    const legend = group(root, 'key')
    legend.selectAll('rect').data(layout.legend).join('rect').attr('class', (d) => `phase phase-${d.phase}`).attr('x', (d) => round(d.x)).attr('y', (d) => d.y - 6).attr('width', 12).attr('height', 12)
    legend.selectAll('text').data(layout.legend).join('text').attr('x', (d) => round(d.x + 17)).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ lanes, heading, messages, format }) {
    const months = [...new Set(lanes.flatMap(({ events }) => events.map(({ month }) => month)))].sort((a, b) => a - b)
    return { caption: heading, columns: [messages.life.when, ...lanes.map(({ name }) => name)], rows: months.map((month) => [format.month(month), ...lanes.map(({ events }) => events.filter((event) => event.month === month).map(({ text }) => text).join(' '))]) } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
