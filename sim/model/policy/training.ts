import type { PolicyRow } from './row.ts'

/** What levers on places, posts, tracks and career changes move. */
export const training: readonly PolicyRow[] = []
