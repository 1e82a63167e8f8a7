import { defineConfig } from 'vitest/config'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** One project for each kind of test, named after its folder. `node test/run-all.mjs` runs them in this order. */
const project = (name: string, include: string[], more: object = {}) => ({ extends: true as const, test: { name, include, ...more } })

export default defineConfig({
  root,
  test: {
    environment: 'node',
    // Two cores: two files at a time, each in its own process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      project('architecture', ['test/architecture.test.ts']),
      project('unit', ['test/unit/**/*.test.{ts,tsx}'], { globalSetup: 'test/unit/cli/built.ts' }),
      project('property', ['test/property/**/*.test.ts']),
      project('golden', ['test/golden/**/*.test.ts']),
      project('checks', ['test/checks/**/*.test.ts']),
      project('visual', ['test/visual/**/*.test.{ts,tsx}']),
      project('engines', ['test/engines/**/*.test.ts']),
      // Several processes each, with clocks that run: one file at a time.
      project('scale', ['test/scale/**/*.test.ts'], { fileParallelism: false, testTimeout: 180_000 }),
      project('browser', ['test/browser/**/*.test.ts'], { globalSetup: 'test/unit/cli/built.ts', fileParallelism: false, testTimeout: 120_000, expect: { poll: { timeout: 15_000 } } }),
    ],
  },
})
