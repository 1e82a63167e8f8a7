/** One machine's share of a campaign. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { blocksOf, readStatus, runBlocks, shardOf } from '../../run/campaign/index.ts'
import type { Campaign, Shard } from '../../run/campaign/index.ts'
import { createFolderStore } from '../../run/campaign/node-store.ts'
import { createNodePool, defaultNodeWorkers } from '../../run/node-pool.ts'
import { BadInput, CommandFailure, exitCode } from '../exit.ts'
import { reason } from '../export.ts'
import { interruptible } from '../interrupt.ts'
import { openHouse } from '../load.ts'
import type { House } from '../load.ts'
import { number } from '../numbers.ts'
import { followProgress } from '../progress.ts'
import type { Terminal } from '../terminal.ts'
import { claim, fillCommand, openCampaign, rangesText, readShard } from './folder.ts'
import { kindOf } from './kinds.ts'
import { checkMachine } from './machine.ts'

/** Which share, and on how many threads. All of it when no shard is given. */
export interface ShareOptions {
  readonly shard?: Shard
  readonly workers?: number
}

/** Options of commands whose runs may be shared out, as given. */
export interface SharedOptions {
  readonly shard?: string
  readonly prepare?: boolean
  readonly out?: string
  readonly workers?: number
}

/** Adds the options of commands whose runs may be shared out. */
export function withShareOptions(command: Command): Command {
  return command
    .option('--shard <i/n>', 'compute the i-th of n shares into the folder of --out, for laegeveje merge')
    .option('--prepare', 'only write campaign.json to the folder of --out, for fill, submit, slurm and kubernetes')
}

/** Prepares a campaign, or computes this machine's share of it. Gives the exit code. */
export async function runShared(campaign: Campaign, { shard, prepare, out, workers }: SharedOptions, line: string, terminal: Terminal): Promise<number> {
  if (out === undefined) throw new BadInput([`${prepare ? '--prepare' : '--shard'}: expected --out with a folder for blocks, got none. Give --out.`])
  const of = shard === undefined ? undefined : readShard(shard)
  await claim(out, campaign)
  if (!prepare) return share([out], { shard: of, workers }, line, terminal)
  terminal.note(`${out}: prepared ${number(campaign.points * campaign.replicates, 0)} runs in ${number(blocksOf(campaign).length, 0)} blocks. ${fillCommand([out])} computes them here.`)
  return exitCode.done
}

/**
 * Computes a share of one campaign into the first of the folders, what any of them has left out. Resolves with whether it was interrupted.
 * @throws CommandFailure when the machine must not or cannot
 */
export async function computeShare(campaign: Campaign, folders: readonly string[], { shard, workers }: ShareOptions, house: House, terminal: Terminal): Promise<boolean> {
  checkMachine(campaign, house.pack)
  const pointOf = kindOf(campaign).pointsOf(campaign, house)
  const folder = folders[0]!
  await claim(folder, campaign)
  const stores = folders.map((name) => createFolderStore(name))
  const all = folders.length > 1 ? (await readStatus(campaign, stores, true)).missing : blocksOf(campaign)
  const blocks = shard ? shardOf(all, shard) : all
  const wanted = blocks.reduce((sum, { from, to }) => sum + to - from, 0)
  if (wanted === 0) return false
  const pool = createNodePool(Math.min(workers ?? defaultNodeWorkers(), wanted))
  const interrupt = interruptible(terminal)
  const progress = followProgress(terminal, wanted)
  try {
    const { computed, known, cancelled } = await runBlocks({
      campaign, blocks, pointOf, pool,
      store: stores[0]!,
      signal: interrupt.signal,
      onBlock: ({ from, to }, known) => {
        if (known) progress.skip(to - from)
      },
      onRun: () => progress.step(false),
    })
    progress.end()
    terminal.note(`${folder}: computed ${number(computed, 0)} of ${number(blocks.length, 0)} blocks${known > 0 ? `, ${number(known, 0)} were there` : ''}.`)
    if (cancelled) terminal.note('Interrupted. The same command goes on where it stopped.')
    return cancelled
  } catch (error) {
    throw new CommandFailure(`${folder}: ${reason(error)}. Blocks that were finished are kept; the same command goes on.`)
  } finally {
    progress.end()
    interrupt.release()
    pool.close()
  }
}

/**
 * Computes this machine's share of a folder's campaign, and of those that follow from it as far as they are known. Of several folders the first is written
 * to, and what the others have is left alone. Gives the exit code.
 */
export async function share(folders: readonly string[], options: ShareOptions, line: string, terminal: Terminal): Promise<number> {
  const campaign = await openCampaign(folders[0]!)
  const house = await openHouse()
  let interrupted = false
  const end = await kindOf(campaign).conduct({ campaign, house, terminal, line, out: folders[0]! }, async (current, part) => {
    const own = folders.map((folder) => join(folder, part))
    const stores = own.map((folder) => createFolderStore(folder))
    interrupted = await computeShare(current, own, options, house, terminal)
    if (interrupted) return undefined
    const { missing } = await readStatus(current, stores, true)
    if (missing.length === 0) return stores
    terminal.note(`${own[0]}: ${rangesText(missing)} are left to other shards. When they are done: laegeveje merge, or the same command again where more follows from them. ${fillCommand(folders)} computes them here.`)
    return undefined
  })
  if (interrupted) return exitCode.interrupted
  if (end) terminal.note(`Everything is computed: laegeveje merge ${folders.join(' ')}`)
  return exitCode.done
}
