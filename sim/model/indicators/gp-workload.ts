import { one, perPlace, sum, type ModelIndicator } from './indicator.ts'

/** Load, satisfaction and open lists. */
export const gpWorkload: ModelIndicator = {
  id: 'gp-workload',
  text: { da: 'Arbejdsbelastning', en: 'Workload' },
  definition: {
    da: 'Behov pr. kapacitet efter aflastning; 1 er 2016. Utilfredse er andelen med lav arbejdsglæde.',
    en: 'Need per capacity after relief; 1 is 2016. Dissatisfied is the share with low job satisfaction.',
  },
  kind: 'ratio',
  source: 'definition; 22.1 % low satisfaction in 2016 (BMC Fam Pract 2018;19:130)',
  grade: 'B',
  blocks: [
    { component: 'load', level: 'nation', cadence: 'month' },
    { component: 'dissatisfied', level: 'nation', cadence: 'year' },
    { component: 'owners-now', level: 'nation', cadence: 'year' },
    { component: 'load', level: 'place', cadence: 'year' },
    { component: 'open-share', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'load', text: { da: 'Belastning, landet', en: 'Load, country' }, unit: { da: '1 = 2016', en: '1 = 2016' }, numerator: ['load'], decimals: 2, more: 'bad' },
    { id: 'dissatisfied', text: { da: 'Andel med lav arbejdsglæde', en: 'Share with low satisfaction' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['dissatisfied'], denominator: ['owners-now'], scale: 100, decimals: 0, more: 'bad' },
    { id: 'open-share', text: { da: 'Andel af praksis åbne for nye patienter', en: 'Share of practices open to new patients' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['open-share'], denominator: ['owners-now'], scale: 100, decimals: 0, more: 'good' },
  ],
  measure: {
    'load/nation': one((w) => w.nationalLoad),
    'load/place': perPlace((w, m) => w.load[m]!),
    'owners-now/nation': one((w) => sum(w, (m) => w.owners(m))),
    'dissatisfied/nation': one((w) => sum(w, (m) => w.owners(m) * w.practice.lowSatisfaction[m]!)),
    'open-share/nation': one((w) => sum(w, (m) => w.owners(m) * w.openShare[m]!)),
  },
}
