/** The shipped data and scenarios, and small runs of the model on them, for tests. Read once per test file. */
import { createLibrary, compileScenario, parseScenario } from '../../../sim/scenario/index.ts'
import type { Compiled, ScenarioDocument } from '../../../sim/scenario/index.ts'
import { loadPack } from '../../../sim/model/pack/index.ts'
import type { Pack } from '../../../sim/model/pack/index.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import type { World } from '../../../sim/model/world.ts'
import { readPackFolder, readScenarioFolder } from '../../../sim/run/node-files.ts'

export const packFiles = await readPackFolder()
export const pack = loadPack(packFiles)
export const library = createLibrary(await readScenarioFolder())

/** What a trial changes in the baseline. */
export type Trial = Partial<Omit<ScenarioDocument, 'format' | 'id'>>

/** The baseline with changes, compiled. @throws Error with every problem of a trial that is not valid. */
export function compile(trial: Trial = {}, data: Pack = pack): Compiled {
  const parsed = parseScenario({ format: 1, id: 'trial', extends: 'baseline', seed: 'test', ...trial }, library, { pack: data })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  return compileScenario(parsed.scenario, data)
}

/** Buffers of the first `n` replicates. */
export function replicates(compiled: Compiled, n: number): Float32Array[] {
  const model = createModel(compiled)
  return Array.from({ length: n }, (_, index) => model.run(index))
}

/** Runs one replicate and shows the world at the start (as the month before the first) and after each month. */
export function watch(compiled: Compiled, index: number, look: (world: World, month: number) => void): World {
  const model = createModel(compiled)
  model.begin(index)
  look(model.world, compiled.from - 1)
  for (let month = compiled.from; month <= compiled.to; month++) {
    model.step(month)
    look(model.world, month)
  }
  return model.world
}

/** Absolute month. */
export const monthOf = (year: number, month = 1) => year * 12 + month - 1

/** Where two buffers first differ, in words; undefined when they are equal bit for bit. */
export function firstDifference(compiled: Compiled, a: Float32Array, b: Float32Array, untilMonth = Infinity): string | undefined {
  const left = new Uint32Array(a.buffer, a.byteOffset, a.length)
  const right = new Uint32Array(b.buffer, b.byteOffset, b.length)
  if (left.length !== right.length) return `lengths ${left.length} and ${right.length}`
  for (const block of compiled.layout.blocks)
    for (let step = 0; step < block.steps; step++) {
      const month = block.firstMonth + step * block.monthsPerStep
      if (month > untilMonth) break
      for (let cell = 0; cell < block.cells; cell++) {
        const at = block.offset + step * block.cells + cell
        if (left[at] !== right[at]) return `${block.indicator} ${block.component} ${block.level} ${cell} in ${Math.floor(month / 12)}-${(month % 12) + 1}: ${a[at]} and ${b[at]}`
      }
    }
  return undefined
}
