/**
 * From student to doctor: graduation and migration (D3).
 *
 * Migration: half of graduates from Sweden and Norway leave at once, and EMIGRAD of the others; of those authorised here, EMI01-EMI03 have gone after three
 * years; afterwards everybody has the hazard EMI04, and those abroad return with hazard EMI05.
 */
import { hazardOfProbability, log } from '../../core/arithmetic.ts'
import { monthOfPiecewise } from '../../core/hazards.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { ABROAD, FLOW, NEVER, PLAN, type World } from '../world.ts'
import { drawRho, setTaste } from './attachment.ts'
import { knowFromStudy } from './ties.ts'

const hazards = new Float64Array(2)
const starts = new Int32Array(2)

/**
 * Sets the month in which a person would leave the country, from authorisation on, by a uniform number.
 * Most never do within the run, which a look in a table of the chance to stay tells without a logarithm.
 */
export function setEmigration(w: World, i: number, u: number, from: number, first: boolean): void {
  const { people: p } = w
  const origin = p.origin[i]!
  const gone = !first || origin < w.places ? 0 : origin === ABROAD.sweden ? w.v[w.at.EMI01]! : origin === ABROAD.norway ? w.v[w.at.EMI02]! : w.v[w.at.EMI03]!
  if (gone === 0 && u < w.practice.staying[w.to + 1 - from > 0 ? w.to + 1 - from : 0]!) {
    p.emigrates[i] = NEVER
    return
  }
  hazards[0] = gone > 0 ? hazardOfProbability(gone) / 3 : w.v[w.at.EMI04]!
  hazards[1] = w.v[w.at.EMI04]!
  starts[0] = from
  starts[1] = from + 36
  const month = monthOfPiecewise(-log(u), hazards, starts)
  p.emigrates[i] = month < 0 || month >= NEVER ? NEVER : month
}

/** Draws the month in which a person would leave the country. */
export function drawEmigration(w: World, i: number, from: number, episode: number): void {
  setEmigration(w, i, w.random.uniform(w.people.id[i]!, counter(S.emigration, episode)), from, episode === 0)
}

/**
 * A student has finished: becomes a graduate who waits for the next lottery, or leaves with the degree.
 *
 *     words of the draw    0 leaving with the degree   1 taste for the periphery   2-3 when to leave the country, if ever
 */
export function graduate(w: World, i: number, month: number): void {
  const { people: p, random } = w
  w.flows[FLOW.graduated]!++
  w.students[p.site[i]!]!--
  w.graduates.add(i, month)
  p.graduated[i] = month
  const origin = p.origin[i]!
  const leaves = origin === ABROAD.sweden || origin === ABROAD.norway ? w.input.foreignLeaving : w.v[w.at.EMIGRAD]!
  random.drawFour(p.id[i]!, counter(S.rho, 0))
  const { words } = random
  if ((words[0]! >>> 0) / 4294967296 < leaves) {
    goAbroad(w, i)
    return
  }
  setTaste(w, i, words[1]!)
  setEmigration(w, i, random.uniformOf(1), month + 12, true)
  w.move(i, STAGE.graduate)
  knowFromStudy(w, i)
  w.note(i, 'graduated', w.input.sitePlace[p.site[i]!] ?? 255)
  w.kbuPool[w.kbuPoolSize++] = i
}

/** Attributes a person needs from the day they are a doctor. */
export function becomeDoctor(w: World, i: number, month: number): void {
  drawRho(w, i)
  drawEmigration(w, i, month + 12, 0)
}

/** Leaves the country for good or until they return. */
export function goAbroad(w: World, i: number): void {
  const { people: p, random } = w
  w.flows[FLOW.emigrated]!++
  w.note(i, 'emigrated')
  w.move(i, STAGE.abroad)
  p.emigrates[i] = NEVER
  const origin = p.origin[i]!
  if (origin >= w.places) return
  const years = random.exponential(p.id[i]!, counter(S.emigration, 64 + p.episode[i]!)) / w.v[w.at.EMI05]!
  p.episode[i]!++
  const month = w.month + 1 + Math.floor(years * 12)
  if (month < NEVER) {
    p.plan[i] = PLAN.comeBack
    w.calendar.schedule(i, month)
  }
}
