/**
 * Transfers of HU tracks to areas short of doctors, beyond those that trainees make today: asked for by chance, granted, waited for and made, if a
 * tutor practice there has room. The slot left behind is posted again in the next round, or lost.
 */
import { chooseKeyed } from '../../core/choice.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { NOWHERE, type World } from '../world.ts'
import { attachmentToClusters } from './attachment.ts'
import { moveTo } from './hu-training.ts'
import { slotsLeft } from './tutors.ts'

const utility = new Float64Array(64)
/** Months that must be left for a move to be worth making. */
const LEAST_LEFT = 6

/** The month's moves; once a year, who will ask in the year to come. */
export function transferTracks(w: World, month: number): void {
  const { v, at, people: p, random } = w
  const { movers } = w.training
  const rate = v[at['transfer.rate']]!
  if (rate > 0 && month - movers.searched >= 12) {
    movers.searched = month
    const lag = Math.round(v[at['transfer.lag']]!)
    const event = counter(S.transfer, 1 + month)
    const { stage, size } = p
    for (let i = 0; i < size; i++) {
      if (stage[i] !== STAGE.hu) continue
      const u = random.uniform(p.id[i]!, event)
      if (u < rate) movers.add(i, month + Math.floor((u / rate) * 12) + lag)
    }
  }
  if (movers.size > 0)
    movers.take(month, (i) => {
      const c = p.huCluster[i]!
      if (p.stage[i] === STAGE.hu && c !== NOWHERE && v[at['transfer.open'] + c]! < 0.5 && p.huEnd[i]! - month >= LEAST_LEFT) transfer(w, i, month)
    })
}

/** Moves to the open cluster liked best among those with room. */
function transfer(w: World, i: number, month: number): void {
  const { v, at, people: p, input, training: t } = w
  const from = p.huCluster[i]!
  attachmentToClusters(w, i, month, utility)
  for (let c = 0; c < input.clusterCount; c++) {
    const region = input.clusterRegion[c]!
    if (v[at['transfer.open'] + c]! < 0.5 || c === from || (region !== input.clusterRegion[from] && slotsLeft(w, region) < 1)) utility[c] = -Infinity
  }
  const c = chooseKeyed(w.random, p.id[i]!, S.moveCluster, 1, utility, input.clusterCount)
  if (c < 0) return
  if (v[at['transfer.posted-again']]! >= 0.5) t.postedAgain[from]!++
  moveTo(w, i, c)
}
