import { log, logit } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { targetPlaces } from './targets.ts'

const allowedCodes: Readonly<Record<string, number>> = { none: 0, temporary: 1, permanent: 2 }

/** What the model holds already, in the papers' own numbers. */
const today = { employedShare: 0.2, ownerHazard: 0.05, phase3: 0.8, productivity: 0.85, perVacancy: 0.5 }

/** Part of the time in practice that is the last phase of specialist training: a year and a half of two. */
const lastPhase = 0.75

/** A number of months that nobody waits for. */
const never = 25

/** Regional, licence and tender clinics, employed doctors and groups hired together, beside practices with owners. */
export const clinicForms: LeverDefinition = {
  id: 'clinic-forms',
  kind: 'lever',
  family: 'practice-forms',
  hooks: ['choice', 'capacity', 'rule'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Flere klinikformer og ansættelse',
      sentence: 'Licens-, regions- og udbudsklinikker, ansatte læger og grupper ansat sammen, ved siden af praksis med ejere.',
      message: 'Ansættelse giver plads til dem, der ikke vil eje. Men de fleste vil eje, og en ansat når færre patienter: flere hoveder er ikke lige så mange årsværk.',
      lookFor: 'Læger efter klinikform, ledige kapaciteter, og personer mod årsværk. Slå regionsklinikker helt fra, og se, hvem der så mangler læge.',
      sideEffects: 'Nogle, der ellers ville eje, bliver ansatte. Stillinger i målområder trækker fra andre steder; må regionsklinikker ligge hvor som helst, kan byerne vinde. Numre, der går i udbud, kan ikke længere købes.',
      examples: 'Én ud af fem praktiserende læger op til 40 år var ansat eller vikar i 2020. Under én procent af uddannelseslægerne ønsker et langt liv i en regionsklinik.',
    },
    en: {
      name: 'More clinic forms and employment',
      sentence: 'Licence, regional and tender clinics, employed doctors and groups hired together, beside practices with owners.',
      message: 'Employment makes room for those who will not own. But most want to own, and an employed doctor serves fewer: more heads are not as many full-time equivalents.',
      lookFor: 'Doctors by form of clinic, vacant capacities, and persons against full-time equivalents. Forbid regional clinics and see who lacks a doctor then.',
      sideEffects: 'Some who would have owned become employed. Posts in target areas draw from elsewhere; if regional clinics may lie anywhere, cities may gain. Numbers that are tendered can no longer be bought.',
      examples: 'One in five general practitioners up to 40 was employed or a locum in 2020. Less than one per cent of trainees wish for a long life in a regional clinic.',
    },
  },
  proxy: { da: 'Støtten til grupper er regnet som kolleger i nærheden.', en: 'Support for groups is counted as colleagues near by.' },
  settings: [
    {
      id: 'region_clinic_allowed',
      text: {
        da: { name: 'Regionsklinikker', help: 'Varigt: også hvor numre står ubesat, ikke kun for borgere uden læge.' },
        en: { name: 'Regional clinics', help: 'Permanent: also where numbers are vacant, not only for people without a doctor.' },
      },
      role: 'setting', kind: 'choice', unit: '', statusQuo: 'temporary', on: 'permanent',
      choices: [
        { value: 'none', text: { da: 'Ikke tilladt', en: 'Not allowed' } },
        { value: 'temporary', text: { da: 'Midlertidigt', en: 'For a time' } },
        { value: 'permanent', text: { da: 'Varigt og overalt', en: 'For good and anywhere' } },
      ],
      source: `${papers.regions}; ${papers.plan2018}`, grade: 'A',
    },
    {
      id: 'employed_positions',
      text: {
        da: { name: 'Opslåede ansættelser', help: 'I målområderne; står åbne, til de tages, højst et år.' },
        en: { name: 'Employed posts offered', help: 'In the target areas; open until taken, a year at most.' },
      },
      role: 'setting', kind: 'number', unit: 'jobs/year', statusQuo: 0, on: 30, min: 0, max: 300, step: 5,
      labels: { low: 15, middle: 50, high: 120, veryHigh: 300 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'prefer_employed_share',
      text: { da: { name: 'Nye speciallæger, der foretrækker ansættelse' }, en: { name: 'New specialists who prefer employment' } },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: today.employedShare, on: today.employedShare, min: 0.05, max: 0.6, step: 0.05,
      source: 'One in five of those up to 40 was employed or a locum in 2020 (PLO)', grade: 'B',
    },
    {
      id: 'groups_per_year',
      text: {
        da: { name: 'Klinikker besat af grupper', help: 'Stillinger slået op sammen ét sted; kollegerne tæller, når stedet vælges.' },
        en: { name: 'Clinics staffed by groups', help: 'Posts offered together in one place; the colleagues count when it is chosen.' },
      },
      role: 'setting', kind: 'number', unit: 'clinics/year', statusQuo: 0, on: 5, min: 0, max: 30, step: 1,
      labels: { low: 3, middle: 8, high: 15, veryHigh: 30 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'group_size',
      text: { da: { name: 'Læger pr. gruppe' }, en: { name: 'Doctors per group' } },
      role: 'setting', kind: 'number', unit: 'persons', statusQuo: 3, on: 3, min: 2, max: 6, step: 1,
      labels: { low: 2, middle: 3, high: 4, veryHigh: 6 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'employed_to_owner_hazard',
      text: {
        da: { name: 'Ansatte, der bliver ejere', help: 'Andel om året. I dag 0,05 i papirernes tal; modellen følger forholdet til i dag.' },
        en: { name: 'Employed who become owners', help: 'Share a year. Today 0.05 in the papers’ figure; the model follows the ratio to today.' },
      },
      role: 'assumption', kind: 'number', unit: 'share/year', statusQuo: today.ownerHazard, on: 0.1, min: 0, max: 0.6, step: 0.01,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'max_employed_in_threatened',
      text: {
        da: { name: 'Intet loft over ansatte i målområder', help: 'Alle ledige numre kan betjenes af ansatte; i dag hvert andet.' },
        en: { name: 'No limit on employed in target areas', help: 'Every vacant number may be served by employed doctors; every second today.' },
      },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'tender_share',
      text: { da: { name: 'Nye numre i udbud' }, en: { name: 'New numbers tendered' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.2, min: 0, max: 1, step: 0.1,
      labels: { low: 0.1, middle: 0.3, high: 0.6, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'tender_after_months',
      text: {
        da: { name: 'Måneder uden køber før udbud', help: 'For solopraksis til salg. 25 er aldrig.' },
        en: { name: 'Months without a buyer before a tender', help: 'For solo practices for sale. 25 is never.' },
      },
      role: 'setting', kind: 'number', unit: 'months', statusQuo: never, on: 6, min: 0, max: never, step: 1,
      labels: { low: 3, middle: 6, high: 12, veryHigh: 24 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'phase3_fte',
      text: { da: { name: 'Patientarbejde, ansat læge i sidste fase' }, en: { name: 'Service of an employed last-phase trainee' } },
      role: 'assumption', kind: 'number', unit: 'FTE', statusQuo: today.phase3, on: today.phase3, min: 0.5, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'admin_relief_pct',
      text: {
        da: { name: 'Tid vundet, når andre administrerer', help: 'For læger i regions-, licens- og udbudsklinikker.' },
        en: { name: 'Time gained when others run the clinic', help: 'For doctors in regional, licence and tender clinics.' },
      },
      role: 'assumption', kind: 'number', unit: '%', statusQuo: 0, on: 5, min: 0, max: 10, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'fee_cut_pct',
      text: { da: { name: 'Indtægt, der opgives for det' }, en: { name: 'Income given up for that' } },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 5, min: 0, max: 15, step: 1,
      labels: { low: 2, middle: 5, high: 10, veryHigh: 15 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'employed_productivity',
      text: {
        da: { name: 'Ansattes patienttal mod ejeres', help: 'Modellens egen forudsætning er CAP05 (0,86 efter norske arbejdstider); her flyttes den i forhold til 0,85.' },
        en: { name: 'List of the employed against owners', help: 'The model’s own is CAP05 (0.86 from Norwegian hours); here it is moved in proportion to 0.85.' },
      },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: today.productivity, on: today.productivity, min: 0.6, max: 1, step: 0.05,
      evidence: [0.8, 0.95],
      source: 'CAP05: salaried against self-employed hours 0.86 (0.8..0.95), Norway 2018', grade: 'B',
    },
  ],
  primary: 'employed_positions',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: ['S0-09', 'S0-09a', 'S1-24', 'S1-24b', 'S2-01i', 'S3-01s', 'S3-04b', 'S3-04c', 'S4-O04', 'S4-O08', 'S4-15', 'S4-15d'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const targets = targetPlaces(use, context)
    const allowed = changes.word('region_clinic_allowed')
    if (allowed !== 'temporary') changes.replace('clinics.allowed', allowedCodes[allowed]!)
    // SET20: the chance that a permanent post in a short area is filled within a year is the part of vacant numbers a region can staff.
    if (allowed === 'permanent') changes.add('clinics.vacant-posts', context.parameter('SET20'), use.places)
    const posts = changes.number('employed_positions')
    const groups = changes.number('groups_per_year')
    changes.add('employed.posts', posts)
    changes.add('clinics.groups', groups)
    if (groups > 0 && changes.number('group_size') !== 3) changes.replace('clinics.group-size', changes.number('group_size'))
    if (posts > 0 || groups > 0) changes.replace('employed.target', 1, targets)
    changes.add('choice.employed', logit(changes.number('prefer_employed_share')) - logit(today.employedShare))
    changes.multiply('employed.buying', changes.number('employed_to_owner_hazard') / today.ownerHazard)
    if (changes.yes('max_employed_in_threatened')) changes.add('employed.per-vacancy', 1 - today.perVacancy, targets)
    changes.add('clinics.tender-share', changes.number('tender_share'))
    if (changes.number('tender_after_months') < never) changes.cap('clinics.tender-after', changes.number('tender_after_months'))
    changes.multiply('trainees.capacity', 1 + lastPhase * (changes.number('phase3_fte') / today.phase3 - 1))
    changes.add('clinics.relief', changes.number('admin_relief_pct') / 100)
    changes.add('choice.clinic', context.parameter('SET05') * log(1 - changes.number('fee_cut_pct') / 100))
    changes.multiply('employed.capacity', changes.number('employed_productivity') / today.productivity)
    return changes.list
  },
}
