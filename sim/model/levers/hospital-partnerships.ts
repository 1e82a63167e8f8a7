import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, clustersReached, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

/** Experienced specialists, and the posts that follow them, move from large hospitals to pressed ones. */
export const hospitalPartnerships: LeverDefinition = {
  id: 'hospital-partnerships',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts', 'choice'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Partnerskaber mellem sygehuse',
      sentence: 'Erfarne speciallæger og uddannelseskapacitet flyttes fra store sygehuse til pressede sygehuse i samme videreuddannelsesregion.',
      message: 'En supervisor, der flytter, tager uddannelsespladser med sig. Det flytter forløb, men skaber ingen: det, det ene sted får, mister det andet.',
      lookFor: 'Opslåede og besatte forløb hos modtagerne efter 1–3 år, og det samme tab hos giverne.',
      sideEffects: 'De store sygehuse afgiver supervisorer og forløb. De flyttede forløb skal søges, ellers går de tabt.',
      examples: 'Ønsket er at løfte pressede sygehuse over det punkt, hvor de selv kan tiltrække læger. Om det holder, når hjælpen stopper, viser spiralen.',
    },
    en: {
      name: 'Hospital partnerships',
      sentence: 'Senior specialists and training capacity move from large hospitals to pressed ones in the same training region.',
      message: 'A supervisor who moves takes training slots along. That moves posts and makes none: what one place gets, another loses.',
      lookFor: 'Posts advertised and filled at the receivers after 1–3 years, and the same loss at the donors.',
      sideEffects: 'The large hospitals give up supervisors and posts. The moved posts must be applied for, or they are lost.',
      examples: 'The aim is to lift pressed hospitals over the point where they attract doctors by themselves. Whether that lasts when help ends is for the spiral to show.',
    },
  },
  settings: [
    {
      id: 'trainer_fte_moved',
      text: { da: { name: 'Supervisorer flyttet pr. modtagende sygehus' }, en: { name: 'Supervisors moved per receiving hospital' } },
      role: 'setting',
      kind: 'number',
      unit: 'FTE',
      statusQuo: 0,
      on: 2,
      min: 0,
      max: 10,
      step: 0.5,
      labels: { low: 1, middle: 3, high: 6, veryHigh: 10 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'donor_limit',
      text: { da: { name: 'Højst andel af givernes supervisorer' }, en: { name: 'Most of the donors’ supervisors' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.05,
      on: 0.05,
      min: 0,
      max: 0.15,
      step: 0.01,
      labels: { low: 0.03, middle: 0.05, high: 0.1, veryHigh: 0.15 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'slots_per_trainer',
      text: { da: { name: 'Uddannelsespladser, der følger hver supervisor' }, en: { name: 'Training slots that follow each supervisor' } },
      role: 'assumption',
      kind: 'number',
      unit: 'slots/supervisor',
      statusQuo: 1,
      on: 1,
      min: 0.5,
      max: 2,
      step: 0.1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'specialist_fte_lent',
      text: { da: { name: 'Speciallæger udlånt pr. modtagende sygehus' }, en: { name: 'Specialists lent per receiving hospital' } },
      role: 'setting',
      kind: 'number',
      unit: 'FTE',
      statusQuo: 0,
      on: 2,
      min: 0,
      max: 10,
      step: 0.5,
      labels: { low: 1, middle: 3, high: 6, veryHigh: 10 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'trainer_fte_moved',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 54,
  rows: ['S0-00c', 'S0-01e', 'S0-01f', 'S1-06b'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const moved = changes.number('trainer_fte_moved')
    const lent = changes.number('specialist_fte_lent')
    const receivers = clustersReached(context, use.places ?? placesWithFlag(context, 'threatened'), use.from).filter((c) => !context.clusters[c]!.largestCity)
    if (moved === 0 && lent === 0) return []
    changes.add('partner.slots', moved * changes.number('slots_per_trainer'), receivers)
    changes.add('partner.colleagues', moved + lent, receivers)
    changes.replace('partner.donor-limit', changes.number('donor_limit'))
    return changes.list
  },
}
