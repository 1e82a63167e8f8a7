/** A campaign of one command on this machine: its folder, threads, progress, and what Ctrl-C leaves behind. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson, sha256Hex } from '../core/digest.ts'
import { selfTestDigest } from '../core/self-test.ts'
import { blocksOf, createCampaign, mergeCampaign, runBlocks } from '../run/campaign/index.ts'
import type { PointMaker } from '../run/campaign/index.ts'
import { claimFolder, createFolderStore } from '../run/campaign/node-store.ts'
import { createNodePool, defaultNodeWorkers } from '../run/node-pool.ts'
import { CommandFailure } from './exit.ts'
import { interruptible } from './interrupt.ts'
import { duration, number } from './numbers.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** What to run. */
export interface CampaignRuns {
  readonly kind: string
  readonly fingerprint: string
  readonly points: number
  readonly replicates: number
  readonly columns: readonly string[]
  readonly plan: unknown
  readonly pointOf: PointMaker
  readonly workers?: number
  /** Where finished blocks are kept; below `results`, under a name of its own, when absent. */
  readonly folder?: string
}

/** What was read, by point and replicate, and the digest of it all. */
export interface CampaignValues {
  readonly values: readonly (readonly (readonly number[])[])[]
  readonly digest: string
  /** Runs that were known from before. */
  readonly known: number
  /** Forgets the blocks, which have served their purpose. */
  clear(): Promise<void>
}

/**
 * Runs a campaign, going on where an earlier call was stopped. Resolves with undefined when it was interrupted. One campaign among several is given the
 * interrupt of them all, so that somebody listens between them too.
 * @throws CommandFailure when a run was refused or the folder is another campaign's
 */
export async function runCampaign(of: CampaignRuns, terminal: Terminal, start = createNodePool, interrupt = interruptible(terminal)): Promise<CampaignValues | undefined> {
  const { kind, fingerprint, points, replicates, columns, plan, pointOf, workers } = of
  const campaign = createCampaign({ kind, fingerprint, version, selfTest: selfTestDigest(), points, replicates, columns, plan })
  const folder = of.folder ?? join('results', `${kind}-${sha256Hex(canonicalJson([fingerprint, points, replicates])).slice(0, 12)}`)
  await claimFolder(folder, campaign).catch((error: unknown) => {
    throw new CommandFailure(error instanceof Error ? error.message : String(error))
  })
  const store = createFolderStore(folder)
  const blocks = blocksOf(campaign)
  const total = points * replicates
  const pool = start(Math.min(workers ?? defaultNodeWorkers(), total))
  const begun = terminal.seconds()
  let [done, known, told] = [0, 0, begun]
  const tell = (): void => {
    const now = terminal.seconds()
    if (now - told < (terminal.watched ? 0.2 : 30)) return
    told = now
    const left = ((now - begun) / done) * (total - known - done)
    const line = `${kind} · ${number(known + done, 0)} of ${number(total, 0)} runs${done > 8 && left >= 1 ? ` · about ${duration(left)} left` : ''}`
    if (terminal.watched) terminal.progress(line)
    else terminal.note(line)
  }
  try {
    const result = await runBlocks({
      campaign, blocks, pointOf, pool, store,
      signal: interrupt.signal,
      onBlock: (range, before) => {
        if (before) known += range.to - range.from
      },
      onRun: () => {
        done++
        tell()
      },
    })
    if (result.cancelled || interrupt.signal.aborted) return undefined
  } finally {
    terminal.progress('')
    interrupt.release()
    pool.close()
  }
  const values: number[][][] = Array.from({ length: points }, () => [])
  const { failures, digest } = await mergeCampaign(campaign, [store], ({ point, row }) => void values[point]!.push(Array.from(row)))
  if (failures.length > 0) throw new CommandFailure(`${kind}: expected every run to finish, got ${failures.length} that did not. The first: ${failures[0]!.message}`)
  return { values, digest, known, clear: () => rm(folder, { recursive: true, force: true }) }
}
