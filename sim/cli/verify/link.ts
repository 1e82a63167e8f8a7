/** Links of the page: what is chosen, and what was seen when the link was made. The page reads them in web/state/url.ts. */
import { leverById } from '../../model/levers/index.ts'
import type { Manifest } from '../../run/manifest.ts'
import { BadInput } from '../exit.ts'

/** What a link says of the numbers behind it. */
export interface Made {
  readonly version: string
  readonly model: string
  /** sha-256 (hex) over the data, as the page cuts it. */
  readonly data: string
  readonly fingerprint: string
  readonly replicates: number
  readonly digest: string
}

const limit = 200_000

/** The receipt of a link. @throws BadInput when it cannot be read or carries none. */
export async function linkReceipt(link: string): Promise<Manifest> {
  const [, version, packed] = /#v(\d+)\.([\w-]+)$/.exec(link) ?? []
  if (version !== '1' || packed === undefined) throw new BadInput([`link: expected one of version 1, got ${version ?? 'none'}. Get a newer Lægeveje to check it.`])
  let shared: { draft?: Record<string, unknown>; made?: Made }
  try {
    shared = JSON.parse(await inflated(Buffer.from(packed, 'base64url'))) as typeof shared
  } catch {
    throw new BadInput(['link: expected a link as the page makes it, got one that cannot be read. Copy it whole.'])
  }
  const { made } = shared
  if (!made || typeof made.digest !== 'string' || typeof made.fingerprint !== 'string' || typeof made.replicates !== 'number') throw new BadInput(['link: expected a receipt in it, got none. It was made before numbers were settled, or by an older page: open it and share it again.'])
  const draft = shared.draft ?? {}
  const uses = Object.entries((draft['levers'] ?? {}) as Record<string, unknown>)
  const of = (driver: boolean) => Object.fromEntries(uses.filter(([id]) => (leverById(id)?.kind === 'driver') === driver))
  const scenario = {
    format: 1, id: 'shared', title: { da: 'Delt', en: 'Shared' }, levers: of(false), drivers: of(true), assumptions: draft['assumptions'] ?? {}, replicates: made.replicates,
    ...(draft['seed'] === undefined ? {} : { seed: draft['seed'] }),
    ...(draft['chanceOnly'] === undefined ? {} : { chanceOnly: draft['chanceOnly'] }),
  }
  const { fingerprint, digest, replicates: n } = made
  const run = { id: 'shared', scenario, seed: String(draft['seed'] ?? 'laegeveje'), fingerprint, digest, replicates: { wanted: n, finished: n, inOrder: n }, failures: [], cancelled: false }
  return { format: 1, name: 'laegeveje', version: made.version, model: made.model, command: 'link', runs: [run], data: { '': made.data } }
}

async function inflated(bytes: Uint8Array): Promise<string> {
  const reader = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array }
    if (done || !value) break
    size += value.length
    if (size > limit) throw new RangeError('too large')
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}
