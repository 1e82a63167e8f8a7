/**
 * Receipts inside files: the manifest of a figure as part of the figure, so that whoever is handed the file alone can make it again. The sha-256 in the
 * manifest is of the file without its receipt; taking the receipt out gives back every byte of that.
 *
 *     SVG   <metadata id="receipt">…</metadata> after the first tag
 *     HTML  <template id="receipt">…</template> before the end of the head
 *     CSV   a last line `receipt` and the manifest as its second cell, with the separator of the rest
 *     JSON  a last property `receipt` of the object, on a line of its own
 *     PNG   a text chunk (iTXt) `receipt` before the end
 */
import { sha256Hex, utf8 } from '../core/digest.ts'
import type { Manifest } from './manifest.ts'

/** A file taken apart. */
export interface Unsealed {
  readonly receipt: Manifest
  /** sha-256 (hex) of the file without its receipt. */
  readonly sha256: string
}

/** Puts the receipt of a file into it, its own sha-256 filled in under the file's name. */
export function sealText(form: 'svg' | 'csv' | 'html' | 'json', name: string, text: string, receipt: Manifest): string {
  const json = JSON.stringify({ ...receipt, files: { [name]: sha256Hex(text) } })
  if (form === 'json') {
    const at = text.lastIndexOf('\n}')
    if (at < 0) throw new Error('receipt: expected an object over several lines, got none. Check what is saved.')
    return `${text.slice(0, at)}${jsonKey}${json}${text.slice(at)}`
  }
  if (form !== 'csv') {
    const [open, close] = elements[form]
    const at = form === 'svg' ? text.indexOf('>', text.indexOf('<svg')) + 1 : text.indexOf('</head>')
    if (at <= 0) throw new Error(`receipt: expected ${form} with ${form === 'svg' ? 'a drawing' : 'a head'}, got none. Check what is saved.`)
    return `${text.slice(0, at)}${open}${json.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}${close}${text.slice(at)}`
  }
  const separator = /^[^\n]*;/.test(text) ? ';' : ','
  return `${text}receipt${separator}"${json.replaceAll('"', '""')}"\r\n`
}

/** The same for a picture. @throws Error when the bytes are no PNG. */
export function sealPng(name: string, bytes: Uint8Array, receipt: Manifest): Uint8Array {
  const end = chunksOf(bytes).find(({ type }) => type === 'IEND')
  if (!end) throw new Error('receipt: expected a PNG, got other bytes. Export the SVG instead.')
  const json = JSON.stringify({ ...receipt, files: { [name]: sha256Hex(bytes) } })
  // Keyword, no compression, no language, no translated keyword.
  const body = joined([utf8(pngKeyword), Uint8Array.of(0, 0, 0, 0, 0), utf8(json)])
  return joined([bytes.subarray(0, end.from), chunk('iTXt', body), bytes.subarray(end.from)])
}

const elements = { svg: ['<metadata id="receipt">', '</metadata>'], html: ['<template id="receipt">', '</template>'] } as const
const pngKeyword = 'receipt'
const jsonKey = ',\n  "receipt": '

/** Takes a receipt out of a file's bytes; undefined when there is none in it. */
export function unseal(bytes: Uint8Array): Unsealed | undefined {
  if (isPng(bytes)) {
    const found = chunksOf(bytes).find(({ type, body }) => type === 'iTXt' && textOf(body.subarray(0, pngKeyword.length + 1)) === `${pngKeyword}\0`)
    return found && unsealed(textOf(found.body.subarray(pngKeyword.length + 5)), sha256Hex(joined([bytes.subarray(0, found.from), bytes.subarray(found.to)])))
  }
  // The mark of its encoding is part of a file's bytes.
  const text = textOf(bytes)
  for (const [first, last] of Object.values(elements)) {
    const open = text.indexOf(first)
    const close = open < 0 ? -1 : text.indexOf(last, open)
    if (close < 0) continue
    const json = text.slice(open + first.length, close).replaceAll('&lt;', '<').replaceAll('&amp;', '&')
    return unsealed(json, sha256Hex(text.slice(0, open) + text.slice(close + last.length)))
  }
  const property = /,\n {2}"receipt": (\{.*\})\n\}\s*$/.exec(text)
  if (property) return unsealed(property[1]!, sha256Hex(text.slice(0, property.index) + text.slice(property.index + jsonKey.length + property[1]!.length)))
  const line = /(?:^|\n)receipt[;,]"(.*)"\r?\n?$/.exec(text)
  if (!line) return undefined
  const at = line.index + (line[0].startsWith('\n') ? 1 : 0)
  return unsealed(line[1]!.replaceAll('""', '"'), sha256Hex(text.slice(0, at)))
}

/** Is a JSON value a receipt? */
export function isReceipt(value: unknown): value is Manifest {
  const of = value as Partial<Manifest> | null
  return typeof of === 'object' && of !== null && of.format === 1 && typeof of.name === 'string' && Array.isArray(of.runs) && typeof of.data === 'object' && of.data !== null && of.runs.every((run) => typeof run?.digest === 'string' && typeof run.fingerprint === 'string' && typeof run.replicates === 'object')
}

function unsealed(json: string, sha256: string): Unsealed | undefined {
  try {
    const receipt: unknown = JSON.parse(json)
    return isReceipt(receipt) ? { receipt, sha256 } : undefined
  } catch {
    return undefined
  }
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const isPng = (bytes: Uint8Array): boolean => signature.every((byte, i) => bytes[i] === byte)

interface Chunk {
  readonly type: string
  readonly body: Uint8Array
  /** Where it begins, and where the next one does. */
  readonly from: number
  readonly to: number
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = []
  if (!isPng(bytes)) return chunks
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let from = signature.length; from + 12 <= bytes.length; ) {
    const to = from + 12 + view.getUint32(from)
    if (to > bytes.length) break
    chunks.push({ type: textOf(bytes.subarray(from + 4, from + 8)), body: bytes.subarray(from + 8, to - 4), from, to })
    from = to
  }
  return chunks
}

function chunk(type: string, body: Uint8Array): Uint8Array {
  const bytes = joined([new Uint8Array(4), utf8(type), body, new Uint8Array(4)])
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length)
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(4, bytes.length - 4)))
  return bytes
}

/** The checksum of PNG and ZIP (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
