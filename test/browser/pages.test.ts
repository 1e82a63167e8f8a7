/** The pages beside the overview, and what goes in and out of the page: links, files, paper. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { decode } from '../../web/state/url.ts'
import type { Draft } from '../../web/state/store.ts'
import { pagesOf, textOf } from './pdf-text.ts'
import { useVisitor, violations } from './visitor.ts'

const replicates = 4
const moved: Draft = { levers: { 'hu-dimensioning-gp': { tracks_delta_pct: 40 } }, assumptions: {}, replicates }
const premium: Draft = { levers: { 'pay-premium': { scope: { flag: 'threatened' } } }, assumptions: {}, replicates }
const compared = [
  { name: 'Flere uddannes', draft: moved },
  { name: 'Tillæg', draft: premium },
]
const { visit, address } = useVisitor({ draft: moved })

const settled = (page: Page) => page.locator('.chip[data-settled="true"]').first().waitFor({ timeout: 60_000 })
const goTo = async (page: Page, name: string) => page.locator('.masthead .pages').getByText(name, { exact: true }).click()
/** What tells that a page is all there. */
const signs = { compare: '[data-testid=comparison][data-settled=true]', life: '.life .canvas svg path', about: '.about tbody tr:nth-child(20)', memo: '.memo .still.trajectory path' }
const ready = [['Sammenlign', signs.compare], ['Livsforløb', signs.life], ['Om modellen', signs.about], ['Notat', signs.memo]] as const

describe('every page', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`is clean to axe and no wider than 320 pixels, ${colorScheme}`, async () => {
      const page = await visit({ colorScheme, viewport: { width: 320, height: 800 } }, { draft: moved, compared })
      for (const [name, sign] of ready) {
        await goTo(page, name)
        await page.locator(sign).first().waitFor({ timeout: 60_000, state: 'attached' })
        expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, 320])
        if (colorScheme === 'light') await page.setViewportSize({ width: 1200, height: 800 })
        expect([name, await violations(page)]).toEqual([name, []])
        await page.setViewportSize({ width: 320, height: 800 })
      }
    })

  test('is reached by keyboard, tells where one is, and back leads back with the choices kept', async () => {
    const page = await visit()
    await page.locator('.masthead .pages a').nth(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.compare').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-heading')
    expect(await page.locator('.masthead a[aria-current=page]').innerText()).toBe('Sammenlign')
    await page.goBack()
    await expect.poll(() => page.locator('.headline').innerText()).toContain('Med disse valg')
  })
})

describe('the validation report', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`is reached from the page on the model, has the worst first, and is clean to axe, ${colorScheme}`, async () => {
      const page = await visit({ colorScheme, viewport: { width: 320, height: 800 } }, { page: 'about' })
      const groups = page.locator('[data-testid=checked] details')
      await expect.poll(() => groups.count()).toBe(6)
      await groups.last().locator('summary').click()
      expect(await groups.last().innerText()).toMatch(/T-01 .*\n/)
      await page.locator('[data-testid=to-report]').click()
      await page.locator('.report .r-front svg').first().waitFor()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-heading')
      expect(await page.locator('.report .r-front h2').first().innerText()).toBe('Den værste prøve på fortiden')
      expect(await page.locator('.report .r-chapter').count()).toBe(8)
      expect(await page.locator('.report svg .r-hatched').count()).toBeGreaterThan(5)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      if (colorScheme === 'light') await page.setViewportSize({ width: 1200, height: 800 })
      expect(await violations(page)).toEqual([])
      await page.goBack()
      await page.locator('.about').waitFor()
    })

  test('is read in both languages, and without a net', async () => {
    const page = await visit()
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    // What is kept is kept all at once: the last file is there when the report is.
    await expect.poll(() => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (key) => (await (await caches.open(key)).keys()).map(({ url }) => url)))).flat().filter((url) => url.includes('validation-')).length), { timeout: 30_000 }).toBe(2)
    await page.context().setOffline(true)
    await page.reload()
    await goTo(page, 'Om modellen')
    await page.locator('[data-testid=to-report]').click()
    await page.locator('.report .r-front svg').first().waitFor()
    await page.locator('.masthead .language').click()
    await expect.poll(() => page.locator('.report .r-front h2').first().innerText()).toBe('The worst hindcast')
  })
})

