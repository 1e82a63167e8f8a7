/**
 * The worker of experiments: it keeps the queue of this browser, which all tabs share, and works it off on workers of its own. One tab at a time holds the
 * lock and computes; the others read what it has kept. What stands in the store is the truth, messages between tabs are only a nudge.
 */
import { blocksOf, BlockProblem, createBrowserPool, createLibrary, defaultBrowserWorkers, emptyTable, experimentCampaign, experimentOfCampaign, experimentPoints, experimentResults, gatherRuns, loadPack, machineDigest, parseExperiment, planExperiment, readBlock, runBlocks, runsOf, setRow, campaignId } from '../../sim/index.ts'
import type { BlockRange, Campaign, ExperimentPlan, ExperimentResults, Library, Pack, Pool, RunFailure } from '../../sim/index.ts'
import { isQuota, openExperiments } from './experiment-store.ts'
import type { ExperimentRecord, ExperimentStore } from './experiment-store.ts'

/** What the page asks. */
export type Asked =
  | { readonly kind: 'open'; readonly version: string; readonly pack: Readonly<Record<string, string>>; readonly scenarios: Readonly<Record<string, string>> }
  | { readonly kind: 'start' | 'measure'; readonly document: unknown }
  | { readonly kind: 'pause' | 'continue' | 'remove'; readonly id: string }
  | { readonly kind: 'watch'; readonly id: string | undefined }
  | { readonly kind: 'room'; readonly wanted: boolean }

/** What it is told. */
export type Told =
  | { readonly kind: 'list'; readonly records: readonly ExperimentRecord[]; readonly kept: boolean; readonly workers: number }
  | { readonly kind: 'progress'; readonly id: string; readonly finished: number; readonly secondsPerRun?: number; readonly elsewhere: boolean }
  | { readonly kind: 'runs'; readonly id: string; readonly values: Float64Array; readonly finished: number; readonly failures: readonly RunFailure[]; readonly results: ExperimentResults; readonly digest?: string }
  | { readonly kind: 'measured'; readonly secondsPerMonth: number }
  | { readonly kind: 'started'; readonly id: string }
  | { readonly kind: 'problem'; readonly message: string }

/** What tabs say to each other. */
type Nudge = { readonly kind: 'changed' } | { readonly kind: 'progress'; readonly id: string; readonly finished: number; readonly secondsPerRun?: number }

const lockName = 'laegeveje-experiments'
const others = new BroadcastChannel(lockName)

let house: { readonly pack: Pack; readonly library: Library; readonly version: string }
let store: ExperimentStore
let pool: Pool | undefined
let room = false
let watched: string | undefined
let working: { readonly id: string; readonly control: AbortController } | undefined
let asking = false
/** Experiments whose state could not be written down. */
const stuck = new Set<string>()
const isOpen = ({ id, state }: ExperimentRecord): boolean => state === 'queued' && !stuck.has(id)

const tell = (told: Told): void => postMessage(told)
const complain = (error: unknown): void => tell({ kind: 'problem', message: messageOf(error) })
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void answer(data).catch(complain)
})

let opened: Promise<void> | undefined

async function answer(asked: Asked): Promise<void> {
  if (asked.kind === 'open') return (opened = start(asked))
  await opened
  switch (asked.kind) {
    case 'start':
      return add(asked.document)
    case 'measure':
      return measure(asked.document)
    case 'pause':
      await store.update(asked.id, { state: 'paused', problem: undefined })
      return changed()
    case 'continue':
      stuck.delete(asked.id)
      await store.update(asked.id, { state: 'queued', problem: undefined })
      return changed()
    case 'remove':
      if (working?.id === asked.id) working.control.abort()
      await store.remove(asked.id)
      return changed()
    case 'watch':
      watched = asked.id
      seen = undefined
      return look(true)
    case 'room':
      room = asked.wanted
      pool?.limit(workersNow())
  }
}

