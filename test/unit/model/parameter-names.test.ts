import { expect, test } from 'vitest'
import { danishNames, danishUnits } from '../../../sim/model/parameter-names.ts'
import { assumptionsOf } from '../../../sim/model/parameters.ts'
import { pack } from '../../property/model/laboratory.ts'

test('every assumption has a Danish name of its own and a unit that is known in Danish', () => {
  const rows = assumptionsOf(pack)
  expect(rows.filter(({ unit }) => !danishUnits[unit]).map(({ id, unit }) => [id, unit])).toEqual([])
  expect(rows.filter(({ id, text }) => text.da.length < 8 || text.da === text.en || danishNames[id as keyof typeof danishNames] !== text.da)).toEqual([])
  expect(new Set(rows.map(({ text }) => text.da)).size).toBe(rows.length)
})
