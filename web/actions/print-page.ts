import type { Action } from './action.ts'

export const printPage: Action = { id: 'print-page', label: (m) => m.tools.print, keys: [], run: () => window.print() }
