import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached, placesInScope, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities, targetPlaces } from './targets.ts'

/** HU tracks put together from places near each other, so that less time goes on travelling and more of the training is local. */
export const geoBoundedTracks: LeverDefinition = {
  id: 'geo-bounded-tracks',
  kind: 'lever',
  family: 'coherence-and-teams',
  hooks: ['posts', 'choice'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Geografisk afgrænsede forløb',
      sentence: 'Sætter hoveduddannelsesforløb sammen af steder tæt på hinanden.',
      message: 'Kortere afstand mellem stederne gør et forløb lettere at tage for den, der har familie, og mere af uddannelsen foregår, hvor lægen kan blive.',
      lookFor: 'Besættelsen af forløb langt fra de store sygehuse og flere nedsættelser i nærheden 54 måneder efter.',
      sideEffects: 'Måneder, der bindes til nærområdet, kan ikke tages på de specialiserede afdelinger, som dermed mister uddannelseslæger. Forløb i byerne vinder intet og mister ansøgere.',
      examples: 'Almen medicin er allerede undtaget fra kravet om to ansættelsessteder à 12 måneder; fritagelsen gør derfor de andre specialer lidt mere attraktive.',
    },
    en: {
      name: 'Geographically bounded tracks',
      sentence: 'Puts specialist training tracks together from places close to each other.',
      message: 'Shorter ways between sites make a track easier to take for those with a family, and more of the training is where the doctor can stay.',
      lookFor: 'Fill of posts far from the large hospitals and more settling nearby 54 months later.',
      sideEffects: 'Months tied to the area cannot be spent at specialised units, which lose trainees. City tracks gain nothing and lose applicants.',
      examples: 'General practice is already outside the rule of two workplaces of 12 months each; the waiver therefore makes the other specialties a little more attractive.',
    },
  },
  settings: [
    {
      id: 'share_of_tracks',
      text: { da: { name: 'Andel af forløbene i de omfattede områder' }, en: { name: 'Share of tracks in eligible areas' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.25,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.15, middle: 0.35, high: 0.6, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'max_between_sites_min',
      text: { da: { name: 'Længste rejsetid mellem stederne' }, en: { name: 'Longest travel time between sites' } },
      role: 'setting',
      kind: 'number',
      unit: 'minutes',
      statusQuo: 90,
      on: 45,
      min: 20,
      max: 90,
      step: 5,
      labels: { low: 15, middle: 30, high: 50, veryHigh: 70 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'waive_two_site_rule',
      text: {
        da: { name: 'Fritag andre specialer for to ansættelsessteder', help: 'Almen medicin er fritaget i forvejen.' },
        en: { name: 'Waive the two-site rule for other specialties', help: 'General practice is exempt already.' },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: false,
      on: true,
      source: papers.proposals,
      grade: 'A',
    },
    {
      id: 'eligible',
      text: { da: { name: 'Omfattede forløb' }, en: { name: 'Eligible tracks' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'threatened',
      on: 'general-practice',
      choices: [
        { value: 'threatened', text: { da: 'Kun truede områder', en: 'Threatened areas only' } },
        { value: 'general-practice', text: { da: 'Truede områder og al almen medicin', en: 'Threatened areas and all of general practice' } },
      ],
      source: papers.proposals,
      grade: 'A',
    },
  ],
  primary: 'share_of_tracks',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: true,
  aims: (use, context) => (use.settings['eligible'] === 'general-practice' ? outsideLargestCities(use, context) : targetPlaces(use, context)),
  lagMonths: 54,
  rows: ['S0-02'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const share = changes.number('share_of_tracks')
    if (share === 0) return []
    const all = changes.word('eligible') === 'general-practice'
    const places = use.places ?? (all ? placesInScope(use, context) : placesWithFlag(context, 'threatened'))
    changes.add('geo.share', share, clustersReached(context, places, use.from))
    changes.replace('geo.max-minutes', changes.number('max_between_sites_min'))
    if (changes.yes('waive_two_site_rule')) {
      const people = (cells: readonly number[]) => cells.reduce((sum, place) => sum + context.population(place, Math.floor(use.from / 12)), 0)
      const threatened = placesWithFlag(context, 'threatened')
      changes.add('geo.other-specialties', (share * people(threatened)) / people(context.places.map((_, place) => place)))
    }
    return changes.list
  },
}
