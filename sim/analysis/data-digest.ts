import { sha256Hex } from '../core/digest.ts'

/** sha-256 (hex) over the hashes of all data files, in order of name: the data as one word, where a list is too long. */
export function dataDigest(hashes: Readonly<Record<string, string>>): string {
  return sha256Hex(Object.keys(hashes).sort().map((name) => `${name} ${hashes[name]!}`).join('\n'))
}
