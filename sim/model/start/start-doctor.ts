/** One doctor of the start population: their home, their study site, and what a run would have drawn for them on the way. */
import { counter } from '../../core/random.ts'
import { drawOrigin } from '../processes/admission.ts'
import { drawRho } from '../processes/attachment.ts'
import { drawFamily } from '../processes/family.ts'
import { STAGE } from '../stages/index.ts'
import { S } from '../streams.ts'
import type { World } from '../world.ts'

/** Home of a student whose site is known: two in three of the Danish ones come from the site's region. */
export function originAt(w: World, id: number, year: number, region: number): number {
  let origin = drawOrigin(w, id, year)
  if (origin >= w.places) return origin
  const local = w.random.uniform(id, counter(S.start, 1)) < 0.62
  for (let tries = 2; local && w.input.placeRegion[origin] !== region && tries < 24; tries++) origin = w.facts.placeByPopulation(w.random.uniform(id, counter(S.start, tries)))
  return origin
}

/** A doctor of the start population with everything a run would have drawn on the way. */
export function startDoctor(w: World, id: number, birth: number, sex: number, stage: number, region: number): number {
  const p = w.people
  const i = w.enter(id, birth, sex, stage)
  p.origin[i] = originAt(w, id, 2012, region)
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
