import { describe, expect, test } from 'vitest'
import type { Modifier } from '../../../sim/core/parameters.ts'
import type { LeverDefinition, SettingDefinition } from '../../../sim/model/definitions.ts'
import { familyTexts, leverById, levers, unitTexts } from '../../../sim/model/levers/index.ts'
import { openMunicipalities2025 } from '../../../sim/model/levers/new-capacity-closure.ts'
import { parameterDefinitions } from '../../../sim/model/parameters.ts'
import { monthOf } from '../../../sim/scenario/months.ts'
import { leverContextOf, resolveLever } from '../../../sim/scenario/resolve.ts'
import type { LeverUse } from '../../../sim/scenario/types.ts'
import { pack } from './shipped.ts'

const context = leverContextOf(pack, {})
const modifiers = (id: string, use: LeverUse = {}): readonly Modifier[] => {
  const lever = leverById(id)!
  return lever.modifiers(resolveLever(use, lever, pack)!, context)
}
const statusQuo = (lever: LeverDefinition): LeverUse =>
  Object.fromEntries(lever.settings.filter((s) => s.id !== 'start_intake').map((s) => [s.id, s.statusQuo]))
const sum = (list: readonly Modifier[]) => list.reduce((total, m) => total + m.value, 0)
const valueOf = (list: readonly Modifier[], parameter: string) => list.find((m) => m.parameter === parameter)?.value

describe('every lever', () => {
  test('changes nothing at its status quo', () => {
    for (const lever of levers) expect(modifiers(lever.id, statusQuo(lever)), lever.id).toEqual([])
  })

  test('changes something when it is switched on', () => {
    for (const lever of levers) expect(modifiers(lever.id).length, lever.id).toBeGreaterThan(0)
  })

  test('acts only on policy parameters that exist, on cells that exist, in its own months and name', () => {
    const known = new Map(parameterDefinitions(pack).map((p) => [p.id, p]))
    const cells = {
      none: 1,
      place: pack.places.length,
      region: pack.regionIds.length,
      site: pack.sites.length,
      hospital: pack.hospitals.length,
      cluster: pack.clusters.length,
    }
    for (const lever of levers)
      for (const m of modifiers(lever.id)) {
        const parameter = known.get(m.parameter)
        expect(parameter?.role, `${lever.id} -> ${m.parameter}`).toBe('policy')
        for (const cell of m.cells ?? []) expect(cell).toBeLessThan(cells[parameter!.axis])
        expect(Number.isFinite(m.value)).toBe(true)
        expect(m.by).toBe(lever.id)
        expect(m.from).toBeGreaterThanOrEqual(monthOf(lever.start)!)
      }
  })

  test('says all it must in both languages', () => {
    for (const lever of levers)
      for (const language of ['da', 'en'] as const) {
        const { name, sentence, message, lookFor, sideEffects, examples } = lever.text[language]
        for (const text of [name, sentence, message, lookFor, sideEffects, examples]) expect(text, `${lever.id} ${language}`).toMatch(/\S{2}/)
        for (const text of [sentence, message, lookFor, sideEffects, examples]) expect(text, `${lever.id} ${language}`).toMatch(/\.$/)
        for (const setting of lever.settings) expect(setting.text[language].name, `${lever.id} ${setting.id}`).toMatch(/\S{2}/)
      }
  })

  test('has settings whose values, ranges, labels, units and sources hang together', () => {
    for (const lever of levers) {
      expect(lever.settings.map((s) => s.id)).toContain(lever.primary)
      expect(Object.keys(familyTexts)).toContain(lever.family)
      expect(new Set(lever.settings.map((s) => s.id)).size).toBe(lever.settings.length)
      for (const setting of lever.settings) checkSetting(lever.id, setting)
    }
  })

  test('is listed once', () => {
    expect(levers.map((l) => l.id)).toEqual([...new Set(levers.map((l) => l.id))])
    for (const lever of levers) expect(leverById(lever.id)).toBe(lever)
    expect(leverById('toString')).toBeUndefined()
  })

  test('calls an effect that has no source an assumption of grade C', () => {
    for (const lever of levers)
      for (const s of lever.settings) if (/assum(ed|ption)/i.test(s.source) && !/;/.test(s.source)) expect(s.grade, `${lever.id} ${s.id}`).toBe('C')
  })
})

