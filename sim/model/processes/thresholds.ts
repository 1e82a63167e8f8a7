import { log } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import type { World } from '../world.ts'

/** Thresholds of the risks of practice life (leaving, moving, buying), drawn when a person first works as a specialist, and how content they are. */
export function drawFirstThresholds(w: World, i: number): void {
  const { people: p, random } = w
  random.drawFour(p.id[i]!, counter(S.exit, p.episode[i]! << 2))
  p.exitLeft[i] = -log(random.uniformOf(0))
  p.moveLeft[i] = -log(random.uniformOf(1))
  p.buyLeft[i] = -log(random.uniformOf(2))
  // Being content is a trait: the draw of the first episode stays.
  if (p.content[i] === 0) p.content[i] = random.uniformOf(3)
}
