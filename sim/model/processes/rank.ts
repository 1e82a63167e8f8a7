import { keyedRank } from '../../core/matching.ts'
import type { World } from '../world.ts'

const ids = new Uint32Array(16384)
const places = new Int32Array(16384)

/** Rows of people in keyed random order: who else takes part changes nobody's draw. `out` may not be `rows`. */
export function rankRows(w: World, rows: Int32Array, n: number, stream: number, episode: number, out: Int32Array): void {
  const id = w.people.id
  for (let k = 0; k < n; k++) ids[k] = id[rows[k]!]!
  keyedRank(w.random, ids, stream, episode, places, n)
  for (let k = 0; k < n; k++) out[k] = rows[places[k]!]!
}
