import { describe, expect, test } from 'vitest'
import { codeOnly, exportsOf, importsOf, withoutComments } from './source-text.ts'

describe('reading source as text', () => {
  test('comments and the insides of strings, templates and regular expressions are not code', () => {
    const code = codeOnly("a = 'Math.exp' // Math.exp\nb = `x ${Math.log(c ? `${d}` : '}')} Math.exp` /* Math.exp\n */ + c / 2 / /Math.exp[/]/.e")
    expect(code).not.toContain('Math.exp')
    expect(code).toContain('Math.log(c')
    expect(code).toContain('c / 2 / /')
    expect(code.split('\n')).toHaveLength(3)
  })

  test('strings survive where only comments are removed, also when they look like comments', () => {
    expect(withoutComments("fetch('https://x') // y")).toBe("fetch('https://x')     ")
  })

  test('every form of import is seen, and types are told from values', () => {
    const text = `import type { A } from './a.ts'
import { type B, type C } from './b.ts'
import d, { type E } from './d.ts'
import {
  f,
  g,
} from "./f.ts"
import './side.ts'
export * from './h.ts'
export type { I } from './i.ts'
const w = new Worker(new URL('./w.ts', import.meta.url), { type: 'module' })
const later = await import('./later.ts')
type T = typeof import('./t.ts')
// import { no } from './no.ts'
export const k = 'from'; export const text = { from: 'elsewhere' }`
    expect(importsOf(text).map(({ from, typeOnly }) => `${typeOnly ? 'type ' : ''}${from}`).sort()).toEqual(
      ['type ./a.ts', 'type ./b.ts', './d.ts', './f.ts', './side.ts', './h.ts', 'type ./i.ts', './w.ts', './later.ts', 'type ./t.ts'].sort(),
    )
    expect(importsOf(text).find((i) => i.from === './f.ts')?.line).toBe(4)
  })

  test('an export without a comment right before it is seen', () => {
    const text = '/** Yes. */\nexport const a = 1\n\n/** No: not right before. */\nconst x = 1\nexport function b() {}\nexport type C = 1\n'
    expect(exportsOf(text).map((e) => `${e.name} ${e.documented}`)).toEqual(['a true', 'b false', 'C false'])
  })
})
