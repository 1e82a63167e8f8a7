import type { LeverDefinition } from '../../model/definitions.ts'
import { indicators } from '../../model/indicators/index.ts'
import { levers } from '../../model/levers/index.ts'
import type { Pack } from '../../model/pack/index.ts'
import { scenarioDefaults, scenarioLimits } from '../../scenario/index.ts'
import { knownNames } from '../../scenario/known.ts'
import { designNumbers, experimentDefaults } from './parse.ts'
import { designKinds, experimentFormat, experimentLimits } from './types.ts'
import type { DesignKind } from './types.ts'

type Schema = { readonly [keyword: string]: unknown }

const designTexts: Readonly<Record<DesignKind, string>> = {
  'one-at-a-time': 'The scenario as it is, then each factor alone at each of its values. For tornados.',
  'full-factorial': 'Every combination of values. With two factors it is a grid.',
  'fractional-factorial': 'A fraction of the combinations of two values each; resolution 3, 4 or 5.',
  'latin-hypercube': 'Points spread evenly over each range by chance.',
  'sobol-sequence': 'Points spread evenly over all ranges together; best a power of two of them.',
  saltelli: 'Rows for Sobol’ indices; each costs as many points as there are factors, and two.',
  morris: 'Trajectories for screening; each costs as many points as there are factors, and one.',
}

/**
 * A JSON Schema (draft 2020-12) of experiment files for editors: completion, descriptions, ranges. Made from the definitions; the check that counts is
 * `parseExperiment`, which says more and better.
 */
export function experimentSchema(pack: Pack): Schema {
  const name = { type: 'string', pattern: '^[a-z0-9]+([-_.][a-z0-9]+)*$' }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Lægeveje experiment',
    description: 'What is varied, which points are run, and what is read. See scenarios/experiments/README.md.',
    type: 'object',
    required: ['format', 'id', 'design', 'factors', 'outputs'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      format: { const: experimentFormat, description: 'Version of the file format.' },
      id: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, description: 'Name of the experiment.' },
      title: text(150, 'Title in Danish and English.'),
      note: text(scenarioLimits.textLength, 'What the experiment is for.'),
      design: { description: 'Which points are run.', oneOf: designKinds.map(design) },
      scenarios: {
        type: 'array', minItems: 1, maxItems: experimentLimits.scenarios, default: experimentDefaults.scenarios,
        description: 'Scenarios that points are set into: ids of shipped ones, or documents. The whole design is run in each.',
        items: { anyOf: [{ type: 'string' }, { type: 'object', required: ['format', 'id'] }] },
      },
      factors: { type: 'array', minItems: 1, maxItems: experimentLimits.factors, description: 'What is varied.', items: factor(pack, name) },
      outputs: { type: 'array', minItems: 1, maxItems: experimentLimits.outputs, description: 'What is read from every run.', items: output(name) },
      replicates: { type: 'integer', minimum: 1, maximum: experimentLimits.replicates, default: experimentDefaults.replicates, description: 'Runs of each point; replicate i has the same luck at every point.' },
      seed: { type: 'string', minLength: 1, maxLength: scenarioLimits.nameLength, default: experimentDefaults.seed, description: 'Any text; the same text gives the same points and the same luck.' },
      period: {
        type: 'object', additionalProperties: false, description: 'First and last month, both included. When left out: from January 2025 to the last year that is read.',
        properties: { from: month(scenarioDefaults.period.from), to: month() },
      },
      chanceOnly: { type: 'boolean', default: false, description: 'Only chance varies between replicates; assumptions that are no factors keep their values.' },
    },
  }
}

function design(kind: DesignKind): Schema {
  const numbers = Object.entries(designNumbers[kind] as Readonly<Record<string, readonly [number, number]>>)
  return {
    type: 'object',
    description: designTexts[kind],
    required: ['kind', ...numbers.flatMap(([name]) => (name === 'resolution' ? [] : [name]))],
    additionalProperties: false,
    properties: { kind: { const: kind }, ...Object.fromEntries(numbers.map(([name, [low, high]]) => [name, { type: 'integer', minimum: low, maximum: high, ...(name === 'resolution' ? { default: 4 } : {}) }])) },
  }
}

function factor(pack: Pack, name: Schema): Schema {
  return {
    type: 'object',
    required: ['vary'],
    additionalProperties: false,
    not: { required: ['range', 'levels'] },
    properties: {
      vary: { description: 'Path of what is varied.', anyOf: [{ enum: pathsOf(pack) }, { type: 'string', pattern: '^(levers|drivers)\\.[a-z0-9-]+\\.[a-z0-9_]+\\..+$', description: 'One part of a setting that has parts.' }] },
      name: { ...name, description: 'Name of the column; the path when left out.' },
      range: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, description: 'Lowest and highest value. Years for start and end.' },
      levels: { type: 'array', minItems: 1, maxItems: experimentLimits.levels, description: 'The values that are tried.' },
      steps: { type: 'integer', minimum: 2, maximum: experimentLimits.levels, default: 2, description: 'Equally spaced values of a range, in designs that want values.' },
      shape: { enum: ['uniform', 'triangle'], default: 'uniform', description: 'How a sampled range is drawn from; a triangle has the default of an assumption as its peak.' },
      whole: { type: 'boolean', default: false, description: 'Whole numbers only.' },
      use: { type: 'object', description: 'Other settings of the lever that go with every value, as a scenario writes them.' },
    },
  }
}

function output(name: Schema): Schema {
  const figures = indicators.flatMap(({ id, measures }) => measures.map((measure) => `${id}/${measure.id}`))
  return {
    type: 'object',
    required: ['figure', 'year'],
    additionalProperties: false,
    not: { required: ['atLeast', 'atMost'] },
    properties: {
      figure: {
        description: 'Indicator and measure, of the country or of an area: @place:<code>, @region:<id>, @council:<id>, @flag:<name>, @lowest:<level>, @worst-quarter:<level>.',
        anyOf: [{ enum: [...indicators.map(({ id }) => id), ...figures] }, { type: 'string', pattern: '^[a-z0-9-]+(/[a-z0-9-]+)?@[a-z-]+:.+$' }],
      },
      year: { type: 'integer', minimum: 2007, maximum: 2060, description: 'Read at the end of this year.' },
      name: { ...name, description: 'Name of the column.' },
      atLeast: { type: 'number', description: 'The goal: at least this. When neither is given, the goal that somebody has stated for this number and year, if any.' },
      atMost: { type: 'number', description: 'The goal: at most this.' },
    },
  }
}

function pathsOf(pack: Pack): string[] {
  const uses = (kind: LeverDefinition['kind']) =>
    levers
      .filter((lever) => lever.kind === kind)
      .flatMap(({ id, settings, scoped }) => [`${kind}s.${id}`, ...['start', 'end', 'ramp_years', ...(scoped ? ['scope'] : []), ...settings.map((setting) => setting.id)].map((word) => `${kind}s.${id}.${word}`)])
  return [...uses('lever'), ...uses('driver'), ...[...knownNames(pack).assumptions.keys()].map((id) => `assumptions.${id}`)]
}

function text(longest: number, description: string): Schema {
  const one = { type: 'string', minLength: 1, maxLength: longest }
  return { type: 'object', description, required: ['da', 'en'], additionalProperties: false, properties: { da: one, en: one } }
}

function month(value?: string): Schema {
  return { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', ...(value === undefined ? {} : { default: value }) }
}
