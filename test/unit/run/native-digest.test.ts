import { afterEach, expect, test, vi } from 'vitest'
import { digestOfFloats } from '../../../sim/core/digest.ts'
import { nativeDigestOfFloats } from '../../../sim/run/native-digest.ts'

const values = Float32Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? NaN : i * 0.37 - 900))
afterEach(() => vi.unstubAllGlobals())

test('the machine’s own digest is the plain one, and where there is none the plain one is taken', async () => {
  expect(await nativeDigestOfFloats(values)).toBe(digestOfFloats(values))
  expect(await nativeDigestOfFloats(new Float32Array(0))).toBe(digestOfFloats(new Float32Array(0)))
  vi.stubGlobal('crypto', {})
  expect(await nativeDigestOfFloats(values)).toBe(digestOfFloats(values))
})
