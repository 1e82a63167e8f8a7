/** The trajectory in miniature, for the strip that stays in sight while levers are moved: band, median, baseline and goal, no text. */
import { area, line, scaleLinear, select } from 'd3'
import type { Bands } from './chart.ts'
import { defineChart } from './chart.ts'
import { trajectory } from './trajectory.ts'
import type { TrajectoryModel, TrajectoryView } from './trajectory.ts'

export interface SparklineLayout {
  readonly width: number
  readonly height: number
  readonly paths: readonly { readonly key: string; readonly d: string }[]
}

export const sparkline = defineChart<TrajectoryView, TrajectoryModel, SparklineLayout>({
  id: 'sparkline',
  model: (view) => trajectory.model(view),

  layout(model, { width, height }) {
    const months = Array.from(model.scenario.months)
    const x = scaleLinear([months[0]!, months[months.length - 1]!], [1, width - 1])
    const y = scaleLinear(model.domain as [number, number], [height - 2, 2])
    const ribbon = ({ low90, high90 }: Bands) =>
      area<number>()
        .x((month) => x(month))
        .y0((_, i) => y(low90[i]!))
        .y1((_, i) => y(high90[i]!))(months) ?? ''
    const curve = (bands: Bands) =>
      line<number>(
        (_, i) => x(bands.months[i]!),
        (value) => y(value),
      )(Array.from(bands.median)) ?? ''
    return {
      width,
      height,
      paths: [
        { key: 'band band-90', d: ribbon(model.scenario) },
        { key: 'rule', d: `M0 ${y(model.goal.value).toFixed(1)}H${width}` },
        { key: 'year', d: `M${x(model.goal.month).toFixed(1)} 0V${height}` },
        { key: 'median', d: curve(model.scenario) },
        { key: 'baseline', d: curve(model.baseline) },
      ],
    }
  },

  draw(svg, { width, height, paths }) {
    select(svg).attr('viewBox', `0 0 ${width} ${height}`).attr('width', width).attr('height', height).selectAll('path').data(paths).join('path').attr('class', (d) => d.key).attr('d', (d) => d.d)
  },

  table: (model) => trajectory.table(model),
  sentence: (model) => trajectory.sentence(model),
  focusables: () => [],
})
