/**
 * What load does next: tutors a year later, the training milieu of clusters (E = 0.7 E + 0.3 (peers - load)), satisfaction. Half-yearly, except the
 * lag of tutors, which moves each month.
 */
import { log } from '../../core/arithmetic.ts'
import type { World } from '../world.ts'
import { hospitalColleagues } from './partnerships.ts'
import { refreshSatisfaction } from './practice-tables.ts'

/** Shifts the year-long memory of each region's load by a month. */
export function rememberLoad(w: World): void {
  const { input } = w
  for (let r = 0; r < input.regionCount; r++) {
    let need = 0
    let capacity = 0
    for (let m = 0; m < w.places; m++)
      if (input.placeRegion[m] === r) {
        need += w.need[m]!
        capacity += w.capacityFte[m]!
      }
    const at = r * 13
    for (let k = 12; k > 0; k--) w.tutorLoad[at + k] = w.tutorLoad[at + k - 1]!
    w.tutorLoad[at] = capacity > 0 ? need / (capacity * w.v[w.at.CAP01]! * w.v[w.at.LOADNORM]!) : 1
  }
}

/** Milieu and satisfaction, January and July. */
export function updateMilieu(w: World): void {
  const { input } = w
  let owners = 0
  let needs = 0
  for (let m = 0; m < w.places; m++) {
    owners += w.owners(m)
    needs += w.need[m]!
  }
  const visiting = w.v[w.at['specialists.peers']]!
  const supervisors = w.v[w.at['supervisors.peers']]!
  const kept = w.v[w.at.MILIEUMEM]!
  const top = w.v[w.at.LOADTOP]!
  for (let c = 0; c < input.clusterCount; c++) {
    const places = input.clusterPlaces[c]!
    let o = 0
    let need = 0
    let load = 0
    for (let k = 0; k < places.length; k++) {
      o += w.owners(places[k]!)
      need += w.need[places[k]!]!
      load += w.load[places[k]!]! * w.need[places[k]!]!
    }
    if (visiting > 0) for (let k = 0; k < places.length; k++) o += visiting * w.local.specialists[places[k]!]!
    if (supervisors > 0 && weakest(w, input.clusterRegion[c]!) === c) o += supervisors * w.local.supervisors[input.clusterRegion[c]!]!
    const density = need > 0 && owners > 0 ? (o + 0.1) / need / (owners / needs) : 1
    let peers = log(density) + hospitalColleagues(w, c)
    peers = peers < -1 ? -1 : peers > 1 ? 1 : peers
    const l = need > 0 ? load / need : 1
    w.milieu[c] = kept * w.milieu[c]! + (1 - kept) * (peers - ((l > top ? top : l) - 1))
  }
  refreshSatisfaction(w)
}

/** Cluster of a region with the poorest milieu, where retired supervisors are sent. */
function weakest(w: World, region: number): number {
  let best = -1
  for (let c = 0; c < w.input.clusterCount; c++) if (w.input.clusterRegion[c] === region && (best < 0 || w.milieu[c]! < w.milieu[best]!)) best = c
  return best
}
