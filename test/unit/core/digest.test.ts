import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson, digestOfFloats, sha256Hex, utf8 } from '../../../sim/core/digest.ts'

describe('digests', () => {
  it('agree with another SHA-256', () => {
    expect(sha256Hex(new Uint8Array(0))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256Hex('Lægeveje')).toBe(createHash('sha256').update('Lægeveje').digest('hex'))
    const values = Float64Array.of(1, -0, 1e-320, Infinity)
    expect(digestOfFloats(values)).toBe(createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex'))
  })

  it('write every NaN alike', () => {
    const odd = new Float64Array(1)
    new BigUint64Array(odd.buffer)[0] = 0xfff8000000000123n
    expect(digestOfFloats(odd)).toBe(digestOfFloats(Float64Array.of(NaN)))
    const single = new Float32Array(1)
    new Uint32Array(single.buffer)[0] = 0xffc00123
    expect(digestOfFloats(single)).toBe(digestOfFloats(Float32Array.of(NaN)))
  })

  it('tell apart what differs in one bit', () => {
    expect(digestOfFloats(Float64Array.of(0))).not.toBe(digestOfFloats(Float64Array.of(-0)))
    expect(digestOfFloats(Float32Array.of(1, 2))).not.toBe(digestOfFloats(Float32Array.of(2, 1)))
  })

  it('write text as TextEncoder does', () => {
    for (const text of ['', 'abc', 'Ærøskøbing', '5.000 €', '😀', 'half \ud800 pair']) expect(Array.from(utf8(text))).toEqual(Array.from(new TextEncoder().encode(text)))
  })
})

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x'], c: { z: 1.5, y: undefined } })).toBe('{"a":[true,null,"x"],"b":1,"c":{"z":1.5}}')
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  })

  it('writes typed arrays as arrays', () => {
    expect(canonicalJson({ a: Int32Array.of(1, 2), b: Float64Array.of(0.5, Infinity) })).toBe('{"a":[1,2],"b":[0.5,"Infinity"]}')
  })

  it('refuses what JSON would change silently, naming where', () => {
    expect(() => canonicalJson({ a: [1, NaN] })).toThrow('canonical JSON: $.a[1]: expected a finite number, got NaN.')
    expect(() => canonicalJson([undefined])).toThrow('$[0]: expected a value that JSON can hold, got undefined')
    expect(() => canonicalJson({ f: () => 1 })).toThrow('$.f')
  })
})
