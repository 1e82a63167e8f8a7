/** Every figure of the page. The type requires all parts of each: model, layout, draw, table, sentence and focusables. */
import { agePyramid } from './age-pyramid.ts'
import type { Chart } from './chart.ts'
import { corridor } from './corridor.ts'
import { distribution } from './distribution.ts'
import { funnel } from './funnel.ts'
import { lifeLine } from './life-line.ts'
import { lines } from './lines.ts'
import { municipalityMap } from './municipality-map.ts'
import { ranks } from './ranks.ts'
import { waterfall } from './waterfall.ts'
import { stageFlow } from './stage-flow.ts'
import { sparkline } from './sparkline.ts'
import { stack } from './stack.ts'
import { trajectory } from './trajectory.ts'

export const charts = { trajectory, municipalityMap, sparkline, lines, stack, agePyramid, ranks, distribution, lifeLine, stageFlow, waterfall, funnel, corridor } satisfies Record<string, AnyChart>

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry of charts of different views
export type AnyChart = Chart<any, any, any>

export type { Bands, Chart, Focusable, Size, Table, Words } from './chart.ts'
export type { LegendEntry, MapModel, MapView } from './municipality-map.ts'
export type { TrajectoryView } from './trajectory.ts'
export type { AgePyramidView } from './age-pyramid.ts'
export type { DistributionView } from './distribution.ts'
export type { LifeLane, LifeLineView, Phase } from './life-line.ts'
export type { LineSeries, LinesView, SeriesStyle } from './lines.ts'
export type { CorridorRow, CorridorView } from './corridor.ts'
export type { FunnelPoint, FunnelView } from './funnel.ts'
export type { RankRow, RanksView } from './ranks.ts'
export type { FlowFamily, FlowLink, FlowNode, StageFlowView } from './stage-flow.ts'
export type { WaterfallStep, WaterfallView } from './waterfall.ts'
export type { StackView } from './stack.ts'
export { domainOf, nearest } from './trajectory.ts'
export { rampStep } from './municipality-map.ts'
export { classOf, differenceThresholds, thresholdsOf } from './classes.ts'
export { drawing, frame } from './geography.ts'
export type { Topology } from './geography.ts'
