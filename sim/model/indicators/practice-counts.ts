/** Practices with an owner, by place, counted once a month however many indicators ask. One doctor alone is solo whatever the clinic was meant to be. */
import type { World } from '../world.ts'

const found = { month: -1, all: new Float64Array(128), solo: new Float64Array(128) }
let foundFor: Float32Array | undefined

/** All practices and solo practices of each place. */
export function practiceCounts(w: World): typeof found {
  if (foundFor === w.buffer && found.month === w.month) return found
  foundFor = w.buffer
  found.month = w.month
  found.all.fill(0)
  found.solo.fill(0)
  for (let c = 0; c < w.clinics; c++) {
    const owners = w.clinicOwners[c]!
    if (owners === 0) continue
    const m = w.clinicPlace[c]!
    found.all[m]!++
    if (owners === 1) found.solo[m]!++
  }
  return found
}

/** Practices of a place. */
export function allPractices(w: World, m: number): number {
  return practiceCounts(w).all[m]!
}

/** Practices of a place with one doctor. */
export function soloPractices(w: World, m: number): number {
  return practiceCounts(w).solo[m]!
}
