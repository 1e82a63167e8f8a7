/**
 * A region that is reckoned by its own projection: of its new specialists as many as it expects settle there as owners, first come first served, in
 * whatever number is vacant; new numbers are those it expects; and nobody else takes up a number or moves practice.
 */
import { chooseWeighted } from '../../core/choice.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { FORM, type World } from '../world.ts'

const vacant = new Float64Array(128)
const same = new Float64Array(128).fill(1)

/** Is a region reckoned by its own projection? */
export function isProjected(w: World, region: number): boolean {
  return w.v[w.at['projection.closed'] + region]! === 1
}

/** Where a new specialist settles by the projection of the region they trained in, as long as it expects more this year; -1 when it does not. */
export function projectedPlace(w: World, i: number, month: number): number {
  const { people: p, input, v, at } = w
  const cluster = p.huCluster[i]!
  // Only those recognised this year are new.
  if (cluster >= input.clusterCount || p.form[i] !== FORM.none || Math.floor(p.huEnd[i]! / 12) !== Math.floor(month / 12)) return -1
  const region = input.clusterRegion[cluster]!
  if (!isProjected(w, region) || w.projected[region]! >= v[at['projection.settlers'] + region]!) return -1
  for (let m = 0; m < w.places; m++) vacant[m] = input.placeRegion[m] === region ? w.vacant(m) : 0
  const place = chooseWeighted(w.random, p.id[i]!, S.settlePlace, 0, same, vacant, w.places)
  if (place >= 0) w.projected[region]!++
  return place
}

/** The form of the number they take there: alone as often as numbers for sale are solo clinics. */
export function projectedForm(w: World, i: number, place: number): number {
  const { people: p } = w
  const shares = w.vacantShared[place]! + w.free[place]!
  return w.random.uniform(p.id[i]!, counter(S.clinic, 8192 + p.episode[i]!)) * w.vacant(place) >= shares ? FORM.solo : FORM.shared
}
