/**
 * Clinics: their owners and numbers, taking over, leaving, closing without takeover, merging. A number is the right of one owner to be in general
 * practice in a place; whoever leaves puts it up for sale in the same clinic.
 */
import { probabilityOfHazard } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { BIRTH_YEARS, FLOW, FORM, ownerYear, PLACE_FLOW, PLACE_FLOWS, type World } from '../world.ts'
import { rankRows } from './rank.ts'
import { refreshOpenings } from './settling-places.ts'

/** Opens a clinic with no owners. */
export function openClinic(w: World, place: number, form: number, numbers: number): number {
  const c = w.clinics++
  if (c >= w.clinicPlace.length) throw new Error(`clinics: expected at most ${w.clinicPlace.length}, got one more. Give the world more room.`)
  w.clinicPlace[c] = place
  w.clinicForm[c] = form
  w.clinicNumbers[c] = numbers
  w.clinicOwners[c] = 0
  w.clinicRows[c] = 0
  w.clinicEmptySince[c] = 0
  w.nextClinic[c] = w.firstClinic[place]!
  w.firstClinic[place] = c
  return c
}

/** Counts a person at their place and form, `sign` 1 in and -1 out. */
export function count(w: World, i: number, form: number, place: number, sign: number): void {
  const p = w.people
  const sex = p.sex[i]!
  w.heads[(form * w.places + place) * 2 + sex]! += sign
  w.formHeads[form * 2 + sex]! += sign
  w.formRegion[form * w.input.regionCount + w.input.placeRegion[place]!]! += sign
  if (form === FORM.solo || form === FORM.shared) {
    w.ownersBorn[w.input.placeCluster[place]! * BIRTH_YEARS + ownerYear(p.birth[i]!)]! += sign
    w.ownersBirths += sign * p.birth[i]!
  }
}

/**
 * Becomes owner in a place in a form. The clinic among those with a number for sale is chosen by the person's key; a joint clinic may take in a free
 * number of the place.
 */
export function buyInto(w: World, i: number, place: number, form: number): void {
  const { people: p } = w
  const pick = w.random.uniform(p.id[i]!, counter(S.clinic, p.episode[i]!))
  const seats = form === FORM.solo ? w.vacantSolo[place]! : w.vacantShared[place]!
  let clinic = -1
  if (seats > 0 && (form === FORM.solo || w.free[place] === 0 || pick < seats / (seats + w.free[place]!))) {
    let skip = Math.floor(pick * seats * 0.999999)
    for (let c = w.firstClinic[place]!; c >= 0; c = w.nextClinic[c]!) {
      if (w.clinicForm[c] !== form) continue
      const open = w.clinicNumbers[c]! - w.clinicOwners[c]!
      if (open > skip) {
        clinic = c
        break
      }
      skip -= open
    }
    if (form === FORM.solo) w.vacantSolo[place]!--
    else w.vacantShared[place]!--
  } else {
    w.free[place]!--
    w.placeFlows[place * PLACE_FLOWS.length + PLACE_FLOW.takenUp]!++
    if (w.local.premises[place]! > 0) w.local.premises[place]!--
    if (form === FORM.shared) {
      let least = w.v[w.at.CLINICMAX]!
      for (let c = w.firstClinic[place]!; c >= 0; c = w.nextClinic[c]!)
        if (w.clinicForm[c] === FORM.shared && w.clinicOwners[c]! > 0 && w.clinicNumbers[c]! < least) {
          least = w.clinicNumbers[c]!
          clinic = c
        }
    }
    if (clinic < 0) clinic = openClinic(w, place, form, 0)
    w.clinicNumbers[clinic]!++
  }
  w.clinicOwners[clinic]!++
  w.clinicRows[clinic]! += i
  p.clinic[i] = clinic
  p.form[i] = form
  p.place[i] = place
  count(w, i, form, place, 1)
  refreshOpenings(w, place)
}

