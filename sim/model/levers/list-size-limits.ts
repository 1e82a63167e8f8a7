import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Patients per capacity at which a list may be closed, and most patients per doctor, today. */
const today = { closing: 1600, ceiling: 2542 }

/** When practices may close their lists, must open them, and how many patients they may have. */
export const listSizeLimits: LeverDefinition = {
  id: 'list-size-limits',
  kind: 'lever',
  family: 'practice-forms',
  hooks: ['capacity'],
  source: papers.midtjylland,
  grade: 'C',
  text: {
    da: {
      name: 'Grænser for patienttal',
      sentence: 'Lukkegrænse, åbnegrænse, loft over patienttal, og om lister skal være kortere, hvor behovet er størst.',
      message: 'Grænser fordeler patienter og travlhed; de skaber hverken læger eller tid. Lavere grænser skåner lægen og efterlader borgere uden læge.',
      lookFor: 'Åbne praksis, borgere uden fast læge og belastning: de trækker hver sin vej. Prøv lave grænser, hvor læger mangler.',
      sideEffects: 'Højere lofter giver plads til flere patienter og mere pres på lægen, der kan gå før tid. Kortere lister efter behov flytter patienter til naboer med lavere behov.',
      examples: 'En liste må lukkes ved 1.600 patienter pr. kapacitet; loftet var 2.542 i Midtjylland i 2008. I 2018 var 30 % af praksis åbne, målet var 50, 60 og 70 %.',
    },
    en: {
      name: 'List size limits',
      sentence: 'Closing limit, opening limit, a ceiling on patients, and whether lists are shorter where need is highest.',
      message: 'Limits share out patients and strain; they make neither doctors nor time. Lower limits spare the doctor and leave people without one.',
      lookFor: 'Open practices, people without a doctor and load: they pull apart. Try low limits where doctors are short.',
      sideEffects: 'Higher ceilings make room for more patients and more strain on the doctor, who may leave early. Shorter lists by need move patients to neighbours with less need.',
      examples: 'A list may be closed at 1,600 patients per capacity; the ceiling was 2,542 in Midtjylland in 2008. In 2018 30 % of practices were open; the goal was 50, 60 and 70 %.',
    },
  },
  settings: [
    {
      id: 'closing_limit',
      text: {
        da: { name: 'Lukkegrænse', help: 'Patienter pr. kapacitet. Lukkede lister (CLOSED) holder grænsen, åbne kan gå til loftet.' },
        en: { name: 'Closing limit', help: 'Patients per capacity. Closed lists (CLOSED) keep to it, open ones may go to the ceiling.' },
      },
      role: 'setting', kind: 'number', unit: 'patients', statusQuo: today.closing, on: today.closing, min: 1200, max: 2000, step: 50,
      labels: { low: 1300, middle: 1500, high: 1800, veryHigh: 2000 },
      source: 'CAP01: norm list 1,600 until July 2025 (Sundhedsdatastyrelsen)', grade: 'A',
    },
    {
      id: 'ceiling_patients',
      text: { da: { name: 'Loft over patienter pr. læge' }, en: { name: 'Ceiling on patients per doctor' } },
      role: 'setting', kind: 'number', unit: 'patients', statusQuo: today.ceiling, on: today.ceiling, min: 1600, max: 3200, step: 2,
      labels: { low: 2000, middle: 2400, high: 2800, veryHigh: 3200 },
      source: papers.midtjylland, grade: 'A',
    },
    {
      id: 'ceiling_uplift_pct',
      text: {
        da: { name: 'Højere loft for praksis med personale', help: 'Gives til flerlægepraksis.' },
        en: { name: 'Higher ceiling for well staffed practices', help: 'Given to joint practices.' },
      },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 10, min: 0, max: 25, step: 1,
      labels: { low: 5, middle: 10, high: 15, veryHigh: 25 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'opening_limit_uplift_pct',
      text: {
        da: { name: 'Højere åbnegrænse', help: 'En lukket praksis skal åbne tidligere; virker på halvdelen af lukkede lister mellem grænserne.' },
        en: { name: 'Higher opening limit', help: 'A closed practice must open earlier; it acts on half of closed lists between the limits.' },
      },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 10, min: 0, max: 30, step: 1,
      labels: { low: 5, middle: 10, high: 20, veryHigh: 30 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'need_differentiated',
      text: { da: { name: 'Kortere lister, hvor behovet er størst' }, en: { name: 'Shorter lists where need is highest' } },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: true,
      source: papers.agreement, grade: 'A',
    },
    {
      id: 'need_elasticity',
      text: { da: { name: 'Ændring i liste pr. 1 % behov' }, en: { name: 'List change per 1 % need' } },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: -1, min: -1.5, max: 0, step: 0.1,
      labels: { low: -1.5, middle: -1, high: -0.5, veryHigh: -0.2 },
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'closing_limit',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: false,
  lagMonths: 0,
  rows: ['S3-05d', 'S4-O05'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const closing = changes.number('closing_limit') / today.closing
    const closed = context.parameter('CLOSED')
    changes.multiply('lists.held', (1 - closed) * (changes.number('ceiling_patients') / today.ceiling - 1) + closed * (closing - 1) + 1, use.places)
    changes.add('lists.held-joint', changes.number('ceiling_uplift_pct') / 100, use.places)
    changes.multiply('lists.closing', closing * (1 + changes.number('opening_limit_uplift_pct') / 200), use.places)
    if (changes.yes('need_differentiated')) changes.add('lists.need-elasticity', changes.number('need_elasticity'), use.places)
    return changes.list
  },
}
