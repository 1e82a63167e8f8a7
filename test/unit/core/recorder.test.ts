import { describe, expect, it } from 'vitest'
import { findBlock, layoutOf, Recorder } from '../../../sim/core/recorder.ts'

const month = (year: number, number: number) => year * 12 + number - 1

describe('the layout of a record', () => {
  const layout = layoutOf(
    [
      { indicator: 'staff', component: 'owners', level: 'nation', cells: 1, cadence: 'month' },
      { indicator: 'staff', component: 'owners', level: 'place', cells: 98, cadence: 'year' },
    ],
    month(2025, 1),
    month(2026, 12),
  )

  it('gives a monthly block every month and a yearly block each December', () => {
    expect(layout.blocks.map(({ offset, steps, firstMonth }) => ({ offset, steps, firstMonth }))).toEqual([
      { offset: 0, steps: 24, firstMonth: month(2025, 1) },
      { offset: 24, steps: 2, firstMonth: month(2025, 12) },
    ])
    expect(layout.size).toBe(24 + 2 * 98)
  })

  it('finds a block by component, level and cadence', () => {
    expect(findBlock(layout, 'owners', 'place')).toBe(layout.blocks[1])
    expect(findBlock(layout, 'owners', 'place', 'month')).toBeUndefined()
  })

  it('gives no yearly step to a run without a December', () => {
    expect(layoutOf([{ indicator: 'a', component: 'a', level: 'nation', cells: 1, cadence: 'year' }], month(2025, 1), month(2025, 11)).size).toBe(0)
  })

  it('tells the recorder where a month belongs', () => {
    const recorder = new Recorder(layout)
    recorder.begin()
    const [monthly, yearly] = layout.blocks as [(typeof layout.blocks)[0], (typeof layout.blocks)[0]]
    expect(recorder.at(monthly, month(2025, 3))).toBe(2)
    expect(recorder.at(yearly, month(2025, 3))).toBe(-1)
    expect(recorder.at(yearly, month(2026, 12))).toBe(24 + 98)
    expect(recorder.at(monthly, month(2024, 12))).toBe(-1)
    expect(recorder.at(monthly, month(2027, 1))).toBe(-1)
    recorder.buffer[2] = 5
    const record = recorder.take()
    recorder.begin()
    expect([record[2], recorder.buffer[2]]).toEqual([5, 0])
  })
})
