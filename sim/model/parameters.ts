/**
 * Every parameter the equations read. Policy parameters have a base here and are moved by levers only; behavioural ones are rows of
 * the pack's tables (behaviour.csv, model-parameters.csv) and may be changed by a researcher as a scenario's assumption.
 */
import type { ParameterSpec } from '../core/parameters.ts'
import type { BaseInput, ParameterDefinition } from './definitions.ts'
import type { Pack } from './pack/index.ts'

/** Rows of the parameter tables that the model reads. A row that no equation reads is not listed: it would be decoration. */
export const assumptionIds = [
  // admission, study, migration
  'ADM01', 'ADM02', 'DRO01', 'DRO02', 'DRO03', 'EMI01', 'EMI02', 'EMI03', 'EMI04', 'EMI05', 'EMIGRAD', 'IMM02',
  // attachment
  'G01', 'G02', 'G03', 'ATT01', 'ATT02', 'ATT03', 'ATT04', 'ATT05', 'ATT06', 'ATT07', 'ATT08',
  // KBU and specialty
  'KBU02', 'KBU03', 'KBU04', 'KBU06', 'INTROSHARE', 'SPE05', 'SPE07', 'SPE09', 'SPE10', 'POSTEL', 'GAPMEAN', 'GAPZERO',
  // introduction posts and hoveduddannelse
  'HUM03', 'HUM11', 'HUM12', 'HUM13', 'HUM14', 'HUM15', 'HURES', 'INTROLEAK', 'INTROPOSTS', 'SLOTS', 'TUTORUSE', 'TUTORFLOOR', 'LOADBOUND', 'MOV01', 'HURESSD',
  // partner and family
  'FAM02', 'FAM03', 'FAM04', 'FAM05', 'FAM06', 'FAM08', 'FAM09',
  // settling
  'PRACTSHARE', 'OUTGROW', 'SET05', 'SET06', 'SET07', 'SET08', 'SET09', 'SET12', 'SET13', 'SET18', 'SET25', 'OWNMIND', 'BUYCHANCE', 'BUYATONCE',
  'VACLIMIT', 'REGHOV', 'REGSJ', 'REGSYD', 'REGMIDT', 'REGNORD',
  // working time, lists, need
  'FTEW', 'FTEM', 'CAP01', 'CAP05', 'CAP08', 'CAP09', 'CAP10', 'CAP13', 'CLOSED', 'NEE03', 'PRODUCT', 'LOADNORM', 'CATCH', 'FTEFLOOR',
  // the spiral
  'FEEDBACK', 'SPI01', 'SPI02', 'SPI03', 'SPI05', 'SPI06',
  // moving, leaving, retiring
  'REL01', 'REL02', 'REL04', 'REL05', 'RELCAP', 'STAYPUT', 'MOVER', 'REL50', 'REL58', 'RET06', 'RET07', 'RETFLAT', 'RETBG', 'RET12', 'RET14', 'FATE59E', 'FATE60E', 'FATE65R', 'RETEMP', 'EMPX', 'EMPX55',
  // hospitals and others outside practice
  'HOS03', 'HOS05', 'OUTBACK',
  // what is not known of the start
  'OWN2025', 'EMPL2025', 'CAPVAC',
] as const
/** Id of a row of the parameter tables. */
export type AssumptionId = (typeof assumptionIds)[number]

