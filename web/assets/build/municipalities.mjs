/**
 * Makes `../municipalities.topo.json`: the 98 municipalities with shared borders, in planar kilometres (transverse Mercator about 9° E,
 * y downwards). A development-time script: its output is committed, the page never runs it.
 *
 *     npm install --no-save d3-delaunay@6 topojson-server@3 topojson-simplify@3      (in a scratch folder; none of them ships)
 *     node municipalities.mjs <path to react-denmark-map/dist/cjs/index.js> ../municipalities.topo.json
 *
 * Source: npm react-denmark-map 1.0.0 (MIT), 98 SVG paths traced by hand by its author. What this script adds:
 *
 * 1. georeference: an affine map per panel, fitted to the coast of Natural Earth 10m;
 * 2. closing grooves: the drawing leaves a white line between neighbours. Every outline point enters one Delaunay triangulation; a
 *    triangle that lies in no municipality but whose corners belong to two or three is groove, and is shared out at the edges' midpoints;
 * 3. TopoJSON: shared arcs, simplified to 0.03 km², quantised.
 *
 * About 4 % of the land is missing (small islands, tidal coast): draw with it, never measure areas or densities with it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Delaunay } from 'd3-delaunay'
import { feature, merge, quantize } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'

/** SVG units to kilometres, [[x0, a, b], [y0, c, d]]: x = x0 + a·X + b·Y, y = y0 + c·X + d·Y. Bornholm is a panel of its own. */
const MAINLAND = [[-56.4491348, 0.0285012589, -0.0000976986145], [-6421.42273, -0.000468511098, 0.0288431286]]
const BORNHOLM = [[126.825017, 0.0267245313, 0.0016974503], [-6165.96443, -0.00167578237, 0.0278924795]]
/** Kilometres: distance between outline points, widest groove between two, widest junction of three. */
const STEP = 0.3
const GROOVE = 2.2
const JUNCTION = 4.2
/** Square kilometres: smallest island and smallest hole kept. */
const ISLAND = 0.4
const HOLE = 3

const [source, output] = process.argv.slice(2)
const shapes = read(readFileSync(source, 'utf8'))
if (shapes.length !== 98) throw new Error(`${source}: expected 98 municipalities, got ${shapes.length}. Use react-denmark-map 1.0.0.`)
writeFileSync(output, JSON.stringify(join(shapes)))

function read(text) {
  const pattern = /\{id:"[^"]+",name:"[^"]+",en_name:"[^"]+",display_name:"[^"]+",code:"(\d{3})",d:"([^"]+)"\}/g
  return [...text.matchAll(pattern)]
    .map(([, code, path]) => {
      const [p, q] = code === '400' ? BORNHOLM : MAINLAND
      const rings = flatten(path).map((ring) => ring.map(([x, y]) => [p[0] + p[1] * x + p[2] * y, q[0] + q[1] * x + q[2] * y]))
      const points = rings.flat()
      const box = [Math.min(...points.map((d) => d[0])), Math.min(...points.map((d) => d[1])), Math.max(...points.map((d) => d[0])), Math.max(...points.map((d) => d[1]))]
      return { code, rings, box }
    })
    .sort((a, b) => a.code - b.code)
}

/** Rings of an SVG path. M, m, l, c and Z are the only commands in the source; a curve becomes four chords. */
function flatten(path, chords = 4) {
  const tokens = path.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/gi)
  const rings = []
  let [i, x, y, command, ring] = [0, 0, 0, '', []]
  const number = () => Number(tokens[i++])
  while (i < tokens.length) {
    if (/[a-z]/i.test(tokens[i])) command = tokens[i++]
    if (command === 'M' || command === 'm') {
      const [a, b] = [number(), number()]
      x = command === 'M' ? a : x + a
      y = command === 'M' ? b : y + b
      rings.push((ring = [[x, y]]))
      command = 'l'
    } else if (command === 'l') {
      x += number()
      y += number()
      ring.push([x, y])
    } else if (command === 'c') {
      const p = [[x, y], [x + number(), y + number()], [x + number(), y + number()], [x + number(), y + number()]]
      for (let k = 1; k <= chords; k++) {
        const u = k / chords
        const v = 1 - u
        ring.push([0, 1].map((d) => v ** 3 * p[0][d] + 3 * v * v * u * p[1][d] + 3 * v * u * u * p[2][d] + u ** 3 * p[3][d]))
      }
      ;[x, y] = p[3]
    } else if (command === 'Z' || command === 'z') {
      ;[x, y] = ring[0]
      ring.push(ring[0])
    } else throw new Error(`path: expected M, m, l, c or Z, got ${command}. Check the version of the source.`)
  }
  return rings
}

