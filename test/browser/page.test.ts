/** The built page as a reader meets it: moved by keyboard, in both languages, both colours, on a small screen and without a net. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { compileScenario, createLibrary, createModel, digestOfFloats, loadPack, parseScenario, prefixDigest } from '../../sim/index.ts'
import { documentOf } from '../../web/state/documents.ts'
import type { Draft } from '../../web/state/store.ts'
import { useVisitor, violations } from './visitor.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Few replicates, so that a run settles while a test waits. */
const replicates = 4
const draft: Draft = { levers: {}, assumptions: {}, replicates }

const { visit, address } = useVisitor({ draft })

const headline = (page: Page) => page.locator('.headline').innerText()
const settled = (page: Page) => page.locator('.chip[data-settled="true"]').waitFor({ timeout: 60_000 })
const median = (page: Page) => page.locator('.trajectory .plot .median').getAttribute('d')
const mapValues = (page: Page) => page.locator('.municipality-map .areas path').evaluateAll((paths) => paths.map((path) => path.getAttribute('data-value')).join())

describe('a lever moved by keyboard', () => {
  test('changes headline, curve and map, and undo takes it back', async () => {
    const page = await visit()
    await settled(page)
    const before = { headline: await headline(page), median: await median(page), map: await mapValues(page) }
    const slider = page.locator('[data-lever="hu-dimensioning-gp"] input[type=range]')
    await slider.focus()
    for (let i = 0; i < 40; i++) await page.keyboard.press('ArrowRight')
    expect(await slider.getAttribute('aria-valuetext')).toContain('40')
    await page.locator('.chip[data-settled="false"]').waitFor()
    await settled(page)
    expect(await headline(page)).toContain('Med disse valg')
    expect(await headline(page)).not.toBe(before.headline)
    expect(await median(page)).not.toBe(before.median)
    expect(await mapValues(page)).not.toBe(before.map)
    expect(await page.locator('.trajectory .brackets text').first().textContent()).toContain('2030')
    // The change shown again: before and after.
    await page.getByRole('button', { name: 'Gentag' }).click()
    await expect.poll(() => headline(page)).toContain('Uden nye tiltag')
    await expect.poll(() => headline(page)).toContain('Med disse valg')
    // A draft survives, without its address.
    await expect.poll(() => page.evaluate(() => localStorage.getItem('laegeveje')?.includes('#v1.'))).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(() => headline(page)).toContain('Uden nye tiltag')
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => headline(page)).toContain('Med disse valg')
    await page.waitForTimeout(600)
    await page.goto(address())
    await expect.poll(() => headline(page)).toContain('Med disse valg')
  })

  test('shows the baseline while B is held', async () => {
    const page = await visit({}, { draft: { ...draft, levers: { 'hu-dimensioning-gp': { tracks_delta_pct: 40 } } } })
    await settled(page)
    await page.locator('#levers').focus()
    await page.keyboard.down('b')
    await expect.poll(() => headline(page)).toContain('Uden nye tiltag')
    await page.keyboard.up('b')
    await expect.poll(() => headline(page)).toContain('Med disse valg')
  })
})

describe('the same numbers as in a terminal', () => {
  test('for the baseline and for a scenario from a link', async () => {
    for (const levers of [{}, { 'hu-dimensioning-gp': { tracks_delta_pct: 20 } }]) {
      const chosen: Draft = { ...draft, levers: levers as Draft['levers'] }
      const page = await visit({}, { draft: chosen })
      await page.locator('[data-digest]:not([data-digest=""])').waitFor({ state: 'attached', timeout: 60_000 })
      expect(await page.locator('[data-digest]').getAttribute('data-digest')).toBe(digestInNode(chosen))
      await page.context().close()
    }
  })
})

