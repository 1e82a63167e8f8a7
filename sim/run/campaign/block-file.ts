/**
 * A block as bytes, the same in a file, a queue and a browser: 8 bytes `CAMPAIGN`, the length of the header (4 bytes, little-endian), the header (JSON with
 * sorted keys, UTF-8), the rows (little-endian, every NaN the same), and 32 bytes of SHA-256 over all before.
 */
import { bytesOfFloats, canonicalJson, sha256Hex, utf8 } from '../../core/digest.ts'
import { campaignId } from './campaign.ts'
import type { BlockRange, Campaign, FinishedBlock, Row, RunFailure } from './types.ts'

const magic = 'CAMPAIGN'
const trailer = 32

interface Header {
  readonly format: 1
  readonly campaign: string
  readonly fingerprint: string
  readonly version: string
  readonly selfTest: string
  readonly from: number
  readonly to: number
  readonly width: number
  readonly bytes: 4 | 8
  readonly failures: readonly RunFailure[]
}

/** Bytes that are no block, or not the one they should be: `torn` can be made again, `foreign` is of something else. */
export class BlockProblem extends Error {
  readonly kind: 'torn' | 'foreign'
  constructor(kind: 'torn' | 'foreign', message: string) {
    super(message)
    this.name = 'BlockProblem'
    this.kind = kind
  }
}

/** Bytes of a finished block. @throws Error when rows are not those of the range. */
export function encodeBlock(campaign: Campaign, range: BlockRange, rows: readonly ArrayLike<number>[], failures: readonly RunFailure[] = []): Uint8Array {
  const { width, bytes } = campaign
  if (rows.length !== range.to - range.from) throw new Error(`block ${range.key}: expected ${range.to - range.from} rows, got ${rows.length}. Give one row a run.`)
  const header = utf8(canonicalJson(headerOf(campaign, range, failures)))
  const start = magic.length + 4 + header.length
  const all = new Uint8Array(start + rows.length * width * bytes + trailer)
  all.set(utf8(magic))
  new DataView(all.buffer).setUint32(magic.length, header.length, true)
  all.set(header, magic.length + 4)
  rows.forEach((row, i) => {
    if (row.length !== width) throw new Error(`block ${range.key}: run ${range.from + i}: expected ${width} numbers, got ${row.length}. Check what is read from a run.`)
    all.set(bytesOfFloats(bytes === 4 ? Float32Array.from(row) : Float64Array.from(row)), start + i * width * bytes)
  })
  all.set(digestBytes(all.subarray(0, all.length - trailer)), all.length - trailer)
  return all
}

/** The block of a range from its bytes. @throws BlockProblem when they are torn or another block's. */
export function decodeBlock(campaign: Campaign, range: BlockRange, data: Uint8Array): FinishedBlock {
  const torn = (what: string): never => {
    throw new BlockProblem('torn', `block ${range.key}: expected a whole block, got ${what}. Compute it again.`)
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  if (data.length < magic.length + 4 + trailer || utf8(magic).some((byte, i) => data[i] !== byte)) return torn(`${data.length} bytes of something else`)
  const length = view.getUint32(magic.length, true)
  const start = magic.length + 4 + length
  if (digestBytes(data.subarray(0, data.length - trailer)).some((byte, i) => data[data.length - trailer + i] !== byte)) return torn(`${data.length} bytes with another checksum`)
  const header = JSON.parse(textOf(data.subarray(magic.length + 4, start))) as Header
  const expected = headerOf(campaign, range, header.failures)
  for (const name of Object.keys(expected) as (keyof Header)[])
    if (name !== 'failures' && header[name] !== expected[name])
      throw new BlockProblem('foreign', `block ${range.key}: ${name}: expected ${expected[name] as string}, got ${header[name] as string}. It belongs to something else: move it away.`)
  const { width, bytes } = campaign
  const rows: Row[] = []
  let at = start
  if (data.length - trailer - start !== (range.to - range.from) * width * bytes) return torn(`${data.length} bytes`)
  for (let run = range.from; run < range.to; run++) {
    const row = bytes === 4 ? new Float32Array(width) : new Float64Array(width)
    for (let i = 0; i < width; i++, at += bytes) row[i] = bytes === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true)
    rows.push(row)
  }
  return { from: range.from, to: range.to, rows, failures: header.failures }
}

function headerOf(campaign: Campaign, { from, to }: BlockRange, failures: readonly RunFailure[]): Header {
  const { fingerprint, version, selfTest, width, bytes } = campaign
  return { format: 1, campaign: campaignId(campaign), fingerprint, version, selfTest, from, to, width, bytes, failures: [...failures].sort((a, b) => a.run - b.run) }
}

function digestBytes(data: Uint8Array): number[] {
  const hex = sha256Hex(data)
  return Array.from({ length: trailer }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
