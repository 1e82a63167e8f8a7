/** What only the persons of a run can tell: who went where, at what age and after how long. A few replicates are run here with an eye on everybody. */
import { createModel } from '../../model/replicate.ts'
import { STAGE } from '../../model/stages/index.ts'
import { FORM, NOWHERE, type World } from '../../model/world.ts'
import type { Compiled } from '../../scenario/index.ts'

/** Counts by whether a person trained, and works, in the periphery: [trained yes, works yes], [yes, no], [no, yes], [no, no]. */
export type TwoByTwo = [number, number, number, number]

/** What was counted over all replicates looked at. */
export interface PeopleCounts {
  /** Specialists who settled in the period: HU in the periphery against work in the periphery. */
  readonly training: TwoByTwo
  /** The same with the KBU cluster in place of HU, by sex (0 men, 1 women). */
  readonly kbu: readonly [TwoByTwo, TwoByTwo]
  /** Owners who moved to another municipality, and owner-years, by tenure: under 3 years, 3 to 5, 6 to 10, more. */
  readonly moves: readonly { readonly moved: number; readonly years: number }[]
  /** Owners below 44 years and all owners, with those of them in solo practice, on 1 January 2018. */
  readonly young: { readonly solo: number; readonly all: number }
  readonly everyone: { readonly solo: number; readonly all: number }
}

/** Ends of the tenure classes, years. */
export const tenureEnds = [3, 6, 11, Infinity] as const
/** From here on a place counts as periphery: half the way to the farthest. */
const PERIPHERY = 0.5
const SEEN = 2018 * 12

const isOwner = (form: number) => form === FORM.solo || form === FORM.shared

/** Runs replicates of a compiled run in this thread and counts. The run should begin before 2018. */
export function countPeople(compiled: Compiled, replicates: number): PeopleCounts {
  const model = createModel(compiled)
  const w = model.world
  const counts = {
    training: [0, 0, 0, 0] as TwoByTwo,
    kbu: [[0, 0, 0, 0], [0, 0, 0, 0]] as [TwoByTwo, TwoByTwo],
    moves: tenureEnds.map(() => ({ moved: 0, years: 0 })),
    young: { solo: 0, all: 0 },
    everyone: { solo: 0, all: 0 },
  }
  for (let index = 0; index < replicates; index++) {
    model.begin(index)
    let before: { readonly place: Uint8Array; readonly owner: Uint8Array; readonly tenure: Int16Array; readonly size: number } | undefined
    for (let month = compiled.from; month <= compiled.to; month++) {
      if (month === SEEN) countSolo(w, counts, month)
      model.step(month)
      if (month % 12 !== 11) continue
      if (before) countMoves(w, before, counts.moves, month)
      before = { place: w.people.place.slice(0, w.people.size), owner: Uint8Array.from(w.people.form.subarray(0, w.people.size), (form) => (isOwner(form) ? 1 : 0)), tenure: w.people.tenure.slice(0, w.people.size), size: w.people.size }
    }
    countTraining(w, counts, compiled.from)
  }
  return counts
}

function countSolo(w: World, counts: { young: { solo: number; all: number }; everyone: { solo: number; all: number } }, month: number): void {
  const p = w.people
  for (let i = 0; i < p.size; i++) {
    const form = p.form[i]!
    if (!isOwner(form)) continue
    const solo = form === FORM.solo ? 1 : 0
    counts.everyone.all++
    counts.everyone.solo += solo
    if (month - p.birth[i]! >= 44 * 12) continue
    counts.young.all++
    counts.young.solo += solo
  }
}

function countMoves(w: World, before: { readonly place: Uint8Array; readonly owner: Uint8Array; readonly tenure: Int16Array; readonly size: number }, moves: { moved: number; years: number }[], month: number): void {
  for (let i = 0; i < before.size; i++) {
    if (before.owner[i] !== 1) continue
    const years = (month - 12 - before.tenure[i]!) / 12
    const group = moves[tenureEnds.findIndex((end) => years < end)]!
    group.years++
    if (isOwner(w.people.form[i]!) && w.people.place[i] !== before.place[i]) group.moved++
  }
}

/** Those who became specialists in the run and are in practice at its end. */
function countTraining(w: World, counts: { training: TwoByTwo; kbu: [TwoByTwo, TwoByTwo] }, from: number): void {
  const p = w.people
  const far = (place: number) => w.input.periphery[place]! >= PERIPHERY
  const farCluster = (cluster: number) => w.input.clusterPeriphery[cluster]! >= PERIPHERY
  for (let i = 0; i < p.size; i++) {
    if (p.stage[i] !== STAGE.practice || p.form[i] === FORM.none || p.place[i] === NOWHERE || p.huCluster[i] === NOWHERE || p.huEnd[i]! < from) continue
    const works = far(p.place[i]!)
    counts.training[(farCluster(p.huCluster[i]!) ? 0 : 2) + (works ? 0 : 1)]!++
    if (p.kbuCluster[i] !== NOWHERE) counts.kbu[p.sex[i] === 1 ? 1 : 0][(farCluster(p.kbuCluster[i]!) ? 0 : 2) + (works ? 0 : 1)]!++
  }
}
