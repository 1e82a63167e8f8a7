/**
 * Random-utility choice with noise keyed to (person, decision, alternative).
 *
 * The alternative with the largest utility + Gumbel noise is chosen, which gives logit probabilities exp(V) / sum exp(V). The noise of an
 * alternative is a function of who chooses, what is decided and which alternative it is, so improving one alternative moves only those for
 * whom it now wins; removing one moves only those who had it.
 *
 *     episode field of the counter (24 bits):   occasion (18 bits) | block (6 bits)
 *     one draw = 64 bits = 4 alternatives:      a low, a high, b low, b high     -> 256 alternatives at most
 *     two draws at a time = 8 alternatives, four = 16
 */
import { exp, log } from './arithmetic.ts'
import { GUMBEL, GUMBEL_WEIGHT, noiseEntry } from './gumbel.ts'
import { counter, type Random } from './random.ts'

/** Most alternatives of a keyed choice. */
export const MOST_ALTERNATIVES = 256

/** Highest factor among the same. */
const HIGHEST_WEIGHT = Float64Array.from({ length: 256 }, (_, i) => GUMBEL_WEIGHT[noiseEntry(256 * i + 255)]!)

const offered = new Float64Array(MOST_ALTERNATIVES)

/** Highest noise among the 256 numbers of 16 bits that share their upper 8. */
const HIGHEST = Float64Array.from({ length: 256 }, (_, i) => GUMBEL[noiseEntry(256 * i + 255)]!)

/**
 * The alternative chosen among `utilities[offset .. offset + n - 1]`, numbered from 0, or -1 when there is none.
 * Those with utility -Infinity, or where `allowed` is 0, are left out; sixteen neighbours all left out cost no draw.
 */
export function chooseKeyed(random: Random, person: number, stream: number, episode: number, utilities: Float64Array, n: number, allowed?: Uint8Array, offset = 0): number {
  if (allowed !== undefined || offset > 0) {
    for (let j = 0; j < n; j++) offered[j] = allowed !== undefined && allowed[j] === 0 ? -Infinity : utilities[offset + j]!
    return chooseKeyed(random, person, stream, episode, offered, n)
  }
  const base = counter(stream, (episode & 0x3ffff) << 6)
  const { words } = random
  let best = -1
  let bestValue = -Infinity
  for (let first = 0; first < n; first += 16) {
    const last = first + 16 < n ? first + 16 : n
    let j = first
    while (j < last && utilities[j]! === -Infinity) j++
    if (j === last) continue
    drawFor(random, person, base + (first >> 2), last - first)
    // Two alternatives to a word, the even one in its lower half. Most cannot win even with the highest noise of their upper bits, which spares
    // the look into the large table.
    for (j = (j - first) & 1 ? j - 1 : j; j < last; j += 2) {
      const word = words[(j - first) >> 1]!
      const even = utilities[j]!
      if (even + HIGHEST[(word >>> 8) & 0xff]! > bestValue) {
        const value = even + GUMBEL[noiseEntry(word & 0xffff)]!
        if (value > bestValue) {
          bestValue = value
          best = j
        }
      }
      if (j + 1 === last) break
      const odd = utilities[j + 1]!
      if (odd + HIGHEST[word >>> 24]! > bestValue) {
        const value = odd + GUMBEL[noiseEntry(word >>> 16)]!
        if (value > bestValue) {
          bestValue = value
          best = j + 1
        }
      }
    }
  }
  return best
}

/**
 * The same choice as `chooseKeyed` for alternatives given by their weights exp(utility), times another factor each: the one with the largest
 * product with exp(noise), or -1 when there is none. Weights of 0 are left out. Faster where weights come as products of tables, since no
 * logarithm is needed; equal to `chooseKeyed` but for the rounding of exp.
 */
export function chooseWeighted(random: Random, person: number, stream: number, episode: number, weights: Float64Array, factors: Float64Array, n: number): number {
  const base = counter(stream, (episode & 0x3ffff) << 6)
  const { words } = random
  let best = -1
  let bestValue = 0
  for (let first = 0; first < n; first += 16) {
    const last = first + 16 < n ? first + 16 : n
    let any = 0
    for (let j = first; j < last; j++) any += factors[j]!
    if (any === 0) continue
    drawFor(random, person, base + (first >> 2), last - first)
    // Two alternatives to a word: the even one in its lower half. Most cannot win even with the highest noise of their upper bits.
    for (let j = first; j < last; j += 2) {
      const word = words[(j - first) >> 1]!
      const even = weights[j]! * factors[j]!
      if (even * HIGHEST_WEIGHT[(word >>> 8) & 0xff]! > bestValue) {
        const value = even * GUMBEL_WEIGHT[noiseEntry(word & 0xffff)]!
        if (value > bestValue) {
          bestValue = value
          best = j
        }
      }
      if (j + 1 === last) break
      const odd = weights[j + 1]! * factors[j + 1]!
      if (odd * HIGHEST_WEIGHT[word >>> 24]! > bestValue) {
        const value = odd * GUMBEL_WEIGHT[noiseEntry(word >>> 16)]!
        if (value > bestValue) {
          bestValue = value
          best = j + 1
        }
      }
    }
  }
  return best
}

/** Draws the words that so many alternatives need: two to a word, four to a draw. */
function drawFor(random: Random, person: number, counter: number, alternatives: number): void {
  if (alternatives > 8) random.drawFour(person, counter)
  else if (alternatives > 4) random.drawTwo(person, counter)
  else random.draw(person, counter)
}

/** log of the sum of exp(utility) over `utilities[offset .. offset + n - 1]`: the expected best, less Euler's constant. -Infinity if none. */
export function logSum(utilities: Float64Array, n: number, offset = 0): number {
  let most = -Infinity
  for (let j = 0; j < n; j++) if (utilities[offset + j]! > most) most = utilities[offset + j]!
  if (most === -Infinity) return -Infinity
  let sum = 0
  for (let j = 0; j < n; j++) {
    const utility = utilities[offset + j]!
    if (utility !== -Infinity) sum += exp(utility - most)
  }
  return most + log(sum)
}

/** Logit probabilities of `utilities[0 .. n - 1]` into `out`. All zero if there is no alternative. */
export function probabilities(utilities: Float64Array, n: number, out: Float64Array): void {
  const total = logSum(utilities, n)
  for (let j = 0; j < n; j++) out[j] = total === -Infinity ? 0 : exp(utilities[j]! - total)
}

const nests = new Float64Array(MOST_ALTERNATIVES)

/**
 * Two-level choice: first a mode k, then a place m within it.
 *
 *     P(m|k) = exp(V[k,m]) / sum over places     P(k) = exp(mu I[k]) / sum over modes     I[k] = log sum exp(V[k,m])
 *
 * The scale mu (0 < mu <= 1) acts on modes only, so utilities of places keep the size they were estimated in; mu = 1 is the plain logit.
 * The noise of a place is the same in every mode: whoever changes mode keeps their taste for places.
 *
 * @param utilities `modes` rows of `places` utilities, -Infinity where not on offer
 * @returns mode * places + place, or -1 when nothing is on offer
 */
export function nestedChoice(
  random: Random,
  person: number,
  modeStream: number,
  placeStream: number,
  episode: number,
  utilities: Float64Array,
  modes: number,
  places: number,
  mu: number,
): number {
  for (let k = 0; k < modes; k++) nests[k] = mu * logSum(utilities, places, k * places)
  const mode = chooseKeyed(random, person, modeStream, episode, nests, modes)
  if (mode < 0) return -1
  return mode * places + chooseKeyed(random, person, placeStream, episode, utilities, places, undefined, mode * places)
}
