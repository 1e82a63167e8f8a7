import { log } from '../../core/arithmetic.ts'
import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Hazard ratio of leaving per 10 % overload that the papers assume; the model's own is SPI02 with SPI03. */
const overloadToday = 1.1

const parts = { record_rules: 1, task_study: 2, digital: 1, shared_overview: 0.5, lean: 1, on_call: 1, administration: 2, tenders: 0.5 }
const all = { record_rules: 1, task_study: 1, digital: 1, shared_overview: 1, lean: 1, on_call: 1, administration: 1, tenders: 1 }
const none = { record_rules: 0, task_study: 0, digital: 0, shared_overview: 0, lean: 0, on_call: 0, administration: 0, tenders: 0 }

const names = {
  record_rules: { da: 'Enklere journalregler', en: 'Simpler record rules' },
  task_study: { da: 'Analyse af opgaver', en: 'Study of tasks' },
  digital: { da: 'Digitale løsninger', en: 'Digital tools' },
  shared_overview: { da: 'Fælles overblik over patienten', en: 'Shared view of the patient' },
  lean: { da: 'LEAN', en: 'LEAN' },
  on_call: { da: 'Vagt', en: 'On-call' },
  administration: { da: 'Administration ud af klinikken', en: 'Administration out of the clinic' },
  tenders: { da: 'Udbud af enkeltydelser', en: 'Tenders of single services' },
}

/** Simpler rules, digital tools and administration out of the clinic. */
export const taskRelief: LeverDefinition = {
  id: 'task-relief',
  kind: 'lever',
  family: 'workload-and-staff',
  hooks: ['capacity', 'exit'],
  source: papers.plan2018,
  grade: 'C',
  text: {
    da: {
      name: 'Aflastning, delegation, IT',
      sentence: 'Enklere journalregler, opgaver til andre, digitale løsninger, LEAN og administration ud af klinikken.',
      message: 'Nogle få procent af lægens tid er ikke mange læger, men lidt mindre pres holder nogle længere. Digitale løsninger kan også give mere arbejde.',
      lookFor: 'Belastning og afgange. Sæt digitale løsninger til et negativt tal, og se det modsatte.',
      sideEffects: 'Andre skal udføre opgaverne: personale, kommuner, andre leverandører. Nye systemer koster tid, før de sparer den.',
      examples: 'E-mailkonsultationer voksede fra 0,8 til 6,6 millioner om året fra 2007 til 2017; ingen måling af frigjort tid er fundet.',
    },
    en: {
      name: 'Task relief, delegation, IT',
      sentence: 'Simpler record rules, tasks to others, digital tools, LEAN and administration out of the clinic.',
      message: 'A few per cent of a doctor’s time are not many doctors, but a little less strain keeps some longer. Digital tools may also add work.',
      lookFor: 'Load and exits. Set digital tools to a negative figure and see the reverse.',
      sideEffects: 'Others must do the tasks: staff, municipalities, other providers. New systems cost time before they save it.',
      examples: 'E-mail consultations grew from 0.8 to 6.6 million a year from 2007 to 2017; no measurement of time freed was found.',
    },
  },
  proxy: { da: 'En antaget procent af lægens tid.', en: 'An assumed per cent of the doctor’s time.' },
  settings: [
    {
      id: 'relief_pct',
      text: {
        da: { name: 'Frigjort tid i alt, højst', help: 'Delene lægges sammen og skæres ved dette tal. Al aflastning tilsammen skæres ved 10 %.' },
        en: { name: 'Time freed in all, at most', help: 'The parts are added and cut at this figure. All relief together is cut at 10 %.' },
      },
      role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 3, min: 0, max: 10, step: 0.5,
      evidence: [0, 5],
      labels: { low: 1, middle: 3, high: 6, veryHigh: 10 },
      source: 'Range of LEV13 (0..0.05), an assumption', grade: 'C',
    },
    {
      id: 'measures',
      text: {
        da: { name: 'Del af hvert tiltag, der føres ud i livet', help: 'Journalregler, opgaveanalyse, digitalt, fælles overblik, LEAN, vagt, administration, udbud af enkeltydelser.' },
        en: { name: 'Part of each measure carried out', help: 'Record rules, task study, digital, shared overview, LEAN, on-call, administration, tenders of single services.' },
      },
      role: 'setting', kind: 'amounts', unit: 'share', statusQuo: none, on: all, keyTexts: names, min: 0, max: 1, step: 0.1,
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'parts',
      text: { da: { name: 'Frigjort tid pr. tiltag' }, en: { name: 'Time freed by each measure' } },
      role: 'assumption', kind: 'amounts', unit: '%', statusQuo: parts, on: parts, keyTexts: names, min: -2, max: 5, step: 0.5,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'overload_exit',
      text: {
        da: { name: 'Risiko for at gå pr. 10 % overbelastning', help: 'Urørt gælder modellens egen sammenhæng (SPI02, SPI03); flyttes tallet, ændres hældningen i forhold til 1,10.' },
        en: { name: 'Risk of leaving per 10 % overload', help: 'Left alone the model’s own holds (SPI02, SPI03); moved, the slope changes in proportion to 1.10.' },
      },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: overloadToday, on: overloadToday, min: 1, max: 1.3, step: 0.01,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'relief_pct',
  start: '2026-01',
  rampYears: 3,
  scoped: true,
  placeLever: false,
  lagMonths: 12,
  rows: ['S3-05c', 'S3-05i', 'S3-B05', 'S4-O06', 'S4-04', 'S4-05', 'S4-06', 'S4-07', 'S4-08', 'S4-14', 'S4-16'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    const done = changes.record('measures')
    const freed = changes.record('parts')
    const sum = Object.keys(parts).reduce((total, id) => total + (done[id] ?? 0) * (freed[id] ?? 0), 0)
    changes.add('relief.share', Math.min(changes.number('relief_pct'), sum) / 100, use.places)
    changes.multiply('relief.overload', log(changes.number('overload_exit')) / log(overloadToday))
    return changes.list
  },
}
