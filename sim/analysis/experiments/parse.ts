/** Experiment files: untrusted JSON, checked whole, every problem at once. */
import type { Text } from '../../model/definitions.ts'
import type { Pack } from '../../model/pack/index.ts'
import { loadScenario, monthOf, parseScenario, scenarioDefaults, scenarioLimits } from '../../scenario/index.ts'
import type { Library, Problem, Scenario } from '../../scenario/index.ts'
import { parseJson } from '../../scenario/library.ts'
import { isObject, plainCopy } from '../../scenario/plain.ts'
import type { Plain, PlainObject } from '../../scenario/plain.ts'
import { adviceFor, Problems } from '../../scenario/problems.ts'
import { readBoolean, readMonth } from '../../scenario/settings.ts'
import { mostFractionalFactors } from './designs/fractional.ts'
import { designSize } from './designs/design.ts'
import { sobolDimensions } from './designs/sobol-sequence.ts'
import { levelsOf, pointDocument } from './factors.ts'
import { readFactor, readWhole } from './read-factor.ts'
import { readOutput } from './read-output.ts'
import { designKinds, experimentFormat, experimentLimits } from './types.ts'
import type { Design, Experiment, Factor, Output } from './types.ts'

/** Values that hold when a file does not say. */
export const experimentDefaults = { scenarios: ['baseline'], replicates: 20, seed: scenarioDefaults.seed, chanceOnly: false } as const

const words = ['$schema', 'format', 'id', 'title', 'note', 'design', 'scenarios', 'factors', 'outputs', 'replicates', 'seed', 'period', 'chanceOnly']
/** What each design must be told, with its bounds. */
export const designNumbers = {
  'latin-hypercube': { points: [2, experimentLimits.points] },
  'sobol-sequence': { points: [2, experimentLimits.points] },
  saltelli: { rows: [4, 50_000] },
  morris: { trajectories: [2, 10_000] },
  'fractional-factorial': { resolution: [3, 5] },
  'one-at-a-time': {},
  'full-factorial': {},
} as const

/** What an experiment is checked against. */
export interface ExperimentContext {
  readonly pack: Pack
  readonly library: Library
  /** Name of the file or place it comes from, said first in every message. */
  readonly where?: string
}

/** A checked experiment, or everything that is wrong with it. */
export type ExperimentResult = { readonly ok: true; readonly experiment: Experiment } | { readonly ok: false; readonly problems: readonly Problem[] }

/** As `parseExperiment`, from text: its size is checked before it is read. */
export function parseExperimentText(text: string, context: ExperimentContext): ExperimentResult {
  const problems = new Problems(context.where ?? 'experiment')
  if (text.length > scenarioLimits.bytes) {
    const limit = `${scenarioLimits.bytes / 1024} kB`
    problems.expected('', 'too-large', { da: `højst ${limit}`, en: `at most ${limit}` }, `${Math.ceil(text.length / 1024)} kB`)
    return { ok: false, problems: problems.list }
  }
  const json = parseJson(text, problems)
  return problems.list.length > 0 ? { ok: false, problems: problems.list } : parseExperiment(json, context)
}

/** Checks untrusted JSON whole: every factor at each of its values in each scenario, too. Never throws. */
export function parseExperiment(json: unknown, context: ExperimentContext): ExperimentResult {
  const problems = new Problems(context.where ?? 'experiment')
  const plain = plainCopy(json, problems)
  if (plain !== undefined && !isObject(plain)) problems.expected('', 'wrong-type', { da: 'et eksperiment', en: 'an experiment' }, plain)
  if (plain === undefined || !isObject(plain)) return { ok: false, problems: problems.list }
  const experiment = readExperiment(plain, context, problems)
  if (experiment && problems.list.length === 0) checkValues(experiment, context, problems)
  return experiment && problems.list.length === 0 ? { ok: true, experiment } : { ok: false, problems: problems.list }
}

