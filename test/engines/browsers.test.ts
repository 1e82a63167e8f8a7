/** The small national run in the engines of browsers, against the digest written down. Firefox and WebKit are used where they are found, and missed loudly. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectedSelfTest } from '../../sim/core/self-test.ts'
import { readPackFolder } from '../../sim/run/node-files.ts'
import { threeYears } from './national.ts'
import { browsers, runInBrowser } from './post-back.ts'
import { bundle, runInQuickJS } from './run-in-quickjs.ts'

describe('three years of the whole country, in a worker of', () => {
  let national: string
  let selfTest: string
  let input: object
  beforeAll(async () => {
    national = await bundle('test/engines/national.ts')
    selfTest = await bundle('test/engines/self-test.ts')
    input = { files: await readPackFolder(), ...threeYears }
  })

  for (const browser of browsers)
    if (browser.missing) it(browser.missing, ({ skip }) => skip())
    else
      it(`${browser.name}, gives the digest written down`, { timeout: 120_000 }, async () => {
        expect(await runInBrowser(browser, national, input)).toEqual(JSON.parse(readFileSync(new URL('../../web/assets/national-digest.json', import.meta.url), 'utf8')))
        expect(await runInBrowser(browser, selfTest, null)).toBe(expectedSelfTest)
      })

  it('and QuickJS gives the digest of the self-test', { timeout: 60_000 }, async () => {
    expect(await runInQuickJS(selfTest)).toBe(expectedSelfTest)
  })

  it('whoever throws is heard', async () => {
    await expect(runInBrowser(browsers[0]!, 'const program = { main() { throw new RangeError("too far") } }', null)).rejects.toThrow(/Chromium: RangeError: too far/)
  })
})
