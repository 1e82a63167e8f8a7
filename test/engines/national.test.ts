/**
 * The whole country for three years in two engines, from one bundle: every process of the model, to the last bit. The digest is written down, so that a
 * change of results shows here as well; `UPDATE_GOLDEN=1` writes it anew, on purpose.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPackFolder } from '../../sim/run/node-files.ts'
import { main, threeYears, type NationalInput } from './national.ts'
import { bundle, runInQuickJS, runInV8 } from './run-in-quickjs.ts'

const path = new URL('../../web/assets/national-digest.json', import.meta.url)

describe('three years of the whole country', () => {
  let code: string
  let input: NationalInput
  let here: ReturnType<typeof main>
  beforeAll(async () => {
    code = await bundle('test/engines/national.ts')
    input = { files: await readPackFolder(), ...threeYears }
    here = runInV8(code, input) as typeof here
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(here, null, 2)}\n`)
  })

  it('is a country', () => {
    expect(here.people).toBeGreaterThan(35_000)
    expect(here.owners).toBeGreaterThan(3_000)
    expect(here.numbers).toBeGreaterThan(1_000)
  })

  it('gives the digest written down, from the bundle and from the sources', () => {
    expect(existsSync(path), 'web/assets/national-digest.json is missing. Write it with UPDATE_GOLDEN=1').toBe(true)
    expect(here).toEqual(JSON.parse(readFileSync(path, 'utf8')))
    expect(main(input)).toEqual(here)
  })

  it('gives the same in QuickJS', { timeout: 180_000 }, async () => {
    expect(await runInQuickJS(code, input)).toEqual(here)
  })
})
