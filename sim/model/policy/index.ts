import { firstLevers } from './first-levers.ts'
import { history } from './history.ts'
import { practice } from './practice.ts'
import type { PolicyRow } from './row.ts'
import { training } from './training.ts'

/** Parameters that levers move, in the order of the timeline. */
export const policyRows: readonly PolicyRow[] = [...firstLevers, ...training, ...practice, ...history]
