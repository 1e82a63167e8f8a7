/** Levers on settling, practice, premises, lists and steering, and the drivers: each acts, with the sign it claims, from its own month on. */
import { describe, expect, test } from 'vitest'
import { leverById, levers } from '../../../sim/model/levers/index.ts'
import { tutorSlots } from '../../../sim/model/processes/tutors.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import { FLOW, FORM, type World } from '../../../sim/model/world.ts'
import { breachesOf } from './accounts.ts'
import { compile, firstDifference, monthOf, pack, type Trial } from './laboratory.ts'

type Use = Readonly<Record<string, unknown>>
const threatened = pack.places.flatMap((p, m) => (p.flags.threatened ? [m] : []))
const everywhere = pack.places.map((_, m) => m)
const doctors = (w: World, places: readonly number[]) => places.reduce((sum, m) => sum + w.owners(m) + w.headcount(FORM.employed, m) + w.headcount(FORM.clinic, m) + w.headcount(FORM.locum, m), 0)
const total = (array: ArrayLike<number>) => Array.from(array).reduce((a, b) => a + b, 0)
const there = (w: World) => doctors(w, threatened)
const fte = (w: World) => total(w.fte)
const unlisted = (w: World) => total(w.unlisted)
const clinic = (w: World) => everywhere.reduce((sum, m) => sum + w.headcount(FORM.clinic, m), 0)
const slots = (w: World) => pack.regionIds.reduce((sum, _, r) => sum + tutorSlots(w, r), 0)
const atHospitals = (w: World) => total(w.hospitalPersons)

const trialOf = (id: string, use: Use): Trial => (leverById(id)!.kind === 'lever' ? { levers: { [id]: use as never } } : { drivers: { [id]: use as never } })
const ends = (id: string, use: Use, to = '2030-12', replicates = 2): World[] =>
  Array.from({ length: replicates }, (_, index) => {
    const compiled = compile({ period: { from: '2025-01', to }, ...trialOf(id, use) })
    const model = createModel(compiled)
    model.run(index)
    expect(breachesOf(model.world), id).toEqual([])
    return model.world
  })
const sum = (worlds: readonly World[], read: (w: World) => number) => worlds.reduce((all, w) => all + read(w), 0)

