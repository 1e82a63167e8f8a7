/** The levers on training, each at both ends of its range: what moves first, in which direction, and whom it may not touch. */
import { describe, expect, test } from 'vitest'
import { SOFT_CAP, softLogOdds } from '../../../sim/model/levers/soft.ts'
import { TRACK } from '../../../sim/model/processes/training-state.ts'
import { STAGE } from '../../../sim/model/stages/index.ts'
import { FLOW, FLOWS, NOWHERE, REGION_FLOWS, type World } from '../../../sim/model/world.ts'
import type { LeverUse } from '../../../sim/scenario/index.ts'
import { compile, firstDifference, monthOf, pack, replicates, watch } from './laboratory.ts'

const start = '2025-02'
const threatened = pack.clusters.map((cluster) => cluster.places.every((m) => pack.places[m]!.flags.threatened))
const largest = pack.clusters.map((cluster) => cluster.largestCity)
const region = (id: string) => pack.regionIds.indexOf(id)

/** What is counted over a run: HU starters by cluster, posts by region, and whatever a test adds. */
interface Tally {
  hu: number[]
  huAtIntro: number
  intro: number[]
  introAtKbu: number
  general: number
  other: number
  posted: number[]
  world: World
}

const cache = new Map<string, Tally>()

/** Runs replicate 0 with a lever (chance alone varies) and counts. */
function run(id: string, use: LeverUse = {}, to = '2032-12', seen: (w: World, month: number) => void = () => undefined): Tally {
  const key = JSON.stringify([id, use, to, seen.toString()])
  const known = cache.get(key)
  if (known) return known
  const levers = id === '' ? {} : { [id]: { start, ramp_years: 0, ...use } }
  const tally = { hu: pack.clusters.map(() => 0), huAtIntro: 0, intro: pack.clusters.map(() => 0), introAtKbu: 0, general: 0, other: 0, posted: pack.regionIds.map(() => 0) } as Omit<Tally, 'world'> as Tally
  let introBefore = new Uint8Array(0)
  tally.world = watch(compile({ chanceOnly: true, period: { from: '2025-01', to }, levers }), 0, (w, month) => {
    const { people: p } = w
    for (let i = 0; i < p.size; i++) {
      if (p.since[i] !== month) continue
      const c = p.huCluster[i]!
      if (p.stage[i] === STAGE.hu) {
        tally.hu[c]!++
        if (introBefore[i] === c) tally.huAtIntro++
      } else if (p.stage[i] === STAGE.intro) {
        tally.intro[c]!++
        if (p.kbuCluster[i] === c) tally.introAtKbu++
      } else if (p.stage[i] === STAGE.beforeIntro) tally.general++
      else if (p.stage[i] === STAGE.otherDoctor) tally.other++
    }
    introBefore = p.huCluster.slice()
    // Flows are counted over the year: in September they hold both rounds.
    if (month % 12 === 8) tally.posted.forEach((_, r) => (tally.posted[r]! += w.flows[FLOWS.length + r * REGION_FLOWS.length]!))
    seen(w, month)
  })
  cache.set(key, tally)
  return tally
}

const sum = (list: readonly number[], which: (c: number) => boolean = () => true) => list.reduce((total, n, c) => (which(c) ? total + n : total), 0)
const count = (w: World, test: (i: number) => boolean) => {
  let n = 0
  for (let i = 0; i < w.people.size; i++) if (test(i)) n++
  return n
}
const share = (part: number, of: number) => part / Math.max(1, of)

test('soft levers on one choice add up to no more than the cap, either way', () => {
  expect(softLogOdds(0.3)).toBe(0.3)
  expect(softLogOdds(9)).toBeCloseTo(Math.log(SOFT_CAP), 12)
  expect(softLogOdds(-9)).toBeCloseTo(-Math.log(SOFT_CAP), 12)
})

test('beyond the cap, more of the same soft levers changes nothing', () => {
  // An odds ratio of 4.8 is beyond the cap wherever there is an education lead; profiles everywhere are none, so nothing else is left to move.
  const most = { start, ramp_years: 0, education_lead_or: 4.8, profile_hospitals: [], protected_supervision_hours: 0, trained_supervisors_share: 0 }
  const led = (or: number) => compile({ chanceOnly: true, period: { from: '2025-01', to: '2026-12' }, levers: { 'training-environment': { ...most, education_lead_or: or } } })
  const [a, b, c] = [2.5, 4.8, 1.5].map((or) => replicates(led(or), 1)[0]!)
  expect(firstDifference(led(2.5), a!, b!)).toBeUndefined()
  expect(firstDifference(led(2.5), a!, c!)).toBeDefined()
})

