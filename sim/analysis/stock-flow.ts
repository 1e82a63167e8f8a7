/** The two-line model that any larger one must justify itself against: next year's stock is this year's, less exits, plus those who enter. */

/** What the two lines need. */
export interface StockFlow {
  readonly stock: number
  /** Share of the stock that leaves in a year. */
  readonly exit: number
  /** Doctors who start specialist training in a year, and how many years later they are specialists. */
  readonly starters: (year: number) => number
  readonly lag: number
  /** Share of starters who finish, and of those who finish that enter the stock. */
  readonly completion: number
  readonly toPractice: number
}

/** Values a planner could take without any model: about one owner in twenty leaves, five years of training. Rounded guesses, grade C. */
export const plainStockFlow = { exit: 0.05, lag: 5, completion: 0.93, toPractice: 0.83 } as const

/** Stocks at the beginning of `from` and of each year to `to`, both included. */
export function stockFlow(of: StockFlow, from: number, to: number): Map<number, number> {
  const stocks = new Map([[from, of.stock]])
  let stock = of.stock
  for (let year = from; year < to; year++) {
    stock = stock * (1 - of.exit) + of.starters(year - of.lag) * of.completion * of.toPractice
    stocks.set(year + 1, stock)
  }
  return stocks
}

/** Starters a year, from now on, that bring the stock to a goal after `years` years, when those of the lag years before are given. */
export function startersNeeded(of: Omit<StockFlow, 'starters'>, before: readonly number[], goal: number, years: number): number {
  const reached = (later: number) => stockFlow({ ...of, starters: (year) => before[year + of.lag] ?? later }, 0, years).get(years)!
  const none = reached(0)
  const one = reached(1) - none
  return one > 0 ? (goal - none) / one : NaN
}
