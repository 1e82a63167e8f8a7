/** Asks the explorer worker; answers are kept by run, since a replicate is always the same. */
import type { AgePyramid, TracedLife } from '../../sim/index.ts'
import type { Compiled } from './engine.ts'
import type { Answer, Question } from './explorer-worker.ts'

let worker: Worker | undefined
let last = 0
const waiting = new Map<number, (answer: Answer) => void>()
const known = new Map<string, Promise<AgePyramid | TracedLife>>()
/** Answers kept. */
const limit = 60

/** Mean age pyramid of a run's first replicates. Rejects with a sentence when it cannot be had. */
export function pyramidOf(compiled: Compiled, replicates: number): Promise<AgePyramid> {
  return remember(`pyramid ${compiled.fingerprint} ${replicates}`, { kind: 'pyramid', compiled, replicates: Array.from({ length: replicates }, (_, i) => i) }) as Promise<AgePyramid>
}

/** One life of a replicate, by person or filter. Rejects with a sentence when nobody fits. */
export function lifeOf(compiled: Compiled, replicate: number, select: { readonly person: string } | { readonly pick: string }): Promise<TracedLife> {
  return remember(`life ${compiled.fingerprint} ${replicate} ${JSON.stringify(select)}`, { kind: 'life', compiled, replicate, select }) as Promise<TracedLife>
}

function remember(key: string, question: Question): Promise<AgePyramid | TracedLife> {
  const kept = known.get(key)
  if (kept) return kept
  const answer = ask(question).then((said) => {
    if (said.ok) return said.value
    throw new Error(said.message)
  })
  known.set(key, answer)
  answer.catch(() => known.delete(key))
  if (known.size > limit) known.delete(known.keys().next().value!)
  return answer
}

function ask(question: Question): Promise<Answer> {
  const running = (worker ??= start())
  const id = ++last
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    running.postMessage({ id, question })
  })
}

function start(): Worker {
  const made = new Worker(new URL('./explorer-worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly answer: Answer }>) => {
    waiting.get(data.id)?.(data.answer)
    waiting.delete(data.id)
  })
  made.addEventListener('error', (event) => {
    // A worker that dies is replaced at the next question; who waits is told.
    event.preventDefault()
    worker = undefined
    for (const resolve of waiting.values()) resolve({ ok: false, message: event.message || 'explorer: expected a running worker, got none. Try again.' })
    waiting.clear()
  })
  return made
}
