import { expect, test } from 'vitest'
import { madeFrom } from '../../../web/state/receipts.ts'
import { decode, encode } from '../../../web/state/url.ts'

const made = { version: '0.1.0', model: '2', data: 'a'.repeat(16), fingerprint: 'b'.repeat(16), digest: 'c'.repeat(16), replicates: 200, seen: { 'gp-doctors/all-persons-without/2035': 5020 } }

test('a link carries what its numbers rest on, and the terminal reads the same link', async () => {
  const hash = await encode({ draft: { levers: { 'senior-schemes': {} }, assumptions: {} }, made })
  const read = await decode(hash)
  expect(read.ok && read.shared.made).toEqual(made)
  const { linkReceipt } = await import('../../../sim/cli/verify/link.ts')
  expect(await linkReceipt(`https://example.org/${hash}`)).toMatchObject({ version: '0.1.0', model: '2', data: { '': made.data }, runs: [{ scenario: { levers: { 'senior-schemes': {} }, replicates: 200 }, digest: made.digest, fingerprint: made.fingerprint }] })
})

test('what a link says of itself is untrusted', () => {
  for (const value of [undefined, null, 1, {}, { ...made, model: {} }, { ...made, digest: '<script>' }, { ...made, replicates: 'many' }]) expect(madeFrom(value)).toBeUndefined()
  expect(madeFrom({ ...made, seen: { 'a/b/2035': 1, '<b>': 2, c: 'x' } })!.seen).toEqual({ 'a/b/2035': 1 })
  expect(madeFrom({ ...made, seen: 1 })!.seen).toEqual({})
})