describe('early-exposure', () => {
  const known = (use: LeverUse) => {
    const { people: p, training: t } = run('early-exposure', { decentral_months: 24, ...use }).world
    let met = 0
    let all = 0
    for (let i = 0; i < p.size; i++)
      if (t.exposedTo[i] !== 0 && p.kbuCluster[i] !== NOWHERE) {
        all++
        if (p.kbuCluster[i] === t.exposedTo[i]! - 1) met++
      }
    return { all, share: share(met, all) }
  }
  test('those who have met an area in their studies choose it for KBU more often', () => {
    const strong = known({ or_per_12_months: 1.5 })
    expect(strong.all).toBeGreaterThan(1000)
    expect(strong.share).toBeGreaterThan(known({ or_per_12_months: 1.01, reach_or: 1 }).share * 1.15)
  })
})

describe('priority-specialties', () => {
  test('more posts elsewhere cost general medicine applicants', () => {
    const [none, some, most] = [0, 15, 50].map((tracks_delta_pct) => run('priority-specialties', { tracks_delta_pct, supervisor_fte: 0, intro_continuation_or: tracks_delta_pct === 0 ? 1 : 2 }).general)
    expect(some!).toBeLessThan(none!)
    expect(most!).toBeLessThanOrEqual(some!)
  })
})

describe('vur-distribution-key', () => {
  const tutors = { 'tutor-capacity': { start, ramp_years: 0, tutor_practices_delta_pct: 100, trainees_per_tutor: 2 } }
  const posted = (levers: Record<string, LeverUse>) => {
    const sum = pack.regionIds.map(() => 0)
    watch(compile({ chanceOnly: true, period: { from: '2025-01', to: '2026-12' }, levers }), 0, (w, month) => {
      if (month % 12 === 8) sum.forEach((_, r) => (sum[r]! += w.flows[FLOWS.length + r * REGION_FLOWS.length]!))
    })
    return (id: string) => sum[region(id)]!
  }
  const today = posted(tutors)

  test.each([0.25, 0.4, 0.5])('whole posts follow the key of %d in the North, and the North has as many as before', (north_rn_share) => {
    const now = posted({ ...tutors, 'vur-distribution-key': { start, north_rn_share, east_rsj_share_gp: 0.5, east_rsj_share_other: 0.4 } })
    const north = now('nordjylland') + now('midtjylland')
    // Half a post at most is lost to rounding in each of the four rounds, and the same on the way from the country's posts to the North's.
    expect(Math.abs(now('nordjylland') - north_rn_share * north)).toBeLessThanOrEqual(2)
    expect(Math.abs(north - today('nordjylland') - today('midtjylland'))).toBeLessThanOrEqual(4)
  })

  test('the East goes by its own, as far as there are tutors', () => {
    const key = { 'vur-distribution-key': { start, north_rn_share: 1 / 3, east_rsj_share_gp: 0.7 } }
    const share = (now: (id: string) => number) => now('sjaelland') / (now('sjaelland') + now('hovedstaden'))
    expect(Math.abs(share(posted({ ...tutors, ...key })) - 0.7)).toBeLessThan(0.01)
    expect(share(posted(key))).toBeLessThan(0.7)
    expect(share(posted(key))).toBeGreaterThan(share(posted({})))
  })
})

describe('generalist-hu', () => {
  const locals = (use: LeverUse) => {
    const { people: p, training: t } = run('generalist-hu', { lag_years: 1, ...use }).world
    return count({ people: p } as World, (i) => p.stage[i] === STAGE.hu && t.local[i]! > 0) - count({ people: p } as World, (i) => p.stage[i] === STAGE.hu && t.local[i]! < 0)
  }
  test('fewer compulsory months are spent near the post, more of them away from it', () => {
    expect(locals({ university_months_required: 0 })).toBeGreaterThan(300)
    expect(locals({ university_months_required: 24 })).toBeLessThan(-300)
  })
  test('less weight on research lets those who were in the periphery choose first', () => {
    const cities = (research_weight: number) => {
      const { hu, huAtIntro } = run('generalist-hu', { lag_years: 1, university_months_required: 12, research_weight })
      return { hu, huAtIntro }
    }
    expect(cities(0).hu).not.toEqual(cities(0.5).hu)
  })
})

