/**
 * Every lever and driver by the same yardstick: the first month in which anything may differ, and what is then among the first to do so; the ends of every
 * setting; and the direction in which it moves what its row says, where no file of its own tests that.
 */
import { describe, expect, test } from 'vitest'
import { indicators } from '../../../sim/model/indicators/index.ts'
import { leverById, levers } from '../../../sim/model/levers/index.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { valueOf } from '../../../sim/run/aggregate.ts'
import type { Compiled } from '../../../sim/scenario/index.ts'
import { breachesOf } from './accounts.ts'
import { compile, monthOf, pack, replicates, watch, type Trial } from './laboratory.ts'

type Use = Readonly<Record<string, unknown>>
const trialOf = (id: string, use: Use): Trial => (leverById(id)!.kind === 'lever' ? { levers: { [id]: use as never } } : { drivers: { [id]: use as never } })

/**
 * First month that may differ when a lever starts in June 2025 at its defaults, and a component among the first to differ that year. Rounds of KBU and HU are
 * in March and September; admission is in September; new numbers come in January and July.
 */
const firsts: readonly (readonly [id: string, month: number, component: string, use?: Use])[] = [
  ['study-places-regional', monthOf(2026, 9), 'students', { start_intake: 2026 }],
  ['study-intake-total', monthOf(2026, 9), 'students', { start_intake: 2026 }],
  // Only graduates from then on know an area outside the cities, and choose KBU in the next lottery.
  ['early-exposure', monthOf(2025, 9), 'kbu-intro-all'],
  ['hu-dimensioning-gp', monthOf(2025, 9), 'hu-posted'],
  ['priority-specialties', monthOf(2025, 6), 'hu-posted-priority'],
  ['hu-placement-balance', monthOf(2025, 6), 'hu-posted-outside'],
  ['vur-distribution-key', monthOf(2025, 6), 'hu-posted'],
  // New goals take three years.
  ['generalist-hu', monthOf(2028, 6), 'months-posted-outside-general'],
  ['intro-post-steering', monthOf(2025, 6), 'intro-posted'],
  ['kbu-general-practice', monthOf(2025, 9), 'trainees-in-practice', { share_half_year_gp: 0.5 }],
  ['tutor-capacity', monthOf(2025, 6), 'tutor-slots'],
  ['training-environment', monthOf(2025, 6), 'load'],
  ['hospital-partnerships', monthOf(2025, 6), 'hu-posted'],
  ['coherent-tracks', monthOf(2025, 6), 'intro-filled'],
  ['geo-bounded-tracks', monthOf(2025, 9), 'trainees'],
  ['team-tracks', monthOf(2025, 6), 'kbu-intro-region'],
  ['tailored-terms', monthOf(2025, 6), 'trainees'],
  ['stage-attachment', monthOf(2025, 6), 'intro-hu-cluster'],
  ['hu-transfer', monthOf(2025, 6), 'trainees'],
  ['merit-flexibility', monthOf(2025, 9), 'months-credited'],
  ['specialist-career-switch', monthOf(2025, 6), 'trainees'],
  ['pay-premium', monthOf(2025, 6), 'owners'],
  ['gp-fee-differentiation', monthOf(2025, 6), 'owners'],
  ['relocation-support', monthOf(2025, 6), 'owners'],
  ['commuter-support', monthOf(2025, 6), 'owners'],
  ['recruitment-and-startup', monthOf(2025, 6), 'load'],
  ['risk-and-income-guarantee', monthOf(2025, 6), 'owners'],
  ['new-capacity-closure', monthOf(2025, 1), 'all-numbers', { start: '2025-01' }],
  ['capacity-allocation-model', monthOf(2025, 7), 'all-numbers'],
  ['emergency-cover-clinic', monthOf(2025, 6), 'unlisted-citizens'],
  ['hospital-gp-cap', monthOf(2025, 6), 'covered-persons'],
  ['university-hospital-cap', monthOf(2025, 6), 'covered-persons'],
  ['senior-schemes', monthOf(2025, 6), 'on-senior-scheme'],
  ['seniors-as-supervisors', monthOf(2025, 6), 'tutor-slots'],
  ['generation-change', monthOf(2025, 6), 'load'],
  ['multi-doctor-practice', monthOf(2025, 6), 'load'],
  ['clinic-forms', monthOf(2025, 6), 'load'],
  ['part-practice-rules', monthOf(2025, 7), 'all-numbers'],
  ['list-size-limits', monthOf(2025, 6), 'unlisted-citizens'],
  ['specialist-practice', monthOf(2026, 1), 'load'],
  ['research-and-tech-clinics', monthOf(2025, 6), 'load'],
  ['practice-staff', monthOf(2025, 6), 'staff'],
  ['task-relief', monthOf(2025, 6), 'load'],
  ['social-prescribing', monthOf(2025, 6), 'load'],
  // A house takes two years to build.
  ['health-house-fund', monthOf(2027, 6), 'owners'],
  ['premises-support', monthOf(2025, 6), 'tutor-slots'],
  ['management-information', monthOf(2025, 6), 'vacant-free'],
  ['retirement-age', monthOf(2025, 6), 'owners'],
  ['need-growth', monthOf(2025, 6), 'load', { need_growth_pct: 2 }],
  ['task-shift-to-gp', monthOf(2025, 6), 'load', { task_growth_pct: 2 }],
  ['emergency-medicine-substitution', monthOf(2025, 6), 'covered-persons', { substitution: 0.5 }],
  ['work-time-preference', monthOf(2025, 6), 'owners-fte'],
  ['regional-projection', monthOf(2025, 6), 'owners'],
]
/** Levers that change no bit alone: see steering-levers.test.ts. */
const throughOthers = ['steering-powers', 'coverage-fund']

