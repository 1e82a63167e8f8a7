/** The C yardstick of careers-lite, compiled on the machine at hand when it has gcc. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A run's answer and how long it took. */
export interface Timed {
  readonly checksum: number
  /** Median of the runs. */
  readonly ms: number
}

const source = fileURLToPath(new URL('careers-lite.c', import.meta.url))
const cache = join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules/.cache/careers-lite')

/** The compiled program, named after its source so that it is compiled once per change; undefined when there is no gcc. */
function program(): string | undefined {
  const file = `${cache}/${createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16)}`
  if (existsSync(file)) return file
  mkdirSync(cache, { recursive: true })
  const unfinished = `${file}-${process.pid}`
  try {
    execFileSync('gcc', ['-O3', '-march=native', '-ffp-contract=off', source, '-o', unfinished], { stdio: 'pipe' })
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined
    throw error
  }
  renameSync(unfinished, file)
  return file
}

/** Checksum and median time of `careers-lite.c`; undefined when there is no gcc. */
export function careersLiteInC(agents: number, runs = 15): Timed | undefined {
  const file = program()
  return file === undefined ? undefined : (JSON.parse(execFileSync(file, [String(agents), String(runs)], { encoding: 'utf8' })) as Timed)
}