/** Parameters that levers move. Units are in `unit`; a base of 0 or 1 is "as today". */
const policy: readonly (Omit<ParameterDefinition, 'text' | 'role' | 'grade' | 'source'> & { da: string; en: string; grade?: 'A' | 'B' | 'C'; source?: string })[] = [
  { id: 'intake.places', axis: 'site', unit: 'places/year', da: 'Studiepladser pr. studiested', en: 'Study places per site', source: 'admissions series in scenarios/data/measures.csv', grade: 'C', base: (input, month, cell) => input.series('admissions', input.cellId('site', cell), Math.floor(month / 12)) },
  { id: 'posts.hu', axis: 'none', unit: 'posts/year', da: 'Opslåede HU-forløb i almen medicin', en: 'HU posts advertised in general practice', source: 'hu-advertised and hu-dimensioned in scenarios/data/measures.csv', grade: 'C', base: (input, month) => input.series('hu-posts', '', Math.floor(month / 12)) },
  { id: 'posts.hu.scale', axis: 'none', unit: 'factor', da: 'Faktor på HU-forløb', en: 'Factor on HU posts', base: () => 1 },
  { id: 'posts.hu.extra', axis: 'none', unit: 'posts/year', da: 'Ekstra HU-forløb', en: 'Extra HU posts', base: () => 0 },
  { id: 'posts.hu.rule', axis: 'none', unit: 'rule', da: 'Regel for HU-tallet', en: 'Rule for the number of HU posts', base: () => 0 },
  { id: 'posts.hu.match-ratio', axis: 'none', unit: 'posts per candidate', da: 'Forløb pr. kandidat', en: 'Posts per candidate', base: () => 1 },
  { id: 'posts.hu.fill-threshold', axis: 'none', unit: 'share', da: 'Besættelse der udløser vækst', en: 'Fill rate that triggers growth', base: () => 0.95 },
  { id: 'posts.hu.step', axis: 'none', unit: 'posts/year', da: 'Vækst når pladserne besættes', en: 'Growth when posts fill', base: () => 0 },
  { id: 'posts.hu.share-outside', axis: 'none', unit: 'share', da: 'Flyttet andel ud af de største byer', en: 'Share moved out of the largest cities', base: () => 0 },
  { id: 'posts.hu.largest-city-scale', axis: 'none', unit: 'factor', da: 'Faktor på forløb i de største byer', en: 'Factor on posts in the largest cities', base: () => 1 },
  { id: 'posts.hu.mandate-share', axis: 'none', unit: 'share', da: 'Andel bundet til udfordrede steder', en: 'Share tied to challenged places', base: () => 0 },
  { id: 'tutors.slots-scale', axis: 'region', unit: 'factor', da: 'Faktor på tutorpladser', en: 'Factor on tutor slots', base: () => 1 },
  { id: 'tutors.trainees-per-tutor', axis: 'none', unit: 'factor', da: 'Uddannelseslæger pr. tutor', en: 'Trainees per tutor', base: () => 1 },
  { id: 'tutors.crowding', axis: 'none', unit: 'share per 10 % load', da: 'Pladser tabt ved pres', en: 'Slots lost with load', base: (input) => -input.parameter('SPI05') },
  { id: 'choice.settle.new', axis: 'place', unit: 'log-odds', da: 'Tiltrækning ved første nedsættelse', en: 'Attraction at first settlement', base: () => 0 },
  { id: 'choice.settle.established', axis: 'place', unit: 'log-odds', da: 'Tiltrækning for etablerede', en: 'Attraction for established doctors', base: () => 0 },
  { id: 'choice.hu', axis: 'cluster', unit: 'log-odds', da: 'Tiltrækning af uddannelsesforløb', en: 'Attraction of training posts', base: () => 0 },
  { id: 'choice.locked-years', axis: 'place', unit: 'years', da: 'Bindingsperiode', en: 'Lock-in period', base: () => 0 },
  { id: 'capacity.open', axis: 'place', unit: 'flag', da: 'Åben for nye kapaciteter', en: 'Open for new capacities', base: () => 1 },
  { id: 'capacity.rule', axis: 'none', unit: 'rule', da: 'Fordelingsregel', en: 'Allocation rule', base: () => 0 },
  { id: 'capacity.max-new-per-year', axis: 'none', unit: 'capacities/year', da: 'Nye kapaciteter pr. år', en: 'New capacities per year', grade: 'C', source: 'assumption CAPNEW, see sim/DECISIONS.md', base: (input, month) => (month < 2025 * 12 + 6 ? input.parameter('CAPNEWPAST') : input.parameter('CAPNEW')) },
  { id: 'capacity.need-variant', axis: 'none', unit: 'variant', da: 'Behovsvægte', en: 'Need weights', base: () => 0 },
  { id: 'capacity.count-unfilled', axis: 'none', unit: 'flag', da: 'Ubesat kapacitet tæller', en: 'Unfilled capacity counts', base: () => 1 },
  { id: 'capacity.pool-size', axis: 'none', unit: 'capacities', da: 'Kapaciteter givet samlet', en: 'Capacities given together', base: () => 1 },
  { id: 'hospital.cap', axis: 'hospital', unit: 'persons', da: 'Loft pr. sygehus', en: 'Cap per hospital', base: () => 1e9 },
  { id: 'hospital.cap-fte', axis: 'hospital', unit: 'FTE', da: 'Loft i fuldtid', en: 'Cap in full-time', base: () => 1e9 },
  { id: 'hospital.redirect-share', axis: 'none', unit: 'share', da: 'Afviste der går til almen praksis', en: 'Blocked who go to general practice', grade: 'C', source: 'HOS04', base: (input) => input.parameter('HOS04') },
  { id: 'hospital.leak-share', axis: 'none', unit: 'share', da: 'Afviste der går til andre sygehuse', en: 'Blocked who go to other hospitals', grade: 'C', source: 'levers, hospital-gp-cap', base: () => 0.3 },
  { id: 'hospital.restraint', axis: 'none', unit: 'share', da: 'Tilbageholdenhed på andre sygehuse', en: 'Restraint at other hospitals', base: () => 0 },
  { id: 'senior.eligible-age', axis: 'none', unit: 'years', da: 'Alder for seniorordning', en: 'Eligible age', base: () => 62 },
  { id: 'senior.take-up', axis: 'none', unit: 'share', da: 'Tilslutning til seniorordning', en: 'Take-up of senior scheme', base: () => 0 },
  { id: 'senior.take-up-hospital', axis: 'none', unit: 'share', da: 'Tilslutning uden for praksis', en: 'Take-up outside practice', base: () => 0 },
  { id: 'senior.hazard-ratio', axis: 'none', unit: 'ratio', da: 'Afgangsratio på ordningen', en: 'Hazard ratio on the scheme', base: () => 1 },
  { id: 'senior.list-share', axis: 'none', unit: 'share', da: 'Andel af listen der beholdes', en: 'Share of the list kept', base: () => 1 },
  { id: 'senior.extra-staff', axis: 'none', unit: 'FTE per senior', da: 'Ekstra personale', en: 'Extra staff', base: () => 0 },
  { id: 'clinic.conversion-hazard', axis: 'place', unit: 'per year', da: 'Solopraksis der samles', en: 'Solo practices merging', grade: 'C', source: 'SOLOCONV', base: (input) => input.parameter('SOLOCONV') },
  { id: 'clinic.mergers-per-year', axis: 'none', unit: 'per year', da: 'Hjulpne sammenlægninger', en: 'Facilitated mergers', base: () => 0 },
  { id: 'clinic.min-population', axis: 'none', unit: 'persons', da: 'Mindste grundlag for flerlægepraksis', en: 'Least population for a joint practice', base: () => 8000 },
  { id: 'clinic.scale-gain', axis: 'none', unit: 'share', da: 'Stordriftsgevinst', en: 'Gain from scale', base: () => 0 },
  { id: 'clinic.attract-joint', axis: 'none', unit: 'log-odds', da: 'Ekstra tiltrækning af flerlægepraksis', en: 'Extra attraction of joint practice', base: () => 0 },
  { id: 'clinic.tutor-prob-joint', axis: 'none', unit: 'share', da: 'Chance for tutorpraksis, flerlæge', en: 'Chance of tutoring, joint', grade: 'C', source: 'levers, multi-doctor-practice', base: () => 0.6 },
  { id: 'staff.per-doctor', axis: 'place', unit: 'FTE', da: 'Personale pr. læge', en: 'Staff per doctor', grade: 'A', source: 'CAP07 (government plan 2018)', base: (input) => input.parameter('CAP07') },
  { id: 'staff.list-gain', axis: 'none', unit: 'share per FTE', da: 'Kapacitet pr. ekstra medarbejder', en: 'Capacity per extra staff', grade: 'B', source: 'CAP06', base: (input) => input.parameter('CAP06') },
  { id: 'staff.relief-share', axis: 'none', unit: 'share', da: 'Andel af gevinsten brugt til aflastning', en: 'Share of gain used as relief', base: () => 0.5 },
  { id: 'retirement.mode', axis: 'none', unit: 'rule', da: 'Afgangsregel', en: 'Exit rule', base: () => 0 },
  { id: 'retirement.sharp-age', axis: 'none', unit: 'years', da: 'Skarp afgangsalder', en: 'Sharp exit age', base: () => 70 },
  { id: 'retirement.hazard-scale', axis: 'none', unit: 'factor', da: 'Faktor på afgang', en: 'Factor on exit', base: () => 1 },
  { id: 'retirement.age-shift', axis: 'none', unit: 'years', da: 'Senere afgang', en: 'Later exit', base: () => 0 },
]