describe('intro-post-steering', () => {
  const only = (use: LeverUse) => run('intro-post-steering', { intro_guarantee: false, max_intro_same_specialty: 3, max_intro_internal_medicine: 4, popular_cut_pct: 0, ...use })
  const hard = (c: number) => !largest[c] && pack.clusters[c]!.region === 'sjaelland'
  test('posts where HU is vacant draw introduction doctors there', () => {
    expect(sum(only({ intro_guarantee: true, intro_per_vacant_hu: 2 }).intro, hard)).toBeGreaterThan(sum(run('').intro, hard))
    expect(sum(only({ intro_guarantee: true, intro_per_vacant_hu: 0 }).intro)).toBe(sum(run('').intro))
  })
  test('a limit on how many a doctor takes brings them sooner', () => {
    const before = sum(run('', {}, '2028-12').intro)
    const after = sum(run('intro-post-steering', { intro_guarantee: false, max_intro_same_specialty: 1, max_intro_internal_medicine: 1, popular_cut_pct: 0 }, '2028-12').intro)
    expect(after).toBeGreaterThanOrEqual(before)
  })
  test('fewer posts in the largest cities leave fewer introduction doctors there', () => {
    expect(share(sum(only({ popular_cut_pct: 30 }).intro, (c) => largest[c]!), sum(only({ popular_cut_pct: 30 }).intro))).toBeLessThan(share(sum(run('').intro, (c) => largest[c]!), sum(run('').intro)))
  })
})

describe('kbu-general-practice', () => {
  test('fewer in practice free tutor slots at once and cost general medicine applicants later', () => {
    const juniors = (share_half_year_gp: number) => {
      let n = 0
      const tally = run('kbu-general-practice', { share_half_year_gp }, '2032-12', (w, month) => {
        if (month === monthOf(2026, 1)) n = w.juniors.reduce((a, b) => a + b, 0)
      })
      return { n, general: tally.general }
    }
    const [none, half] = [juniors(0), juniors(0.5)]
    const today = run('')
    expect(none.n).toBeLessThan(half.n)
    expect(none.general).toBeLessThan(half.general)
    expect(half.general).toBeLessThan(today.general)
  })
  test('a short introduction post lasts six months after half a year in practice', () => {
    const lengths = new Set<number>()
    run('kbu-general-practice', { share_half_year_gp: 1, short_intro: true }, '2029-12', ({ people: p }, month) => {
      if (month > monthOf(2027)) for (let i = 0; i < p.size; i++) if (p.stage[i] === STAGE.intro) lengths.add(month - p.since[i]!)
    })
    expect(Math.max(...lengths)).toBeLessThan(6)
  })
})

describe('training-environment', () => {
  const outside = (use: LeverUse) => sum(run('training-environment', use).hu, (c) => !largest[c])
  test('better environments outside the cities fill posts there', () => {
    expect(outside({ education_lead_or: 2, supervision_or_per_hour: 1.2 })).toBeGreaterThan(sum(run('').hu, (c) => !largest[c]))
  })
  test('profiles are relative: when all have one the effect is nil', () => {
    const off = { education_lead_hospitals: ['330'], protected_supervision_hours: 0, trained_supervisors_share: 0 }
    const every = pack.clusters.map((cluster) => pack.places[cluster.places[0]!]!.code)
    const levers = (profile_hospitals: string[]) => ({ levers: { 'training-environment': { ...off, profile_hospitals } } })
    expect(compile(levers(every)).fingerprint).toBe(compile().fingerprint)
    expect(compile(levers(every.slice(1))).fingerprint).not.toBe(compile().fingerprint)
  })
  test('an education lead outside the cap is one more at that hospital', () => {
    const caps = (lead_inside_cap: boolean) => {
      const { world } = { world: watch(compile({ period: { from: '2026-01', to: '2026-02' }, levers: { 'hospital-gp-cap': {}, 'training-environment': { lead_inside_cap } } }), 0, () => undefined) }
      return pack.hospitals.map((_, h) => world.hospitalCap(h))
    }
    const [inside, beside] = [caps(true), caps(false)]
    expect(beside.map((cap, h) => cap - inside[h]!).filter((d) => d !== 0)).toEqual([1, 1])
  })
})

