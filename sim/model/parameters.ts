/**
 * Every parameter the equations read. Policy parameters have a base here and are moved by levers only; behavioural ones are rows of
 * the pack's tables (behaviour.csv, model-parameters.csv) and may be changed by a researcher as a scenario's assumption.
 */
import type { ParameterSpec } from '../core/parameters.ts'
import type { BaseInput, ParameterDefinition } from './definitions.ts'
import type { Pack } from './pack/index.ts'
import { heldIds, type HeldId } from './held.ts'
import { danishNames } from './parameter-names.ts'
import { policyRows } from './policy/index.ts'

/** Rows of the parameter tables that the model reads. A row that no equation reads is not listed: it would be decoration. */
const drawnIds = [
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
  // judgements that move doctors in 2035 by twenty or more over their range
  'STARTEMP34', 'STARTEMP42', 'STARTOUTAGE', 'STARTOUTSPAN', 'SECTSTOCK', 'SECTHOSP', 'SITEPART', 'NOBUYER', 'TURNLAST', 'HULEAVEW',
] as const
/** Id of a row of the parameter tables. */
export type AssumptionId = (typeof drawnIds)[number] | HeldId
/** All of them: what is drawn in each replicate and a few constants first, then what is held. */
export const assumptionIds: readonly AssumptionId[] = [...drawnIds, ...heldIds]

/** What levers move, with its value when none does. */
export const policyParameters: readonly ParameterDefinition[] = policyRows.map(({ da, en, source, grade, ...rest }) => ({
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
      text: { da: danishNames[id], en: row.role },
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
const certain: ReadonlySet<string> = new Set(['FEEDBACK', 'G01', 'LOADNORM', 'RELCAP', 'HUM13', 'HUM15', 'VACLIMIT', 'TUTORUSE', 'TUTORFLOOR', 'LOADBOUND', 'CATCH', 'FTEFLOOR', 'REGHOV', 'REGSJ', 'REGSYD', 'REGMIDT', 'REGNORD', ...heldIds])

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
    regionOf: (place) => pack.places[place]!.region,
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
