/**
 * What regions and municipalities do each month under local levers: posts offered, clinics tendered, houses built, premises found, supervisors kept,
 * specialists placed. A region gives first where doctors are fewest for the need. Nothing happens while no such lever acts.
 */
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { FORM, type World } from '../world.ts'
import { weightedCitizens } from './capacity.ts'
import { joinHouse } from './clinics.ts'
import { sendLocums } from './emergency-locums.ts'
import { HOUSES, refreshRelief, rememberUnlisted, RING } from './local-policy.ts'
import { wantsPart } from './local-ties.ts'
import { refreshOpenings } from './settling-places.ts'
import { shareOut } from './share-out.ts'

/** The month's local measures. */
export function localMeasures(w: World, month: number): void {
  const { v, at, local } = w
  const january = month % 12 === 0
  if (local.newcomers) forgetFirstYear(w, month)
  if (local.slowAnswer) rememberUnlisted(w)
  if (local.locumsSent) sendLocums(w, month)
  if (local.needGrows) for (let m = 0; m < w.places; m++) local.needLog[m]! += v[at['need.growth'] + m]! / 12
  for (let h = 0; h < w.input.hospitalCount; h++) if (v[at['hospital.substitution'] + h] !== 0) local.substituted[h]! += v[at['hospital.substitution'] + h]! / 12
  if (v[at['premises.rooms']]! > 0) upgradeRooms(w, month)
  if (v[at['houses.fund']]! > 0 || local.building > 0) buildHouses(w, month)
  endSupervision(w, month)
  noteGrowthCaps(w, month)
  if (local.parts && month % 6 === 0) countPartDoctors(w, month)
  if (!january) return
  local.supervisorsHired.fill(0)
  offerPosts(w, month)
  offerGroups(w, month)
  placeSpecialists(w, month)
  findPremises(w)
}

/** Target place with fewest owners per weighted citizen, counting what it was given already; -1 when there is none. */
function neediestTarget(w: World, flag: number, year: number, given: Int32Array, each: number, region = -1): number {
  let best = -1
  let least = Infinity
  for (let m = 0; m < w.places; m++) {
    if (w.v[flag + m]! < 0.5 || (region >= 0 && w.input.placeRegion[m] !== region)) continue
    const ratio = (w.owners(m) + each * given[m]!) / weightedCitizens(w, m, year)
    if (ratio < least) {
      least = ratio
      best = m
    }
  }
  return best
}

const weights = new Float64Array(256)
const given = new Int32Array(256)

/** Employed posts of the year, shared by need among the target places; those of last year that nobody took are gone. */
function offerPosts(w: World, month: number): void {
  const { v, at, local } = w
  const year = Math.floor(month / 12)
  let left = 0
  for (let m = 0; m < w.places; m++) left += local.employedPosts[m]!
  local.postsOwed += v[at['employed.posts']]!
  const posts = Math.floor(local.postsOwed)
  if (posts === 0 && left === 0) return
  local.postsOwed -= posts
  for (let m = 0; m < w.places; m++) weights[m] = v[at['employed.target'] + m]! >= 0.5 ? weightedCitizens(w, m, year) / (w.owners(m) + 1) : 0
  given.fill(0)
  shareOut(posts, weights, w.places, given)
  for (let m = 0; m < w.places; m++) {
    const changed = local.employedPosts[m] !== given[m]
    local.employedPosts[m] = given[m]!
    if (changed) refreshOpenings(w, m)
  }
}

/** Clinics that a group staffs: posts in one place; what nobody took of last year's is given up. */
function offerGroups(w: World, month: number): void {
  const { v, at, local } = w
  for (let m = 0; m < w.places; m++) {
    if (local.groupNew[m] === 0) continue
    const unfilled = Math.floor(w.clinicPosts(m))
    const lapsed = unfilled < local.groupNew[m]! ? unfilled : local.groupNew[m]!
    local.groupPosts[m]! -= lapsed
    local.groupNew[m] = 0
    refreshOpenings(w, m)
  }
  local.groupsOwed += v[at['clinics.groups']]!
  const size = Math.round(v[at['clinics.group-size']]!)
  for (; local.groupsOwed >= 1; local.groupsOwed--) {
    const m = neediestTarget(w, at['employed.target'], Math.floor(month / 12), local.groupPosts, 1)
    if (m < 0) continue
    local.groupPosts[m]! += size
    local.groupNew[m]! += size
    refreshOpenings(w, m)
  }
}

