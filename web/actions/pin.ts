import { isPinned, nameForDraft, pin as hold } from '../state/comparison.ts'
import { compared, mostPins, toast } from '../state/store.ts'
import type { Action } from './action.ts'

export const pin: Action = {
  id: 'pin',
  label: (m) => m.compare.pinAction,
  keys: ['f'],
  enabled: () => !isPinned.value && compared.value.length < mostPins,
  run: () => {
    hold(nameForDraft())
    toast.value = (m) => m.compare.pinned
  },
}
