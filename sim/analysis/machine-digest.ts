/** Does this machine, with this build and these data, compute what others do? */
import { digestOfFloats, sha256Hex } from '../core/digest.ts'
import { compileTimeline } from '../core/parameters.ts'
import { selfTestDigest } from '../core/self-test.ts'
import { layoutFor } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { parameterSpecs } from '../model/parameters.ts'
import { prepareInput } from '../model/prepare.ts'
import { createModel } from '../model/replicate.ts'

const digests = new WeakMap<Pack, string>()

/**
 * Self-test of machine, build and data together: digest over the numeric self-test and three months of the whole country. It differs where an engine computes
 * otherwise, and where the sources are not the same though the version is. Takes some tenths of a second, once.
 */
export function machineDigest(pack: Pack): string {
  const known = digests.get(pack)
  if (known !== undefined) return known
  const [from, to] = [2025 * 12, 2025 * 12 + 2]
  const timeline = compileTimeline(parameterSpecs(pack, {}), [], from, to)
  const model = createModel({ seed: 'self-test', from, to, chanceOnly: false, timeline, input: prepareInput(pack, from), layout: layoutFor(from, to, pack), scenario: { assumptions: {} } })
  const digest = sha256Hex(`${selfTestDigest()} ${digestOfFloats(model.run(0))}`)
  digests.set(pack, digest)
  return digest
}
