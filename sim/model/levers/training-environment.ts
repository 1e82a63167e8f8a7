import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes, placesOfClusters } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'
import { addSoft, SOFT } from './soft.ts'

/** Towns of acute hospitals outside the largest cities, one per hospital cluster. */
const acuteOutside = ['219', '259', '316', '330', '376', '400', '561', '580', '615', '621', '657', '730', '787', '791', '860']
/** Slagelse has an education lead already. */
const ledToday = '330'
/** Capped hospitals, with the code of their place. */
const cappedHospitals = {
  'aalborg-uh': '851',
  'aarhus-uh': '751',
  'odense-uh': '461',
  'amager-hvidovre': '167',
  'bispebjerg-frederiksberg': '101',
  'herlev-gentofte': '163',
  nordsjaelland: '219',
  'sjaellands-uh': '259',
} as const
/** Working week in hours. */
const weekHours = 37

/** Education leads, protected supervision, trained supervisors and hospital profiles: what makes a post worth applying for. */
export const trainingEnvironment: LeverDefinition = {
  id: 'training-environment',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['choice', 'posts'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Stærke faglige miljøer og uddannelsesmiljøer',
      sentence: 'Uddannelsesansvarlige i almen medicin, beskyttet tid til supervision, kurser for supervisorer og tydelige sygehusprofiler.',
      message: 'Et godt miljø trækker ansøgere til sig og kan vende en dårlig spiral. Men har alle sygehuse en profil, vinder ingen på den.',
      lookFor: 'Besættelsen af forløb på de valgte steder de første 1–3 år, tabet andre steder, og flere nedsættelser i nærheden efter 54 måneder.',
      sideEffects: 'Beskyttet tid tages fra patienterne. De steder, der ikke er med, mister ansøgere. En uddannelsesansvarlig på et sygehus med loft optager en af pladserne.',
      examples: 'Slagelse gik fra 3 af 16 til 10 af 19 besatte forløb, men uden sammenligningsgruppe og med få læger (oddsforhold 4,8; 1,0–22,6).',
    },
    en: {
      name: 'Strong professional and training environments',
      sentence: 'General-practice education leads, protected time for supervision, courses for supervisors and clear hospital profiles.',
      message: 'A good environment attracts applicants and can turn a bad spiral. But when every hospital has a profile, none gains by it.',
      lookFor: 'Fill of posts at the chosen places in the first 1–3 years, the loss elsewhere, and more settling nearby after 54 months.',
      sideEffects: 'Protected time is taken from patients. Places left out lose applicants. An education lead at a capped hospital takes one of its places.',
      examples: 'Slagelse went from 3 of 16 to 10 of 19 posts filled, but without a control and with few doctors (odds ratio 4.8; 1.0–22.6).',
    },
  },
  proxy: {
    da: 'Et antaget oddsforhold for at søge stedet står i stedet for miljøets indhold.',
    en: 'An assumed odds ratio of applying stands in for what the environment consists of.',
  },
  settings: [
    {
      id: 'education_lead_hospitals',
      text: {
        da: { name: 'Kommuner, hvis sygehus har en uddannelsesansvarlig', help: 'I dag Slagelse. Sat til: akuthospitaler uden for de største byer.' },
        en: { name: 'Places whose hospital has an education lead', help: 'Today Slagelse. On: acute hospitals outside the largest cities.' },
      },
      role: 'setting',
      kind: 'places',
      unit: '',
      statusQuo: ['330'],
      on: acuteOutside,
      source: papers.proposals,
      grade: 'B',
    },
    {
      id: 'protected_supervision_hours',
      text: {
        da: { name: 'Beskyttet supervision', help: 'Timer om ugen pr. uddannelseslæge, uden for de største byer.' },
        en: { name: 'Protected supervision', help: 'Hours a week per trainee, outside the largest cities.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'hours/week',
      statusQuo: 0,
      on: 1,
      min: 0,
      max: 4,
      step: 0.5,
      labels: { low: 0.5, middle: 1.5, high: 3, veryHigh: 4 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'trained_supervisors_share',
      text: { da: { name: 'Supervisorer med kursus' }, en: { name: 'Supervisors with a course' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      labels: { low: 0.25, middle: 0.6, high: 0.8, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'profile_hospitals',
      text: { da: { name: 'Kommuner, hvis sygehus har en tydelig profil' }, en: { name: 'Places whose hospital has a clear profile' } },
      role: 'setting',
      kind: 'places',
      unit: '',
      statusQuo: [],
      on: acuteOutside,
      source: papers.regions,
      grade: 'B',
    },
    {
      id: 'lead_inside_cap',
      text: { da: { name: 'Uddannelsesansvarlig tæller med i sygehusloftet' }, en: { name: 'Education lead counts within the hospital cap' } },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: true,
      on: true,
      source: `${papers.proposals} and ${papers.agreement}: a reading of both`,
      grade: 'B',
    },
    {
      id: 'education_lead_or',
      text: { da: { name: 'Oddsforhold for besættelse med uddannelsesansvarlig' }, en: { name: 'Odds ratio of fill with an education lead' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.5,
      on: 1.5,
      min: 1,
      max: 4.8,
      step: 0.1,
      evidence: [1, 4.8],
      source: 'assumption; 4.8 is the uncontrolled example of Slagelse',
      grade: 'C',
    },
    {
      id: 'supervision_or_per_hour',
      text: { da: { name: 'Oddsforhold pr. time beskyttet supervision' }, en: { name: 'Odds ratio per hour of protected supervision' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.05,
      on: 1.05,
      min: 1,
      max: 1.2,
      step: 0.01,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'trained_or',
      text: { da: { name: 'Oddsforhold, når alle supervisorer har kursus' }, en: { name: 'Odds ratio when all supervisors have a course' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.1,
      on: 1.1,
      min: 1,
      max: 1.3,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'profile_or',
      text: {
        da: { name: 'Oddsforhold for sygehuse med profil', help: 'Regnes i forhold til gennemsnittet af alle: har alle en profil, er virkningen nul.' },
        en: { name: 'Odds ratio for hospitals with a profile', help: 'Counted against the mean of all: when all have a profile the effect is nil.' },
      },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.1,
      on: 1.1,
      min: 1,
      max: 1.3,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'protected_supervision_hours',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  scopeNote: {
    da: 'Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor i området. En profil er forholdet til andre, så de uden for området mister det, den vinder.',
    en: 'A hospital cluster is in scope when at least half of its inhabitants live there. A profile is relative to others, so those outside lose what it gains.',
  },
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 54,
  rows: ['S0-01', 'S0-12', 'S1-06', 'S1-06f', 'S1-06g'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const year = Math.floor(use.from / 12)
    const inScope = cellsInScope(use, context, 'cluster')
    const outside = context.clusters.flatMap((cluster, c) => (cluster.largestCity || (inScope && !inScope.includes(c)) ? [] : [c]))
    const clusterOf = (code: string) => context.clusters.findIndex((c) => c.id === context.places.find((p) => p.code === code)?.cluster)
    const clustersOf = (codes: readonly string[]) => [...new Set(codes.map(clusterOf))].filter((c) => c >= 0 && (!inScope || inScope.includes(c)))

    const led = clustersOf(changes.codes('education_lead_hospitals').filter((code) => code !== ledToday))
    for (const c of led) addSoft(changes, SOFT.hu, changes.number('education_lead_or'), [c])
    const hours = changes.number('protected_supervision_hours')
    addSoft(changes, SOFT.hu, changes.number('supervision_or_per_hour'), outside, hours)
    addSoft(changes, SOFT.hu, changes.number('trained_or'), outside, changes.number('trained_supervisors_share'))
    // Protected hours are hours in which neither trainee nor tutor sees patients; here the trainee's.
    changes.multiply('trainee.service', 1 - hours / weekHours, placesOfClusters(context, outside))

    // Profiles are relative: what counts is to have one where others have none.
    const profiled = new Set(clustersOf(changes.codes('profile_hospitals')))
    const people = (c: number) => context.places.reduce((sum, p, m) => (p.cluster === context.clusters[c]!.id ? sum + context.population(m, year) : sum), 0)
    const weights = context.clusters.map((_, c) => people(c))
    const mean = weights.reduce((sum, w, c) => sum + (profiled.has(c) ? w : 0), 0) / weights.reduce((sum, w) => sum + w, 0)
    const gain = (c: number) => (profiled.size === weights.length ? 0 : (profiled.has(c) ? 1 : 0) - mean)
    if (profiled.size > 0) weights.forEach((_, c) => addSoft(changes, SOFT.hu, changes.number('profile_or'), [c], gain(c)))

    // Outside the cap, the lead is one person more than it allows.
    if (!changes.yes('lead_inside_cap'))
      for (const [hospital, code] of Object.entries(cappedHospitals)) {
        const cell = context.hospitals.findIndex((h) => h.id === hospital)
        if (cell >= 0 && led.includes(clusterOf(code))) changes.replace('hospital.cap-exempt', 1, [cell])
      }
    return changes.list
  },
}
