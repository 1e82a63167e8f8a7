import { CLUSTER_FLOW, FLOW, type World } from '../world.ts'
import { one, perCluster, perRegionOfClusters, type ModelIndicator } from './indicator.ts'

const steps = [
  { id: 'kbu-intro', da: 'KBU til introduktion', en: 'KBU to introduction', all: 'introFromKbu', cluster: 'introSameCluster', region: 'introSameRegion' },
  { id: 'intro-hu', da: 'Introduktion til HU', en: 'Introduction to HU', all: 'huFromIntro', cluster: 'huSameCluster', region: 'huSameRegion' },
  { id: 'hu-post', da: 'HU til første job i praksis', en: 'HU to first job in practice', all: 'firstJobs', cluster: 'jobSameCluster', region: 'jobSameRegion' },
] as const
const percent = { da: 'procent', en: 'per cent' }
const flow = (key: keyof typeof FLOW) => one((w: World) => w.flows[FLOW[key]]!)

/** Who stays where they are from one step of training to the next. */
export const stageRetention: ModelIndicator = {
  id: 'stage-retention',
  text: { da: 'Fastholdelse mellem trin', en: 'Stage-to-stage retention' },
  definition: {
    da: 'Andel af årets lægers skift til næste trin, der sker inden for samme sygehusklynge og inden for samme region; for klynger og regioner efter, hvor skiftet begyndte.',
    en: 'Share of the year’s steps to the next stage that stay in the same hospital cluster and in the same region; for clusters and regions by where the step began.',
  },
  kind: 'ratio',
  source: 'definition',
  grade: 'A',
  blocks: steps.flatMap(({ id }) => ['all', 'cluster', 'region'].flatMap((part) => (['nation', 'region', 'cluster'] as const).map((level) => ({ component: `${id}-${part}`, level, cadence: 'year' as const })))),
  measures: steps.flatMap(({ id, da, en }) => [
    { id: `${id}-same-cluster`, text: { da: `${da}, samme klynge`, en: `${en}, same cluster` }, unit: percent, numerator: [`${id}-cluster`], denominator: [`${id}-all`], scale: 100, decimals: 0 },
    { id: `${id}-same-region`, text: { da: `${da}, samme region`, en: `${en}, same region` }, unit: percent, numerator: [`${id}-region`], denominator: [`${id}-all`], scale: 100, decimals: 0 },
  ]),
  measure: Object.fromEntries(steps.flatMap(({ id, all, cluster, region }) => 
    ([['all', all], ['cluster', cluster], ['region', region]] as const).flatMap(([part, key]) => [
      [`${id}-${part}/nation`, flow(key)],
      [`${id}-${part}/region`, perRegionOfClusters(CLUSTER_FLOW[key])],
      [`${id}-${part}/cluster`, perCluster(CLUSTER_FLOW[key])],
    ]),
  )),
}