async function start({ version, pack, scenarios }: Extract<Asked, { kind: 'open' }>): Promise<void> {
  house = { pack: loadPack(pack), library: createLibrary(scenarios), version }
  store = await openExperiments()
  others.addEventListener('message', ({ data }: MessageEvent<Nudge>) => {
    // The tab that computes says so when it is done: what was not looked at for a while is then whole.
    if (data.kind === 'changed') void follow().then(() => (seen && seen.finished < runsOf(seen.campaign) ? look(true) : undefined)).catch(complain)
    else {
      tell({ ...data, kind: 'progress', elsewhere: true })
      if (data.id === watched) void look(false)
    }
  })
  // Not waited for: it works the queue off, and what the page asks meanwhile, to look or to pause, must not stand behind that.
  void follow().catch(complain)
}

const workersNow = (): number => (room ? Math.max(1, defaultBrowserWorkers() - 1) : defaultBrowserWorkers())

function thePool(): Pool {
  if (!pool) {
    pool = createBrowserPool(defaultBrowserWorkers())
    pool.limit(workersNow())
  }
  return pool
}

async function add(document: unknown): Promise<void> {
  const parsed = parseExperiment(document, { ...house, where: 'experiment' })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join(' '))
  const campaign = experimentCampaign(planExperiment(parsed.experiment, house.library, house.pack), { version: house.version, selfTest: machineDigest(house.pack) })
  const id = campaignId(campaign)
  await store.add({ id, campaign, created: Date.now(), state: 'queued' })
  tell({ kind: 'started', id })
  await changed()
}

/** Somebody has changed the queue: here it is read anew, and other tabs are told. */
async function changed(): Promise<void> {
  others.postMessage({ kind: 'changed' } satisfies Nudge)
  await follow()
}

/** Tells the list and does what it says. */
async function follow(): Promise<void> {
  const records = await store.list()
  tell({ kind: 'list', records, kept: store.kept, workers: defaultBrowserWorkers() })
  if (working && records.find(({ id }) => id === working!.id)?.state !== 'queued') working.control.abort()
  if (asking || !records.some(isOpen)) return
  asking = true
  try {
    if (navigator.locks === undefined) await workOff()
    else await navigator.locks.request(lockName, workOff)
  } finally {
    asking = false
  }
  // Something may have been added between the last look at the queue and this moment.
  if ((await store.list()).some(isOpen)) await follow()
}

async function workOff(): Promise<void> {
  for (;;) {
    const next = (await store.list()).find(isOpen)
    if (!next) return
    await work(next)
    others.postMessage({ kind: 'changed' } satisfies Nudge)
    tell({ kind: 'list', records: await store.list(), kept: store.kept, workers: defaultBrowserWorkers() })
  }
}

/** The plan of a campaign, or why this program cannot go on with it. */
function planOf(campaign: Campaign): ExperimentPlan | string {
  if (campaign.version !== house.version) return `${campaign.version} → ${house.version}`
  const parsed = experimentOfCampaign(campaign, house)
  if (!parsed.ok) return parsed.problems[0]!.message
  const plan = planExperiment(parsed.experiment, house.library, house.pack)
  const [there, here] = [campaign.fingerprint, plan.fingerprint]
  if (there !== here) return `${there.slice(0, 16)} → ${here.slice(0, 16)}`
  return campaign.selfTest === machineDigest(house.pack) ? plan : campaign.selfTest.slice(0, 16)
}

/** Works one experiment off, until it is done, stopped or something is wrong. Never rejects. */
async function work({ id, campaign }: ExperimentRecord): Promise<void> {
  const control = new AbortController()
  working = { id, control }
  try {
    const plan = planOf(campaign)
    if (typeof plan === 'string') return void (await store.update(id, { state: 'stopped', problem: { kind: 'version', message: plan } }))
    const blocks = store.blocks(id)
    let finished = 0
    let made = 0
    let began = performance.now()
    let told = 0
    const progress = (force: boolean): void => {
      const now = performance.now()
      if (!force && now - told < 400) return
      told = now
      const said = { kind: 'progress', id, finished, ...(made > 4 ? { secondsPerRun: (now - began) / 1000 / made } : {}) } as const
      others.postMessage(said satisfies Nudge)
      tell({ ...said, elsewhere: false })
      void look(false)
    }
    await runBlocks({
      campaign, blocks: blocksOf(campaign), pointOf: experimentPoints(plan), pool: thePool(), store: blocks, signal: control.signal,
      onBlock: ({ from, to }, known) => {
        finished += to - from
        if (known) began = performance.now()
        else made += to - from
        progress(false)
      },
    })
    if (control.signal.aborted) return
    progress(true)
    const { merged } = await gatherRuns(campaign, [blocks])
    await store.update(id, { state: 'done', problem: undefined, digest: merged.digest, failed: merged.failures.length })
    await look(true)
  } catch (error) {
    await store.update(id, { state: 'stopped', problem: { kind: isQuota(error) ? 'quota' : 'other', message: messageOf(error) } }).catch((refused: unknown) => {
      // Not even a word could be kept: it is said, and not tried again until the reader asks.
      stuck.add(id)
      complain(refused)
    })
  } finally {
    working = undefined
  }
}

