import { CLUSTER_FLOW } from '../world.ts'
import type { World } from '../world.ts'
import { clusterFlow, type ModelIndicator } from './indicator.ts'

const posted = new Float64Array(64)
const filled = new Float64Array(64)

/**
 * Fill rate of all areas together less that of the worst of them, in percentage points: what an average hides. Areas without posts do not count.
 * @param n how many areas; @param inside which of them belong together
 */
export function fillGap(filledPosts: ArrayLike<number>, postedPosts: ArrayLike<number>, n: number, inside: (area: number) => boolean = () => true): number {
  let all = 0
  let taken = 0
  let lowest = 1
  for (let k = 0; k < n; k++) {
    if (!inside(k) || postedPosts[k]! <= 0) continue
    all += postedPosts[k]!
    taken += filledPosts[k]!
    const rate = filledPosts[k]! / postedPosts[k]!
    if (rate < lowest) lowest = rate
  }
  return all > 0 ? 100 * (taken / all - lowest) : 0
}

function gapOf(w: World, training: number): number {
  const { input } = w
  for (let c = 0; c < input.clusterCount; c++) {
    posted[c] = clusterFlow(w, CLUSTER_FLOW.huPosted, c)
    filled[c] = clusterFlow(w, CLUSTER_FLOW.huFilled, c)
  }
  return fillGap(filled, posted, input.clusterCount, (c) => input.regionTraining[input.clusterRegion[c]!] === training)
}

/** Training regions of the pack: the largest number in use. */
function trainingRegions(w: World): number {
  let last = 0
  for (let r = 0; r < w.input.regionCount; r++) if (w.input.regionTraining[r]! > last) last = w.input.regionTraining[r]!
  return last + 1
}

/** The local lack that the average of a training region hides. */
export const hiddenLocalGap: ModelIndicator = {
  id: 'hidden-local-gap',
  text: { da: 'Skjult lokal mangel', en: 'Hidden local gap' },
  definition: {
    da: 'HU-besættelsesgraden i videreuddannelsesregionen minus den laveste blandt dens klynger, i procentpoint. For landet det største af de tre gab.',
    en: 'HU fill rate of the training region less the lowest among its clusters, in percentage points. For the country the largest of the three gaps.',
  },
  kind: 'ratio',
  source: 'definition; should stand in every report (Danske Regioner, 25 veje til bedre lægedækning, 2025). Posts are placed by cluster, not by municipality',
  grade: 'A',
  blocks: [
    { component: 'local-gap', level: 'nation', cadence: 'year' },
    { component: 'local-gap', level: 'training-region', cadence: 'year' },
  ],
  measures: [
    { id: 'local-gap', text: { da: 'Skjult lokal mangel', en: 'Hidden local gap' }, unit: { da: 'procentpoint', en: 'percentage points' }, numerator: ['local-gap'], decimals: 1, more: 'bad' },
  ],
  measure: {
    'local-gap/nation': (w, out, offset) => {
      let most = 0
      for (let t = 0; t < trainingRegions(w); t++) most = Math.max(most, gapOf(w, t))
      out[offset] = most
    },
    'local-gap/training-region': (w, out, offset) => {
      for (let t = 0; t < trainingRegions(w); t++) out[offset + t] = gapOf(w, t)
    },
  },
}
