/** A visitor of the built page. Whatever it should not do (ask another host, fail, complain) fails the test that made it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { encode } from '../../web/state/url.ts'
import type { Shared } from '../../web/state/url.ts'
import { launchBrowser, servePage } from './launch.ts'
import type { ServedPage } from './launch.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Visitor {
  /** Opens the page in a fresh profile, with what a link shares. */
  visit(options?: BrowserContextOptions, shared?: Shared): Promise<Page>
  /** Address of the page, with a slash at the end. */
  address(): string
}

/** Starts browser and server for a file of tests, and ends them after it. */
export function useVisitor(usual: Shared): Visitor {
  let browser: Browser
  let served: ServedPage
  let complaints: string[] = []

  beforeAll(async () => {
    served = await servePage()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(complaints).toEqual([])
    complaints = []
  })

  return {
    address: () => served.url,
    async visit(options = {}, shared = usual) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        if (/^https?:/.test(request.url()) && !request.url().startsWith(served.url)) complaints.push(`asked ${request.url()}`)
      })
      await page.goto(served.url + (await encode(shared)))
      await page.locator('main').waitFor()
      return page
    },
  }
}

/** What axe finds against WCAG 2.2 A and AA, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    const { violations: found } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 110)).slice(0, 3).join(' | ')}`)
  })
}
