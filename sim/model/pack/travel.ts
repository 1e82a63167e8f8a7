/**
 * Travel between places. Inside a landmass the road is the straight line times a winding factor, driven at one speed; landmasses are
 * joined by crossings (bridges, ferries, and the land necks past an inlet). Shortest paths over all of them give minutes and kilometres.
 * Planar kilometres and square roots only, so every engine finds the same bits.
 */

/** A point on a landmass, in planar kilometres. */
export interface Point {
  readonly landmass: string
  readonly xKm: number
  readonly yKm: number
}

/** A way from one landmass to another. `land` is a neck that the road must pass. */
export interface Crossing {
  readonly kind: 'bridge' | 'ferry' | 'land'
  readonly from: Point
  readonly to: Point
  readonly minutes: number
}

/** How fast one travels on a landmass. */
export interface TravelRule {
  /** Road kilometres per straight kilometre. */
  readonly winding: number
  readonly kmPerHour: number
  /** Minutes added to every journey between two places, for both towns' streets. */
  readonly accessMinutes: number
  /** Road kilometres within which places count as neighbours. */
  readonly neighbourKm: number
}

/** Square matrices row by row in the order of the places, and each place's neighbours, nearest first. */
export interface Travel {
  readonly minutes: Float64Array
  readonly km: Float64Array
  readonly neighbours: readonly (readonly number[])[]
}

/** Minutes, kilometres and neighbours of places. Infinity where no road or crossing leads. */
export function travelBetween(places: readonly Point[], crossings: readonly Crossing[], rule: TravelRule): Travel {
  const points: Point[] = [...places]
  for (const crossing of crossings) points.push(crossing.from, crossing.to)
  const n = points.length
  const minutes = new Float64Array(n * n).fill(Infinity)
  const km = new Float64Array(n * n).fill(Infinity)
  const road = new Float64Array(n * n).fill(Infinity)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const a = points[i]!
      const b = points[j]!
      if (a.landmass !== b.landmass) continue
      const length = straightKm(a, b) * rule.winding
      road[i * n + j] = km[i * n + j] = length
      minutes[i * n + j] = (length / rule.kmPerHour) * 60
    }
  crossings.forEach((crossing, index) => {
    const i = places.length + 2 * index
    const j = i + 1
    const length = straightKm(crossing.from, crossing.to)
    for (const at of [i * n + j, j * n + i]) {
      minutes[at] = Math.min(minutes[at]!, crossing.minutes)
      km[at] = Math.min(km[at]!, length)
      if (crossing.kind !== 'ferry') road[at] = Math.min(road[at]!, length)
    }
  })
  for (const matrix of [minutes, km, road]) shortest(matrix, n)

  const count = places.length
  const inner = (matrix: Float64Array, added: number) => {
    const out = new Float64Array(count * count)
    for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) if (i !== j) out[i * count + j] = matrix[i * n + j]! + added
    return out
  }
  const neighbours = places.map((_, i) =>
    places
      .map((_, j) => j)
      .filter((j) => j !== i && road[i * n + j]! <= rule.neighbourKm)
      .sort((a, b) => road[i * n + a]! - road[i * n + b]! || a - b),
  )
  return { minutes: inner(minutes, rule.accessMinutes), km: inner(km, 0), neighbours }
}

function straightKm(a: Point, b: Point): number {
  const x = a.xKm - b.xKm
  const y = a.yKm - b.yKm
  return Math.sqrt(x * x + y * y)
}

/** All-pairs shortest paths in place (Floyd 1962, Communications of the ACM 5(6):345). The upper half is computed and mirrored. */
function shortest(d: Float64Array, n: number): void {
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++) {
      const first = d[i * n + k]!
      if (first === Infinity) continue
      for (let j = i + 1; j < n; j++) {
        const through = first + d[k * n + j]!
        if (through < d[i * n + j]!) d[i * n + j] = d[j * n + i] = through
      }
    }
}
