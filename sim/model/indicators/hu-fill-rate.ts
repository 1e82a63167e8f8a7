import { CLUSTER_FLOW, FLOW } from '../world.ts'
import { one, perCluster, perRegion, type ModelIndicator } from './indicator.ts'

/** Training posts: advertised, applied for, filled. */
export const huFillRate: ModelIndicator = {
  id: 'hu-fill-rate',
  text: { da: 'Besættelsesgrad, hoveduddannelse', en: 'HU fill rate' },
  definition: {
    da: 'Besatte af opslåede HU-forløb i almen medicin, og ansøgere pr. runde.',
    en: 'Filled of advertised HU posts in general practice, and applicants per round.',
  },
  kind: 'flow',
  source: 'definition; observed 0.73-0.96 in 2011-2018 (SST, Folketinget SUU 2018-19 spm. 174)',
  grade: 'A',
  blocks: [
    { component: 'hu-posted', level: 'nation', cadence: 'year' },
    { component: 'hu-filled', level: 'nation', cadence: 'year' },
    { component: 'hu-applicants', level: 'nation', cadence: 'year' },
    { component: 'hu-posted', level: 'region', cadence: 'year' },
    { component: 'hu-filled', level: 'region', cadence: 'year' },
    { component: 'hu-posted', level: 'cluster', cadence: 'year' },
    { component: 'hu-filled', level: 'cluster', cadence: 'year' },
    { component: 'tutor-binding', level: 'nation', cadence: 'year' },
  ],
  measures: [
    { id: 'fill-rate', text: { da: 'Besat andel af opslåede forløb', en: 'Share of advertised posts filled' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['hu-filled'], denominator: ['hu-posted'], scale: 100, decimals: 0, more: 'good' },
    { id: 'hu-filled', text: { da: 'Besatte HU-forløb pr. år', en: 'HU posts filled per year' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['hu-filled'], decimals: 0, more: 'good' },
    { id: 'hu-posted', text: { da: 'Opslåede HU-forløb pr. år', en: 'HU posts advertised per year' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['hu-posted'], decimals: 0 },
    { id: 'hu-applicants', text: { da: 'Ansøgninger i årets to runder', en: 'Applications in the year’s two rounds' }, unit: { da: 'ansøgninger', en: 'applications' }, numerator: ['hu-applicants'], decimals: 0 },
    { id: 'tutor-binding', text: { da: 'Forløb der ikke kunne slås op, fordi tutorpladser manglede', en: 'Posts not advertised for want of tutor slots' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['tutor-binding'], decimals: 0, more: 'bad' },
  ],
  measure: {
    'hu-posted/nation': one((w) => w.flows[FLOW.huPosted]!),
    'hu-filled/nation': one((w) => w.flows[FLOW.huFilled]!),
    'hu-applicants/nation': one((w) => w.flows[FLOW.huApplicants]!),
    'tutor-binding/nation': one((w) => w.flows[FLOW.tutorBinding]!),
    'hu-posted/region': perRegion('posted'),
    'hu-filled/region': perRegion('filled'),
    'hu-posted/cluster': perCluster(CLUSTER_FLOW.huPosted),
    'hu-filled/cluster': perCluster(CLUSTER_FLOW.huFilled),
  },
}
