import { canUndo, undo as undoStep } from '../state/history.ts'
import type { Action } from './action.ts'

export const undo: Action = { id: 'undo', label: (m) => m.tools.undo, keys: ['mod+z'], enabled: () => canUndo.value, run: undoStep }
