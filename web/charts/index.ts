/** Every figure of the page. The type requires all parts of each: model, layout, draw, table, sentence and focusables. */
import type { Chart } from './chart.ts'
import { municipalityMap } from './municipality-map.ts'
import { sparkline } from './sparkline.ts'
import { trajectory } from './trajectory.ts'

export const charts = { trajectory, municipalityMap, sparkline } satisfies Record<string, AnyChart>

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a registry of charts of different views
type AnyChart = Chart<any, any, any>

export type { Bands, Chart, Focusable, Size, Table, Words } from './chart.ts'
export type { LegendEntry, MapModel, MapView } from './municipality-map.ts'
export type { TrajectoryView } from './trajectory.ts'
export { domainOf, nearest } from './trajectory.ts'
export { rampStep } from './municipality-map.ts'
export { classOf, differenceThresholds, thresholdsOf } from './classes.ts'
export type { Topology } from './geography.ts'
export { drawing, frame } from './geography.ts'
