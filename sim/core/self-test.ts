/** A short computation whose digest is the same wherever numbers are computed as they should be. */
import { exp, log, logistic, power } from './arithmetic.ts'
import { digestOfFloats } from './digest.ts'
import { counter, Random, replicateKey } from './random.ts'

/** What `selfTestDigest` must give, in every engine and on every machine. */
export const expectedSelfTest = '2a9c09a6777842c0473176627e856904c9da70c310544b11d4030b6f7d9eaf3f'

const draws = 4000

/** Digest (sha-256, hex) over draws and over our own exponentials, logarithms and powers, canonical NaN among them. Takes some hundredths of a second. */
export function selfTestDigest(): string {
  const [k0, k1] = replicateKey('self-test', 1)
  const random = new Random(k0, k1)
  const values = new Float64Array(8 * draws)
  for (let i = 0; i < draws; i++) {
    random.draw(i, counter(i % 256, i))
    values[8 * i] = random.a
    values[8 * i + 1] = random.b
    values[8 * i + 2] = random.exponential(i, 2)
    values[8 * i + 3] = random.normal(i, 3)
    const x = -746 + (1456 * i) / draws
    values[8 * i + 4] = exp(x)
    values[8 * i + 5] = log(i < 800 ? 5e-324 * i : 1e-9 * i * i * i)
    values[8 * i + 6] = logistic(x / 40)
    values[8 * i + 7] = power(i / draws - 0.01, x / 100)
  }
  return digestOfFloats(values)
}