describe('nothing differs before it can, and then what the lever is about is among the first', () => {
  const period = { from: '2025-01', to: '2033-12' }
  const before = createModel(compile({ period })).run(0)

  test('for every lever and driver', () => {
    expect([...firsts.map(([id]) => id), ...throughOthers].sort()).toEqual(levers.map(({ id }) => id).sort())
  })

  test.each(firsts.map(([id, month, component, use]) => [id, month, component, use ?? {}] as const))('%s', (id, month, component, use) => {
    const compiled = compile({ period, ...trialOf(id, { ...(leverById(id)!.settings.some((s) => s.id === 'start_intake') ? {} : { start: '2025-06' }), ...use }) })
    const found = differences(compiled, createModel(compiled).run(0), before)
    expect(found.length).toBeGreaterThan(0)
    const first = Math.min(...found.map((row) => row.month))
    expect(first).toBeGreaterThanOrEqual(month)
    // What is recorded once a year shows in its December.
    const sameYear = Math.floor(first / 12) * 12 + 11
    expect(found.filter((row) => row.month <= sameYear + 12).map((row) => row.component)).toContain(component)
  })
})

/** Blocks that differ, each with the first month in which it does. */
function differences(compiled: Compiled, a: Float32Array, b: Float32Array): { component: string; month: number }[] {
  return compiled.layout.blocks.flatMap(({ component, offset, steps, cells, firstMonth, monthsPerStep }) => {
    for (let step = 0; step < steps; step++)
      for (let cell = 0; cell < cells; cell++) if (!Object.is(a[offset + step * cells + cell], b[offset + step * cells + cell])) return [{ component, month: firstMonth + step * monthsPerStep }]
    return []
  })
}

describe('at the ends of every setting', () => {
  const ends = levers.flatMap(({ id, settings }) => {
    const numbers = (end: 'min' | 'max') => Object.fromEntries(settings.flatMap((s): [string, unknown][] => (s.kind === 'number' && s.id !== 'start_intake' ? [[s.id, s[end]]] : s.kind === 'boolean' ? [[s.id, end === 'max']] : [])))
    const choices = settings.flatMap((s) => (s.choices ?? []).map(({ value }) => [id, `${s.id} ${value}`, { [s.id]: value }] as const))
    return [[id, 'least', numbers('min')] as const, [id, 'most', numbers('max')] as const, ...choices]
  })

  test.each(ends)('%s, %s: a possible country', (id, _end, use) => {
    const compiled = compile({ period: { from: '2025-01', to: '2029-12' }, ...trialOf(id, use) })
    const world = watch(compiled, 0, () => undefined)
    expect(breachesOf(world)).toEqual([])
    for (const values of [world.load, world.fte, world.unlisted, world.openShare, world.need]) expect(Array.from(values).every((x) => Number.isFinite(x) && x >= 0)).toBe(true)
  })
})

