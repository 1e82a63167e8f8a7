import { expect, test } from 'vitest'
import { loadPack } from '../../../sim/model/pack/index.ts'
import type { Pack } from '../../../sim/model/pack/index.ts'
import { compile, firstDifference, pack, packFiles, replicates } from './laboratory.ts'

const period = { from: '2025-01', to: '2034-12' }

/** Rows of every table but its head in another, fixed, order. */
function shuffleRows(text: string, salt: number): string {
  const [head, ...rows] = text.split('\n').filter((line) => line !== '')
  const key = rows.map((_, k) => Math.imul(k + 1, 2654435761 + 2 * salt) >>> 0)
  return [head, ...rows.map((_, k) => k).sort((a, b) => key[a]! - key[b]!).map((k) => rows[k]), ''].join('\n')
}

test('places are known by their codes: the order of rows in the data changes no bit', () => {
  // Files whose order has a meaning: the first places, regions and sites of each keep theirs.
  const ordered = new Set(['regions.csv', 'study-sites.csv', 'training-regions.csv', 'clusters.csv', 'councils.csv', 'hospitals.csv'])
  const shuffled = loadPack(Object.fromEntries(Object.entries(packFiles).map(([name, text], k) => [name, name.endsWith('.csv') && !ordered.has(name) ? shuffleRows(text, k) : text])))
  expect(shuffled.places.map((place) => place.code)).toEqual(pack.places.map((place) => place.code))
  const [a, b] = [compile({ period }), compile({ period }, shuffled)]
  expect(firstDifference(a, replicates(b, 1)[0]!, replicates(a, 1)[0]!)).toBeUndefined()
})

test('numbering the places otherwise renumbers the results and does nothing else that chance would not', () => {
  // Noise is keyed by a place's number, so a renumbered country is another draw of the same one: each place must agree within chance.
  const n = pack.places.length
  const order = Array.from({ length: n }, (_, m) => (m * 37 + 11) % n)
  const other = renumber(pack, order)
  const runs = 12
  const chance = { period, chanceOnly: true }
  const [a, b] = [compile(chance), compile({ ...chance, seed: 'elsewhere' }, other)]
  const [left, right] = [replicates(a, runs), replicates(b, runs)]
  const block = (component: string) => a.layout.blocks.find((x) => x.component === component && x.level === 'place')!
  const z: number[] = []
  for (const component of ['owners', 'employed', 'trainees', 'numbers']) {
    const { offset, steps, cells } = block(component)
    for (let m = 0; m < n; m++) {
      const x = left.map((buffer) => buffer[offset + (steps - 1) * cells + order[m]!]!)
      const y = right.map((buffer) => buffer[offset + (steps - 1) * cells + m]!)
      const spread = Math.sqrt((variance(x) + variance(y)) / runs)
      const gap = mean(x) - mean(y)
      if (spread === 0) expect(gap, `${component} in ${pack.places[order[m]!]!.name}`).toBe(0)
      else z.push(gap / spread)
    }
  }
  expect(z.length).toBeGreaterThan(250)
  expect(Math.max(...z.map(Math.abs))).toBeLessThan(6.5)
  // Mean square of a Student t with 22 degrees of freedom is 1.1; a label with a meaning would add to it.
  expect(mean(z.map((value) => value * value))).toBeLessThan(1.35)
})

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]) => values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1)

/** The same country with place `order[m]` as number m. */
function renumber(from: Pack, order: readonly number[]): Pack {
  const n = order.length
  const to = new Int32Array(n)
  order.forEach((old, m) => (to[old] = m))
  const table = (values: Float64Array) => Float64Array.from({ length: n * n }, (_, k) => values[order[Math.floor(k / n)]! * n + order[k % n]!]!)
  const column = (values: Float64Array) => Float64Array.from(order, (old) => values[old]!)
  const list = (places: readonly number[]) => places.map((old) => to[old]!)
  return {
    ...from,
    places: order.map((old) => from.places[old]!),
    councils: from.councils.map((council) => ({ ...council, places: list(council.places) })),
    clusters: from.clusters.map((cluster) => ({ ...cluster, places: list(cluster.places) })),
    sites: from.sites.map((site) => ({ ...site, place: to[site.place]! })),
    hospitals: from.hospitals.map((hospital) => ({ ...hospital, place: to[hospital.place]! })),
    minutes: table(from.minutes),
    km: table(from.km),
    neighbours: order.map((old) => list(from.neighbours[old]!)),
    populationAt: (m, year) => from.populationAt(order[m]!, year),
    populationGrade: (m, year) => from.populationGrade(order[m]!, year),
    shareAged65: (m, year) => from.shareAged65(order[m]!, year),
    shareAged80: (m, year) => from.shareAged80(order[m]!, year),
    needIndex: column(from.needIndex),
    gpShare2020: column(from.gpShare2020),
  }
}
