/**
 * Threefry-2x32 with 20 rounds, written out: 64 random bits of (key; person, counter).
 *
 * Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011. Integer additions, rotations and xor only.
 */
const PARITY = 0x1bd11bda

/**
 * Words under one key. The words of the last draw are left behind, so that nothing is allocated: the first two as `a` and `b`.
 * (They live in a typed array because V8 writes a whole number faster there than into a property, and never boxes it.)
 */
export class Threefry {
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
}
