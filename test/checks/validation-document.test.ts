/** The tables of sim/VALIDATION.md are what the model gives now. `UPDATE_DOCS=1` writes them anew; then read the text beside them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { validationDocument } from '../../sim/analysis/validation-document.ts'
import { pack } from '../property/model/laboratory.ts'

const path = new URL('../../sim/VALIDATION.md', import.meta.url)

test('sim/VALIDATION.md has the figures of this version', () => {
  const current = validationDocument(readFileSync(path, 'utf8'), pack)
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, current)
  expect(readFileSync(path, 'utf8') === current, 'sim/VALIDATION.md is behind the model. Write it anew with UPDATE_DOCS=1 npx vitest run --config test/vitest.config.ts --project checks validation-document, and mend the text beside the tables').toBe(true)
})
