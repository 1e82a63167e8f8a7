import { CLUSTER_FLOW } from '../world.ts'
import { clusterFlow, clusterFlowTotal, one, perCluster, perPlace, perRegionOfClusters, perTrainingRegion, type ModelIndicator } from './indicator.ts'
import { shareOfCluster } from './posts-by-place.ts'

const parts = { 'intro-posted': CLUSTER_FLOW.introPosted, 'intro-filled': CLUSTER_FLOW.introStarts } as const

/** Introduction posts advertised and filled. */
export const introFillRate: ModelIndicator = {
  id: 'intro-fill-rate',
  text: { da: 'Besættelsesgrad, introduktion', en: 'Introduction fill rate' },
  definition: {
    da: 'Introduktionsstillinger i almen medicin, der er slået op og besat i løbet af året. En stilling, der ikke besættes i sin måned, står åben i tre måneder og tæller som opslået én gang. En klynges stillinger er ikke delt på kommuner i modellen: de fordeles efter ejere, så kommuner i samme klynge har samme besættelse.',
    en: 'Introduction posts in general medicine advertised and filled in the year. A post not filled in its month stays open for three and counts as advertised once. The model does not tell the posts of a cluster apart by municipality: they are spread by owners, so municipalities of a cluster have the same fill.',
  },
  kind: 'ratio',
  source: 'definition',
  grade: 'A',
  blocks: Object.keys(parts).flatMap((component) => (['nation', 'region', 'training-region', 'cluster', 'place'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
  measures: [
    { id: 'intro-fill', text: { da: 'Besatte introduktionsstillinger af opslåede', en: 'Introduction posts filled of those advertised' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['intro-filled'], denominator: ['intro-posted'], scale: 100, decimals: 0, more: 'good' },
    { id: 'intro-posted', text: { da: 'Opslåede introduktionsstillinger pr. år', en: 'Introduction posts advertised per year' }, unit: { da: 'stillinger', en: 'posts' }, numerator: ['intro-posted'], decimals: 0 },
    { id: 'intro-filled', text: { da: 'Besatte introduktionsstillinger pr. år', en: 'Introduction posts filled per year' }, unit: { da: 'stillinger', en: 'posts' }, numerator: ['intro-filled'], decimals: 0, more: 'good' },
  ],
  measure: Object.fromEntries(
    Object.entries(parts).flatMap(([component, flow]) => [
      [`${component}/nation`, one((w) => clusterFlowTotal(w, flow))],
      [`${component}/region`, perRegionOfClusters(flow)],
      [`${component}/cluster`, perCluster(flow)],
      [`${component}/training-region`, perTrainingRegion((w, c) => clusterFlow(w, flow, c))],
      [`${component}/place`, perPlace((w, m) => clusterFlow(w, flow, w.input.placeCluster[m]!) * shareOfCluster(w)[m]!)],
    ]),
  ),
}
