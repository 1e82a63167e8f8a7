/** Levers that act through others: data, steering powers and the fund. Alone they do what their rows say of them, which is little or nothing; together with others they tell. */
import { describe, expect, test } from 'vitest'
import { leverById } from '../../../sim/model/levers/index.ts'
import type { World } from '../../../sim/model/world.ts'
import { compile, firstDifference, monthOf, pack, replicates, watch, type Trial } from './laboratory.ts'

const period = { from: '2025-01', to: '2031-12' }
const run = (levers: Trial['levers']) => {
  const compiled = compile({ period, levers })
  return { compiled, buffer: replicates(compiled, 1)[0]! }
}
const baseline = run({})
const total = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0)

describe('alone', () => {
  test('steering powers change no bit: they only carry out other levers', () => {
    const { compiled, buffer } = run({ 'steering-powers': {} })
    expect(firstDifference(compiled, buffer, baseline.buffer)).toBeUndefined()
    expect(leverById('steering-powers')!.proxy?.en).toBeTruthy()
    expect(leverById('steering-powers')!.text.en.message).toMatch(/Alone nothing happens/)
  })

  test('the fund changes no bit: it pays for nothing of its own', () => {
    const { compiled, buffer } = run({ 'coverage-fund': { fund_dkk_m_year: 0 } })
    expect(firstDifference(compiled, buffer, baseline.buffer)).toBeUndefined()
    expect(leverById('coverage-fund')!.text.en.message).toMatch(/does nothing by itself/)
  })

  test('data change no bit, and the plan beside them gives numbers of closed practices out again sooner, the sooner the stronger', () => {
    const data = run({ 'management-information': { response_multiplier: 1 } })
    expect(firstDifference(data.compiled, data.buffer, baseline.buffer)).toBeUndefined()
    const forSale = (response_multiplier: number) => {
      let sum = 0
      watch(compile({ period, levers: { 'management-information': { response_multiplier, start: '2025-06' } } }), 0, (w: World) => (sum += total(w.vacantSolo)))
      return sum
    }
    expect(forSale(0.7)).toBeLessThan(forSale(1))
    expect(forSale(0.3)).toBeLessThan(forSale(0.7))
  })
})

describe('what planners have seen', () => {
  /** Introduction posts opened for vacancies, and vacancies, round by round. */
  const rounds = (levers: Trial['levers']) => {
    const list: { vacant: number[]; extra: number[] }[] = []
    watch(compile({ period, levers }), 0, (w: World, month) => {
      if (month >= monthOf(2025) && (month % 12 === 2 || month % 12 === 8)) list.push({ vacant: [...w.training.vacant], extra: [...w.training.introExtra] })
    })
    return list
  }
  const intro = { 'intro-post-steering': { start: '2025-01', intro_guarantee: true, intro_per_vacant_hu: 1 } }

  test.each([
    ['today', 4, {}],
    ['with data by municipality', 1, { 'management-information': { start: '2025-01' } }],
    ['with data by training region', 3, { 'management-information': { start: '2025-01', reporting_level: 'training-region' } }],
    ['at once', 0, { 'management-information': { start: '2025-01', reaction_lag_months: 0 } }],
  ] as const)('%s they open posts for vacancies of so many rounds ago: %i', (_name, ago, more) => {
    const list = rounds({ ...intro, ...more })
    list.forEach(({ extra }, k) => expect(extra).toEqual(list[Math.max(0, k - ago)]!.vacant))
  })

  test('data matter to a package whose levers go by vacancies', () => {
    const levers = { 'intro-post-steering': {}, 'tailored-terms': {} }
    const without = run(levers)
    const with_ = run({ ...levers, 'management-information': { response_multiplier: 1 } })
    const difference = firstDifference(with_.compiled, with_.buffer, without.buffer)
    expect(difference).toBeDefined()
    expect(firstDifference(with_.compiled, with_.buffer, without.buffer, monthOf(2026, 2))).toBeUndefined()
  })
})

describe('with others', () => {
  test('powers carry out more of a placement lever: more posts lie outside the largest cities, the more the higher compliance', () => {
    const outside = (compliance_share: number) => {
      let sum = 0
      watch(compile({ period, levers: { 'hu-placement-balance': { ramp_years: 0 }, 'steering-powers': { compliance_share, implementation_lag_months: 24 } } }), 0, (w: World, month) => {
        if (month === monthOf(2030, 11)) for (let c = 0; c < pack.clusters.length; c++) if (!pack.clusters[c]!.largestCity) sum += w.clusterFlows[c * (w.clusterFlows.length / pack.clusters.length) + 2]!
      })
      return sum
    }
    expect(outside(0.75)).toBeGreaterThan(outside(0.5))
    expect(outside(1)).toBeGreaterThan(outside(0.75))
  })

  test('a fund without money leaves paid levers as good as off, and with more money they do more', () => {
    const trial = (fund: number): Trial['levers'] => ({ 'pay-premium': { supplement_dkk: 200_000 }, 'coverage-fund': { fund_dkk_m_year: fund, ration_rule: 'proportional' } })
    const none = run(trial(0))
    expect(firstDifference(none.compiled, none.buffer, baseline.buffer)).toBeUndefined()
    const there = (fund: number) => {
      const compiled = compile({ period, levers: trial(fund) })
      return replicates(compiled, 3).reduce((sum, buffer) => {
        const blocks = compiled.layout.blocks.filter((b) => b.indicator === 'settlement-rate' && b.component === 'settled' && b.level === 'place')
        return sum + blocks.reduce((all, { offset, steps, cells }) => {
          let n = 0
          for (let step = 0; step < steps; step++) pack.places.forEach((place, m) => (n += place.flags.threatened ? buffer[offset + step * cells + m]! : 0))
          return all + n
        }, 0)
      }, 0)
    }
    const [little, much] = [there(0), there(1000)]
    expect(much).toBeGreaterThan(little)
  })
})