/** A figure summed over replicates, years and cells. */
function read(id: string, use: Use, indicator: string, measure: string, years: readonly number[], level = 'nation', cells: readonly number[] = [0]): number {
  const compiled = compile({ period: { from: '2025-01', to: `${Math.max(...years)}-12` }, ...trialOf(id, use) })
  const definition = indicators.find((i) => i.id === indicator)!.measures.find((m) => m.id === measure)!
  return replicates(compiled, 3).reduce((sum, buffer) => sum + years.reduce((all, year) => all + cells.reduce((x, cell) => x + valueOf(buffer, compiled.layout, definition, level, cell, monthOf(year, 12), indicator), 0), 0), 0)
}

const threatened = pack.places.flatMap((p, m) => (p.flags.threatened ? [m] : []))
const campuses = ['aalborg', 'koege', 'esbjerg'].map((id) => pack.sites.findIndex((site) => site.id === id)).filter((cell) => cell >= 0)

describe('from one end of its range over the middle to the other', () => {
  const rising: readonly (readonly [id: string, what: string, uses: readonly Use[], indicator: string, measure: string, years: readonly number[], level?: string, cells?: readonly number[]])[] = [
    ['study-intake-total', 'students', [{ intake_delta_pct: -30 }, { intake_delta_pct: 0 }, { intake_delta_pct: 30 }], 'training-pipeline', 'students', [2032]],
    ['study-places-regional', 'students at the growth campuses', [{ places_total: 0 }, { places_total: 140 }, { places_total: 300 }], 'students-by-campus', 'campus-students', [2032], 'site', campuses],
    ['hu-dimensioning-gp', 'posts filled', [{ tracks_delta_pct: -20 }, { tracks_delta_pct: 0 }, { tracks_delta_pct: 50 }], 'hu-fill-rate', 'hu-filled', [2028, 2029, 2030, 2031]],
    ['tutor-capacity', 'tutor slots', [{ tutor_practices_delta_pct: 0, tutor_fee_delta_pct: 0 }, { tutor_practices_delta_pct: 50 }, { tutor_practices_delta_pct: 100 }], 'training-capacity-use', 'tutor-slots', [2029]],
    ['pay-premium', 'new owners in threatened places', [{ supplement_dkk: 0 }, { supplement_dkk: 300_000 }], 'settlement-rate', 'settled', [2026, 2027, 2028, 2029, 2030, 2031], 'place', threatened],
    ['capacity-allocation-model', 'new numbers', [{ max_new_delta: -80 }, { max_new_delta: 0 }, { max_new_delta: 100 }], 'vacant-capacities', 'new-numbers', [2026, 2027, 2028]],
    ['capacity-allocation-model', 'new numbers where coverage is worst', [{ rule: 'regional-plan' }, { rule: 'need-model' }], 'vacant-capacities', 'new-numbers', [2026, 2027, 2028, 2029], 'place', threatened],
    ['senior-schemes', 'owners on a scheme', [{ take_up: 0, take_up_hospital: 0 }, { take_up: 0.3 }, { take_up: 0.7 }], 'gp-age-profile', 'on-senior-scheme', [2030]],
    ['senior-schemes', 'owners of 65 and more', [{ take_up: 0, take_up_hospital: 0 }, { take_up: 0.7 }], 'gp-age-profile', 'share-65plus', [2028, 2029, 2030]],
    ['multi-doctor-practice', 'practices with two doctors or more', [{ conversion_hazard_solo: 0, facilitated_mergers: 0 }, { conversion_hazard_solo: 0.08 }, { conversion_hazard_solo: 0.2 }], 'multi-doctor-share', 'multi-doctor-share', [2030]],
    ['practice-staff', 'staff per doctor', [{ staff_path: 0.5 }, { staff_path: 1.35 }, { staff_path: 2 }], 'staff-per-doctor', 'staff-per-doctor', [2032]],
    ['retirement-age', 'owners of 65 and more', [{ mean_age: 60 }, { mean_age: 70 }], 'gp-age-profile', 'share-65plus', [2030, 2031]],
    ['new-capacity-closure', 'new numbers in the open municipalities, of a hundred', [{ open_list: [], end: '2029-01' }, { end: '2029-01' }], 'vacant-capacities', 'new-numbers', [2026, 2027], 'place', pack.places.flatMap((p, m) => (p.flags.open_for_new_capacity ? [m] : []))],
  ]

  test.each(rising.map((row) => [row[0], row[1], row] as const))('%s: more %s', (_id, _what, [id, , uses, indicator, measure, years, level, cells]) => {
    const values = uses.map((use) => read(id, use, indicator, measure, years, level, cells))
    for (let k = 1; k < values.length; k++) expect(values[k], JSON.stringify(values)).toBeGreaterThan(values[k - 1]!)
  })
})
