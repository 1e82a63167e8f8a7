/**
 * exp and log from + - x / and the bits of a double, so that every engine gives the same result to the last bit.
 *
 * The standard leaves Math.exp and Math.log to the engine, and they do differ: two versions of V8 already disagree in the last bit of one
 * argument in ten. IEEE addition, multiplication, division and the bits of a double are the same everywhere.
 *
 * Both follow fdlibm (e_exp.c, e_log.c), whose errors stay below one unit in the last place:
 *
 *     exp  x = k ln2 + r, |r| <= ln2/2;   exp(r) from a rational form of r and a polynomial in r^2;   the result times 2^k
 *     log  x = 2^k (1 + f), sqrt(1/2) < 1 + f < sqrt(2);   log(1 + f) from s = f / (2 + f) and a polynomial in s^2;   plus k ln2
 *
 * ln2 is kept in two parts, the first with trailing zeros so that k times it is exact.
 *
 * Coefficients: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro. Permission to use, copy, modify,
 * and distribute this software is freely granted, provided that this notice is preserved.
 */
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const INVERSE_LN2 = 1 / (LN2_HIGH + LN2_LOW)

/** 2^k for k = -1024..1023 at index ZERO + k: exact, by doubling and halving. */
const POWER_OF_TWO = new Float64Array(2048)
const ZERO = 1024
for (let k = 0, power = 1; k <= 1023; k++, power *= 2) POWER_OF_TWO[ZERO + k] = power
for (let k = 0, power = 1; k >= -1024; k--, power /= 2) POWER_OF_TWO[ZERO + k] = power

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
/** Which of the two words holds sign and exponent: 1 on every little-endian machine. */
const HIGH = (() => {
  double[0] = 1
  return words[0] === 0 ? 1 : 0
})()
const LOW = 1 - HIGH

/** e to the x. Overflows to Infinity above 709.78, passes through the subnormals below -708.39 and reaches 0 below -745.13. */
export function exp(x: number): number {
  if (!(x > -746)) return x < 0 ? 0 : x
  if (x > 710) return Infinity
  let k = 0
  let high = x
  let low = 0
  if (x > 0.34657359027997264 || x < -0.34657359027997264) {
    k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0
    high = x - k * LN2_HIGH
    low = k * LN2_LOW
  }
  const r = high - low
  const t = r * r
  const c =
    r - t * (0.16666666666666602 + t * (-0.0027777777777015593 + t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))))
  if (k === 0) return 1 - ((r * c) / (c - 2) - r)
  const y = 1 - (low - (r * c) / (2 - c) - high)
  if (k > 1023) return y * 2 * POWER_OF_TWO[ZERO + k - 1]!
  // Into the subnormals in two exact-but-one steps: only the last multiplication rounds.
  if (k < -1021) return y * POWER_OF_TWO[ZERO + k + 1000]! * POWER_OF_TWO[ZERO - 1000]!
  return y * POWER_OF_TWO[ZERO + k]!
}

/** Natural logarithm. 0 gives -Infinity, a negative argument NaN. */
export function log(x: number): number {
  double[0] = x
  let high = words[HIGH]!
  let normal = x
  let below = 0
  if (high < 0x00100000) {
    if (x === 0) return -Infinity
    if (!(x > 0)) return NaN
    // Subnormal: scaled up by 2^54, which is exact.
    normal = double[0] = x * 18014398509481984
    high = words[HIGH]!
    below = 54
  } else if (high >= 0x7ff00000) return x
  // The exponent that leaves 1 + f between sqrt(1/2) and sqrt(2): one higher when the mantissa is above sqrt(2).
  const exponent = (high >> 20) - 1023 + (((high & 0x000fffff) + 0x95f64) >> 20)
  const f = normal * POWER_OF_TWO[ZERO - exponent]! - 1
  const k = exponent - below
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
  const even = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)))
  const square = 0.5 * f * f
  return k * LN2_HIGH - (square - (s * (square + odd + even) + k * LN2_LOW) - f)
}

/** log(1 + x), accurate for small x: log(u) is corrected by the rounding of u = 1 + x (Kahan). */
export function log1p(x: number): number {
  const u = 1 + x
  if (u === 1 || u === Infinity) return x
  return (log(u) * x) / (u - 1)
}

/** exp(x) - 1, accurate for small x, by the same device. */
export function expm1(x: number): number {
  const u = exp(x)
  if (u === 1) return x
  const d = u - 1
  if (d === -1 || d === Infinity) return d
  return (d * x) / log(u)
}

/** 1 / (1 + e^-x): the probability with log-odds x. */
export function logistic(x: number): number {
  return 1 / (1 + exp(-x))
}

/** Log-odds of a probability; -Infinity and Infinity at 0 and 1. */
export function logit(p: number): number {
  return log(p / (1 - p))
}

/** The hazard that, held for one unit of time, gives the event with this probability. */
export function hazardOfProbability(p: number): number {
  return -log1p(-p)
}

/** The probability of at least one event in one unit of time under this hazard. */
export function probabilityOfHazard(hazard: number): number {
  return -expm1(-hazard)
}

/** base to the exponent, for base >= 0. The relative error grows with the size of the logarithm of the result. */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1
  return exp(exponent * log(base))
}

/** The low word of a double's bits, for digests and tests. */
export function lowWord(x: number): number {
  double[0] = x
  return words[LOW]!
}

/** The high word of a double's bits: sign, exponent and the first 20 bits of the mantissa. */
export function highWord(x: number): number {
  double[0] = x
  return words[HIGH]!
}
