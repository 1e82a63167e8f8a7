/** Levels that are told though the model does not decide by them: parts must add up to what the model decides. One run with every part in use. */
import { expect, test } from 'vitest'
import { replicates, compile, monthOf } from './laboratory.ts'

const compiled = compile({
  period: { from: '2025-01', to: '2031-12' },
  levers: { 'clinic-forms': { tender_share: 0.5 }, 'part-practice-rules': {}, 'senior-schemes': {}, 'seniors-as-supervisors': {}, 'multi-doctor-practice': {} },
})
const [buffer] = replicates(compiled, 1)
const december = monthOf(2031, 12)
const cells = (indicator: string, component: string, level: string): number[] => {
  const block = compiled.layout.blocks.find((b) => b.indicator === indicator && b.component === component && b.level === level)!
  const from = block.offset + ((december - block.firstMonth) / block.monthsPerStep) * block.cells
  return Array.from(buffer!.subarray(from, from + block.cells))
}
const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0)
/** Records are single precision. */
const near = (a: number, b: number, part = 1e-5) => expect(Math.abs(a - b)).toBeLessThan(part * Math.max(1, Math.abs(b)))

test('patients by practice form are those of the country and of each region, but for places that only trainees see', () => {
  const forms = ['solo', 'joint', 'employed', 'clinic', 'locum']
  for (const level of ['nation', 'region']) {
    const all = cells('patients-per-doctor', 'listed', level)
    all.forEach((listed, cell) => {
      const parts = total(forms.map((form) => cells('patients-per-doctor', `listed-${form}`, level)[cell]!))
      expect(parts).toBeLessThanOrEqual(listed * 1.00001)
      near(parts, listed, 0.002)
    })
  }
})

test('tutor slots of places and clusters are those of their regions', () => {
  const slots = total(cells('training-capacity-use', 'tutor-slots', 'region'))
  expect(slots).toBeGreaterThan(1000)
  near(total(cells('training-capacity-use', 'slots-here', 'place')), slots)
  near(total(cells('training-capacity-use', 'slots-here', 'cluster')), slots)
  near(total(cells('training-capacity-use', 'tutor-practices', 'place')), cells('training-capacity-use', 'tutor-practices', 'nation')[0]!)
})

test('clinics on tender and others are all clinics, and new rules have made part doctors', () => {
  const [tender, others, all] = ['form-tender', 'form-region', 'form-clinic'].map((component) => total(cells('clinic-form-mix', component, 'region')))
  expect(tender).toBeGreaterThan(0)
  expect(tender! + others!).toBe(all)
  expect(cells('clinic-form-mix', 'owners-in-part', 'nation')[0]).toBeGreaterThan(0)
})

test('training posts of other specialties in clusters are those of the country', () => {
  for (const component of ['hu-posted-priority', 'hu-filled-hospital']) near(total(cells('hu-fill-rate', component, 'cluster')), cells('hu-fill-rate', component, 'nation')[0]!)
})

test('seniors at hospitals work less, and are as many persons', () => {
  const fte = total(cells('hospital-gp-stock', 'hospital-fte', 'hospital'))
  const longer = compile({ period: { from: '2025-01', to: '2031-12' }, levers: { ...compiled.scenario.levers, 'senior-schemes': { fte_reduction: 0 } } })
  const before = buffer!
  const without = replicates(longer, 1)[0]!
  const differ = compiled.layout.blocks.filter(({ offset, steps, cells: n }) => before.subarray(offset, offset + steps * n).some((value, k) => !Object.is(value, without[offset + k])))
  expect(new Set(differ.map(({ component }) => component))).toEqual(new Set(['hospital-fte', 'covered-fte']))
  const block = compiled.layout.blocks.find((b) => b.component === 'hospital-fte')!
  const from = block.offset + ((december - block.firstMonth) / block.monthsPerStep) * block.cells
  expect(fte).toBeLessThan(total(Array.from(without.subarray(from, from + block.cells))))
})
