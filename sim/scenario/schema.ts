import type { LeverCost, LeverDefinition, SettingDefinition } from '../model/definitions.ts'
import { levers } from '../model/levers/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { knownNames } from './known.ts'
import type { KnownNames } from './known.ts'
import { currentFormat, scenarioDefaults, scenarioLimits } from './types.ts'

type Schema = { readonly [keyword: string]: unknown }

const month: Schema = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', examples: ['2026-01'] }
const id: Schema = { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$', maxLength: scenarioLimits.nameLength }

/**
 * A JSON Schema (draft 2020-12) of scenario files for editors: completion, descriptions, ranges. Made from the definitions; the check
 * that counts is `parseScenario`, which says more and better.
 */
export function scenarioSchema(pack: Pack): Schema {
  const known = knownNames(pack)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Lægeveje scenario',
    description: 'A sparse scenario: only what differs from the baseline. See scenarios/README.md.',
    type: 'object',
    required: ['format', 'id'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      format: { const: currentFormat, description: 'Version of the file format.' },
      id: { ...id, description: 'Name of the scenario; the file is called the same, with "-" for "/".' },
      title: text(200, 'Title in Danish and English.'),
      note: text(scenarioLimits.textLength, 'What the scenario is for.'),
      extends: { ...id, description: 'Id of a shipped scenario whose levers, assumptions and period are taken first.' },
      levers: uses('lever', known, 'Levers by id. {} is on with defaults.'),
      drivers: uses('driver', known, 'Drivers by id: settings of the world, not policy.'),
      assumptions: {
        type: 'object',
        description: 'Values in place of the defaults, by parameter id.',
        additionalProperties: false,
        properties: Object.fromEntries(
          [...known.assumptions.values()].map((a) => [
            a.id,
            { type: 'number', minimum: a.least, maximum: a.most, description: `${a.role} [${a.unit}]. Supported: ${a.low} to ${a.high}.` },
          ]),
        ),
      },
      policy: {
        type: 'object',
        description: 'Rules that the scenario sets for itself; a lever that breaks one is an error.',
        additionalProperties: false,
        properties: { operating_subsidy_allowed: { type: 'boolean', default: true, description: 'May doctors be paid for working where they are missing?' } },
      },
      prices: {
        type: 'object',
        description: 'DKK per unit by lever, for the cost ledger, in place of what it says or where it says nothing. No result of the simulation depends on them.',
        additionalProperties: false,
        properties: Object.fromEntries(levers.flatMap(({ id: lever, cost }) => (cost ? [[lever, price(cost)]] : []))),
      },
      period: {
        type: 'object',
        description: 'First and last month, both included.',
        additionalProperties: false,
        properties: { from: { ...month, default: scenarioDefaults.period.from }, to: { ...month, default: scenarioDefaults.period.to } },
      },
      seed: {
        type: 'string',
        minLength: 1,
        maxLength: scenarioLimits.nameLength,
        default: scenarioDefaults.seed,
        description: 'Any text; the same text gives the same chance.',
      },
      replicates: { type: 'integer', minimum: 1, maximum: scenarioLimits.replicates, default: scenarioDefaults.replicates },
      chanceOnly: {
        type: 'boolean',
        default: scenarioDefaults.chanceOnly,
        description: 'Only chance varies between replicates; assumptions keep their values.',
      },
    },
    $defs: {
      place: { enum: [...known.places.keys()], description: [...known.places].map(([code, name]) => `${code} ${name}`).join(', ') },
      scope: {
        type: 'object',
        description: 'Places the lever is limited to; all conditions must hold.',
        additionalProperties: false,
        properties: {
          places: { type: 'array', uniqueItems: true, items: { $ref: '#/$defs/place' } },
          flag: { enum: known.flags },
          regions: { type: 'array', items: { enum: known.regions } },
        },
      },
    },
  }
}

function price({ text: what, unit, value, prices, source }: LeverCost): Schema {
  const now = value !== undefined ? `Now ${value}: ${source}.` : prices ? `Now from ${prices.map(({ setting: name }) => name).join(' and ')}: ${source}.` : `${source}.`
  return { type: 'number', minimum: 0, maximum: scenarioLimits.price, description: `${what.en} [${unit.en}]. ${now}` }
}

function uses(kind: LeverDefinition['kind'], known: KnownNames, description: string): Schema {
  return {
    type: 'object',
    description,
    additionalProperties: false,
    properties: Object.fromEntries(levers.filter((l) => l.kind === kind).map((l) => [l.id, use(l, known)])),
  }
}

function use(lever: LeverDefinition, known: KnownNames): Schema {
  return {
    type: 'object',
    title: lever.text.en.name,
    description: `${lever.text.en.sentence} (${lever.text.da.name})`,
    additionalProperties: false,
    properties: {
      enabled: { type: 'boolean', default: true },
      start: { ...month, default: lever.start },
      end: { ...month, ...(lever.end ? { default: lever.end } : {}), description: 'First month it no longer acts.' },
      ramp_years: {
        type: 'number',
        minimum: 0,
        maximum: scenarioLimits.rampYears,
        default: lever.rampYears,
        description: 'Years until the full effect, for effects that add or multiply.',
      },
      scope: lever.scoped
        ? { $ref: '#/$defs/scope', ...(lever.scopeNote ? { description: lever.scopeNote.en } : {}) }
        : { type: 'object', additionalProperties: false, properties: {}, description: `The whole country only. ${lever.scopeNote?.en ?? ''}`.trim() },
      ...Object.fromEntries(lever.settings.map((s) => [s.id, setting(s, known)])),
    },
  }
}

function setting(definition: SettingDefinition, known: KnownNames): Schema {
  const { en } = definition.text
  const unit = definition.unit ? ` [${definition.unit}]` : ''
  const help = en.help ? ` ${en.help}` : ''
  const support = `${definition.role}, grade ${definition.grade}: ${definition.source}.`
  const said = `${en.name}${unit}.${help} Today: ${JSON.stringify(definition.statusQuo)}. ${support}`
  const common = { description: said, default: definition.on }
  const range = {
    ...(definition.min === undefined ? {} : { minimum: definition.min }),
    ...(definition.max === undefined ? {} : { maximum: definition.max }),
  }
  switch (definition.kind) {
    case 'number':
      return { type: 'number', ...range, ...common }
    case 'boolean':
      return { type: 'boolean', ...common }
    case 'choice':
      return { enum: definition.choices?.map((c) => c.value), ...common }
    case 'places':
      return { type: 'array', uniqueItems: true, items: known.places.size > 0 ? { $ref: '#/$defs/place' } : { type: 'string' }, ...common }
    case 'shares':
    case 'amounts':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(Object.keys(definition.on as object).map((key) => [key, { type: 'number', ...range }])),
        ...common,
      }
  }
}

function text(longest: number, description: string): Schema {
  const one = { type: 'string', minLength: 1, maxLength: longest }
  return { type: 'object', description, required: ['da', 'en'], additionalProperties: false, properties: { da: one, en: one } }
}
