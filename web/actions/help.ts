import { helpOpen } from '../state/store.ts'
import type { Action } from './action.ts'

export const help: Action = {
  id: 'help',
  label: (m) => m.tools.help,
  keys: ['?'],
  run: () => {
    helpOpen.value = true
  },
}
