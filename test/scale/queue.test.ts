/** What machines and networks do to a queue, done for real: each time the campaign ends with the digest of an undisturbed run on one machine. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runCampaignOf } from '../../sim/cli/campaign/run-kind.ts'
import { loadRun, openHouse } from '../../sim/cli/load.ts'
import { campaignKey, openQueue } from '../../sim/cli/queue/jobs.ts'
import { blocksOf, campaignId } from '../../sim/run/campaign/index.ts'
import type { Campaign } from '../../sim/run/campaign/index.ts'
import { claimFolder } from '../../sim/run/campaign/node-store.ts'
import { begin, command, digestIn } from './command-line.ts'
import type { Following } from './command-line.ts'
import { endAll, start, until } from './processes.ts'
import type { Running } from './processes.ts'
import { makeCertificate, mayEncrypt, redisMissing, redisProgram, startRedis } from './redis-server.ts'
import type { TestRedis } from './redis-server.ts'

if (!redisProgram) test(redisMissing, ({ skip }) => skip())

describe.skipIf(!redisProgram)('a campaign on a queue', () => {
  let folder: string
  let server: TestRedis
  let campaign: Campaign
  let single: string | undefined
  let made = 0
  let steady: Running | undefined

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'queue-'))
    mkdirSync(join(folder, 'redis'))
    server = await startRedis(join(folder, 'redis'))
    const house = await openHouse()
    const small = { to: '2027-12', replicates: 48 }
    // Blocks long enough to be caught in the middle.
    campaign = { ...runCampaignOf(await loadRun('baseline', small, house), house), blockSize: 6 }
    single = digestIn((await command('run', 'baseline', '--to', small.to, '--replicates', String(small.replicates))).out)
    expect(single).toMatch(/^[0-9a-f]{64}$/)
  })
  afterEach(async ({ task }) => {
    // One that works is kept for the next test.
    if (task.result?.state === 'fail' || !steady) await endAll()
    if (task.result?.state === 'fail') steady = undefined
  })
  afterAll(async () => {
    await endAll()
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  async function prepare(changes: Partial<Campaign> = {}): Promise<string> {
    const name = join(folder, `campaign-${made++}`)
    await claimFolder(name, { ...campaign, ...changes })
    return name
  }
  const blocksIn = (name: string): number => readdirSync(name).filter((file) => file.endsWith('.block')).length
  const ready = (running: Running): Promise<void> =>
    until('a worker', () => {
      if (running.child.exitCode !== null) throw new Error(`worker: expected it to work, got its end:\n${running.said()}`)
      return running.said().includes('is ready')
    })
  const submit = (name: string): Following => begin('submit', name, '--redis', server.url)
  async function worker(options: Parameters<typeof start>[1] = {}): Promise<Running> {
    const running = start(['worker', '--redis', server.url, '--workers', '1', '--lock', '2'], options)
    await ready(running)
    return running
  }
  /** A worker that is alive, from an earlier test if there is one. */
  const anyWorker = async (): Promise<Running> => (steady ??= await worker())
  async function expectWhole(...submitted: Pick<Following | Running, 'ended' | 'said'>[]): Promise<void> {
    for (const { ended, said } of submitted) {
      expect(await ended, said()).toBe(0)
      expect(digestIn(said())).toBe(single)
    }
    const redis = server.client()
    expect((await redis.keys('*')).filter((key) => !/^laegeveje:blocks:(events|id|meta|stalled-check)$/.test(key))).toEqual([])
    redis.disconnect()
  }

  test('survives the SIGKILL of a worker in the middle of a block', async () => {
    const name = await prepare()
    const first = await worker()
    const submitted = submit(name)
    await until('a block', () => blocksIn(name) > 0)
    first.child.kill('SIGKILL')
    expect(await first.ended).toBe('SIGKILL')
    expect(blocksIn(name)).toBeLessThan(8)
    await anyWorker()
    await expectWhole(submitted)
  })

  test('survives the SIGKILL of the server, and its coming back', async () => {
    const name = await prepare()
    await anyWorker()
    const submitted = submit(name)
    await until('a block', () => blocksIn(name) > 0)
    await server.kill()
    expect(blocksIn(name)).toBeLessThan(8)
    await until('word of the server', () => submitted.said().includes('does not answer'))
    await server.start()
    await expectWhole(submitted)
  })

  test('is put back when the server has forgotten everything, and then goes through the server', async () => {
    const name = await prepare()
    await anyWorker()
    const submitted = submit(name)
    await until('a block', () => blocksIn(name) > 0)
    const redis = server.client()
    await redis.flushall()
    redis.disconnect()
    await expectWhole(submitted)
  })

  test('is taken off by cancel, which keeps what is finished, and goes on when it is submitted again', async () => {
    const name = await prepare()
    await anyWorker()
    const submitted = submit(name)
    await until('a block', () => blocksIn(name) > 0)
    const cancelled = await command('cancel', name, '--redis', server.url)
    expect(cancelled.notes).toMatch(/took [1-7] blocks off the queue/)
    expect(await submitted.ended).toBe(130)
    expect(submitted.said()).toMatch(/cancelled with \d of 8 blocks finished/)
    await expectWhole(submit(name))
  })

  test('retries blocks that failed for good, when it is submitted again', async () => {
    const name = await prepare()
    const redis = server.client()
    const queue = openQueue(server.url)
    // The worker must not know the campaign yet.
    const other = { ...campaign, plan: { ...(campaign.plan as object), note: 'failing' } }
    const own = join(folder, 'failing')
    await claimFolder(own, other)
    await redis.set(campaignKey(campaignId(other)), JSON.stringify({ ...other, kind: 'unknown' }))
    for (const { key, number } of blocksOf(other).slice(0, 2)) await queue.add('run', { campaign: campaignId(other), block: number }, { jobId: key, attempts: 1 })
    await anyWorker()
    await until('failures', async () => (await queue.getFailedCount()) === 2)
    await queue.close()
    redis.disconnect()
    await expectWhole(submit(own), submit(name))
  })

  test('is none the worse for a worker that was cut off and comes back late', async () => {
    const name = await prepare()
    const late = await anyWorker()
    const submitted = submit(name)
    await until('a block', () => blocksIn(name) > 0)
    late.child.kill('SIGSTOP')
    expect(blocksIn(name)).toBeLessThan(8)
    const other = await worker()
    await until('the others', () => blocksIn(name) === 8)
    late.child.kill('SIGCONT')
    await expectWhole(submitted)
    // It goes on working, alone, with the next campaign.
    other.child.kill('SIGKILL')
    await other.ended
    await expectWhole(submit(await prepare()))
  })

  test('does not fail when a block takes longer than the lock, since computing is done on another thread', async () => {
    const house = await openHouse()
    const long = { ...runCampaignOf(await loadRun('baseline', { replicates: 40 }, house), house), blockSize: 40 }
    const name = join(folder, 'long')
    await claimFolder(name, long)
    steady?.child.kill('SIGKILL')
    steady = undefined
    const [one, two] = [start(['worker', '--redis', server.url, '--workers', '1', '--lock', '1']), start(['worker', '--redis', server.url, '--workers', '1', '--lock', '1'])]
    for (const each of [one, two]) await ready(each)
    const submitted = submit(name)
    expect(await submitted.ended, submitted.said()).toBe(0)
    for (const { child } of [one, two]) child.kill('SIGINT')
    await Promise.all([one.ended, two.ended])
    // On the queue's own thread the lock would lapse again and again, and the job be given up; on a busy machine it may lapse once, which does no harm.
    expect(one.said() + two.said()).not.toMatch(/stalled|Missing lock/)
    expect([one, two].map(({ said }) => Number(/computed (\d+) blocks/.exec(said())![1])).reduce((sum, blocks) => sum + blocks)).toBeGreaterThan(0)
  })

  test('goes on after Ctrl-C, on either side', async () => {
    const name = await prepare()
    const first = await anyWorker()
    steady = undefined
    const submitted = start(['submit', name, '--redis', server.url])
    await until('a block', () => blocksIn(name) > 0)
    submitted.child.kill('SIGINT')
    first.child.kill('SIGINT')
    expect(await first.ended, first.said()).toBe(0)
    expect(await submitted.ended).toBe(130)
    expect((await command('status', name, '--redis', server.url)).out).toMatch(/Queue: \d blocks wait, 0 are computed, 0 failed; 0 workers\./)
    const jumping = ['--import', fileURLToPath(new URL('jumping-clock.mjs', import.meta.url))]
    steady = await worker({ node: jumping })
    await expectWhole(submit(name))
  })

  test('does not mind a clock that jumps by an hour, nor three who submit it at once', async () => {
    const jumping = ['--import', fileURLToPath(new URL('jumping-clock.mjs', import.meta.url))]
    const [name, other] = [await prepare(), await prepare()]
    steady ??= await worker({ node: jumping })
    await expectWhole(submit(name), start(['submit', name, '--redis', server.url], { node: jumping }), submit(other))
    steady.child.kill('SIGKILL')
    steady = undefined
  })

  test('is refused by a worker of another version or build, which leaves the work to others', async () => {
    for (const changes of [{ version: '0.0.1' }, { selfTest: 'another' }, { fingerprint: 'f'.repeat(64) }]) {
      const refused = { ...campaign, ...changes }
      const redis = server.client()
      const queue = openQueue(server.url)
      await redis.set(campaignKey(campaignId(refused)), JSON.stringify(refused))
      await queue.add('run', { campaign: campaignId(refused), block: 0 }, { jobId: blocksOf(refused)[0]!.key })
      const wrong = start(['worker', '--redis', server.url, '--workers', '1', '--lock', '2'])
      expect(await wrong.ended, wrong.said()).toBe(42)
      expect(wrong.said()).toContain('Run the version, data and machine that the campaign was made with.')
      expect(await queue.getWaitingCount()).toBe(1)
      await queue.close()
      await redis.flushall()
      redis.disconnect()
    }
  })
})

