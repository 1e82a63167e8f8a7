/** What a command must say of its campaigns so that any machine can compute them, and any machine put them together. */
import type { BlockStore, Campaign, PointMaker } from '../../run/campaign/index.ts'
import { CommandFailure, exitCode } from '../exit.ts'
import type { House } from '../load.ts'
import type { Terminal } from '../terminal.ts'

/** A campaign taken to its end. */
export interface Conducting {
  /** The campaign of the folder itself. */
  readonly campaign: Campaign
  readonly house: House
  readonly terminal: Terminal
  /** The command as typed, for manifests. */
  readonly line: string
  /** Where results are written. */
  readonly out: string
}

/**
 * Sees to it that a campaign is computed and resolves with its blocks; with undefined when some are missing and it has been said which. `part` is the
 * folder below the first campaign's own: empty for that one, and a name for campaigns that follow from it.
 */
export type Execute = (campaign: Campaign, part: string) => Promise<readonly BlockStore[] | undefined>

/** Campaigns of one command. One file each, listed in `kinds.ts`. */
export interface CampaignKind {
  readonly kind: string
  /** The points of a campaign from its plan, as this machine makes them. @throws CommandFailure when they would be others than was meant. */
  pointsOf(campaign: Campaign, house: House): PointMaker
  /**
   * Takes a campaign, and those that follow from it, to the end. Resolves with what remains to be done once, by one machine: telling and writing results,
   * which gives the exit code. Undefined when `execute` was.
   */
  conduct(of: Conducting, execute: Execute): Promise<(() => Promise<number>) | undefined>
}

/** Another machine would give other results: it must not take part. */
export function refusal(what: string, expected: string, got: string): CommandFailure {
  return new CommandFailure(`${what}: expected ${expected}, got ${got}. Run the version, data and machine that the campaign was made with.`, exitCode.refused)
}

/** Refuses a campaign whose points would be others than those that were meant. @throws CommandFailure */
export function checkFingerprint(campaign: Campaign, fingerprint: string): void {
  if (campaign.fingerprint !== fingerprint) throw refusal('fingerprint', campaign.fingerprint, fingerprint)
}
