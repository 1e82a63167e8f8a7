import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build, preview } from 'vite'
import type { PreviewServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './launch.ts'
import { violations } from './visitor.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'notebook-'))
let browser: Browser
let server: PreviewServer

beforeAll(async () => {
  await build({ configFile: join(root, 'web/notebook/vite.config.ts'), logLevel: 'error', build: { outDir: folder } })
  server = await preview({ configFile: false, root: join(root, 'web'), base: './', build: { outDir: folder }, preview: { host: '127.0.0.1', port: 0 } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(folder, { recursive: true })
})

test('every cell of the notebook runs in the browser, an indicator of one’s own in its workers too', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(new URL('notebook.html', server.resolvedUrls!.local[0]!).href)
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'English' }).click()
  const cells = await page.locator('section').count()
  expect(cells).toBe(6)
  await page.getByRole('button', { name: 'Run all' }).click()
  await page.waitForFunction((n) => document.querySelectorAll('[data-state=done], [data-state=failed]').length === n, cells, { timeout: 110_000 })
  expect(await page.locator('[data-state=failed]').allTextContents()).toEqual([])
  expect(await page.getByTestId('bands').locator('tbody tr').count()).toBe(6)
  expect(Number(await page.getByTestId('own-lever').locator('tbody tr').first().locator('td').textContent())).toBeGreaterThan(60)
  expect(Number(await page.getByTestId('own-indicator').locator('tbody tr').last().locator('td').textContent())).toBeGreaterThan(0)
  expect(complaints).toEqual([])
})
