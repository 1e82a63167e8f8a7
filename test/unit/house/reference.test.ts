/** sim/LEVERS.md and sim/INDICATORS.md are what the definitions say. `UPDATE_DOCS=1` writes them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { indicatorsReference, leversReference } from '../../../sim/analysis/reference.ts'
import { indicators } from '../../../sim/model/indicators/index.ts'
import { levers } from '../../../sim/model/levers/index.ts'

test.each([
  ['LEVERS.md', leversReference],
  ['INDICATORS.md', indicatorsReference],
] as const)('sim/%s is what the definitions say', (name, write) => {
  const path = new URL(`../../../sim/${name}`, import.meta.url)
  const current = write()
  if (process.env.UPDATE_DOCS === '1') writeFileSync(path, current)
  const written = existsSync(path) ? readFileSync(path, 'utf8') : ''
  expect(written === current, `sim/${name} is behind the definitions. Write it anew with UPDATE_DOCS=1 npx vitest run --config test/vitest.config.ts --project unit reference`).toBe(true)
})

test('every lever, setting, indicator and measure has its line', () => {
  const leverText = leversReference()
  const indicatorText = indicatorsReference()
  for (const { id, settings } of levers) for (const name of [id, ...settings.map((setting) => setting.id)]) expect(leverText).toContain(`\`${name}\``)
  for (const { id, measures } of indicators) for (const name of [id, ...measures.map((measure) => measure.id)]) expect(indicatorText).toContain(`\`${name}\``)
})
