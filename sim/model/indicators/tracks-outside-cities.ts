import { GENERAL_MONTHS, monthsOutside, OTHER_GROUPS, OTHER_MONTHS } from '../processes/other-tracks.ts'
import { CLUSTER_FLOW, type World } from '../world.ts'
import { byClusterAreas, clusterFlow, type ModelIndicator } from './indicator.ts'

const kinds = ['introPosted', 'introStarts', 'huPosted', 'huFilled', 'specialists', 'kbuStarts'] as const
const names = { introPosted: 'intro-posted', introStarts: 'intro-filled', huPosted: 'hu-posted', huFilled: 'hu-filled', specialists: 'completed', kbuStarts: 'kbu-filled' } as const
type Part = { readonly component: string; readonly value: (w: World, cluster: number) => number }

const posts: Part[] = kinds.flatMap((kind) => [
  { component: `${names[kind]}-outside`, value: (w: World, c: number) => (w.input.clusterLargest[c] === 0 ? clusterFlow(w, CLUSTER_FLOW[kind], c) : 0) },
  { component: `${names[kind]}-all`, value: (w: World, c: number) => clusterFlow(w, CLUSTER_FLOW[kind], c) },
])

/** Tracks of a group in a cluster this year, by what became of them. */
const stages = ['posted', 'filled', 'completed'] as const
const general = { posted: CLUSTER_FLOW.huPosted, filled: CLUSTER_FLOW.huFilled, completed: CLUSTER_FLOW.specialists } as const
const groups = [
  { id: 'general', da: 'almen medicin', en: 'general medicine', months: GENERAL_MONTHS, tracks: (w: World, stage: (typeof stages)[number], c: number) => clusterFlow(w, general[stage], c) },
  ...OTHER_GROUPS.map((id, g) => ({
    id,
    ...(id === 'priority' ? { da: 'psykiatri, BUP og geriatri', en: 'psychiatry, child psychiatry and geriatrics' } : { da: 'øvrige specialer', en: 'the other specialties' }),
    months: OTHER_MONTHS,
    tracks: (w: World, stage: (typeof stages)[number], c: number) => w.otherTracks[stage][g * w.input.clusterCount + c]!,
  })),
]
const months: Part[] = groups.flatMap((group) =>
  stages.flatMap((stage) => [
    { component: `months-${stage}-outside-${group.id}`, value: (w: World, c: number) => group.tracks(w, stage, c) * monthsOutside(w, c, group.months) },
    { component: `months-${stage}-all-${group.id}`, value: (w: World, c: number) => group.tracks(w, stage, c) * group.months },
  ]),
)
const parts = [...posts, ...months]
const verbs = { posted: { da: 'opslåede', en: 'advertised' }, filled: { da: 'besatte', en: 'filled' }, completed: { da: 'gennemførte', en: 'completed' } } as const
const percent = { da: 'procent', en: 'per cent' }
const share = (id: string, name: string, da: string, en: string) => ({ id, text: { da, en }, unit: percent, numerator: [`${name}-outside`], denominator: [`${name}-all`], scale: 100, decimals: 1, more: 'good' as const })

/** How much of the training lies outside the largest cities. */
export const tracksOutsideCities: ModelIndicator = {
  id: 'tracks-outside-cities',
  text: { da: 'Forløb uden for de største byer', en: 'Tracks outside the largest cities' },
  definition: {
    da: 'Andel af årets opslåede, besatte og gennemførte forløb, der ligger i klynger uden København, Frederiksberg, Odense, Aarhus og Aalborg: KBU, introduktion og HU i almen medicin som stillinger, og HU i alle specialer som uddannelsesmåneder efter specialegruppe. Af et HU-forløb uden for byerne er 12 måneder tvungne i dem (antagelse). I andre specialer regnes med forventede tal pr. klynge, ikke med enkelte læger.',
    en: 'Share of the year’s tracks advertised, filled and completed that lie in clusters without Copenhagen, Frederiksberg, Odense, Aarhus and Aalborg: KBU, introduction and HU in general medicine as posts, and HU in all specialties as training months by group of specialties. Of an HU track outside the cities 12 months are compulsory in them (assumption). Other specialties are counted in expected numbers by cluster, not in single doctors.',
  },
  kind: 'ratio',
  source: 'definition; should rise (Danske Regioner, 25 veje til bedre lægedækning, 2025)',
  grade: 'C',
  blocks: parts.flatMap(({ component }) => (['nation', 'region', 'training-region'] as const).map((level) => ({ component, level, cadence: 'year' as const }))),
  measures: [
    share('filled-outside', 'hu-filled', 'Besatte HU-forløb uden for de største byer', 'HU posts filled outside the largest cities'),
    share('posted-outside', 'hu-posted', 'Opslåede HU-forløb uden for de største byer', 'HU posts advertised outside the largest cities'),
    share('completed-outside', 'completed', 'Nye speciallæger fra forløb uden for de største byer', 'New specialists from tracks outside the largest cities'),
    share('intro-filled-outside', 'intro-filled', 'Introduktionslæger uden for de største byer', 'Introduction posts filled outside the largest cities'),
    share('intro-posted-outside', 'intro-posted', 'Opslåede introduktionsstillinger uden for de største byer', 'Introduction posts advertised outside the largest cities'),
    share('kbu-outside', 'kbu-filled', 'KBU-forløb uden for de største byer', 'KBU posts outside the largest cities'),
    ...stages.map((stage) => ({
      id: `months-${stage}-outside`,
      text: { da: `HU-måneder uden for de største byer, ${verbs[stage].da}, alle specialer`, en: `HU months outside the largest cities, ${verbs[stage].en}, all specialties` },
      unit: percent,
      numerator: groups.map(({ id }) => `months-${stage}-outside-${id}`),
      denominator: groups.map(({ id }) => `months-${stage}-all-${id}`),
      scale: 100,
      decimals: 1,
      more: 'good' as const,
    })),
    ...groups.flatMap(({ id, da, en }) =>
      stages.map((stage) => ({
        id: `months-${stage}-outside-${id}`,
        text: { da: `HU-måneder uden for de største byer, ${verbs[stage].da}, ${da}`, en: `HU months outside the largest cities, ${verbs[stage].en}, ${en}` },
        unit: percent,
        numerator: [`months-${stage}-outside-${id}`],
        denominator: [`months-${stage}-all-${id}`],
        scale: 100,
        decimals: 1,
        more: 'good' as const,
      })),
    ),
  ],
  measure: Object.fromEntries(parts.flatMap(({ component, value }) => byClusterAreas(component, value))),
}
