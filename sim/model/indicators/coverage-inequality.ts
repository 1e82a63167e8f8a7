import type { World } from '../world.ts'
import { clusterCoverage } from './cluster-coverage.ts'
import { one, perRegionValue, type ModelIndicator } from './indicator.ts'

const sorted = new Float64Array(64)
const found = { month: -1, p90: new Float64Array(16), p10: new Float64Array(16), gini: new Float64Array(16) }
let foundFor: Float32Array | undefined

/** The figures of each region, and of the country after them. */
function inequality(w: World): typeof found {
  if (foundFor === w.buffer && found.month === w.month) return found
  foundFor = w.buffer
  found.month = w.month
  const { coverage } = clusterCoverage(w)
  const { clusterCount, clusterRegion, regionCount } = w.input
  for (let r = 0; r <= regionCount; r++) {
    let n = 0
    for (let c = 0; c < clusterCount; c++) {
      if (r < regionCount && clusterRegion[c] !== r) continue
      // They are few: each is put where it belongs among those before it.
      let k = n++
      for (; k > 0 && sorted[k - 1]! > coverage[c]!; k--) sorted[k] = sorted[k - 1]!
      sorted[k] = coverage[c]!
    }
    found.p90[r] = quantileOf(n, 0.9)
    found.p10[r] = quantileOf(n, 0.1)
    found.gini[r] = gini(n)
  }
  return found
}

/** Quantile between the two nearest clusters. */
function quantileOf(n: number, share: number): number {
  const at = share * (n - 1)
  const k = Math.floor(at)
  return k + 1 < n ? sorted[k]! + (at - k) * (sorted[k + 1]! - sorted[k]!) : sorted[k]!
}

/** Gini coefficient: mean difference between two clusters over twice the mean. Each cluster counts once. */
function gini(n: number): number {
  let weighted = 0
  let total = 0
  for (let k = 0; k < n; k++) {
    weighted += (2 * (k + 1) - n - 1) * sorted[k]!
    total += sorted[k]!
  }
  return total > 0 ? weighted / (n * total) : 0
}

/** Do clusters with more need per person have more capacity per person? */
function correlation(w: World): number {
  const { capacity, need } = clusterCoverage(w)
  const { input } = w
  const n = input.clusterCount
  const year = Math.floor(w.month / 12)
  let x1 = 0, y1 = 0, xx = 0, yy = 0, xy = 0
  for (let c = 0; c < n; c++) {
    let people = 0
    for (const m of input.clusterPlaces[c]!) people += w.facts.populationAt(m, year)
    const x = need[c]! / people
    const y = capacity[c]! / people
    x1 += x
    y1 += y
    xx += x * x
    yy += y * y
    xy += x * y
  }
  const spread = Math.sqrt((xx - (x1 * x1) / n) * (yy - (y1 * y1) / n))
  return spread > 0 ? (xy - (x1 * y1) / n) / spread : 0
}

/** How unequal coverage is between clusters. */
export const coverageInequality: ModelIndicator = {
  id: 'coverage-inequality',
  text: { da: 'Ulighed i dækning', en: 'Coverage inequality' },
  definition: {
    da: 'Forskellen i kapacitet pr. sygdomsvægtet borger mellem klynger af kommuner: den bedst dækkede tiendedel over den dårligst dækkede, og Gini. Samvariationen er mellem behov og kapacitet pr. borger; høj er godt.',
    en: 'Difference in capacity per need-weighted citizen between clusters of municipalities: the best covered tenth over the worst covered, and Gini. The correlation is between need and capacity per citizen; high is good.',
  },
  kind: 'ratio',
  source: 'definition; the papers of 2008 and 2024 both want it to fall; clusters are those of the data pack (C)',
  grade: 'C',
  blocks: (['nation', 'region'] as const).flatMap((level) => [
    { component: 'coverage-p90', level, cadence: 'year' as const },
    { component: 'coverage-p10', level, cadence: 'year' as const },
    { component: 'coverage-gini', level, cadence: 'year' as const },
    ...(level === 'nation' ? [{ component: 'need-correlation', level, cadence: 'year' as const }] : []),
  ]),
  measures: [
    { id: 'p90-p10', text: { da: 'Bedst over dårligst dækkede tiendedel', en: 'Best over worst covered tenth' }, unit: { da: 'gange', en: 'times' }, numerator: ['coverage-p90'], denominator: ['coverage-p10'], decimals: 2, more: 'bad' },
    { id: 'gini', text: { da: 'Gini, klynger', en: 'Gini, clusters' }, unit: { da: '0 til 1', en: '0 to 1' }, numerator: ['coverage-gini'], decimals: 3, more: 'bad' },
    { id: 'need-correlation', text: { da: 'Samvariation af behov og kapacitet', en: 'Correlation of need and capacity' }, unit: { da: '−1 til 1', en: '−1 to 1' }, numerator: ['need-correlation'], decimals: 2, more: 'good' },
  ],
  measure: {
    'coverage-p90/nation': one((w) => inequality(w).p90[w.input.regionCount]!),
    'coverage-p10/nation': one((w) => inequality(w).p10[w.input.regionCount]!),
    'coverage-gini/nation': one((w) => inequality(w).gini[w.input.regionCount]!),
    'need-correlation/nation': one(correlation),
    'coverage-p90/region': perRegionValue((w, r) => inequality(w).p90[r]!),
    'coverage-p10/region': perRegionValue((w, r) => inequality(w).p10[r]!),
    'coverage-gini/region': perRegionValue((w, r) => inequality(w).gini[r]!),
  },
}
