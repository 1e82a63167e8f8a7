/**
 * Openings: new numbers, January and July, under the rule in force. Numbers that exist stay and can be traded; nobody is made to use a new one.
 *
 *     0 regional plan       regions by weighted population; inside them the place with the fewest numbers per weighted citizen first
 *     1 Midtjylland 2008    joint clinics and likely recruiters first: the place where the largest share of numbers is taken
 *     2 need model          the country's lowest capacity per need-weighted citizen first
 *
 * Capacity counts all numbers, or only those taken when unfilled capacity is not to count as coverage. Places closed for new numbers get none.
 */
import { FLOW, PLACE_FLOWS, type World } from '../world.ts'
import { unfilledTenders } from './local-policy.ts'
import { isProjected } from './projection.ts'
import { refreshOpenings } from './settling-places.ts'

/** Gives out half a year's new numbers. */
export function openCapacities(w: World, month: number): void {
  const { input, v, at } = w
  const year = Math.floor(month / 12)
  if (partly(w)) return openInPart(w, year)
  w.openingsOwed += v[at['capacity.max-new-per-year']]! / 2
  const pool = Math.max(1, Math.round(v[at['capacity.pool-size']]!))
  const rule = v[at['capacity.rule']]!
  if (rule === 0) {
    let national = 0
    for (let m = 0; m < w.places; m++) national += weightedCitizens(w, m, year)
    const give = w.openingsOwed
    w.openingsOwed = 0
    for (let r = 0; r < input.regionCount; r++) {
      let region = 0
      for (let m = 0; m < w.places; m++) if (input.placeRegion[m] === r) region += weightedCitizens(w, m, year)
      w.regionOwed[r]! += isProjected(w, r) ? v[at['projection.numbers'] + r]! / 2 : (give * region) / national
      while (w.regionOwed[r]! >= pool) {
        const m = neediest(w, r, year)
        // A region with no open place loses its turn: the rule stops numbers, it does not save them up.
        w.regionOwed[r]! -= pool
        if (m >= 0) giveOut(w, m, pool)
      }
    }
    return
  }
  while (w.openingsOwed >= pool) {
    const m = rule === 1 ? likeliest(w) : neediest(w, -1, year)
    w.openingsOwed -= pool
    if (m >= 0) giveOut(w, m, pool)
  }
}

/** Whether the model holds in a part of the country only. */
function partly({ v, at, places }: World): boolean {
  for (let m = 0; m < places; m++) if (v[at['capacity.ruled'] + m]! < 0.5) return true
  return false
}

/**
 * The same where the allocation model holds in a part of the country only: the part has the share of new numbers that its weighted citizens are of all, with
 * what is added to it, and gives them out by its own rule; the rest goes by the regional plan, region by region, one at a time.
 */
function openInPart(w: World, year: number): void {
  const { input, v, at } = w
  let inside = 0
  let national = 0
  const outside = new Float64Array(input.regionCount)
  for (let m = 0; m < w.places; m++) {
    const citizens = w.facts.populationAt(m, year) * input.needIndex[m]!
    national += citizens
    if (v[at['capacity.ruled'] + m]! >= 0.5) inside += citizens
    else outside[input.placeRegion[m]!]! += citizens
  }
  const give = v[at['capacity.max-new-per-year']]! / 2
  w.openingsOwed += (give * inside) / national + v[at['capacity.local-new']]! / 2
  const pool = Math.max(1, Math.round(v[at['capacity.pool-size']]!))
  const rule = v[at['capacity.rule']]!
  within = 1
  for (; w.openingsOwed >= pool; w.openingsOwed -= pool) {
    const m = rule === 1 ? likeliest(w) : neediest(w, -1, year)
    if (m >= 0) giveOut(w, m, pool)
  }
  within = 0
  for (let r = 0; r < input.regionCount; r++) {
    w.regionOwed[r]! += isProjected(w, r) ? v[at['projection.numbers'] + r]! / 2 : (give * outside[r]!) / national
    for (; w.regionOwed[r]! >= 1; w.regionOwed[r]!--) {
      const m = neediest(w, r, year)
      if (m >= 0) giveOut(w, m, 1)
    }
  }
  within = -1
}

