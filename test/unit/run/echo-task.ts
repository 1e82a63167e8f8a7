import { layoutOf } from '../../../sim/core/recorder.ts'
import type { EchoTask } from './echo-runner.ts'

/** Address of the runner's module, for `createNodePool`. */
export const echoRunner = new URL('./echo-runner.ts', import.meta.url).href

/** Two components at two levels over three years from January 2025. */
export const echoLayout = layoutOf(
  [
    { indicator: 'echo', component: 'sound', level: 'nation', cells: 1, cadence: 'month' },
    { indicator: 'echo', component: 'sound', level: 'place', cells: 3, cadence: 'year' },
    { indicator: 'echo', component: 'noise', level: 'place', cells: 3, cadence: 'year' },
  ],
  2025 * 12,
  2027 * 12 + 11,
)

export function echoTask(changes: Partial<EchoTask> = {}): EchoTask {
  const salt = changes.salt ?? 0
  return { fingerprint: `echo-${JSON.stringify(changes)}`, replicates: 12, layout: echoLayout, salt, ...changes }
}
