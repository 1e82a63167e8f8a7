/** Rows of people by the calendar year in which something happened to them, in the order it happened: `rows[from(year)]` to `rows[to(year) - 1]`. */
export class Cohorts {
  readonly rows: Int32Array
  private readonly firstYear: number
  private readonly ends: Int32Array
  private size = 0

  constructor(firstYear: number, years: number, capacity: number) {
    this.firstYear = firstYear
    this.rows = new Int32Array(capacity)
    this.ends = new Int32Array(years)
  }

  /** Notes a person in the year of a month. Months must not go backwards. @throws Error when there is no room. */
  add(row: number, month: number): void {
    if (this.size === this.rows.length) throw new Error(`cohorts: expected at most ${this.size} people, got one more. Give them more room.`)
    this.rows[this.size++] = row
    this.ends[Math.floor(month / 12) - this.firstYear] = this.size
  }

  /** Where a year's people begin. */
  from(year: number): number {
    let k = Math.min(year - this.firstYear, this.ends.length) - 1
    while (k >= 0 && this.ends[k] === 0) k--
    return k < 0 ? 0 : this.ends[k]!
  }

  /** Where they end, exclusive; the same as `from` when there are none. */
  to(year: number): number {
    const k = year - this.firstYear
    const end = k >= 0 && k < this.ends.length ? this.ends[k]! : 0
    return end > 0 ? end : this.from(year)
  }

  /** Forgets everybody. */
  reset(): void {
    this.size = 0
    this.ends.fill(0)
  }
}
