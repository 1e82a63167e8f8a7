import { FORM, type World } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

const HISTORY = 4
const density = new Float64Array(64)
const past = new Float64Array(64 * HISTORY)
const doctorsOf = new Float64Array(64)
const expected = new Float64Array(64)
let foundFor: Float32Array | undefined
let foundMonth = -1
let years = 0

/** Owners and employed specialists per 10,000 weighted citizens of each cluster, over that of the country; this year's and the last ones. */
function densities(w: World): Float64Array {
  if (foundFor === w.buffer && foundMonth === w.month) return density
  if (foundFor !== w.buffer) years = 0
  foundFor = w.buffer
  foundMonth = w.month
  const { input } = w
  const clusters = input.clusterCount
  let all = 0
  let people = 0
  for (let c = 0; c < clusters; c++) {
    let doctors = 0
    let need = 0
    for (const m of input.clusterPlaces[c]!) {
      doctors += w.owners(m) + w.headcount(FORM.employed, m)
      need += w.need[m]!
    }
    all += doctors
    people += need
    doctorsOf[c] = doctors
    expected[c] = need
  }
  for (let c = 0; c < clusters; c++) {
    // As many as the country's mean would give; a cluster without people has none to expect.
    expected[c]! *= all / people
    density[c] = expected[c]! > 0 ? doctorsOf[c]! / expected[c]! : 1
    for (let k = HISTORY - 1; k > 0; k--) past[c * HISTORY + k] = past[c * HISTORY + k - 1]!
    past[c * HISTORY] = density[c]!
  }
  years++
  return density
}

/** Clusters that have fallen three years running. */
function falling(w: World): number {
  densities(w)
  if (years < HISTORY) return 0
  let n = 0
  for (let c = 0; c < w.input.clusterCount; c++) {
    const at = c * HISTORY
    if (past[at]! < past[at + 1]! && past[at + 1]! < past[at + 2]! && past[at + 2]! < past[at + 3]!) n++
  }
  return n
}

/** How many colleagues there are, against the country. */
export const colleagueDensity: ModelIndicator = {
  id: 'colleague-density',
  text: { da: 'Fagligt miljø (kollegatæthed)', en: 'Professional environment (colleague density)' },
  definition: {
    da: 'Ejere og ansatte speciallæger pr. 10.000 sygdomsvægtede borgere i klyngen over landets; 1 er landsgennemsnittet. Faldende er klynger, hvor forholdet er gået ned tre år i træk.',
    en: 'Owners and employed specialists per 10,000 need-weighted citizens of the cluster over the country’s; 1 is the national mean. Falling are clusters where the ratio has gone down three years running.',
  },
  kind: 'ratio',
  source: 'definition',
  grade: 'C',
  blocks: [
    { component: 'cluster-doctors', level: 'cluster', cadence: 'year' },
    { component: 'cluster-expected', level: 'cluster', cadence: 'year' },
    { component: 'density-lowest', level: 'nation', cadence: 'year' },
    { component: 'density-falling', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'density', text: { da: 'Kollegatæthed', en: 'Colleague density' }, unit: { da: '1 = landet', en: '1 = country' }, numerator: ['cluster-doctors'], denominator: ['cluster-expected'], decimals: 2, more: 'good' },
    { id: 'density-lowest', text: { da: 'Laveste kollegatæthed blandt klynger', en: 'Lowest colleague density among clusters' }, unit: { da: '1 = landet', en: '1 = country' }, numerator: ['density-lowest'], decimals: 2, more: 'good' },
    { id: 'density-falling', text: { da: 'Klynger med fald tre år i træk', en: 'Clusters falling three years running' }, unit: { da: 'klynger', en: 'clusters' }, numerator: ['density-falling'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'cluster-doctors/cluster': (w, out, offset) => {
      densities(w)
      out.set(doctorsOf.subarray(0, w.input.clusterCount), offset)
    },
    'cluster-expected/cluster': (w, out, offset) => {
      densities(w)
      out.set(expected.subarray(0, w.input.clusterCount), offset)
    },
    'density-lowest/nation': one((w) => {
      const values = densities(w)
      let lowest = Infinity
      for (let c = 0; c < w.input.clusterCount; c++) if (values[c]! < lowest) lowest = values[c]!
      return lowest
    }),
    'density-falling/nation': one(falling),
  },
}
