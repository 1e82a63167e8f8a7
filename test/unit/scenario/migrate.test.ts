import { describe, expect, test } from 'vitest'
import { migrate, migrations } from '../../../sim/scenario/migrate.ts'
import { Problems } from '../../../sim/scenario/problems.ts'
import { currentFormat } from '../../../sim/scenario/types.ts'

describe('migrating', () => {
  test('there is a step from every older format', () => {
    expect(Object.keys(migrations).map(Number)).toEqual(Array.from({ length: currentFormat - 1 }, (_, i) => i + 1))
  })

  test('steps are taken one after the other, and leave the document they were given alone', () => {
    const steps = {
      1: (d: object) => ({ ...d, seed: `${(d as { seed: string }).seed}+` }),
      2: (d: object) => ({ ...d, seed: `${(d as { seed: string }).seed}!` }),
    }
    const old = Object.freeze({ format: 1, seed: 'a' })
    expect(migrate(old, new Problems('x'), steps, 3)).toEqual({ format: 3, seed: 'a+!' })
    expect(migrate({ format: 2, seed: 'a' }, new Problems('x'), steps, 3)).toEqual({ format: 3, seed: 'a!' })
  })

  test('a document of the current format is left as it is', () => {
    const document = { format: currentFormat }
    expect(migrate(document, new Problems('x'))).toBe(document)
  })

  test('formats that are no positive whole number are refused', () => {
    for (const format of [0, -1, 1.5, '1', null, true]) {
      const problems = new Problems('x')
      expect(migrate({ format }, problems)).toBeUndefined()
      expect(problems.list[0]!.path).toBe('format')
    }
  })
})
