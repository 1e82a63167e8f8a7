import { describe, expect, it } from 'vitest'
import { defineSchedule, defineStreams, describeSchedule, type Process, runMonth } from '../../../sim/core/schedule.ts'

const noting = (name: string, months?: readonly number[], streams: readonly string[] = []): Process<string[]> => ({ name, months, streams, run: (world, month) => void world.push(`${name} ${month}`) })

describe('a schedule', () => {
  const schedule = defineSchedule([noting('ageing'), noting('admission', [8], ['admission-rank']), noting('posts', [2, 8])])

  it('runs the processes of a month in order', () => {
    const world: string[] = []
    for (const month of [24, 26, 32]) runMonth(schedule, world, month)
    expect(world).toEqual(['ageing 24', 'ageing 26', 'posts 26', 'ageing 32', 'admission 32', 'posts 32'])
  })

  it('describes itself as numbered lines', () => {
    expect(describeSchedule(schedule)).toEqual(['1. ageing (every month)', '2. admission (September; draws admission-rank)', '3. posts (March, September)'])
  })

  it('names every process that is wrong', () => {
    const define = () => defineSchedule([noting('a'), noting('a'), noting('b', [12]), noting('c', [])])
    expect(define).toThrow('expected one process a, got two')
    expect(define).toThrow('process b: expected months 0 to 11, got 12')
    expect(define).toThrow('process c: expected at least one month, got none')
  })
})

describe('streams', () => {
  it('are numbered by their place in the list', () => {
    expect(defineStreams(['settle', 'exit'])).toEqual({ settle: 0, exit: 1 })
  })

  it('are refused when one comes twice or there are too many', () => {
    expect(() => defineStreams(['a', 'b', 'a'])).toThrow('expected one stream a, got two')
    expect(() => defineStreams(Array.from({ length: 257 }, (_, i) => `s${i}`))).toThrow('expected at most 256, got 257')
  })
})
