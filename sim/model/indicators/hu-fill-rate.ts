import { OTHER_GROUPS } from '../processes/other-tracks.ts'
import { CLUSTER_FLOW, FLOW, PLACE_FLOW, type World } from '../world.ts'
import { byClusterAreas, clusterFlow, one, perCluster, perPlace, perRegion, perTrainingRegion, placeFlow, type Measurer, type ModelIndicator } from './indicator.ts'
import { emptyHuPosts } from './posts-by-place.ts'

const others = OTHER_GROUPS.flatMap((group, g) => (['posted', 'filled'] as const).map((stage) => ({ component: `hu-${stage}-${group}`, value: (w: World, c: number) => w.otherTracks[stage][g * w.input.clusterCount + c]! })))
const eachCluster = (value: (w: World, c: number) => number): Measurer => (w, out, offset) => {
  for (let c = 0; c < w.input.clusterCount; c++) out[offset + c] = value(w, c)
}
const otherNames = { priority: { da: 'psykiatri, BUP og geriatri', en: 'psychiatry, child psychiatry and geriatrics' }, hospital: { da: 'øvrige specialer', en: 'the other specialties' } } as const

/** Training posts: advertised, applied for, filled. */
export const huFillRate: ModelIndicator = {
  id: 'hu-fill-rate',
  text: { da: 'Besættelsesgrad, hoveduddannelse', en: 'HU fill rate' },
  definition: {
    da: 'Besatte af opslåede HU-forløb i almen medicin, og ansøgere pr. runde; efter region, videreuddannelsesregion, sygehusklynge (sygehuset eller sygehusene dér) og kommune. Et forløb besættes i den kommune, hvor uddannelsespraksis ligger; klyngens tomme forløb fordeles på dens kommuner efter ejere. Andre specialer er forventede tal.',
    en: 'Filled of advertised HU posts in general practice, and applicants per round; by region, training region, hospital cluster (the hospital or hospitals there) and municipality. A post is filled in the municipality of its training practice; the empty posts of a cluster are spread over its municipalities by owners. Other specialties are expected numbers.',
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
    ...(['training-region', 'place'] as const).flatMap((level) => (['hu-posted', 'hu-filled'] as const).map((component) => ({ component, level, cadence: 'year' as const }))),
    ...others.flatMap(({ component }) => (['nation', 'region', 'training-region', 'cluster'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
  ],
  measures: [
    { id: 'fill-rate', text: { da: 'Besat andel af opslåede forløb', en: 'Share of advertised posts filled' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['hu-filled'], denominator: ['hu-posted'], scale: 100, decimals: 0, more: 'good' },
    { id: 'hu-filled', text: { da: 'Besatte HU-forløb pr. år', en: 'HU posts filled per year' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['hu-filled'], decimals: 0, more: 'good' },
    { id: 'hu-posted', text: { da: 'Opslåede HU-forløb pr. år', en: 'HU posts advertised per year' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['hu-posted'], decimals: 0 },
    { id: 'hu-applicants', text: { da: 'Ansøgninger i årets to runder', en: 'Applications in the year’s two rounds' }, unit: { da: 'ansøgninger', en: 'applications' }, numerator: ['hu-applicants'], decimals: 0 },
    { id: 'tutor-binding', text: { da: 'Forløb der ikke kunne slås op, fordi tutorpladser manglede', en: 'Posts not advertised for want of tutor slots' }, unit: { da: 'forløb', en: 'posts' }, numerator: ['tutor-binding'], decimals: 0, more: 'bad' },
    ...OTHER_GROUPS.map((group) => ({
      id: `fill-rate-${group}`,
      text: { da: `Besat andel, ${otherNames[group].da}`, en: `Share filled, ${otherNames[group].en}` },
      unit: { da: 'procent', en: 'per cent' },
      numerator: [`hu-filled-${group}`],
      denominator: [`hu-posted-${group}`],
      scale: 100,
      decimals: 0,
      more: 'good' as const,
    })),
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
    'hu-posted/training-region': perTrainingRegion((w, c) => clusterFlow(w, CLUSTER_FLOW.huPosted, c)),
    'hu-filled/training-region': perTrainingRegion((w, c) => clusterFlow(w, CLUSTER_FLOW.huFilled, c)),
    'hu-filled/place': perPlace((w, m) => placeFlow(w, PLACE_FLOW.huStarts, m)),
    'hu-posted/place': perPlace((w, m) => placeFlow(w, PLACE_FLOW.huStarts, m) + emptyHuPosts(w)[m]!),
    ...Object.fromEntries(others.flatMap(({ component, value }) => byClusterAreas(component, value))),
    ...Object.fromEntries(others.map(({ component, value }) => [`${component}/cluster`, eachCluster(value)])),
  },
}
