/**
 * Lists and load (D11, D12, D16), every month.
 *
 *     need_m    = population x need index x growth of need per head (NEE03, less population growth) / growth of productivity (PRODUCT)
 *     FTE_m     = sum over doctors by sex and form, HU doctors in practice at CAP09, seniors at their share, staff and scale gains on top
 *     load_m    = need / (FTE x norm), over the place and CATCH of its neighbours within reach; islands alone; FTE at least FTEFLOOR
 *     closed    = logistic(logit(CLOSED) + CAP10 (load - 1)/0.1)      unlisted = need beyond CAP13 times what the lists hold
 */
import { exp, logistic, logit } from '../../core/arithmetic.ts'
import { FORM, type World } from '../world.ts'

const NEED_FROM = 2016 * 12

/** Full-time equivalents of one form in a place. */
export function fteOf(w: World, form: number, m: number, women: number, men: number): number {
  const at = (form * w.places + m) * 2
  return w.heads[at]! * men + w.heads[at + 1]! * women
}

/** Need, capacity and load of every place. */
export function updateLists(w: World, month: number): void {
  const { input, v, at } = w
  const n = w.places
  const year = Math.floor(month / 12)
  const part = (month % 12) / 12
  const years = (month - NEED_FROM) / 12
  // The growth of the population is in the population itself.
  const { local } = w
  const growth = exp((v[at.NEE03]! - v[at.POPGROW]! - v[at.PRODUCT]!) * years)
  const level = at['need.level']
  const women = w.womanFte()
  const men = w.manFte()
  const salaried = v[at.CAP05]! * v[at['employed.capacity']]!
  const trainee = (v[at.CAP09]! + v[at.CAP08]!) * v[at['trainees.capacity']]!
  const clinicGain = 1 + v[at['clinics.relief']]!
  const tailored = v[at['tailored.time']]!
  const seniorList = at['senior.list-share']
  const seniorStaff = at['senior.extra-staff']
  const gain = v[at['staff.list-gain']]!
  const relief = v[at['staff.relief-share']]!
  const scaleGain = v[at['clinic.scale-gain']]!
  const baseStaff = input.staffToday
  const norm = v[at.CAP01]! * v[at.LOADNORM]!
  const reach = v[at.CATCH]!
  const lowest = v[at.FTEFLOOR]!
  let needs = 0
  let capacities = 0
  for (let m = 0; m < n; m++) {
    const population = w.facts.populationAt(m, year) * (1 - part) + w.facts.populationAt(m, year + 1) * part
    const driven = local.needLog[m]! === 0 ? 1 : exp(local.needLog[m]!)
    const need = population * input.needIndex[m]! * (growth * (driven * v[level + m]!))
    let owners = fteOf(w, FORM.solo, m, women, men) + fteOf(w, FORM.shared, m, women, men) * (1 + scaleGain)
    const seniors = w.seniors[m * 2]! * men + w.seniors[m * 2 + 1]! * women
    owners -= seniors * (1 - v[seniorList + m]!)
    owners += (w.seniors[m * 2]! + w.seniors[m * 2 + 1]!) * v[seniorStaff + m]! * gain
    const employed = (fteOf(w, FORM.employed, m, women, men) + fteOf(w, FORM.clinic, m, women, men) * clinicGain + fteOf(w, FORM.locum, m, women, men)) * salaried
    let fte = owners + employed + (w.trainees[m]! - w.training.coveredTrainees[m]! * tailored) * trainee * v[at['trainee.service'] + m]!
    if (local.lists) fte = changedFte(w, m, fte)
    w.fte[m] = fte
    const extra = gain * (v[at['staff.per-doctor'] + m]! - baseStaff)
    // The part of the staff gain used as relief lightens the load but adds no list places.
    w.capacityFte[m] = fte * (1 + extra * (1 - relief))
    w.need[m] = need
    needs += need * (1 - local.relief[m]!)
    capacities += fte * (1 + extra)
  }
  w.nationalLoad = needs / (capacities * norm)
  const closedBase = logit(v[at.CLOSED]!)
  const closedSlope = v[at.CAP10]!
  const most = v[at.CAP13]!
  const closing = at['lists.closing']
  const responses = at['emergency.months']
  const helping = at['lists.catchment']
  for (let m = 0; m < n; m++) {
    const extra = gain * (v[at['staff.per-doctor'] + m]! - baseStaff) * relief
    const neighbours = input.neighbours[m]!
    const catchment = reach * v[helping + m]!
    let need = w.need[m]!
    let capacity = w.capacityFte[m]!
    for (let k = 0; k < neighbours.length; k++) {
      need += catchment * w.need[neighbours[k]!]!
      capacity += catchment * w.capacityFte[neighbours[k]!]!
    }
    if (capacity < lowest) capacity = lowest
    let load = (need / (capacity * (1 + extra) * norm)) * (1 - local.relief[m]!)
    const limit = local.lists ? listLimit(w, m) : 1
    if (local.lists) {
      // Where lists may hold less, doctors work less and more citizens are without one.
      load *= local.listFactor[m]!
      if (limit < 1 && load > most * limit) load = most * limit
    }
    w.load[m] = load
    w.loadPlaceOnly[m] = load
    const x = closedBase + closedSlope * ((load > most ? most : load) / v[closing + m]! - 1) * 10
    w.openShare[m] = 1 - logistic(x)
    const held = capacity * norm * most * limit
    const response = v[responses + m]!
    const shorter = response < 2 ? response / 2 : 1
    w.unlisted[m] = need > held ? w.need[m]! * (1 - held / need) * shorter : 0
  }
}

/** Full-time equivalents of a place with what levers on newcomers, part practice and research add or take. */
function changedFte(w: World, m: number, fte: number): number {
  const { v, at, local } = w
  let sum = fte + v[at['lists.fte'] + m]!
  if (local.newcomers) sum += local.firstYear[m]! * v[at['newcomers.capacity'] + m]!
  if (local.parts) sum += (local.partDoctors[m]! - local.partConverted[m]!) * v[at['part.gain'] + m]! + local.partConverted[m]! * (1 - v[at['part.fte']]!) + local.partByAge[m]!
  return sum > 0 ? sum : 0
}

/** Factor on what the lists of a place hold: limits on patients, higher ones in joint practices, shorter lists where need is high. */
function listLimit(w: World, m: number): number {
  const { v, at, local } = w
  const owners = w.owners(m)
  const joint = owners > 0 ? w.headcount(FORM.shared, m) / owners : 0
  return v[at['lists.held'] + m]! * (1 + v[at['lists.held-joint'] + m]! * joint) * local.listFactor[m]!
}
