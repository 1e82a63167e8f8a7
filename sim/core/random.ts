/**
 * Random numbers without state: each draw is a function of (replicate key; person, stream, episode).
 *
 *     seed text, replicate --seedrandom--> key (2 x 32 bits)
 *     key; (person, stream | episode) --Threefry-2x32-20--> 64 random bits
 *
 * No draw depends on what was drawn before it, so a new process disturbs no old one, people may be visited in any order, and the same person
 * meets the same luck under every policy (common random numbers).
 *
 * Threefry: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Integer additions, rotations and xor only.
 */
import seedrandom from 'seedrandom'
import { log } from './arithmetic.ts'
import { normalQuantile } from './normal.ts'

const PARITY = 0x1bd11bda

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

/**
 * Draws under one key. The words of the last draw are left behind, so that nothing is allocated: the first two as `a` and `b`.
 * (They live in a typed array because V8 writes a whole number faster there than into a property, and never boxes it.)
 */
export class Random {
  /** Words of the last draw, signed: two after `draw`, eight after `drawFour`. */
  readonly words = new Int32Array(8)
  // Initial numbers, not undefined, so that V8 knows these as whole numbers.
  private k0 = 0
  private k1 = 0
  private k2 = 0

  constructor(k0: number, k1: number) {
    this.setKey(k0, k1)
  }

  /** Moves to another replicate. */
  setKey(k0: number, k1: number): void {
    this.k0 = k0 | 0
    this.k1 = k1 | 0
    this.k2 = k0 ^ k1 ^ PARITY
  }

  /** First word of the last draw, signed. */
  get a(): number {
    return this.words[0]!
  }

  /** Second word of the last draw, signed. */
  get b(): number {
    return this.words[1]!
  }

