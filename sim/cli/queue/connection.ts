/** The queue's server: Redis or Valkey, by a URL that may hold a password and ask for TLS. */
import { Redis } from 'ioredis'
import { BadInput, CommandFailure } from '../exit.ts'
import type { Terminal } from '../terminal.ts'

/** How to reach a server. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly username?: string
  readonly password?: string
  readonly db?: number
  readonly tls?: object
  readonly maxRetriesPerRequest: null
  readonly retryStrategy: (times: number) => number
}

/**
 * Options of a connection from `redis://[user[:password]@]host[:port][/database]`, or `rediss://` with TLS.
 * @throws BadInput when it is no such URL; the password is never repeated
 */
export function connectionOf(url: string): Connection {
  let parsed: URL | undefined
  try {
    parsed = new URL(url)
  } catch {
    // Said below.
  }
  if (!parsed || !['redis:', 'rediss:'].includes(parsed.protocol) || parsed.hostname === '')
    throw new BadInput([`--redis: expected redis://[user:password@]host[:port][/database], or rediss:// for TLS, got ${parsed ? `${parsed.protocol}//${parsed.host}` : 'something else'}. Give such a URL.`])
  const database = parsed.pathname.slice(1)
  if (!/^\d*$/.test(database)) throw new BadInput([`--redis: database: expected a number, got ${database}. Leave it out for 0.`])
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port || 6379),
    ...(parsed.username ? { username: decodeURIComponent(parsed.username) } : {}),
    ...(parsed.password ? { password: decodeURIComponent(parsed.password) } : {}),
    ...(database ? { db: Number(database) } : {}),
    ...(parsed.protocol === 'rediss:' ? { tls: {} } : {}),
    // A server that restarts is waited for; nothing is lost by that.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(100 * times, 2000),
  }
}

/** Connects and makes sure that the server may be trusted with a queue. @throws CommandFailure when it cannot be reached, or would throw jobs away */
export async function connect(url: string, terminal: Terminal): Promise<Redis> {
  const options = connectionOf(url)
  const at = `${options.host}:${options.port}`
  const redis = new Redis({ ...options, lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 })
  // The reason comes as an event; what is thrown is only that the connection was closed.
  let refused: Error | undefined
  redis.on('error', (error: Error) => (refused ??= error))
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    redis.disconnect()
    throw new CommandFailure(
      `--redis: expected an answer from ${at}, got ${(refused ?? (error as Error)).message}. ` +
        'Start a server: redis-server --bind 127.0.0.1 --appendonly yes --maxmemory-policy noeviction, or the one of sim/cli/deploy/docker-compose.yml.',
    )
  }
  redis.disconnect()
  const lasting = new Redis(options)
  let lost = false
  lasting.on('error', (error) => {
    if (!lost) terminal.note(`${at} does not answer (${error.message}). Waiting for it; nothing is lost.`)
    lost = true
  })
  lasting.on('ready', () => {
    if (lost) terminal.note(`${at} answers again.`)
    lost = false
  })
  try {
    await checkServer(lasting, at, terminal)
  } catch (error) {
    lasting.disconnect()
    throw error
  }
  return lasting
}

/** A server that may throw keys away cannot keep a queue; one that writes nothing down forgets it when it restarts. */
async function checkServer(redis: Redis, at: string, terminal: Terminal): Promise<void> {
  const setting = async (name: string): Promise<string | undefined> => {
    // Some rented servers do not let their settings be read.
    const answer = (await redis.config('GET', name).catch(() => undefined)) as string[] | undefined
    return answer?.[1]
  }
  const policy = await setting('maxmemory-policy')
  if (policy === undefined) terminal.note(`${at}: its settings cannot be read. Make sure that maxmemory-policy is noeviction and that it writes to disk.`)
  else if (policy !== 'noeviction')
    throw new CommandFailure(`${at}: maxmemory-policy: expected noeviction, got ${policy}, under which jobs may vanish. Set it: redis-cli config set maxmemory-policy noeviction`)
  const [append, save] = [await setting('appendonly'), await setting('save')]
  if (append === 'no')
    terminal.note(
      `${at}: appendonly: expected yes, got no${save ? '' : ', and nothing is saved at all'}. When the server restarts it forgets jobs; submit puts them back, and finished blocks are safe. redis-cli config set appendonly yes`,
    )
}
