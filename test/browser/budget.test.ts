/** What a first visit costs, read off the built page: the shell (code, words, styles) without definitions, map and data. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = `${fileURLToPath(new URL('../..', import.meta.url))}/dist/`
const zipped = (name: string) => gzipSync(readFileSync(dist + name), { level: 9 }).length / 1000
/** Everything the document names or its entry imports at once. */
const html = existsSync(`${dist}index.html`) ? readFileSync(`${dist}index.html`, 'utf8') : ''
const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, name]) => name!)
const isDefinition = (name: string) => name.includes('/definitions')
const shell = named.filter((name) => /\.(js|css)$/.test(name) && !isDefinition(name))

test('the shell is at most 150 kB compressed, without definitions, map and data', () => {
  expect(shell.length).toBeGreaterThan(1)
  expect(shell.reduce((sum, name) => sum + zipped(name), 0)).toBeLessThan(150)
})

test('results and outlines of the first paint are asked for with the document', () => {
  expect(named.filter((name) => /baseline|municipalities/.test(name))).toHaveLength(2)
})

test('the model itself is only in what is loaded after the first paint', () => {
  const first = named.filter((name) => name.endsWith('.js')).map((name) => readFileSync(dist + name, 'utf8'))
  // A sentence of the data's loader, and one of the tracing of lives: neither is needed to paint.
  expect(first.filter((code) => code.includes('expected a header row') || code.includes('expected somebody of whom'))).toEqual([])
  expect(readdirSync(`${dist}assets`).some((name) => name.startsWith('engine-'))).toBe(true)
})
