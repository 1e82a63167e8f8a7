/**
 * Who is due in which month. An agent is in at most one month, and is touched only when something can happen to them.
 *
 * Memory: a list per month, in chunks that are handed back when their month has been read, so that it stays small and near the processor whatever the
 * period: one entry per agent at a time. Moving an agent leaves the old entry behind; it no longer agrees with `dueIn` and is passed over when its month comes.
 *
 *     first[month] ─► chunk: next chunk │ agent agent agent … ─► chunk: next chunk │ agent …      free chunks: linked likewise
 *     dueIn[agent]    month the agent is in, -1 if in none
 *     marks           one bit per agent, set while a month is read: from left to right they give the agents in ascending order, so the order of
 *                     scheduling can never matter
 */
export class Calendar {
  readonly from: number
  readonly to: number
  readonly capacity: number
  /** First chunk of a month, 0 if none, and where its next entry goes; at the start of a chunk there is no room left. */
  private readonly first: Int32Array
  private readonly tail: Int32Array
  private chunks: Int32Array
  /** First chunk that was handed back, 0 if none, and the first that never was in use. */
  private free = 0
  private fresh = CHUNK
  private readonly dueIn: Int16Array
  private readonly marks: Int32Array
  /** Month last read, counted from `from`; -1 before the first. */
  private current = -1
  /** Words of `marks` in use: one past that of the highest agent ever scheduled since the last reset. */
  private used = 0

  /** A calendar of the months `from` to `to`, both included, for agents numbered from 0 to `capacity` - 1. */
  constructor(from: number, to: number, capacity: number) {
    if (!(Number.isInteger(from) && Number.isInteger(to) && to >= from && to - from < 32767))
      throw new Error(`calendar: expected months from <= to, fewer than 32768, got ${from} to ${to}. Check the period.`)
    if (!(Number.isInteger(capacity) && capacity > 0)) throw new Error(`calendar: expected a capacity of at least 1, got ${capacity}. Give the number of agents it must hold.`)
    this.from = from
    this.to = to
    this.capacity = capacity
    this.first = new Int32Array(to - from + 1)
    this.tail = new Int32Array(to - from + 1)
    this.chunks = new Int32Array(CHUNK * 256)
    this.dueIn = new Int16Array(capacity).fill(-1)
    this.marks = new Int32Array((capacity + 31) >>> 5)
  }

  /** Makes an agent due in a month, in place of any month they had. The past means next month; after `to` means never. */
  schedule(agent: number, month: number): void {
    let row = month - this.from
    if (row <= this.current) row = this.current + 1
    if (row > this.to - this.from) {
      this.dueIn[agent] = -1
      return
    }
    if (this.dueIn[agent] === row) return
    this.dueIn[agent] = row
    let at = this.tail[row]!
    if ((at & (CHUNK - 1)) === 0) at = this.lengthen(row, at - CHUNK)
    this.chunks[at] = agent
    this.tail[row] = at + 1
    const word = agent >> 5
    if (word >= this.used) this.used = word + 1
  }

  /** Gives a month another chunk after its last, and returns where its first entry goes. */
  private lengthen(row: number, last: number): number {
    let chunk = this.free
    if (chunk !== 0) this.free = this.chunks[chunk]!
    else {
      chunk = this.fresh
      this.fresh += CHUNK
      if (this.fresh > this.chunks.length) {
        const longer = new Int32Array(2 * this.chunks.length)
        longer.set(this.chunks)
        this.chunks = longer
      }
    }
    this.chunks[chunk] = 0
    if (this.first[row] === 0) this.first[row] = chunk
    else this.chunks[last] = chunk
    return chunk + 1
  }

  /** Takes an agent off the calendar; nothing happens if they are not on it. */
  cancel(agent: number): void {
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
    const row = ++this.current
    const { chunks, dueIn, marks, used } = this
    const end = this.tail[row]!
    let chunk = this.first[row]!
    while (chunk !== 0) {
      const next = chunks[chunk]!
      const stop = next === 0 ? end : chunk + CHUNK
      for (let k = chunk + 1; k < stop; k++) {
        const agent = chunks[k]!
        // Whoever has moved since, or stands here twice, is not here any more.
        if (dueIn[agent] !== row) continue
        dueIn[agent] = -1
        marks[agent >> 5]! |= 1 << agent
      }
      chunks[chunk] = this.free
      this.free = chunk
      chunk = next
    }
    let n = 0
    for (let word = 0; word < used; word++) {
      let set = marks[word]!
      if (set === 0) continue
      marks[word] = 0
      const base = (word << 5) + 31
      do {
        // The lowest bit that is set: x & -x leaves only that one.
        const lowest = set & -set
        out[n++] = base - Math.clz32(lowest)
        set ^= lowest
      } while (set !== 0)
    }
    return n
  }

  /** Empties the calendar and turns it back to before `from`. */
  reset(): void {
    this.first.fill(0)
    this.tail.fill(0)
    this.dueIn.fill(-1)
    this.free = 0
    this.fresh = CHUNK
    this.current = -1
    this.used = 0
  }
}

/** Entries of a chunk, the address of the next one among them; a power of two. Chunk 0 is none. */
const CHUNK = 64
