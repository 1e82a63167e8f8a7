/** A run of the unchanged country at many parameter sets, recording only what is asked of it. */
import { canonicalJson, digestOfFloats, sha256Hex } from '../../core/digest.ts'
import { compileTimeline } from '../../core/parameters.ts'
import { layoutOf } from '../../core/recorder.ts'
import { layoutFor } from '../../model/indicators/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import type { ParameterSets } from '../../model/parameter-sets.ts'
import { parameterSpecs } from '../../model/parameters.ts'
import { prepareInput } from '../../model/prepare.ts'
import type { ModelRun } from '../../model/replicate.ts'
import { modelVersion } from '../../model/version.ts'
import type { Runnable } from '../../run/types.ts'

/** What to run. Months are absolute, both included. */
export interface DesignRunOptions {
  readonly from: number
  readonly to: number
  readonly sets: ParameterSets
  readonly seed: string
  /** Indicators that are read. */
  readonly indicators: readonly string[]
}

/** A run whose replicates are those of `sets`, for any pool. */
export function designRun(pack: Pack, { from, to, sets, seed, indicators }: DesignRunOptions): Runnable & ModelRun {
  const blocks = layoutFor(from, to, pack).blocks.filter(({ indicator }) => indicators.includes(indicator))
  const timeline = compileTimeline(parameterSpecs(pack, {}), [], from, to)
  const { parameterSets: _, ...input } = prepareInput(pack, from)
  return {
    fingerprint: sha256Hex(canonicalJson({ data: dataFingerprint(pack), seed, from, to, indicators, ids: sets.ids, values: digestOfFloats(sets.values), shared: sets.sharedChance ?? 0, order: digestOfFloats(Float64Array.from(sets.order)) })),
    replicates: sets.order.length,
    layout: layoutOf(blocks, from, to),
    seed,
    from,
    to,
    chanceOnly: false,
    timeline,
    input,
    parameterSets: sets,
    scenario: { assumptions: {} },
  }
}

/** Digest of model version and data, the parameter sets of an earlier calibration left out. */
export function dataFingerprint(pack: Pack): string {
  const hashes = Object.fromEntries(Object.entries(pack.hashes).filter(([name]) => name !== parameterSetsFile))
  return sha256Hex(canonicalJson({ model: modelVersion, hashes }))
}

/** Name of the file of parameter sets in a pack's folder. */
export const parameterSetsFile = 'parameter-sets.csv'