function placeSpecialists(w: World, month: number): void {
  const { v, at, local } = w
  local.specialistsOwed += v[at['specialists.numbers']]!
  if (local.specialistsOwed < 1) return
  for (; local.specialistsOwed >= 1; local.specialistsOwed--) {
    const m = neediestTarget(w, at['specialists.target'], Math.floor(month / 12), local.specialists, 1)
    if (m >= 0) local.specialists[m]!++
  }
  refreshRelief(w)
}

/** Ready premises go where most free numbers lack them; where none does, to the place with fewest premises. */
function findPremises(w: World): void {
  const { v, at, local } = w
  local.premisesOwed += v[at['premises.ready']]!
  for (; local.premisesOwed >= 1; local.premisesOwed--) {
    let best = -1
    let most = -Infinity
    for (let m = 0; m < w.places; m++) {
      const lacking = w.free[m]! - local.premises[m]!
      if (v[at['premises.target'] + m]! >= 0.5 && lacking > most) {
        most = lacking
        best = m
      }
    }
    if (best < 0) continue
    local.premises[best]!++
    refreshOpenings(w, best)
  }
}

/** Practices with more room: a training slot each, by the targets' inhabitants in each region. */
function upgradeRooms(w: World, month: number): void {
  const { v, at, local, input } = w
  const year = Math.floor(month / 12)
  let all = 0
  for (let m = 0; m < w.places; m++) if (v[at['premises.target'] + m]! >= 0.5) all += w.facts.populationAt(m, year)
  if (all === 0) return
  for (let m = 0; m < w.places; m++) if (v[at['premises.target'] + m]! >= 0.5) local.rooms[input.placeRegion[m]!]! += ((v[at['premises.rooms']]! / 12) * w.facts.populationAt(m, year)) / all
}

/** Approves houses as far as the fund has paid out, and opens those that are built. */
function buildHouses(w: World, month: number): void {
  const { v, at, local, input } = w
  const fund = v[at['houses.fund']]!
  const capital = v[at['houses.capital']]!
  const cost = v[at['houses.cost']]!
  if (fund > 0) {
    local.fundMonths++
    const part = local.fundMonths / (12 * v[at['houses.years']]!)
    const paid = part < 1 ? part : 1
    const done = month + Math.round(v[at['houses.months']]!)
    const year = Math.floor(month / 12)
    while (local.building < HOUSES && local.spentCapital + cost <= capital * paid + 1e-9 && approve(w, year, done, true)) local.spentCapital += cost
    while (local.building < HOUSES && local.spent + cost <= (fund - capital) * paid + 1e-9 && approve(w, year, done, false)) local.spent += cost
  }
  let waiting = 0
  for (let k = 0; k < local.building; k++) {
    const m = local.buildingPlace[k]!
    if (local.buildingDone[k]! > month) {
      local.buildingPlace[waiting] = m
      local.buildingDone[waiting++] = local.buildingDone[k]!
      continue
    }
    local.houses[m]!++
    local.rooms[input.placeRegion[m]!]! += v[at['houses.rooms']]!
    joinHouse(w, m, Math.round(v[at['houses.doctors']]!))
    w.settling.valuedQuarter = -1
  }
  local.building = waiting
}

const planned = new Int32Array(256)

/** Next house to the worst covered place that may build, in the capital's region or outside it. */
function approve(w: World, year: number, done: number, inCapital: boolean): boolean {
  const { v, at, local, input } = w
  planned.set(local.houses)
  for (let k = 0; k < local.building; k++) planned[local.buildingPlace[k]!]!++
  const each = v[at['houses.doctors']]!
  const capital = input.regionConstant.indexOf('REGHOV')
  let best = -1
  let least = Infinity
  for (let m = 0; m < w.places; m++) {
    // No more houses than the place's owners fill.
    if (v[at['houses.target'] + m]! < 0.5 || (input.placeRegion[m] === capital) !== inCapital || (planned[m]! + 1) * each > w.owners(m)) continue
    const ratio = (w.owners(m) + each * planned[m]!) / weightedCitizens(w, m, year)
    if (ratio < least) {
      least = ratio
      best = m
    }
  }
  if (best < 0) return false
  local.buildingPlace[local.building] = best
  local.buildingDone[local.building++] = done
  return true
}

