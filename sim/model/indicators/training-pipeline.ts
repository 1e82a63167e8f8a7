import { STAGE } from '../stages/index.ts'
import { FLOW } from '../world.ts'
import { one, perRegion, type ModelIndicator } from './indicator.ts'

/** The way from admission to specialist, as flows a year and stocks. */
export const trainingPipeline: ModelIndicator = {
  id: 'training-pipeline',
  text: { da: 'Vejen til speciallæge', en: 'The way to specialist' },
  definition: {
    da: 'Optag, kandidater, KBU, introduktion, hoveduddannelse og nye speciallæger pr. år; og hvor mange der er undervejs.',
    en: 'Admissions, graduates, KBU, introduction, HU and new specialists per year; and how many are on the way.',
  },
  kind: 'flow',
  source: 'definition',
  grade: 'A',
  blocks: [
    { component: 'admitted', level: 'nation', cadence: 'year' },
    { component: 'graduated', level: 'nation', cadence: 'year' },
    { component: 'kbu-starts', level: 'nation', cadence: 'year' },
    { component: 'intro-starts', level: 'nation', cadence: 'year' },
    { component: 'specialists', level: 'nation', cadence: 'year' },
    { component: 'emigrated', level: 'nation', cadence: 'year' },
    { component: 'hu-stock', level: 'nation', cadence: 'month' },
    { component: 'students', level: 'nation', cadence: 'month' },
    { component: 'kbu-starts', level: 'region', cadence: 'year' },
  ],
  measures: [
    { id: 'specialists', text: { da: 'Nye speciallæger i almen medicin pr. år', en: 'New specialists in general medicine per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['specialists'], decimals: 0, more: 'good' },
    { id: 'hu-stock', text: { da: 'Læger i hoveduddannelse', en: 'Doctors in HU' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['hu-stock'], decimals: 0 },
    { id: 'intro-starts', text: { da: 'Introduktionslæger pr. år', en: 'Introduction starts per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['intro-starts'], decimals: 0 },
    { id: 'kbu-starts', text: { da: 'KBU-læger pr. år', en: 'KBU starts per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['kbu-starts'], decimals: 0 },
    { id: 'graduated', text: { da: 'Kandidater pr. år', en: 'Graduates per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['graduated'], decimals: 0 },
    { id: 'admitted', text: { da: 'Optagne pr. år', en: 'Admitted per year' }, unit: { da: 'studerende', en: 'students' }, numerator: ['admitted'], decimals: 0 },
    { id: 'students', text: { da: 'Studerende', en: 'Students' }, unit: { da: 'studerende', en: 'students' }, numerator: ['students'], decimals: 0 },
    { id: 'emigrated', text: { da: 'Udvandrede læger pr. år', en: 'Emigrated doctors per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['emigrated'], decimals: 0 },
  ],
  measure: {
    'admitted/nation': one((w) => w.flows[FLOW.admitted]!),
    'graduated/nation': one((w) => w.flows[FLOW.graduated]!),
    'kbu-starts/nation': one((w) => w.flows[FLOW.kbuStarts]!),
    'intro-starts/nation': one((w) => w.flows[FLOW.introStarts]!),
    'specialists/nation': one((w) => w.flows[FLOW.specialists]!),
    'emigrated/nation': one((w) => w.flows[FLOW.emigrated]!),
    'hu-stock/nation': one((w) => w.counts[STAGE.hu]!),
    'students/nation': one((w) => w.counts[STAGE.student]!),
    'kbu-starts/region': perRegion('kbu'),
  },
}
