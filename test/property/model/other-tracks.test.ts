/** Training in other specialties: expected numbers that keep their books and that levers move as their rows say. */
import { describe, expect, test } from 'vitest'
import { OTHER_GROUPS } from '../../../sim/model/processes/other-tracks.ts'
import { indicators } from '../../../sim/model/indicators/index.ts'
import { valueOf } from '../../../sim/run/aggregate.ts'
import type { World } from '../../../sim/model/world.ts'
import { compile, monthOf, pack, replicates, watch, type Trial } from './laboratory.ts'

const period = { from: '2025-01', to: '2036-12' }

describe('every December', () => {
  const seen: { year: number; posted: number[]; filled: number[]; completed: number[] }[] = []
  watch(compile({ period }), 1, (w: World, month) => {
    if (month % 12 !== 11 || month < w.from) return
    const { posted, filled, completed } = w.otherTracks
    seen.push({ year: Math.floor(month / 12), posted: [...posted], filled: [...filled], completed: [...completed] })
  })

  test('no more posts are filled than there are, and those completed were filled five years before', () => {
    for (const { posted, filled } of seen) for (let k = 0; k < posted.length; k++) {
      expect(filled[k]).toBeGreaterThanOrEqual(0)
      expect(filled[k]).toBeLessThanOrEqual(posted[k]! + 1e-9)
    }
    for (let y = 5; y < seen.length; y++) expect(seen[y]!.completed).toEqual(seen[y - 5]!.filled)
  })

  test('posts are those of the plan less general medicine, by the regions’ keys', () => {
    const plan = pack.series('hu-dimensioned-all-specialties')!.at(2025) - pack.series('hu-dimensioned', pack.id)!.at(2025)
    const at = (region: string, { posted }: (typeof seen)[number]) => posted.reduce((sum, posts, k) => (pack.clusters[k % pack.clusters.length]!.region === region ? sum + posts : sum), 0)
    for (const row of seen) {
      expect(row.posted.reduce((a, b) => a + b, 0)).toBeCloseTo(plan, 6)
      expect(at('sjaelland', row) / (at('sjaelland', row) + at('hovedstaden', row))).toBeCloseTo(0.4, 10)
      expect(at('nordjylland', row) / (at('nordjylland', row) + at('midtjylland', row))).toBeCloseTo(1 / 3, 10)
    }
  })
})

describe('levers', () => {
  const read = (trial: Trial, indicator: string, id: string, year: number, level = 'nation', cell = 0) => {
    const compiled = compile({ period, ...trial })
    const [buffer] = replicates(compiled, 1)
    const measure = indicators.find((i) => i.id === indicator)!.measures.find((m) => m.id === id)!
    return valueOf(buffer!, compiled.layout, measure, level, cell, monthOf(year, 12), indicator)
  }
  const more = (levers: Trial['levers'], indicator: string, id: string, year: number, level?: string, cell?: number) => read({ levers }, indicator, id, year, level, cell) - read({}, indicator, id, year, level, cell)

  test('more posts in the priority specialties fill more of them, and the larger the more', () => {
    const few = more({ 'priority-specialties': { tracks_delta_pct: 10 } }, 'intro-to-hu-continuation', 'begun-priority', 2034)
    const many = more({ 'priority-specialties': { tracks_delta_pct: 50 } }, 'intro-to-hu-continuation', 'begun-priority', 2034)
    expect(few).toBeGreaterThan(0)
    expect(many).toBeGreaterThan(few)
    // Nobody is made: what the priority specialties win, the others and general medicine lose in the end.
    expect(more({ 'priority-specialties': { tracks_delta_pct: 50 } }, 'intro-to-hu-continuation', 'begun-hospital', 2034)).toBeLessThan(0)
  })

  test('the balance between city and periphery moves months of all groups out, the larger the more', () => {
    for (const group of ['general', ...OTHER_GROUPS])
      for (const stage of ['posted', 'filled']) {
        const small = more({ 'hu-placement-balance': { share_outside_delta: 0.05, popular_cap_pct: 0, mandate_share: 0 } }, 'tracks-outside-cities', `months-${stage}-outside-${group}`, 2030)
        const large = more({ 'hu-placement-balance': { share_outside_delta: 0.2, popular_cap_pct: 0, mandate_share: 0 } }, 'tracks-outside-cities', `months-${stage}-outside-${group}`, 2030)
        expect(small, `${stage} ${group}`).toBeGreaterThan(0)
        expect(large, `${stage} ${group}`).toBeGreaterThan(small)
      }
  })

  test('the keys move posts between the regions they name, each its own specialties', () => {
    const region = (id: string) => pack.regionIds.indexOf(id)
    const east = { 'vur-distribution-key': { north_rn_share: 1 / 3, east_rsj_share_gp: 0.5, east_rsj_share_other: 0.5 } }
    expect(more(east, 'hu-fill-rate', 'fill-rate', 2030, 'region', region('sjaelland'))).not.toBeNaN()
    const posted = (levers: Trial['levers'], id: string) => {
      const compiled = compile({ period, levers })
      const [buffer] = replicates(compiled, 1)
      return valueOf(buffer!, compiled.layout, { numerator: ['hu-posted-hospital'] }, 'region', region(id), monthOf(2030, 12), 'hu-fill-rate')
    }
    expect(posted(east, 'sjaelland') / (posted(east, 'sjaelland') + posted(east, 'hovedstaden'))).toBeCloseTo(0.5, 5)
    expect(posted(east, 'nordjylland')).toBeCloseTo(posted({}, 'nordjylland'), 3)
    const north = { 'vur-distribution-key': { north_rn_share: 0.45, east_rsj_share_gp: 0.5, east_rsj_share_other: 0.4 } }
    expect(posted(north, 'nordjylland') / (posted(north, 'nordjylland') + posted(north, 'midtjylland'))).toBeCloseTo(0.45, 5)
    expect(posted(north, 'sjaelland')).toBeCloseTo(posted({}, 'sjaelland'), 3)
  })

  test('fewer compulsory months at specialised units leave more of every track outside, once the rules have changed', () => {
    for (const group of ['general', ...OTHER_GROUPS]) {
      expect(more({ 'generalist-hu': {} }, 'tracks-outside-cities', `months-filled-outside-${group}`, 2028)).toBe(0)
      expect(more({ 'generalist-hu': {} }, 'tracks-outside-cities', `months-posted-outside-${group}`, 2032)).toBeGreaterThan(0)
    }
  })
})
