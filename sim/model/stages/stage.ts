import type { Text } from '../definitions.ts'

/** A stage of the life course. It names where people come from, so a new stage edits no other file. */
export interface StageDefinition {
  readonly id: string
  /** Number in the `stage` column. */
  readonly code: number
  readonly text: Text
  /** Stages it is entered from; entries from outside the model (admission, immigration) are open to every stage. */
  readonly entersFrom: readonly string[]
  /** Months that the law, or nature, requires at least before it is completed. */
  readonly leastMonths: number
  /** Whether its people may count towards the 5,000: `trainees` only in the series that include them. */
  readonly countsTowardTarget: 'no' | 'trainees' | 'yes'
}
