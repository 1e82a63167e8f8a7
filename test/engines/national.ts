/** A small national run from the texts of the data pack, as a digest of its buffer: a program for `run-in-quickjs.ts`. */
import { compileTimeline } from '../../sim/core/parameters.ts'
import { digestOfFloats } from '../../sim/core/digest.ts'
import { layoutFor } from '../../sim/model/indicators/index.ts'
import { loadPack } from '../../sim/model/pack/index.ts'
import { parameterSpecs } from '../../sim/model/parameters.ts'
import { prepareInput } from '../../sim/model/prepare.ts'
import { createModel } from '../../sim/model/replicate.ts'

/** What to run: the pack's files by name, and absolute months. */
export interface NationalInput {
  readonly files: Readonly<Record<string, string>>
  readonly from: number
  readonly to: number
  readonly seed: string
  readonly chanceOnly: boolean
}

/** Long enough for every process of the schedule, half-yearly reviews and what the first new specialists do. */
export const threeYears = { from: 2025 * 12, to: 2027 * 12 + 11, seed: 'engines', chanceOnly: false } as const

/** The run's digest, and a few numbers by which a person sees that a country was simulated. */
export function main({ files, from, to, seed, chanceOnly }: NationalInput): { digest: string; numbers: number; people: number; owners: number } {
  const pack = loadPack(files)
  const layout = layoutFor(from, to, pack)
  const timeline = compileTimeline(parameterSpecs(pack, {}), [], from, to)
  const model = createModel({ seed, from, to, chanceOnly, timeline, input: prepareInput(pack, from), layout, scenario: { assumptions: {} } })
  const buffer = model.run(0)
  const { world } = model
  let owners = 0
  for (let m = 0; m < world.places; m++) owners += world.owners(m)
  return { digest: digestOfFloats(buffer), numbers: buffer.length, people: world.people.size, owners }
}
