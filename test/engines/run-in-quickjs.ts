/**
 * Runs one bundle in two engines that share no code: V8, and QuickJS compiled to WebAssembly, which comes from npm and needs nothing of the
 * system. Neither gets anything but plain ECMAScript: no timers, no TextEncoder, no console. What runs here runs anywhere.
 *
 * A program is a module that exports `main(input)`, where input and result are JSON:
 *
 *     const code = await bundle('test/engines/numbers.ts')
 *     expect(await runInQuickJS(code, input)).toEqual(runInV8(code, input))
 */
import variant from '@jitl/quickjs-wasmfile-release-sync'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a program exports. */
export type Main = (input: never) => unknown

/**
 * Bundles a program and all it imports into one script that defines the global `program`.
 * @param entry path from the root of the repository
 */
export async function bundle(entry: string): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, minify: false, target: 'esnext', lib: { entry, formats: ['iife'], name: 'program' } },
  })
  const outputs = Array.isArray(output) ? output : [output]
  for (const result of outputs)
    if ('output' in result)
      for (const part of result.output) if (part.type === 'chunk' && part.isEntry) return part.code
  throw new Error(`${entry}: expected one script, got none. Check that it exports main.`)
}

const call = (input: unknown) => `JSON.stringify(program.main(${JSON.stringify(input) ?? 'undefined'}))`

/** The program's result in V8, in a context of its own. */
export function runInV8(code: string, input?: unknown): unknown {
  const context = createContext({})
  runInContext(code, context)
  return JSON.parse(runInContext(call(input), context) as string)
}

/**
 * The program's result in QuickJS, some forty times slower than in V8.
 * @throws Error with QuickJS's own message and stack when the program throws.
 */
export async function runInQuickJS(code: string, input?: unknown): Promise<unknown> {
  const engine = await newQuickJSWASMModuleFromVariant(variant)
  const context = engine.newContext()
  try {
    for (const [name, text] of [['bundle.js', code], ['call.js', call(input)]] as const) {
      const result = context.evalCode(text, name)
      if (result.error) {
        const error = context.dump(result.error) as { name?: string; message?: string; stack?: string }
        result.error.dispose()
        throw new Error(`QuickJS: ${error.name}: ${error.message}\n${error.stack ?? ''}`)
      }
      const value: unknown = context.dump(result.value)
      result.value.dispose()
      if (name === 'call.js') return JSON.parse(value as string)
    }
    return undefined
  } finally {
    context.dispose()
  }
}
