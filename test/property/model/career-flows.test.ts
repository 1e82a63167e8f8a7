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
