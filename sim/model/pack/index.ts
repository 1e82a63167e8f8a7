/** The data pack: one country and profession as checked data. See the README beside the data for the files. */
export { loadPack, inspectPack } from './load.ts'
export { PackError, urbanities } from './pack.ts'
export { fewDoctors, smallPlaces } from './small-places.ts'
export type {
  AgeTable,
  AreaFlags,
  Cluster,
  Council,
  Duration,
  Hospital,
  Measure,
  Pack,
  ParameterRow,
  Place,
  Region,
  Series,
  Site,
  Source,
  Target,
  TrainingRegion,
  Urbanity,
} from './pack.ts'
export type { RoadCheck } from './read-rows.ts'
export { packFormat } from './manifest.ts'