function readExperiment(file: PlainObject, { pack, library }: ExperimentContext, problems: Problems): Experiment | undefined {
  for (const name of Object.keys(file)) if (!words.includes(name)) problems.expected(name, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, words))
  const { id, format, replicates = experimentDefaults.replicates, seed = experimentDefaults.seed, chanceOnly = experimentDefaults.chanceOnly } = file
  if (format !== experimentFormat)
    problems.expected('format', typeof format === 'number' && format > experimentFormat ? 'newer-format' : format === undefined ? 'missing' : 'wrong-form', { da: `${experimentFormat}`, en: `${experimentFormat}` }, format, {
      da: 'Brug en fil, der er lavet til denne udgave af programmet.',
      en: 'Use a file made for this version of the program.',
    })
  if (typeof id !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60)
    problems.expected('id', id === undefined ? 'missing' : 'wrong-form', { da: 'små bogstaver og tal med bindestreger, f.eks. "to-tiltag"', en: 'lower-case words and numbers with hyphens, e.g. "two-levers"' }, id)
  const title = readText(file['title'], 'title', 150, problems)
  const note = readText(file['note'], 'note', scenarioLimits.textLength, problems)
  const design = readDesign(file['design'], problems)
  const factors = readList(file['factors'], 'factors', experimentLimits.factors, problems, (item, path) => readFactor(item, path, pack, problems))
  const outputs = readList(file['outputs'], 'outputs', experimentLimits.outputs, problems, (item, path) => readOutput(item, path, pack, problems))
  const period = readPeriod(file['period'], outputs, problems)
  const many = readWhole(replicates, 'replicates', 1, experimentLimits.replicates, problems)
  if (typeof seed !== 'string' || seed.length < 1 || seed.length > scenarioLimits.nameLength)
    problems.expected('seed', typeof seed === 'string' ? 'out-of-range' : 'wrong-type', { da: `en tekst på 1 til ${scenarioLimits.nameLength} tegn`, en: `a text of 1 to ${scenarioLimits.nameLength} characters` }, seed)
  readBoolean(chanceOnly, 'chanceOnly', problems)
  const scenarios = readScenarios(file['scenarios'] ?? experimentDefaults.scenarios, pack, library, problems)
  distinctNames(factors, outputs, problems)
  if (design) checkDesign(design, factors, scenarios.length, many ?? 1, problems)
  if (problems.list.length > 0) return undefined
  const name = { da: id as string, en: id as string }
  return {
    format: experimentFormat, id: id as string, title: title ?? name, ...(note ? { note } : {}),
    design: design!, scenarios, factors, outputs, replicates: many!, seed: seed as string, period: period!, chanceOnly: chanceOnly as boolean,
  }
}

function readText(value: Plain | undefined, path: string, longest: number, problems: Problems): Text | undefined {
  if (value === undefined) return undefined
  const { da, en } = isObject(value) ? value : {}
  const good = (text: Plain | undefined): text is string => typeof text === 'string' && text.trim() !== '' && text.length <= longest
  if (good(da) && good(en) && Object.keys(value as object).length === 2) return { da, en }
  problems.expected(path, 'wrong-form', { da: `en tekst på dansk og engelsk på højst ${longest} tegn`, en: `a text in Danish and English of at most ${longest} characters` }, value, { da: 'Skriv {"da": "…", "en": "…"}.', en: 'Write {"da": "…", "en": "…"}.' })
  return undefined
}

function readList<T>(value: Plain | undefined, path: string, most: number, problems: Problems, read: (item: Plain, path: string) => T | undefined): T[] {
  if (Array.isArray(value) && value.length >= 1 && value.length <= most) return (value as readonly Plain[]).flatMap((item, i) => read(item, `${path}[${i}]`) ?? [])
  problems.expected(path, value === undefined ? 'missing' : Array.isArray(value) ? 'out-of-range' : 'wrong-type', { da: `en liste på 1 til ${most}`, en: `a list of 1 to ${most}` }, value)
  return []
}

function readDesign(value: Plain | undefined, problems: Problems): Design | undefined {
  const kinds: readonly string[] = designKinds
  if (!isObject(value) || typeof value['kind'] !== 'string' || !kinds.includes(value['kind'])) {
    const kind = isObject(value) ? value['kind'] : value
    problems.expected(isObject(value) ? 'design.kind' : 'design', kind === undefined ? 'missing' : 'unknown-name', { da: `et af ${kinds.join(', ')}`, en: `one of ${kinds.join(', ')}` }, kind, typeof kind === 'string' ? adviceFor(kind, kinds) : undefined)
    return undefined
  }
  const kind = value['kind'] as keyof typeof designNumbers
  const numbers: Readonly<Record<string, readonly [number, number]>> = designNumbers[kind]
  for (const name of Object.keys(value)) if (name !== 'kind' && !(name in numbers)) problems.expected(`design.${name}`, 'unknown-name', { da: 'et kendt felt', en: 'a known field' }, name, adviceFor(name, Object.keys(numbers)))
  const read = Object.entries(numbers).map(([name, [low, high]]) => {
    const given = value[name] ?? (name === 'resolution' ? 4 : undefined)
    if (given === undefined) problems.expected(`design.${name}`, 'missing', { da: `et helt tal fra ${low} til ${high}`, en: `a whole number from ${low} to ${high}` }, given)
    return [name, given === undefined ? undefined : readWhole(given, `design.${name}`, low, high, problems)] as const
  })
  return read.some(([, number]) => number === undefined) ? undefined : ({ kind, ...Object.fromEntries(read) } as unknown as Design)
}

function readScenarios(value: Plain, pack: Pack, library: Library, problems: Problems): Scenario[] {
  const scenarios = readList(value, 'scenarios', experimentLimits.scenarios, problems, (item, path) => {
    const own = new Problems(`${problems.where}: ${path}`)
    const parsed = typeof item === 'string' ? loadScenario(item, library, { pack }) : parseScenario(item, library, { pack, where: own.where })
    if (parsed.ok) return parsed.scenario
    problems.list.push(...parsed.problems.map((problem) => ({ ...problem, path: problem.path === '' ? path : `${path}.${problem.path}`, message: typeof item === 'string' ? `${own.where}: ${problem.message}` : problem.message })))
    return undefined
  })
  scenarios.forEach(({ id }, i) => {
    if (scenarios.findIndex((other) => other.id === id) < i) problems.expected(`scenarios[${i}]`, 'conflict', { da: 'hvert scenarie én gang', en: 'each scenario once' }, id)
  })
  return scenarios
}

