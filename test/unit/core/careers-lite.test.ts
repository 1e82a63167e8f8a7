import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { careersLiteInC } from '../../bench/c-reference.ts'
import { runCareersLite } from '../../bench/careers-lite.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

describe('careers-lite', () => {
  it('prints the known checksum for 45,000 agents, again and again', () => {
    for (let i = 0; i < 3; i++) expect(runCareersLite(45_000)).toEqual({ checksum: 1449362747, counts: [9000, 1536, 357, 810, 5238, 38430, 21555, 5574] })
  })

  it('prints the known checksum for 450,000 agents', () => {
    expect(runCareersLite(450_000).checksum).toBe(3038034264)
  })

  it('agrees with the same model in C for any number of agents', (context) => {
    for (const agents of [1, 2, 359, 1000, 12_345]) {
      const inC = careersLiteInC(agents, 1)
      if (!inC) return context.skip('gcc not found')
      expect(runCareersLite(agents).checksum).toBe(inC.checksum)
    }
  })

  it('is printed by the bench command as one line of JSON', () => {
    const bench = (...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'test/bench/main.ts', ...args], { cwd: root, encoding: 'utf8' })
    const { stdout, status } = bench('careers-lite', '--agents', '1000', '--json')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^\{"agents":1000,"checksum":2121997220,"ms":[\d.]+\}\n$/)
    for (const agents of ['0', 'many']) expect(bench('careers-lite', `--agents=${agents}`, '--json')).toMatchObject({ status: 2, stdout: '' })
    expect(bench('nothing').stderr).toContain('expected a benchmark among careers-lite')
  })
})
