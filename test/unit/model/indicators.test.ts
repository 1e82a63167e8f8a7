import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Cohorts } from '../../../sim/model/cohorts.ts'
import { fillGap } from '../../../sim/model/indicators/hidden-local-gap.ts'
import { indicators } from '../../../sim/model/indicators/index.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { isRecorded, valueOf } from '../../../sim/run/aggregate.ts'
import { compile, monthOf } from '../../property/model/laboratory.ts'

/** The indicators of the policy papers. */
const asked = [
  'gp-doctors', 'gp-coverage-need', 'coverage-inequality', 'areas-under-threshold', 'tracks-outside-cities', 'hu-fill-rate', 'intro-fill-rate', 'hidden-local-gap', 'settlement-rate', 'study-site-retention',
  'stage-retention', 'training-capacity-use', 'intro-to-hu-continuation', 'time-to-specialist', 'students-by-campus', 'specialists-by-type', 'specialist-supply-balance', 'colleague-density', 'hospital-gp-stock', 'gp-age-profile',
  'exit-age', 'closures-without-takeover', 'vacant-capacities', 'new-capacity-location', 'unlisted-patients', 'open-practices-share', 'patients-per-doctor', 'gp-workload', 'staff-per-doctor', 'solo-share',
  'multi-doctor-share', 'clinic-form-mix', 'travel-to-gp', 'lever-cost',
]

