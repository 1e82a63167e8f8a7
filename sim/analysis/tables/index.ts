/** The tables and figures of the policy papers that the model is held to, in their order. */
import { t01 } from './t-01.ts'
import { t02 } from './t-02.ts'
import { t03 } from './t-03.ts'
import { t04 } from './t-04.ts'
import { t05 } from './t-05.ts'
import { t07 } from './t-07.ts'
import { t08 } from './t-08.ts'
import { t10 } from './t-10.ts'
import { t13 } from './t-13.ts'
import { t14 } from './t-14.ts'
import { t16 } from './t-16.ts'
import { t20 } from './t-20.ts'
import { t24 } from './t-24.ts'
import { t25 } from './t-25.ts'
import { t26 } from './t-26.ts'
import { t27 } from './t-27.ts'
import type { PaperTable } from './table.ts'

export { Bench } from './bench.ts'
export { checkTable } from './table.ts'
export type { CheckType, Finding, PaperTable, TableResult, Verdict } from './table.ts'

/** All tables that are checked. */
export const paperTables: readonly PaperTable[] = [t01, t02, t03, t04, t05, t07, t08, t10, t13, t14, t16, t20, t24, t25, t26, t27]
