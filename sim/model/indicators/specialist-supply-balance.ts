import { STAGE } from '../stages/index.ts'
import type { World } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

const working = [STAGE.kbu, STAGE.beforeIntro, STAGE.intro, STAGE.awaitingHu, STAGE.hu, STAGE.retraining, STAGE.practice, STAGE.outside, STAGE.otherDoctor]

/** Doctors at work in the country, whatever they do. */
export function doctorsAtWork(w: World): number {
  let n = 0
  for (const stage of working) n += w.counts[stage]!
  return n
}

/** Doctors wanted: those of the first month, growing with the number of people, each weighted by the need where they live. */
function wanted(w: World): number {
  return w.input.start.doctors * (citizens(w, w.month) / citizens(w, w.from))
}

function citizens(w: World, month: number): number {
  const year = Math.floor(month / 12)
  let n = 0
  for (let m = 0; m < w.places; m++) n += w.facts.populationAt(m, year) * w.input.needIndex[m]!
  return n
}

/** All doctors against a demand that only follows the population. */
export const specialistSupplyBalance: ModelIndicator = {
  id: 'specialist-supply-balance',
  text: { da: 'Udbud og efterspørgsel', en: 'Supply and demand' },
  definition: {
    da: 'Alle læger i arbejde minus efterspørgslen. Efterspørgslen er antagelse: lægerne i startåret, der kun vokser med den vægtede befolkning. Overskuddet er derfor, hvad flere læger pr. borger løber op i.',
    en: 'All doctors at work less demand. Demand is an assumption: the doctors of the first year, growing with the weighted population alone. So the surplus is what more doctors per citizen amount to.',
  },
  kind: 'stock',
  source: 'definition; the surplus of 10,300 in 2035 is a projection of the Ministry of Finance quoted by Danske Regioner (2025)',
  grade: 'C',
  blocks: [
    { component: 'doctors-at-work', level: 'nation', cadence: 'year' },
    { component: 'doctors-surplus', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'surplus', text: { da: 'Læger ud over efterspørgslen', en: 'Doctors beyond demand' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['doctors-surplus'], decimals: 0 },
    { id: 'doctors-at-work', text: { da: 'Læger i arbejde', en: 'Doctors at work' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['doctors-at-work'], decimals: 0 },
  ],
  goals: [
    { year: 2035, value: 10300, measure: 'surplus', text: { da: 'Finansministeriets fremskrivning', en: 'Projection of the Ministry of Finance' }, source: 'Danske Regioner, 25 veje til bedre lægedækning (2025)', grade: 'A', sense: 'benchmark' },
  ],
  measure: {
    'doctors-at-work/nation': one(doctorsAtWork),
    'doctors-surplus/nation': one((w) => doctorsAtWork(w) - wanted(w)),
  },
}
