import { beforeEach, describe, expect, test } from 'vitest'
import { allLevers, primaryOf } from '../../../web/state/catalogue.ts'
import { withPrice } from '../../../web/state/cost.ts'
import { documentOf } from '../../../web/state/documents.ts'
import { canRedo, canUndo, change, choose, hold, redo, release, resetAll, undo } from '../../../web/state/history.ts'
import { isBeyondEvidence, isOn, scopeOfDraft, statedPriceOf, valueOfSetting, withScope, withSetting, withShare, wordOf } from '../../../web/state/lever-values.ts'
import { defaultDefinition, definition, draft, emptyDraft, mapMode, mapYear } from '../../../web/state/store.ts'
import { currentHash, decode, encode } from '../../../web/state/url.ts'

const lever = allLevers.find(({ id }) => id === 'hu-dimensioning-gp')!
const setting = primaryOf(lever)

beforeEach(() => {
  draft.value = emptyDraft
  definition.value = defaultDefinition
})

describe('a lever and the draft', () => {
  test('a lever moved is on, and moved back to today it is off', () => {
    const moved = withSetting(emptyDraft, lever, setting, 20)
    expect(isOn(moved, lever)).toBe(true)
    expect(valueOfSetting(moved, lever, setting)).toBe(20)
    expect(withSetting(moved, lever, setting, setting.statusQuo)).toEqual(emptyDraft)
  })

  test('a setting touched in the drawer leaves the slider where it was', () => {
    const extra = lever.settings.find(({ id }) => id === 'tracks_delta_posts')!
    const moved = withSetting(emptyDraft, lever, extra, 30)
    expect(valueOfSetting(moved, lever, setting)).toBe(setting.statusQuo)
  })
})

describe('the track of a lever', () => {
  const posts = primaryOf(allLevers.find(({ id }) => id === 'hu-dimensioning-gp')!)
  test('has a word for how much it is', () => {
    const { low, middle, high, veryHigh } = posts.labels!
    expect([0, -10, low, middle, high, veryHigh, posts.max!].map((value) => wordOf(posts, value))).toEqual(['unchanged', 'below', 'low', 'middle', 'high', 'veryHigh', 'veryHigh'])
  })
  test('says where research does not reach', () => {
    const age = primaryOf(allLevers.find(({ id }) => id === 'retirement-age')!)
    const [from, to] = age.evidence!
    expect([Number(age.statusQuo), from, to, to + 1, from - 1].map((value) => isBeyondEvidence(age, value))).toEqual([false, false, false, true, true])
    expect(isBeyondEvidence(posts, 75)).toBe(posts.evidence !== undefined && posts.evidence[1] < 75)
  })
})

describe('history', () => {
  test('a drag is one step, and undoing it can be undone', () => {
    hold()
    for (const value of [1, 2, 3]) change(withSetting(draft.value, lever, setting, value))
    release()
    expect(canUndo.value).toBe(true)
    undo()
    expect(draft.value).toEqual(emptyDraft)
    expect(canRedo.value).toBe(true)
    redo()
    expect(valueOfSetting(draft.value, lever, setting)).toBe(3)
  })
})

describe('links', () => {
  test('carry the small figures, the streams’ mode and single simulations, and drop what has another shape', async () => {
    const shared = { strip: ['vacancies', 'age-pyramid', 'hu-posts', 'coverage'], flow: 'total', members: true } as const
    expect(await decode(await encode(shared))).toMatchObject({ ok: true, shared })
    const odd = await decode(await encode({ strip: ['vacancies', 7], flow: 'sideways', members: 1, life: { step: '<img>' } } as never))
    expect(odd.ok && [odd.shared.strip, odd.shared.flow, odd.shared.members, odd.shared.life?.step]).toEqual([undefined, undefined, undefined, undefined])
  })
  test('what is shared is read back the same, and nothing shared is no hash', async () => {
    expect(await currentHash()).toBe('')
    draft.value = withSetting(emptyDraft, lever, setting, 25)
    definition.value = { who: 'owners', unit: 'fte', trainees: 'with' }
    const read = await decode(await currentHash())
    expect(read).toMatchObject({ ok: true, shared: { draft: draft.value, definition: definition.value } })
  })

  test('a newer link is told from a broken one', async () => {
    expect(await decode('#v2.AAAA')).toEqual({ ok: false, why: 'newer' })
    expect(await decode('#v1.%%%')).toEqual({ ok: false, why: 'link' })
    expect(await decode('#v1.AAAA')).toEqual({ ok: false, why: 'link' })
  })

  test('a small link that unpacks to something enormous is refused', async () => {
    const huge = await encode({ draft: { levers: { a: { b: 'x'.repeat(400_000) } }, assumptions: {} } })
    expect(await decode(huge)).toEqual({ ok: false, why: 'link' })
  })
})

