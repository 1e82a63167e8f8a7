import { FLOW } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

/** How long it takes from the degree to recognition. */
export const timeToSpecialist: ModelIndicator = {
  id: 'time-to-specialist',
  text: { da: 'Tid til speciallæge', en: 'Time to specialist' },
  definition: {
    da: 'Måneder fra kandidateksamen til anerkendelse som speciallæge i almen medicin, i gennemsnit for årets nye speciallæger. For dem, der var i HU ved starten, er eksamen anslået til tre år før HU.',
    en: 'Months from the degree to recognition as a specialist in general medicine, on average over the year’s new specialists. For those in HU at the start the degree is put three years before HU.',
  },
  kind: 'ratio',
  source: 'definition; shortest by law 78 or 72 months (Regeringen, En læge tæt på dig, 2018); observed median 96 (Siboni 2016)',
  grade: 'A',
  blocks: [
    { component: 'months-to-specialist', level: 'nation', cadence: 'year' },
    { component: 'months-in-hu', level: 'nation', cadence: 'year' },
    { component: 'newly-recognised', level: 'nation', cadence: 'year' },
    { component: 'months-credited', level: 'nation', cadence: 'year' },
    { component: 'hu-begun', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'months', text: { da: 'Fra eksamen til speciallæge', en: 'From degree to specialist' }, unit: { da: 'måneder', en: 'months' }, numerator: ['months-to-specialist'], denominator: ['newly-recognised'], decimals: 0 },
    { id: 'months-in-hu', text: { da: 'Heraf i HU, orlov medregnet', en: 'Of these in HU, leave included' }, unit: { da: 'måneder', en: 'months' }, numerator: ['months-in-hu'], denominator: ['newly-recognised'], decimals: 0 },
    { id: 'months-credited', text: { da: 'Måneder godskrevet pr. begyndt HU', en: 'Months credited per HU begun' }, unit: { da: 'måneder', en: 'months' }, numerator: ['months-credited'], denominator: ['hu-begun'], decimals: 1 },
  ],
  goals: [
    { year: 2018, value: 72, measure: 'months', text: { da: 'Korteste tid med introstilling på et halvt år', en: 'Shortest time with an introduction post of six months' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
    { year: 2018, value: 78, measure: 'months', text: { da: 'Korteste tid efter reglerne', en: 'Shortest time by the rules' }, source: 'Regeringen, En læge tæt på dig (2018)', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'months-to-specialist/nation': one((w) => w.flows[FLOW.monthsToSpecialist]!),
    'months-in-hu/nation': one((w) => w.flows[FLOW.monthsInHu]!),
    'months-credited/nation': one((w) => w.flows[FLOW.monthsCredited]!),
    'hu-begun/nation': one((w) => w.flows[FLOW.huFilled]!),
    'newly-recognised/nation': one((w) => w.flows[FLOW.specialistsTimed]!),
  },
}
