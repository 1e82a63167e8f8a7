/**
 * Why two runs of the same replicate differ in the number of doctors in general practice: the difference is split among the factors of the accounts
 * that lead to it, exactly.
 *
 *     doctors = those at the start + (ended HU x completion x choice of practice) + arrivals by other ways - doctor-years x exit rate - those still looking
 *
 * Products are split by Shapley values (Shapley 1953): the mean of what a factor makes over all orders in which the factors may change. So the parts
 * sum to the difference, and no order is preferred.
 */
import { findBlock } from '../core/recorder.ts'
import type { Layout } from '../core/recorder.ts'
import type { MeasureDefinition } from '../model/definitions.ts'
import { indicatorById } from '../model/indicators/index.ts'

/** The factors, in the order of a career. `counted` is what another definition of a doctor makes. */
export const factorIds = ['trained', 'completion', 'choice', 'arrivals', 'retention', 'exposure', 'looking', 'counted'] as const
/** A factor by id. */
export type FactorId = (typeof factorIds)[number]

/** What a replicate's accounts hold from its first year to the end of a year. */
export interface Accounts {
  /** Left HU, whatever for. */
  readonly ended: number
  /** Share of those who were recognised as specialists. */
  readonly completed: number
  /** Share of the new specialists who went to general practice. */
  readonly chose: number
  /** Came to general practice by other ways: retraining, from abroad, from work outside. */
  readonly arrived: number
  /** Doctor-years in general practice. */
  readonly years: number
  /** Exits from general practice per doctor-year. */
  readonly rate: number
  /** Doctors in general practice at the end of the year, all forms, as persons. */
  readonly doctors: number
  /** The same by the definition asked for. */
  readonly counted: number
}

/** Reads accounts from records of one layout. @throws Error when a step is not recorded, or the year is not in the run. */
export function accountsReader(layout: Layout, measure: MeasureDefinition, year: number): (buffer: Float32Array) => Accounts {
  const first = Math.floor(layout.from / 12)
  if (year * 12 + 11 > layout.to || year < first) throw new Error(`factors: expected a year from ${first} to ${Math.floor(layout.to / 12)}, got ${year}. Choose one of them.`)
  const blockOf = (component: string) => {
    const block = findBlock(layout, component, 'nation', 'year')
    if (!block) throw new Error(`factors: expected the step ${component} to be recorded, got no such block. Check the indicator career-flows.`)
    return block
  }
  const summed = (...steps: string[]): ((buffer: Float32Array) => number) => {
    const blocks = steps.map(blockOf)
    return (buffer) => {
      let sum = 0
      for (const { offset, firstMonth } of blocks) for (let y = first; y <= year; y++) sum += buffer[offset + y - Math.floor(firstMonth / 12)]!
      return sum
    }
  }
  const stock = indicatorById('gp-doctors')!.measures.find(({ id }) => id === 'all-persons-without')!
  const toPractice = summed('hu-practice')
  const elsewhere = summed('hu-outside')
  const leftHu = summed('hu-other', 'hu-abroad')
  const arrived = summed('retraining-practice', 'new-practice', 'abroad-practice', 'outside-practice')
  const exits = summed('practice-outside', 'practice-other', 'practice-retired', 'practice-abroad')
  const headsOf = ({ numerator }: MeasureDefinition): ((buffer: Float32Array, month: number) => number) => {
    const blocks = numerator.map((component) => findBlock(layout, component, 'nation', 'month')!)
    return (buffer, month) => blocks.reduce((sum, { offset, firstMonth }) => sum + buffer[offset + month - firstMonth]!, 0)
  }
  const [heads, counted] = [headsOf(stock), headsOf(measure)]
  return (buffer) => {
    const [practice, outside, left] = [toPractice(buffer), elsewhere(buffer), leftHu(buffer)]
    const specialists = practice + outside
    let years = 0
    for (let month = layout.from; month <= year * 12 + 11; month++) years += heads(buffer, month) / 12
    return {
      ended: specialists + left,
      completed: specialists / (specialists + left),
      chose: practice / specialists,
      arrived: arrived(buffer),
      years,
      rate: exits(buffer) / years,
      doctors: heads(buffer, year * 12 + 11),
      counted: counted(buffer, year * 12 + 11),
    }
  }
}

/** What each factor makes of the difference of `b` from `a`; the parts sum to `b.counted - a.counted`. */
export function factorsOf(a: Accounts, b: Accounts): Readonly<Record<FactorId, number>> {
  const [trained, completion, choice] = splitProduct([a.ended, a.completed, a.chose], [b.ended, b.completed, b.chose])
  const [exposure, retention] = splitProduct([a.years, a.rate], [b.years, b.rate]).map((part) => -part)
  const arrivals = b.arrived - a.arrived
  const known = trained! + completion! + choice! + arrivals + exposure! + retention!
  const doctors = b.doctors - a.doctors
  return { trained: trained!, completion: completion!, choice: choice!, arrivals, retention: retention!, exposure: exposure!, looking: doctors - known, counted: b.counted - a.counted - doctors }
}

/** Shapley values of the factors of a product, for two or three factors. */
function splitProduct(a: readonly number[], b: readonly number[]): number[] {
  const product = (from: readonly boolean[]): number => from.reduce((value, changed, i) => value * (changed ? b[i]! : a[i]!), 1)
  const n = a.length
  return a.map((_, i) => {
    let value = 0
    for (let mask = 0; mask < 1 << n; mask++) {
      if (mask & (1 << i)) continue
      const set = a.map((__, j) => (mask & (1 << j)) !== 0)
      const size = set.filter(Boolean).length
      // Chance that just this set has changed before factor i in an order drawn at random.
      const weight = n === 2 ? 1 / 2 : size === 1 ? 1 / 6 : 1 / 3
      value += weight * (product(set.with(i, true)) - product(set))
    }
    return value
  })
}
