import { CLUSTER_FLOW, PLACE_FLOW, type World } from '../world.ts'
import { clusterFlow, one, placeFlow, trainingRegions, type Measurer, type ModelIndicator } from './indicator.ts'
import { emptyHuPosts } from './posts-by-place.ts'

const posted = new Float64Array(256)
const filled = new Float64Array(256)
/** Posts a year without which a municipality's fill rate is chance alone. */
const LEAST = 1

/**
 * Fill rate of all areas together less that of the worst of them, in percentage points: what an average hides. Areas without posts do not count.
 * @param n how many areas; @param inside which of them belong together; @param least posts without which an area cannot be the worst
 */
export function fillGap(filledPosts: ArrayLike<number>, postedPosts: ArrayLike<number>, n: number, inside: (area: number) => boolean = () => true, least = 0): number {
  let all = 0
  let taken = 0
  let lowest = 1
  for (let k = 0; k < n; k++) {
    if (!inside(k) || postedPosts[k]! <= 0) continue
    all += postedPosts[k]!
    taken += filledPosts[k]!
    if (postedPosts[k]! < least) continue
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

/** The same over municipalities with a post or more. */
function municipalGapOf(w: World, training: number): number {
  const { input } = w
  const empty = emptyHuPosts(w)
  for (let m = 0; m < w.places; m++) {
    filled[m] = placeFlow(w, PLACE_FLOW.huStarts, m)
    posted[m] = filled[m]! + empty[m]!
  }
  return fillGap(filled, posted, w.places, (m) => input.regionTraining[input.placeRegion[m]!] === training, LEAST)
}

const gaps = { 'local-gap': gapOf, 'municipal-gap': municipalGapOf } as const

/** The local lack that the average of a training region hides. */
export const hiddenLocalGap: ModelIndicator = {
  id: 'hidden-local-gap',
  text: { da: 'Skjult lokal mangel', en: 'Hidden local gap' },
  definition: {
    da: 'HU-besættelsesgraden i videreuddannelsesregionen minus den laveste blandt dens klynger, eller blandt dens kommuner med mindst ét forløb i året, i procentpoint. For landet det største af de tre gab.',
    en: 'HU fill rate of the training region less the lowest among its clusters, or among its municipalities with at least one post in the year, in percentage points. For the country the largest of the three gaps.',
  },
  kind: 'ratio',
  source: 'definition; should stand in every report (Danske Regioner, 25 veje til bedre lægedækning, 2025). Posts are advertised by cluster; how they are placed on municipalities is told at hu-fill-rate',
  grade: 'A',
  blocks: Object.keys(gaps).flatMap((component) => (['nation', 'training-region'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
  measures: [
    { id: 'local-gap', text: { da: 'Skjult lokal mangel', en: 'Hidden local gap' }, unit: { da: 'procentpoint', en: 'percentage points' }, numerator: ['local-gap'], decimals: 1, more: 'bad' },
    { id: 'municipal-gap', text: { da: 'Skjult lokal mangel, kommuner', en: 'Hidden local gap, municipalities' }, unit: { da: 'procentpoint', en: 'percentage points' }, numerator: ['municipal-gap'], decimals: 1, more: 'bad' },
  ],
  measure: Object.fromEntries(
    Object.entries(gaps).flatMap(([component, gap]): [string, Measurer][] => {
      const found = new Float64Array(8)
      return [
        // The country's block comes first and finds the gaps that the next tells one by one.
        [
          `${component}/nation`,
          one((w) => {
            let most = 0
            for (let t = 0; t < trainingRegions(w); t++) most = Math.max(most, (found[t] = gap(w, t)))
            return most
          }),
        ],
        [
          `${component}/training-region`,
          (w, out, offset) => {
            for (let t = 0; t < trainingRegions(w); t++) out[offset + t] = found[t]!
          },
        ],
      ]
    }),
  ),
}