/** Gives up ownership; the number is for sale where it was. */
export function sellOut(w: World, i: number): void {
  const { people: p } = w
  const clinic = p.clinic[i]!
  const place = p.place[i]!
  const form = p.form[i]!
  count(w, i, form, place, -1)
  w.clinicOwners[clinic]!--
  w.clinicRows[clinic]! -= i
  if (form === FORM.solo) {
    w.vacantSolo[place]!++
    w.clinicEmptySince[clinic] = w.month
  } else w.vacantShared[place]!++
  p.clinic[i] = -1
  p.form[i] = FORM.none
  refreshOpenings(w, place)
}

/**
 * Solo clinics for sale too long close; their numbers become free numbers of the place, sooner where the region has a plan ready, or posts in a tender clinic
 * where the region tenders sooner.
 */
export function closeUnsold(w: World, month: number): void {
  const tender = w.v[w.at['clinics.tender-after']]!
  const sale = Math.round(w.v[w.at.SALEYEARS]! * 12)
  for (let m = 0; m < w.places; m++) {
    if (w.vacantSolo[m] === 0) continue
    const patience = tender < sale ? tender : sale * w.v[w.at['practice.plan-response'] + m]!
    for (let c = w.firstClinic[m]!; c >= 0; c = w.nextClinic[c]!) {
      if (w.clinicForm[c] !== FORM.solo || w.clinicOwners[c] !== 0 || w.clinicNumbers[c] === 0 || month - w.clinicEmptySince[c]! < patience) continue
      if (tender < sale) {
        tenderOut(w, c)
        continue
      }
      w.free[m]! += w.clinicNumbers[c]!
      w.vacantSolo[m]! -= w.clinicNumbers[c]!
      w.clinicNumbers[c] = 0
      w.flows[FLOW.closures]!++
      w.placeFlows[m * PLACE_FLOWS.length + PLACE_FLOW.closures]!++
    }
  }
}

/** The numbers of an empty solo clinic become posts in a tender clinic: whoever wins it employs doctors. */
function tenderOut(w: World, c: number): void {
  const m = w.clinicPlace[c]!
  const numbers = w.clinicNumbers[c]!
  w.local.tendered[m]! += numbers
  w.numbers[m]! -= numbers
  w.vacantSolo[m]! -= numbers
  w.clinicNumbers[c] = 0
  refreshOpenings(w, m)
}

/** Solo owners of a place, as many as a new house has room for, join a joint clinic there. */
export function joinHouse(w: World, m: number, doctors: number): void {
  let left = doctors
  while (left > 0) {
    let solo = -1
    for (let c = w.firstClinic[m]!; c >= 0; c = w.nextClinic[c]!)
      if (w.clinicForm[c] === FORM.solo && w.clinicOwners[c] === 1) {
        solo = w.clinicRows[c]!
        break
      }
    if (solo < 0 || !join(w, solo)) return
    left--
  }
}

const soloOwners = new Int32Array(4096)
const soloRanked = new Int32Array(4096)
const chances = new Float64Array(256)

/**
 * Once a year, in January: solo owners join a joint clinic of the place, or a colleague, with the conversion hazard, where the population is large
 * enough; helped mergers come on top, by lot.
 */
