import type { CommandDefinition } from '../command.ts'
import { calibrate } from './calibrate.ts'
import { check } from './check.ts'
import { compare } from './compare.ts'
import { diff } from './diff.ts'
import { indicators } from './indicators.ts'
import { levers } from './levers.ts'
import { register } from './register.ts'
import { registered } from './registered.ts'
import { run } from './run.ts'
import { scenarios } from './scenarios.ts'
import { sensitivity } from './sensitivity.ts'
import { snapshot } from './snapshot.ts'
import { trace } from './trace.ts'
import { validate } from './validate.ts'

/** Every command, in the order help lists them. */
export const commands: readonly CommandDefinition[] = [run, compare, trace, check, scenarios, levers, indicators, validate, snapshot, diff, register, registered, calibrate, sensitivity]
