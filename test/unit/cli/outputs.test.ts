import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { row, writeOutputs } from '../../../sim/cli/export.ts'
import { interruptible } from '../../../sim/cli/interrupt.ts'
import { simulate, tellMissing } from '../../../sim/cli/simulate.ts'
import type { Terminal } from '../../../sim/cli/terminal.ts'
import { createNodePool } from '../../../sim/run/node-pool.ts'
import { writeFileSafely } from '../../../sim/run/node-files.ts'
import { echoRunner, echoTask } from '../run/echo-task.ts'

let folder: string
let notes: string[]
const terminal: Terminal = { out: () => {}, note: (text) => notes.push(text), progress: () => {}, watched: false, seconds: () => 0 }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outputs-'))
  notes = []
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a file appears whole or not at all', async () => {
  const path = join(folder, 'a', 'b.csv')
  await writeFileSafely(path, ['one\n', 'two\n'])
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
  const broken = function* (): Iterable<string> {
    yield 'three\n'
    throw new Error('broke off')
  }
  await expect(writeFileSafely(path, broken())).rejects.toThrow('broke off')
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n')
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.csv'])
})

test('what a folder will not take is kept elsewhere, and said', async () => {
  writeFileSync(join(folder, 'file'), '')
  const kept = await writeOutputs(join(folder, 'file'), [{ name: 'results.csv', pieces: () => 'a,b\n' }], terminal)
  expect(kept).toBe(false)
  expect(notes[0]).toMatch(/^--out: expected room to write results\.csv in .*, got a file where a folder should be\./)
  const rescue = /^Kept results\.csv in (.*) instead\.$/.exec(notes[1]!)![1]!
  expect(readFileSync(join(rescue, 'results.csv'), 'utf8')).toBe('a,b\n')
  rmSync(rescue, { recursive: true })
})

test('cells with commas, quotes and line breaks are quoted', () => {
  expect(row(['a', 'b,c', 'd"e', 'f\ng'])).toBe('a,"b,c","d""e","f\ng"\n')
})

test('failed replicates end in exit code 1 and are named, the first five of them', async () => {
  const task = echoTask({ throws: [1, 2, 3, 4, 5, 6, 7] })
  const simulated = await simulate([{ compiled: task }], 2, terminal, (workers) => createNodePool(workers, { runner: echoRunner }))
  expect(simulated.code).toBe(1)
  expect(simulated.results[0]!.finished).toBe(5)
  tellMissing([{ id: 'echo', compiled: task }], simulated, terminal)
  expect(notes).toHaveLength(6)
  expect(notes[0]).toBe('echo: replicate 1 failed (run): echo: replicate 1 throws.')
  expect(notes[5]).toBe('echo: 2 more replicates failed; the manifest lists them.')
})

test('the first Ctrl-C asks to stop, the second ends the process at once', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never)
  const { signal, release } = interruptible(terminal)
  try {
    process.emit('SIGINT')
    expect([signal.aborted, exit.mock.calls.length]).toEqual([true, 0])
    process.emit('SIGINT')
    expect(exit.mock.calls).toEqual([[130]])
    expect(notes).toEqual(['Stopping: what is finished is kept. Press Ctrl-C again to end at once.'])
  } finally {
    release()
    exit.mockRestore()
  }
})
