import { expect, test } from 'vitest'
import { digestOfFloats } from '../../../sim/core/digest.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import type { ModelRun } from '../../../sim/model/replicate.ts'
import { compileScenario, parseScenario } from '../../../sim/scenario/index.ts'
import { library, pack } from '../scenario/shipped.ts'

function modelOf(id: string, to = '2027-12') {
  const parsed = parseScenario({ format: 1, id: 'x', extends: id, period: { from: '2025-01', to } }, library, { pack })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join())
  return createModel(compileScenario(parsed.scenario, pack) as unknown as ModelRun)
}

test('a run that takes over the room of another gives the same bytes, whatever the other did with it', () => {
  const digest = (id: string): string => {
    const model = modelOf(id)
    const found = digestOfFloats(model.run(1))
    model.close()
    return found
  }
  const alone = modelOf('baseline')
  const expected = digestOfFloats(alone.run(1))
  const { people } = alone.world
  alone.close()
  expect(modelOf('baseline').world.people).toBe(people)
  for (const before of ['everything', 'reform-as-agreed', 'baseline']) {
    digest(before)
    expect(digest('baseline'), before).toBe(expected)
  }
  // A longer run has no use for it.
  modelOf('baseline').close()
  expect(modelOf('baseline', '2028-12').world.calendar.to).toBe(2028 * 12 + 11)
})

test('a replicate in steps is the replicate in one go, and one that was given up leaves no trace', () => {
  const model = modelOf('baseline')
  const expected = digestOfFloats(model.run(2))
  const given = model.steps(5)
  given.next()
  const steps = model.steps(2)
  let step = steps.next()
  let n = 0
  for (; !step.done; step = steps.next()) n++
  // Two breaths in three years: none after the last.
  expect([n, digestOfFloats(step.value)]).toEqual([2, expected])
})
