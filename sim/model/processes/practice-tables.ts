/** Tables that make a yearly review cheap: rebuilt when a parameter changes, or twice a year with the places. */
import { exp, hazardOfProbability, logistic, logit } from '../../core/arithmetic.ts'
import { softLogOdds } from '../levers/soft.ts'
import type { World } from '../world.ts'

/** Tables of the month: exit odds by age in months, and the parts that are the same for everybody. Rebuilt when a parameter changes. */
export class PracticeTables {
  readonly odds = new Float64Array(1200)
  /** The same where a driver that holds in a part of the country does not; null while it holds everywhere. */
  elsewhere: Float64Array | null = null
  backgroundElsewhere = 0
  /** RET14 with the share expected at the age taken out, where the partner has retired and where not. */
  readonly partnerGone = new Float64Array(1200)
  readonly partnerThere = new Float64Array(1200)
  /** Factor on exits by place, for the contented and the dissatisfied. */
  readonly shift: Float64Array
  readonly shiftDissatisfied: Float64Array
  readonly lowSatisfaction: Float64Array
  /** Chance of not leaving the country within so many months at EMI04. */
  readonly staying: Float64Array
  background = 0
  recentre = 1
  dissatisfied = 1
  partnerEffect = 0
  /** Senior scheme: the lowest age in months at which it is open somewhere. */
  seniorAge = 0
  /** Hazards a month of employed doctors, by age, and of buying. */
  employedExit = 0
  employedExit55 = 0
  employedExit60 = 0
  buy = 0
  /** Relocation: hazard a year of the two classes, factors by age, and by place in the first three and the next two years there. */
  moveStayPut = 0
  moveMover = 0
  move50 = 1
  move58 = 1
  /** Ages in months above which those factors apply, months of tenure below which the place factors do, and the factor in the year after a bond. */
  age50 = 0
  age58 = 0
  earlyMonths = 0
  soonMonths = 0
  afterBond = 1
  /** Age at which partners retire, years. */
  partnerRetires = 0
  readonly moveEarly: Float64Array
  readonly moveSoon: Float64Array
  readonly moveRaise: Float64Array
  constructor(places: number, months: number) {
    this.staying = new Float64Array(months + 2)
    this.shift = new Float64Array(places)
    this.shiftDissatisfied = new Float64Array(places)
    this.lowSatisfaction = new Float64Array(places)
    this.moveEarly = new Float64Array(places)
    this.moveSoon = new Float64Array(places)
    this.moveRaise = new Float64Array(places)
  }
}

/** Age in months from which a deadline may make an owner stop. */
const DEADLINE_AGE = 65 * 12

