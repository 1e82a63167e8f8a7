/** The self-test that machines must pass to take part in a campaign: a program for `run-in-quickjs.ts` and `post-back.ts`. */
import { selfTestDigest } from '../../sim/core/self-test.ts'

export const main = selfTestDigest
