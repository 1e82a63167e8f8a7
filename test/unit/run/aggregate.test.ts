import { expect, test } from 'vitest'
import { bands, bandsByCell, bandsOfValues, isRecorded, lowestShare, monthsOf, pairedBands, pairedPrecision, probabilityAtLeast, valueOf } from '../../../sim/run/aggregate.ts'
import { createManifest } from '../../../sim/run/manifest.ts'
import { echoLayout } from './echo-task.ts'

const [national, sound, noise] = echoLayout.blocks

/** A replicate in which the nation's sound is `level` plus the month's number, places have 1, 2 and 3 times it, noise is as given. */
function replicate(level: number, loudness = 2): Float32Array {
  const buffer = new Float32Array(echoLayout.size)
  for (let step = 0; step < national!.steps; step++) buffer[national!.offset + step] = level + step
  for (let year = 0; year < 3; year++)
    for (let place = 0; place < 3; place++) {
      buffer[sound!.offset + year * 3 + place] = (place + 1) * level
      buffer[noise!.offset + year * 3 + place] = loudness
    }
  return buffer
}

const buffers = [replicate(10), undefined, replicate(20), replicate(30), replicate(40), replicate(50)]
const measure = { numerator: ['sound'] }
const ratio = { numerator: ['sound'], denominator: ['noise'], scale: 100 }
const january = 2025 * 12

test('bands are quantiles over the replicates that finished, and ordered', () => {
  const result = bands(buffers, echoLayout, measure, 'nation', 0, 'month')
  expect(result.months).toHaveLength(36)
  expect([result.low90[0], result.low50[0], result.median[0], result.high50[0], result.high90[0]]).toEqual([12, 20, 30, 40, 48])
  expect(result.median[35]).toBe(65)
})

test('a monthly record read yearly is read in December', () => {
  const result = bands(buffers, echoLayout, measure, 'nation', 0, 'year')
  expect(result.months).toEqual([january + 11, january + 23, january + 35])
  expect(result.median[1]).toBe(53)
})

test('a yearly step stands for the twelve months that end in it', () => {
  const year = (month: number) => valueOf(buffers[0]!, echoLayout, measure, 'place', 2, month)
  expect([year(january), year(january + 11), year(january + 12)]).toEqual([30, 30, 30])
  expect(year(january - 12)).toBeNaN()
  expect(year(january + 36)).toBeNaN()
})

test('a ratio is a sum over a sum, also for the whole of places', () => {
  expect(valueOf(buffers[0]!, echoLayout, ratio, 'place', 1, january)).toBe(1000)
  expect(valueOf(replicate(10, 0), echoLayout, ratio, 'place', 1, january)).toBeNaN()
  expect(valueOf(buffers[0]!, echoLayout, { numerator: ['noise'] }, 'nation', 0, january)).toBe(6)
})

test('replicates in which a ratio is undefined are left out of its bands', () => {
  const result = bands([replicate(10, 0), replicate(20, 1)], echoLayout, ratio, 'place', 0, 'year')
  expect(result.median[0]).toBe(2000)
  expect(bands([], echoLayout, ratio, 'place', 0, 'year').median[0]).toBeNaN()
})

test('paired differences use only replicates both have, and a run minus itself is zero', () => {
  const more = buffers.map((buffer, i) => (i === 5 ? undefined : buffer && replicate(buffer[0]! + i)))
  const result = pairedBands(more, buffers, echoLayout, measure, 'nation', 0, 'month')
  expect([result.low90[0], result.median[0], result.high90[0]].map((x) => Math.round(x! * 100) / 100)).toEqual([0.3, 2.5, 3.85])
  const same = pairedBands(buffers, buffers, echoLayout, measure, 'nation', 0, 'month')
  expect(new Set([...same.low90, ...same.high90])).toEqual(new Set([0]))
  const precision = pairedPrecision(more, buffers, echoLayout, measure, 'nation', 0, january)
  expect(precision.n).toBe(4)
  expect(precision.mean).toBe(2.25)
  expect(precision.varianceRatio).toBeGreaterThan(100)
})

test('a map gets every cell of a month at once', () => {
  expect([...bandsByCell(buffers, echoLayout, measure, 'place', january).median]).toEqual([30, 60, 90])
  expect([...bandsByCell(buffers, echoLayout, measure, 'place', january, undefined, buffers).median]).toEqual([0, 0, 0])
})

test('odds count the finished replicates only', () => {
  expect(probabilityAtLeast(buffers, echoLayout, measure, 30, january)).toBe(0.6)
  expect(probabilityAtLeast([], echoLayout, measure, 30, january)).toBeNaN()
})

test('the lowest share of cells is taken together', () => {
  expect(lowestShare(buffers[0]!, echoLayout, ratio, 'place', january, 2 / 3)).toBe(750)
  expect(lowestShare(buffers[0]!, echoLayout, ratio, 'place', january, 0.01)).toBe(500)
  expect(lowestShare(replicate(10, 0), echoLayout, ratio, 'place', january, 0.5)).toBeNaN()
  expect(bandsOfValues([3, NaN, 1, 2])).toMatchObject({ low50: 1.5, median: 2, high50: 2.5 })
})

test('what was not recorded is said', () => {
  expect(isRecorded(echoLayout, ratio, 'place')).toBe(true)
  expect(isRecorded(echoLayout, ratio, 'region')).toBe(false)
  expect(() => monthsOf(echoLayout, { numerator: ['smell'] }, 'nation', 'year', 'echo')).toThrow('echo: expected smell to be recorded at level nation, got no such block')
})

test('a manifest lists data by file name whatever the order given', () => {
  const manifest = (data: Record<string, string>) => JSON.stringify(createManifest({ name: 'x', model: '1', version: '1', command: 'x run', runs: [], data }))
  expect(manifest({ b: '2', a: '1' })).toBe(manifest({ a: '1', b: '2' }))
})
