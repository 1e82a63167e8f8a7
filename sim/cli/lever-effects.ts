/** `levers --effects`: each lever run alone beside the baseline, one after the other; what is done is kept, so it can be stopped and gone on with. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aloneDocument, effectMeasure, effectOf, effectsFingerprint, effectYears } from '../analysis/lever-effects.ts'
import type { Effect, LeverEffect, LeverEffects } from '../analysis/lever-effects.ts'
import { levers } from '../model/levers/index.ts'
import { runEnsemble } from '../run/ensemble.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import { scenarioFolder, writeFileSafely } from '../run/node-files.ts'
import { compileScenario, parseScenario } from '../scenario/index.ts'
import type { Compiled, ScenarioDocument } from '../scenario/index.ts'
import { BadInput, exitCode } from './exit.ts'
import { interruptible } from './interrupt.ts'
import type { House } from './load.ts'
import { duration, number, signed } from './numbers.ts'
import type { Terminal } from './terminal.ts'
import { textTable } from './text-table.ts'
import { version } from './version.ts'

/** Where the page reads effects from. */
export const effectsFile = join(scenarioFolder, 'results', 'lever-effects.json')

/** Levers and drivers whose effect on the coming years means something: a driver that ends only repeats a paper's own reckoning. */
const readable = levers.filter(({ kind, end }) => kind === 'lever' || end === undefined)

/** What to run. */
export interface EffectOptions {
  /** Pairs for each lever; when not given as many as the file has, so that what it tells is shown and nothing is run twice. */
  readonly replicates?: number
  readonly workers?: number
  readonly seed?: string
  /** Levers to run; all when none is named. */
  readonly only?: readonly string[]
  readonly file?: string
}

/** Runs what is not yet known, writes the file after each lever, and shows all of it. Resolves with the exit code. */
export async function leverEffects(options: EffectOptions, { pack, library }: House, terminal: Terminal): Promise<number> {
  const { only = [], file = effectsFile } = options
  const replicates = options.replicates ?? (await replicatesIn(file)) ?? usualReplicates
  const unknown = only.filter((id) => !readable.some((lever) => lever.id === id))
  if (unknown.length > 0) throw new BadInput(unknown.map((id) => `levers --effects: expected a known lever, got ${id}. laegeveje levers lists them.`))
  const compile = (document: ScenarioDocument): Compiled => {
    const parsed = parseScenario(document, library, { pack })
    if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
    return compileScenario(parsed.scenario, pack)
  }
  const seed = options.seed ?? 'laegeveje'
  const base = compile({ format: 1, id: 'baseline-alone', extends: 'baseline', seed, replicates })
  const kept = await known(file, base.fingerprint)
  const wanted = readable
    .filter(({ id }) => only.length === 0 || only.includes(id))
    .map((lever) => ({ lever, compiled: compile(aloneDocument(lever, replicates, seed)) }))
    .filter(({ lever, compiled }) => kept[lever.id]?.fingerprint !== compiled.fingerprint || kept[lever.id]!.replicates < replicates)
  const done: Record<string, LeverEffect> = { ...kept }
  const total = (wanted.length + 1) * replicates
  const interrupt = interruptible(terminal)
  const pool = createNodePool(Math.min(options.workers ?? defaultNodeWorkers(), replicates))
  const start = terminal.seconds()
  let finished = 0
  const step = (name: string) => {
    finished++
    const left = ((terminal.seconds() - start) / finished) * (total - finished)
    if (terminal.watched) terminal.progress(`${name} · ${number(finished, 0)} of ${number(total, 0)} replicates${finished > 3 && left >= 1 ? ` · about ${duration(left)} left` : ''}`)
  }
  let failures = 0
  try {
    if (wanted.length > 0) {
      terminal.note(`${wanted.length} levers to run, ${Object.keys(kept).length} known already, ${number(replicates, 0)} replicates each.`)
      const run = (compiled: Compiled, name: string) => runEnsemble({ pool, compiled, signal: interrupt.signal, onReplicate: () => step(name), onFailure: () => failures++ })
      const baseline = await run(base, 'baseline')
      for (const { lever, compiled } of wanted) {
        if (interrupt.signal.aborted) break
        const result = await run(compiled, lever.id)
        if (result.cancelled || result.finished === 0) break
        done[lever.id] = effectOf(lever, compiled.fingerprint, result.buffers, baseline.buffers, compiled.layout, pack)
        await writeFileSafely(file, `${JSON.stringify(fileOf(done, base, seed), null, 1)}\n`)
        if (!terminal.watched) terminal.note(`${lever.id}: ${effectText(done[lever.id]!.areas.nation['2035'])} in 2035. ${number((100 * finished) / total, 0)} % done.`)
      }
    }
  } finally {
    terminal.progress('')
    interrupt.release()
    pool.close()
  }
  terminal.out(effectTable(done))
  if (interrupt.signal.aborted) {
    terminal.note('Interrupted. The same command goes on where it stopped.')
    return exitCode.interrupted
  }
  return failures > 0 ? exitCode.failure : exitCode.done
}

