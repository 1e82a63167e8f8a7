/** What a lever does alone, at its default, to the target in 2035: a bar from zero, hollow where it cannot be told from chance. */
import type { LeverDefinition } from '../../sim/index.ts'
import { leverEffects } from '../state/shipped.ts'
import { changed, targetMeasure, words } from '../state/store.ts'

const half = 34

/** Levers with the largest effect first. */
function ordered(measure: string): readonly (readonly [id: string, size: number])[] {
  return Object.entries(leverEffects.value?.levers ?? {})
    .map(([id, { goal }]) => [id, Math.abs(goal[measure]?.[0] ?? 0)] as const)
    .sort((a, b) => b[1] - a[1])
}

export function Scent({ lever }: { readonly lever: LeverDefinition }) {
  const effect = leverEffects.value?.levers[lever.id]?.goal[targetMeasure.value]
  if (!effect) return null
  const { messages, format } = words.value
  const say = messages.scent
  const [median, low, high] = effect
  const first = ordered(targetMeasure.value)[0]!
  const width = (half * Math.abs(median)) / Math.max(1, first[1])
  const unsure = low <= 0 && high >= 0
  const interval = format.signedInterval(low, high)
  return (
    <span class="scent" title={say.help(format.signed(median), interval, format.number(leverEffects.value!.replicates))}>
      <svg width={2 * half} height="10" aria-hidden="true">
        <path d={`M${half + 0.5} 0v10`} />
        <rect class={unsure ? 'unsure' : undefined} x={median < 0 ? half - width : half + 1} y="2.5" width={Math.max(1, width)} height="5" />
      </svg>
      {unsure ? say.unsure : say.alone(format.signed(median))}
      {!changed.value && first[0] === lever.id && <strong class="hint">{say.hint}</strong>}
    </span>
  )
}
