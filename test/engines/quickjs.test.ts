import { beforeAll, describe, expect, it } from 'vitest'
import { main } from './numbers.ts'
import { bundle, runInQuickJS, runInV8 } from './run-in-quickjs.ts'

/** What every engine must give, to the last bit. A change here changes every result ever published. */
const expected = {
  key: [1401067424, 928747576],
  words: '4579ae3a55e672ca321d9525a4be83d1e5b5c649be9e9070458cbc50ec1700f0',
  variates: 'b885ab419f0c39503dfad95a6f14e6732566c932446187b4abc4916b9629217a',
  arithmetic: '8d6afa2591306b5b808c3079dbb6aba45c3b9030dcf2ae3c2718c98e94240071',
  gumbel: '75ef69e1123140d543f1462b31ab43c575fa2daa5c25ac5a38d59680109271ad',
  choices: 'd5fd835acba945665dde8002f4bfd646f4f97cbf76a1c363d67e432ca6cf3891',
  order: 'd4851d41a00488108a72aa9dfb0f8956fda6a34c1f5a5da1c895c597f5bc007d',
  quantiles: [-1.0497561805461, 0.10647894312796229, 0.46164072281827123, 0.8692211122184814, 2.0882582095364537],
  nan: '38942dc703543c2a5d23412f7713dab1eb9a3fecdd6f11a5ba15240df007de5c',
  careersLite: { checksum: 3412768327, counts: [400, 71, 15, 33, 212, 1739, 971, 225] },
}

describe('another engine', () => {
  let code: string
  beforeAll(async () => {
    code = await bundle('test/engines/numbers.ts')
  })

  it('QuickJS gives the numbers written here', async () => {
    expect(await runInQuickJS(code)).toEqual(expected)
  })

  it('V8 gives the numbers written here, from the same bundle and from the sources', () => {
    expect(runInV8(code)).toEqual(expected)
    expect(main()).toEqual(expected)
  })

  it('tells what went wrong and where when a program throws', async () => {
    await expect(runInQuickJS('const program = { main() { throw new RangeError("too far") } }')).rejects.toThrow('QuickJS: RangeError: too far')
  })
})
