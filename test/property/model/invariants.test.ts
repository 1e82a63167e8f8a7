import { describe, expect, test } from 'vitest'
import { identityOf } from '../../../sim/core/random.ts'
import { STAGE, stages } from '../../../sim/model/stages/index.ts'
import { ENTRY } from '../../../sim/model/streams.ts'
import { FORM, type World } from '../../../sim/model/world.ts'
import { breachesOf } from './accounts.ts'
import { compile, monthOf, watch, type Trial } from './laboratory.ts'

/** Everything at once, and hard: what holds here holds for milder mixes. */
const busy: Trial = {
  levers: {
    'study-places-regional': { places_total: 300 },
    'hu-dimensioning-gp': {},
    'hu-placement-balance': {},
    'tutor-capacity': {},
    'pay-premium': {},
    'new-capacity-closure': {},
    'capacity-allocation-model': { start: '2025-07' },
    'hospital-gp-cap': {},
    'senior-schemes': {},
    'multi-doctor-practice': {},
    'practice-staff': {},
  },
  drivers: { 'retirement-age': {} },
}

const cases: readonly (readonly [name: string, trial: Trial, index: number])[] = [
  ['the baseline', {}, 0],
  ['all levers at once', busy, 1],
  ['the baseline from 2007', { period: { from: '2007-01', to: '2024-12' } }, 2],
  ['the baseline from 2013', { period: { from: '2013-01', to: '2024-12' } }, 3],
]

describe.each(cases)('in %s', (_, trial, index) => {
  test('people are conserved, nobody holds two posts, and every number adds up, in every month', () => {
    const found: string[] = []
    watch(compile(trial), index, (world, month) => {
      if (found.length < 20) found.push(...breachesOf(world).slice(0, 5).map((breach) => `${Math.floor(month / 12)}-${(month % 12) + 1} ${breach}`))
    })
    expect(found).toEqual([])
  })

  test('nobody appears twice, disappears or becomes somebody else', () => {
    let ids = new Uint32Array(0)
    const found: string[] = []
    const world = watch(compile(trial), index, ({ people }, month) => {
      if (people.size < ids.length) found.push(`${month}: ${ids.length - people.size} people gone`)
      for (let i = 0; i < ids.length; i++) if (ids[i] !== people.id[i]) found.push(`${month}: row ${i} is somebody else`)
      ids = people.id.slice(0, people.size)
    })
    expect(found).toEqual([])
    expect(new Set(ids).size).toBe(world.people.size)
  })

  test('everybody moves only along the paths that stages declare, and none is shorter than the law allows', () => {
    expect(pathBreaches(trial, index)).toEqual([])
  })
})

test('the accounts are sharp: each kind of error in the books is found', () => {
  const compiled = compile({ period: { from: '2025-01', to: '2025-01' } })
  const tampers: readonly ((w: World) => void)[] = [
    (w) => w.heads[7]!++,
    (w) => w.trainees[3]!--,
    (w) => w.juniors[1]!++,
    (w) => w.numbers[50]!++,
    (w) => w.clinicOwners[10]!++,
    (w) => w.hospitalPersons[0]!--,
    (w) => (w.people.stage[w.people.stage.indexOf(STAGE.hu)] = STAGE.practice),
    (w) => (w.people.clinic[w.people.form.indexOf(FORM.shared)] = -1),
    (w) => (w.introPool[w.introPoolSize++] = w.huPool[0]!),
    (w) => (w.people.form[w.people.stage.indexOf(STAGE.student)] = FORM.employed),
  ]
  for (const tamper of tampers) {
    let found: string[] = []
    watch(compiled, 0, (world, month) => {
      if (month !== compiled.from) return
      tamper(world)
      found = breachesOf(world)
    })
    expect(found, String(tamper)).not.toEqual([])
  }
})

test('nobody is a specialist sooner than the shortest lawful way from the day they were admitted', () => {
  const shortest = stages.reduce((sum, stage) => sum + stage.leastMonths, 0)
  const compiled = compile({ ...busy, period: { from: '2025-01', to: '2045-12' } })
  const soonest = new Map<number, number>()
  const wasSpecialist = new Uint8Array(200_000)
  watch(compiled, 0, ({ people }, month) => {
    for (let i = 0; i < people.size; i++) {
      const stage = people.stage[i]!
      if (wasSpecialist[i] !== 0 || (stage !== STAGE.practice && stage !== STAGE.outside)) continue
      wasSpecialist[i] = 1
      const { entry, cohort } = identityOf(people.id[i]!)
      if (entry !== ENTRY.student) continue
      const took = month - monthOf(1960 + cohort, 9)
      soonest.set(cohort, Math.min(soonest.get(cohort) ?? Infinity, took))
    }
  })
  expect(soonest.size).toBeGreaterThan(5)
  for (const [cohort, took] of soonest) expect(took, `intake of ${1960 + cohort}`).toBeGreaterThanOrEqual(shortest)
  expect(shortest).toBeGreaterThanOrEqual(12 * 12)
})

/** Moves between stages that no declaration allows, and stages completed too soon. Two steps may fall in one month. */
function pathBreaches(trial: Trial, index: number): string[] {
  const code = new Map(stages.map((stage) => [stage.id, stage.code]))
  const from = stages.map((stage) => new Set(stage.entersFrom.map((id) => code.get(id)!)))
  const allowed = (a: number, b: number) => from[b]!.has(a) || stages.some((via) => via.code !== STAGE.abroad && from[via.code]!.has(a) && from[b]!.has(via.code))
  // Whoever goes on has completed the stage; leaving the country, the path or the subject may happen at any time.
  const completes: Readonly<Record<number, readonly number[]>> = {
    [STAGE.student]: [STAGE.graduate, STAGE.kbu, STAGE.abroad],
    [STAGE.kbu]: [STAGE.beforeIntro, STAGE.intro, STAGE.otherDoctor],
    [STAGE.intro]: [STAGE.awaitingHu, STAGE.hu],
    [STAGE.hu]: [STAGE.practice, STAGE.outside],
  }
  const found: string[] = []
  let stage = new Uint8Array(0)
  let since = new Int16Array(0)
  watch(compile(trial), index, ({ people }: World, month) => {
    for (let i = 0; i < stage.length && found.length < 20; i++) {
      const before = stage[i]!
      const now = people.stage[i]!
      if (before === now) continue
      const when = `${Math.floor(month / 12)}-${(month % 12) + 1} row ${i}: ${stages[before]!.id} -> ${stages[now]!.id}`
      if (!allowed(before, now)) found.push(`${when}, which no stage declares`)
      const took = month - since[i]!
      if (completes[before]?.includes(now) && took < stages[before]!.leastMonths) found.push(`${when} after ${took} months, at least ${stages[before]!.leastMonths} required`)
    }
    stage = people.stage.slice(0, people.size)
    since = people.since.slice(0, people.size)
  })
  return found
}