function checkSetting(lever: string, s: SettingDefinition): void {
  const at = `${lever}.${s.id}`
  expect(Object.keys(unitTexts), at).toContain(s.unit)
  expect(s.source, at).not.toBe('')
  if (s.kind === 'number') {
    for (const value of [s.statusQuo, s.on]) {
      expect(value, at).toBeGreaterThanOrEqual(s.min!)
      expect(value, at).toBeLessThanOrEqual(s.max!)
    }
    if (s.evidence) expect(s.evidence[0], at).toBeLessThanOrEqual(s.evidence[1])
    if (s.labels) {
      const { low, middle, high, veryHigh } = s.labels
      expect([low, middle, high, veryHigh], at).toEqual([low, middle, high, veryHigh].sort((a, b) => a - b))
    }
  }
  if (s.kind === 'choice')
    expect(
      s.choices!.map((c) => c.value),
      at,
    ).toEqual(expect.arrayContaining([s.statusQuo, s.on]))
  if (s.kind === 'shares')
    expect(
      Object.values(s.on as object).reduce((a: number, b: number) => a + b, 0),
      at,
    ).toBeCloseTo(1)
}

describe('figures that the model holds as well', () => {
  const settingOf = (lever: string, id: string) => leverById(lever)!.settings.find((s) => s.id === id)!.statusQuo
  const base = (parameter: string) => context.base(parameter, 2026 * 12, 0)

  test('are the same in levers and parameters', () => {
    expect(settingOf('tutor-capacity', 'crowding')).toBeCloseTo(base('tutors.crowding'), 12)
    expect(settingOf('hospital-gp-cap', 'redirect_to_gp')).toBe(base('hospital.redirect-share'))
    expect(settingOf('hospital-gp-cap', 'leak_to_other_hospital')).toBe(base('hospital.leak-share'))
    expect(settingOf('senior-schemes', 'eligible_age')).toBe(base('senior.eligible-age'))
    // Regions differ from the country by a factor each; the setting is the country's.
    expect(settingOf('multi-doctor-practice', 'conversion_hazard_solo')).toBe(pack.parameter('SOLOCONV').default)
    expect(settingOf('multi-doctor-practice', 'min_population')).toBe(base('clinic.min-population'))
    expect(settingOf('multi-doctor-practice', 'tutor_prob_joint')).toBe(base('clinic.tutor-prob-joint'))
    expect(settingOf('practice-staff', 'staff_path')).toBe(base('staff.per-doctor'))
    expect((settingOf('practice-staff', 'list_per_staff_pct') as number) / 100).toBe(base('staff.list-gain'))
    expect(settingOf('practice-staff', 'share_to_relief')).toBe(base('staff.relief-share'))
    expect(settingOf('hu-dimensioning-gp', 'match_ratio')).toBe(base('posts.hu.match-ratio'))
    expect(settingOf('hu-dimensioning-gp', 'fill_threshold')).toBe(base('posts.hu.fill-threshold'))
  })

  test('are those of the behaviour table where it has them', () => {
    expect(settingOf('senior-schemes', 'take_up')).toBe(pack.parameter('RET10').default)
    expect(settingOf('senior-schemes', 'hazard_ratio')).toBe(pack.parameter('RET09').default)
    expect(1 - (leverById('senior-schemes')!.settings.find((s) => s.id === 'list_reduction_pct')!.on as number) / 100).toBeCloseTo(
      pack.parameter('RET11').default,
      12,
    )
    expect(settingOf('retirement-age', 'mean_age')).toBe(pack.parameter('RET01').default)
  })

  test('of hospitals and open municipalities are those of the pack', () => {
    const on = (id: string) => leverById('hospital-gp-cap')!.settings.find((s) => s.id === id)!.on
    const covered = pack.hospitals.filter((h) => h.covered)
    expect(on('baseline_persons')).toEqual(Object.fromEntries(covered.map((h) => [h.id, h.persons2025])))
    expect(on('baseline_fte')).toEqual(Object.fromEntries(covered.map((h) => [h.id, h.fte2025])))
    expect(openMunicipalities2025).toEqual(pack.places.filter((p) => p.flags.open_for_new_capacity).map((p) => p.code).sort())
  })
})

