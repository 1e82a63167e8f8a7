import type { World } from '../world.ts'
import { one, perPlaceAndArea, perRegionSum, type ModelIndicator } from './indicator.ts'

const source = 'Regeringen, En læge tæt på dig (2018)'
const owners = (w: World, m: number) => w.owners(m)
const staff = (w: World, m: number) => w.owners(m) * w.v[w.at['staff.per-doctor'] + m]! + (w.seniors[m * 2]! + w.seniors[m * 2 + 1]!) * w.v[w.at['senior.extra-staff'] + m]!

const staffBy = perPlaceAndArea(staff)

/** Other staff than doctors in practices. */
export const staffPerDoctor: ModelIndicator = {
  id: 'staff-per-doctor',
  text: { da: 'Personale pr. læge', en: 'Staff per doctor' },
  definition: {
    da: 'Praksispersonale ud over læger pr. ejer, ved årets slutning. Tallet følger tiltagene; uden dem bliver det, hvor det var i 2015.',
    en: 'Practice staff other than doctors per owner, at the end of the year. It follows the levers; without them it stays where it was in 2015.',
  },
  kind: 'ratio',
  source: `definition; 0.9 in 2015 (${source})`,
  grade: 'A',
  blocks: (['nation', 'region'] as const).flatMap((level) => [
    { component: 'staff', level, cadence: 'year' as const },
    { component: 'staffed-owners', level, cadence: 'year' as const },
  ]),
  measures: [
    { id: 'staff-per-doctor', text: { da: 'Personale pr. læge', en: 'Staff per doctor' }, unit: { da: 'pr. læge', en: 'per doctor' }, numerator: ['staff'], denominator: ['staffed-owners'], decimals: 2, more: 'good' },
    { id: 'staff', text: { da: 'Praksispersonale', en: 'Practice staff' }, unit: { da: 'fuldtidsstillinger', en: 'full-time equivalents' }, numerator: ['staff'], decimals: 0 },
  ],
  goals: [
    { year: 2020, value: 1.04, measure: 'staff-per-doctor', text: { da: 'Mål for 2020: 15 % mere personale end i 2015', en: 'Goal for 2020: 15 % more staff than in 2015' }, source, grade: 'B' },
    { year: 2025, value: 1.26, measure: 'staff-per-doctor', text: { da: 'Mål for 2025: 40 % mere personale end i 2015', en: 'Goal for 2025: 40 % more staff than in 2015' }, source, grade: 'B' },
    { year: 2030, value: 1.35, measure: 'staff-per-doctor', text: { da: 'Mål for 2030: 50 % mere personale end i 2015', en: 'Goal for 2030: 50 % more staff than in 2015' }, source, grade: 'B' },
  ],
  measure: {
    'staff/nation': staffBy.nation,
    'staffed-owners/nation': one((w) => w.ownersNow()),
    'staff/region': staffBy.region,
    'staffed-owners/region': perRegionSum(owners),
  },
}