function digestInNode(chosen: Draft): string {
  const files = (folder: string) => Object.fromEntries(readdirSync(root + folder).filter((name) => /\.(csv|json)$/.test(name)).map((name) => [name, readFileSync(`${root}${folder}/${name}`, 'utf8')]))
  const pack = loadPack(files('scenarios/data'))
  const parsed = parseScenario(documentOf(chosen), createLibrary(files('scenarios')), { pack })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  const model = createModel(compileScenario(parsed.scenario, pack))
  return prefixDigest(Array.from({ length: replicates }, (_, i) => digestOfFloats(model.run(i)))).digest
}

describe('choices', () => {
  test('who counts changes the headline, the curve and the map at once', async () => {
    const page = await visit()
    const before = { headline: await headline(page), curve: await page.locator('.trajectory .plot .baseline').getAttribute('d'), map: await mapValues(page) }
    await page.getByLabel('Ejere', { exact: true }).check()
    await expect.poll(() => headline(page)).not.toBe(before.headline)
    expect(await page.locator('.trajectory .plot .baseline').getAttribute('d')).not.toBe(before.curve)
    expect(await mapValues(page)).not.toBe(before.map)
    await page.getByLabel('Fuldtid').check()
    await expect.poll(() => headline(page)).toContain('fuldtidsstillinger')
  })

  test('English is English to the language of the document', async () => {
    const page = await visit()
    await page.locator('.language').click()
    expect(await headline(page)).toContain('doctors in general practice')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    expect(await page.locator('#levers-heading').innerText()).toBe('Levers')
  })

  test('a figure is one tab stop, read by arrows, with a table behind T', async () => {
    const page = await visit()
    await page.locator('.trajectory .chart-focus').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.trajectory .readout').innerText()).toContain('december 2044')
    await page.keyboard.press('t')
    await page.locator('.trajectory table').waitFor()
    expect(await page.locator('.trajectory tbody tr').count()).toBe(21)
    const map = page.locator('.municipality-map .chart-focus')
    await map.focus()
    await page.keyboard.press('End')
    expect(await page.locator('.municipality-map .readout').innerText()).toContain('Aarhus')
    await page.keyboard.press('Enter')
    expect(await page.locator('.municipality-map .pin path').count()).toBe(1)
  })

  test('a broken link says so and shows the baseline', async () => {
    const page = await visit()
    await page.goto(`${address()}#v9.abc`)
    await page.reload()
    expect(await page.locator('.notice').first().innerText()).toContain('nyere udgave')
    expect(await headline(page)).toContain('Uden nye tiltag')
  })
})

describe('for everybody', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing, ${colorScheme}`, async () => {
      const page = await visit({ colorScheme }, { draft: { ...draft, levers: { 'hu-dimensioning-gp': { tracks_delta_pct: 20 } } } })
      await page.locator('[data-lever="hu-dimensioning-gp"] summary').click()
      await settled(page)
      expect(await violations(page)).toEqual([])
    })

  test('a page of 390 pixels scrolls down only, and the answer stays in sight over the levers', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.locator('[aria-controls=levers-workload-and-staff]').click()
    await page.locator('[data-lever="practice-staff"]').scrollIntoViewIfNeeded()
    const strip = await page.locator('.strip').boundingBox()
    expect(strip!.y).toBeGreaterThanOrEqual(0)
    expect(strip!.y).toBeLessThan(10)
    const small = await page.locator('.stepper').first().boundingBox()
    expect(Math.min(small!.width, small!.height)).toBeGreaterThanOrEqual(44)
  })

  test('works without a net once loaded', async () => {
    const page = await visit()
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await expect.poll(() => page.evaluate(() => caches.keys().then(async (keys) => (await Promise.all(keys.map(async (key) => (await (await caches.open(key)).keys()).length))).reduce((a, b) => a + b, 0))), { timeout: 30_000 }).toBeGreaterThan(4)
    await page.context().setOffline(true)
    await page.reload()
    await page.locator('.headline').waitFor()
    await settled(page)
    expect(await headline(page)).toContain('2035')
    // Pages that were never shown come out of the store as well.
    await page.locator('.masthead .pages a').last().click()
    await page.locator('.memo').waitFor()
  })
})
