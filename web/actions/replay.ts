import { draftBefore, showDraft } from '../state/history.ts'
import { draft } from '../state/store.ts'
import type { Action } from './action.ts'

/** Milliseconds that each of the two pictures stands. */
const stand = 1100

/** Shows the last change again, slowly: before and after, three times, or once for who wants little motion. Any other choice ends it. */
export const replay: Action = {
  id: 'replay',
  label: (m) => m.tools.replay,
  keys: ['r'],
  enabled: () => draftBefore.value !== undefined,
  run: () => {
    const [before, after] = [draftBefore.peek(), draft.peek()]
    if (!before) return
    const times = matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : 3
    let expected = after
    const show = (next: typeof after, left: number): void => {
      if (draft.peek() !== expected) return
      showDraft(next)
      expected = next
      if (left > 0) setTimeout(() => show(next === before ? after : before, left - 1), stand)
    }
    show(before, 2 * times - 1)
  },
}
