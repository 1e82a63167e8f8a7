/**
 * Who is due in which month. An agent is in at most one month, and is touched only when something can happen to them.
 *
 * Memory: one bit per month and agent, a row per month. Scheduling sets a bit, moving clears one and sets another, and reading a row from
 * left to right gives the agents in ascending order, so the order of scheduling can never matter.
 *
 *              agents 0..31   32..63     ...      words
 *     month 0  [01000100...] [00000000] [...]       │
 *     month 1  [00010000...] [00100000] [...]       ▼
 *       ...                                   months x words x 4 bytes (252 months, 100,000 agents: 3.2 MB)
 *
 *     dueIn[agent]  row the agent is in, -1 if in none
 */
export class Calendar {
  readonly from: number
  readonly to: number
  readonly capacity: number
  /** Words in a row. A number from the start, so that V8 knows it for one. */
  private readonly words: number = 0
  private readonly bits: Int32Array
  private readonly dueIn: Int16Array
  /** Row of the month last read; -1 before the first. */
  private current = -1
  /** Words in use: one past the highest word that ever held a bit since the last reset. */
  private used = 0

  /** A calendar of the months `from` to `to`, both included, for agents numbered from 0 to `capacity` - 1. */
  constructor(from: number, to: number, capacity: number) {
    if (!(Number.isInteger(from) && Number.isInteger(to) && to >= from && to - from < 32767))
      throw new Error(`calendar: expected months from <= to, fewer than 32768, got ${from} to ${to}. Check the period.`)
    if (!(Number.isInteger(capacity) && capacity > 0)) throw new Error(`calendar: expected a capacity of at least 1, got ${capacity}. Give the number of agents it must hold.`)
    this.from = from
    this.to = to
    this.capacity = capacity
    this.words = (capacity + 31) >>> 5
    this.bits = new Int32Array((to - from + 1) * this.words)
    this.dueIn = new Int16Array(capacity).fill(-1)
  }

  /** Makes an agent due in a month, in place of any month they had. The past means next month; after `to` means never. */
  schedule(agent: number, month: number): void {
    const word = agent >> 5
    const bit = 1 << agent
    const old = this.dueIn[agent]!
    if (old >= 0) this.bits[old * this.words + word]! &= ~bit
    let row = month - this.from
    if (row <= this.current) row = this.current + 1
    if (row > this.to - this.from) {
      this.dueIn[agent] = -1
      return
    }
    this.bits[row * this.words + word]! |= bit
    this.dueIn[agent] = row
    if (word >= this.used) this.used = word + 1
  }

  /** Takes an agent off the calendar; nothing happens if they are not on it. */
  cancel(agent: number): void {
    const row = this.dueIn[agent]!
    if (row < 0) return
    this.bits[row * this.words + (agent >> 5)]! &= ~(1 << agent)
    this.dueIn[agent] = -1
  }

  /** The month an agent is due in, or -1. */
  dueMonth(agent: number): number {
    const row = this.dueIn[agent]!
    return row < 0 ? -1 : row + this.from
  }

  /**
   * Takes the agents due in `month` off the calendar and writes them to `out` in ascending order.
   * @returns how many
   * @throws Error when months are not asked for in turn: whoever was due in a skipped month would be lost.
   */
  due(month: number, out: Int32Array): number {
    if (month - this.from !== this.current + 1 || month > this.to)
      throw new Error(`calendar: expected month ${this.from + this.current + 1}, got ${month}. Ask for each month up to ${this.to} once, in turn.`)
    this.current++
    const { bits, dueIn } = this
    const start = this.current * this.words
    const used = this.used
    let n = 0
    for (let word = 0; word < used; word++) {
      let set = bits[start + word]!
      if (set === 0) continue
      bits[start + word] = 0
      const base = (word << 5) + 31
      do {
        // The lowest bit that is set: x & -x leaves only that one.
        const lowest = set & -set
        const agent = base - Math.clz32(lowest)
        out[n++] = agent
        dueIn[agent] = -1
        set ^= lowest
      } while (set !== 0)
    }
    return n
  }

  /** Empties the calendar and turns it back to before `from`. */
  reset(): void {
    this.bits.fill(0)
    this.dueIn.fill(-1)
    this.current = -1
    this.used = 0
  }
}