/** What levers move, with its value when none does. */
export const policyParameters: readonly ParameterDefinition[] = policy.map(({ da, en, source, grade, ...rest }) => ({
  ...rest,
  text: { da, en },
  role: 'policy',
  source: source ?? 'definition: today’s rules',
  grade: grade ?? 'A',
}))

/** Behavioural parameters of a pack as definitions. @throws Error when the pack lacks one the model reads. */
export function assumptionsOf(pack: Pack): readonly ParameterDefinition[] {
  return assumptionIds.map((id) => {
    const row = pack.parameter(id)
    return {
      id,
      axis: 'none' as const,
      unit: row.unit,
      text: { da: row.role, en: row.role },
      role: 'assumption' as const,
      low: row.low,
      high: row.high,
      source: row.source,
      grade: row.grade,
      uncertain: row.grade !== 'A' && row.high > row.low && !certain.has(id),
      base: () => row.default,
    }
  })
}

/** Switches and constants that are not ignorance about the world. */
const certain: ReadonlySet<string> = new Set(['FEEDBACK', 'G01', 'LOADNORM', 'RELCAP', 'HUM13', 'HUM15', 'VACLIMIT', 'TUTORUSE', 'TUTORFLOOR', 'LOADBOUND', 'CATCH', 'FTEFLOOR', 'REGHOV', 'REGSJ', 'REGSYD', 'REGMIDT', 'REGNORD'])