  /** 64 random bits of (key; person, counter) into `a` and `b`. Twenty rounds, written out; a key word enters after every fourth. */
  draw(person: number, counter: number): void {
    const { words, k0, k1, k2 } = this
    let a = (person + k0) | 0
    let b = (counter + k1) | 0
    a = (a + b) | 0
    b = ((b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = ((b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = ((b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = ((b << 6) | (b >>> 26)) ^ a
    a = (a + k1) | 0
    b = (b + k2 + 1) | 0
    a = (a + b) | 0
    b = ((b << 17) | (b >>> 15)) ^ a
    a = (a + b) | 0
    b = ((b << 29) | (b >>> 3)) ^ a
    a = (a + b) | 0
    b = ((b << 16) | (b >>> 16)) ^ a
    a = (a + b) | 0
    b = ((b << 24) | (b >>> 8)) ^ a
    a = (a + k2) | 0
    b = (b + k0 + 2) | 0
    a = (a + b) | 0
    b = ((b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = ((b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = ((b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = ((b << 6) | (b >>> 26)) ^ a
    a = (a + k0) | 0
    b = (b + k1 + 3) | 0
    a = (a + b) | 0
    b = ((b << 17) | (b >>> 15)) ^ a
    a = (a + b) | 0
    b = ((b << 29) | (b >>> 3)) ^ a
    a = (a + b) | 0
    b = ((b << 16) | (b >>> 16)) ^ a
    a = (a + b) | 0
    b = ((b << 24) | (b >>> 8)) ^ a
    a = (a + k1) | 0
    b = (b + k2 + 4) | 0
    a = (a + b) | 0
    b = ((b << 13) | (b >>> 19)) ^ a
    a = (a + b) | 0
    b = ((b << 15) | (b >>> 17)) ^ a
    a = (a + b) | 0
    b = ((b << 26) | (b >>> 6)) ^ a
    a = (a + b) | 0
    b = ((b << 6) | (b >>> 26)) ^ a
    words[0] = (a + k2) | 0
    words[1] = (b + k0 + 5) | 0
  }

  /** The draws of two counters in a row, `counter` and `counter + 1`, into the first four `words`; see `drawFour`. */
  drawTwo(person: number, counter: number): void {
    const { words, k0, k1, k2 } = this
    let a0 = (person + k0) | 0
    let b0 = (counter + k1) | 0
    let a1 = (person + k0) | 0
    let b1 = (counter + 1 + k1) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 13) | (b0 >>> 19)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 13) | (b1 >>> 19)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 15) | (b0 >>> 17)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 15) | (b1 >>> 17)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 26) | (b0 >>> 6)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 26) | (b1 >>> 6)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 6) | (b0 >>> 26)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 6) | (b1 >>> 26)) ^ a1
    a0 = (a0 + k1) | 0
    b0 = (b0 + k2 + 1) | 0
    a1 = (a1 + k1) | 0
    b1 = (b1 + k2 + 1) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 17) | (b0 >>> 15)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 17) | (b1 >>> 15)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 29) | (b0 >>> 3)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 29) | (b1 >>> 3)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 16) | (b0 >>> 16)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 16) | (b1 >>> 16)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 24) | (b0 >>> 8)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 24) | (b1 >>> 8)) ^ a1
    a0 = (a0 + k2) | 0
    b0 = (b0 + k0 + 2) | 0
    a1 = (a1 + k2) | 0
    b1 = (b1 + k0 + 2) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 13) | (b0 >>> 19)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 13) | (b1 >>> 19)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 15) | (b0 >>> 17)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 15) | (b1 >>> 17)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 26) | (b0 >>> 6)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 26) | (b1 >>> 6)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 6) | (b0 >>> 26)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 6) | (b1 >>> 26)) ^ a1
    a0 = (a0 + k0) | 0
    b0 = (b0 + k1 + 3) | 0
    a1 = (a1 + k0) | 0
    b1 = (b1 + k1 + 3) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 17) | (b0 >>> 15)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 17) | (b1 >>> 15)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 29) | (b0 >>> 3)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 29) | (b1 >>> 3)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 16) | (b0 >>> 16)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 16) | (b1 >>> 16)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 24) | (b0 >>> 8)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 24) | (b1 >>> 8)) ^ a1
    a0 = (a0 + k1) | 0
    b0 = (b0 + k2 + 4) | 0
    a1 = (a1 + k1) | 0
    b1 = (b1 + k2 + 4) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 13) | (b0 >>> 19)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 13) | (b1 >>> 19)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 15) | (b0 >>> 17)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 15) | (b1 >>> 17)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 26) | (b0 >>> 6)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 26) | (b1 >>> 6)) ^ a1
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 6) | (b0 >>> 26)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 6) | (b1 >>> 26)) ^ a1
    words[0] = (a0 + k2) | 0
    words[1] = (b0 + k0 + 5) | 0
    words[2] = (a1 + k2) | 0
    words[3] = (b1 + k0 + 5) | 0
  }

  /**
   * The draws of four counters in a row, `counter` to `counter + 3`, into `words`. The same as four draws, in half the time: the rounds of one
   * wait for each other, those of four can overlap.
   */
  drawFour(person: number, counter: number): void {
    const { words, k0, k1, k2 } = this
    let a0 = (person + k0) | 0
    let b0 = (counter + k1) | 0
    let a1 = (person + k0) | 0
    let b1 = (counter + 1 + k1) | 0
    let a2 = (person + k0) | 0
    let b2 = (counter + 2 + k1) | 0
    let a3 = (person + k0) | 0
    let b3 = (counter + 3 + k1) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 13) | (b0 >>> 19)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 13) | (b1 >>> 19)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 13) | (b2 >>> 19)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 13) | (b3 >>> 19)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 15) | (b0 >>> 17)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 15) | (b1 >>> 17)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 15) | (b2 >>> 17)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 15) | (b3 >>> 17)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 26) | (b0 >>> 6)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 26) | (b1 >>> 6)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 26) | (b2 >>> 6)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 26) | (b3 >>> 6)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 6) | (b0 >>> 26)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 6) | (b1 >>> 26)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 6) | (b2 >>> 26)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 6) | (b3 >>> 26)) ^ a3
    a0 = (a0 + k1) | 0
    b0 = (b0 + k2 + 1) | 0
    a1 = (a1 + k1) | 0
    b1 = (b1 + k2 + 1) | 0
    a2 = (a2 + k1) | 0
    b2 = (b2 + k2 + 1) | 0
    a3 = (a3 + k1) | 0
    b3 = (b3 + k2 + 1) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 17) | (b0 >>> 15)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 17) | (b1 >>> 15)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 17) | (b2 >>> 15)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 17) | (b3 >>> 15)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 29) | (b0 >>> 3)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 29) | (b1 >>> 3)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 29) | (b2 >>> 3)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 29) | (b3 >>> 3)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 16) | (b0 >>> 16)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 16) | (b1 >>> 16)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 16) | (b2 >>> 16)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 16) | (b3 >>> 16)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 24) | (b0 >>> 8)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 24) | (b1 >>> 8)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 24) | (b2 >>> 8)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 24) | (b3 >>> 8)) ^ a3
    a0 = (a0 + k2) | 0
    b0 = (b0 + k0 + 2) | 0
    a1 = (a1 + k2) | 0
    b1 = (b1 + k0 + 2) | 0
    a2 = (a2 + k2) | 0
    b2 = (b2 + k0 + 2) | 0
    a3 = (a3 + k2) | 0
    b3 = (b3 + k0 + 2) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 13) | (b0 >>> 19)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 13) | (b1 >>> 19)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 13) | (b2 >>> 19)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 13) | (b3 >>> 19)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 15) | (b0 >>> 17)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 15) | (b1 >>> 17)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 15) | (b2 >>> 17)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 15) | (b3 >>> 17)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 26) | (b0 >>> 6)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 26) | (b1 >>> 6)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 26) | (b2 >>> 6)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 26) | (b3 >>> 6)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 6) | (b0 >>> 26)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 6) | (b1 >>> 26)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 6) | (b2 >>> 26)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 6) | (b3 >>> 26)) ^ a3
    a0 = (a0 + k0) | 0
    b0 = (b0 + k1 + 3) | 0
    a1 = (a1 + k0) | 0
    b1 = (b1 + k1 + 3) | 0
    a2 = (a2 + k0) | 0
    b2 = (b2 + k1 + 3) | 0
    a3 = (a3 + k0) | 0
    b3 = (b3 + k1 + 3) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 17) | (b0 >>> 15)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 17) | (b1 >>> 15)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 17) | (b2 >>> 15)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 17) | (b3 >>> 15)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 29) | (b0 >>> 3)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 29) | (b1 >>> 3)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 29) | (b2 >>> 3)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 29) | (b3 >>> 3)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 16) | (b0 >>> 16)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 16) | (b1 >>> 16)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 16) | (b2 >>> 16)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 16) | (b3 >>> 16)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 24) | (b0 >>> 8)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 24) | (b1 >>> 8)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 24) | (b2 >>> 8)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 24) | (b3 >>> 8)) ^ a3
    a0 = (a0 + k1) | 0
    b0 = (b0 + k2 + 4) | 0
    a1 = (a1 + k1) | 0
    b1 = (b1 + k2 + 4) | 0
    a2 = (a2 + k1) | 0
    b2 = (b2 + k2 + 4) | 0
    a3 = (a3 + k1) | 0
    b3 = (b3 + k2 + 4) | 0
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 13) | (b0 >>> 19)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 13) | (b1 >>> 19)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 13) | (b2 >>> 19)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 13) | (b3 >>> 19)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 15) | (b0 >>> 17)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 15) | (b1 >>> 17)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 15) | (b2 >>> 17)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 15) | (b3 >>> 17)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 26) | (b0 >>> 6)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 26) | (b1 >>> 6)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 26) | (b2 >>> 6)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 26) | (b3 >>> 6)) ^ a3
    a0 = (a0 + b0) | 0
    b0 = ((b0 << 6) | (b0 >>> 26)) ^ a0
    a1 = (a1 + b1) | 0
    b1 = ((b1 << 6) | (b1 >>> 26)) ^ a1
    a2 = (a2 + b2) | 0
    b2 = ((b2 << 6) | (b2 >>> 26)) ^ a2
    a3 = (a3 + b3) | 0
    b3 = ((b3 << 6) | (b3 >>> 26)) ^ a3
    words[0] = (a0 + k2) | 0
    words[1] = (b0 + k0 + 5) | 0
    words[2] = (a1 + k2) | 0
    words[3] = (b1 + k0 + 5) | 0
    words[4] = (a2 + k2) | 0
    words[5] = (b2 + k0 + 5) | 0
    words[6] = (a3 + k2) | 0
    words[7] = (b3 + k0 + 5) | 0
  }

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

