/**
 * The command line as its package has it, built once for all tests that start it: a program that needs no translation is up in half the time, and so is each of
 * its workers. That the checkout runs too is seen in `test/unit/toolkit/examples.test.ts`.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const root = fileURLToPath(new URL('../../..', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the built command line. */
    commandLine: string
  }
}

/** Builds it and tells the tests where; what is returned takes it away. */
export default function build(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'laegeveje-built-'))
  const commandLine = join(folder, 'sim', 'cli', 'laegeveje.mjs')
  mkdirSync(join(folder, 'sim', 'cli'), { recursive: true })
  copyFileSync(join(root, 'sim', 'cli', 'laegeveje.mjs'), commandLine)
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
  for (const name of ['scenarios', 'node_modules']) symlinkSync(join(root, name), join(folder, name), 'junction')
  execFileSync(process.execPath, ['--import', 'tsx', join(root, 'sim', 'toolkit', 'build.mts'), join(folder, 'lib')], { cwd: root, stdio: 'inherit' })
  project.provide('commandLine', commandLine)
  return () => rmSync(folder, { recursive: true, force: true })
}
