import { expect, test } from 'vitest'
import { extendModel, extensionsInUse } from '../../../sim/model/extensions.ts'
import type { Extension } from '../../../sim/model/extensions.ts'
import type { LeverDefinition } from '../../../sim/model/definitions.ts'
import { indicatorById, indicators } from '../../../sim/model/indicators/index.ts'
import { leverById, levers } from '../../../sim/model/levers/index.ts'
import { loadExtensions } from '../../../sim/run/extensions.ts'
import { openToolkit } from '../../../sim/toolkit/node.ts'

test('everything that is wrong with an extension is said at once, and then nothing is added', () => {
  const before = [levers.length, indicators.length]
  const wrong = {
    id: 'Mine', version: '',
    levers: [{ ...levers[0]!, primary: 'weather' }],
    indicators: [{ ...indicators[0]!, id: 'mine', measures: [{ ...indicators[0]!.measures[0]!, numerator: ['clouds'] }], measure: {} }],
  } as Extension
  expect(() => extendModel(wrong)).toThrow(/id: expected lower-case words.*version: expected some text.*expected a name that is free.*primary: expected.*expected how owners is measured by nation.*got clouds/s)
  expect([levers.length, indicators.length]).toEqual(before)
  expect(extensionsInUse()).toEqual([])
})

test('a lever from outside leaves fingerprints alone until it is used; an indicator is part of every one, and of the record', async () => {
  const kit = await openToolkit({ workers: 1 })
  const plain = kit.compile('baseline', { to: '2026-12' })
  const lever: LeverDefinition = { ...leverById('study-intake-total')!, id: 'mine', modifiers: (use, context) => leverById('study-intake-total')!.modifiers(use, context) }
  extendModel({ id: 'levers-only', version: '1', levers: [lever] })
  expect(kit.compile('baseline', { to: '2026-12' }).fingerprint).toBe(plain.fingerprint)
  expect(kit.compile({ id: 'x', extends: 'baseline', levers: { mine: {} } }, { to: '2026-12' }).fingerprint).not.toBe(plain.fingerprint)
  await kit.run({ id: 'x', extends: 'baseline', levers: { mine: {} } }, { to: '2026-12', replicates: 1 })

  await expect(loadExtensions([{ id: 'unheard', version: '1', records: true }])).rejects.toThrow('extension unheard: expected the address of its module')
  const own = await openToolkit({ workers: 1, extensions: [new URL('../../../sim/examples/own-indicator.ts', import.meta.url)] })
  const extended = own.compile('baseline', { to: '2026-12' })
  expect(extended.fingerprint).not.toBe(plain.fingerprint)
  expect(extended.layout.size).toBe(plain.layout.size + 2)
  expect(indicatorById('few-owners')).toBeDefined()
  const ensemble = await own.run('baseline', { to: '2026-12', replicates: 2 })
  const few = ensemble.values('few-owners', 2026)
  expect(few.length).toBe(2)
  // Counted otherwise: places with fewer than four owners by the record of owners.
  const counted = ensemble.buffers.map((buffer, replicate) => {
    const owners = own.pack.places.map(({ code }) => ensemble.values(`gp-doctors/owners-persons-without@place:${code}`, 2026)[replicate]!)
    return buffer && owners.filter((value) => value < 4).length
  })
  expect(few).toEqual(counted)
  expect(() => extendModel({ id: 'few-owners', version: '2', indicators: [] })).toThrow('expected version 1, which is in use, got 2')
  kit.close()
  own.close()
}, 60_000)
