/** Specialists trained abroad who enter general practice here: IMM02 a year, spread over its months. */
import { counter, identity } from '../../core/random.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { ABROAD, FLOW, type World } from '../world.ts'
import { months, spanMonths } from '../years.ts'
import { drawRho } from './attachment.ts'
import { drawFamily } from './family.ts'
import { enterPracticeSector } from './sector.ts'
import { TRAIT } from '../world.ts'

/** The month's arrivals. */
export function immigrate(w: World, month: number): void {
  const perYear = w.v[w.at.IMM02]!
  const m = month % 12
  const n = Math.floor((perYear * (m + 1)) / 12) - Math.floor((perYear * m) / 12)
  for (let k = 0; k < n; k++) {
    const id = identity(ENTRY.immigrant, Math.floor(month / 12) - 1960, m * 256 + k)
    w.random.draw(id, counter(S.immigrant, 0))
    const i = w.enter(id, month - months(w.v[w.at.IMMAGE]!) - ((w.random.a >>> 8) % spanMonths(w.v[w.at.IMMSPAN]!)), (w.random.b >>> 0) / 4294967296 < w.v[w.at.IMMWOMEN]! ? 1 : 0, STAGE.practice)
    w.people.origin[i] = ABROAD.elsewhere
    w.people.specialty[i] = 1
    if (w.random.uniform(id, counter(S.ownerMinded, 0)) < w.v[w.at.OWNMIND]!) w.people.traits[i]! |= TRAIT.ownerMinded
    drawRho(w, i)
    drawFamily(w, i)
    w.flows[FLOW.immigrated]!++
    w.note(i, 'immigrated')
    enterPracticeSector(w, i, month)
  }
}
