import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { laegeveje } from '../unit/cli/spawn-cli.ts'
import { useVisitor, violations } from './visitor.ts'

const few = { draft: { levers: { 'senior-schemes': {} }, assumptions: {}, replicates: 4 }, language: 'en' as const }
const { visit } = useVisitor(few)
const folder = mkdtempSync(join(tmpdir(), 'receipts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const settled = (page: Page) => page.waitForFunction(() => document.querySelector<HTMLElement>('[data-testid=digest]')?.dataset['digest']?.length === 64)
async function found(page: Page, text: RegExp): Promise<void> {
  await expect.poll(() => page.getByTestId('checked').textContent()).toMatch(text)
}

test('what is shown is run again to the same bytes, and so is a saved figure, here and in a terminal', async () => {
  const page = await visit()
  await settled(page)
  await page.getByRole('contentinfo').getByRole('button', { name: 'Run again and compare' }).click()
  await found(page, /^The same result, byte for byte\.$/)
  const saved: string[] = []
  for (const name of ['SVG', 'PNG', 'CSV']) {
    const menu = page.locator('details.export').first()
    await menu.evaluate((details: HTMLDetailsElement) => (details.open = true))
    const [download] = await Promise.all([page.waitForEvent('download'), menu.getByRole('button', { name, exact: true }).click()])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    saved.push(path)
  }
  expect(saved.map((path) => path.split('.').at(-1))).toEqual(['svg', 'png', 'csv'])
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Check a file …' }).click()])
  await chooser.setFiles(saved[1]!)
  await found(page, /^Running again …$|^The same result/)
  await found(page, /^The same result, byte for byte\.$/)
  const told = await laegeveje(['verify', saved[0]!])
  expect(told.out).toContain('The bytes match')
  expect(told.code).toBe(0)

  writeFileSync(join(folder, 'plain.csv'), 'a,b\n')
  const [second] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Check a file …' }).click()])
  await second.setFiles(join(folder, 'plain.csv'))
  await found(page, /^The file has no receipt\./)
})

test('a link of an older model says which numbers moved, and no other link does', async () => {
  const made = { version: '0.1.0', model: '1', data: 'a'.repeat(16), fingerprint: 'b'.repeat(16), digest: 'c'.repeat(16), replicates: 4, seen: { 'gp-doctors/all-persons-without/2035': 4000 } }
  const page = await visit({}, { ...few, made })
  await settled(page)
  await expect.poll(() => page.getByTestId('link-moved').textContent()).toMatch(/^The link was made with model version 1; .*2035 from 4,000 to [4-6],\d{3}\./)
  expect(await violations(page)).toEqual([])
  await page.getByTestId('link-moved').getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => page.getByTestId('link-moved').count()).toBe(0)
  const plain = await visit()
  await settled(plain)
  expect(await plain.getByTestId('link-moved').count()).toBe(0)
})
