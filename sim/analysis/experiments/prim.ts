/**
 * Scenario discovery by PRIM, the patient rule induction method (Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9,
 * 1999; Bryant and Lempert 2010 for reading it): a box in the space of factors in which what is looked for is much more common than outside. Thin slices are
 * peeled off where they take least of it, then pasted back where they cost nothing; limits that chance could explain are taken away again.
 */
import { exp, log } from '../../core/arithmetic.ts'

/** Points to search: coordinates by factor, and for each point the share of its runs in which what is looked for happened. */
export interface PrimData {
  readonly x: readonly Float64Array[]
  /** Whether the values of a factor have an order; those of one that has none are kept or left out one by one. */
  readonly ordered: readonly boolean[]
  /** Whether a factor has a few values of its own, so that a limit is one of them rather than a place between two. */
  readonly stepped: readonly boolean[]
  readonly y: Float64Array
  /** The first so many points are independent of one another, and limits are tested on them alone; all are when absent. */
  readonly independent?: number
}

/** How the search goes. */
export interface PrimOptions {
  /** Share of the box that is peeled off or pasted at a time. */
  readonly alpha?: number
  /** A box holds at least this share of all points. */
  readonly leastMass?: number
  /** Boxes as dense as this are preferred. */
  readonly density?: number
  /** Limits less sure than this are taken away. */
  readonly significance?: number
  /** Boxes to look for, one after the other, each in the points that those before have left. */
  readonly boxes?: number
}

/** A limit on one factor. */
export interface BoxLimit {
  readonly factor: number
  /** From here on, and up to here; absent where there is no limit. */
  readonly low?: number
  readonly high?: number
  /** Values that are in the box, of a factor without order. */
  readonly values?: readonly number[]
  /** How likely the box would be at least as dense without this limit meaning anything (one-sided binomial, Bryant and Lempert). */
  readonly p: number
}

/** A box. */
export interface PrimBox {
  readonly limits: readonly BoxLimit[]
  /** Points inside, and their share of all points. */
  readonly points: number
  readonly mass: number
  /** Share of the runs inside in which it happened. */
  readonly density: number
  /** Share of all runs in which it happened that lie inside. */
  readonly coverage: number
}

/** What was found: boxes, and for each the way that peeling took. */
export interface PrimResult {
  /** Share of all runs in which it happened. */
  readonly base: number
  readonly boxes: readonly (PrimBox & { readonly trajectory: readonly { readonly mass: number; readonly density: number; readonly coverage: number; readonly limits: number }[] })[]
}

/** Bounds of a box, by factor. */
interface Bounds {
  readonly low: Float64Array
  readonly high: Float64Array
  /** Values left out, of factors without order. */
  readonly without: readonly ReadonlySet<number>[]
}

/** Looks for boxes. None are found where it always happens or never does. */
export function primBoxes(data: PrimData, options: PrimOptions = {}): PrimResult {
  const { boxes = 2, density: goal = 0.8, significance = 0.05, leastMass = 0.05 } = options
  const all = Array.from(data.y.keys()).filter((p) => data.y[p] === data.y[p])
  const happened = sumOf(data.y, all)
  const base = happened / all.length
  const found: PrimResult['boxes'][number][] = []
  let open = all
  for (let i = 0; i < boxes && happened > 0 && happened < all.length; i++) {
    const here = sumOf(data.y, open) / open.length
    const path = peel(data, open, options.alpha ?? 0.05, Math.max(2, Math.ceil(leastMass * all.length)))
    const chosen = chooseBox(path.map(({ inside }) => ({ density: meanOf(data.y, inside), coverage: sumOf(data.y, inside) / happened })), goal)
    const pasted = paste(data, open, path[chosen]!.bounds, options.alpha ?? 0.05)
    const bounds = prune(data, open, pasted, significance)
    const inside = within(data, open, bounds)
    const limits = limitsOf(data, open, bounds)
    const density = meanOf(data.y, inside)
    // A box that is no denser than what it was cut from tells nothing; and after the first, chance alone makes thin ones.
    if (limits.length === 0 || !(density > here) || (i > 0 && density < goal)) break
    found.push({
      limits,
      points: inside.length,
      mass: inside.length / all.length,
      density,
      coverage: sumOf(data.y, inside) / happened,
      trajectory: path.map((step) => ({
        mass: step.inside.length / all.length,
        density: meanOf(data.y, step.inside),
        coverage: sumOf(data.y, step.inside) / happened,
        limits: limitedFactors(data, open, step.bounds).length,
      })),
    })
    const taken = new Set(inside)
    open = open.filter((p) => !taken.has(p))
    if (open.length < leastMass * all.length * 2 || sumOf(data.y, open) < 1) break
  }
  return { base, boxes: found }
}

