import { describe, expect, it } from 'vitest'
import { Calendar } from '../../../sim/core/calendar.ts'

const out = new Int32Array(100)
const take = (calendar: Calendar, month: number) => Array.from(out.subarray(0, calendar.due(month, out)))

describe('the calendar', () => {
  it('gives the agents of a month in ascending order, however they were scheduled', () => {
    const calendar = new Calendar(24300, 24303, 100)
    for (const agent of [99, 31, 64, 0, 32, 63, 7]) calendar.schedule(agent, 24301)
    expect(take(calendar, 24300)).toEqual([])
    expect(take(calendar, 24301)).toEqual([0, 7, 31, 32, 63, 64, 99])
    expect(take(calendar, 24302)).toEqual([])
  })

  it('moves an agent who is scheduled again', () => {
    const calendar = new Calendar(0, 5, 10)
    calendar.schedule(3, 1)
    calendar.schedule(3, 4)
    expect(calendar.dueMonth(3)).toBe(4)
    expect([0, 1, 2, 3, 4].flatMap((month) => take(calendar, month).map((agent) => [month, agent]))).toEqual([[4, 3]])
    expect(calendar.dueMonth(3)).toBe(-1)
  })

  it('moves the past to the next month', () => {
    const calendar = new Calendar(10, 15, 10)
    calendar.schedule(1, 3)
    expect(calendar.dueMonth(1)).toBe(10)
    expect(take(calendar, 10)).toEqual([1])
    calendar.schedule(1, 10)
    expect(calendar.dueMonth(1)).toBe(11)
    expect(take(calendar, 11)).toEqual([1])
  })

  it('drops what comes after its last month, and takes the agent off', () => {
    const calendar = new Calendar(0, 2, 10)
    calendar.schedule(1, 2)
    calendar.schedule(1, 3)
    expect(calendar.dueMonth(1)).toBe(-1)
    expect([0, 1, 2].flatMap((month) => take(calendar, month))).toEqual([])
    calendar.schedule(1, 2)
    expect(calendar.dueMonth(1)).toBe(-1)
  })

  it('forgets an agent who cancels', () => {
    const calendar = new Calendar(0, 2, 10)
    calendar.schedule(1, 1)
    calendar.schedule(2, 1)
    calendar.cancel(1)
    calendar.cancel(5)
    expect([0, 1, 2].flatMap((month) => take(calendar, month))).toEqual([2])
  })

  it('refuses to skip or repeat a month', () => {
    const calendar = new Calendar(0, 2, 10)
    expect(() => calendar.due(1, out)).toThrow('calendar: expected month 0, got 1.')
    take(calendar, 0)
    expect(() => calendar.due(0, out)).toThrow('calendar: expected month 1, got 0.')
  })

  it('is as new after a reset', () => {
    const calendar = new Calendar(0, 2, 10)
    calendar.schedule(1, 2)
    take(calendar, 0)
    calendar.reset()
    expect(calendar.dueMonth(1)).toBe(-1)
    expect([0, 1, 2].flatMap((month) => take(calendar, month))).toEqual([])
  })

  it('refuses an impossible period or capacity', () => {
    expect(() => new Calendar(3, 2, 10)).toThrow('expected months from <= to')
    expect(() => new Calendar(0, 40_000, 10)).toThrow('fewer than 32768')
    expect(() => new Calendar(0, 2, 0)).toThrow('expected a capacity of at least 1, got 0')
  })
})
