/** Experiments as a researcher uses them: one is loaded, run, reloaded in the middle and shared by two tabs, and gives byte for byte what the command gives. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { unseal } from '../../sim/run/receipt.ts'
import { laegeveje } from '../unit/cli/spawn-cli.ts'
import { useVisitor, violations } from './visitor.ts'

const { visit, address } = useVisitor({ page: 'experiments', draft: { levers: {}, assumptions: {}, replicates: 2 } })

const folder = mkdtempSync(join(tmpdir(), 'laegeveje-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** Nine points of a few years. */
const tiny = {
  format: 1, id: 'tiny', design: { kind: 'full-factorial' }, scenarios: ['reform-as-agreed'], replicates: 4,
  factors: [{ vary: 'levers.hu-dimensioning-gp.tracks_delta_pct', name: 'posts', range: [0, 50], steps: 3 }, { vary: 'levers.specialist-career-switch.switch_hazard', name: 'switch', levels: [0.5, 5, 10] }],
  outputs: [{ figure: 'gp-doctors/all-persons-without', year: 2026, name: 'doctors', atLeast: 4100 }],
}
const file = join(folder, 'tiny.json')
writeFileSync(file, JSON.stringify(tiny))
const runs = 36

const item = (page: Page) => page.locator('[data-testid=experiment]')
const finished = async (page: Page) => Number(await item(page).getAttribute('data-finished'))
const done = (page: Page) => page.locator('[data-testid=experiment][data-state=done]').waitFor({ timeout: 60_000 })

async function begin(page: Page): Promise<void> {
  await page.locator('[data-testid=start]:enabled').waitFor()
  await page.locator('.beginning input[type=file]').setInputFiles(file)
  await expect.poll(() => page.locator('[data-testid=size]').innerText()).toBe('9 punkter × 4 simuleringer = 36 kørsler')
  await page.locator('[data-testid=start]').click()
  await item(page).waitFor()
}

describe('a researcher', () => {
  test('runs a file, reloads in the middle, and has what the command gives, to the byte', async () => {
    // The command works beside the page.
    const out = join(folder, 'out')
    const command = laegeveje(['experiment', file, '--out', out])
    const page = await visit()
    await begin(page)
    await expect.poll(() => finished(page), { interval: 20 }).toBeGreaterThan(1)
    await page.reload()
    await expect.poll(() => finished(page), { interval: 20 }).toBeGreaterThan(1)
    await done(page)
    await page.locator('[data-testid=experiment-digest]').waitFor()
    expect((await command).code).toBe(0)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { digest: string }
    expect(await page.locator('[data-testid=experiment-digest]').innerText()).toBe(manifest.digest)
    for (const name of ['runs.csv', 'runs.parquet', 'effects.csv', 'results.json', 'manifest.json']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
      expect(readFileSync((await download.path())!).equals(readFileSync(join(out, name))), name).toBe(true)
    }
    // A figure saved alone can be made again: the receipt in it holds the whole experiment.
    await page.locator('.results .tornado .export summary').click()
    const [drawing] = await Promise.all([page.waitForEvent('download'), page.locator('.results .tornado .export').getByRole('button', { name: 'SVG' }).click()])
    const saved = join(folder, 'laegeveje-tornado.svg')
    await drawing.saveAs(saved)
    const verified = await laegeveje(['verify', saved])
    expect(verified.out).toContain('The bytes match')
    expect(verified.out).toContain(manifest.digest.slice(0, 16))
    expect(await page.locator('[data-testid=reached]').innerText()).toMatch(/^Målet \(mindst 4\.100\) nås i \d+ af 100 kørsler/)
    for (const figure of ['tornado', 'ranks', 'odds-grid', 'scatter', 'settling', 'parallel']) expect(await page.locator(`.results .${figure} svg > g`).count(), figure).toBeGreaterThan(0)
    expect(await violations(page)).toEqual([])

    // A cell of the grid is a point, and a point opens as choices.
    const grid = page.locator('.odds-grid .chart-focus')
    await grid.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    expect(await page.locator('[data-testid=chosen]').innerText()).toMatch(/^Punkt 8: .*50 %.*10/)
    await page.locator('[data-testid=chosen]').getByRole('button', { name: 'Åbn i Overblik' }).click()
    await page.locator('.headline').waitFor()
    await expect.poll(() => page.locator('[data-testid=moved]').count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Eksperimenter' }).click()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize({ width: 320, height: 800 })
    await page.locator('[data-testid=experiment-digest]').waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(await page.locator('[data-testid=start]').isVisible()).toBe(false)
    expect(await violations(page)).toEqual([])
  })

  test('has one queue in two tabs: nothing is computed twice, and the second goes on when the first is closed', async () => {
    const page = await visit()
    const other = await page.context().newPage()
    await other.goto(`${address()}#eksperimenter`)
    await other.locator('[data-testid=start]:enabled').waitFor()
    await begin(page)
    await expect.poll(() => finished(other), { interval: 20 }).toBeGreaterThan(0)
    const locks = await other.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query()
      const ours = (all: readonly LockInfo[]) => all.filter(({ name }) => name === 'laegeveje-experiments').length
      return [ours(held), ours(pending)]
    })
    expect(locks).toEqual([1, 1])
    await page.close()
    await done(other)
    expect(await finished(other)).toBe(runs)
  })

  test('goes on after a reload whatever page is opened, shows what is known at once, and can be paused there', async () => {
    const page = await visit()
    const long = join(folder, 'long.json')
    writeFileSync(long, JSON.stringify({ ...tiny, id: 'long', replicates: 800 }))
    await page.locator('[data-testid=start]:enabled').waitFor()
    await page.locator('.beginning input[type=file]').setInputFiles(long)
    await expect.poll(() => page.locator('[data-testid=size]').innerText()).toContain('7.200 kørsler')
    await page.locator('[data-testid=start]').click()
    await expect.poll(() => finished(page), { interval: 20 }).toBeGreaterThan(1)
    await page.getByRole('link', { name: 'Overblik' }).click()
    await page.locator('.headline').waitFor()
    // The address follows the page a little behind.
    await page.waitForURL((url) => url.hash.length > 2)
    await page.goto(`${address()}#overblik`)
    await page.reload()
    await page.locator('[data-testid=background]').waitFor({ timeout: 30_000 })
    await page.locator('[data-testid=background]').getByRole('button').click()
    await page.locator('[data-testid=results]').waitFor()
    expect(await item(page).getAttribute('data-state')).toBe('queued')
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.locator('[data-testid=experiment][data-state=paused]').waitFor()
  })

  test('pauses, goes on, throws away, and is told what is wrong with a file', async () => {
    const page = await visit()
    await begin(page)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.locator('[data-testid=experiment][data-state=paused]').waitFor()
    await page.getByRole('button', { name: 'Fortsæt' }).click()
    await page.locator('[data-testid=experiment][data-state=queued]').waitFor()
    await page.getByRole('button', { name: /^Annullér og slet/ }).click()
    await page.getByRole('button', { name: 'Ja, slet' }).click()
    await expect.poll(() => item(page).count()).toBe(0)
    await page.locator('.beginning input[type=file]').setInputFiles({ name: 'ond.json', mimeType: 'application/json', buffer: Buffer.from('{"format":1,"id":"x","design":{"kind":"<img src=x onerror=alert(1)>"},"factors":[],"outputs":[],"__proto__":{"a":1}}') })
    await page.locator('.beginning .notice').waitFor()
    expect(await page.locator('.beginning .notice li').count()).toBeGreaterThan(2)
    expect(await page.locator('.beginning .notice img').count()).toBe(0)
  })
})