/** From January 2025 to the last year that is read, unless the file says otherwise. */
function readPeriod(value: Plain | undefined, outputs: readonly Output[], problems: Problems): Experiment['period'] | undefined {
  const last = Math.max(...outputs.map(({ year }) => year))
  const given = value === undefined ? {} : isObject(value) ? value : undefined
  if (!given) {
    problems.expected('period', 'wrong-type', { da: 'et objekt med from og to', en: 'an object with from and to' }, value)
    return undefined
  }
  for (const name of Object.keys(given)) if (name !== 'from' && name !== 'to') problems.expected(`period.${name}`, 'unknown-name', { da: 'from eller to', en: 'from or to' }, name)
  const from = readMonth(given['from'] ?? scenarioDefaults.period.from, 'period.from', problems)
  const to = readMonth(given['to'] ?? (outputs.length > 0 ? `${last}-12` : scenarioDefaults.period.to), 'period.to', problems)
  if (from === undefined || to === undefined) return undefined
  for (const { year, id } of outputs)
    if (year * 12 < monthOf(from)! || year * 12 + 11 > monthOf(to)!)
      problems.expected('period', 'out-of-range', { da: `måneder, der rummer hele ${year} (${id})`, en: `months that hold all of ${year} (${id})` }, `${from} – ${to}`)
  return { from, to }
}

/** Names of columns: each once, and none that a table has anyway. */
function distinctNames(factors: readonly Factor[], outputs: readonly Output[], problems: Problems): void {
  const seen = new Set(['scenario', 'point', 'replicate', 'status'])
  const check = (id: string, path: string) => {
    if (seen.has(id)) problems.expected(path, 'conflict', { da: 'et navn, der ikke er brugt', en: 'a name that is not used' }, id, { da: 'Giv det et andet navn med name.', en: 'Give it another name with name.' })
    seen.add(id)
  }
  factors.forEach(({ id }, i) => check(id, `factors[${i}]`))
  outputs.forEach(({ id }, i) => check(id, `outputs[${i}]`))
}

function checkDesign(design: Design, factors: readonly Factor[], scenarios: number, replicates: number, problems: Problems): void {
  const { kind } = design
  if (kind !== 'one-at-a-time')
    factors.forEach((factor, i) => {
      const count = levelsOf(factor).length
      if (kind === 'fractional-factorial' ? count !== 2 : count < 2)
        problems.expected(`factors[${i}]`, 'not-applicable', { da: kind === 'fractional-factorial' ? 'netop to værdier' : 'mindst to værdier', en: kind === 'fractional-factorial' ? 'exactly two values' : 'two values or more' }, count)
    })
  const most = kind === 'sobol-sequence' ? sobolDimensions : kind === 'fractional-factorial' ? mostFractionalFactors : experimentLimits.factors
  if (factors.length > most || (kind === 'fractional-factorial' && factors.length < 2)) {
    problems.expected('factors', 'out-of-range', { da: `højst ${most} til dette design, og mindst to`, en: `at most ${most} for this design, and two at least` }, factors.length)
    return
  }
  const points = designSize(design, factors)
  const size = (path: string, most: number, da: string, en: string, got: number) => {
    if (got > most) problems.expected(path, 'too-large', { da: `højst ${most} ${da}`, en: `at most ${most} ${en}` }, got, { da: 'Vælg færre værdier eller et mindre design.', en: 'Choose fewer values, or a smaller design.' })
  }
  size('design', experimentLimits.points, 'punkter', 'points', points)
  size('replicates', experimentLimits.runs, 'kørsler i alt', 'runs in all', points * scenarios * replicates)
}

/** Sets each factor alone to each of its values in each scenario: what is wrong with one value is found before anything is run. */
function checkValues(experiment: Experiment, { pack, library }: ExperimentContext, problems: Problems): void {
  const { scenarios, factors, period, seed } = experiment
  const said = new Set<string>()
  for (const scenario of scenarios)
    factors.forEach((factor, k) => {
      for (const value of factor.range ?? factor.levels!) {
        const document = pointDocument(scenario, factors, factors.map((_, i) => (i === k ? value : undefined)), { id: `${experiment.id}/check`, period, seed })
        const parsed = parseScenario(document, library, { pack })
        for (const problem of parsed.ok ? [] : parsed.problems) {
          const text = { da: `${scenario.id} med ${factor.id} = ${JSON.stringify(value)}: ${problem.text.da}`, en: `${scenario.id} with ${factor.id} = ${JSON.stringify(value)}: ${problem.text.en}` }
          if (!said.has(text.en)) problems.say(`factors[${k}]`, problem.code, text)
          said.add(text.en)
        }
      }
    })
}