/** A doctor who has just retired from practice may go on as supervisor, while the region has room for more this year. */
export function keepAsSupervisor(w: World, place: number): void {
  const { v, at, local } = w
  const region = w.input.placeRegion[place]!
  if (local.supervisorsHired[region]! >= v[at['supervisors.per-year'] + place]!) return
  local.supervisorsHired[region]!++
  local.supervisors[region]!++
  const months = Math.round(v[at['supervisors.years']]! * 12)
  local.supervisorEnds[region * RING + ((w.month + (months < RING ? months : RING - 1)) % RING)]!++
}

function endSupervision(w: World, month: number): void {
  const { local } = w
  for (let r = 0; r < w.input.regionCount; r++) {
    const slot = r * RING + (month % RING)
    local.supervisors[r]! -= local.supervisorEnds[slot]!
    local.supervisorEnds[slot] = 0
  }
}

/** The stock in the first month of a growth cap is what growth is counted from. */
function noteGrowthCaps(w: World, month: number): void {
  const { v, at, local } = w
  for (let h = 0; h < w.input.hospitalCount; h++) {
    const capped = v[at['hospital.growth'] + h]! < 9
    if (capped && local.growthBase[h]! < 0) {
      local.growthBase[h] = w.hospitalPersons[h]!
      local.growthFrom[h] = month
    } else if (!capped && local.growthBase[h]! >= 0) local.growthBase[h] = -1
  }
}

/** Months in which someone settled fall out of the first year. */
function forgetFirstYear(w: World, month: number): void {
  const { local } = w
  const slot = month % 12
  for (let m = 0; m < w.places; m++) {
    const k = m * 12 + slot
    local.firstYear[m]! -= local.settledRing[k]!
    local.settledRing[k] = 0
  }
}

/** Counts a new owner as in their first year. */
export function countFirstYear(w: World, place: number): void {
  w.local.settledRing[place * 12 + (w.month % 12)]!++
  w.local.firstYear[place]!++
}

/**
 * Owners in part practice by place: below the age those who want it (where it is refused, those who came since and work in full), between today's 62 and another age those who would take it up or lose it. Their
 * work is in today's averages, so only what the rules change is counted: capacity lost by new part doctors, won where the age was raised.
 */
function countPartDoctors(w: World, month: number): void {
  const { people: p, random, v, at, local } = w
  const age = v[at['part.age']]!
  const takeUp = v[at['part.take-up']]!
  const fte = v[at['part.fte']]!
  local.partDoctors.fill(0)
  local.partByAge.fill(0)
  const { form: forms, place: places, birth: births, size } = p
  // Four rows at a glance: most people are in no form of practice.
  const fours = new Uint32Array(forms.buffer, forms.byteOffset, size >> 2)
  for (let i = 0; i < size; i++) {
    if ((i & 3) === 0 && i + 4 <= size && fours[i >> 2] === 0) {
      i += 3
      continue
    }
    const form = forms[i]!
    if (form !== FORM.solo && form !== FORM.shared) continue
    const m = places[i]!
    const years = (month - births[i]!) / 12
    if (years < (age < 62 ? age : 62)) {
      // A refusal holds for those who come after it.
      if ((v[at['part.gain'] + m]! < 1 - fte || p.tenure[i]! >= local.partFrom) && wantsPart(w, i)) local.partDoctors[m]!++
    } else if (age !== 62 && years < (age < 62 ? 62 : age) && random.uniform(p.id[i]!, counter(S.partPractice, 1)) < takeUp) local.partByAge[m]! += age < 62 ? fte - 1 : 1 - fte
  }
  // Whoever has got a full number and is gone leaves it behind.
  for (let m = 0; m < w.places; m++) {
    const left = local.partConverted[m]! - local.partDoctors[m]!
    if (left <= 0) continue
    local.partConverted[m]! -= left
    w.numbers[m]! += left
    w.free[m]! += left
    refreshOpenings(w, m)
  }
}
