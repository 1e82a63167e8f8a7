/** The stages of a doctor's life, in order. */
import { student } from './student.ts'
import { graduate } from './graduate.ts'
import { kbu } from './kbu.ts'
import { beforeIntro } from './before-intro.ts'
import { intro } from './intro.ts'
import { awaitingHu } from './awaiting-hu.ts'
import { hu } from './hu.ts'
import { practice } from './practice.ts'
import { outside } from './outside.ts'
import { otherDoctor } from './other-doctor.ts'
import { abroad } from './abroad.ts'
import { retired } from './retired.ts'
import { left } from './left.ts'
import { retraining } from './retraining.ts'
import type { StageDefinition } from './stage.ts'

export type { StageDefinition } from './stage.ts'

/** All stages; a stage stands at the index of its code. */
export const stages: readonly StageDefinition[] = [student, graduate, kbu, beforeIntro, intro, awaitingHu, hu, practice, outside, otherDoctor, abroad, retired, left, retraining]

/** Codes of the `stage` column by name. */
export const STAGE = { student: 0, graduate: 1, kbu: 2, beforeIntro: 3, intro: 4, awaitingHu: 5, hu: 6, practice: 7, outside: 8, otherDoctor: 9, abroad: 10, retired: 11, left: 12, retraining: 13 } as const