/** All parameters of a pack, assumptions first. */
export function parameterDefinitions(pack: Pack): readonly ParameterDefinition[] {
  return [...assumptionsOf(pack), ...policyParameters]
}

/** How many cells an axis has in a pack. */
export function cellsOn(pack: Pack, axis: ParameterDefinition['axis']): number {
  if (axis === 'none') return 1
  if (axis === 'place') return pack.places.length
  if (axis === 'region') return pack.regionIds.length
  if (axis === 'site') return pack.sites.length
  if (axis === 'cluster') return pack.clusters.length
  return pack.hospitals.length
}

/** What bases may look up, with a scenario's assumptions in place of the pack's defaults. */
export function baseInputOf(pack: Pack, assumptions: Readonly<Record<string, number>>): BaseInput {
  return {
    parameter: (id) => assumptions[id] ?? pack.parameter(id).default,
    series: (measure, area, year) => pack.series(measure, area || undefined)?.at(year) ?? 0,
    cellId: (axis, cell) =>
      axis === 'place' ? pack.places[cell]!.code : axis === 'site' ? pack.sites[cell]!.id : axis === 'region' ? pack.regionIds[cell]! : axis === 'cluster' ? pack.clusters[cell]!.id : axis === 'hospital' ? pack.hospitals[cell]!.id : '',
  }
}

/**
 * Parameters as the kernel compiles them. An assumption that a scenario fixes is taken at its word.
 * @param assumptions values by parameter id; unknown ids are the caller's to refuse.
 */
export function parameterSpecs(pack: Pack, assumptions: Readonly<Record<string, number>>): readonly ParameterSpec[] {
  const input = baseInputOf(pack, assumptions)
  return parameterDefinitions(pack).map((definition) => ({
    id: definition.id,
    cells: cellsOn(pack, definition.axis),
    base:
      definition.role === 'assumption'
        ? () => assumptions[definition.id] ?? definition.base(input, 0, 0)
        : (month, cell) => definition.base(input, month, cell),
  }))
}

/** One assumption drawn anew in each replicate: a triangle over its range with its default as mode. */
export interface UncertainParameter {
  readonly id: string
  readonly low: number
  readonly mode: number
  readonly high: number
}

/** Assumptions whose ignorance is part of the default band: those graded B or C that the scenario leaves alone. */
export function uncertainParameters(pack: Pack, assumptions: Readonly<Record<string, number>>): readonly UncertainParameter[] {
  return assumptionsOf(pack)
    .filter((p) => p.uncertain && assumptions[p.id] === undefined)
    .map((p) => ({ id: p.id, low: p.low!, mode: pack.parameter(p.id).default, high: p.high! }))
}
