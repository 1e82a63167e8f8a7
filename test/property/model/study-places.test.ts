import { describe, expect, test } from 'vitest'
import { identityOf } from '../../../sim/core/random.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { STAGE, stages } from '../../../sim/model/stages/index.ts'
import { ENTRY } from '../../../sim/model/streams.ts'
import { compile, firstDifference, monthOf, replicates, watch } from './laboratory.ts'

const firstIntake = monthOf(2026, 9)
/** Twelve years and a half: six of study, KBU, an introduction post of a year and HU of four and a half. */
const lag = 150

describe.each(['growth', 'redistribution'] as const)('300 bachelor places outside the large cities, %s', (mode) => {
  const levers = { 'study-places-regional': { places_total: 300, mode } }

  test.each([0, 1, 2])('without feedback, no count of general practitioners moves before the legal minimum lag (replicate %i)', (index) => {
    const assumptions = { FEEDBACK: 0 }
    const baseline = compile({ assumptions })
    const changed = compile({ assumptions, levers })
    const [a, b] = [baseline, changed].map((compiled) => createModel(compiled).run(index))
    // Specialists, at every level; HU doctors in practice may change sooner, when added graduates compete for posts.
    const counts = { ...baseline, layout: { ...baseline.layout, blocks: baseline.layout.blocks.filter((block) => block.indicator === 'gp-doctors' && !block.component.startsWith('trainees')) } }
    expect(counts.layout.blocks.length).toBeGreaterThanOrEqual(12)
    expect(firstDifference(counts, a!, b!, firstIntake + lag - 1)).toBeUndefined()
    // And it is the lag that keeps them apart, not a lever without effect.
    expect(firstDifference(counts, a!, b!)).toBeDefined()
  })

  test('with feedback, no one of the changed intakes is a specialist before it', () => {
    let first = Infinity
    watch(compile({ levers }), 0, ({ people }, month) => {
      if (first < Infinity) return
      for (let i = 0; i < people.size; i++) {
        const stage = people.stage[i]
        if (stage !== STAGE.practice && stage !== STAGE.outside) continue
        const { entry, cohort } = identityOf(people.id[i]!)
        if (entry === ENTRY.student && 1960 + cohort >= 2026) first = month
      }
    })
    expect(first).toBeGreaterThanOrEqual(firstIntake + lag)
    expect(first).toBeLessThan(firstIntake + lag + 24)
  })

  test('students by campus change in the first September and not before', () => {
    const baseline = compile()
    const changed = compile({ levers })
    const [a, b] = [baseline, changed].map((compiled) => replicates(compiled, 1)[0]!)
    expect(firstDifference(baseline, a!, b!, firstIntake - 1)).toBeUndefined()
    const students = baseline.layout.blocks.find((block) => block.component === 'campus-students')!
    const at = students.offset + (2026 - 2025) * students.cells
    const added = Array.from({ length: students.cells }, (_, site) => b![at + site]! - a![at + site]!)
    const sum = added.reduce((x, y) => x + y, 0)
    if (mode === 'growth') expect(sum).toBeGreaterThan(250)
    else expect(Math.abs(sum)).toBeLessThan(30)
    expect(Math.max(...added)).toBeGreaterThan(60)
  })
})

test('the lag is the sum of what the law asks of the stages, with the introduction post at its usual year', () => {
  const law = stages.reduce((sum, stage) => sum + stage.leastMonths, 0)
  const intro = stages.find((stage) => stage.code === STAGE.intro)!.leastMonths
  expect(law - intro + 12).toBe(lag)
})