describe('how sure the answer is', () => {
  test('is told in parts that sum to the whole, with the simulations that a precision takes, and they can be had at once', async () => {
    const page = await visit({}, { draft: { levers: {}, assumptions: {}, replicates: 16 } })
    await settled(page)
    await page.locator('.certainty summary').click()
    const text = await page.locator('.certainty').innerText()
    expect(text).toMatch(/Spændet \(90\s% af simuleringerne\) er ± \d+,\d\s% om midten/)
    expect(await page.locator('.certainty rect.assumed').count()).toBe(1)
    const shares = [...text.matchAll(/(\d+)\s% er /g)].map(([, share]) => Number(share)).filter((share) => share <= 100)
    expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(2)
    expect(text).toMatch(/Midten er kendt til ± \d+ læger efter 16 simuleringer\. ± 15 kræver omkring [\d.]+\./)
    const offer = page.locator('[data-testid=precision] button')
    const wanted = (await offer.innerText()).replace(/\D/g, '')
    await offer.click()
    await expect.poll(() => page.locator('.colophon select').first().inputValue()).toBe(wanted)
  })
})

describe('comparison', () => {
  test('shows only what differs, paired differences, and who wins; one link carries all', async () => {
    const page = await visit({}, { draft: moved, compared, page: 'compare' })
    await page.locator(signs.compare).waitFor({ timeout: 60_000 })
    expect(await page.locator('.differing tbody th').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('Løntillæg')]))
    expect(await page.locator('.pin-card dd').nth(2).innerText()).toMatch(/[+−]\d/)
    expect(await page.locator('.small-maps .figure').count()).toBe(2)
    expect(await page.locator('.where .ranks .whiskers path').count()).toBe(16)
    const numbers = await page.locator('.pin-card dd').allInnerTexts()
    const again = await visit({}, (await decode(new URL(page.url()).hash) as { shared: object }).shared)
    await again.locator(signs.compare).waitFor({ timeout: 60_000 })
    expect(await again.locator('.pin-card dd').allInnerTexts()).toEqual(numbers)
  })

  test('a scenario is held fast from the overview, and undo lets it go', async () => {
    const page = await visit()
    await settled(page)
    await page.getByRole('button', { name: 'Fasthold', exact: true }).click()
    await goTo(page, 'Sammenlign')
    await expect.poll(() => page.locator('.pin-card .name').count()).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.pin-card .name').count()).toBe(0)
  })
})

describe('a life', () => {
  test('is told beside the baseline, read by arrows, and says that nobody is real', async () => {
    const page = await visit({}, { draft: moved, page: 'life' })
    await page.locator(signs.life).first().waitFor({ timeout: 60_000, state: 'attached' })
    expect(await page.locator('[data-testid=synthetic]').innerText()).toContain('Syntetisk person')
    expect(await page.locator('.events-list tbody tr').count()).toBeGreaterThan(2)
    await page.locator('.life-line .chart-focus').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.readout').innerText()).toMatch(/\d{4}, \d+ år: /)
    await page.locator('.question').getByRole('combobox').nth(1).selectOption('hu')
    await expect.poll(() => page.locator('[data-testid=synthetic] code').count(), { timeout: 30_000 }).toBe(1)
  })
})

describe('on paper', () => {
  test('the memo is one sheet with figures and the fingerprint', async () => {
    const page = await visit({}, { draft: moved, page: 'memo' })
    await settled(page)
    const fingerprint = /[0-9a-f]{16}/.exec(await page.locator('[data-testid=memo-fingerprint]').innerText())![0]
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true })
    expect(pagesOf(pdf)).toBe(1)
    expect(textOf(pdf)).toContain(fingerprint)
  })
})

