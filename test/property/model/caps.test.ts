import { describe, expect, test } from 'vitest'
import { STAGE } from '../../../sim/model/stages/index.ts'
import { FLOW, type World } from '../../../sim/model/world.ts'
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
