import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sha256Hex } from '../../../sim/core/digest.ts'
import { createManifest } from '../../../sim/run/manifest.ts'
import { isReceipt, sealPng, sealText, unseal } from '../../../sim/run/receipt.ts'

const run = { id: 'a & <b> "c"', scenario: { title: 'æ\n;,' }, seed: 's', fingerprint: 'f', digest: 'd', replicates: { wanted: 1, finished: 1, inOrder: 1 }, failures: [], cancelled: false }
const receipt = createManifest({ name: 'x', version: '1', model: '2', command: 'figure', runs: [run], data: { a: 'b' } })
const bytes = (text: string) => new TextEncoder().encode(text)

test('a receipt goes into a drawing, a table and a picture, and comes out with every byte of the rest', () => {
  const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="1"><text>a &gt; b</text></svg>\n'
  const tables = ['a,b\r\n1,2\r\n', '\uFEFFa;b\r\n1;2,5\r\n']
  const html = '<!doctype html><html><head><title>x</title></head><body><svg><text>1</text></svg>1</body></html>'
  for (const [form, text] of [['svg', svg], ['html', html], ...tables.map((table) => ['csv', table] as const)] as const) {
    const sealed = sealText(form, 'file', text, receipt)
    const found = unseal(bytes(sealed))!
    expect(found.receipt).toEqual({ ...receipt, files: { file: sha256Hex(text) } })
    expect(found.sha256).toBe(sha256Hex(text))
    expect(unseal(bytes(form === 'svg' ? sealed.replace('width="1"', 'width="2"') : form === 'html' ? sealed.replace('<text>1', '<text>2') : sealed.replace('1', '3')))!.sha256).not.toBe(found.sha256)
  }
  expect(sealText('csv', 'file', tables[1]!, receipt).trimEnd().split('\r\n').at(-1)).toMatch(/^receipt;"\{""format"":1/)
  const chunk = (type: string, body: Uint8Array) => [0, 0, 0, body.length, ...bytes(type), ...body, 0, 0, 0, 0]
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...chunk('IHDR', new Uint8Array(13)), ...chunk('IDAT', deflateSync(new Uint8Array(4))), ...chunk('IEND', new Uint8Array(0))])
  const sealed = sealPng('p.png', png, receipt)
  expect(unseal(sealed)).toEqual({ receipt: { ...receipt, files: { 'p.png': sha256Hex(png) } }, sha256: sha256Hex(png) })
  // The checksum of a chunk that every reader knows: an empty IEND.
  expect(Array.from(sealed.slice(0, 8))).toEqual(Array.from(png.slice(0, 8)))
})

test('a receipt in JSON is a property of its own, and the rest is what it was', () => {
  const text = `${JSON.stringify({ a: [{ receipt: 1 }], b: 'x' }, null, 2)}\n`
  const sealed = sealText('json', 'f.json', text, receipt)
  expect(JSON.parse(sealed)).toEqual({ a: [{ receipt: 1 }], b: 'x', receipt: { ...receipt, files: { 'f.json': sha256Hex(text) } } })
  expect(unseal(bytes(sealed))).toEqual({ receipt: { ...receipt, files: { 'f.json': sha256Hex(text) } }, sha256: sha256Hex(text) })
  expect(unseal(bytes(sealed.replace('"x"', '"y"')))!.sha256).not.toBe(sha256Hex(text))
  expect(unseal(bytes(text))).toBeUndefined()
  expect(() => sealText('json', 'f.json', '{}', receipt)).toThrow('expected an object over several lines')
})

test('what is no receipt is none', () => {
  expect(unseal(bytes('a,b\n1,2\n'))).toBeUndefined()
  expect(unseal(bytes('receipt,"{broken"\r\n'))).toBeUndefined()
  expect(unseal(bytes('<svg><metadata id="receipt">{"format":1}</metadata></svg>'))).toBeUndefined()
  expect(() => sealText('html', 'h', '<p>', receipt)).toThrow('expected html with a head')
  expect(() => sealPng('p', bytes('no picture'), receipt)).toThrow('expected a PNG')
  for (const value of [null, 1, {}, { ...receipt, runs: [{}] }, { ...receipt, data: null }]) expect(isReceipt(value)).toBe(false)
  expect(isReceipt(receipt)).toBe(true)
})
