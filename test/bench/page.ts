/**
 * What a reader waits for, in the real browser on the built page: the first paint, the first preview after a lever has moved, the settled answer of 200
 * simulations, frames while the hand drags, and the way back. `npm run build` first.
 */
import type { Page } from 'playwright-core'
import { launchBrowser, servePage } from '../browser/launch.ts'
import { type Bench, type Figure, median } from './bench.ts'

const lever = '[data-lever="hu-dimensioning-gp"] input[type=range]'

/** Set in the page before anything runs. Text, so that no transformer adds helpers to it. */
const watch = `
  window.bench = { moved: 0, preview: 0, settled: 0, frames: [] }
  addEventListener('input', () => { bench.moved = performance.now(); bench.preview = 0; bench.settled = 0 }, true)
  new MutationObserver(() => {
    const now = performance.now()
    const chip = document.querySelector('.chip')
    if (chip?.dataset.settled === 'true') bench.settled ||= now
    const changed = document.querySelector('.trajectory .plot .median')?.getAttribute('d')
    if (changed !== bench.curve) { bench.curve = changed; if (bench.moved) bench.preview ||= now }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['d', 'data-settled'] })
  const frame = (at) => { bench.frames.push(at); requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
`
interface Watched {
  readonly moved: number
  readonly preview: number
  readonly settled: number
  readonly frames: readonly number[]
}
const read = (page: Page): Promise<Watched> => page.evaluate('bench')
const until = (page: Page, condition: string, seconds = 120) => page.waitForFunction(condition, undefined, { timeout: seconds * 1000, polling: 20 })

export const page: Bench = {
  name: 'page',
  async measure() {
    const served = await servePage()
    const browser = await launchBrowser()
    try {
      const visitor = await browser.newPage({ bypassCSP: true, viewport: { width: 1440, height: 900 } })
      await visitor.addInitScript(watch)
      await visitor.goto(served.url)
      await visitor.locator('.headline').waitFor()
      await until(visitor, `performance.getEntriesByName('first-contentful-paint').length > 0`)
      const painted = await visitor.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`) as number
      const workers = await visitor.evaluate(`navigator.hardwareConcurrency`) as number
      await until(visitor, 'bench.settled > 0')
      const opened = (await read(visitor)).settled

      // Processor time of page and workers together: what an answer takes, whatever else the machine does.
      const session = await visitor.context().newCDPSession(visitor)
      await session.send('Performance.enable')
      const spent = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ProcessTime')!.value

      // One press at a time: how long until the curve moves.
      const slider = visitor.locator(lever)
      await slider.scrollIntoViewIfNeeded()
      await slider.focus()
      const previews: number[] = []
      for (let i = 0; i < 7; i++) {
        await visitor.waitForTimeout(1200)
        await visitor.keyboard.press('ArrowRight')
        await until(visitor, 'bench.preview > 0')
        const { moved, preview } = await read(visitor)
        previews.push(preview - moved)
      }
      await until(visitor, 'bench.settled > 0')
      const before = await spent()
      await visitor.keyboard.press('ArrowRight')
      await visitor.waitForTimeout(300)
      await until(visitor, 'bench.settled > 0')
      const took = ((await spent()) - before) / workers
      const { moved, settled } = await read(visitor)

      // A hand that drags for three seconds.
      const box = (await slider.boundingBox())!
      const at = (share: number) => [box.x + box.width * share, box.y + box.height / 2] as const
      await visitor.mouse.move(...at(0.5))
      await visitor.mouse.down()
      await visitor.evaluate('bench.frames.length = 0')
      const begun = Date.now()
      for (let step = 0; Date.now() - begun < 3000; step++) {
        await visitor.mouse.move(...at(0.5 + 0.4 * Math.sin(step / 12)))
        await visitor.waitForTimeout(12)
      }
      const { frames } = await read(visitor)
      await visitor.mouse.up()
      const gaps = frames.slice(1).map((time, i) => time - frames[i]!)
      const rate = (1000 * gaps.length) / (frames.at(-1)! - frames[0]!)
      const slow = gaps.filter((gap) => gap > 1000 / 30 + 1).length / gaps.length

      // The way back to what settled before is in the cache.
      await visitor.waitForTimeout(300)
      const back = Date.now()
      await visitor.keyboard.press('Control+z')
      await visitor.locator('.chip[data-settled=true]').waitFor({ timeout: 120_000 })
      const returned = Date.now() - back
      const on = `${workers} processors`
      return [
        { what: 'first paint with the baseline’s answer', value: painted, unit: 'ms', reference: 'from a local server', limit: 1000 },
        { what: 'baseline settled after opening, 200 simulations', value: opened / 1000, unit: 's', reference: on },
        { what: 'first preview after a lever has moved', value: median(previews), unit: 'ms', reference: 'median of seven', limit: 150 },
        { what: 'settled after a lever has moved, 200 simulations', value: (settled - moved) / 1000, unit: 's', reference: on, limit: 15 },
        { what: 'the same in processor time, shared by the processors', value: took, unit: 's', reference: 'page and workers', limit: 15 },
        { what: 'frames a second while the hand drags', value: rate, unit: '/s', reference: '', limit: 30, limitIs: 'least' },
        { what: 'frames slower than a thirtieth of a second while dragging', value: 100 * slow, unit: '%', reference: '' },
        { what: 'moving back, from the cache', value: returned, unit: 'ms', reference: '', limit: 500 },
      ] satisfies Figure[]
    } finally {
      await browser.close()
      await served.close()
    }
  },
}
