import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached, peopleOf, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'
import { trainingRegions } from './training-regions.ts'

/** Stages bound together: 1 introduction and HU, 2 KBU and introduction, 3 all; 0 when the rule leaves nothing to bind. */
function stageCodes(variant: string, withKbu: boolean): number {
  if (variant === 'intro-hu') return 1
  if (variant === 'kbu-intro') return withKbu ? 2 : 0
  return withKbu ? 3 : 1
}

function worstCovered(context: LeverContext, clusters: readonly number[]): number[] {
  const coverage = (c: number) => context.coverage(context.places.findIndex((place) => place.cluster === context.clusters[c]!.id))
  return clusters.filter((c) => !context.clusters[c]!.largestCity).sort((a, b) => coverage(a) - coverage(b) || a - b).slice(0, 1)
}

/** One appointment over two or three stages, with automatic access to the next: tracks that are posted, applied for and bind. */
export const coherentTracks: LeverDefinition = {
  id: 'coherent-tracks',
  kind: 'lever',
  family: 'coherence-and-teams',
  hooks: ['posts', 'choice'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Sammenhængende uddannelsesforløb',
      sentence: 'Én ansættelse over KBU, intro og hoveduddannelse (eller dele) i områder, der har svært ved at få læger, med automatisk adgang til næste trin.',
      message: 'Den, der har næste trin sikret, falder sjældnere fra og bliver længere samme sted. Men et forløb, ingen søger, binder ingen.',
      lookFor: 'Besatte sammenhængende forløb, færre der falder fra mellem intro og hoveduddannelse, og flere nedsættelser i området efter 54–78 måneder.',
      sideEffects: 'Forløbene tages af de almindelige stillinger i samme område. Læger uden for ordningen får færre at vælge imellem, og udvælgelsen efter intro forsvinder for disse forløb.',
      examples: 'Videreuddannelsesregion Nord har et forsøg med op til fem læger om året. Intro og hoveduddannelse samlet er nu varigt lovligt; med KBU kræver det en ny regel.',
    },
    en: {
      name: 'Coherent training tracks',
      sentence: 'One appointment over the foundation year, introduction and specialist training (or parts) in areas short of doctors, with automatic access to the next stage.',
      message: 'Who is sure of the next stage drops out less and stays longer in one place. But a track that nobody applies for binds nobody.',
      lookFor: 'Coherent tracks filled, fewer lost between introduction and specialist training, and more settling in the area after 54–78 months.',
      sideEffects: 'The tracks are taken from ordinary posts in the same area. Doctors outside the scheme have fewer to choose from, and selection after the introduction post disappears for these tracks.',
      examples: 'Training region North has a trial with up to five doctors a year. Introduction and specialist training together are now permanently legal; the foundation year needs a new rule.',
    },
  },
  settings: [
    {
      id: 'variant',
      text: { da: { name: 'Trin i forløbet' }, en: { name: 'Stages of the track' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'intro-hu',
      on: 'intro-hu',
      choices: [
        { value: 'intro-hu', text: { da: 'Intro og hoveduddannelse', en: 'Introduction and HU' } },
        { value: 'kbu-intro', text: { da: 'KBU og intro', en: 'KBU and introduction' } },
        { value: 'kbu-intro-hu', text: { da: 'KBU, intro og hoveduddannelse', en: 'KBU, introduction and HU' } },
      ],
      source: papers.proposals,
      grade: 'A',
    },
    {
      id: 'kbu_variant_allowed',
      text: {
        da: { name: 'KBU må indgå i forløbet', help: 'Uden reglen bortfalder KBU-delen: af KBU og intro bliver intet tilbage.' },
        en: { name: 'KBU may be part of the track', help: 'Without the rule the KBU part falls away: of KBU and introduction nothing is left.' },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: false,
      on: true,
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'tracks_per_year',
      text: { da: { name: 'Forløb pr. videreuddannelsesregion' }, en: { name: 'Tracks per training region' } },
      role: 'setting',
      kind: 'number',
      unit: 'tracks/year',
      statusQuo: 0,
      on: 5,
      min: 0,
      max: 60,
      step: 1,
      labels: { low: 5, middle: 15, high: 30, veryHigh: 60 },
      source: `${papers.proposals}: up to 5 in the North; elsewhere assumed`,
      grade: 'C',
    },
    {
      id: 'accept_or',
      text: { da: { name: 'Oddsforhold for at vælge et sammenhængende forløb' }, en: { name: 'Odds ratio of choosing a coherent track' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.3,
      on: 1.3,
      min: 1,
      max: 2,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'dropout_multiplier',
      text: { da: { name: 'Frafald mellem trin, i forhold til i dag' }, en: { name: 'Loss between stages, relative to today' } },
      role: 'assumption',
      kind: 'number',
      unit: 'ratio',
      statusQuo: 0.3,
      on: 0.3,
      min: 0,
      max: 1,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'stay_or',
      text: { da: { name: 'Oddsforhold for at blive i området bagefter' }, en: { name: 'Odds ratio of staying in the area afterwards' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.3,
      on: 1.3,
      min: 1,
      max: 2,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'tracks_per_year',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 66,
  rows: ['S0-03', 'S0-03a', 'S1-11a'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const tracks = changes.number('tracks_per_year')
    const stages = stageCodes(changes.word('variant'), changes.yes('kbu_variant_allowed'))
    if (tracks === 0 || stages === 0) return []
    const eligible = new Set(clustersReached(context, use.places ?? placesWithFlag(context, 'threatened'), use.from))
    for (const regions of trainingRegions) {
      const here = context.clusters.flatMap((cluster, c) => (regions.includes(cluster.region) ? [c] : []))
      const threatened = here.filter((c) => eligible.has(c))
      // A training region without a threatened area offers its tracks in the worst covered one, unless the scope says otherwise.
      const clusters = threatened.length > 0 || use.places ? threatened : worstCovered(context, here)
      const people = clusters.map((c) => peopleOf(context, c, use.from))
      const all = people.reduce((sum, n) => sum + n, 0)
      clusters.forEach((c, k) => changes.add('coherent.tracks', (tracks * people[k]!) / all, [c]))
    }
    if (changes.list.length === 0) return []
    changes.replace('coherent.stages', stages)
    changes.replace('coherent.accept', log(changes.number('accept_or')))
    changes.replace('coherent.loss', changes.number('dropout_multiplier'))
    changes.replace('coherent.stay', log(changes.number('stay_or')))
    return changes.list
  },
}
