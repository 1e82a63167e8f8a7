/**
 * A forecast written down before its time comes: scenario, parameters, seeds, fingerprint, digests and bands, so that it can be judged later, and so
 * that anyone can see whether the program still gives it.
 */
import { digestOfFloats, sha256Hex } from '../core/digest.ts'
import type { Timeline } from '../core/parameters.ts'
import { quantiles } from '../core/quantiles.ts'
import type { Layout } from '../core/recorder.ts'
import type { Pack } from '../model/pack/index.ts'
import { assumptionIds, assumptionsOf } from '../model/parameters.ts'
import type { Buffers } from '../run/aggregate.ts'
import { prefixDigest } from '../run/ensemble.ts'
import type { Scenario } from '../scenario/index.ts'
import { headlineId, headlines, headlineValues } from './headlines.ts'
import type { Headline } from './headlines.ts'
import { corridorOf } from './review/corridor.ts'
import type { Corridor } from './review/corridor.ts'

/** Quantiles that are kept of each figure. */
export const keptQuantiles = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const

/** A parameter as it stood: its value, range and grade. */
export type RegisteredParameter = readonly [value: number, low: number, high: number, grade: string]

/** The file. */
export interface Registration {
  readonly format: 1
  readonly kind: 'registration'
  readonly id: string
  /** Id of the shipped scenario it was made from. */
  readonly from: string
  readonly version: string
  readonly model: string
  /** The whole scenario, nothing left to a file that may change. */
  readonly scenario: Scenario
  readonly parameters: Readonly<Record<string, RegisteredParameter>>
  /** sha-256 (hex) of each data file. */
  readonly data: Readonly<Record<string, string>>
  readonly fingerprint: string
  /** sha-256 (hex) over the hashes of the first n replicates, by n. */
  readonly digests: Readonly<Record<string, string>>
  readonly quantiles: readonly number[]
  /** Values of each policy parameter over the months, as a digest; absent in older registrations. */
  readonly policy?: Readonly<Record<string, string>>
  /** sha-256 (hex) of what a run recorded; absent in older registrations. */
  readonly recorded?: string
  /** Bands by figure and year. */
  readonly forecast: Readonly<Record<string, Readonly<Record<string, readonly (number | null)[]>>>>
  /** What the year of the review looked like in runs that reach the goal and in those that do not; absent where nothing was to be judged. */
  readonly corridor?: Corridor
}

/** What a forecast will be judged by: figures beside the headlines, the year of the review, and the goal. */
export interface Judged {
  readonly figures: readonly Headline[]
  readonly year: number
  readonly goal: { readonly indicator: string; readonly measure: string; readonly year: number; readonly value: number }
}

/** How a registration was made. */
export interface RegistrationInput {
  readonly id: string
  readonly from: string
  readonly version: string
  readonly model: string
  readonly scenario: Scenario
  readonly pack: Pack
  readonly fingerprint: string
  readonly buffers: Buffers
  readonly hashes: readonly (string | undefined)[]
  readonly layout: Layout
  readonly judged?: Judged
  /** Values of policy parameters over the months; without it a later difference among them cannot be named. */
  readonly timeline?: Timeline
}

/** Twelve hex digits of the values of each parameter over all months, behavioural ones apart: those are told by value. */
export function policyDigests({ offsets, start, months, first, cell, value }: Timeline): Record<string, string> {
  const behaviour = new Set<string>(assumptionIds)
  const ids = Object.keys(offsets).sort((a, b) => offsets[a]! - offsets[b]!)
  return Object.fromEntries(
    ids.flatMap((id, k) => {
      if (behaviour.has(id)) return []
      const from = offsets[id]!
      const to = k + 1 < ids.length ? offsets[ids[k + 1]!]! : start.length
      const told = [...start.subarray(from, to)]
      months.forEach((month, m) => {
        for (let i = first[m]!; i < first[m + 1]!; i++) if (cell[i]! >= from && cell[i]! < to) told.push(month, cell[i]! - from, value[i]!)
      })
      return [[id, digestOfFloats(Float64Array.from(told)).slice(0, 12)] as const]
    }),
  )
}

