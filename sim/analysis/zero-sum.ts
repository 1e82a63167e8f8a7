/**
 * What a place lever moves: doctors gained where it aims, doctors lost elsewhere, from the same pairs of replicates. Choice levers move doctors, they
 * do not make any, so a gain is never told without its loss.
 */
import { pairedDifference } from '../core/quantiles.ts'
import type { PairedDifference } from '../core/quantiles.ts'
import type { Layout } from '../core/recorder.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../model/definitions.ts'
import { indicatorById } from '../model/indicators/index.ts'
import { leverById } from '../model/levers/index.ts'
import { aimsOf } from '../model/levers/targets.ts'
import type { Pack } from '../model/pack/index.ts'
import type { Buffers } from '../run/aggregate.ts'
import { leverContextOf } from '../scenario/resolve.ts'

/** Doctors in one year: in the places aimed at, elsewhere, and in all, each as a paired difference. */
export interface ZeroSum {
  readonly year: number
  readonly target: PairedDifference
  readonly elsewhere: PairedDifference
  readonly nation: PairedDifference
}

/** Doctors in any clinic form, persons, without HU doctors: the default definition of the goal. */
const counted = { indicator: 'gp-doctors', measure: 'all-persons-without' } as const

/** Places a lever means to give doctors to: as it says itself, or its scope, or the threatened places. */
export function aimedAt(use: ResolvedLever, pack: Pack): readonly number[] {
  const lever = leverById(use.id)
  if (!lever) throw new Error(`zero-sum: expected a known lever, got ${use.id}. Resolve the scenario with the same list of levers.`)
  return aimsOf(lever, use, contextOf(pack))
}

const contexts = new WeakMap<Pack, LeverContext>()

/** Aims depend on places, and on nothing that a scenario assumes. */
function contextOf(pack: Pack): LeverContext {
  let context = contexts.get(pack)
  if (!context) contexts.set(pack, (context = leverContextOf(pack, {})))
  return context
}

/**
 * Gain and loss of what `a` has more than `b`, at the end of each year.
 * @throws Error when doctors were not recorded by place: a layout of this model always has them.
 */
export function zeroSumOf(a: Buffers, b: Buffers, layout: Layout, places: readonly number[], years: readonly number[]): ZeroSum[] {
  const measure = indicatorById(counted.indicator)?.measures.find((m) => m.id === counted.measure)
  // The measure is a plain sum of components, so their blocks are read directly: the page asks for this at every update.
  const blocks = (measure?.numerator ?? []).map((component) => layout.blocks.find((block) => block.indicator === counted.indicator && block.component === component && block.level === 'place'))
  if (!measure || measure.denominator || measure.scale !== undefined || blocks.some((block) => !block)) throw new Error(`zero-sum: expected doctors by place in the results, got none. Record ${counted.indicator} by place.`)
  const aimed = new Uint8Array(256)
  for (const place of places) aimed[place] = 1
  const sums = (buffer: Float32Array, month: number) => {
    let target = 0
    let elsewhere = 0
    for (const block of blocks) {
      const { offset, cells, firstMonth, monthsPerStep } = block!
      const at = offset + ((month - firstMonth) / monthsPerStep) * cells
      for (let cell = 0; cell < cells; cell++) {
        if (aimed[cell] === 1) target += buffer[at + cell]!
        else elsewhere += buffer[at + cell]!
      }
    }
    return { target, elsewhere, nation: target + elsewhere }
  }
  return years.map((year) => {
    const pairs = a.flatMap((buffer, i) => (buffer && b[i] ? [[sums(buffer, year * 12 + 11), sums(b[i]!, year * 12 + 11)] as const] : []))
    const difference = (part: 'target' | 'elsewhere' | 'nation') =>
      pairedDifference(
        pairs.map(([x]) => x[part]),
        pairs.map(([, y]) => y[part]),
      )
    return { year, target: difference('target'), elsewhere: difference('elsewhere'), nation: difference('nation') }
  })
}

/** Place levers of one scenario that the other does not have in the same way, with the places they aim at. */
export function placeLeversOf(
  used: readonly { readonly lever: LeverDefinition; readonly use: ResolvedLever }[],
  other: readonly { readonly lever: LeverDefinition; readonly use: ResolvedLever }[],
  pack: Pack,
): { readonly lever: LeverDefinition; readonly places: readonly number[] }[] {
  const same = new Map(other.map(({ lever, use }) => [lever.id, JSON.stringify(use)]))
  return used.filter(({ lever, use }) => lever.placeLever && same.get(lever.id) !== JSON.stringify(use)).map(({ lever, use }) => ({ lever, places: aimedAt(use, pack) }))
}