describe('hospital-partnerships', () => {
  test('posts move from the large hospitals to the threatened ones and none are made', () => {
    const [today, moved] = [run('', {}, '2028-12'), run('hospital-partnerships', { trainer_fte_moved: 10, donor_limit: 0.15, slots_per_trainer: 2 }, '2028-12')]
    expect(Math.abs(sum(moved.posted) - sum(today.posted))).toBeLessThanOrEqual(0.02 * sum(today.posted))
    expect(moved.posted[region('sjaelland')]!).toBeGreaterThan(today.posted[region('sjaelland')]!)
    expect(moved.posted[region('hovedstaden')]!).toBeLessThan(today.posted[region('hovedstaden')]!)
  })
})

describe('coherent-tracks', () => {
  test.each(['intro-hu', 'kbu-intro', 'kbu-intro-hu'])('%s: holders are of the areas that offer them, and no more than there are tracks', (variant) => {
    const { people: p, training: t } = run('coherent-tracks', { variant, tracks_per_year: 10 }).world
    let holders = 0
    for (let i = 0; i < p.size; i++) {
      if ((t.track[i]! & TRACK.coherent) === 0) continue
      holders++
      expect(t.tiedTo[i]).toBeGreaterThan(0)
      if (variant !== 'intro-hu') expect(p.kbuCluster[i]).toBe(t.tiedTo[i]! - 1)
    }
    expect(holders).toBeGreaterThan(50)
    expect(holders).toBeLessThanOrEqual(3 * 10 * 8)
  })
  test('the fewer fall out between the stages, the more begin HU', () => {
    const hu = (dropout_multiplier: number) => sum(run('coherent-tracks', { tracks_per_year: 60, dropout_multiplier }).hu)
    expect(hu(0)).toBeGreaterThan(hu(1))
    expect(hu(0)).toBeGreaterThan(sum(run('').hu))
  })
  test('a cluster has no more tracks than HU posts for them to lead to, and owes its ordinary applicants few posts', () => {
    const { hu, world } = run('coherent-tracks', { tracks_per_year: 60 })
    pack.clusters.forEach((cluster, c) => {
      const holders = count(world, (i) => (world.training.track[i]! & TRACK.coherent) !== 0 && world.training.tiedTo[i] === c + 1)
      const posts = world.input.huClusterShare[c]! * world.huPostsPlanned() * 8
      expect(holders, cluster.id).toBeLessThanOrEqual(posts + 1)
      expect(world.introOpen[c]!, cluster.id).toBeGreaterThan(-2)
    })
    expect(sum(hu)).toBeGreaterThan(0)
  })
  test('without the rule, KBU and introduction leave nothing to bind', () => {
    expect(compile({ levers: { 'coherent-tracks': { variant: 'kbu-intro', kbu_variant_allowed: false } } }).fingerprint).toBe(compile().fingerprint)
  })
})

describe('geo-bounded-tracks', () => {
  test('posts far from the region’s large hospitals fill better, and more of the training is local', () => {
    const far = (c: number) => ['vest', 'thisted', 'nykoebing-falster', 'sydvestjysk', 'soenderjylland'].includes(pack.clusters[c]!.id)
    const all = run('geo-bounded-tracks', { share_of_tracks: 1, max_between_sites_min: 20 })
    expect(sum(all.hu, far)).toBeGreaterThan(sum(run('').hu, far))
    const { people: p, training: t } = all.world
    for (let i = 0; i < p.size; i++) {
      expect(t.local[i]!).toBeGreaterThanOrEqual(0)
      expect(t.local[i]!).toBeLessThanOrEqual(30 / 54 + 1e-6)
    }
  })
})

describe('team-tracks', () => {
  test.each([[2, 60, 0], [3, 60, 0], [6, 60, 0], [2, 0, 24], [3, 0, 24], [4, 0, 24]])('teams of %i are placed whole or not at all, outside the largest cities, within the %i team places in KBU and %i in introduction', (team_size, team_places_kbu, team_places_intro) => {
    const found: string[] = []
    let placed = 0
    let before = new Uint8Array(0)
    run('team-tracks', { team_size, team_places_kbu, team_places_intro }, '2028-12', ({ training: t, people: p }, month) => {
      const now = t.tiedTo.slice(0, p.size)
      const groups = new Map<string, number>()
      for (let i = 0; i < now.length; i++) {
        if (now[i] === (before[i] ?? 0) || now[i] === 0) continue
        const key = `${p.stage[i] === STAGE.kbu ? 'kbu' : 'intro'} ${now[i]! - 1}`
        groups.set(key, (groups.get(key) ?? 0) + 1)
        if (largest[now[i]! - 1]) found.push(`${month}: a team in ${pack.clusters[now[i]! - 1]!.id}`)
        placed++
      }
      for (const [key, n] of groups) if (n % team_size !== 0) found.push(`${month}: ${n} placed in ${key}`)
      before = now
    })
    expect(found).toEqual([])
    expect(placed).toBeGreaterThan(team_places_kbu + team_places_intro)
    expect(placed).toBeLessThanOrEqual(4 * (team_places_kbu + team_places_intro))
  })
})

