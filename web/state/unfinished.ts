/**
 * Work that a reload, a crash or closing has cut off: experiments and a search for a goal. A mark in this browser says that there is some, so that a page
 * without any loads nothing for it; it goes on whatever page is opened.
 */
import { effect } from '@preact/signals'
import { engine } from './simulation.ts'

const key = 'laegeveje-unfinished'
type Work = 'experiments' | 'goal'

function marked(): readonly string[] {
  try {
    return (localStorage.getItem(key) ?? '').split(' ').filter(Boolean)
  } catch {
    return []
  }
}

/** Says that work of a kind is under way, or that it is not. */
export function mark(work: Work, underWay: boolean): void {
  try {
    const others = marked().filter((one) => one !== work)
    localStorage.setItem(key, [...others, ...(underWay ? [work] : [])].join(' '))
  } catch {
    // A browser that remembers nothing has nothing to go on with.
  }
}

/** Goes on with what was cut off, once the simulation is there. */
export function goOn(): void {
  if (marked().length === 0) return
  const stop = effect(() => {
    if (!engine.value) return
    queueMicrotask(() => stop())
    const works = marked()
    if (works.includes('experiments')) void import('./experiment-runs.ts').then((module) => module.followExperiments())
    if (works.includes('goal')) void import('./goal-seek.ts').then((module) => module.followGoal())
  })
}