describe('shares of a whole', () => {
  test('the others give way and the sum stays one', () => {
    const next = withShare({ a: 0.5, b: 0.3, c: 0.2 }, ['a', 'b', 'c'], 'a', 0.75)
    expect(next).toEqual({ a: 0.75, b: 0.15, c: 0.1 })
    expect(withShare({ a: 1, b: 0, c: 0 }, ['a', 'b', 'c'], 'a', 0.5)).toEqual({ a: 0.5, b: 0.25, c: 0.25 })
  })
})

describe('scope', () => {
  const scoped = allLevers.find(({ scoped: may }) => may)!

  test('is part of the use of a lever that is on, and gone when it is everywhere again', () => {
    const on = withSetting(emptyDraft, scoped, primaryOf(scoped), primaryOf(scoped).on)
    const limited = withScope(on, scoped, { regions: ['nordjylland'] })
    expect(scopeOfDraft(limited, scoped)).toEqual({ regions: ['nordjylland'] })
    expect(withScope(limited, scoped, undefined)).toEqual(on)
    expect(withScope(emptyDraft, scoped, { flag: 'threatened' })).toEqual(emptyDraft)
  })

  test('from a link is taken only in its shape', () => {
    expect(scopeOfDraft({ levers: { [scoped.id]: { scope: { places: [1, 2], flag: 7, regions: 'x' } } }, assumptions: {} }, scoped)).toEqual({})
  })
})

describe('history of every choice', () => {
  test('undo takes back a choice of figure or map as well', () => {
    choose({ mapMode: 'difference' })
    choose({ mapYear: 2040 })
    undo()
    expect([mapYear.value, mapMode.value]).toEqual([2035, 'difference'])
    undo()
    expect(mapMode.value).toBe('level')
  })
})

describe('prices', () => {
  const lever = allLevers.find(({ id }) => id === 'premises-support')!

  test('are filled and emptied, and belong to the scenario that is saved and shared', async () => {
    const filled = withPrice(emptyDraft, lever.id, 500_000)
    expect(filled.prices).toEqual({ [lever.id]: 500_000 })
    expect(documentOf(filled)).toMatchObject({ prices: { [lever.id]: 500_000 } })
    const read = await decode(await encode({ draft: filled }))
    expect(read.ok && read.shared.draft?.prices).toEqual({ [lever.id]: 500_000 })
    expect(withPrice(filled, lever.id, undefined)).toEqual(emptyDraft)
    expect(documentOf(emptyDraft)).not.toHaveProperty('prices')
  })

  test('are empty where nobody has given one, and follow the settings where they are the price', () => {
    const pay = allLevers.find(({ id }) => id === 'pay-premium')!
    expect(statedPriceOf(lever, emptyDraft)).toBeUndefined()
    expect(statedPriceOf(pay, { ...emptyDraft, levers: { 'pay-premium': { supplement_dkk: 80_000, one_off_dkk: 100_000 } } })).toBe(100_000)
    expect(statedPriceOf(allLevers.find(({ id }) => id === 'emergency-cover-clinic')!, emptyDraft)).toBe(1621)
  })

  test('stay when levers are put back', () => {
    draft.value = withPrice({ ...emptyDraft, levers: { [lever.id]: {} } }, lever.id, 5)
    resetAll()
    expect(draft.value).toEqual({ ...emptyDraft, prices: { [lever.id]: 5 } })
  })
})