/** Rebuilds what depends on parameters alone. */
export function rebuildTables(w: World): void {
  const { v, at, practice: t } = w
  const base = logit(v[at.RET06]!)
  const slope = v[at.RET07]!
  const flat = v[at.RETFLAT]!
  const shift = v[at['retirement.age-shift']]!
  const scale = v[at['retirement.hazard-scale']]!
  const sharp = v[at['retirement.mode']]! === 1
  const partnerUp = exp(v[at.RET14]!)
  const partnerRetires = (t.partnerRetires = v[at.PARTRET]!)
  const sharpAge = v[at['retirement.sharp-age']]!
  const deadline = v[at['exit.deadline-ratio']]!
  const exemptAge = v[at['exit.deadline-exempt-age']]! * 12
  let everywhere = true
  for (let m = 0; m < w.places; m++) if (v[at['retirement.here'] + m]! < 0.5) everywhere = false
  t.elsewhere = everywhere ? null : (t.elsewhere ?? new Float64Array(1200))
  t.backgroundElsewhere = v[at.RETBG]!
  for (let months = 0; months < t.odds.length; months++) {
    const age = months / 12 - shift
    const x = base + slope * ((age < 70 ? age : 70) - 65) + flat * (age > 70 ? age - 70 : 0)
    t.odds[months] = sharp ? (months / 12 >= sharpAge ? 1e6 : 0) : scale * exp(x)
    if (t.elsewhere) {
      const years = months / 12
      t.elsewhere[months] = exp(base + slope * ((years < 70 ? years : 70) - 65) + flat * (years > 70 ? years - 70 : 0))
      if (deadline !== 1 && months >= DEADLINE_AGE && months < exemptAge) t.elsewhere[months]! *= deadline
    }
    // A deadline makes some of those above 65 stop who are not exempt from it.
    if (deadline !== 1 && months >= DEADLINE_AGE && months < exemptAge) t.odds[months]! *= deadline
    const expected = 1 / (1 + logistic((months / 12 - partnerRetires) * 0.6) * (partnerUp - 1))
    t.partnerGone[months] = partnerUp * expected
    t.partnerThere[months] = expected
  }
  const month = exp(-v[at.EMI04]! / 12)
  t.staying[0] = 1
  // A millionth off, so that rounding never keeps someone who leaves in the last month.
  for (let k = 1; k < t.staying.length; k++) t.staying[k] = t.staying[k - 1]! * month
  for (let k = 0; k < t.staying.length; k++) t.staying[k]! *= 0.999999
  // Everybody at one age means nobody at any other.
  t.background = sharp ? 0 : v[at.RETBG]!
  t.dissatisfied = exp(v[at.SPI03]!)
  t.recentre = 1 + v[at.SPI01]! * (t.dissatisfied - 1)
  t.partnerEffect = v[at.RET14]!
  t.seniorAge = Infinity
  for (let m = 0; m < w.places; m++) if (v[at['senior.eligible-age'] + m]! * 12 < t.seniorAge) t.seniorAge = v[at['senior.eligible-age'] + m]! * 12
  t.employedExit = hazardOfProbability(v[at.EMPX]!) / 12
  t.employedExit55 = hazardOfProbability(v[at.EMPX]! + v[at.EMPX55]!) / 12
  t.employedExit60 = hazardOfProbability(v[at.RETEMP]!) / 12
  t.buy = hazardOfProbability(v[at.BUYCHANCE]!) / 12
  t.moveStayPut = (v[at.REL01]! * v[at.STAYPUT]!) / v[at.RELMEAN]!
  t.moveMover = (v[at.REL01]! * v[at.MOVER]!) / v[at.RELMEAN]!
  t.move50 = v[at.REL50]!
  t.move58 = v[at.REL58]!
  t.age50 = v[at.RELAGE50]! * 12
  t.age58 = v[at.RELAGE58]! * 12
  t.earlyMonths = v[at.RELEARLY]! * 12
  t.soonMonths = v[at.RELTENURE]! * 12
  t.afterBond = v[at.REL06]!
  const early = v[at.REL02]!
  const cap = v[at.RELCAP]!
  for (let m = 0; m < w.places; m++) {
    const place = w.input.placeIsland[m] === 1 ? v[at.REL05]! : w.input.placeRural[m] === 1 ? v[at.REL04]! : 1
    t.moveEarly[m] = early * place < cap ? early * place : cap
    t.moveSoon[m] = place < cap ? place : cap
    // A region's projection knows of no moves.
    const stays = v[at['projection.closed'] + w.input.placeRegion[m]!]! === 1
    const raise = v[at['choice.settle.established'] + m]! + softLogOdds(v[at['soft.settle.established'] + m]!)
    t.moveRaise[m] = stays ? 0 : raise === 0 ? 1 : exp(-raise)
  }
}

/** Half-yearly: what a place does to its doctors' satisfaction and to finding a buyer. */
export function refreshSatisfaction(w: World): void {
  const { v, at, practice: t } = w
  const feedback = v[at.FEEDBACK]!
  const base = logit(v[at.SPI01]!)
  const slope = feedback * v[at.SPI02]! * v[at['relief.overload']]!
  const noBuyer = exp(v[at.RET12]!)
  const unsellable = v[at.NOBUYER]!
  const top = v[at.LOADTOP]!
  for (let m = 0; m < w.places; m++) {
    const l = w.loadPlaceOnly[m]!
    t.lowSatisfaction[m] = logistic(base + slope * ((l > top ? top : l) - 1) * 10)
    t.shift[m] = (w.vacant(m) > unsellable * w.numbers[m]! ? noBuyer : 1) / t.recentre
    t.shiftDissatisfied[m] = t.shift[m]! * t.dissatisfied
  }
}
