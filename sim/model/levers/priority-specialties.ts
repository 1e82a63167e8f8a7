import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes, peopleOf } from './changes.ts'
import { papers } from './papers.ts'

/** Trainees whom one full-time supervisor can take at a time (assumed, 0.2 to 1), and the length of a track in years. */
const traineesPerSupervisor = 0.5
const trackYears = 5

/** Psychiatry, child psychiatry and geriatrics among the specialties other than general practice (assumption, see the choice of specialty). */
const shareOfOthers = 0.11

/** More posts and a surer way on from introduction to HU in psychiatry, child psychiatry and geriatrics, which compete with general practice for the same doctors. */
export const prioritySpecialties: LeverDefinition = {
  id: 'priority-specialties',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts', 'choice'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Psykiatri, BUP og geriatri',
      sentence: 'Flere forløb og bedre fastholdelse fra intro til hoveduddannelse i tre andre prioriterede specialer.',
      message: 'De tre specialer henter deres læger blandt de samme nye læger som almen medicin. Flere dér betyder lidt færre her.',
      lookFor: 'Hvor mange der vælger almen medicin efter KBU, og besættelsen af forløb i almen medicin. Speciallægetallet i almen praksis falder lidt fra midten af 2030’erne.',
      sideEffects: 'Almen medicin og de øvrige specialer mister ansøgere. Ekstra supervisorer tages fra patienterne i de tre specialer.',
      examples: 'Om bedre vejledning holder flere i psykiatrien, er antaget: oddsforholdet bruges på valget efter KBU, for modellen følger ikke de andre specialers forløb trin for trin.',
    },
    en: {
      name: 'Psychiatry, child psychiatry and geriatrics',
      sentence: 'More posts and better continuation from introduction to specialist training in three other priority specialties.',
      message: 'The three specialties recruit among the same new doctors as general practice. More there means a little fewer here.',
      lookFor: 'How many choose general practice after the foundation year, and the fill of its posts. The number of GPs falls a little from the mid-2030s.',
      sideEffects: 'General practice and the other specialties lose applicants. Extra supervisors are taken from patients of the three specialties.',
      examples: 'That better guidance keeps more in psychiatry is assumed: the odds ratio acts on the choice after the foundation year, since the model does not follow other specialties stage by stage.',
    },
  },
  proxy: {
    da: 'Oddsforholdet for at fortsætte i psykiatrien lægges på valget efter KBU.',
    en: 'The odds ratio of going on in psychiatry acts on the choice after the foundation year.',
  },
  settings: [
    {
      id: 'tracks_delta_pct',
      text: { da: { name: 'Flere forløb i de tre specialer' }, en: { name: 'More posts in the three specialties' } },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 15,
      min: 0,
      max: 50,
      step: 1,
      labels: { low: 5, middle: 20, high: 35, veryHigh: 50 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'intro_continuation_or',
      text: {
        da: { name: 'Oddsforhold for at fortsætte fra intro i psykiatri', help: 'Gælder kun, når tiltaget er i brug, dvs. når der er flere forløb eller supervisorer.' },
        en: { name: 'Odds ratio of going on from introduction in psychiatry', help: 'Acts only while the lever is in use, i.e. with more posts or supervisors.' },
      },
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
      id: 'supervisor_fte',
      text: {
        da: { name: 'Ekstra supervisorer', help: 'Et årsværk giver plads til en halv uddannelseslæge ad gangen (antaget).' },
        en: { name: 'Extra supervisors', help: 'One full-time supervisor makes room for half a trainee at a time (assumed).' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'FTE',
      statusQuo: 0,
      on: 10,
      min: 0,
      max: 50,
      step: 1,
      labels: { low: 5, middle: 15, high: 30, veryHigh: 50 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'tracks_delta_pct',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Gælder læger, der tager KBU i området, og forløb dér. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor i området.',
    en: 'Holds for doctors who do KBU in scope, and for tracks there. A hospital cluster is in scope when at least half of its inhabitants live there.',
  },
  placeLever: false,
  lagMonths: 54,
  rows: ['S1-03a', 'S1-10', 'S1-10b', 'S1-10d'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const posts = changes.number('tracks_delta_pct')
    const supervisors = changes.number('supervisor_fte')
    if (posts === 0 && supervisors === 0) return []
    const year = Math.floor(use.from / 12)
    const others = context.series('hu-dimensioned-all-specialties', '', year) - context.base('posts.hu', use.from, 0)
    const supervised = (supervisors * traineesPerSupervisor) / trackYears / (others * shareOfOthers)
    const clusters = cellsInScope(use, context, 'cluster')
    if (clusters?.length === 0) return []
    // Supervisors of a part of the country take as many trainees as they would in all of it.
    const people = (list: readonly number[]) => list.reduce((sum, c) => sum + peopleOf(context, c, use.from), 0)
    const part = clusters ? people(clusters) / people(context.clusters.map((_, c) => c)) : 1
    changes.multiply('specialty.priority-posts', 1 + posts / 100 + supervised / part, clusters)
    changes.add('specialty.psychiatry', log(changes.number('intro_continuation_or')), clusters)
    return changes.list
  },
}