/** Which part places are looked for in: 1 where the model holds, 0 where it does not, -1 everywhere. */
let within = -1

/** Whether a place does not belong to the part looked in. */
const apart = ({ v, at }: World, m: number): boolean => within >= 0 && (v[at['capacity.ruled'] + m]! >= 0.5 ? 1 : 0) !== within

function giveOut(w: World, m: number, pool: number): void {
  const open = pool - notForSale(w, m, pool)
  w.numbers[m]! += open
  w.free[m]! += open
  w.flows[FLOW.newNumbers]! += pool
  w.placeFlows[m * PLACE_FLOWS.length + 2]! += pool
  refreshOpenings(w, m)
}

/** How many of a pool of new numbers nobody can buy: first those that part doctors get to fill theirs, then those that are tendered. Notes premises too. */
function notForSale(w: World, m: number, pool: number): number {
  const { v, at, local } = w
  let used = 0
  // Where part practice is refused, those who would have shared work in full already.
  if (v[at['part.convert']] === 1 && v[at['part.gain'] + m]! < 1 - v[at['part.fte']]!) {
    const waiting = local.partDoctors[m]! - local.partConverted[m]!
    used = waiting < pool ? (waiting > 0 ? waiting : 0) : pool
    local.partConverted[m]! += used
  }
  local.tenderOwed += (pool - used) * v[at['clinics.tender-share']]!
  for (; local.tenderOwed >= 1 && used < pool; local.tenderOwed--) {
    local.tendered[m]!++
    used++
  }
  if (v[at['premises.target'] + m]! >= 0.5) {
    local.tiedOwed += (pool - used) * v[at['premises.tied']]!
    for (; local.tiedOwed >= 1; local.tiedOwed--) local.premises[m]!++
  }
  return used
}

/** Citizens of a place weighted by need, in the variant of the rule. */
export function weightedCitizens(w: World, m: number, year: number): number {
  const variant = within === 0 ? 0 : w.v[w.at['capacity.need-variant']]!
  const weight = variant === 0 ? w.input.needIndex[m]! : variant === 1 ? 1 : w.input.ageIndex[m]!
  return w.facts.populationAt(m, year) * weight
}

/** Open place with the lowest capacity per weighted citizen, in a region or (-1) the country; -1 if none is open. */
function neediest(w: World, region: number, year: number): number {
  const { v, at, input } = w
  // Outside the part where the model holds, all numbers count, as they do today.
  const unfilled = within === 0 || v[at['capacity.count-unfilled']]! === 1
  let best = -1
  let least = Infinity
  for (let m = 0; m < w.places; m++) {
    if ((region >= 0 && input.placeRegion[m] !== region) || v[at['capacity.open'] + m]! < 0.5 || apart(w, m)) continue
    // Numbers given out this year count even where unfilled ones do not, or the same place would get them all.
    const more = w.local.tendered[m]! + w.local.partConverted[m]! - (unfilled ? 0 : unfilledTenders(w, m))
    const capacity = more + (unfilled ? w.numbers[m]! : w.owners(m) + w.placeFlows[m * PLACE_FLOWS.length + 2]!)
    const ratio = capacity / weightedCitizens(w, m, year)
    if (ratio < least) {
      least = ratio
      best = m
    }
  }
  return best
}

function likeliest(w: World): number {
  const { v, at } = w
  let best = -1
  let most = -1
  for (let m = 0; m < w.places; m++) {
    if (v[at['capacity.open'] + m]! < 0.5 || apart(w, m) || w.numbers[m]! === 0) continue
    const taken = w.owners(m) / (w.numbers[m]! + 1)
    if (taken > most) {
      most = taken
      best = m
    }
  }
  return best
}