test('a reader’s own browser is tested against what is written down', async () => {
  const page = await visit({}, { page: 'about', draft: { levers: {}, assumptions: {}, replicates: 2 } })
  await page.locator('[data-testid=self-test] button:enabled').click()
  await page.locator('[data-testid=self-test] dl').waitFor()
  const [numbers, country] = await page.locator('[data-testid=self-test] dl > div').all()
  const told = async (of: typeof numbers) => Promise.all([0, 1].map((i) => of!.locator('code').nth(i).innerText()))
  const [here, written] = await told(numbers)
  expect(here).toBe(written)
  expect((await told(country))[0]).toMatch(/^[0-9a-f]{64}$/)
  expect((await told(country))[1]).toBe((JSON.parse(readFileSync(new URL('../../web/assets/national-digest.json', import.meta.url), 'utf8')) as { digest: string }).digest)
  expect(await page.locator('[data-testid=self-test]').getAttribute('data-same')).toBe('true')
})

/** A goal of two levers and a few years. */
const goal = {
  format: 1, id: 'tiny-goal', from: 'baseline', probability: 0.75,
  conditions: [{ figure: 'gp-doctors/all-persons-without', year: 2026, atLeast: 4050 }],
  allowed: { 'senior-schemes': { setting: 'offered_pct', sizes: [50, 100] }, 'hospital-gp-cap': {} },
  effort: { levers: 2, beam: 2, rounds: [2, 4], confirm: 4 },
}

describe('whoever seeks a goal', () => {
  test('finds what the command finds, goes on after a reload, and opens a set in the overview', async () => {
    const path = join(folder, 'tiny-goal.json')
    writeFileSync(path, JSON.stringify(goal))
    const out = join(folder, 'goal')
    const command = laegeveje(['goal', path, '--out', out])
    const page = await visit()
    await page.locator('[data-testid=goal-start]:enabled').waitFor()
    await page.locator('.goal-beginning input[type=file]').setInputFiles(path)
    await expect.poll(() => page.locator('.goal-seek .command code').innerText()).toContain('tiny-goal')
    await page.locator('[data-testid=goal-start]').click()
    await expect.poll(() => page.locator('[data-testid=goal-progress]').count(), { interval: 20 }).toBe(1)
    await page.reload()
    await page.locator('[data-testid=goal-found]').waitFor({ timeout: 60_000 })
    expect((await command).code).toBe(0)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Gem resultatet' }).click()])
    const { name: _, version: __, ...told } = JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')) as Record<string, unknown>
    const saved = readFileSync((await download.path())!)
    const { receipt, ...found } = JSON.parse(saved.toString('utf8')) as Record<string, unknown>
    expect(found).toEqual(told)
    // The file says itself what it rests on: verify needs nothing else.
    const inside = unseal(saved)!
    expect(inside.receipt).toEqual(receipt)
    expect(inside.receipt.files).toEqual({ 'tiny-goal-findings.json': inside.sha256 })
    expect(inside.receipt.goal!.document).toEqual(goal)
    expect(await violations(page)).toEqual([])
    await page.locator('.sets tbody tr').last().getByRole('button').click()
    await page.locator('.headline').waitFor()
    await page.keyboard.press('Control+z')
  })
})
