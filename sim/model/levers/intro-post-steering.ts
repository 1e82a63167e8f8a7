import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'

/** Ends of the two sliders, which mean that there is no limit. */
const noLimit = 3
const noLimitInternal = 4

/** Introduction posts follow vacant HU posts, fewer are opened in popular places and specialties, and nobody takes many. */
export const introPostSteering: LeverDefinition = {
  id: 'intro-post-steering',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts', 'rule'],
  source: papers.regions,
  grade: 'B',
  text: {
    da: {
      name: 'Strategiske introstillinger',
      sentence: 'Åbner introstillinger, hvor hoveduddannelsesforløb står ledige, færre i populære specialer og byer, og sætter loft over antal introstillinger pr. læge.',
      message: 'Introstillingen er indgangen til specialet. Placeres den, hvor forløbene er ledige, får stedet en ansøger med kendskab til det.',
      lookFor: 'Introstillinger i områder med ledige forløb med det samme, kortere ventetid før specialet, og flere besatte forløb dér halvandet år senere.',
      sideEffects: 'Flere introlæger bruger tutorpladser. Læger, der ville afprøve flere specialer, mister muligheden. De største byer får færre introstillinger.',
      examples: 'Introstillinger i almen medicin besættes regionalt, på hospitaler lokalt. Kun én introstilling kræves i dag, men flere er almindeligt.',
    },
    en: {
      name: 'Strategic introduction posts',
      sentence: 'Opens introduction posts where specialist training posts are vacant, fewer in popular specialties and cities, and limits how many a doctor may take.',
      message: 'The introduction post is the door to the specialty. Put where posts are vacant, it gives the place an applicant who knows it.',
      lookFor: 'Introduction posts in areas with vacancies at once, a shorter way into the specialty, and more filled posts there a year and a half later.',
      sideEffects: 'More introduction doctors use tutor slots. Doctors who would try several specialties lose the chance. The largest cities get fewer introduction posts.',
      examples: 'Introduction posts in general practice are filled regionally, at hospitals locally. One is required today, but several are common.',
    },
  },
  settings: [
    {
      id: 'intro_guarantee',
      text: { da: { name: 'Introstilling, hvor hoveduddannelsen er ledig' }, en: { name: 'Introduction post where HU is vacant' } },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: false,
      on: true,
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'intro_per_vacant_hu',
      text: { da: { name: 'Introstillinger pr. ledigt forløb' }, en: { name: 'Introduction posts per vacant HU post' } },
      role: 'setting',
      kind: 'number',
      unit: 'posts/vacant',
      statusQuo: 0,
      on: 1,
      min: 0,
      max: 2,
      step: 0.25,
      labels: { low: 0.5, middle: 1, high: 1.5, veryHigh: 2 },
      source: `${papers.regions}: a reading of the text`,
      grade: 'B',
    },
    {
      id: 'max_intro_same_specialty',
      text: { da: { name: 'Højst antal introstillinger i samme speciale' }, en: { name: 'Most introduction posts in one specialty' } },
      role: 'setting',
      kind: 'number',
      unit: 'posts/doctor',
      statusQuo: 3,
      on: 1,
      min: 1,
      max: 3,
      step: 1,
      labels: { low: 1, middle: 1, high: 2, veryHigh: 3 },
      source: `${papers.regions}: 1; today there is no limit, shown as 3`,
      grade: 'A',
    },
    {
      id: 'max_intro_internal_medicine',
      text: { da: { name: 'Højst antal introstillinger i intern medicin' }, en: { name: 'Most introduction posts in internal medicine' } },
      role: 'setting',
      kind: 'number',
      unit: 'posts/doctor',
      statusQuo: 4,
      on: 2,
      min: 1,
      max: 4,
      step: 1,
      labels: { low: 1, middle: 2, high: 3, veryHigh: 4 },
      source: `${papers.regions}: 2; today there is no limit, shown as 4`,
      grade: 'A',
    },
    {
      id: 'popular_cut_pct',
      text: { da: { name: 'Færre introstillinger i populære specialer og byer' }, en: { name: 'Fewer introduction posts in popular specialties and cities' } },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 10,
      min: 0,
      max: 30,
      step: 1,
      labels: { low: 5, middle: 12, high: 20, veryHigh: 30 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'intro_per_vacant_hu',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor i området. Lofterne gælder læger, der tog KBU dér.',
    en: 'A hospital cluster is in scope when at least half of its inhabitants live there. The limits hold for doctors who did KBU there.',
  },
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 66,
  rows: ['S1-12', 'S1-12a', 'S1-12b', 'S1-12c'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const clusters = cellsInScope(use, context, 'cluster')
    if (changes.yes('intro_guarantee')) changes.add('intro.per-vacant-hu', changes.number('intro_per_vacant_hu'), clusters)
    const same = changes.number('max_intro_same_specialty')
    const internal = changes.number('max_intro_internal_medicine')
    if (same < noLimit) changes.replace('intro.most-same', same, clusters)
    if (internal < noLimitInternal) changes.replace('intro.most-internal', internal, clusters)
    const cut = 1 - changes.number('popular_cut_pct') / 100
    changes.multiply('intro.city-scale', cut, clusters)
    changes.multiply('specialty.popular-posts', cut, clusters)
    return changes.list
  },
}
