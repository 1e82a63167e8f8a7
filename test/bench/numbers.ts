import { exp, log } from '../../sim/core/arithmetic.ts'
import { chooseKeyed } from '../../sim/core/choice.ts'
import { counter, Random } from '../../sim/core/random.ts'
import { type Bench, nanosecondsEach } from './bench.ts'

const N = 1_000_000
const xs = Float64Array.from({ length: 4096 }, (_, i) => -20 + i / 100)
const positive = xs.map((x) => Math.exp(x))

/** Where results of loops go, so that no loop can be left out. */
export const sink = new Float64Array(1)

/** Sums f over N arguments. One copy per function, or calls would no longer be inlined. */
const summing = (f: string) => new Function('f', 'xs', 'N', 'sink', `/* ${f} */ return () => { let s = 0; for (let i = 0; i < N; i++) s += f(xs[i & 4095]); sink[0] = s }`) as (f: (x: number) => number, xs: Float64Array, n: number, to: Float64Array) => () => void

/** Draws, logarithms and choices, one by one. */
export const numbers: Bench = {
  name: 'numbers',
  async measure() {
    const random = new Random(1, 2)
    const utilities = Float64Array.from({ length: 98 }, (_, j) => (j % 7) / 3)
    const [ourExp, theirExp, ourLog, theirLog] = [
      nanosecondsEach(N, summing('exp')(exp, xs, N, sink)),
      nanosecondsEach(N, summing('Math.exp')(Math.exp, xs, N, sink)),
      nanosecondsEach(N, summing('log')(log, positive, N, sink)),
      nanosecondsEach(N, summing('Math.log')(Math.log, positive, N, sink)),
    ]
    const draw = nanosecondsEach(N, () => {
      let sum = 0
      for (let i = 0; i < N; i++) {
        random.draw(i, counter(3, i))
        sum += random.a ^ random.b
      }
      sink[0] = sum
    })
    const exponential = nanosecondsEach(N, () => {
      let sum = 0
      for (let i = 0; i < N; i++) sum += random.exponential(i, 7)
      sink[0] = sum
    })
    const normal = nanosecondsEach(N, () => {
      let sum = 0
      for (let i = 0; i < N; i++) sum += random.normal(i, 7)
      sink[0] = sum
    })
    const choice = nanosecondsEach(10_000, () => {
      let sum = 0
      for (let i = 0; i < 10_000; i++) sum += chooseKeyed(random, i, 4, 5, utilities, 98)
      sink[0] = sum
    })
    return [
      { what: 'exp', value: ourExp, unit: 'ns', reference: 'Math.exp', referenceValue: theirExp, limit: 25 },
      { what: 'log', value: ourLog, unit: 'ns', reference: 'Math.log', referenceValue: theirLog, limit: 25 },
      { what: 'Threefry draw of 64 bits', value: draw, unit: 'ns', reference: '' },
      { what: 'exponential draw', value: exponential, unit: 'ns', reference: 'a draw and a log', referenceValue: draw + ourLog },
      { what: 'normal draw', value: normal, unit: 'ns', reference: 'a draw and a log', referenceValue: draw + ourLog },
      { what: 'keyed choice among 98', value: choice, unit: 'ns', reference: '25 draws', referenceValue: 25 * draw },
    ]
  },
}
