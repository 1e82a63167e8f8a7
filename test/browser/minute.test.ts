/** The first minute of those the page is for, and what may go wrong in it: a worker that cannot be had, a small machine, two tabs, a new version. */
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../web/state/store.ts'
import { freePort, launchBrowser } from './launch.ts'
import { useVisitor } from './visitor.ts'

const dist = join(fileURLToPath(new URL('../..', import.meta.url)), 'dist')
const replicates = 4
const draft: Draft = { levers: {}, assumptions: {}, replicates }
const moved: Draft = { ...draft, levers: { 'hu-dimensioning-gp': { tracks_delta_pct: 40 } } }
const { visit, address } = useVisitor({ draft })

const headline = (page: Page) => page.locator('.headline').innerText()
const settled = (page: Page) => page.locator('.chip[data-settled="true"]').first().waitFor({ timeout: 60_000 })
const digest = (page: Page) => page.locator('[data-digest]').getAttribute('data-digest')

describe('the first minute', () => {
  test('of a policymaker: the answer, a lever dragged, why it takes time, whose residents, and a link that gives the same numbers in another profile', async () => {
    const page = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    expect(await headline(page)).toContain('læger i almen praksis i 2035')
    // Effects of levers are shown only when they were made with the shipped baseline.
    const scents = await page.locator('.scent').count()
    expect(await page.locator('.scent .hint').allInnerTexts()).toEqual(scents > 0 ? ['Prøv at trække'] : [])
    const slider = page.locator('[data-lever="hu-dimensioning-gp"] input[type=range]')
    await slider.scrollIntoViewIfNeeded()
    const box = (await slider.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.28, box.y + box.height / 2)
    await page.mouse.down()
    for (let step = 0; step < 12; step++) await page.mouse.move(box.x + box.width * (0.3 + 0.05 * step), box.y + box.height / 2)
    await page.mouse.up()
    await expect.poll(() => headline(page)).toContain('Med disse valg')
    await settled(page)
    expect(await page.locator('.trajectory .brackets text').first().textContent()).toContain('2030')
    await page.getByLabel('Forskel fra basis', { exact: true }).check()
    await expect.poll(() => page.locator('.municipality-map .sentence').innerText()).toContain('basis')
    await page.getByRole('button', { name: 'Kopiér link' }).click()
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await expect.poll(clipboard).toContain('#v1.')
    const link = await clipboard()
    const fresh = await visit()
    await fresh.goto('about:blank')
    await fresh.goto(link)
    await expect.poll(() => headline(fresh)).toContain('Med disse valg')
    await settled(fresh)
    await expect.poll(() => digest(fresh)).toBe(await digest(page))
    expect(await headline(fresh)).toBe(await headline(page))
  })

  test('of a researcher: how to repeat it, every assumption with its source, who moves where, why, and a life behind a stream', async () => {
    const page = await visit({}, { draft: moved })
    await settled(page)
    const status = page.locator('.colophon')
    expect(await status.locator('[data-testid=fingerprint]').innerText()).toMatch(/^[0-9a-f]{16}$/)
    expect(await status.innerText()).toContain('tilfældighed og usikre antagelser')
    expect(await status.innerText()).toContain(`--replicates ${replicates}`)
    await page.locator('.parameters summary').click()
    const rows = page.locator('.parameter')
    await rows.nth(100).waitFor({ state: 'attached' })
    expect(await rows.count()).toBeGreaterThan(100)
    expect(await page.locator('[data-assumption=DRO01] .role').innerText()).toBe('Sandsynlighed for at en optaget bliver færdig som læge')
    expect(await page.locator('.parameter:not(:has(.meta [title]))').count()).toBe(0)
    await page.getByLabel('Vis enkelte simuleringer').check()
    await page.locator('.trajectory .plot .members').waitFor({ state: 'attached' })
    await page.locator('#figure-choice').selectOption('why-factors')
    await page.locator('.waterfall .chart-focus').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.waterfall .readout').innerText()).toMatch(/[+−]?\d+ læger \(90\u00a0%-interval/)
    // The stage flow stands in small, and changes places when it is wanted.
    await page.getByRole('button', { name: /Lægernes vej/ }).click()
    await page.locator('.stage-flow .streams path').first().waitFor({ state: 'attached' })
    await page.locator('.figure.main').getByLabel('I alt', { exact: true }).check()
    await expect.poll(() => page.locator('.figure.main .sentence').innerText()).toContain('2025–2035 i alt')
    await page.locator('.figure.main [data-code="intro-hu"]').click()
    await expect.poll(() => page.locator('.question').getByLabel('Tog trinnet').inputValue()).toBe('intro-hu')
    await page.locator('[data-testid=synthetic] code').waitFor({ timeout: 60_000 })
    expect(await page.locator('.events-list').innerText()).toContain('Begyndte hoveduddannelsen')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('.question').getByLabel('Tog trinnet').inputValue()).toBe('')
  })
})