describe('study-places-regional', () => {
  const sites = (list: readonly Modifier[]) => Object.fromEntries(list.map((m) => [pack.sites[m.cells![0]!]!.id, m.value]))

  test('growth adds 140 places, a third at each of three sites', () => {
    const list = modifiers('study-places-regional')
    expect(Object.keys(sites(list)).sort()).toEqual(['aalborg', 'esbjerg', 'koege'])
    expect(sum(list)).toBeCloseTo(140, 10)
  })

  test('redistribution takes as many as it gives, and never more than a site has', () => {
    const list = modifiers('study-places-regional', { mode: 'redistribution', places_total: 300 })
    expect(sum(list)).toBeCloseTo(0, 10)
    expect(sum(list.filter((m) => m.value > 0))).toBeCloseTo(300, 10)
    for (const m of list.filter((m) => m.value < 0)) expect(context.base('intake.places', 2026 * 12 + 8, m.cells![0]!) + m.value).toBeGreaterThan(0)
  })
})

describe('study-intake-total', () => {
  test('a cut by ten per cent is made at the three large sites', () => {
    expect(modifiers('study-intake-total').map((m) => [m.op, m.value, pack.sites[m.cells![0]!]!.id])).toEqual([['multiply', 0.9, 'koebenhavn']])
    expect(modifiers('study-intake-total')[0]!.cells!.map((c) => pack.sites[c]!.id)).toEqual(['koebenhavn', 'aarhus', 'odense'])
  })

  test('places are shared by size and none is lost', () => {
    const list = modifiers('study-intake-total', { intake_delta_pct: 0, intake_delta_places: 250, campuses: 'all' })
    expect(sum(list)).toBeCloseTo(250, 10)
  })
})

describe('hu-dimensioning-gp', () => {
  test('a rule brings only the figures it reads', () => {
    expect(modifiers('hu-dimensioning-gp').map((m) => m.parameter)).toEqual(['posts.hu.scale'])
    expect(
      modifiers('hu-dimensioning-gp', { tracks_delta_pct: 0, rule: 'match-candidates', match_ratio: 0.9 }).map((m) => [m.parameter, m.value]),
    ).toEqual([
      ['posts.hu.rule', 1],
      ['posts.hu.match-ratio', 0.9],
    ])
    expect(modifiers('hu-dimensioning-gp', { tracks_delta_pct: 0, rule: 'conditional' }).map((m) => [m.parameter, m.value])).toEqual([
      ['posts.hu.rule', 2],
      ['posts.hu.fill-threshold', 0.95],
      ['posts.hu.step', 20],
    ])
  })
})

describe('pay-premium', () => {
  test('60,000 kroner is 0.073 log-odds for newcomers, 0.010 for the established and 0.157 for a training post', () => {
    const list = modifiers('pay-premium', { scope: { regions: ['nordjylland'] }, budget_neutral: false })
    expect(valueOf(list, 'choice.settle.new')).toBeCloseTo(0.0732, 4)
    expect(valueOf(list, 'choice.settle.established')).toBeCloseTo(0.0098, 4)
    expect(Math.max(...list.filter((m) => m.parameter === 'choice.hu').map((m) => m.value))).toBeCloseTo(0.1574, 4)
    expect(valueOf(list, 'choice.locked-years')).toBe(3)
  })

  test('without a scope it acts where the area is threatened', () => {
    const list = modifiers('pay-premium')
    expect(list[0]!.cells).toEqual(pack.places.flatMap((p, i) => (p.flags.threatened ? [i] : [])))
  })

  test('paid from the same total, the rest of the country becomes a little less attractive', () => {
    const list = modifiers('pay-premium').filter((m) => m.parameter === 'choice.settle.new')
    expect(list).toHaveLength(2)
    expect(list[1]!.value).toBeLessThan(0)
    expect(list[1]!.value).toBeGreaterThan(-0.05)
    expect(new Set([...list[0]!.cells!, ...list[1]!.cells!]).size).toBe(98)
  })
})

