/** Tables that make a half-yearly review cheap: rebuilt when a parameter changes, or twice a year with the places. */
import { exp, logistic, logit } from '../../core/arithmetic.ts'
import type { World } from '../world.ts'

/** Tables of the month: exit odds by age in months, and the parts that are the same for everybody. Rebuilt when a parameter changes. */
export class PracticeTables {
  readonly odds = new Float64Array(1200)
  readonly partnerRetired = new Float64Array(1200)
  readonly shift: Float64Array
  readonly lowSatisfaction: Float64Array
  background = 0
  recentre = 1
  dissatisfied = 1
  partnerUp = 1
  partnerEffect = 0
  constructor(places: number) {
    this.shift = new Float64Array(places)
    this.lowSatisfaction = new Float64Array(places)
  }
}

/** Rebuilds what depends on parameters alone. */
export function rebuildTables(w: World): void {
  const { v, at, practice: t } = w
  const base = logit(v[at.RET06]!)
  const slope = v[at.RET07]!
  const flat = v[at.RETFLAT]!
  const shift = v[at['retirement.age-shift']]!
  const scale = v[at['retirement.hazard-scale']]!
  const sharp = v[at['retirement.mode']]! === 1
  const sharpAge = v[at['retirement.sharp-age']]!
  for (let months = 0; months < t.odds.length; months++) {
    const age = months / 12 - shift
    const x = base + slope * ((age < 70 ? age : 70) - 65) + flat * (age > 70 ? age - 70 : 0)
    t.odds[months] = sharp ? (months / 12 >= sharpAge ? 1e6 : 0) : scale * exp(x)
    t.partnerRetired[months] = logistic((months / 12 - 64) * 0.6)
  }
  t.background = v[at.RETBG]!
  t.dissatisfied = exp(v[at.SPI03]!)
  t.recentre = 1 + v[at.SPI01]! * (t.dissatisfied - 1)
  t.partnerEffect = v[at.RET14]!
  t.partnerUp = exp(v[at.RET14]!)
}

/** Half-yearly: what a place does to its doctors' satisfaction and to finding a buyer. */
export function refreshSatisfaction(w: World): void {
  const { v, at, practice: t } = w
  const feedback = v[at.FEEDBACK]!
  const base = logit(v[at.SPI01]!)
  const slope = feedback * v[at.SPI02]!
  const noBuyer = exp(v[at.RET12]!)
  for (let m = 0; m < w.places; m++) {
    const l = w.loadPlaceOnly[m]!
    t.lowSatisfaction[m] = logistic(base + slope * ((l > 1.35 ? 1.35 : l) - 1) * 10)
    t.shift[m] = w.vacant(m) > 0.2 * w.numbers[m]! ? noBuyer : 1
  }
}
