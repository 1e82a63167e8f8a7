import { beforeEach, describe, expect, test } from 'vitest'
import { allLevers, primaryOf } from '../../../web/state/catalogue.ts'
import { canRedo, canUndo, change, hold, redo, release, undo } from '../../../web/state/history.ts'
import { isOn, valueOfSetting, withSetting } from '../../../web/state/lever-values.ts'
import { defaultDefinition, definition, draft, emptyDraft } from '../../../web/state/store.ts'
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
