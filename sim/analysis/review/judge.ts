/** Each observation beside what was forecast: where it lies, whether it raises an alarm, and how much the model may be off on it. */
import type { Compiled } from '../../scenario/index.ts'
import type { Buffers } from '../../run/aggregate.ts'
import type { Registration } from '../registration.ts'
import type { FixedIndicator, IndicatorList } from './indicator-list.ts'
import { fixedId, limitsAbout, reviewMonth } from './indicator-list.ts'
import { placeInCorridor } from './corridor.ts'
import type { Corridor, CorridorPlace } from './corridor.ts'
import type { Observation } from './observations.ts'
import { outcomesOf, readInDecember, registeredKey } from './outcomes.ts'
import type { Unreadable } from './outcomes.ts'
import { standingAmong, standingInBands, standingVerdict } from './standing.ts'
import type { Standing } from './standing.ts'

/** A run as a review reads it. */
export interface ReviewRun {
  readonly compiled: Pick<Compiled, 'layout' | 'fingerprint' | 'scenario' | 'input'>
  readonly buffers: Buffers
}

/** Part of its value that the model may be off on a figure that is not on the list (standard deviation). Grade C: a judgement. */
export const usualDiscrepancy = 0.05
/** Part of its value that a figure may be off whose error nobody has stated (standard deviation). Grade C: a judgement. */
export const usualError = 0.01

/** An observation judged. */
export interface Judgement {
  readonly observation: Observation
  /** The indicator fixed in advance that it is a figure of, if any. */
  readonly fixed?: FixedIndicator
  /** Where it lies in the registered forecast: exact where the run is at hand, else from the registered bands. */
  readonly standing?: Standing
  readonly verdict?: 'expected' | 'unusual' | 'unforeseen'
  /** Outside the limits that were fixed in advance. */
  readonly alarm?: 'low' | 'high'
  /** The limits: the middle share of the registered forecast. */
  readonly limits?: readonly [low: number, median: number, high: number]
  /** In the year of the review: inside or outside what runs that reach the goal looked like. */
  readonly corridor?: CorridorPlace
  /** Values by finished replicate of the run, when it is at hand. */
  readonly values?: readonly number[]
  /** Why it cannot be judged, when it cannot. */
  readonly status: 'judged' | Unreadable | 'waiting'
  /** Of the figure itself, and of figure and model together. */
  readonly error: number
  readonly errorStated: boolean
  readonly spread: number
  readonly readInDecember: boolean
}


/** The fixed indicator that an observation is a figure of. */
export function fixedOf(list: IndicatorList, observation: Observation): FixedIndicator | undefined {
  const { level } = observation.area
  if (level !== 'nation' && level !== 'worst-quarter') return undefined
  return list.items.find((item) => item.indicator === observation.indicator && item.measure === observation.measure && (item.worstQuarter === true) === (level === 'worst-quarter'))
}

/** How far the model may be off on a figure, as a standard deviation in its unit. */
export function discrepancyOf(list: IndicatorList, observation: Observation): number {
  const fixed = fixedOf(list, observation)
  return fixed ? fixed.discrepancy + fixed.relativeDiscrepancy * Math.abs(observation.value) : usualDiscrepancy * Math.abs(observation.value)
}

/** Registered quantiles of a figure at the end of a year. */
function registeredBand(registration: Registration, observation: Observation): readonly (number | null)[] | undefined {
  const key = registeredKey(observation)
  return key !== undefined && observation.month % 12 === 11 ? registration.forecast[key]?.[String(Math.floor(observation.month / 12))] : undefined
}

/** Judges observations against a registration, and against the run of it where that is at hand. */
export function judge(observations: readonly Observation[], list: IndicatorList, registration: Registration, run?: ReviewRun, corridor: Corridor | undefined = registration.corridor): Judgement[] {
  return observations.map((observation) => {
    const fixed = fixedOf(list, observation)
    const band = registeredBand(registration, observation)
    const outcomes = run && outcomesOf(observation, observation.month, run.buffers, run.compiled.layout)
    const values = typeof outcomes === 'object' && outcomes.some(Number.isFinite) ? outcomes : undefined
    const error = observation.error ?? usualError * Math.abs(observation.value)
    const gap = discrepancyOf(list, observation)
    // A spread of nothing would let one figure of zero decide everything.
    const spread = Math.max(Math.sqrt(error * error + gap * gap), 1e-9)
    const standing = (values && standingAmong(observation.value, values, observation.error ?? 0)) ?? (band && standingInBands(observation.value, registration.quantiles, band))
    const middle = limitsOf(list, registration, band, values)
    const limits = middle && fixed ? limitsAbout(fixed, ...middle) : middle
    const alarmed = fixed && limits && observation.use !== 'show'
    // What is foreseen is foreseen with the model's own uncertainty: a plan that is simulated as a plan has none of its own.
    const foreseen = values ? standingAmong(observation.value, values, spread) : standing
    const at = corridor?.figures[fixed ? fixedId(fixed) : '']
    const earliest = run?.compiled.layout.from ?? Number(registration.scenario.period.from.slice(0, 4)) * 12 + Number(registration.scenario.period.from.slice(5, 7)) - 1
    const status = standing ? 'judged' : observation.month < earliest ? 'start' : typeof outcomes === 'string' ? outcomes : run ? 'unrecorded' : 'waiting'
    return {
      observation,
      ...(fixed && { fixed }),
      ...(standing && { standing, verdict: foreseen ? verdictOf(standing, foreseen) : standingVerdict(standing) }),
      ...(limits && { limits, ...(alarmed && observation.value < limits[0] ? { alarm: 'low' as const } : alarmed && observation.value > limits[2] ? { alarm: 'high' as const } : {}) }),
      ...(at && observation.month === reviewMonth(list) && { corridor: placeInCorridor(observation.value, at) }),
      ...(values && { values }),
      status,
      error,
      errorStated: observation.error !== undefined,
      spread,
      readInDecember: readInDecember(observation),
    }
  })
}

/** A figure outside all replicates is unforeseen only where the model's own uncertainty does not reach it either. */
function verdictOf(standing: Standing, foreseen: Standing): ReturnType<typeof standingVerdict> {
  if (foreseen.percentile < 1 || foreseen.percentile > 99) return 'unforeseen'
  return standing.percentile < 10 || standing.percentile > 90 ? 'unusual' : 'expected'
}

/** Limits as registered where they are, else from the run. */
function limitsOf(list: IndicatorList, registration: Registration, band: readonly (number | null)[] | undefined, values: readonly number[] | undefined): readonly [number, number, number] | undefined {
  const wanted = [(1 - list.alarm) / 2, 0.5, (1 + list.alarm) / 2]
  const registered = wanted.map((p) => band?.[registration.quantiles.findIndex((q) => Math.abs(q - p) < 1e-9)])
  if (registered.every((value) => typeof value === 'number')) return registered as unknown as readonly [number, number, number]
  const sorted = values?.filter(Number.isFinite).sort((a, b) => a - b)
  if (!sorted?.length) return undefined
  const at = (p: number) => sorted[Math.round((sorted.length - 1) * p)]!
  return [at(wanted[0]!), at(wanted[1]!), at(wanted[2]!)]
}