describe('figures', () => {
  test('are chosen by their title, and undo takes the choice back', async () => {
    const page = await visit()
    await settled(page)
    for (const id of ['difference', 'hu-posts', 'clinic-forms', 'vacancies', 'hospitals', 'coverage', 'age-pyramid']) {
      await page.locator('#figure-choice').selectOption(id)
      await page.locator('.figure.main .canvas svg path, .figure.main .canvas svg rect').first().waitFor({ state: 'attached', timeout: 30_000 })
      expect([id, (await page.locator('.figure.main .sentence').first().innerText()).length > 10]).toEqual([id, true])
    }
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('#figure-choice').inputValue()).toBe('coverage')
  })

  test('leave as files with title, source and fingerprint', async () => {
    const page = await visit()
    await settled(page)
    const fingerprint = await page.locator('[data-testid=fingerprint]').innerText()
    await page.locator('.figure.main .export summary').click()
    const file = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.figure.main .export').getByRole('button', { name, exact: true }).click()])
      return readFileSync(await download.path())
    }
    const svg = (await file('SVG')).toString('utf8')
    expect(svg).toContain(fingerprint)
    expect(svg).toContain('Læger i almen praksis')
    expect(svg).not.toMatch(/class=|light-dark|var\(/)
    const excel = (await file('CSV til Excel')).toString('utf8')
    expect(excel.startsWith('\uFEFFUltimo;Median')).toBe(true)
    expect(excel).toContain(fingerprint)
    expect((await file('PNG')).subarray(1, 4).toString()).toBe('PNG')
  })
})

describe('where a lever works', () => {
  test('is chosen by mark, region or place, and is part of the link', async () => {
    const page = await visit({}, { draft: { ...premium, levers: { 'pay-premium': {} } } })
    await settled(page)
    await page.locator('[data-lever="pay-premium"] summary').first().click()
    const scope = page.locator('[data-lever="pay-premium"] .scope')
    await scope.getByLabel('Kommuner', { exact: true }).check()
    await scope.locator('input[type=search]').fill('Lolland')
    await expect.poll(() => scope.getByRole('button', { name: 'Fjern Lolland' }).count()).toBe(1)
    await scope.locator('svg path[data-code="851"]').first().click()
    await expect.poll(async () => JSON.stringify(await decode(new URL(page.url()).hash))).toContain('"scope":{"places":["360","851"]}')
    await scope.getByLabel('Kendetegn', { exact: true }).check()
    await expect.poll(async () => JSON.stringify(await decode(new URL(page.url()).hash))).toContain('"scope":{"flag":"threatened"}')
    await settled(page)
    expect(await page.locator('.notice').count()).toBe(0)
  })
})

describe('files and links from strangers', () => {
  test('a saved scenario opens again, and a bad file is refused in words', async () => {
    const page = await visit()
    await settled(page)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Gem scenarie' }).click()])
    const saved = readFileSync(await download.path())
    await page.getByRole('button', { name: 'Nulstil alt' }).click()
    await expect.poll(() => page.locator('.headline').innerText()).toContain('Uden nye tiltag')
    const choose = async (buffer: Buffer) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Åbn scenarie' }).click()])
      await chooser.setFiles({ name: 'x.json', mimeType: 'application/json', buffer })
    }
    await choose(saved)
    await expect.poll(() => page.locator('.headline').innerText()).toContain('Med disse valg')
    for (const hostile of ['{"format":1,"id":"x","levers":{"<img src=x onerror=alert(1)>":{}}}', '{"format":99,"id":"x"}', '{"__proto__":{"levers":1},"format":1,"id":"constructor"}', 'x'.repeat(300_000), '['.repeat(5000)]) {
      await choose(Buffer.from(hostile))
      await page.locator('.notice').first().waitFor()
    }
    expect(await page.locator('.notice img').count()).toBe(0)
    expect(await page.locator('.headline').innerText()).toContain('Med disse valg')
  })

  test('markup in a link is words', async () => {
    const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const page = await visit({}, { draft: { ...moved, seed: markup }, compared: [{ name: markup, draft: { levers: { __proto__: {}, constructor: {}, [markup]: {} }, assumptions: {} } }], page: 'compare', figure: markup })
    await page.locator('.pin-card').first().waitFor()
    await page.waitForTimeout(500)
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Sammenlign · Lægeveje')
    expect(await page.locator('.pin-card .name').inputValue()).toBe(markup.slice(0, 60))
    expect(await page.locator('.notice').count()).toBeLessThanOrEqual(6)
    await page.goto(`${address()}#sammenlign`)
    await expect.poll(() => page.locator('.compare').count()).toBe(1)
  })
})