describe.skipIf(!redisProgram)('a server', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'server-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('that may throw jobs away is refused, and one that writes nothing down is named', async () => {
    const careless = await startRedis(folder, ['--appendonly', 'no', '--requirepass', 'secret/word', '--maxmemory-policy', 'allkeys-lru'])
    const url = careless.url.replace('//', '//:secret%2Fword@')
    writeFileSync(join(folder, 'campaign.json'), '{"format":1}')
    const evicting = await command('submit', folder, '--redis', url)
    const redis = careless.client()
    await redis.config('SET', 'maxmemory-policy', 'noeviction')
    redis.disconnect()
    const { queueText } = await import('../../sim/cli/queue/counts.ts')
    const notes: string[] = []
    const text = await queueText(url, { watched: false, out: () => {}, note: (note) => notes.push(note), progress: () => {}, seconds: () => 0 })
    const wrong = await queueText(careless.url, { watched: false, out: () => {}, note: () => {}, progress: () => {}, seconds: () => 0 }).catch((error: Error) => error.message)
    await careless.kill()
    expect(evicting.code).toBe(1)
    expect(evicting.notes).toContain('maxmemory-policy: expected noeviction, got allkeys-lru, under which jobs may vanish.')
    expect(evicting.notes).not.toContain('secret')
    expect(text).toBe('Queue: 0 blocks wait, 0 are computed, 0 failed; 0 workers.')
    expect(notes.join()).toContain('appendonly: expected yes, got no, and nothing is saved at all.')
    expect(wrong).toMatch(/expected an answer from 127\.0\.0\.1:\d+, got NOAUTH/)
  })

  test.skipIf(!mayEncrypt)('that speaks TLS and asks for a password is spoken to, and one whose certificate is unknown is not', async () => {
    const own = mkdtempSync(join(folder, 'tls-'))
    const certificate = makeCertificate(own)
    const server = await startRedis(own, ['--appendonly', 'yes', '--requirepass', 'secret'], certificate)
    const url = server.url.replace('//', '//:secret@')
    const house = await openHouse()
    const campaign = runCampaignOf(await loadRun('baseline', { to: '2025-06', replicates: 6 }, house), house)
    const name = join(own, 'campaign')
    await claimFolder(name, campaign)
    try {
      const env = { NODE_EXTRA_CA_CERTS: certificate, LAEGEVEJE_REDIS: url }
      const worker = start(['worker', '--workers', '1'], { env })
      const submitted = start(['submit', name], { env })
      expect(await submitted.ended, submitted.said()).toBe(0)
      expect(digestIn(submitted.said())).toBe(digestIn((await command('run', 'baseline', '--to', '2025-06', '--replicates', '6')).out))
      expect(worker.said() + submitted.said()).not.toContain('secret')
      expect((await command('submit', name, '--redis', url)).notes).toContain('self-signed certificate')
    } finally {
      await endAll()
      await server.kill()
    }
  })

  test('that does not answer is named, with the command that starts one', async () => {
    writeFileSync(join(folder, 'campaign.json'), '{"format":1}')
    const none = await command('cancel', folder, '--redis', 'redis://:secret@127.0.0.1:1')
    expect(none.code).not.toBe(0)
    expect((await command('submit', folder, '--redis', 'http://x')).notes).toContain('--redis: expected redis://[user:password@]host[:port][/database]')
  })
})
