/**
 * The emergency clinic of a region that does not wait: where citizens are without a doctor and neighbours have no room, one of the country's locums is
 * sent to a clinic there, by lot, until nobody is left without. A locum sent is missing where they were.
 */
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { FORM, type World } from '../world.ts'
import { count } from './clinics.ts'

/** Part of a post below which a clinic is not worth a doctor. */
const LEAST = 0.05
const wanted = new Float64Array(256)
const locums = new Int32Array(8192)

/** Sends locums, first to the place that wants most, as long as there are any. */
export function sendLocums(w: World, month: number): void {
  const { people: p, v, at } = w
  let n = -1
  for (let m = 0; m < w.places; m++) {
    const sent = v[at['emergency.locums'] + m] === 1 && v[at['emergency.clinics'] + m] === 1 && v[at['clinics.allowed']] !== 0
    wanted[m] = sent ? w.unlisted[m]! / (1600 * v[at['emergency.patients'] + m]!) : 0
  }
  for (;;) {
    let place = -1
    let most = LEAST
    for (let m = 0; m < w.places; m++)
      if (wanted[m]! > most) {
        most = wanted[m]!
        place = m
      }
    if (place < 0) return
    if (n < 0) {
      n = 0
      for (let i = 0; i < p.size && n < locums.length; i++) if (p.form[i] === FORM.locum) locums[n++] = i
    }
    const chosen = drawLocum(w, n, month)
    if (chosen < 0) return
    wanted[place]!--
    count(w, chosen, FORM.locum, p.place[chosen]!, -1)
    p.form[chosen] = FORM.clinic
    p.place[chosen] = place
    p.tenure[chosen] = month
    count(w, chosen, FORM.clinic, place, 1)
    w.note(chosen, 'clinic', place)
  }
}

/** One of the first `n` who still is a locum, by lot; -1 when nobody is. */
function drawLocum(w: World, n: number, month: number): number {
  const { people: p, random } = w
  let chosen = -1
  let lot = Infinity
  for (let k = 0; k < n; k++) {
    const i = locums[k]!
    if (p.form[i] !== FORM.locum) continue
    const drawn = random.uniform(p.id[i]!, counter(S.turnover, 32768 + (month & 0x3fff)))
    if (drawn < lot) {
      lot = drawn
      chosen = i
    }
  }
  return chosen
}