/** What is known of the experiment looked at: blocks that were read, and their numbers. */
let seen: { readonly id: string; readonly plan: ExperimentPlan; readonly campaign: Campaign; readonly blocks: readonly BlockRange[]; readonly read: Set<string>; readonly values: ReturnType<typeof emptyTable>; readonly failures: RunFailure[]; finished: number } | undefined
let looking: Promise<void> | undefined
let lastLook = 0
let cost = 0

/** Reads what is new of the experiment looked at and tells what it shows; not so often that it would take the time of the runs. */
async function look(force: boolean): Promise<void> {
  if (looking) {
    if (!force) return
    await looking
  }
  const now = performance.now()
  if (watched === undefined || (!force && now - lastLook < Math.max(1500, 12 * cost))) return
  looking = lookAt(watched)
    .catch((error: unknown) => tell({ kind: 'problem', message: messageOf(error) }))
    .finally(() => (looking = undefined))
  await looking
  lastLook = performance.now()
  cost = lastLook - now
}

async function lookAt(id: string): Promise<void> {
  const record = await store.get(id)
  if (!record) return
  if (seen?.id !== id) {
    const plan = planOf(record.campaign)
    if (typeof plan === 'string') return
    const { points, replicates, width } = record.campaign
    seen = { id, plan, campaign: record.campaign, blocks: blocksOf(record.campaign), read: new Set(), values: emptyTable(points, replicates, width), failures: [], finished: 0 }
  }
  const mine = seen
  const blocks = store.blocks(id)
  const there = new Set(await blocks.list())
  for (const range of mine.blocks) {
    if (mine.read.has(range.key) || !there.has(range.key)) continue
    const block = await readBlock(mine.campaign, range, blocks)
    if (!block || block instanceof BlockProblem) continue
    mine.read.add(range.key)
    mine.finished += range.to - range.from
    mine.failures.push(...block.failures)
    const { replicates } = mine.campaign
    block.rows.forEach((row, i) => setRow(mine.values, Math.floor((range.from + i) / replicates), (range.from + i) % replicates, row))
  }
  if (mine.finished === 0 || watched !== id) return
  const results = experimentResults(mine.plan, mine.values, house.pack)
  const whole = mine.finished === runsOf(mine.campaign)
  const digest = whole ? ((await store.get(id))?.digest ?? (await gatherRuns(mine.campaign, [blocks])).merged.digest) : undefined
  tell({ kind: 'runs', id, values: mine.values.values, finished: mine.finished, failures: [...mine.failures].sort((a, b) => a.run - b.run), results, ...(digest === undefined ? {} : { digest }) })
}

/** How long a month of a run takes when all workers are busy: a round to warm up, then one by the clock. */
async function measure(document: unknown): Promise<void> {
  const parsed = parseExperiment(document, { ...house, where: 'experiment' })
  if (!parsed.ok || working) return
  const plan = planExperiment(parsed.experiment, house.library, house.pack)
  const compiled = plan.compile(0)
  const workers = defaultBrowserWorkers()
  const round = async (): Promise<number> => {
    let left = workers
    const began = performance.now()
    await thePool().work({ next: () => (left > 0 ? { task: compiled, index: --left } : undefined), settle: () => {} })
    return (performance.now() - began) / 1000
  }
  await round()
  const months = compiled.layout.to - compiled.layout.from + 1
  tell({ kind: 'measured', secondsPerMonth: (await round()) / workers / months })
}
