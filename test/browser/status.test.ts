/** Status 2029: an evaluator's first sixty seconds, and what a page must keep. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useVisitor, violations } from './visitor.ts'

const { visit } = useVisitor({ page: 'status', draft: { levers: {}, assumptions: {}, replicates: 40 } })

/** Made-up figures: nobody has seen them. */
const pasted = [
  'Indikator;Sted;Dato;Tal;Usikkerhed;Kilde',
  'gp-doctors/all-persons-without;;31.12.2029;4.390;10;opdigtet',
  'gp-doctors/owners-persons-without;;31.12.2029;3.790;10;opdigtet',
  'hu-fill-rate/hu-filled;Danmark;2029;150;;opdigtet',
  'noget-helt-andet;Atlantis;i morgen;mange;;opdigtet',
].join('\n')

const settled = (page: Page) => page.locator('[data-testid=status-runs][data-settled=true]').waitFor({ timeout: 110_000 })
const paste = (page: Page, text: string) => page.locator('#observed').fill(text)

describe('an evaluator', () => {
  test('pastes figures, reads the percentile, sees the corridor and the revised odds, and saves the appendix', async () => {
    const page = await visit()
    // The corridor and the forecast are there before anything is simulated: they were registered.
    await page.locator('.corridor svg .corridor-bars path').first().waitFor({ state: 'attached' })
    expect(await page.locator('[data-testid=fixed]').innerText()).toMatch(/2026-11-25.*2026-reform/s)
    await paste(page, pasted)
    expect(await page.locator('[data-testid=read]').innerText()).toBe('3 tal læst, 1 række kunne ikke læses.')
    await page.locator('[data-testid=percentile]').waitFor()
    expect(await page.locator('[data-testid=percentile]').innerText()).toMatch(/^Læger i almen praksis, udgangen af 2029: 4\.390 ligger i den \d+\. percentil/)
    expect(await page.locator('.funnel .observed circle').count()).toBe(1)
    expect(await page.locator('[data-testid=leading] tbody tr').first().innerText()).toMatch(/Besatte HU-forløb.*under, værre/s)
    expect(await page.locator('[data-testid=bad] tbody').innerText()).toContain('noget-helt-andet;Atlantis;i morgen;mange;;opdigtet')
    await settled(page)
    expect(await page.locator('[data-testid=update]').innerText()).toMatch(/nås målet på 5\.000 i 2035 i \d+ af 100 simuleringer; før var det \d+ af 100/)
    expect(await page.locator('[data-testid=trust]').innerText()).toMatch(/^Advarsel: det, der skete, havde modellen ikke forudset.*tæller nu som \d+/s)
    expect(await page.locator('[data-testid=effects] li').allInnerTexts()).toEqual([expect.stringContaining('i 2029'), expect.stringContaining('i 2035'), expect.stringMatching(/^Bivirkninger/)])
    expect(await page.locator('[data-testid=change] li').count()).toBeGreaterThan(1)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Gem bilaget på dansk' }).click()])
    expect(download.suggestedFilename()).toBe('status-2029.da.html')
    const html = readFileSync((await download.path())!, 'utf8')
    expect(html).toContain('Hvad ville ændre konklusionen?')
    expect(html).toContain('86f2670d8dbc94f8')
    expect(html).toContain('noget-helt-andet')
    // It asks nothing of any other place.
    expect(html).not.toMatch(/<script|src=|href="http/)
  })

  test('finds the figures again after a reload, and in English', async () => {
    const page = await visit()
    await paste(page, pasted)
    await page.locator('[data-testid=percentile]').waitFor()
    await page.reload()
    await page.locator('[data-testid=percentile]').waitFor()
    expect(await page.locator('#observed').inputValue()).toBe(pasted)
    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.locator('[data-testid=percentile]').innerText()).toMatch(/^Doctors in general practice, the end of 2029: 4,390 lies in the \d+(st|nd|rd|th) percentile/)
    expect(await page.locator('[data-testid=read]').innerText()).toBe('3 figures read, 1 row could not be read.')
  })

  test('types one figure, loads what ships, maps a column, and clears', async () => {
    const page = await visit()
    await page.getByText('Skriv ét tal ind').click()
    const form = page.locator('.entry form')
    await form.getByLabel('Dato eller år').fill('2027')
    await form.getByLabel('Tal', { exact: true }).fill('4.250')
    await form.getByRole('button', { name: 'Tilføj' }).click()
    expect(await page.locator('#observed').inputValue()).toBe('indicator;area;date;value;error\ngp-doctors/all-persons-without;;2027;4.250;')
    await page.locator('[data-testid=percentile]').waitFor()
    await page.getByRole('button', { name: 'Hent tallene for 2025–2026' }).click()
    await expect.poll(() => page.locator('[data-testid=read]').innerText()).toMatch(/^2\d tal læst\.$/)
    expect(await page.locator('[data-testid=judged] tbody').innerText()).toContain('udgangspunkt')
    await paste(page, 'a,b\n2027,4250')
    await page.getByText('Sådan blev tabellen læst').click()
    const column = (name: string) => page.locator('.mapping-choices label', { hasText: new RegExp(`^${name}`) }).locator('select')
    await column('dato').selectOption({ label: 'a' })
    await column('tal').selectOption({ label: 'b' })
    await column('Indikator for rækker uden').selectOption({ index: 1 })
    await page.locator('[data-testid=percentile]').waitFor()
    await page.getByRole('button', { name: 'Ryd', exact: true }).click()
    expect(await page.locator('#observed').inputValue()).toBe('')
  })

  test('practises on a simulated future that says that it is one', async () => {
    const page = await visit()
    const practise = page.getByRole('button', { name: 'Øv på en simuleret fremtid' })
    await expect.poll(() => practise.isEnabled(), { timeout: 60_000 }).toBe(true)
    await practise.click()
    expect(await page.locator('.entry .notice').innerText()).toContain('Øvelse')
    await page.locator('[data-testid=update]').waitFor({ timeout: 60_000 })
    expect(await page.locator('[data-testid=judged] tbody tr').count()).toBeGreaterThan(100)
  })
})

describe('the page', () => {
  test('is reached by Alt and its place in the menu', async () => {
    const page = await visit({}, {})
    await page.keyboard.press('Alt+3')
    await page.locator('.status-page').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-heading')
    await page.keyboard.press('Alt+1')
    await page.locator('.headline').waitFor()
  })

  test('does nothing but show hostile text', async () => {
    const page = await visit()
    await paste(page, 'indicator,area,date,value\n"<img src=x onerror=alert(1)>",,2027,1\n=HYPERLINK("x"),,2027,1\n__proto__,,2027,1')
    await page.locator('[data-testid=bad] tbody tr').nth(2).waitFor()
    expect(await page.locator('[data-testid=bad] img').count()).toBe(0)
    expect(await page.locator('[data-testid=bad] tbody').innerText()).toContain('<img src=x onerror=alert(1)>')
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`is clean to axe and no wider than 320 pixels, ${colorScheme}`, async () => {
      const page = await visit({ colorScheme, viewport: { width: 320, height: 800 } })
      await paste(page, pasted)
      await settled(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      if (colorScheme === 'light') await page.setViewportSize({ width: 1200, height: 900 })
      expect(await violations(page)).toEqual([])
    })
})