/** Parameters as they stand now, a scenario's own values in place. */
export function parametersNow(pack: Pack, assumptions: Readonly<Record<string, number>>): Record<string, RegisteredParameter> {
  return Object.fromEntries(
    assumptionsOf(pack).map(({ id, low, high, grade }) => {
      const value = assumptions[id] ?? pack.parameter(id).default
      return [id, [value, low ?? value, high ?? value, grade] as const]
    }),
  )
}

/** The registration of a finished run. */
export function registrationOf(input: RegistrationInput): Registration {
  const { id, from, version, model, scenario, pack, fingerprint, buffers, hashes, layout, judged, timeline } = input
  const counts = [...new Set([Math.min(10, hashes.length), hashes.length])]
  const firstYear = Math.ceil(layout.from / 12)
  const years = Array.from({ length: Math.floor((layout.to + 1) / 12) - firstYear }, (_, k) => firstYear + k)
  const known = new Set(headlines.map(headlineId))
  const figures = [...headlines, ...(judged?.figures ?? []).filter((figure) => !known.has(headlineId(figure)))]
  const told = judged && years.includes(judged.year) && years.includes(judged.goal.year) ? judged : undefined
  return {
    format: 1,
    kind: 'registration',
    id,
    from,
    version,
    model,
    scenario,
    parameters: parametersNow(pack, scenario.assumptions),
    data: Object.fromEntries(Object.entries(pack.hashes).sort(([a], [b]) => (a < b ? -1 : 1))),
    fingerprint,
    digests: Object.fromEntries(counts.map((n) => [n, prefixDigest(hashes.slice(0, n)).digest])),
    quantiles: keptQuantiles,
    ...(timeline && { policy: policyDigests(timeline) }),
    recorded: recordedDigest(layout),
    forecast: forecastOf(figures, buffers, layout, years),
    ...(told && {
      corridor: corridorOf(
        told.goal,
        headlineValues(told.goal, buffers, layout, told.goal.year),
        Object.fromEntries(told.figures.map((figure) => [headlineId(figure), headlineValues(figure, buffers, layout, told.year)])),
      ),
    }),
  }
}

/** sha-256 (hex) of what a run records and in which order: digests of runs that record other things differ although no result has moved. */
export const recordedDigest = (layout: Layout): string => sha256Hex(JSON.stringify(layout.blocks))

function forecastOf(figures: readonly Headline[], buffers: Buffers, layout: Layout, years: readonly number[]): Registration['forecast'] {
  const kept = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null)
  return Object.fromEntries(figures.map((headline) => [headlineId(headline), Object.fromEntries(years.map((year) => [year, quantiles(headlineValues(headline, buffers, layout, year).filter(Number.isFinite), keptQuantiles).map(kept)]))]))
}

/** A registered number that today's run does not give. */
export interface OtherNumber {
  readonly figure: string
  readonly year: string
  readonly quantile: number
  readonly registered: number | null
  readonly now: number | null
}

/**
 * Registered numbers that a run of as many replicates does not give, those farthest off first. None although the digests differ means that a run now
 * records other things, and that no registered result has moved. Figures that are no longer known count as other.
 */
export function otherNumbers(registered: Registration, buffers: Buffers, layout: Layout): { readonly compared: number; readonly other: readonly OtherNumber[] } {
  let compared = 0
  const other: OtherNumber[] = []
  for (const [figure, years] of Object.entries(registered.forecast)) {
    const [indicator = '', measure = '', worst] = figure.split('/')
    let now: Readonly<Record<string, readonly (number | null)[]>> | undefined
    try {
      now = forecastOf([{ indicator, measure, ...(worst ? { worstQuarter: true as const } : {}) }], buffers, layout, Object.keys(years).map(Number))[figure]
    } catch {
      // A measure that has been taken away gives no numbers.
      now = undefined
    }
    for (const [year, values] of Object.entries(years))
      values.forEach((value, k) => {
        compared++
        const found = now?.[year]?.[k] ?? null
        if (found !== value) other.push({ figure, year, quantile: registered.quantiles[k]!, registered: value, now: found })
      })
  }
  const off = ({ registered: then, now }: OtherNumber) => (then === null || now === null ? Infinity : Math.abs(now - then) / Math.max(1e-9, Math.abs(then)))
  return { compared, other: other.sort((a, b) => off(b) - off(a)) }
}