describe('tailored-terms', () => {
  test('hard-to-fill posts fill better, and covered trainees serve less', () => {
    const empty = (c: number) => ['holbaek', 'slagelse-ringsted-naestved', 'nykoebing-falster'].includes(pack.clusters[c]!.id)
    const most = run('tailored-terms', { share_covered: 1, fill_or: 2.5 })
    expect(sum(most.hu, empty)).toBeGreaterThan(sum(run('').hu, empty))
    expect(sum([...most.world.training.coveredTrainees])).toBeGreaterThan(0)
  })
})

describe('stage-attachment', () => {
  test('an early offer keeps doctors where they are, from KBU to introduction and on to HU', () => {
    const strong = run('stage-attachment', { stay_or_kbu_intro: 1.6, stay_or_intro_hu: 1.6 })
    const today = run('')
    expect(share(strong.introAtKbu, sum(strong.intro))).toBeGreaterThan(share(today.introAtKbu, sum(today.intro)))
    expect(share(strong.huAtIntro, sum(strong.hu))).toBeGreaterThan(share(today.huAtIntro, sum(today.hu)))
  })
})

describe('hu-transfer', () => {
  const there = ({ people: p }: World) => count({ people: p } as World, (i) => p.stage[i] === STAGE.hu && threatened[p.huCluster[i]!]!)
  test('more requests granted bring more trainees to threatened areas, and a slot posted again makes one more post', () => {
    const use = { request_rate: 5, approval_share: 1 }
    const lost = run('hu-transfer', { ...use, slot_left_behind: 'lost' })
    expect(there(lost.world)).toBeGreaterThan(there(run('').world) + 20)
    expect(sum(run('hu-transfer', { ...use, slot_left_behind: 'posted-again' }).posted)).toBeGreaterThan(sum(lost.posted))
  })
  test('where none are granted, some of today’s moves do not take place', () => {
    expect(there(run('hu-transfer', { approval_share: 0 }).world)).toBeLessThanOrEqual(there(run('').world))
  })
})

describe('merit-flexibility', () => {
  test.each([6, 24])('%i months of credit shorten HU and leave 24 months in practice', (months_credited) => {
    const since = monthOf(2025, 3)
    const shortest = (id: string) => {
      const { people: p } = run(id, id === '' ? {} : { months_credited, eligible_share: 0.5, only_in_threatened: false }).world
      let least = Infinity
      for (let i = 0; i < p.size; i++) if (p.stage[i] === STAGE.hu && p.since[i]! >= since) least = Math.min(least, p.huEnd[i]! - p.since[i]!)
      return least
    }
    expect(shortest('')).toBe(54)
    expect(shortest('merit-flexibility')).toBe(54 - months_credited)
    expect(shortest('merit-flexibility')).toBeGreaterThanOrEqual(24 + 6)
  })
})

describe('specialist-career-switch', () => {
  test.each([12, 30, 54])('after %i months those who retrained are in practice, and one other specialist is missing for each', (retraining_months) => {
    const began = new Map<number, number>()
    let specialists = 0
    let beginners = 0
    const found: string[] = []
    run('specialist-career-switch', { switch_hazard: 10, retraining_months }, '2031-12', ({ people: p, flows }, month) => {
      for (let i = 0; i < p.size; i++) {
        const first = began.get(i)
        if (p.stage[i] === STAGE.retraining) {
          if (first === undefined) {
            began.set(i, month)
            beginners++
          }
          if (first !== undefined && month - first >= retraining_months) found.push(`row ${i} still retrains after ${month - first} months`)
        } else if (first !== undefined && p.stage[i] === STAGE.practice && p.since[i] === month) {
          if (month - first !== retraining_months) found.push(`row ${i} retrained for ${month - first} months`)
          specialists++
          began.delete(i)
        } else if (first !== undefined && p.stage[i] === STAGE.abroad) began.delete(i)
      }
      expect(flows[FLOW.specialists]).toBeGreaterThanOrEqual(0)
    })
    expect(found).toEqual([])
    expect(beginners).toBeGreaterThan(50)
    expect(specialists).toBeGreaterThan(retraining_months === 54 ? 10 : 30)
  })
})
