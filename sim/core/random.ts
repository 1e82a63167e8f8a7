/**
 * Random numbers without state: each draw is a function of (replicate key; person, stream, episode).
 *
 *     seed text, replicate --seedrandom--> key (2 x 32 bits)
 *     key; (person, stream | episode) --Threefry-2x32-20--> 64 random bits
 *
 * No draw depends on what was drawn before it, so a new process disturbs no old one, people may be visited in any order, and the same person
 * meets the same luck under every policy (common random numbers).
 */
import seedrandom from 'seedrandom'
import { log } from './arithmetic.ts'
import { normalQuantile } from './normal.ts'
import { Threefry } from './threefry.ts'

/**
 * The key of one replicate: 64 bits from the readable seed and the replicate's number.
 * The seed is written in URL escapes before it meets the separator, so no two pairs give the same text.
 * @throws Error when the seed is empty, longer than 200 characters or not text, or the replicate is no whole number from 0.
 */
export function replicateKey(seed: string, replicate: number): readonly [number, number] {
  if (typeof seed !== 'string' || seed.length === 0 || seed.length > 200)
    throw new Error(`seed: expected text of 1 to 200 characters, got ${typeof seed === 'string' ? `${seed.length} characters` : typeof seed}. Choose a short word.`)
  if (!Number.isSafeInteger(replicate) || replicate < 0) throw new Error(`replicate: expected a whole number from 0, got ${replicate}. Number replicates 0, 1, 2 and so on.`)
  let text: string
  try {
    text = encodeURIComponent(seed)
  } catch {
    throw new Error(`seed: expected well-formed text, got half a character. Type it again.`)
  }
  const generator = seedrandom(`${text}/${replicate}`)
  return [generator.int32() >>> 0, generator.int32() >>> 0]
}

/**
 * Threefry-2x32 with 20 rounds in its plain form, for tests and rare draws; `Random.draw` is the same function without the array.
 * @returns two unsigned 32-bit words
 */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number): [number, number] {
  const random = new Random(k0, k1)
  random.draw(c0, c1)
  return [random.a >>> 0, random.b >>> 0]
}

/** Second counter word of a draw: which decision (stream, 8 bits) and which occasion (episode, 24 bits; higher bits are dropped). */
export function counter(stream: number, episode: number): number {
  return (stream << 24) | (episode & 0xffffff)
}

/**
 * Who a person is, whatever else happens in the model: how they entered, with which cohort, and their place in it.
 *
 *     31  28 27     20 19                 0
 *     ┌─────┬─────────┬────────────────────┐
 *     │entry│ cohort  │        slot        │
 *     └─────┴─────────┴────────────────────┘
 *
 * @throws Error when a part does not fit.
 */
export function identity(entry: number, cohort: number, slot: number): number {
  if (((entry >>> 4) | (cohort >>> 8) | (slot >>> 20)) !== 0)
    throw new Error(`identity: expected entry < 16, cohort < 256 and slot < 1048576, got ${entry}, ${cohort}, ${slot}. Number cohorts from the first year.`)
  return ((entry << 28) | (cohort << 20) | slot) >>> 0
}

/** The parts of an identity. */
export function identityOf(id: number): { entry: number; cohort: number; slot: number } {
  return { entry: id >>> 28, cohort: (id >>> 20) & 0xff, slot: id & 0xfffff }
}

/** Draws under one key, as numbers of the distributions that processes ask for. */
export class Random extends Threefry {
  /**
   * Uniform on the open interval (0, 1): (n + 1/2) / 2^52 with n of 52 bits, so neither 0 nor 1 can come, and u and 1 - u are alike.
   */
  uniform(person: number, counter: number): number {
    this.draw(person, counter)
    const { words } = this
    return ((words[0]! >>> 6) * 67108864 + (words[1]! >>> 6) + 0.5) * 2.220446049250313e-16
  }

  /** The k-th number of four that `drawFour` left in `words`, uniform on (0, 1) like `uniform`. */
  uniformOf(k: number): number {
    const { words } = this
    return ((words[2 * k]! >>> 6) * 67108864 + (words[2 * k + 1]! >>> 6) + 0.5) * 2.220446049250313e-16
  }

  /** Exponential with mean 1, between 1.1e-16 and 36.7: the threshold of a hazard. */
  exponential(person: number, counter: number): number {
    return -log(this.uniform(person, counter))
  }

  /** Standard normal by the inverse distribution function, between -8.2 and 8.2. */
  normal(person: number, counter: number): number {
    return normalQuantile(this.uniform(person, counter))
  }
}
