/** A Redis or Valkey of the test's own, on a free port, that can be killed and started again over what it wrote down. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'

/** The server's program, if this machine has one. */
export const redisProgram = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)

/** What to tell a reader whose machine has none. */
export const redisMissing = 'NOT RUN, because redis-server is missing. Install it: apt-get install redis-server'

/** Can this machine make a certificate for a server with TLS? */
export const mayEncrypt = spawnSync('openssl', ['version']).status === 0

/** Makes a key and a certificate for localhost; gives the certificate's path. */
export function makeCertificate(folder: string): string {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'], { stdio: 'ignore' })
  return certificate
}

/** A running server. */
export interface TestRedis {
  readonly url: string
  /** SIGKILL, as when a machine loses power. */
  kill(): Promise<void>
  /** Starts it again over the same files, on the same port. */
  start(): Promise<void>
  /** A connection, to be closed by whoever asked. */
  client(): Redis
}

/** Starts a server whose files are in `folder`; with a certificate it speaks TLS alone. */
export async function startRedis(folder: string, more: readonly string[] = ['--appendonly', 'yes'], certificate?: string): Promise<TestRedis> {
  const port = await freePort()
  const listen = certificate
    ? ['--port', '0', '--tls-port', String(port), '--tls-cert-file', certificate, '--tls-key-file', join(folder, 'key.pem'), '--tls-ca-cert-file', certificate, '--tls-auth-clients', 'no']
    : ['--port', String(port)]
  const args = [...listen, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--maxmemory-policy', 'noeviction', ...more]
  let child: ChildProcess | undefined
  const client = (): Redis => {
    const redis = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: 0, retryStrategy: () => null, lazyConnect: true, ...(certificate ? { tls: { ca: readFileSync(certificate), servername: 'localhost' } } : {}), ...(more.includes('--requirepass') ? { password: more[more.indexOf('--requirepass') + 1] } : {}) })
    redis.on('error', () => {})
    return redis
  }
  const server: TestRedis = {
    url: certificate ? `rediss://localhost:${port}` : `redis://127.0.0.1:${port}`,
    client,
    async start() {
      child = spawn(redisProgram!, args, { stdio: 'ignore' })
      for (let tries = 0; tries < 100; tries++) {
        const redis = client()
        const answer = await redis.ping().catch(() => undefined)
        redis.disconnect()
        if (answer === 'PONG') return
        await pause(50)
      }
      throw new Error(`redis-server: expected an answer on port ${port}, got none in 5 seconds.`)
    },
    async kill() {
      const dead = new Promise((resolve) => child?.once('exit', resolve))
      child?.kill('SIGKILL')
      await dead
    },
  }
  await server.start()
  return server
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
