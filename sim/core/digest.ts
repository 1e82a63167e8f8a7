/** Digests of data that must be the same everywhere. Plain ECMAScript: no TextEncoder, no Web Crypto. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** SHA-256 in lower-case hexadecimal of bytes, or of text as UTF-8. */
export function sha256Hex(data: Uint8Array | string): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8(data) : data))
}

/** SHA-256 of numbers as little-endian bytes. NaN, whose bits differ between engines, is written as the one quiet NaN. */
export function digestOfFloats(values: Float32Array | Float64Array): string {
  return sha256Hex(bytesOfFloats(values))
}

/** The little-endian bytes of numbers, every NaN as the same one. */
export function bytesOfFloats(values: Float32Array | Float64Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT
  const bytes = new Uint8Array(values.length * size)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value !== value) {
      if (size === 4) view.setUint32(i * 4, 0x7fc00000, true)
      else view.setBigUint64(i * 8, 0x7ff8000000000000n, true)
    } else if (size === 4) view.setFloat32(i * 4, value, true)
    else view.setFloat64(i * 8, value, true)
  }
  return bytes
}

/**
 * JSON with keys in sorted order (by code unit) and no spaces: equal values give equal text. Typed arrays are written as arrays, with
 * NaN and infinities as text; properties that are undefined are left out, as JSON does.
 * @throws Error on what JSON would silently change or cannot say: undefined in an array, functions, NaN and infinities outside typed arrays.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$')
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`canonical JSON: ${path}: expected a finite number, got ${value}. Leave it out or write it as text.`)
    return JSON.stringify(value)
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return `[${Array.from(value as unknown as ArrayLike<number>, (number) => (Number.isFinite(number) ? JSON.stringify(number) : `"${number}"`)).join(',')}]`
  if (Array.isArray(value)) return `[${value.map((item, i) => write(item, `${path}[${i}]`)).join(',')}]`
  if (typeof value === 'object') {
    const record = value as Record<string, unknown>
    const keys = Object.keys(record).filter((key) => record[key] !== undefined).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${write(record[key], `${path}.${key}`)}`).join(',')}}`
  }
  throw new Error(`canonical JSON: ${path}: expected a value that JSON can hold, got ${typeof value}. Leave it out.`)
}

/** UTF-8 bytes of text; half a surrogate pair becomes the replacement character, as in TextEncoder. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    let code = character.codePointAt(0)!
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return Uint8Array.from(bytes)
}
