import { describe, expect, test } from 'vitest'
import { levers } from '../../../sim/model/levers/index.ts'
import { scenarioSchema } from '../../../sim/scenario/schema.ts'
import { pack } from './shipped.ts'

type Properties = Record<string, { properties: Record<string, unknown> }>

describe('the schema for editors', () => {
  test('is the one in scenarios/scenario.schema.json (write it anew with vitest --update)', async () => {
    await expect(`${JSON.stringify(scenarioSchema(pack), null, 2)}\n`).toMatchFileSnapshot('../../../scenarios/scenario.schema.json')
  })

  test('knows every setting of every lever, and nothing else', () => {
    const schema = scenarioSchema(pack) as { properties: { levers: { properties: Properties }; drivers: { properties: Properties } } }
    for (const lever of levers) {
      const { properties } = schema.properties[lever.kind === 'lever' ? 'levers' : 'drivers'].properties[lever.id] as unknown as {
        properties: object
      }
      const common = ['enabled', 'start', 'end', 'ramp_years', 'scope']
      expect(Object.keys(properties)).toEqual([...common, ...lever.settings.map((s) => s.id)])
    }
  })
})
