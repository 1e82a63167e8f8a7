/** The reform's effect by lever with what was seen fed in, made in this browser when it is asked for. */
import { signal } from '@preact/signals'
import { attributionOf, feedCoalition, feedInputs, planAttribution } from '../../sim/index.ts'
import type { Attribution, Observation } from '../../sim/index.ts'
import { engine } from './simulation.ts'
import { compiledPair, registered } from './status-runs.ts'

/** Replicates of each coalition, and pairs of orders where levers are many: what a browser makes in a minute or two. */
const [replicates, orderPairs] = [8, 4]

/** How far a split is, of how many runs; undefined while none is made. */
export const splitting = signal<{ readonly done: number; readonly of: number } | undefined>(undefined)
/** The last split, and what was fed into it. */
export const ownSplit = signal<{ readonly key: string; readonly attribution: Attribution } | undefined>(undefined)
export const splitProblem = signal('')

/** Names what observations feed in; empty when nothing is. */
export function fedKey(observations: readonly Observation[]): string {
  const [pair, running] = [compiledPair.value, engine.value]
  if (!pair || !running) return ''
  const { fed, reform } = feedInputs(observations, pair.reform, pair.without, running.pack)
  return fed.length === 0 ? '' : reform.fingerprint
}

let stop: AbortController | undefined
export function stopSplit(): void {
  stop?.abort()
  splitting.value = undefined
}

/** Runs the split. */
export async function split(observations: readonly Observation[]): Promise<void> {
  const [pair, fixed, running] = [compiledPair.peek(), registered.peek(), engine.peek()]
  if (!pair || !fixed || !running || splitting.peek()) return
  const { pack, library } = running
  const { fed, reform } = feedInputs(observations, pair.reform, pair.without, pack)
  const { goal, review } = fixed.list
  const figures = [Number(review.slice(0, 4)), goal.year].map((year) => ({ indicator: goal.indicator, measure: goal.measure, level: 'nation', area: pack.id, year }))
  const made = planAttribution({ scenario: pair.reform.scenario, against: pair.without.scenario, figures, replicates, orderPairs, exactLimit: 5, alter: (compiled) => feedCoalition(compiled, fed, pack) }, library, pack)
  if ('problems' in made) {
    splitProblem.value = made.problems.join(' ')
    return
  }
  const { plan } = made
  const controller = (stop = new AbortController())
  let done = 0
  splitProblem.value = ''
  splitting.value = { done, of: plan.runs.length * replicates }
  try {
    const values: number[][][] = []
    for (let run = 0; run < plan.runs.length; run++) {
      const rows: number[][] = []
      await running.replicates(plan.compile(run), Array.from({ length: replicates }, (_, i) => i), controller.signal, (index, buffer) => {
        rows[index] = plan.read(buffer)
        if (!controller.signal.aborted) splitting.value = { done: ++done, of: plan.runs.length * replicates }
      })
      if (controller.signal.aborted) return
      values.push(rows)
    }
    ownSplit.value = { key: reform.fingerprint, attribution: { ...attributionOf(plan, values, pack), inputs: fed.length } }
  } catch (error) {
    splitProblem.value = error instanceof Error ? error.message : String(error)
  } finally {
    if (!controller.signal.aborted) splitting.value = undefined
  }
}