describe('for every reader', () => {
  test('whatever can be worked has a name in the accessibility tree, and figures say what they show', async () => {
    const page = await visit({}, { draft: moved })
    await settled(page)
    const tree = await page.locator('body').ariaSnapshot()
    expect(tree.split('\n').filter((line) => /- (button|link|slider|combobox|textbox|searchbox|checkbox|radio|heading|spinbutton)(?::| \[|$)/.test(line) && !/ "/.test(line))).toEqual([])
    for (const name of [/slider "Dimensionering af almen medicin"/, /heading "Med disse valg har Danmark/, /region "Flere figurer"/, /button "Vis i stort: Alder og arbejdsform"/, /application "Læger i almen praksis\. I 2035 venter modellen/]) expect(tree).toMatch(name)
    const slider = page.locator('[data-lever="hu-dimensioning-gp"] input[type=range]')
    expect(await slider.getAttribute('aria-valuetext')).toBe('40\u00a0%, +40 end i dag, meget høj')
  })

  test('the overview fits 320 pixels, and twice its size on a small laptop, and keeps its shapes in forced colours', async () => {
    for (const width of [320, 640]) {
      const page = await visit({ viewport: { width, height: 800 }, forcedColors: width === 640 ? 'active' : 'none' }, { draft: moved, figure: 'stage-flow' })
      await settled(page)
      await page.locator('.stage-flow .streams path').first().waitFor({ state: 'attached' })
      expect([width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([width, width])
      expect(await page.locator('.stop-labels text').count()).toBeGreaterThan(20)
      await page.context().close()
    }
  })
})

describe('when something is missing', () => {
  test('without workers the last good picture stays, and a notice says so', async () => {
    const page = await visit({ serviceWorkers: 'block' }, { draft, page: 'about' })
    await page.context().route(/worker-[\w-]+\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no")' }))
    await page.goto(`${address()}#overblik`)
    await page.reload()
    await expect.poll(() => page.locator('.notice').first().innerText(), { timeout: 30_000 }).toContain('Billedet er det seneste, der lykkedes')
    expect(await headline(page)).toMatch(/har Danmark \d\.\d{3} læger/)
    expect(await page.locator('.trajectory .plot path').first().getAttribute('d')).not.toContain('NaN')
  })

  test('a machine with little memory is asked for fewer simulations, is told, and may have them all', async () => {
    const page = await visit({}, {})
    await page.addInitScript(() => Object.defineProperty(navigator, 'deviceMemory', { value: 0.5 }))
    await page.reload()
    await expect.poll(() => page.locator('[data-testid=fewer]').innerText(), { timeout: 30_000 }).toContain('nøjes med 24 simuleringer')
    await expect.poll(() => page.locator('.chip').innerText(), { timeout: 60_000 }).toContain('24')
    await page.getByRole('button', { name: 'Kør alle 200' }).click()
    await expect.poll(() => page.locator('.chip').innerText()).toContain('af 200')
    expect(await page.locator('[data-testid=fewer]').count()).toBe(0)
  })

  test('two tabs each keep their own choices through a reload', async () => {
    const first = await visit({}, { draft: moved })
    await expect.poll(() => first.url()).toContain('#v1.')
    const second = await first.context().newPage()
    await second.goto(`${address()}#overblik`)
    await second.locator('.headline').waitFor()
    const [mine, theirs] = [first.url(), second.url()]
    await second.locator('.figure.main #figure-choice').selectOption('vacancies')
    await expect.poll(() => second.url()).not.toBe(theirs)
    await first.reload()
    await first.locator('.headline').waitFor()
    expect(first.url()).toBe(mine)
    expect(await first.locator('#figure-choice').inputValue()).toBe('')
    await second.reload()
    await expect.poll(() => second.locator('#figure-choice').inputValue()).toBe('vacancies')
  })
})

describe('a new version', () => {
  test('is offered, and nothing is taken from a reader who says later', async () => {
    const port = await freePort()
    let version = 1
    const kinds: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json', svg: 'image/svg+xml', woff2: 'font/woff2', webmanifest: 'application/manifest+json' }
    const server = createServer((request, response) => {
      const name = new URL(request.url!, 'http://x').pathname.slice(1) || 'index.html'
      try {
        const body = readFileSync(join(dist, name))
        response.writeHead(200, { 'content-type': kinds[name.split('.').pop()!] ?? 'text/plain' }).end(name === 'sw.js' ? `${body.toString()}\n// ${version}` : body)
      } catch {
        response.writeHead(404).end()
      }
    }).listen(port, '127.0.0.1')
    const browser = await launchBrowser()
    try {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.locator('.headline').waitFor()
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await page.locator('#figure-choice').selectOption('difference')
      version = 2
      await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration!.update()).then(() => undefined))
      await page.getByText('Der er en ny udgave.').waitFor({ timeout: 30_000 })
      expect(await page.locator('#figure-choice').inputValue()).toBe('difference')
      await page.getByRole('button', { name: 'Senere' }).click()
      expect(await page.getByText('Der er en ny udgave.').count()).toBe(0)
    } finally {
      await browser.close()
      server.close()
    }
  })

  test('and this one runs nothing but what it came with: no script in the page, no eval', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8')
    expect(html.replaceAll('&#39;', "'")).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'/)
    expect([...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toEqual([])
    expect(html).not.toMatch(/unsafe-(inline|eval)/)
  })
})
