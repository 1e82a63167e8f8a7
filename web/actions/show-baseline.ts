import { changed, holding } from '../state/store.ts'
import type { Action } from './action.ts'

export const showBaseline: Action = {
  id: 'show-baseline',
  label: (m) => m.tools.baseline,
  keys: ['b'],
  enabled: () => changed.value,
  run: () => {
    holding.value = true
  },
  release: () => {
    holding.value = false
  },
}
