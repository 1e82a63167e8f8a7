import { paletteOpen } from '../state/store.ts'
import type { Action } from './action.ts'

export const palette: Action = {
  id: 'palette',
  label: (m) => m.palette.heading,
  keys: ['mod+k'],
  run: () => {
    paletteOpen.value = true
  },
}
