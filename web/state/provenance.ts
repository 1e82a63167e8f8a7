/** What the figures on the page rest on. */
import { shipped } from './shipped.ts'
import { baselineRun, current } from './simulation.ts'
import type { Run } from './simulation.ts'
import { standIns } from '../../sim/index.ts'
import { changed, draft, language } from './store.ts'

/** The run whose numbers are the answer. */
export const answering = (): Run | undefined => (changed.value ? current.value : baselineRun.value)

/** Sixteen figures of the fingerprint of what is shown; a dash while it is not known. */
export function shownFingerprint(): string {
  return (answering()?.compiled.fingerprint ?? (changed.value ? undefined : shipped.value?.fingerprint))?.slice(0, 16) ?? '–'
}

/** Simulations behind what is shown. */
export function shownReplicates(): number {
  const run = answering()
  return run?.settled ? run.wanted : (run?.finished ?? shipped.value?.replicates ?? 0)
}

/** Names of the levers in use whose effect is an assumption, moved by a stated stand-in; empty when none is. */
export function shownStandIns(): readonly string[] {
  return standIns(draft.value.levers).map(({ text }) => text[language.value].name)
}
