/** The numbers that results are made of, as digests: a program for `run-in-quickjs.ts`. */
import { exp, log, logistic, power } from '../../sim/core/arithmetic.ts'
import { chooseKeyed, nestedChoice } from '../../sim/core/choice.ts'
import { digestOfFloats } from '../../sim/core/digest.ts'
import { keyedRank } from '../../sim/core/matching.ts'
import { quantiles } from '../../sim/core/quantiles.ts'
import { GUMBEL } from '../../sim/core/gumbel.ts'
import { counter, Random, replicateKey } from '../../sim/core/random.ts'
import { runCareersLite } from '../bench/careers-lite.ts'

export function main(): Record<string, unknown> {
  const [k0, k1] = replicateKey('5.000 i 2035 – Ærø', 7)
  const random = new Random(k0, k1)
  const draws = 20_000

  const words = new Float64Array(2 * draws)
  const variates = new Float64Array(3 * draws)
  for (let i = 0; i < draws; i++) {
    random.draw(i, counter(i % 256, i))
    words[2 * i] = random.a
    words[2 * i + 1] = random.b
    variates[3 * i] = random.uniform(i, 1)
    variates[3 * i + 1] = random.exponential(i, 2)
    variates[3 * i + 2] = random.normal(i, 3)
  }

  const values = new Float64Array(4 * draws)
  for (let i = 0; i < draws; i++) {
    const x = -746 + (1456 * i) / draws
    values[4 * i] = exp(x)
    values[4 * i + 1] = log(i < 4000 ? 5e-324 * (i + 1) : 1e-9 * i * i * i)
    values[4 * i + 2] = logistic(x / 40)
    values[4 * i + 3] = power(1 + i / draws, x / 100)
  }

  const utilities = Float64Array.from({ length: 98 }, (_, j) => log(1 + (j % 7)) - (j % 11) / 3)
  const choices = new Float64Array(2000)
  for (let i = 0; i < 1000; i++) {
    choices[2 * i] = chooseKeyed(random, i, 4, 5, utilities, 98)
    choices[2 * i + 1] = nestedChoice(random, i, 6, 7, 8, utilities, 7, 14, 0.6)
  }

  const order = new Int32Array(1000)
  keyedRank(random, Array.from(order.keys()), 9, 10, order)

  return {
    key: [k0, k1],
    words: digestOfFloats(words),
    variates: digestOfFloats(variates),
    arithmetic: digestOfFloats(values),
    gumbel: digestOfFloats(GUMBEL),
    choices: digestOfFloats(choices),
    order: digestOfFloats(Float64Array.from(order)),
    quantiles: quantiles(variates, [0.05, 0.25, 0.5, 0.75, 0.95]),
    // NaN whose sign differs between engines must not reach a digest.
    nan: digestOfFloats(Float64Array.of((k0 - k0) / (k1 - k1), log(-1), exp(NaN))),
    careersLite: runCareersLite(2000),
  }
}
