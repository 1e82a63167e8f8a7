import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Calendar } from '../../../sim/core/calendar.ts'

const MONTHS = 12
const AGENTS = 70

/** What may be done to a calendar; `tick` reads the next month. */
const actions = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('schedule' as const), agent: fc.nat(AGENTS - 1), month: fc.integer({ min: -3, max: MONTHS + 3 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), agent: fc.nat(AGENTS - 1), month: fc.constant(0) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick' as const), agent: fc.constant(0), month: fc.constant(0) }) },
  ),
  { maxLength: 120 },
)

describe('the calendar', () => {
  it('agrees with a map from agent to month', () => {
    const calendar = new Calendar(0, MONTHS - 1, AGENTS)
    const out = new Int32Array(AGENTS)
    fc.assert(
      fc.property(actions, (list) => {
        calendar.reset()
        const plain = new Map<number, number>()
        let next = 0
        for (const { kind, agent, month } of list) {
          if (kind === 'schedule') {
            calendar.schedule(agent, month)
            const due = Math.max(month, next)
            if (due < MONTHS) plain.set(agent, due)
            else plain.delete(agent)
          } else if (kind === 'cancel') {
            calendar.cancel(agent)
            plain.delete(agent)
          } else if (next < MONTHS) {
            const due = [...plain.keys()].filter((a) => plain.get(a) === next).sort((a, b) => a - b)
            expect(Array.from(out.subarray(0, calendar.due(next, out)))).toEqual(due)
            for (const a of due) plain.delete(a)
            next++
          }
          expect(calendar.dueMonth(agent)).toBe(plain.get(agent) ?? -1)
        }
      }),
      { numRuns: 500 },
    )
  })
})