/** Of the boxes that are dense enough, or else of all, the best compromise between density and coverage: their harmonic mean. */
function chooseBox(path: readonly { readonly density: number; readonly coverage: number }[], goal: number): number {
  const some = path.some(({ density }) => density >= goal)
  const worth = path.map(({ density, coverage }) => (some && density < goal ? 0 : (2 * density * coverage) / (density + coverage)))
  return worth.indexOf(Math.max(...worth))
}

function wide(data: PrimData): Bounds {
  return { low: new Float64Array(data.x.length).fill(-Infinity), high: new Float64Array(data.x.length).fill(Infinity), without: data.x.map(() => new Set<number>()) }
}

function holds({ x, ordered }: PrimData, { low, high, without }: Bounds, p: number, except = -1): boolean {
  return x.every((column, k) => k === except || (ordered[k] ? column[p]! >= low[k]! && column[p]! <= high[k]! : !without[k]!.has(column[p]!)))
}

function within(data: PrimData, points: readonly number[], bounds: Bounds, except = -1): number[] {
  return points.filter((p) => holds(data, bounds, p, except))
}

/** Slices peeled off one after the other, each where the rest gains most for what is lost. */
function peel(data: PrimData, points: readonly number[], alpha: number, least: number): { bounds: Bounds; inside: readonly number[] }[] {
  let bounds = wide(data)
  let inside: readonly number[] = points
  const path = [{ bounds, inside }]
  for (;;) {
    const mean = meanOf(data.y, inside)
    let best: { bounds: Bounds; inside: readonly number[]; worth: number } | undefined
    for (const next of peels(data, inside, bounds, alpha)) {
      const rest = inside.filter((p) => holds(data, next, p))
      if (rest.length < least || rest.length === inside.length) continue
      const worth = (meanOf(data.y, rest) - mean) / (inside.length - rest.length)
      if (!best || worth > best.worth) best = { bounds: next, inside: rest, worth }
    }
    if (!best || mean >= 1) return path
    ;({ bounds, inside } = best)
    path.push({ bounds, inside })
  }
}

function peels(data: PrimData, inside: readonly number[], bounds: Bounds, alpha: number): Bounds[] {
  const many = Math.max(1, Math.floor(alpha * inside.length))
  return data.x.flatMap((column, k): Bounds[] => {
    if (!data.ordered[k]) return [...new Set(inside.map((p) => column[p]!))].map((value) => ({ ...bounds, without: bounds.without.map((set, i) => (i === k ? new Set([...set, value]) : set)) }))
    const sorted = Float64Array.from(inside, (p) => column[p]!).sort()
    const above = sorted.find((value) => value > sorted[many - 1]!)
    const below = sorted.findLast((value) => value < sorted[sorted.length - many]!)
    return [
      ...(above === undefined ? [] : [{ ...bounds, low: bounds.low.with(k, above) }]),
      ...(below === undefined ? [] : [{ ...bounds, high: bounds.high.with(k, below) }]),
    ]
  })
}

/** Slices put back as long as the box gets no thinner in what is looked for. */
function paste(data: PrimData, points: readonly number[], start: Bounds, alpha: number): Bounds {
  let bounds = start
  let inside = within(data, points, bounds)
  for (;;) {
    const mean = meanOf(data.y, inside)
    let best: { bounds: Bounds; inside: number[]; mean: number } | undefined
    for (const next of pastes(data, points, bounds, Math.max(1, Math.floor(alpha * inside.length)))) {
      const more = within(data, points, next)
      if (more.length <= inside.length) continue
      const density = meanOf(data.y, more)
      if (density >= mean && (!best || density > best.mean || (density === best.mean && more.length > best.inside.length))) best = { bounds: next, inside: more, mean: density }
    }
    if (!best) return bounds
    ;({ bounds, inside } = best)
  }
}