/** From here on each of the 65,536 values of 16 bits has an entry of its own; below, sixteen neighbours share one. */
const FINE = 0xf000

/** Entry of GUMBEL and GUMBEL_WEIGHT for 16 random bits. */
export function noiseEntry(bits: number): number {
  return bits >= FINE ? bits - FINE + (FINE >> 4) : bits >> 4
}

/**
 * Standard Gumbel values of 16 random bits, -log(-log u) in ascending order, built with our own log: `GUMBEL[noiseEntry(bits)]`.
 *
 * Choices are decided in the tail, so the upper sixteenth of the bits has a value each, u = (i + 1/2) / 65536, and the rest one for sixteen. That
 * makes 7,936 entries, 62 kB, which stay close to the processor; a table of 65,536 would be fetched from afar at nearly every look.
 *
 * Tail: the largest value is 11.78 and the smallest -2.2, where the true distribution goes on: an alternative more than 14 below the best
 * is never chosen, which the logit would do once in a million choices. Ties: two alternatives of equal utility draw the same value once in
 * some 4,600 pairs, and then the one with the lower number wins; a shift of 0.0001 in its probability, below what a replicate can show.
 */
export const GUMBEL = new Float64Array((FINE >> 4) + 0x10000 - FINE)
/** exp of GUMBEL: what multiplies a weight exp(V), so that products are compared instead of sums and nobody takes a logarithm. */
export const GUMBEL_WEIGHT = new Float64Array(GUMBEL.length)
for (let bits = 0; bits < 65536; bits += bits < FINE ? 16 : 1) {
  const minus = -log((bits < FINE ? bits + 8 : bits + 0.5) / 65536)
  GUMBEL[noiseEntry(bits)] = -log(minus)
  GUMBEL_WEIGHT[noiseEntry(bits)] = 1 / minus
}
