/** sim/MODEL.md quotes code and data; here it is held to them. `UPDATE_DOCS=1` writes the quoted blocks anew. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { modelDocument, modelDocumentBlocks, preparedIds } from '../../../sim/analysis/model-document.ts'
import { unreadRows } from '../../../sim/analysis/unread-rows.ts'
import { loadPack } from '../../../sim/model/pack/index.ts'
import { assumptionIds } from '../../../sim/model/parameters.ts'
import { processes } from '../../../sim/model/schedule.ts'
import { readPackFolder } from '../../../sim/run/node-files.ts'

const path = new URL('../../../sim/MODEL.md', import.meta.url)
const pack = loadPack(await readPackFolder())

describe('sim/MODEL.md', () => {
  test('quotes the schedule, stages, parameters and levers as code and data have them', () => {
    const written = readFileSync(path, 'utf8')
    const current = modelDocument(written, pack)
    if (process.env.UPDATE_DOCS === '1' && current !== written) writeFileSync(path, current)
    expect(readFileSync(path, 'utf8') === current, 'sim/MODEL.md is behind the code. Write it anew with UPDATE_DOCS=1 npx vitest run --config test/vitest.config.ts --project unit model-document, and mend the text around the blocks').toBe(true)
  })

  test('has every process and every parameter that an equation reads', () => {
    const blocks = modelDocumentBlocks(pack)
    expect(processes.filter(({ name }) => !blocks.schedule!.includes(name))).toEqual([])
    expect(assumptionIds.filter((id) => !blocks.parameters!.includes(`| ${id} |`))).toEqual([])
  })

  test('has every parameter that the model reads by name', () => {
    const folder = new URL('../../../sim/model/', import.meta.url)
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const read = new Set(sources.flatMap((text) => [...text.matchAll(/\b(?:parameter|constant)\('([A-Z0-9]+)'\)/g)].map(([, id]) => id!)))
    const known = new Set<string>([...assumptionIds, ...preparedIds])
    expect([...read].filter((id) => !known.has(id))).toEqual([])
    expect(preparedIds.filter((id) => !read.has(id))).toEqual([])
  })

  test('says of every row of the parameter tables that no equation reads why not', () => {
    const read = new Set<string>([...assumptionIds, ...preparedIds])
    const unread = pack.parameters.map(({ id }) => id).filter((id) => !read.has(id))
    expect(unread.sort()).toEqual(Object.keys(unreadRows).sort())
  })

  test('names only files of the repository', () => {
    const documents = ['MODEL.md', 'DECISIONS.md', 'VALIDATION.md', 'CHANGELOG.md', 'STRESS-ABM.md', 'DATA-STATEMENT.md'].map((name) => [name, readFileSync(new URL(name, path), 'utf8')] as const)
    const named = documents.flatMap(([name, text]) => [...text.matchAll(/`((?:sim|test|scenarios)\/[\w./-]+)`/g)].map(([, file]) => [name, file!] as const))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(([, file]) => !existsSync(new URL(`../${file}`, path)))).toEqual([])
  })

  test('says which markers are missing', () => {
    expect(() => modelDocument('# Model\n<!-- schedule:begin -->\n<!-- schedule:end -->\n', pack)).toThrow(/stages:begin[\s\S]*parameters:begin/)
  })
})
