import { differencesFrom, parametersNow } from '../analysis/registration.ts'
import type { Registration } from '../analysis/registration.ts'
import { feedInputs, judge, nationOf, outlookFigures, reviewOf, reviewRun, updateOf } from '../analysis/review/index.ts'
import type { Reproduced, Review, ReviewQuestion, ReviewRun } from '../analysis/review/index.ts'
import { modelVersion } from '../model/version.ts'
import { prefixDigest, runEnsemble } from '../run/ensemble.ts'
import type { EnsembleResult } from '../run/ensemble.ts'
import { createResultCache } from '../run/cache.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import { compileScenario, parseScenario, ScenarioError } from '../scenario/index.ts'
import type { Compiled } from '../scenario/index.ts'
import { BadInput, exitCode } from './exit.ts'
import { interruptible } from './interrupt.ts'
import type { House } from './load.ts'
import { number } from './numbers.ts'
import { followProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** A review with the runs behind it, or how it ended without one. */
export interface ReviewDone {
  readonly review?: Review
  readonly code: number
  readonly runs: readonly { readonly id: string; readonly scenario: unknown; readonly seed: string; readonly result: EnsembleResult }[]
  /** Runs with what was seen fed in: no scenario file gives them, so they stand beside the others. */
  readonly fed: readonly { readonly of: string; readonly fingerprint: string; readonly digest: string }[]
}

/** Bytes of finished replicates kept while more are drawn. */
const cacheBytes = 4e9

/**
 * Runs what a review needs: both registered scenarios, with what was seen fed in beside them, and more replicates of all while too few effective ones are
 * left. One set of threads, one bar, and Ctrl-C keeps nothing half done.
 */
export async function runReview(question: ReviewQuestion, house: House, { replicates, most, workers }: { readonly replicates?: number; readonly most: number; readonly workers?: number }, terminal: Terminal, start = createNodePool): Promise<ReviewDone> {
  const first = replicates ?? question.reform.scenario.replicates
  const limit = Math.max(first, most)
  const [reform, without] = [compiledOf(question.reform, house), compiledOf(question.without, house)]
  const fed = feedInputs(question.observations, reform.compiled, without.compiled, house.pack)
  const wanted = [reform.compiled, without.compiled, ...(fed.reform === reform.compiled ? [] : [fed.reform]), ...(fed.without === without.compiled ? [] : [fed.without])]
  const pool = start(Math.min(workers ?? defaultNodeWorkers(), limit))
  const cache = createResultCache(cacheBytes)
  const interrupt = interruptible(terminal)
  const nation = nationOf(house.pack)
  const results = new Map<string, EnsembleResult>()
  const failed = (result: EnsembleResult) => result.cancelled || result.failures.length > 0
  /** Runs so many replicates of some runs; false when that was not to be had. */
  const run = async (list: readonly Compiled[], n: number): Promise<boolean> => {
    const progress = followProgress(terminal, list.length * n)
    try {
      for (const compiled of list) {
        const result = await runEnsemble({ pool, compiled, replicates: n, signal: interrupt.signal, cache, onReplicate: () => progress.step(false), onFailure: () => progress.step(true) })
        results.set(compiled.fingerprint, result)
        if (failed(result)) return false
      }
      return true
    } finally {
      progress.end()
    }
  }
  try {
    let n = first
    let whole = await run([reform.compiled], n)
    // More are drawn of the forecast first: the twins need only as many as it ends with.
    while (whole && n < limit) {
      const own = reviewRun(reform.compiled, results.get(reform.compiled.fingerprint)!.buffers)
      const { trust, effective } = updateOf(judge(question.observations, question.list, question.reform, own), own, outlookFigures(question.list), nation, question.enough)
      if (trust === 'none' || effective >= (question.enough ?? 0)) break
      n = Math.min(limit, Math.max(n + 50, Math.ceil((1.2 * n * (question.enough ?? 0)) / Math.max(effective, 1))))
      terminal.note(`Only ${number(effective, 0)} effective replicates are left: drawing up to ${number(n, 0)}.`)
      whole = await run([reform.compiled], n)
    }
    whole &&= await run(wanted.slice(1), n)
    if (!whole) {
      const all = [...results.values()]
      for (const { replicate, stage, message } of all.flatMap(({ failures }) => failures).slice(0, 5)) terminal.note(`replicate ${replicate} failed (${stage}): ${message}`)
      return { code: all.some(({ cancelled }) => cancelled) ? exitCode.interrupted : exitCode.failure, runs: [], fed: [] }
    }
    const runOf = (compiled: Compiled): ReviewRun => reviewRun(compiled, results.get(compiled.fingerprint)!.buffers)
    const review = reviewOf(question, {
      reform: runOf(reform.compiled),
      without: runOf(without.compiled),
      fed: { reform: runOf(fed.reform), without: runOf(fed.without), inputs: fed.fed, unfed: fed.unfed },
      reproduced: { reform: reproducedBy(question.reform, reform, results.get(reform.compiled.fingerprint)!), without: reproducedBy(question.without, without, results.get(without.compiled.fingerprint)!) },
    })
    const told = [
      { id: question.reform.id, compiled: reform.compiled },
      { id: question.without.id, compiled: without.compiled },
    ].map(({ id, compiled }) => ({ id, scenario: compiled.scenario, seed: compiled.seed, result: results.get(compiled.fingerprint)! }))
    const beside = wanted.slice(2).map((compiled) => ({ of: compiled === fed.reform ? question.reform.id : question.without.id, fingerprint: compiled.fingerprint, digest: results.get(compiled.fingerprint)!.digest }))
    return { review, code: exitCode.done, runs: told, fed: beside }
  } finally {
    interrupt.release()
    pool.close()
  }
}

interface CompiledRegistration {
  readonly compiled: Compiled
  readonly reasons: readonly string[]
}

/** A registered scenario compiled by today's program, with what differs from then. @throws BadInput when it can no longer be compiled. */
export function compiledOf(registration: Registration, { pack, library }: House): CompiledRegistration {
  const parsed = parseScenario(registration.scenario, library, { pack, where: registration.id })
  if (!parsed.ok) throw new BadInput(parsed.problems.map(({ message }) => message))
  try {
    const compiled = compileScenario(parsed.scenario, pack)
    return { compiled, reasons: differencesFrom(registration, { version, model: modelVersion, parameters: parametersNow(pack, registration.scenario.assumptions), data: pack.hashes, fingerprint: compiled.fingerprint }) }
  } catch (error) {
    if (error instanceof ScenarioError) throw new BadInput(error.problems.map(({ message }) => message))
    throw error
  }
}

/** Whether a run gives what was registered, as far as its replicates tell. */
function reproducedBy(registration: Registration, { reasons }: CompiledRegistration, { hashes }: EnsembleResult): Reproduced {
  if (reasons.length > 0) return { kind: 'other', reasons }
  const n = Math.max(0, ...Object.keys(registration.digests).map(Number).filter((k) => k <= hashes.length))
  if (n === 0) return { kind: 'unchecked' }
  const same = prefixDigest(hashes.slice(0, n)).digest === registration.digests[String(n)]
  return same ? { kind: 'same', replicates: n } : { kind: 'other', reasons: [`model, data and fingerprint are the same but the digest of ${n} replicates is another: the code has changed results without a new version of the model`] }
}