describe('new-capacity-closure', () => {
  const closed = (use: LeverUse = {}) => modifiers('new-capacity-closure', use).find((m) => m.parameter === 'capacity.open')!.cells!

  test('closes all but the 17 in the first half of 2025', () => {
    expect(closed()).toHaveLength(81)
    expect(closed().some((place) => pack.places[place]!.flags.open_for_new_capacity)).toBe(false)
  })

  test('another share closes the best covered by the model’s own figures, another list closes by that list', () => {
    expect(closed({ closed_share: 0.5 })).toHaveLength(49)
    expect(closed({ closed_share: 0.5 }).every((place) => closed({ closed_share: 0.9 }).includes(place))).toBe(true)
    expect(closed({ open_list: ['101'] })).toHaveLength(97)
  })
})

describe('hospital-gp-cap', () => {
  test('caps nine hospitals at 123 persons, or 98.1 full-time equivalents', () => {
    const persons = modifiers('hospital-gp-cap')
    expect(persons.map((m) => m.op)).toEqual(Array(9).fill('cap'))
    expect(sum(persons)).toBe(123)
    expect(sum(modifiers('hospital-gp-cap', { measure: 'fte' }))).toBeCloseTo(98.1, 10)
  })

  test('exempt sites are capped only when the exemption is lifted', () => {
    expect(modifiers('hospital-gp-cap', { exempt_sites: false })).toHaveLength(12)
  })
})

describe('senior-schemes', () => {
  test('take-up grows with the offer and the compensation', () => {
    expect(valueOf(modifiers('senior-schemes'), 'senior.take-up')).toBeCloseTo(0.25, 12)
    expect(valueOf(modifiers('senior-schemes', { offered_pct: 50, compensation_share: 1 }), 'senior.take-up')).toBeCloseTo(0.1875, 12)
    expect(valueOf(modifiers('senior-schemes'), 'senior.list-share')).toBeCloseTo(0.65, 12)
    expect(valueOf(modifiers('senior-schemes'), 'senior.hazard-ratio')).toBe(0.75)
  })
})

describe('practice-staff', () => {
  test('reaches 1.35 per doctor after five years, a little sooner with a grant', () => {
    const list = modifiers('practice-staff')
    expect(valueOf(list, 'staff.per-doctor')).toBeCloseTo(0.45, 12)
    expect(list[0]!.rampMonths).toBe(56)
    expect(modifiers('practice-staff', { grant_share: 0 })[0]!.rampMonths).toBe(60)
  })
})

describe('retirement-age', () => {
  test('moves the curve, or cuts it at one age', () => {
    expect(modifiers('retirement-age').map((m) => [m.parameter, m.value])).toEqual([['retirement.age-shift', 1]])
    expect(modifiers('retirement-age', { mode: 'sharp-cut', mean_age: 62 }).map((m) => [m.parameter, m.value])).toEqual([
      ['retirement.mode', 1],
      ['retirement.sharp-age', 62],
    ])
  })

  test('a third gone in ten years is seven tenths of the rate of 2015-17', () => {
    expect(valueOf(modifiers('retirement-age', { mean_age: 66, exit_10y_share: 1 / 3 }), 'retirement.hazard-scale')).toBeCloseTo(0.721, 3)
  })
})
