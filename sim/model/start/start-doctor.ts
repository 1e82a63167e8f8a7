/** One doctor of the start population: their home, their study site, and what a run would have drawn for them on the way. */
import { counter } from '../../core/random.ts'
import { originOf } from '../processes/admission.ts'
import { drawRho } from '../processes/attachment.ts'
import { drawFamily } from '../processes/family.ts'
import { STAGE } from '../stages/index.ts'
import { S } from '../streams.ts'
import type { World } from '../world.ts'

/** Home of a student whose site is known, by 32 bits and a number below 1: abroad, in the site's region, or anywhere by population. */
export function originNear(w: World, bits: number, u: number, foreign: number, region: number): number {
  const a = (bits >>> 0) / 4294967296
  if (a < foreign) return originOf(w, bits, u, foreign)
  return (a - foreign) / (1 - foreign) < w.v[w.at.STARTLOCAL]! ? w.facts.placeInRegion(region, u) : w.facts.placeByPopulation(u)
}

/** A doctor of the start population with everything a run would have drawn on the way. */
export function startDoctor(w: World, id: number, birth: number, sex: number, stage: number, region: number): number {
  const p = w.people
  const i = w.enter(id, birth, sex, stage)
  w.random.draw(id, counter(S.origin, 0))
  p.origin[i] = originNear(w, w.random.a, ((w.random.b >>> 0) + 0.5) / 4294967296, w.facts.foreignShare(2012), region)
  p.site[i] = siteOf(w, id, region)
  p.graduated[i] = birth + 27 * 12
  drawRho(w, i)
  // Only settling and leaving practice ask for the family: the others draw theirs, the same one, when they become specialists.
  if (stage === STAGE.practice) drawFamily(w, i)
  return i
}

/** Study site: one of the region's, or the largest of a region drawn by chance where there is none. */
function siteOf(w: World, id: number, region: number): number {
  const { siteRegion, siteFull, siteCount } = w.input
  for (let s = 0; s < siteCount; s++) if (siteRegion[s] === region && siteFull[s] === 1) return s
  return Math.floor(w.random.uniform(id, counter(S.start, 30)) * siteCount)
}
