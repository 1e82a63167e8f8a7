import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

describe('the front door', () => {
  test('the first commands of the README are the two a newcomer needs', () => {
    const block = /```sh\n([\s\S]*?)```/.exec(read('README.md'))![1]!
    const lines = block.split('\n').map((line) => line.replace(/\s*#.*/, '')).filter(Boolean)
    expect(lines).toEqual(['npm ci && npm start', 'npm ci && npm test'])
  })

  test('every npm script that a document names exists', () => {
    const named = ['README.md', 'test/README.md'].flatMap((path) => [...read(path).matchAll(/npm run (?:--?[\w-]+ )*([\w:-]+)/g)].map(([, script]) => script!))
    expect(named.filter((script) => !manifest.scripts[script])).toEqual([])
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(['start', 'test', 'bench']))
  })

  test('every part of the test command that a document names exists', () => {
    const parts = [...read('test/README.md').matchAll(/^\| ([a-z]+) \|/gm)].map(([, part]) => part!)
    expect(parts.length).toBeGreaterThan(8)
    expect(parts.filter((part) => !new RegExp(`'${part}'`).test(read('test/run-all.mjs')))).toEqual([])
  })

  test('continuous integration runs what the README says, strictly', () => {
    expect(read('.ci/run')).toMatch(/^#!\/usr\/bin\/env bash\n/)
    expect(read('.ci/run')).toContain('set -euo pipefail')
    expect(read('.ci/run')).toMatch(/npm ci[\s\S]*npm test/)
    expect(statSync(new URL('../../../.ci/run', import.meta.url)).mode & 0o111).toBe(0o111)
  })
})

describe('packages', () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies }

  test('every version is pinned exactly', () => {
    expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('the lock file names no registry but the reader’s own, and every package has its hash', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }> }
    const packages = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.link)
    expect(packages.filter(([, entry]) => entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/')).map(([path]) => path)).toEqual([])
    expect(packages.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([])
  })

  test('the lock file holds every optional binary that its packages offer, so that it installs on other platforms', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
    const paths = Object.keys(lock.packages)
    const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter((name) => !paths.some((p) => p === `node_modules/${name}` || p.endsWith(`/node_modules/${name}`))).map((name) => `${path} -> ${name}`),
    )
    expect(missing).toEqual([])
  })
})
