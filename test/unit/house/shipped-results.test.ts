/** Results that come with the project are of this model and these data: what a page tells of an older one would mislead. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { paperTables } from '../../../sim/analysis/tables/index.ts'
import { sections } from '../../../sim/analysis/validation/index.ts'
import type { ReportData } from '../../../sim/analysis/validation/index.ts'
import { baselineFingerprint } from '../../../sim/cli/shipped-results.ts'
import { modelVersion } from '../../../sim/model/version.ts'
import { scenarioFolder } from '../../../sim/run/node-files.ts'
import { library, pack } from '../scenario/shipped.ts'

const today = baselineFingerprint({ pack, library })
const read = (name: string) => JSON.parse(readFileSync(join(scenarioFolder, 'results', name), 'utf8')) as Record<string, unknown>

/** Each file, the command that makes it, and where it names the baseline that it is of. */
const files = [
  ['baseline.json', 'npx tsx web/assets/build/baseline-results.ts 200', 'fingerprint'],
  ['ranges.json', 'npx tsx web/assets/build/baseline-results.ts 200', 'baseline'],
  ['lever-effects.json', 'npx laegeveje levers --effects --replicates 24', 'baseline'],
  ['validation-da.json', 'npx laegeveje validate --ship', 'baseline'],
  ['validation-en.json', 'npx laegeveje validate --ship', 'baseline'],
  ['checks.json', 'npx laegeveje check --ship', 'baseline'],
] as const

test.each(files)('scenarios/results/%s is of this model and these data', (name, command, field) => {
  const found = existsSync(join(scenarioFolder, 'results', name)) ? read(name)[field] : undefined
  expect(found === today, `scenarios/results/${name} is of another model or other data. Make it again: ${command}`).toBe(true)
})

test('the list of what to refresh names each command', () => {
  const list = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  for (const [, command] of files) expect(list).toContain(command)
  const steps = execFileSync(process.execPath, [fileURLToPath(new URL('../../refresh.mjs', import.meta.url)), '--list'], { encoding: 'utf8' }).trim().split('\n').map((line) => line.slice(21).replace('   (when named)', ''))
  for (const command of steps.filter((step) => !step.includes('snapshot'))) expect(list).toContain(command)
  for (const [, command] of files) expect(steps).toContain(command)
})

test.each(['da', 'en'] as const)('the shipped report (%s) is whole, sound and in one language', (language) => {
  const report = read(`validation-${language}.json`) as unknown as ReportData
  expect([report.language, report.model]).toEqual([language, modelVersion])
  expect(report.chapters.map(({ id }) => id)).toEqual(sections.map(({ id }) => id))
  const html = report.front + report.chapters.map((chapter) => chapter.html).join('')
  expect(html).not.toMatch(/NaN|undefined|Infinity|<script|<style|style="|javascript:|\bon\w+="/)
  expect(html).toContain('report-hatch')
  expect(report.front).toContain(language === 'da' ? 'Den værste prøve på fortiden' : 'The worst hindcast')
  expect(report.chapters.flatMap(({ findings }) => findings).length).toBeGreaterThan(30)
})

test('every table of the policy papers is among the shipped checks', () => {
  expect((read('checks.json').tables as { id: string }[]).map(({ id }) => id)).toEqual(paperTables.map(({ id }) => id))
})