function pastes(data: PrimData, points: readonly number[], bounds: Bounds, many: number): Bounds[] {
  return data.x.flatMap((column, k): Bounds[] => {
    if (!data.ordered[k]) return [...bounds.without[k]!].map((value) => ({ ...bounds, without: bounds.without.map((set, i) => (i === k ? new Set([...set].filter((other) => other !== value)) : set)) }))
    const reachable = Float64Array.from(within(data, points, bounds, k), (p) => column[p]!).sort()
    const below = reachable.filter((value) => value < bounds.low[k]!)
    const above = reachable.filter((value) => value > bounds.high[k]!)
    return [
      ...(below.length === 0 ? [] : [{ ...bounds, low: bounds.low.with(k, below[Math.max(0, below.length - many)]!) }]),
      ...(above.length === 0 ? [] : [{ ...bounds, high: bounds.high.with(k, above[Math.min(above.length - 1, many - 1)]!) }]),
    ]
  })
}

/** Takes away limits, the least sure first, until each is surer than chance. */
function prune(data: PrimData, points: readonly number[], start: Bounds, significance: number): Bounds {
  let bounds = start
  for (;;) {
    const limits = limitsOf(data, points, bounds)
    const worst = limits.toSorted((a, b) => b.p - a.p)[0]
    if (!worst || worst.p <= significance) return bounds
    bounds = released(bounds, worst.factor)
  }
}

function released(bounds: Bounds, k: number): Bounds {
  return { low: bounds.low.with(k, -Infinity), high: bounds.high.with(k, Infinity), without: bounds.without.map((set, i) => (i === k ? new Set<number>() : set)) }
}

/** Factors whose limits keep a point out. */
function limitedFactors({ x, ordered }: PrimData, points: readonly number[], { low, high, without }: Bounds): number[] {
  return x.flatMap((column, k) => (points.some((p) => (ordered[k] ? column[p]! < low[k]! || column[p]! > high[k]! : without[k]!.has(column[p]!))) ? [k] : []))
}

function limitsOf(data: PrimData, points: readonly number[], bounds: Bounds): BoxLimit[] {
  const inside = within(data, points, bounds)
  const tested = points.filter((p) => p < (data.independent ?? Infinity))
  const held = within(data, tested, bounds)
  return limitedFactors(data, points, bounds).map((k) => {
    const column = data.x[k]!
    const p = binomialTail(Math.round(sumOf(data.y, held)), held.length, meanOf(data.y, within(data, tested, bounds, k)))
    if (!data.ordered[k]) return { factor: k, values: [...new Set(inside.map((i) => column[i]!))].sort((a, b) => a - b), p }
    return { factor: k, ...edge('low', column, points, bounds.low[k]!, inside, data.stepped[k]!), ...edge('high', column, points, bounds.high[k]!, inside, data.stepped[k]!), p }
  })
}

/** A limit lies between the last value inside and the first outside; on a factor with steps it is the last value inside. */
function edge(side: 'low' | 'high', column: Float64Array, points: readonly number[], bound: number, inside: readonly number[], stepped: boolean): Pick<BoxLimit, 'low' | 'high'> {
  const sign = side === 'low' ? 1 : -1
  let last = Infinity
  for (const p of inside) last = Math.min(last, sign * column[p]!)
  let first = -Infinity
  for (const p of points) if (sign * column[p]! < sign * bound) first = Math.max(first, sign * column[p]!)
  if (first === -Infinity) return {}
  return { [side]: sign * (stepped ? last : (first + last) / 2) }
}

/** Chance of `k` or more out of `n` at `p` each. */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1
  if (p <= 0) return 0
  if (p >= 1) return 1
  let term = 0
  for (let i = 1; i <= k; i++) term += log((n - k + i) / i)
  term += k * log(p) + (n - k) * log(1 - p)
  let tail = 0
  for (let i = k; i <= n; i++) {
    tail += exp(term)
    term += log((n - i) / (i + 1)) + log(p / (1 - p))
  }
  return Math.min(1, tail)
}

function sumOf(values: Float64Array, points: readonly number[]): number {
  let sum = 0
  for (const p of points) sum += values[p]!
  return sum
}

function meanOf(values: Float64Array, points: readonly number[]): number {
  return points.length === 0 ? NaN : sumOf(values, points) / points.length
}