describe('the indicators', () => {
  test('are all that the papers ask for, each in a file of its name', () => {
    const ids = indicators.map(({ id }) => id)
    expect(asked.filter((id) => !ids.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(existsSync(new URL(`../../../sim/model/indicators/${id}.ts`, import.meta.url)), id).toBe(true)
  })

  test('each are recorded at every level that the papers name, as far as the model tells the level', () => {
    const levels = (id: string) => new Set(indicators.find((i) => i.id === id)!.blocks.map(({ level }) => level))
    const asks: readonly (readonly [string, readonly string[]])[] = [
      ['gp-doctors', ['place', 'cluster', 'region', 'nation']], ['gp-coverage-need', ['place', 'cluster']], ['coverage-inequality', ['region', 'nation']], ['areas-under-threshold', ['nation']],
      ['tracks-outside-cities', ['training-region', 'region']], ['hu-fill-rate', ['training-region', 'region', 'cluster', 'place']], ['intro-fill-rate', ['training-region', 'region', 'place']],
      ['hidden-local-gap', ['training-region']], ['settlement-rate', ['region']], ['study-site-retention', ['site']], ['stage-retention', ['cluster', 'region']], ['training-capacity-use', ['cluster', 'place', 'region']],
      ['students-by-campus', ['site']], ['specialists-by-type', ['region']], ['colleague-density', ['cluster']], ['hospital-gp-stock', ['hospital']], ['gp-age-profile', ['cluster', 'region']], ['exit-age', ['region']],
      ['closures-without-takeover', ['place']], ['vacant-capacities', ['place', 'region']], ['new-capacity-location', ['place']], ['unlisted-patients', ['place']], ['open-practices-share', ['place', 'region']],
      ['patients-per-doctor', ['region']], ['gp-workload', ['place']], ['staff-per-doctor', ['region']], ['solo-share', ['region']], ['multi-doctor-share', ['region']], ['clinic-form-mix', ['region']], ['travel-to-gp', ['place']],
    ]
    for (const [id, wanted] of asks) for (const level of wanted) expect(levels(id), id).toContain(level)
  })

  test('name no component twice at a level: the page finds them by name', () => {
    const names = indicators.flatMap(({ blocks }) => blocks.map(({ component, level }) => `${component}/${level}`))
    const twice = names.filter((name, i) => names.indexOf(name) !== i)
    // What two indicators both record has one meaning.
    expect([...new Set(twice)]).toEqual([])
  })

  test('say what they are in both languages, and form every measure from what they record', () => {
    for (const { id, text, definition, source, blocks, measures, measure, goals } of indicators) {
      for (const words of [text, definition, ...measures.flatMap((m) => [m.text, m.unit]), ...(goals ?? []).map((goal) => goal.text)]) {
        expect(words.da.trim(), id).not.toBe('')
        expect(words.en.trim(), id).not.toBe('')
      }
      expect(source, id).not.toBe('')
      const components = new Set(blocks.map(({ component }) => component))
      for (const m of measures) for (const part of [...m.numerator, ...(m.denominator ?? [])]) expect(components, `${id} ${m.id}`).toContain(part)
      expect(blocks.map(({ component, level }) => `${component}/${level}`).filter((key) => !measure[key]), id).toEqual([])
      expect(Object.keys(measure).filter((key) => !blocks.some(({ component, level }) => `${component}/${level}` === key)), id).toEqual([])
      for (const goal of goals ?? []) if (goal.measure !== '*') expect(measures.map((m) => m.id), `${id} ${goal.year}`).toContain(goal.measure)
      expect(new Set(measures.map((m) => m.id)).size, id).toBe(measures.length)
    }
  })
})

describe('a run of seven years', () => {
  const compiled = compile({ period: { from: '2025-01', to: '2031-12' } })
  const { layout } = compiled
  const buffer = createModel(compiled).run(0)
  const at = (indicator: string, measure: string, year: number, level = 'nation', cell = 0) => {
    const definition = indicators.find(({ id }) => id === indicator)!.measures.find(({ id }) => id === measure)!
    return valueOf(buffer, layout, definition, level, cell, monthOf(year, 12), indicator)
  }
  const cells = (level: string) => layout.blocks.find((block) => block.level === level)!.cells
  const total = (indicator: string, measure: string, year: number, level: string) => Array.from({ length: cells(level) }, (_, cell) => at(indicator, measure, year, level, cell)).reduce((a, b) => a + b, 0)

  test.each([
    ['hu-fill-rate', 'hu-posted', ['region', 'training-region', 'cluster', 'place']],
    ['hu-fill-rate', 'hu-filled', ['region', 'training-region', 'cluster', 'place']],
    ['intro-fill-rate', 'intro-filled', ['region', 'training-region', 'cluster', 'place']],
    ['gp-doctors', 'all-persons-without', ['place', 'cluster', 'region']],
    ['gp-doctors', 'all-fte-with', ['place', 'cluster', 'region']],
    ['vacant-capacities', 'vacant-free', ['place', 'region']],
    ['gp-age-profile', 'on-senior-scheme', ['region']],
    ['specialists-by-type', 'new-priority', ['region', 'training-region']],
    ['training-capacity-use', 'unmet-slots', ['region']],
    ['exit-age', 'owner-exits', ['region']],
    ['specialists-by-type', 'type-owners', ['region']],
    ['closures-without-takeover', 'clinic-closures', ['place']],
    ['new-capacity-location', 'given', ['place']],
    ['areas-under-threshold', 'areas-under', ['place']],
    ['solo-share', 'practices-solo', ['region']],
  ] as const)('%s: %s of the country is that of its parts', (indicator, measure, levels) => {
    for (const level of levels) for (const year of [2025, 2031]) expect(total(indicator, measure, year, level)).toBeCloseTo(at(indicator, measure, year), 1)
  })

  test('has fill rates of municipalities between none and all, and a gap no smaller for looking closer', () => {
    for (let place = 0; place < cells('place'); place++) {
      const rate = at('hu-fill-rate', 'fill-rate', 2031, 'place', place)
      if (!Number.isNaN(rate)) expect(rate).toBeLessThanOrEqual(100)
    }
    expect(at('hidden-local-gap', 'municipal-gap', 2031)).toBeGreaterThanOrEqual(0)
    expect(at('hidden-local-gap', 'municipal-gap', 2031)).toBeLessThanOrEqual(100)
  })

  test('tells the training of other specialties in whole accounts', () => {
    for (const year of [2025, 2031]) {
      for (const group of ['priority', 'hospital']) {
        expect(at('hu-fill-rate', `fill-rate-${group}`, year)).toBeGreaterThan(30)
        expect(at('hu-fill-rate', `fill-rate-${group}`, year)).toBeLessThanOrEqual(100.001)
      }
      expect(at('intro-to-hu-continuation', 'continuation-priority', year)).toBeGreaterThan(0)
      // Twelve of the months outside are compulsory in the cities, so the share of months is below that of posts.
      expect(at('tracks-outside-cities', 'months-filled-outside-general', year)).toBeCloseTo(at('tracks-outside-cities', 'filled-outside', year) * (42 / 54), 3)
      const all = at('tracks-outside-cities', 'months-posted-outside', year)
      const parts = ['general', 'priority', 'hospital'].map((group) => at('tracks-outside-cities', `months-posted-outside-${group}`, year))
      expect(all).toBeGreaterThanOrEqual(Math.min(...parts))
      expect(all).toBeLessThanOrEqual(Math.max(...parts))
    }
  })

  test('has the same figure where two indicators tell it', () => {
    for (const year of [2025, 2031]) {
      expect(at('solo-share', 'solo-practices-share', year)).toBeCloseTo(100 - at('multi-doctor-share', 'multi-doctor-share', year), 4)
      expect(at('clinic-form-mix', 'form-solo', year) + at('clinic-form-mix', 'form-joint', year)).toBe(at('gp-doctors', 'owners-persons-without', year))
      expect(at('exit-age', 'exits-under-60', year) + at('exit-age', 'exits-60-64', year) + at('exit-age', 'exits-65plus', year)).toBeCloseTo(100, 3)
      expect(at('gp-coverage-need', 'coverage-counting-vacant', year)).toBeGreaterThan(at('gp-coverage-need', 'coverage', year))
      expect(at('colleague-density', 'density', year)).toBeCloseTo(1, 5)
    }
  })

  test('keeps to what is possible', () => {
    for (const year of [2027, 2031]) {
      for (const [indicator, measure] of [['settlement-rate', 'settled-share-1y'], ['stage-retention', 'hu-post-same-region'], ['travel-to-gp', 'two-within-15-km'], ['open-practices-share', 'open-share'], ['tracks-outside-cities', 'filled-outside']] as const) {
        expect(at(indicator, measure, year), measure).toBeGreaterThan(0)
        expect(at(indicator, measure, year), measure).toBeLessThanOrEqual(100)
      }
      expect(at('stage-retention', 'hu-post-same-cluster', year)).toBeLessThanOrEqual(at('stage-retention', 'hu-post-same-region', year))
      expect(at('time-to-specialist', 'months', year)).toBeGreaterThanOrEqual(72)
      expect(at('coverage-inequality', 'p90-p10', year)).toBeGreaterThan(1)
      expect(at('coverage-inequality', 'gini', year)).toBeGreaterThan(0)
      expect(at('hidden-local-gap', 'local-gap', year)).toBeGreaterThanOrEqual(0)
    }
  })

  test('gives a number for every measure of the country in its last year, but for cohorts that it cannot know', () => {
    const none = indicators.flatMap(({ id, measures }) => measures.filter((m) => isRecorded(layout, m, 'nation', id) && Number.isNaN(at(id, m.id, 2031))).map((m) => `${id} ${m.id}`))
    expect(none).toEqual(['study-site-retention kept-10y', 'study-site-retention kept-net-10y'])
  })
})

test('an area with next to no posts cannot be the worst, but counts with the others', () => {
  expect(fillGap([9, 0], [10, 0.5], 2, () => true, 1)).toBeCloseTo(100 * (9 / 10.5 - 0.9), 10)
})

test('a gap is what the worst area has less than all together, and areas without posts do not count', () => {
  expect(fillGap([95, 10], [100, 20], 2)).toBeCloseTo(37.5, 12)
  expect(fillGap([5, 5], [10, 10], 2)).toBe(0)
  expect(fillGap([5, 0], [10, 0], 2)).toBe(0)
  expect(fillGap([], [], 0)).toBe(0)
  expect(fillGap([9, 0, 1], [10, 10, 10], 3, (area) => area !== 1)).toBeCloseTo(40, 12)
})

test('cohorts are told by year, empty ones too', () => {
  const cohorts = new Cohorts(2020, 5, 4)
  const of = (year: number) => Array.from(cohorts.rows.subarray(cohorts.from(year), cohorts.to(year)))
  cohorts.add(7, monthOf(2020, 3))
  cohorts.add(9, monthOf(2020, 12))
  cohorts.add(4, monthOf(2023, 1))
  expect([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2030].map(of)).toEqual([[], [], [7, 9], [], [], [4], [], []])
  cohorts.add(1, monthOf(2024, 1))
  expect(() => cohorts.add(2, monthOf(2024, 2))).toThrow('expected at most 4')
  cohorts.reset()
  expect(of(2020)).toEqual([])
})
