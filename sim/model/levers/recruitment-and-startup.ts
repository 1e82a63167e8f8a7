import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'
import { addSoft, SOFT } from './soft.ts'
import { targetPlaces } from './targets.ts'

/** Share of normal capacity that a new doctor has in the first year without help; what the model's averages hold already. */
const firstYearToday = 0.8

/** Personal contact, matchmaking and help in the first year. */
export const recruitmentAndStartup: LeverDefinition = {
  id: 'recruitment-and-startup',
  kind: 'lever',
  family: 'settlement-and-pay',
  hooks: ['choice', 'exit'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Håndholdt rekruttering og god start',
      sentence: 'Opsøgende kontakt, matchmaking, seminarer, kontaktperson og støtte det første år i de områder, der mangler læger.',
      message: 'Tolv små tiltag er én indsats: de gør ledige numre synlige og holder på de nye. Sammen er de højst et mildt skub, og andre steder mister.',
      lookFor: 'Ledige kapaciteter og nedsættelser i de valgte kommuner; afgang blandt nye de første tre år.',
      sideEffects: 'De samme nye læger bliver kontaktet af alle. Det, et område vinder, mangler et andet. Vikarer det første år tages fra praksis, der også mangler dem.',
      examples: 'Alle regioner skulle i 2025 hjælpe Nordjylland og Sjælland med at kontakte alle relevante speciallæger personligt.',
    },
    en: {
      name: 'Personal recruitment and a good start',
      sentence: 'Outreach, matchmaking, seminars, a contact person and first-year support in areas that lack doctors.',
      message: 'Twelve small measures are one effort: vacancies become visible and newcomers are held. Together they are a mild push at most, and others lose.',
      lookFor: 'Vacant capacities and settlement in the chosen municipalities; exits of newcomers in the first three years.',
      sideEffects: 'Everybody contacts the same new doctors. What one area gains another lacks. First-year locums come from practices that lack them too.',
      examples: 'In 2025 all regions were to help North and Zealand contact every relevant specialist in person.',
    },
  },
  proxy: { da: 'Et antaget oddsforhold for nedsættelse og en antaget lavere afgang de første år.', en: 'Assumed odds of settling and an assumed lower exit in the first years.' },
  settings: [
    {
      id: 'contact_share',
      text: { da: { name: 'Læger, der kontaktes' }, en: { name: 'Doctors contacted' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: 0, on: 1, min: 0, max: 1, step: 0.05,
      labels: { low: 0.25, middle: 0.5, high: 0.75, veryHigh: 1 },
      source: `${papers.agreement}: all relevant specialists`, grade: 'A',
    },
    {
      id: 'match_or',
      text: { da: { name: 'Oddsforhold for ledige numre i målområder' }, en: { name: 'Odds ratio of vacancies in target areas' } },
      role: 'assumption', kind: 'number', unit: 'odds ratio', statusQuo: 1.35, on: 1.35, min: 1, max: 2, step: 0.05,
      evidence: [1.1, 2],
      source: 'SET16: hand-held recruitment and first-year support 0.3 log-odds (0.1..0.7), an assumption; direction from Making it Work (Norway)', grade: 'C',
    },
    {
      id: 'options_seen',
      text: {
        da: { name: 'Ledige numre, der ses ud over dem, der søges til', help: 'Numre, ingen tager år efter år, tiltrækker ellers ingen.' },
        en: { name: 'Vacancies seen beyond those sought', help: 'Numbers that nobody takes for years attract nobody otherwise.' },
      },
      role: 'assumption', kind: 'number', unit: 'numbers', statusQuo: 0, on: 2, min: 0, max: 10, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'vacancy_time_multiplier',
      text: { da: { name: 'Tid, før ansatte ser sig om efter et nummer' }, en: { name: 'Time before the employed look for a number' } },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 1, on: 0.8, min: 0.5, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'early_exit_multiplier',
      text: { da: { name: 'Risiko for at gå de første tre år' }, en: { name: 'Risk of leaving in the first three years' } },
      role: 'assumption', kind: 'number', unit: 'ratio', statusQuo: 1, on: 0.8, min: 0.5, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'startup_locum_weeks',
      text: { da: { name: 'Betalt vikar det første år' }, en: { name: 'Paid locum in the first year' } },
      role: 'setting', kind: 'number', unit: 'weeks', statusQuo: 0, on: 4, min: 0, max: 12, step: 1,
      labels: { low: 2, middle: 4, high: 8, veryHigh: 12 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'first_year_capacity',
      text: {
        da: { name: 'Kapacitet det første år', help: 'Uden støtte 0,8 af den normale, og det er med i modellens gennemsnit.' },
        en: { name: 'Capacity in the first year', help: 'Without support 0.8 of normal, which the model’s averages hold.' },
      },
      role: 'assumption', kind: 'number', unit: 'share', statusQuo: firstYearToday, on: 0.9, min: 0.6, max: 1, step: 0.05,
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'contact_share',
  start: '2026-01',
  rampYears: 1,
  scoped: true,
  aimed: true,
  placeLever: true,
  lagMonths: 0,
  rows: [
    'S1-18', 'S1-18b', 'S1-18c', 'S1-18d', 'S1-18e', 'S1-18f', 'S1-18g', 'S1-18h', 'S1-18i', 'S1-18j', 'S1-18k', 'S1-18l', 'S2-01g', 'S2-01h',
    'S3-01w', 'S3-B06', 'S3-B07', 'S3-B08', 'S3-B09', 'S3-B12', 'S3-B18',
  ],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const contacted = changes.number('contact_share')
    const locum = changes.number('startup_locum_weeks') / 52
    if (contacted === 0 && locum === 0) return []
    const places = targetPlaces(use, context)
    addSoft(changes, SOFT.settleNew, changes.number('match_or'), places, contacted)
    addSoft(changes, SOFT.settleEstablished, changes.number('match_or'), places, contacted)
    changes.add('vacancies.seen', changes.number('options_seen') * contacted, places)
    changes.multiply('buying.scale', 1 + (1 / changes.number('vacancy_time_multiplier') - 1) * contacted, places)
    changes.multiply('newcomers.exit3', 1 - (1 - changes.number('early_exit_multiplier')) * contacted, places)
    changes.add('newcomers.capacity', (changes.number('first_year_capacity') - firstYearToday) * contacted + locum, places)
    return changes.list
  },
}