/** What a lever is to raise (or lower, when low and high are turned round), at two ends of its range. */
const signs: readonly (readonly [id: string, what: string, lower: Use, higher: Use, read: (w: World) => number])[] = [
  ['gp-fee-differentiation', 'doctors where the fee is higher', { fee_uplift_pct: 0 }, { fee_uplift_pct: 30 }, there],
  ['relocation-support', 'doctors where movers are helped', { coverage_share: 0 }, { coverage_share: 1, uptake: 0.9 }, there],
  ['commuter-support', 'doctors where commuters are helped', { acceptable_travel_delta_min: 0, paid_travel_share: 0, productive_travel_share: 0, days_on_site: 5, subsidy_dkk_day: 0 }, { acceptable_travel_delta_min: 60 }, there],
  ['recruitment-and-startup', 'doctors where newcomers are sought', { contact_share: 0, startup_locum_weeks: 0 }, { contact_share: 1 }, there],
  ['risk-and-income-guarantee', 'doctors where the start is guaranteed', { min_income_share: 0 }, { min_income_share: 1, guarantee_months: 36, repay_share: 0 }, there],
  ['clinic-forms', 'employed posts taken', { employed_positions: 0 }, { employed_positions: 300 }, (w) => w.local.employedFilled],
  ['clinic-forms', 'doctors in regional clinics', { region_clinic_allowed: 'none', groups_per_year: 0 }, { region_clinic_allowed: 'permanent', groups_per_year: 30 }, clinic],
  ['clinic-forms', 'numbers tendered', { tender_after_months: 25, tender_share: 0 }, { tender_after_months: 0, tender_share: 1 }, (w) => total(w.local.tendered)],
  ['part-practice-rules', 'capacity', { closing_limit_uplift_pct: 0, refuse_elsewhere: false, convert_first: false }, { closing_limit_uplift_pct: 60, refuse_elsewhere: false, convert_first: false }, fte],
  ['part-practice-rules', 'part doctors given a full number', { convert_first: false }, { convert_first: true }, (w) => total(w.local.partConverted)],
  ['list-size-limits', 'people without a doctor', { closing_limit: 2000, need_differentiated: false }, { closing_limit: 1200, need_differentiated: false }, unlisted],
  ['list-size-limits', 'open lists', { closing_limit: 1200 }, { closing_limit: 2000 }, (w) => total(w.openShare)],
  ['specialist-practice', 'relief', { new_numbers: 0 }, { new_numbers: 30 }, (w) => total(w.local.relief)],
  ['research-and-tech-clinics', 'capacity used for research', { clinics: 30, research_time_share: 0.5 }, { clinics: 30, research_time_share: 0 }, fte],
  ['research-and-tech-clinics', 'training slots', { clinics: 0 }, { clinics: 30, trainee_slots_per_clinic: 4 }, slots],
  ['emergency-cover-clinic', 'doctors in regional clinics', { fallback_on: false }, { patients_per_locum: 800 }, clinic],
  ['emergency-cover-clinic', 'people without a doctor', { response_months: 0 }, { response_months: 6 }, unlisted],
  ['university-hospital-cap', 'specialists at hospitals', { growth_allowed_pct: -2, start: '2025-01', redirect_share_acute: 0.2, hospitals: 'wide' }, { growth_allowed_pct: 3 }, atHospitals],
  ['task-relief', 'load', { relief_pct: 10, parts: { administration: 5, digital: 5 }, ramp_years: 0 }, { relief_pct: 0 }, (w) => w.nationalLoad],
  ['task-relief', 'load when digital tools add work', { relief_pct: 0 }, { relief_pct: 10, measures: { digital: 1, record_rules: 0, task_study: 0, shared_overview: 0, lean: 0, on_call: 0, administration: 0, tenders: 0 }, parts: { digital: -2 } }, (w) => w.nationalLoad],
  ['social-prescribing', 'load', { areas: 1, social_worker_per_10_gp: 3, relief_pct: 3 }, { areas: 0 }, (w) => w.nationalLoad],
  ['seniors-as-supervisors', 'training slots', { retained_supervisors: 0 }, { retained_supervisors: 50 }, slots],
  ['generation-change', 'doctors', { takeover_or: 1, overlap_months: 0, sale_guarantee: false }, { overlap_months: 24, guarantee_uptake: 0.8, sale_guarantee_min_age: 70 }, (w) => doctors(w, everywhere)],
  ['health-house-fund', 'houses', { fund_dkk_m: 0 }, { fund_dkk_m: 1500 }, (w) => total(w.local.houses)],
  ['premises-support', 'training slots', { rooms_upgraded: 0 }, { rooms_upgraded: 50 }, slots],
  ['premises-support', 'premises', { ready_premises: 0, tied_share: 0 }, { ready_premises: 50 }, (w) => total(w.local.premises)],
  ['need-growth', 'load', { need_growth_pct: 0 }, { need_growth_pct: 2 }, (w) => w.nationalLoad],
  ['task-shift-to-gp', 'load', { task_growth_pct: 0, finished_share: 0.85 }, { task_growth_pct: 2, finished_share: 0.95 }, (w) => w.nationalLoad],
  ['emergency-medicine-substitution', 'specialists at hospitals', { substitution: 0.5 }, { substitution: 0 }, atHospitals],
  ['work-time-preference', 'capacity', { fte_per_person_gp: 0.7 }, { fte_per_person_gp: 1 }, fte],
]

describe('a lever acts with the sign it claims', () => {
  test.each(signs)('%s: %s', (id, _what, lower, higher, read) => {
    expect(sum(ends(id, higher), read)).toBeGreaterThan(sum(ends(id, lower), read))
  })
})

const mine = [...new Set(signs.map(([id]) => id))]

describe('a lever', () => {
  const period = { from: '2025-01', to: '2027-06' }
  const baseline = compile({ period })
  const before = createModel(baseline).run(0)

  test.each(mine)('%s changes no bit before its start month', (id) => {
    const trial = compile({ period, ...trialOf(id, { start: '2026-06' }) })
    expect(firstDifference(trial, before, createModel(trial).run(0), monthOf(2026, 5))).toBeUndefined()
  })

  test.each(mine)('%s with every setting at either end of its range leaves a possible country', (id) => {
    for (const end of ['min', 'max'] as const) {
      const settings = leverById(id)!.settings.flatMap((s): [string, unknown][] => (s.kind === 'number' ? [[s.id, s[end]]] : s.kind === 'boolean' ? [[s.id, end === 'max']] : []))
      const [world] = ends(id, Object.fromEntries(settings), '2028-12', 1)
      for (const values of [world!.load, world!.fte, world!.unlisted, world!.openShare]) expect(Array.from(values).every((x) => Number.isFinite(x) && x >= 0)).toBe(true)
    }
  })
})

/** First month that may differ when a lever starts in June 2025, and a component that is among the first. */
const firsts: readonly (readonly [id: string, month: number, component: string])[] = [
  // Groups run their clinic with less paperwork at once; posts are offered in January.
  ['clinic-forms', monthOf(2025, 6), 'load'],
  ['list-size-limits', monthOf(2025, 6), 'unlisted-citizens'],
  ['emergency-cover-clinic', monthOf(2025, 6), 'unlisted-citizens'],
  ['research-and-tech-clinics', monthOf(2025, 6), 'load'],
  ['task-relief', monthOf(2025, 6), 'load'],
  ['social-prescribing', monthOf(2025, 6), 'load'],
  ['need-growth', monthOf(2025, 6), 'load'],
  ['task-shift-to-gp', monthOf(2025, 6), 'load'],
  ['work-time-preference', monthOf(2025, 6), 'owners-fte'],
  // New numbers and counts of part doctors come in July, posts, premises and specialists in January, a house after two years.
  ['part-practice-rules', monthOf(2025, 7), 'load'],
  ['specialist-practice', monthOf(2026, 1), 'load'],
  ['health-house-fund', monthOf(2027, 6), 'owners'],
]

