import { FLOW } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

/** Who goes on to HU after the introduction post. */
export const introToHuContinuation: ModelIndicator = {
  id: 'intro-to-hu-continuation',
  text: { da: 'Fra introduktion til HU', en: 'From introduction to HU' },
  definition: {
    da: 'Læger, der i året begynder HU i almen medicin højst to år efter introduktionsstillingen, over introduktionsstillinger afsluttet i året. De to er ikke de samme personer, så et enkelt år kan svinge.',
    en: 'Doctors who in the year begin HU in general medicine within two years of their introduction post, over introduction posts ended in the year. The two are not the same people, so a single year may swing.',
  },
  kind: 'ratio',
  source: 'definition; only general medicine has introduction posts of its own in the model',
  grade: 'A',
  blocks: [
    { component: 'intro-ended', level: 'nation', cadence: 'year' },
    { component: 'hu-within-two-years', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'continuation', text: { da: 'Fortsætter i HU inden for to år', en: 'Go on to HU within two years' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['hu-within-two-years'], denominator: ['intro-ended'], scale: 100, decimals: 0, more: 'good' },
  ],
  measure: {
    'intro-ended/nation': one((w) => w.flows[FLOW.introEnded]!),
    'hu-within-two-years/nation': one((w) => w.flows[FLOW.huWithinTwoYears]!),
  },
}