/** Effects under this baseline that the file holds already. */
/** Pairs for each lever where no file says. */
const usualReplicates = 50

async function replicatesIn(file: string): Promise<number | undefined> {
  try {
    const { replicates } = JSON.parse(await readFile(file, 'utf8')) as Partial<LeverEffects>
    return Number.isInteger(replicates) && replicates! >= 2 ? replicates : undefined
  } catch {
    return undefined
  }
}

async function known(file: string, baseline: string): Promise<Readonly<Record<string, LeverEffect>>> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as LeverEffects
    return kept.baseline === baseline ? kept.levers : {}
  } catch {
    return {}
  }
}

function fileOf(done: Readonly<Record<string, LeverEffect>>, base: Compiled, seed: string): LeverEffects {
  const ordered = Object.fromEntries(levers.flatMap(({ id }) => (done[id] ? [[id, done[id]]] : [])))
  return {
    name: 'laegeveje',
    version,
    measure: effectMeasure,
    seed,
    period: base.scenario.period,
    replicates: Math.min(...Object.values(ordered).map(({ replicates }) => replicates)),
    baseline: base.fingerprint,
    fingerprint: effectsFingerprint(base.fingerprint, ordered),
    levers: ordered,
  }
}

/** Effects as a table: the country in three years, target areas in 2035, who gains and loses, for place levers what is gained where they aim and lost elsewhere, first effect and grade. */
export function effectTable(effects: Readonly<Record<string, LeverEffect>>): string {
  const right = (title: string) => ({ title, align: 'right' as const })
  return textTable(
    [{ title: 'Lever alone: doctors more than in the baseline (95 % interval)' }, ...effectYears.map((year) => right(`${year}`)), right('17 open, 2035'), right('threatened, 2035'), right('gain / loss'), right('where it aims / elsewhere, 2035'), { title: 'first' }, { title: 'grade' }],
    levers.flatMap(({ id }) => {
      const effect = effects[id]
      if (!effect) return []
      const { nation, open, threatened } = effect.areas
      return [[id, ...effectYears.map((year) => effectText(nation[year])), effectText(open['2035']), effectText(threatened['2035']), `${signed(effect.gain, 0)} / ${signed(effect.loss, 0)}`, effect.moved ? `${effectText(effect.moved.there)} / ${effectText(effect.moved.elsewhere)}` : '–', effect.firstEffect ?? 'none', effect.grade]]
    }),
  )
}

function effectText(effect: Effect | undefined): string {
  if (!effect) return '–'
  return effect.mean === 0 && effect.low === 0 && effect.high === 0 ? 'none' : `${signed(effect.mean, 0)} (${signed(effect.low, 0)} to ${signed(effect.high, 0)})`
}
