import { canRedo, redo as redoStep } from '../state/history.ts'
import type { Action } from './action.ts'

export const redo: Action = { id: 'redo', label: (m) => m.tools.redo, keys: ['mod+shift+z', 'mod+y'], enabled: () => canRedo.value, run: redoStep }