describe('nothing differs before it can', () => {
  const period = { from: '2025-01', to: '2028-12' }
  const before = createModel(compile({ period })).run(0)

  test.each(firsts)('%s', (id, month, component) => {
    const trial = compile({ period, ...trialOf(id, { start: '2025-06' }) })
    const run = createModel(trial).run(0)
    const found = trial.layout.blocks
      .filter((block) => block.monthsPerStep === 1)
      .flatMap((block) => {
        const at = Array.from({ length: block.steps * block.cells }, (_, k) => k).find((k) => run[block.offset + k] !== before[block.offset + k])
        return at === undefined ? [] : [{ component: block.component, month: block.firstMonth + Math.floor(at / block.cells) }]
      })
    const first = Math.min(...found.map((f) => f.month))
    expect(first, `${id}: ${Math.floor(first / 12)}-${(first % 12) + 1}`).toBeGreaterThanOrEqual(month)
    if (first === month && component !== 'owners') expect(found.filter((f) => f.month === first).map((f) => f.component)).toContain(component)
  })
})

describe('what is kept over months', () => {
  test('a fund runs dry: as many houses as it pays for, none before they are built, no more than the owners fill', () => {
    const fund = { fund_dkk_m: 69, capital_earmark_dkk_m: 0 }
    expect(total(ends('health-house-fund', fund, '2027-12', 1)[0]!.local.houses)).toBe(0)
    const [done] = ends('health-house-fund', fund, '2035-12', 1)
    expect(total(done!.local.houses)).toBe(10)
    expect(done!.local.spent).toBeCloseTo(69, 6)
    const capital = ends('health-house-fund', { fund_dkk_m: 69, capital_earmark_dkk_m: 69 }, '2033-12', 1)[0]!
    pack.places.forEach((p, m) => expect(p.region === 'hovedstaden' || capital.local.houses[m] === 0).toBe(true))
  })

  test('supervisors are no more than were kept, and none when their years are over', () => {
    const [world] = ends('seniors-as-supervisors', { retained_supervisors: 4, years_retained: 2 }, '2030-12', 1)
    for (const kept of world!.local.supervisors) expect(kept).toBeLessThanOrEqual(8 + 4)
    const [after] = ends('seniors-as-supervisors', { retained_supervisors: 4, years_retained: 2, end: '2027-01' }, '2030-12', 1)
    expect(total(after!.local.supervisors)).toBe(0)
  })

  test('a cap on growth keeps hospitals at the stock of its first month', () => {
    const compiled = compile({ period: { from: '2025-01', to: '2031-12' }, levers: { 'university-hospital-cap': { start: '2027-01' } } })
    const model = createModel(compiled)
    model.begin(0)
    const capped = pack.hospitals.flatMap((h, k) => (['aalborg-uh', 'aarhus-uh', 'odense-uh', 'rigshospitalet', 'sjaellands-uh'].includes(h.id) ? [k] : []))
    let first: number[] = []
    for (let month = compiled.from; month <= compiled.to; month++) {
      model.step(month)
      if (month === monthOf(2027, 1)) first = capped.map((h) => model.world.local.growthBase[h]!)
      if (month > monthOf(2027, 1)) capped.forEach((h, k) => expect(model.world.hospitalPersons[h]).toBeLessThanOrEqual(Math.max(first[k]!, model.world.local.growthBase[h]!)))
    }
  })

  test('relief of all levers together is cut at a tenth of the doctor’s time', () => {
    const compiled = compile({ period: { from: '2026-01', to: '2027-12' }, levers: { 'task-relief': { relief_pct: 10, parts: { administration: 5, digital: 5 }, ramp_years: 0 }, 'social-prescribing': { areas: 1, social_worker_per_10_gp: 3, relief_pct: 3, ramp_years: 0 } } })
    const model = createModel(compiled)
    model.run(0)
    for (const share of model.world.local.relief) expect(share).toBe(0.1)
  })

  test('an overlap delays retirement and a guarantee moves exits past its age', () => {
    const exits = (use: Use) => sum(ends('generation-change', use, '2027-11'), (w) => w.flows[FLOW.exitsRetired]!)
    expect(exits({ takeover_or: 1, overlap_months: 24, sale_guarantee: false, guarantee_uptake: 0.8 })).toBeLessThan(exits({ takeover_or: 1, overlap_months: 0, sale_guarantee: false }))
  })
})

test('every lever of this file is listed', () => {
  for (const id of mine) expect(levers.map((l) => l.id)).toContain(id)
})
