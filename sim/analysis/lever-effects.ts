/**
 * What each lever does alone, switched on with its defaults: doctors in the general-practice service in three years, in the country and in two sets of
 * municipalities, less the baseline replicate by replicate. Doctors are all specialists in any clinic form, persons, without HU doctors.
 */
import { pairedDifference } from '../core/quantiles.ts'
import { findBlock, type Layout } from '../core/recorder.ts'
import { sha256Hex } from '../core/digest.ts'
import type { Grade, LeverDefinition } from '../model/definitions.ts'
import { indicatorById } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { bandsOfValues, valueOf } from '../run/aggregate.ts'
import type { Buffers } from '../run/aggregate.ts'
import { monthText, resolveLever, type ScenarioDocument } from '../scenario/index.ts'
import { aimedAt, zeroSumOf } from './zero-sum.ts'

/** Years in which effects are read, at their end. */
export const effectYears = [2029, 2035, 2045] as const

/** Sets of municipalities, by the flag that marks them; the country has none. */
export const effectAreas = { nation: undefined, open: 'open_for_new_capacity', threatened: 'threatened' } as const
/** Name of a set of municipalities. */
export type EffectArea = keyof typeof effectAreas

/** Mean paired difference with the 95 % interval of the mean. */
export interface Effect {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** What one lever does. */
export interface LeverEffect {
  /** Fingerprint of its run. */
  readonly fingerprint: string
  /** Pairs of replicates. */
  readonly replicates: number
  /** Weakest grade among the lever and its settings: an effect is no better known than what it leans on. */
  readonly grade: Grade
  /** First month in which the doctors of any replicate differ, `YYYY-MM`; absent when none does. */
  readonly firstEffect?: string
  readonly areas: Readonly<Record<EffectArea, Readonly<Record<string, Effect>>>>
  /** Doctors in the goal's year by every definition of the goal: middle and 90 % interval of replicates, for the bars on the page. */
  readonly goal: Readonly<Record<string, readonly [median: number, low90: number, high90: number]>>
  /** Doctors in 2035 in municipalities that gain and in those that lose, by their mean. */
  readonly gain: number
  readonly loss: number
  /** Of a place lever: doctors in 2035 in the municipalities it aims at, and in all others. */
  readonly moved?: { readonly places: number; readonly there: Effect; readonly elsewhere: Effect }
}

/** The file behind the bars on the page. */
export interface LeverEffects {
  readonly name: 'laegeveje'
  readonly version: string
  readonly measure: { readonly indicator: string; readonly measure: string }
  readonly seed: string
  readonly period: { readonly from: string; readonly to: string }
  readonly replicates: number
  /** Fingerprint of the baseline's run; effects under another baseline are stale. */
  readonly baseline: string
  /** Over the baseline and every lever here. */
  readonly fingerprint: string
  readonly levers: Readonly<Record<string, LeverEffect>>
}

/** What is read: the widest circle of doctors, as persons. */
export const effectMeasure = { indicator: 'gp-doctors', measure: 'all-persons-without' } as const

/** A scenario with one lever or driver switched on. */
export function aloneDocument(lever: LeverDefinition, replicates: number, seed: string): ScenarioDocument {
  const use = { [lever.id]: {} }
  return { format: 1, id: `only-${lever.id}`, extends: 'baseline', seed, replicates, ...(lever.kind === 'driver' ? { drivers: use } : { levers: use }) }
}

/** The effect of a lever from the buffers of its run and of the baseline. */
export function effectOf(lever: LeverDefinition, fingerprint: string, withLever: Buffers, without: Buffers, layout: Layout, pack: Pack): LeverEffect {
  const pairs = withLever.flatMap((buffer, i) => (buffer && without[i] ? [[buffer, without[i]] as const] : []))
  const definition = indicatorById(effectMeasure.indicator)!.measures.find(({ id }) => id === effectMeasure.measure)!
  const read = (buffer: Float32Array, year: number, place: number) => valueOf(buffer, layout, definition, 'place', place, year * 12 + 11, effectMeasure.indicator)
  const areas = Object.fromEntries(
    Object.entries(effectAreas).map(([area, flag]) => {
      const places = pack.places.flatMap((place, m) => (flag === undefined || place.flags[flag] ? [m] : []))
      const total = (buffer: Float32Array, year: number) => places.reduce((sum, m) => sum + read(buffer, year, m), 0)
      const years = effectYears.filter((year) => year * 12 + 11 <= layout.to)
      return [area, Object.fromEntries(years.map((year) => [year, rounded(pairedDifference(pairs.map(([a]) => total(a, year)), pairs.map(([, b]) => total(b, year))))]))]
    }),
  ) as LeverEffect['areas']
  const changes = pack.places.map((_, m) => pairs.reduce((sum, [a, b]) => sum + read(a, 2035, m) - read(b, 2035, m), 0) / pairs.length)
  const sumOf = (list: readonly number[]) => tenth(list.reduce((sum, value) => sum + value, 0))
  const first = firstDifference(pairs, layout)
  return {
    fingerprint,
    replicates: pairs.length,
    grade: weakest(lever),
    ...(first === undefined ? {} : { firstEffect: monthText(first) }),
    areas,
    goal: goalOf(pairs, layout),
    gain: sumOf(changes.filter((change) => change > 0)),
    loss: sumOf(changes.filter((change) => change < 0)),
    ...movedBy(lever, withLever, without, layout, pack),
  }
}

/** Gain where a place lever aims and loss elsewhere. */
function movedBy(lever: LeverDefinition, a: Buffers, b: Buffers, layout: Layout, pack: Pack): Pick<LeverEffect, 'moved'> {
  if (!lever.placeLever || layout.to < 2035 * 12 + 11) return {}
  const places = aimedAt(resolveLever({}, lever, pack)!, pack)
  const [doctors] = zeroSumOf(a, b, layout, places, [2035])
  return { moved: { places: places.length, there: rounded(doctors!.target), elsewhere: rounded(doctors!.elsewhere) } }
}

/** Effect on the goal by each of its definitions, whole doctors; nothing when the run ends before its year. */
function goalOf(pairs: readonly (readonly [Float32Array, Float32Array])[], layout: Layout): LeverEffect['goal'] {
  const { measures, goals } = indicatorById(effectMeasure.indicator)!
  const month = goals![0]!.year * 12 + 11
  if (month > layout.to) return {}
  return Object.fromEntries(
    measures.map((measure) => {
      const read = (buffer: Float32Array) => valueOf(buffer, layout, measure, 'nation', 0, month, effectMeasure.indicator)
      const { median, low90, high90 } = bandsOfValues(pairs.map(([a, b]) => read(a) - read(b)))
      return [measure.id, [Math.round(median), Math.round(low90), Math.round(high90)] as const]
    }),
  )
}

/** Fingerprint of a set of effects. */
export function effectsFingerprint(baseline: string, levers: Readonly<Record<string, LeverEffect>>): string {
  return sha256Hex([baseline, ...Object.keys(levers).sort().map((id) => `${id} ${levers[id]!.fingerprint} ${levers[id]!.replicates}`)].join('\n'))
}

/** First month in which doctors differ: nationally by month, in places at the end of a year. */
function firstDifference(pairs: readonly (readonly [Float32Array, Float32Array])[], layout: Layout): number | undefined {
  let first = Infinity
  for (const component of ['owners', 'employed', 'clinic'])
    for (const level of ['nation', 'place']) {
      const block = findBlock(layout, component, level)!
      for (const [a, b] of pairs)
        for (let step = 0; step < block.steps; step++) {
          const month = block.firstMonth + step * block.monthsPerStep
          if (month >= first) break
          const at = block.offset + step * block.cells
          for (let cell = 0; cell < block.cells; cell++) if (a[at + cell] !== b[at + cell]) first = month
        }
    }
  return Number.isFinite(first) ? first : undefined
}

function weakest(lever: LeverDefinition): Grade {
  const grades = [lever.grade, ...lever.settings.map(({ grade }) => grade)]
  return grades.includes('C') ? 'C' : grades.includes('B') ? 'B' : 'A'
}

const tenth = (value: number) => Math.round(value * 10) / 10

function rounded({ mean, low, high }: Effect): Effect {
  return { mean: tenth(mean), low: tenth(low), high: tenth(high) }
}
