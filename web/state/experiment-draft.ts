/** The experiment that is being put together: its file as it will be run, and what the simulation's own reader says of it. */
import { computed, effect, signal } from '@preact/signals'
import { experimentSize, levers, parseExperiment, parseExperimentText } from '../../sim/index.ts'
import type { DesignKind, Experiment, LeverDefinition, SettingDefinition, Text } from '../../sim/index.ts'
import { documentOf } from './documents.ts'
import { measure, secondsPerMonth, workers } from './experiment-runs.ts'
import { engine, progress as settled } from './simulation.ts'
import { draft, isChanged, language, words } from './store.ts'

/** A factor as its file has it. */
export interface FactorDraft {
  readonly vary: string
  readonly name?: string
  readonly range?: readonly [number, number]
  readonly levels?: readonly unknown[]
  readonly steps?: number
  readonly use?: unknown
}

/** A number that is read, as its file has it. */
export interface OutputDraft {
  readonly figure: string
  readonly year: number
  readonly name?: string
  readonly atLeast?: number
  readonly atMost?: number
}

/** An experiment file. What the reader does not set here stays as it was loaded. */
export interface ExperimentDraft {
  readonly format: 1
  readonly id: string
  readonly title?: Text
  readonly design: { readonly kind: DesignKind } & Readonly<Record<string, unknown>>
  readonly scenarios?: readonly unknown[]
  readonly factors: readonly FactorDraft[]
  readonly outputs: readonly OutputDraft[]
  readonly replicates?: number
  readonly seed?: string
  readonly chanceOnly?: boolean
}

const exampleFiles = import.meta.glob<string>('../../scenarios/experiments/*.json', { eager: true, query: '?raw', import: 'default' })
/** Experiments that come with the project, the smallest first. */
export const examples = Object.values(exampleFiles)
  .map((text) => JSON.parse(text) as ExperimentDraft)
  .sort((a, b) => a.factors.length - b.factors.length)

const key = 'laegeveje-experiment'
export const experiment = signal<ExperimentDraft>(examples[0]!)
/** Why a file was not taken in. */
export const fileProblems = signal<{ readonly name: string; readonly problems: readonly Text[] } | undefined>(undefined)

/** Takes up what was put together before in this browser, if it can still be read, and remembers it from now on. */
export function rememberExperiment(): () => void {
  let before = ''
  try {
    before = localStorage.getItem(key) ?? ''
  } catch {
    // Private windows refuse; the page works all the same.
  }
  return effect(() => {
    const running = engine.value
    const now = experiment.value
    if (!running) return
    if (before !== '') {
      const text = before
      before = ''
      if (parseExperimentText(text, running).ok) experiment.value = JSON.parse(text) as ExperimentDraft
      return
    }
    try {
      localStorage.setItem(key, JSON.stringify(now))
    } catch {
      // As above.
    }
  })
}

/** A file of an experiment: hostile until the simulation's own reader has taken it in. */
export function takeExperiment(text: string, name: string): void {
  const running = engine.peek()
  if (!running) return
  const parsed = parseExperimentText(text, { ...running, where: name })
  if (!parsed.ok) {
    fileProblems.value = { name, problems: parsed.problems.map((problem) => problem.text) }
    return
  }
  fileProblems.value = undefined
  const { $schema: _, ...document } = JSON.parse(text) as ExperimentDraft & { $schema?: string }
  experiment.value = document
}

export function edit(part: Partial<ExperimentDraft>): void {
  experiment.value = { ...experiment.peek(), ...part }
}

/** As the simulation reads it, or all that is wrong with it. */
export const parsed = computed(() => {
  const running = engine.value
  if (!running) return undefined
  const { $schema: _, ...document } = experiment.value as ExperimentDraft & { $schema?: string }
  return { document, result: parseExperiment(document, { pack: running.pack, library: running.library, where: `${document.id}.json` }) }
})

/** How much work it is, and how long this machine takes where it was measured. */
export const size = computed(() => {
  const made = parsed.value
  if (!made?.result.ok) return undefined
  const { points, runs, secondsPerRun } = experimentSize(made.result.experiment)
  const measured = secondsPerMonth.value
  const months = monthsOf(made.result.experiment)
  return { points, runs, replicates: made.result.experiment.replicates, measured: measured !== undefined, seconds: measured === undefined ? (runs * secondsPerRun) / workers.value : runs * months * measured }
})

function monthsOf({ period }: Experiment): number {
  const month = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5))
  return month(period.to) - month(period.from) + 1
}

/** Measures this machine once, when there is something to measure it by and the overview's own simulations no longer take its time. */
export function measureWhenReady(): () => void {
  let asked = false
  return effect(() => {
    const made = parsed.value
    if (asked || secondsPerMonth.value !== undefined || !made?.result.ok || !settled.value.settled) return
    asked = true
    measure(made.document)
  })
}

