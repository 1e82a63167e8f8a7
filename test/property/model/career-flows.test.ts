/** The steps of careers are books that balance: who is at a stage is who was there, plus who came, less who went. */
import { expect, test } from 'vitest'
import { findBlock } from '../../../sim/core/recorder.ts'
import { careerFlows, stagesOf } from '../../../sim/model/indicators/career-flows.ts'
import { traceReplicate } from '../../../sim/model/trace.ts'
import { compile, watch } from './laboratory.ts'

const period = { from: '2025-01', to: '2030-12' }
const compiled = compile({ period })
const trials = { baseline: compiled, 'all levers': compile({ extends: 'everything', period }) }

test.each(Object.entries(trials))('under %s, stocks of students, doctors in training and in practice follow the recorded steps year by year', (_, compiled) => {
  const stocks: number[][] = []
  const groups = ['study', 'basic', 'intro', 'hu', 'retraining', 'practice'] as const
  const world = watch(compiled, 0, (w, month) => {
    if ((month + 1) % 12 === 0) stocks.push(groups.map((group) => stagesOf(group).reduce((sum, stage) => sum + w.counts[stage]!, 0)))
  })
  const flow = (from: string, to: string, year: number) => world.buffer[findBlock(compiled.layout, `${from}-${to}`, 'nation')!.offset + year]!
  for (let year = 0; year < stocks.length - 1; year++) {
    const changes = groups.map((_group, g) => stocks[year + 1]![g]! - stocks[year]![g]!)
    const balance = groups.map((group) => careerFlows.reduce((sum, [from, to]) => sum + (to === group ? flow(from, to, year) : 0) - (from === group ? flow(from, to, year) : 0), 0))
    expect([year, balance]).toEqual([year, changes])
  }
  expect(stocks.length).toBe(7)
})

test('a life can be asked for by a step and its year', () => {
  const life = traceReplicate(compiled, 0, { pick: 'step:basic-intro@2027' })
  expect(life.events.filter(({ kind, month }) => kind === 'choseGeneral' && Math.floor(month / 12) === 2027)).toHaveLength(1)
  expect(traceReplicate(compiled, 0, { pick: 'step:new-study@2026' }).person).toContain('student-2026-')
  expect(() => traceReplicate(compiled, 0, { pick: 'step:hu-nowhere@2027' })).toThrow(/step:<from>-<to>/)
  expect(() => traceReplicate(compiled, 0, { pick: 'step:basic-intro@1990' })).toThrow(/got nobody/)
})

test('a life has three tracks that meet end to end and agree with what is told of it', () => {
  const life = traceReplicate(compiled, 0, { pick: 'owner' })
  const { place, post, hours } = life.tracks
  for (const track of [place, post, hours]) {
    expect(track.length).toBeGreaterThan(0)
    track.forEach((span, k) => {
      expect(span.from).toBeLessThan(span.to)
      const before = track[k - 1]
      if (before) expect(before.to < span.from || (before.to === span.from && before.value !== span.value)).toBe(true)
    })
    expect(track.at(-1)!.to).toBe(compiled.to + 1)
  }
  // A post is known in every month since the person is there.
  post.forEach((span, k) => k > 0 && expect(span.from).toBe(post[k - 1]!.to))
  expect(['solo', 'shared']).toContain(post.at(-1)!.value)
  for (const { value } of hours) expect(value > 0.2 && value <= 1).toBe(true)
  // Whoever is told to have bought a practice somewhere is an owner there from that month on.
  const young = traceReplicate(compiled, 0, { pick: 'step:hu-practice@2028' })
  const at = <Value>(track: readonly { readonly from: number; readonly to: number; readonly value: Value }[], month: number) => track.find(({ from, to }) => from <= month && month < to)?.value
  const settled = young.events.filter(({ kind }) => ['boughtShare', 'boughtSolo', 'employed', 'clinic', 'locum'].includes(kind))
  expect(settled.length).toBeGreaterThan(0)
  const named: Readonly<Record<string, string>> = { boughtShare: 'shared', boughtSolo: 'solo' }
  const last = settled.at(-1)!
  expect([at(young.tracks.post, last.month), at(young.tracks.place, last.month)]).toEqual([named[last.kind] ?? last.kind, last.place])
  expect(at(young.tracks.hours, last.month)).toBeLessThan(1)
})
