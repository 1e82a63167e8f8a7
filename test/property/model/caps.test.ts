import { describe, expect, test } from 'vitest'
import { slotsLeft, slotsUsed } from '../../../sim/model/processes/tutors.ts'
import { processes } from '../../../sim/model/schedule.ts'
import { STAGE } from '../../../sim/model/stages/index.ts'
import { FLOW, FLOWS, REGION_FLOWS, type World } from '../../../sim/model/world.ts'
import { compile, monthOf, pack, replicates, watch, type Trial } from './laboratory.ts'

describe('caps are never exceeded', () => {
  test.each(['persons', 'fte'] as const)('no covered hospital grows beyond its cap in %s while it holds, and may replace leavers', (measure) => {
    const compiled = compile({ levers: { 'hospital-gp-cap': { measure, start: '2025-01', end: '2035-01' } }, period: { from: '2025-01', to: '2036-12' } })
    const found: string[] = []
    let before = new Int32Array(0)
    let hiresAtCap = 0
    let most = 0
    watch(compiled, 0, (world, month) => {
      const now = world.hospitalPersons
      if (before.length > 0 && month < monthOf(2035))
        pack.hospitals.forEach((hospital, h) => {
          const cap = world.hospitalCap(h)
          if (cap < 1e9 !== hospital.covered) found.push(`${month}: ${hospital.id} has the cap ${cap}`)
          // Who is above it at the start need not dismiss anyone, but may not grow.
          if (now[h]! > Math.max(cap, before[h]!)) found.push(`${month}: ${hospital.id} has ${now[h]}, cap ${cap}, before ${before[h]}`)
          if (hospital.covered && now[h]! > before[h]! && now[h]! === cap) hiresAtCap++
        })
      if (month < monthOf(2035)) most = Math.max(most, covered(world))
      before = now.slice()
    })
    expect(found).toEqual([])
    // It is the cap that holds them: leavers are replaced up to it.
    expect(hiresAtCap).toBeGreaterThan(0)
    if (measure === 'persons') expect(most).toBeLessThanOrEqual(123)
  })

  test('without the cap the covered hospitals do grow beyond it', () => {
    let most = 0
    watch(compile({ period: { from: '2025-01', to: '2030-12' } }), 0, (world) => (most = Math.max(most, covered(world))))
    expect(most).toBeGreaterThan(123)
  })

  test('no more are admitted at a study site than it has places', () => {
    const found: string[] = []
    let seen = 0
    watch(compile({ levers: { 'study-places-regional': {} } }), 0, (world, month) => {
      if (month % 12 !== 8) return
      const { people, v, at, input } = world
      const admitted = new Int32Array(input.siteCount)
      for (let i = 0; i < people.size; i++) if (people.stage[i] === STAGE.student && people.since[i] === month) admitted[people.site[i]!]!++
      admitted.forEach((n, s) => {
        seen += n
        const places = Math.round(v[at['intake.places']! + s]!)
        if (n > places) found.push(`${month}: ${n} admitted at site ${s}, ${places} places`)
      })
    })
    expect(found).toEqual([])
    expect(seen).toBeGreaterThan(10_000)
  })

  const trials: readonly (readonly [string, Trial])[] = [
    ['the baseline', {}],
    ['a third of the tutors', { assumptions: { SLOTS: 0.3 } }],
    ['many more posts', { levers: { 'hu-dimensioning-gp': {} } }],
  ]
  test.each(trials)('no more HU posts are filled than posted, nationally and by region, with %s', (_, trial) => {
    const compiled = compile(trial)
    const [buffer] = replicates(compiled, 1)
    for (const level of ['nation', 'region']) {
      const [posted, filled] = ['hu-posted', 'hu-filled'].map((component) => compiled.layout.blocks.find((block) => block.component === component && block.level === level)!)
      let sum = 0
      for (let k = 0; k < posted!.steps * posted!.cells; k++) {
        expect(buffer![filled!.offset + k]!).toBeLessThanOrEqual(buffer![posted!.offset + k]!)
        sum += buffer![filled!.offset + k]!
      }
      expect(sum).toBeGreaterThan(1000)
    }
  })

  test('no more numbers are opened than the yearly maximum, and none in a place that is closed', () => {
    const found: string[] = []
    let before = new Int32Array(0)
    let opened = 0
    let allowed = 0
    watch(compile({ levers: { 'new-capacity-closure': { start: '2025-01', end: '2030-01' } } }), 0, (world, month) => {
      const { numbers, v, at } = world
      if (before.length > 0)
        for (let m = 0; m < world.places; m++) {
          if (numbers[m]! < before[m]!) found.push(`${month}: place ${m} has lost a number`)
          if (numbers[m]! > before[m]! && v[at['capacity.open']! + m]! < 0.5) found.push(`${month}: place ${m} is closed and got a number`)
          opened += numbers[m]! - before[m]!
        }
      if (month % 6 === 0) allowed += v[at['capacity.max-new-per-year']!]! / 2
      if (opened > allowed + 1e-9) found.push(`${month}: ${opened} opened, ${allowed} allowed`)
      before = numbers.slice()
    })
    expect(found).toEqual([])
    expect(opened).toBeGreaterThan(100)
  })

  test('tutor slots: nobody starts an introduction post beyond the slots left, and no round offers more posts than they hold', () => {
    // Many more posts and three tenths fewer tutors, so that the limit is met; what tutors had last year stays theirs (TUTORFLOOR).
    const compiled = compile({ period: { from: '2025-01', to: '2034-12' }, levers: { 'hu-dimensioning-gp': { tracks_delta_pct: 50, tracks_delta_posts: 200 } } })
    const fewerTutors = (world: World) => {
      for (let r = 0; r < world.input.regionCount; r++) world.v[world.at['tutors.slots-scale'] + r] = 0.7
    }
    let met = 0
    let starts = 0
    const seen: string[] = []
    around('introduction posts', (world, month, run) => {
      fewerTutors(world)
      const regions = [...Array(world.input.regionCount).keys()]
      const left = regions.map((r) => slotsLeft(world, r))
      const used = regions.map((r) => slotsUsed(world, r))
      run()
      for (const r of regions) {
        const taken = slotsUsed(world, r) - used[r]!
        starts += taken
        if (left[r]! - taken < 1) met++
        if (taken > Math.max(0, left[r]!)) seen.push(`${month}: ${taken} introduction doctors on ${left[r]} slots in region ${r}`)
      }
    }, () =>
      around('matching to hoveduddannelse', (world, month, run) => {
        const regions = [...Array(world.input.regionCount).keys()]
        const limit = regions.map((r) => Math.max(slotsLeft(world, r), 0.5 * world.value('TUTORFLOOR') * world.huFilledLastYear[r]!))
        const at = (r: number, flow: number) => world.flows[FLOWS.length + r * REGION_FLOWS.length + flow]!
        const before = regions.map((r) => [at(r, 0), at(r, 1)])
        run()
        for (const r of regions) {
          const posted = at(r, 0) - before[r]![0]!
          const filled = at(r, 1) - before[r]![1]!
          if (posted > limit[r]!) seen.push(`${month}: ${posted} HU posts on ${limit[r]} slots in region ${r}`)
          if (filled > posted) seen.push(`${month}: ${filled} HU doctors in ${posted} posts in region ${r}`)
        }
      }, () => replicates(compiled, 1)),
    )
    expect(seen).toEqual([])
    expect(starts).toBeGreaterThan(500)
    expect(met).toBeGreaterThan(20)
  })

  test('tutor slots: where they run short, fewer posts are advertised than planned', () => {
    // Twice as many planned posts on the same slots, against a country with twice the tutors.
    const binding = (trial: Trial) => {
      let posts = 0
      watch(compile({ chanceOnly: true, ...trial }), 0, (world, month) => {
        if (month % 12 === 8) posts += world.flows[FLOW.tutorBinding]!
      })
      return posts
    }
    const posts = { 'hu-dimensioning-gp': { tracks_delta_pct: 50, tracks_delta_posts: 200 } }
    expect(binding({ levers: posts })).toBeGreaterThan(binding({ levers: { ...posts, 'tutor-capacity': { tutor_practices_delta_pct: 100 } } }))
  })
})

function covered(world: World): number {
  return world.hospitalPersons.reduce((sum, persons, h) => (world.input.hospitalCovered[h] === 1 ? sum + persons : sum), 0)
}

/** Runs `body` with one process of the schedule wrapped, and puts it back. */
function around(name: string, wrap: (world: World, month: number, run: () => void) => void, body: () => void): void {
  const process = processes.find((one) => one.name === name) as { run(world: World, month: number): void } | undefined
  if (!process) throw new Error(`schedule: expected a process ${name}, got none. Follow its new name.`)
  const original = process.run
  process.run = (world, month) => wrap(world, month, () => original(world, month))
  try {
    body()
  } finally {
    process.run = original
  }
}
