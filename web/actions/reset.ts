import { resetAll } from '../state/history.ts'
import { changed } from '../state/store.ts'
import type { Action } from './action.ts'

export const reset: Action = { id: 'reset', label: (m) => m.tools.reset, keys: [], enabled: () => changed.value, run: resetAll }
