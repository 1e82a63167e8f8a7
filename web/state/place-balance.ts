/** What place levers give in one place and take in another, in a sentence: a gain is never told without its loss. */
import { computed } from '@preact/signals'
import { baselineRun, current, engine } from './simulation.ts'
import { changed, words } from './store.ts'
import { goal } from './views.ts'

/** Doctors moved by the goal's year; empty while no place lever is on, or too few replicates are there to tell. */
export const placeBalance = computed((): string => {
  const run = current.value
  const baseline = baselineRun.value
  if (!changed.value || !engine.value || !run || !baseline) return ''
  const moved = engine.value.moved(run, baseline, goal.year)
  if (!moved) return ''
  const { messages, format } = words.value
  const { target, elsewhere, nation } = moved.doctors
  return messages.headline.moved(format.number(moved.places), format.signed(target.mean), format.signed(elsewhere.mean), format.signed(nation.mean), format.year(goal.year))
})
