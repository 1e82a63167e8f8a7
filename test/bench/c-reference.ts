/** The C yardstick of careers-lite, compiled on the machine at hand when it has gcc. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Timed {
  readonly checksum: number
  /** Median of the runs. */
  readonly ms: number
}

/** Compiles `careers-lite.c` and runs it; undefined when there is no gcc. */
export function careersLiteInC(agents: number, runs = 15): Timed | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'careers-lite-'))
  try {
    const program = join(folder, 'careers-lite')
    try {
      execFileSync('gcc', ['-O3', '-march=native', '-ffp-contract=off', fileURLToPath(new URL('careers-lite.c', import.meta.url)), '-o', program], { stdio: 'pipe' })
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return undefined
      throw error
    }
    return JSON.parse(execFileSync(program, [String(agents), String(runs)], { encoding: 'utf8' })) as Timed
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
