import { expect, test } from 'vitest'
import { accountsReader, factorIds, factorsOf } from '../../../sim/analysis/factors.ts'
import { indicatorById } from '../../../sim/model/indicators/index.ts'
import { compile, replicates } from '../../property/model/laboratory.ts'

const accounts = { ended: 100, completed: 0.9, chose: 0.8, arrived: 10, years: 1000, rate: 0.04, doctors: 500, counted: 450 }
const sum = (parts: object): number => Object.values(parts as Record<string, number>).reduce((total, part) => total + part, 0)

test('a factor that alone changes has the whole difference, and the parts always sum to it', () => {
  const trained = factorsOf(accounts, { ...accounts, ended: 150, doctors: 536, counted: 486 })
  expect(trained.trained).toBeCloseTo(36, 9)
  expect(factorIds.filter((id) => id !== 'trained').map((id) => Math.abs(trained[id]) < 1e-9)).toEqual(Array(7).fill(true))
  const kept = factorsOf(accounts, { ...accounts, rate: 0.03, doctors: 510, counted: 460 })
  expect(kept.retention).toBeCloseTo(10, 9)
  const all = factorsOf(accounts, { ended: 120, completed: 0.95, chose: 0.7, arrived: 15, years: 1100, rate: 0.035, doctors: 530, counted: 500 })
  expect(sum(all)).toBeCloseTo(50, 9)
  expect(all.counted).toBe(20)
})

test('in two runs of one replicate nothing is left to explain but those who still look for a place', () => {
  const period = { from: '2025-01', to: '2033-12' }
  const base = compile({ period })
  const more = compile({ period, levers: { 'hu-dimensioning-gp': { tracks_delta_pct: 30 } } })
  const measure = indicatorById('gp-doctors')!.measures.find(({ id }) => id === 'all-persons-without')!
  const read = accountsReader(base.layout, measure, 2033)
  const [a, b] = [read(replicates(base, 1)[0]!), read(replicates(more, 1)[0]!)]
  const parts = factorsOf(a, b)
  expect(sum(parts)).toBeCloseTo(b.doctors - a.doctors, 6)
  expect(parts.counted).toBe(0)
  expect(parts.trained).toBeGreaterThan(5)
  expect(Math.abs(parts.looking)).toBeLessThan(Math.abs(parts.trained))
  expect(() => accountsReader(base.layout, measure, 2040)).toThrow(/2025 to 2033/)
})
