import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort, launchBrowser } from './launch.ts'

const files: Record<string, [type: string, text: string]> = {
  '/': ['text/html', '<!doctype html><link rel="icon" href="data:,"><title>Prøve</title><p id="answer"></p><script type="module" src="/page.js"></script>'],
  '/page.js': [
    'text/javascript',
    `const worker = new Worker('/worker.js', { type: 'module' })
     worker.onmessage = (e) => { document.querySelector('#answer').textContent = e.data.length + ' ' + e.data[0] }
     const numbers = new Float32Array([2, 3]); worker.postMessage(numbers, [numbers.buffer])`,
  ],
  '/worker.js': ['text/javascript', `import { double } from '/double.js'\nonmessage = (e) => { const r = e.data.map(double); postMessage(r, [r.buffer]) }`],
  '/double.js': ['text/javascript', 'export const double = (x) => 2 * x'],
}

let browser: Browser
let server: Server
let url: string

beforeAll(async () => {
  const port = await freePort()
  url = `http://127.0.0.1:${port}/`
  server = createServer((request, response) => {
    const file = files[request.url ?? '']
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8` }).end(file?.[1])
  }).listen(port, '127.0.0.1')
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

test('the browser of this machine runs a module worker that imports a module and moves a buffer', async () => {
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(url)
  await page.waitForFunction(() => document.querySelector('#answer')?.textContent !== '')
  expect(await page.textContent('#answer')).toBe('2 4')
  expect(problems).toEqual([])
  await page.close()
})

test('web security is on: a page may not read another origin', async () => {
  const page = await browser.newPage()
  await page.goto(url)
  const elsewhere = url.replace('127.0.0.1', 'localhost')
  expect(await page.evaluate((address) => fetch(address).then(() => 'read', () => 'refused'), elsewhere)).toBe('refused')
  await page.close()
})