function join(shapes) {
  const points = []
  const owner = []
  const seen = new Set()
  shapes.forEach(({ rings }, n) => {
    for (const ring of rings)
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length]
        const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / STEP))
        for (let s = 0; s < steps; s++) {
          const point = [round(a[0] + ((b[0] - a[0]) * s) / steps), round(a[1] + ((b[1] - a[1]) * s) / steps)]
          if (seen.has(point.join())) continue
          seen.add(point.join())
          points.push(point)
          owner.push(n)
        }
      })
  })
  const middle = (a, b) => (a < b ? [round((points[a][0] + points[b][0]) / 2), round((points[a][1] + points[b][1]) / 2)] : middle(b, a))
  const distance = (a, b) => Math.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1])
  const pieces = []
  const add = (n, ...ring) => pieces.push({ type: 'Feature', properties: { n }, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] } })

  const { triangles } = Delaunay.from(points)
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [...triangles.subarray(t, t + 3)]
    const owners = corners.map((corner) => owner[corner])
    const kinds = new Set(owners)
    const x = (points[corners[0]][0] + points[corners[1]][0] + points[corners[2]][0]) / 3
    const y = (points[corners[0]][1] + points[corners[1]][1] + points[corners[2]][1]) / 3
    const inside = [...kinds].find((n) => contains(shapes[n], x, y))
    if (inside !== undefined) {
      // Land. Midpoints are inserted where the neighbouring triangle is split, so that arcs match.
      add(inside, ...corners.flatMap((a, i) => (owners[i] === owners[(i + 1) % 3] ? [points[a]] : [points[a], middle(a, corners[(i + 1) % 3])])))
      continue
    }
    const longest = Math.max(distance(corners[0], corners[1]), distance(corners[1], corners[2]), distance(corners[2], corners[0]))
    if (kinds.size === 1 || longest > (kinds.size === 3 ? JUNCTION : GROOVE)) continue // sea
    if (kinds.size === 2) {
      const odd = [0, 1, 2].find((i) => owners[i] !== owners[(i + 1) % 3] && owners[i] !== owners[(i + 2) % 3])
      const [a, b, c] = [corners[odd], corners[(odd + 1) % 3], corners[(odd + 2) % 3]]
      add(owner[a], points[a], middle(a, b), middle(a, c))
      add(owner[b], middle(a, b), points[b], points[c], middle(a, c))
    } else
      corners.forEach((a, i) =>
        add(owner[a], points[a], middle(a, corners[(i + 1) % 3]), [round(x), round(y)], middle(a, corners[(i + 2) % 3])),
      )
  }

  const raw = topology({ pieces: { type: 'FeatureCollection', features: pieces } })
  const byOwner = shapes.map(() => [])
  for (const geometry of raw.objects.pieces.geometries) byOwner[geometry.properties.n].push(geometry)
  const features = shapes.map(({ code }, n) => {
    const polygons = merge(raw, byOwner[n]).coordinates.filter((polygon) => area(polygon[0]) > ISLAND)
    const coordinates = polygons.map((polygon) => polygon.filter((ring, i) => i === 0 || area(ring) > HOLE))
    return { type: 'Feature', id: code, properties: {}, geometry: { type: 'MultiPolygon', coordinates } }
  })
  const whole = topology({ municipalities: { type: 'FeatureCollection', features } })
  const result = quantize(simplify(presimplify(whole), 0.03), 1e4)
  const empty = feature(result, result.objects.municipalities).features.filter((f) => !f.geometry?.coordinates.length)
  if (empty.length) throw new Error(`municipalities: expected an outline for each, got none for ${empty.map((f) => f.id)}. Lower the simplification.`)
  return result
}

function contains({ box, rings }, x, y) {
  if (x < box[0] || y < box[1] || x > box[2] || y > box[3]) return false
  let within = false
  for (const r of rings)
    for (let i = 0, j = r.length - 1; i < r.length; j = i++)
      if (r[i][1] > y !== r[j][1] > y && x < ((r[j][0] - r[i][0]) * (y - r[i][1])) / (r[j][1] - r[i][1]) + r[i][0]) within = !within
  return within
}

function area(ring) {
  let twice = 0
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1]
  return Math.abs(twice / 2)
}

function round(km) {
  return Math.round(km * 1000) / 1000
}
