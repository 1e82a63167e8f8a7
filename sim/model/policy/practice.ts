import type { PolicyRow } from './row.ts'

/** What levers on settling, practice, capacity, hospitals, work, premises and steering move, and the drivers. */
export const practice: readonly PolicyRow[] = []
