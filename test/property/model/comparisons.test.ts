import { describe, expect, test } from 'vitest'
import { levers } from '../../../sim/model/levers/index.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { compile, firstDifference, monthOf, replicates, type Trial } from './laboratory.ts'

const short = { from: '2025-01', to: '2030-12' }

/** A lever left at today's values, switched on. */
const untouched = (lever: (typeof levers)[number]): Trial => ({
  [lever.kind === 'driver' ? 'drivers' : 'levers']: { [lever.id]: Object.fromEntries(lever.settings.map((setting) => [setting.id, setting.statusQuo])) },
})

describe('a lever at status quo equals the baseline, bit for bit', () => {
  const baseline = compile({ period: short })
  const expected = replicates(baseline, 2)

  test.each(levers.map((lever) => [lever.id, lever] as const))('%s', (_, lever) => {
    const compiled = compile({ ...untouched(lever), period: short })
    expect(compiled.timeline).toEqual(baseline.timeline)
    expect(compiled.fingerprint).toBe(baseline.fingerprint)
    replicates(compiled, 2).forEach((buffer, i) => expect(firstDifference(compiled, buffer, expected[i]!)).toBeUndefined())
  })

  test('all of them together', () => {
    const all = levers.reduce<Trial>((sum, lever) => {
      const one = untouched(lever)
      return { levers: { ...sum.levers, ...one.levers }, drivers: { ...sum.drivers, ...one.drivers } }
    }, {})
    const compiled = compile({ ...all, period: short })
    expect(compiled.fingerprint).toBe(baseline.fingerprint)
  })

  test.each(levers.map((lever) => [lever.id, lever] as const))('%s switched off', (_, lever) => {
    const kind = lever.kind === 'driver' ? 'drivers' : 'levers'
    expect(compile({ [kind]: { [lever.id]: { enabled: false } }, period: short }).fingerprint).toBe(baseline.fingerprint)
  })

  test.each(levers.map((lever) => [lever.id, lever] as const))('%s switched on is no longer the baseline', (_, lever) => {
    const kind = lever.kind === 'driver' ? 'drivers' : 'levers'
    const compiled = compile({ [kind]: { [lever.id]: {} } })
    expect(compiled.fingerprint).not.toBe(compile().fingerprint)
  })
})

describe('nothing happens before its cause', () => {
  test.each(levers.map((lever) => [lever.id, lever] as const))('%s from 2028 leaves every month before 2028 alone', (_, lever) => {
    const kind = lever.kind === 'driver' ? 'drivers' : 'levers'
    const period = { from: '2025-01', to: '2029-12' }
    // Rules that take years to act must act within so short a run.
    const soon = lever.settings.some((s) => s.id === 'lag_years') ? { lag_years: 1 } : {}
    const changed = compile({ [kind]: { [lever.id]: { start: '2028-01', end: '2030-01', ...soon } }, period })
    const baseline = compile({ period })
    expect(changed.timeline).not.toEqual(baseline.timeline)
    expect(firstDifference(changed, replicates(changed, 1)[0]!, replicates(baseline, 1)[0]!, monthOf(2027, 12))).toBeUndefined()
  })
})

describe('replicates', () => {
  const compiled = compile({ period: short })

  test('the first k of n are the k, whatever ran before them in the same worker', () => {
    const inOrder = replicates(compiled, 4)
    const model = createModel(compiled)
    for (const index of [3, 0, 2, 1, 0]) expect(firstDifference(compiled, model.run(index), inOrder[index]!), `replicate ${index}`).toBeUndefined()
    expect(compile({ period: short, replicates: 4 }).fingerprint).toBe(compile({ period: short, replicates: 400 }).fingerprint)
  })

  test('a worker that ran another scenario in between gives the same', () => {
    const other = createModel(compile({ period: short, levers: { 'senior-schemes': {}, 'hu-dimensioning-gp': {} } }))
    const model = createModel(compiled)
    const first = model.run(1)
    other.run(1)
    expect(firstDifference(compiled, model.run(1), first)).toBeUndefined()
  })

  test('different replicates, and different seeds, differ', () => {
    const [a, b] = replicates(compiled, 2)
    expect(firstDifference(compiled, a!, b!)).toBeDefined()
    const elsewhere = compile({ period: short, seed: 'another' })
    expect(firstDifference(compiled, a!, replicates(elsewhere, 1)[0]!)).toBeDefined()
  })

  test('a run that ends earlier is the beginning of one that ends later', () => {
    const longer = compile({ period: { from: '2025-01', to: '2034-12' } })
    const [buffer] = replicates(compiled, 1)
    const [long] = replicates(longer, 1)
    for (const block of compiled.layout.blocks) {
      const same = longer.layout.blocks.find((b) => b.indicator === block.indicator && b.component === block.component && b.level === block.level && b.cadence === block.cadence)!
      const size = block.steps * block.cells
      expect(long!.subarray(same.offset, same.offset + size), `${block.indicator} ${block.component} ${block.level}`).toEqual(buffer!.subarray(block.offset, block.offset + size))
    }
  })
})

test('a scenario minus itself is zero, under any name and any order of its levers', () => {
  const uses = { 'senior-schemes': {}, 'pay-premium': {}, 'hu-dimensioning-gp': {}, 'multi-doctor-practice': {} }
  const a = compile({ levers: uses, period: short, title: { da: 'A', en: 'A' } })
  const b = compile({ levers: Object.fromEntries(Object.entries(uses).reverse()), period: short, title: { da: 'B', en: 'B' }, note: { da: 'Andet', en: 'Other' } })
  expect(b.fingerprint).toBe(a.fingerprint)
  const [left, right] = [replicates(a, 2), replicates(b, 2)]
  left.forEach((buffer, i) => expect(buffer.every((value, k) => Object.is(value, right[i]![k]) || value - right[i]![k]! === 0)).toBe(true))
})