export function mergeSolo(w: World, month: number): void {
  const { people: p, random, v, at } = w
  const least = v[at['clinic.min-population']]!
  const episode = Math.floor(month / 12)
  let helped = v[at['clinic.mergers-per-year']]!
  for (let m = 0; m < w.places; m++) chances[m] = w.facts.populationAt(m, episode) < least ? -1 : probabilityOfHazard(v[at['clinic.conversion-hazard'] + m]!)
  // Those who join on their own; where mergers are helped, everybody else who could stands behind them by the same lot.
  let n = 0
  for (let c = 0; c < w.clinics; c++)
    if (w.clinicForm[c] === FORM.solo && w.clinicOwners[c] === 1) {
      const chance = chances[w.clinicPlace[c]!]!
      const i = w.clinicRows[c]!
      if (chance >= 0 && (helped >= 1 || random.uniform(p.id[i]!, counter(S.convert, episode)) < chance)) soloOwners[n++] = i
    }
  rankRows(w, soloOwners, n, S.merge, episode, soloRanked)
  for (let k = 0; k < n; k++) {
    const i = soloRanked[k]!
    if (p.form[i] !== FORM.solo) continue
    if (random.uniform(p.id[i]!, counter(S.convert, episode)) < chances[p.place[i]!]!) join(w, i)
    else if (helped >= 1 && join(w, i)) helped--
  }
  joinAlone(w, episode)
}

/** Owners left alone in a joint clinic move to another of the place, with what is for sale in theirs, if there is one. */
function joinAlone(w: World, episode: number): void {
  const { people: p, random } = w
  let n = 0
  for (let c = 0; c < w.clinics; c++)
    if (w.clinicForm[c] === FORM.shared && w.clinicOwners[c] === 1 && random.uniform(p.id[w.clinicRows[c]!]!, counter(S.convert, episode)) < w.v[w.at.ALONEJOIN]!) soloOwners[n++] = w.clinicRows[c]!
  rankRows(w, soloOwners, n, S.merge, episode, soloRanked)
  for (let k = 0; k < n; k++) {
    const i = soloRanked[k]!
    const own = p.clinic[i]!
    if (w.clinicOwners[own] !== 1) continue
    const target = smallestJoint(w, p.place[i]!, own)
    if (target < 0) continue
    w.clinicNumbers[target]! += w.clinicNumbers[own]!
    w.clinicOwners[target]!++
    w.clinicRows[target]! += i
    w.clinicNumbers[own] = w.clinicOwners[own] = w.clinicRows[own] = 0
    p.clinic[i] = target
    w.note(i, 'joined', p.place[i]!)
  }
}

/** The joint clinic of a place with fewest numbers, another than `not`; -1 when all are full or there is none. */
function smallestJoint(w: World, m: number, not: number): number {
  let target = -1
  let least = w.v[w.at.CLINICMAX]!
  for (let c = w.firstClinic[m]!; c >= 0; c = w.nextClinic[c]!)
    if (c !== not && w.clinicForm[c] === FORM.shared && w.clinicOwners[c]! > 0 && w.clinicNumbers[c]! < least) {
      least = w.clinicNumbers[c]!
      target = c
    }
  return target
}

/** A solo owner brings their number into a joint clinic, or founds one with the next solo owner of the place. */
function join(w: World, i: number): boolean {
  const { people: p } = w
  const m = p.place[i]!
  let target = smallestJoint(w, m, -1)
  if (target < 0) {
    let partner = -1
    for (let c = w.firstClinic[m]!; c >= 0; c = w.nextClinic[c]!)
      if (w.clinicForm[c] === FORM.solo && w.clinicOwners[c] === 1 && w.clinicRows[c] !== i) {
        partner = w.clinicRows[c]!
        break
      }
    if (partner < 0) return false
    target = openClinic(w, m, FORM.shared, 0)
    bring(w, partner, target)
  }
  bring(w, i, target)
  w.flows[FLOW.mergers]!++
  w.note(i, 'joined', m)
  return true
}

function bring(w: World, i: number, target: number): void {
  const { people: p } = w
  const m = p.place[i]!
  const own = p.clinic[i]!
  count(w, i, FORM.solo, m, -1)
  w.clinicOwners[own] = 0
  w.clinicNumbers[own] = 0
  w.clinicRows[own] = 0
  w.clinicRows[target]! += i
  w.clinicOwners[target]!++
  w.clinicNumbers[target]!++
  p.clinic[i] = target
  p.form[i] = FORM.shared
  count(w, i, FORM.shared, m, 1)
}
