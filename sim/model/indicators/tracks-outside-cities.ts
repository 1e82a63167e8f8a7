import { CLUSTER_FLOW, type World } from '../world.ts'
import { clusterFlow, one, type Measurer, type ModelIndicator } from './indicator.ts'

const kinds = ['introPosted', 'introStarts', 'huPosted', 'huFilled', 'specialists'] as const
const names = { introPosted: 'intro-posted', introStarts: 'intro-filled', huPosted: 'hu-posted', huFilled: 'hu-filled', specialists: 'completed' } as const
type Kind = (typeof kinds)[number]

/** Of a kind in a region (or -1, the country): all, or only those outside clusters that hold one of the largest cities. */
function tracks(w: World, kind: Kind, region: number, outside: boolean): number {
  let n = 0
  for (let c = 0; c < w.input.clusterCount; c++)
    if ((region < 0 || w.input.clusterRegion[c] === region) && (!outside || w.input.clusterLargest[c] === 0)) n += clusterFlow(w, CLUSTER_FLOW[kind], c)
  return n
}

const byRegion = (kind: Kind, outside: boolean): Measurer => (w, out, offset) => {
  for (let r = 0; r < w.input.regionCount; r++) out[offset + r] = tracks(w, kind, r, outside)
}

const parts = kinds.flatMap((kind) => [
  { component: `${names[kind]}-outside`, kind, outside: true },
  { component: `${names[kind]}-all`, kind, outside: false },
])
const percent = { da: 'procent', en: 'per cent' }
const share = (id: string, name: string, da: string, en: string) => ({ id, text: { da, en }, unit: percent, numerator: [`${name}-outside`], denominator: [`${name}-all`], scale: 100, decimals: 1, more: 'good' as const })

/** How much of the training lies outside the largest cities. */
export const tracksOutsideCities: ModelIndicator = {
  id: 'tracks-outside-cities',
  text: { da: 'Forløb uden for de største byer', en: 'Tracks outside the largest cities' },
  definition: {
    da: 'Andel af årets opslåede, besatte og gennemførte forløb i almen medicin, der ligger i klynger uden København, Frederiksberg, Odense, Aarhus og Aalborg. Andre specialer følges ikke så nøje, at deres forløb kan stedfæstes.',
    en: 'Share of the year’s posts in general medicine advertised, filled and completed that lie in clusters without Copenhagen, Frederiksberg, Odense, Aarhus and Aalborg. Other specialties are not followed closely enough to place their tracks.',
  },
  kind: 'ratio',
  source: 'definition; should rise (Danske Regioner, 25 veje til bedre lægedækning, 2025)',
  grade: 'A',
  blocks: parts.flatMap(({ component }) => [{ component, level: 'nation' as const, cadence: 'year' as const }, { component, level: 'region' as const, cadence: 'year' as const }]),
  measures: [
    share('filled-outside', 'hu-filled', 'Besatte HU-forløb uden for de største byer', 'HU posts filled outside the largest cities'),
    share('posted-outside', 'hu-posted', 'Opslåede HU-forløb uden for de største byer', 'HU posts advertised outside the largest cities'),
    share('completed-outside', 'completed', 'Nye speciallæger fra forløb uden for de største byer', 'New specialists from tracks outside the largest cities'),
    share('intro-filled-outside', 'intro-filled', 'Introduktionslæger uden for de største byer', 'Introduction posts filled outside the largest cities'),
    share('intro-posted-outside', 'intro-posted', 'Opslåede introduktionsstillinger uden for de største byer', 'Introduction posts advertised outside the largest cities'),
  ],
  measure: Object.fromEntries(parts.flatMap(({ component, kind, outside }) => [[`${component}/nation`, one((w) => tracks(w, kind, -1, outside))], [`${component}/region`, byRegion(kind, outside)]])),
}