/** What is known of today's program, without a run. */
export interface Today {
  readonly version: string
  readonly model: string
  readonly parameters: Readonly<Record<string, RegisteredParameter>>
  readonly data: Readonly<Record<string, string>>
  /** As `Registration.policy`; undefined when the scenario cannot be compiled. */
  readonly policy?: Readonly<Record<string, string>>
  /** Undefined when the scenario can no longer be compiled, with the reasons. */
  readonly fingerprint?: string
  readonly problems?: readonly string[]
}

/** Why today's program cannot give what was registered, sentence by sentence; empty when nothing stands in the way. */
export function differencesFrom(registered: Registration, today: Today): string[] {
  const said: string[] = []
  if (today.problems?.length) said.push(...today.problems.map((problem) => `the scenario can no longer be read: ${problem}`))
  if (registered.model !== today.model) said.push(`the model has version ${today.model}, registered was ${registered.model}`)
  const files = [...new Set([...Object.keys(registered.data), ...Object.keys(today.data)])].sort().filter((file) => registered.data[file] !== today.data[file])
  for (const file of files) said.push(`data: ${file} ${registered.data[file] === undefined ? 'is new' : today.data[file] === undefined ? 'is gone' : 'has changed'}`)
  const ids = [...new Set([...Object.keys(registered.parameters), ...Object.keys(today.parameters)])].sort()
  for (const id of ids) {
    const [then, now] = [registered.parameters[id], today.parameters[id]]
    if (JSON.stringify(then) === JSON.stringify(now)) continue
    const told = (p: RegisteredParameter | undefined) => (p ? `${p[0]} (${p[1]} to ${p[2]}, ${p[3]})` : 'none')
    said.push(`parameter ${id}: ${told(now)}, registered was ${told(then)}`)
  }
  if (registered.policy && today.policy)
    for (const id of [...new Set([...Object.keys(registered.policy), ...Object.keys(today.policy)])].sort()) {
      const [then, now] = [registered.policy[id], today.policy[id]]
      if (then !== now) said.push(`policy parameter ${id} ${then === undefined ? 'is new' : now === undefined ? 'is gone' : 'has other values in some month'}`)
    }
  if (today.fingerprint !== undefined && today.fingerprint !== registered.fingerprint) said.push(`the fingerprint is ${today.fingerprint.slice(0, 16)}…, registered was ${registered.fingerprint.slice(0, 16)}…${said.length === 0 ? "; version, data and parameters are the same, so the scenario's levers or policy parameters now have other values in some month" : ''}`)
  // The program's number alone changes no result, so it is told only beside something that does.
  if (said.length > 0 && registered.version !== today.version) said.push(`the program has version ${today.version}, registered was ${registered.version}`)
  return said
}

/** The registration in a text, or what is wrong with it. */
export function readRegistration(text: string, where: string): { readonly registration: Registration } | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { problem: `${where}: expected JSON, got ${error instanceof Error ? error.message : String(error)}. Restore the file as it was committed.` }
  }
  const found = value as Partial<Registration> | null
  const whole = found?.kind === 'registration' && found.format === 1 && typeof found.fingerprint === 'string' && typeof found.digests === 'object' && typeof found.scenario === 'object' && typeof found.parameters === 'object' && typeof found.data === 'object'
  return whole ? { registration: found as Registration } : { problem: `${where}: expected a registration of format 1, got something else. Restore the file as it was committed.` }
}
