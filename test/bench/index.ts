/** The benchmarks, in the order they are printed. */
import type { Bench } from './bench.ts'
import { careersLite } from './careers-lite-time.ts'
import { national } from './national.ts'
import { numbers } from './numbers.ts'
import { page } from './page.ts'
import { scale } from './scale.ts'
import { threads } from './threads.ts'

export const benches: readonly Bench[] = [careersLite, national, numbers, threads, scale, page]
