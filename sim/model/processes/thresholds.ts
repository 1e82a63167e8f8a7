import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import type { World } from '../world.ts'

/** Thresholds of the risks of practice life, drawn when a person first works as a specialist. */
export function drawFirstThresholds(w: World, i: number): void {
  const { people: p, random } = w
  const id = p.id[i]!
  const n = p.episode[i]!
  p.exitLeft[i] = random.exponential(id, counter(S.exit, n))
  p.moveLeft[i] = random.exponential(id, counter(S.relocation, n))
  p.buyLeft[i] = random.exponential(id, counter(S.buy, n))
  p.content[i] = random.uniform(id, counter(S.content, 0))
}
