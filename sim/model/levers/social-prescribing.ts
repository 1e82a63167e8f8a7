import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { addSoft, SOFT } from './soft.ts'

/** Social problems referred to the municipality and local groups. */
export const socialPrescribing: LeverDefinition = {
  id: 'social-prescribing',
  kind: 'lever',
  family: 'workload-and-staff',
  hooks: ['capacity', 'exit'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Sociale henvisninger',
      sentence: 'Lægen kan henvise sociale problemer til kommune og foreninger, evt. til en socialrådgiver i klinikken.',
      message: 'Det letter arbejdet en smule, hvor det er tungest. Virkningen på antallet af læger er så lille, at den næppe kan måles.',
      lookFor: 'Belastningen i de mest udsatte områder. Forvent brøkdele af en procent på lægetallet.',
      sideEffects: 'Kommuner og frivillige får opgaven. Områder uden ordningen bliver en anelse mindre attraktive.',
      examples: 'Københavns Kommune har en ordning, som er udvidet; en måling af lægens tid er ikke fundet.',
    },
    en: {
      name: 'Social prescribing',
      sentence: 'The doctor can refer social problems to the municipality and local groups, perhaps to a social worker in the clinic.',
      message: 'It eases work a little where it is heaviest. The effect on the number of doctors is so small that it can hardly be measured.',
      lookFor: 'Load in the most vulnerable areas. Expect fractions of a per cent in the number of doctors.',
      sideEffects: 'Municipalities and volunteers get the task. Areas without it become a trifle less attractive.',
      examples: 'The municipality of Copenhagen has a scheme that was extended; no measurement of the doctor’s time was found.',
    },
  },
  proxy: { da: 'En antaget procent af lægens tid i de udsatte områder.', en: 'An assumed per cent of the doctor’s time in vulnerable areas.' },
  settings: [
    {
      id: 'areas',
      text: { da: { name: 'Områder med ordningen', help: 'Andel af kommuner, største behov først.' }, en: { name: 'Areas with the scheme', help: 'Share of municipalities, highest need first.' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 0.2, min: 0, max: 1, step: 0.05,
      labels: { low: 0.1, middle: 0.25, high: 0.5, veryHigh: 1 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'social_worker_per_10_gp',
      text: { da: { name: 'Socialrådgivere', help: 'Aflastningen hører til én pr. 10 læger og følger antallet.' }, en: { name: 'Social workers', help: 'The relief belongs to one per 10 doctors and follows their number.' } },
      role: 'setting', kind: 'number', unit: 'staff/10 doctors', statusQuo: 0, on: 1, min: 0, max: 3, step: 0.5,
      labels: { low: 0.5, middle: 1, high: 2, veryHigh: 3 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'relief_pct',
      text: { da: { name: 'Frigjort tid i områderne' }, en: { name: 'Time freed in the areas' } },
      role: 'assumption', kind: 'number', unit: '%', statusQuo: 1, on: 1, min: 0, max: 3, step: 0.5,
      evidence: [0, 3],
      source: 'LEV13: social prescribing and other relief, 2 % (0..5 %) in all, an assumption', grade: 'C',
    },
    {
      id: 'attract_or',
      text: { da: { name: 'Oddsforhold for at vælge områderne' }, en: { name: 'Odds ratio of choosing the areas' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.03, on: 1.03, min: 1, max: 1.1, step: 0.01,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'areas',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  placeLever: true,
  aims: mostVulnerable,
  lagMonths: 12,
  rows: ['S1-22', 'S1-22a'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const workers = changes.number('social_worker_per_10_gp')
    if (workers === 0) return []
    const places = mostVulnerable(use, context)
    changes.add('relief.share', (changes.number('relief_pct') / 100) * workers, places)
    addSoft(changes, SOFT.settleNew, changes.number('attract_or'), places)
    addSoft(changes, SOFT.settleEstablished, changes.number('attract_or'), places)
    return changes.list
  },
}

/** The part of the areas with the highest need per inhabitant, in pack order. */
function mostVulnerable(use: ResolvedLever, context: LeverContext): readonly number[] {
  const all = use.places ?? context.places.map((_, place) => place)
  return [...all]
    .sort((a, b) => context.needIndex(b) - context.needIndex(a) || a - b)
    .slice(0, Math.round(Number(use.settings['areas']) * all.length))
    .sort((a, b) => a - b)
}