/** A time in words, as coarse as it is known. */
export function timeText(seconds: number): string {
  const { messages, format } = words.value
  const say = messages.experiments.size
  if (seconds < 55) return say.seconds(format.number(Math.max(1, seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5)))
  if (seconds < 5400) return say.minutes(format.number(Math.max(1, Math.round(seconds / 60))))
  return say.hours(format.number(Math.round(seconds / 3600)))
}

/** Something that can be varied. */
export interface Variable {
  readonly path: string
  readonly name: string
  /** Where the reader finds it in the page: a family, or the assumptions. */
  readonly of: string
  readonly make: () => FactorDraft
}

/** Everything that can be varied, in the reader's language. */
export const variables = computed((): readonly Variable[] => {
  const { messages } = words.value
  const say = messages.experiments.build
  const tongue = language.value
  return [
    ...levers.flatMap((lever) => {
      const section = lever.kind === 'driver' ? 'drivers' : 'levers'
      const { name } = lever.text[tongue]
      const at = (word: string): string => `${section}.${lever.id}.${word}`
      return [
        { path: `${section}.${lever.id}`, name: say.whole(name), of: name, make: () => ({ vary: `${section}.${lever.id}` }) },
        ...lever.settings.filter(({ kind }) => kind === 'number' || kind === 'choice' || kind === 'boolean').map((setting) => ({ path: at(setting.id), name: settingName(lever, setting), of: name, make: () => settingFactor(at(setting.id), setting) })),
        { path: at('start'), name: say.start(name), of: name, make: (): FactorDraft => ({ vary: at('start'), range: [2026, 2032] }) },
      ]
    }),
    ...(engine.value?.assumptions ?? []).filter(({ low, high }) => high > low).map(({ id, text, low, high }) => ({ path: `assumptions.${id}`, name: text[tongue], of: id, make: (): FactorDraft => ({ vary: `assumptions.${id}`, range: [low, high] }) })),
  ]
})

function settingName(lever: LeverDefinition, setting: SettingDefinition): string {
  const [whole, part] = [lever.text[language.value].name, setting.text[language.value].name]
  return part === whole ? whole : `${whole}: ${part}`
}

function settingFactor(vary: string, { kind, choices, evidence, min, max, statusQuo, on }: SettingDefinition): FactorDraft {
  if (kind === 'choice') return { vary, levels: choices!.map(({ value }) => value) }
  if (kind === 'boolean') return { vary, levels: [false, true] }
  const ends = [statusQuo, on, ...(evidence ?? [])].filter((value): value is number => typeof value === 'number')
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return { vary, range: high > low ? [low, high] : [min ?? low, max ?? low + 1] }
}

/** What a path is called; the path itself where it is of no kind that the page knows. */
export function nameOfPath(path: string): string {
  return variables.value.find((variable) => variable.path === path)?.name ?? path
}

/** The numbers that a design must be told, as it begins. */
const usual: Readonly<Partial<Record<DesignKind, Readonly<Record<string, number>>>>> = { 'latin-hypercube': { points: 100 }, 'sobol-sequence': { points: 128 }, saltelli: { rows: 64 }, morris: { trajectories: 10 }, 'fractional-factorial': { resolution: 4 } }

export function setDesign(kind: DesignKind): void {
  edit({ design: { kind, ...usual[kind] } })
}

/** Scenarios that it can be run on top of: those of the library and what is chosen now. */
export const scenarioChoices = computed(() => {
  const running = engine.value
  const chosen = experiment.value.scenarios ?? ['baseline']
  const known = (running?.library.entries ?? []).map(({ id, title }) => ({ id, name: title[language.value], value: id as unknown, on: chosen.includes(id) }))
  const say = words.value.messages.experiments.build
  const mine = { ...documentOf(draft.value), title: { da: 'Mine valg', en: 'My choices' } }
  const own = isChanged(draft.value) ? [{ id: 'my-choices', name: say.mine, value: mine as unknown, on: chosen.some((one) => JSON.stringify(one) === JSON.stringify(mine)) }] : []
  const others = chosen.filter((one) => typeof one === 'object' && one !== null && !own.some(({ value }) => JSON.stringify(value) === JSON.stringify(one))).map((value) => ({ id: String((value as { id?: unknown }).id), name: say.fromFile(String((value as { id?: unknown }).id)), value, on: true }))
  return [...known, ...own, ...others]
})

export function chooseScenario(value: unknown, on: boolean): void {
  const before = experiment.peek().scenarios ?? ['baseline']
  const without = before.filter((one) => JSON.stringify(one) !== JSON.stringify(value))
  edit({ scenarios: on ? [...without, value] : without })
}

/** The file that is run, as it is saved. */
export function experimentText(): string {
  return `${JSON.stringify(parsed.value?.document ?? experiment.value, null, 2)}\n`
}
