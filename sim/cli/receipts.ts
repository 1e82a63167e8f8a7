/** Manifests of folders: written last, with the sha-256 of every file beside them. */
import { createHash } from 'node:crypto'
import type { Output } from './export.ts'

/** Name of the manifest in its folder. */
export const manifestName = 'manifest.json'

/** Files, and a manifest of them that is made when they have been written. */
export function withManifest(outputs: readonly Output[], manifest: (files: Readonly<Record<string, string>>) => string): Output[] {
  const hashes: Record<string, string> = {}
  const hashed = outputs.map(({ name, pieces }): Output => ({ name, pieces: () => hashing(pieces(), (sha256) => (hashes[name] = sha256)) }))
  return [...hashed, { name: manifestName, pieces: () => manifest(Object.fromEntries(outputs.flatMap(({ name }) => (hashes[name] === undefined ? [] : [[name, hashes[name]]])))) }]
}

/** Passes pieces on and tells their sha-256 when all have gone. */
function hashing(pieces: string | Uint8Array | Iterable<string>, done: (sha256: string) => void): string | Uint8Array | Iterable<string> {
  if (typeof pieces === 'string' || pieces instanceof Uint8Array) {
    done(createHash('sha256').update(pieces).digest('hex'))
    return pieces
  }
  return through(pieces, done)
}

function* through(pieces: Iterable<string>, done: (sha256: string) => void): Iterable<string> {
  const hash = createHash('sha256')
  for (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
  done(hash.digest('hex'))
}

/** sha-256 (hex) of what an output would write. */
export function hashOf(output: Output): string {
  let found = ''
  const pieces = hashing(output.pieces(), (sha256) => (found = sha256))
  if (typeof pieces !== 'string' && !(pieces instanceof Uint8Array)) for (const _ of pieces) continue
  return found
}
