/**
 * What settling knows of places: their common value once a month, and their openings, renewed for the one place where someone came or went.
 */
import { exp, log, logit } from '../../core/arithmetic.ts'
import { softLogOdds } from '../levers/soft.ts'
import type { World } from '../world.ts'
import { groupPull } from './local-policy.ts'

/**
 * Arrays by place that settling reads. `pull...` is exp of what a place is worth to everybody: to newcomers or the established, with or without a
 * partner who needs a labour market.
 */
export class SettlingPlaces {
  preparedMonth = -1
  valuedQuarter = -1
  /** What levers said of places when they were last asked. */
  readonly said: Float64Array
  readonly pullNew: Float64Array
  readonly pullOld: Float64Array
  readonly pullNewThin: Float64Array
  readonly pullOldThin: Float64Array
  readonly openSolo: Float64Array
  readonly openShare: Float64Array
  readonly openEmployed: Float64Array
  readonly openClinic: Float64Array
  readonly owners: Float64Array
  limit = 0.1
  joint = 1
  /** Constant of ownership: a newcomer with today's openings owns at once with chance BUYATONCE. */
  alphaOwn = 0

  constructor(places: number) {
    const array = () => new Float64Array(places)
    this.said = new Float64Array(5 * places).fill(NaN)
    this.pullNew = array()
    this.pullOld = array()
    this.pullNewThin = array()
    this.pullOldThin = array()
    this.openSolo = array()
    this.openShare = array()
    this.openEmployed = array()
    this.openClinic = array()
    this.owners = array()
  }
}

const regionValue = new Float64Array(16)

/** A lever on places has moved: they are valued anew before the quarter is over. A lever on anything else leaves them alone. */
export function noticeLevers(w: World): void {
  const { settling: s, v, at, places: n } = w
  const offsets = [at['choice.settle.new'], at['choice.settle.established'], at['soft.settle.new'], at['soft.settle.established'], at['choice.load-bound']]
  for (let k = 0; k < offsets.length; k++)
    for (let m = 0; m < n; m++) {
      const value = v[offsets[k]! + m]!
      if (s.said[k * n + m] === value) continue
      s.said[k * n + m] = value
      s.valuedQuarter = -1
    }
}

/** Once a month: all openings; once a quarter, and when a lever moves: what places are worth to everybody. */
export function preparePlaces(w: World): void {
  const s = w.settling
  if (s.preparedMonth === w.month) return
  s.preparedMonth = w.month
  const { input, v, at } = w
  const town = v[at.SET07]!
  const small = v[at.SET08]!
  const peers = v[at.SET12]!
  const load = v[at.FEEDBACK]! * v[at.SET13]!
  const bound = v[at.G03]!
  const highest = v[at.LOADTOP]!
  s.limit = v[at.VACLIMIT]!
  s.alphaOwn = v[at.OWNCONST]! + logit(v[at.BUYATONCE]!) - logit(0.4)
  s.joint = exp(v[at['clinic.attract-joint']]!)
  for (let r = 0; r < input.regionCount; r++) regionValue[r] = w.value(input.regionConstant[r]!)
  for (let m = 0; m < w.places; m++) refreshOpenings(w, m)
  const quarter = Math.floor(w.month / 3)
  if (s.valuedQuarter === quarter) return
  s.valuedQuarter = quarter
  for (let m = 0; m < w.places; m++) {
    let near = s.owners[m]!
    const neighbours = input.neighbours[m]!
    for (let k = 0; k < neighbours.length; k++) near += s.owners[neighbours[k]!]!
    const l = w.load[m]!
    const fear = v[at['choice.load-bound'] + m]!
    const top = fear < highest ? fear : highest
    let value = exp(
      regionValue[input.placeRegion[m]!]! +
        (input.placeSmall[m] === 1 ? small : input.placeTown[m] === 1 ? town : 0) +
        peers * log(1 + near) +
        load * ((l > top ? top : l) - 1) * 10,
    )
    // A house pulls by the part of the place's doctors it holds.
    const houses = w.local.houses[m]!
    if (houses > 0) {
      const part = (houses * v[at['houses.doctors']]!) / s.owners[m]!
      value *= exp(v[at['houses.attraction']]! * (part < 1 ? part : 1))
    }
    const thin = w.attachment.thin[m]!
    s.pullNew[m] = value * bounded(v[at['choice.settle.new'] + m]! + softLogOdds(v[at['soft.settle.new'] + m]!), bound)
    s.pullOld[m] = value * bounded(v[at['choice.settle.established'] + m]! + softLogOdds(v[at['soft.settle.established'] + m]!), bound)
    s.pullNewThin[m] = s.pullNew[m]! * thin
    s.pullOldThin[m] = s.pullOld[m]! * thin
  }
}

/** Openings of one place. Vacant numbers count in full up to the limit; free ones may be opened alone (FREESOLO) or brought into a joint clinic. */
export function refreshOpenings(w: World, m: number): void {
  const { settling: s, local, v, at } = w
  const owners = w.owners(m)
  const solo = w.vacantSolo[m]!
  const share = w.vacantShared[m]!
  const free = w.free[m]!
  const ready = local.premises[m]! < free ? local.premises[m]! : free
  // Free numbers with premises count for more, and all of them where the start is guaranteed.
  const sought = (ready > 0 ? free + ready * (exp(v[at['premises.attraction']]!) - 1) : free) * local.freeFactor[m]!
  const takeover = local.takeoverFactor[m]!
  const alone = v[at.FREESOLO]!
  const vacant = solo + share + free
  const counted = w.numbers[m]! * s.limit + 0.5 + v[at['vacancies.seen'] + m]!
  const scale = vacant > counted ? counted / vacant : 1
  s.owners[m] = owners + 0.1
  s.openSolo[m] = (solo * takeover + alone * sought) * scale
  s.openShare[m] = (share * takeover + (1 - alone) * sought) * scale * s.joint
  s.openEmployed[m] = v[at.EMPPOSTS]! * owners + v[at['employed.per-vacancy'] + m]! * vacant * scale + local.employedPosts[m]!
  s.openClinic[m] = w.clinicPosts(m) * groupPull(w, m)
  // Where a projection says who comes, nobody else finds a number.
  if (v[at['projection.closed'] + w.input.placeRegion[m]!] === 1) s.openSolo[m] = s.openShare[m] = 0
}

/** exp(G03 tanh(L / G03)): many place levers on one place cannot add up to anything. */
function bounded(l: number, bound: number): number {
  if (l === 0) return 1
  const e = exp((2 * l) / bound)
  return exp(bound * ((e - 1) / (e + 1)))
}
