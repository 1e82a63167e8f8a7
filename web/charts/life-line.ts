/**
 * Two lives of one person as lanes over the years, and where they part. A lane has three tracks: where they were, as what (an event a tick), and for how much of
 * full time.
 */
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
  /** Posts, with the family that colours them. */
  readonly phases: readonly { readonly phase: Phase; readonly from: number; readonly to: number; readonly text: string }[]
  readonly places: readonly { readonly from: number; readonly to: number; readonly text: string }[]
  /** Share of full time. */
  readonly hours: readonly { readonly from: number; readonly to: number; readonly value: number }[]
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
  /** Names of the tracks. */
  readonly rows: readonly { readonly y: number; readonly text: string }[]
  readonly bars: readonly { readonly key: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly text: string }[]
  /** Full time in each lane's track of hours. */
  readonly full: readonly number[]
  readonly ticks: readonly { readonly x: number; readonly y: number }[]
  readonly parting?: number
  readonly legend: readonly { readonly x: number; readonly y: number; readonly phase: Phase; readonly text: string }[]
  readonly points: readonly Focusable[]
}

const thick = 26
/** Tops of the tracks below a lane's name, and their heights; full time is as high as a share of one. */
const tracks = { place: { top: 20, height: 18 }, post: { top: 46, height: thick }, hours: { top: 80, height: 24 } } as const
const laneHeight = 122

export const lifeLine = defineChart<LifeLineView, LifeLineView, LifeLineLayout>({
  id: 'life-line',
  model: (view) => view,

  layout(model, size) {
    const { lanes, from, to, format, messages, born } = model
    const names = messages.life.tracks
    const left = 12 + 7 * Math.max(names.place.length, names.post.length, names.hours.length)
    const right = size.width - 14
    const x = scaleLinear([from, to + 1], [left, right])
    const top = 8
    const bottom = top + lanes.length * laneHeight
    const laneY = (i: number, track: keyof typeof tracks) => top + i * laneHeight + tracks[track].top
    const bar = (key: string, y: number, height: number, start: number, end: number, text: string) => {
      const width = x(end) - x(start)
      return { key, x: round(x(start)), y: round(y), width: round(Math.max(1, width)), height: round(height), text: text.length * 6.8 + 10 < width ? text : '' }
    }
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
      names: lanes.map(({ name }, i) => ({ y: top + i * laneHeight + 8, text: name })),
      rows: lanes.flatMap((_, i) => (['place', 'post', 'hours'] as const).map((track) => ({ y: laneY(i, track) + tracks[track].height / 2, text: names[track] }))),
      bars: lanes.flatMap((lane, i) => [
        ...lane.places.map(({ from: start, to: end, text }) => bar('track-place', laneY(i, 'place'), tracks.place.height, start, end, text)),
        ...lane.phases.map(({ phase, from: start, to: end, text }) => bar(`phase phase-${phase}`, laneY(i, 'post'), thick, start, end, text)),
        ...lane.hours.map(({ from: start, to: end, value }) => {
          const height = tracks.hours.height * Math.min(1.2, value)
          return bar('track-hours', laneY(i, 'hours') + tracks.hours.height - height, height, start, end, format.number(value, 2))
        }),
      ]),
      full: lanes.map((_, i) => laneY(i, 'hours')),
      ticks: lanes.flatMap((lane, i) => lane.events.map(({ month }) => ({ x: round(x(month)), y: laneY(i, 'post') }))),
      ...(model.parting === undefined ? {} : { parting: x(model.parting) }),
      legend: phases.map((phase, i) => ({ x: 8 + (i % columns) * ((right - 8) / columns), y: bottom + 44 + Math.floor(i / columns) * 20, phase, text: messages.life.phases[phase] })),
      points: lanes.flatMap((lane, row) =>
        lane.events.map(({ month, text }, column) => ({ id: `${lane.id}-${column}`, row, column, x: x(month), y: laneY(row, 'post') + thick / 2, text: messages.life.focus(lane.name, format.month(month), format.number(Math.floor((month - born) / 12)), text) })),
      ),
    }
  },

  draw(svg, layout) {
    const root = canvas(svg, layout.size)
    drawFoot(root, layout.years, layout.left, layout.right, layout.bottom)
    group(root, 'names').selectAll('text').data(layout.names).join('text').attr('x', 8).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
    group(root, 'rows').selectAll('text').data(layout.rows).join('text').attr('x', 8).attr('y', (d) => round(d.y)).attr('dy', '0.32em').text((d) => d.text)
    const bars = group(root, 'bars')
    bars.selectAll('rect').data(layout.bars).join('rect').attr('class', (d) => d.key).attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', (d) => d.height)
    bars.selectAll('text').data(layout.bars).join('text').attr('class', (d) => `on-${d.key.split('-')[1]}`).attr('x', (d) => d.x + 6).attr('y', (d) => round(d.y + d.height / 2)).attr('dy', '0.32em').text((d) => d.text)
    group(root, 'full').selectAll('path').data(layout.full).join('path').attr('d', (d) => `M${layout.left} ${d}H${layout.right}`)
    group(root, 'events').selectAll('path').data(layout.ticks).join('path').attr('d', (d) => `M${d.x} ${d.y - 5}v${thick + 10}`)
    const parting = group(root, 'parting')
    parting.selectAll('path').data(layout.parting === undefined ? [] : [layout.parting]).join('path').attr('d', (d) => `M${round(d)} 4V${layout.bottom}`)
    parting.selectAll('text').data(layout.parting === undefined ? [] : [layout.parting]).join('text').attr('x', (d) => round(d) + (d > layout.right - 130 ? -6 : 6)).attr('y', layout.bottom - 8).attr('text-anchor', (d) => (d > layout.right - 130 ? 'end' : 'start')).text(layout.model.messages.life.parting)
    const legend = group(root, 'key')
    legend.selectAll('rect').data(layout.legend).join('rect').attr('class', (d) => `phase phase-${d.phase}`).attr('x', (d) => round(d.x)).attr('y', (d) => d.y - 6).attr('width', 12).attr('height', 12)
    legend.selectAll('text').data(layout.legend).join('text').attr('x', (d) => round(d.x + 17)).attr('y', (d) => d.y).attr('dy', '0.32em').text((d) => d.text)
  },

  table({ lanes, heading, messages, format }) {
    const names = messages.life.tracks
    const begins = (lane: LifeLane) => [...lane.events.map(({ month }) => month), ...[...lane.places, ...lane.phases, ...lane.hours].map(({ from }) => from)]
    const months = [...new Set(lanes.flatMap(begins))].sort((a, b) => a - b)
    const at = <Part extends { readonly from: number; readonly to: number }>(parts: readonly Part[], month: number) => parts.find(({ from, to }) => from <= month && month < to)
    return {
      caption: heading,
      columns: [messages.life.when, ...lanes.flatMap(({ name }) => [name, `${name}: ${names.place}`, `${name}: ${names.post}`, `${name}: ${names.hours}`])],
      rows: months.map((month) => [
        format.month(month),
        ...lanes.flatMap(({ events, places, phases, hours }) => {
          const share = at(hours, month)
          return [events.filter((event) => event.month === month).map(({ text }) => text).join(' '), at(places, month)?.text ?? '', at(phases, month)?.text ?? '', share ? format.number(share.value, 2) : '']
        }),
      ]),
    } satisfies Table
  },

  sentence: ({ sentence }) => sentence,
  focusables: ({ points }) => points,
})
