/** Documents in the forms that reviewers know: ODD 2020, STRESS-ABM, and a citation file that names the version. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

test('sim/MODEL.md has the seven elements of ODD 2020 in their order', () => {
  const elements = ['Purpose and patterns', 'Entities, state variables and scales', 'Process overview and scheduling', 'Design concepts', 'Initialization', 'Input data', 'Submodels']
  const found = [...read('sim/MODEL.md').matchAll(/^## \d+\. (.+)$/gm)].map(([, name]) => name)
  expect(found).toEqual(elements)
})

test('sim/MODEL.md answers all eleven design concepts', () => {
  const concepts = ['Basic principles', 'Emergence', 'Adaptation', 'Objectives', 'Learning', 'Prediction', 'Sensing', 'Interaction', 'Stochasticity', 'Collectives', 'Observation']
  const text = read('sim/MODEL.md')
  expect(concepts.filter((concept) => !text.includes(`- **${concept}.**`))).toEqual([])
})

test('no two submodels of sim/MODEL.md have the same number', () => {
  const numbers = [...read('sim/MODEL.md').matchAll(/^### (7\.\d+) /gm)].map(([, number]) => number)
  expect(numbers).toEqual(numbers.map((_, k) => `7.${k + 1}`))
})

test('sim/STRESS-ABM.md answers every item of the checklist', () => {
  const items = ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4', '2.5.1', '2.5.2', '2.5.3', '2.5.4', '3.1', '3.2', '3.3', '3.4', '4.1', '4.2', '4.3', '5.1', '5.2', '5.3', '5.4', '6.1']
  const text = read('sim/STRESS-ABM.md')
  expect(items.filter((item) => !new RegExp(`^\\| ${item.replaceAll('.', '\\.')} [^|]+\\| [^|]{20,}`, 'm').test(text))).toEqual([])
})

test('the citation file names the version of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  expect(read('CITATION.cff')).toContain(`\nversion: ${version}\n`)
})
