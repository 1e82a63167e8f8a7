import { describe, expect, it } from 'vitest'
import { exp, expm1, hazardOfProbability, log, log1p, logistic, logit, power, probabilityOfHazard } from '../../../sim/core/arithmetic.ts'

const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)
const place = (x: number) => ((double[0] = x), bits[0]!)
/** How many doubles lie between two of the same sign. */
const ulps = (x: number, y: number) => (Object.is(x, y) || (x === 0 && y === 0) ? 0 : Math.abs(Number(place(x) - place(y))))
/** A fixed sequence of numbers in [0, 1). */
const spread = (i: number) => (Math.imul(i, 0x9e3779b1) >>> 0) / 4294967296 + (Math.imul(i, 0x85ebca77) >>> 0) / 2 ** 64

describe('exp', () => {
  it('is within 1 unit in the last place of Math.exp over the whole range, subnormals included', () => {
    let worst = 0
    for (let i = 0; i < 300_000; i++) {
      const x = -746 + 1456 * spread(i)
      worst = Math.max(worst, ulps(exp(x), Math.exp(x)))
    }
    expect(worst).toBeLessThanOrEqual(1)
  })

  it('is within 1 unit of Math.exp for arguments of every size', () => {
    let worst = 0
    for (let power = -1074; power <= 9; power++)
      for (let i = 0; i < 40; i++)
        for (const sign of [1, -1]) {
          const x = sign * (1 + spread(i)) * 2 ** power
          worst = Math.max(worst, ulps(exp(x), Math.exp(x)))
        }
    expect(worst).toBeLessThanOrEqual(1)
  })

  it('is right at the ends', () => {
    expect(exp(0)).toBe(1)
    expect(exp(-0)).toBe(1)
    expect(ulps(exp(1), Math.E)).toBeLessThanOrEqual(1)
    expect(exp(Infinity)).toBe(Infinity)
    expect(exp(-Infinity)).toBe(0)
    expect(exp(NaN)).toBeNaN()
    expect(exp(709.782712893384)).toBe(1.7976931348622732e308)
    expect(exp(709.7827128933841)).toBe(Infinity)
    expect(exp(1000)).toBe(Infinity)
    expect(exp(-745.1332191019411)).toBe(5e-324)
    expect(exp(-745.1332191019412)).toBe(0)
    expect(exp(-1e300)).toBe(0)
  })
})

describe('log', () => {
  it('is within 1 unit in the last place of Math.log over every exponent, subnormals included', () => {
    let worst = 0
    for (let power = -1074; power <= 1023; power++)
      for (let i = 0; i < 150; i++) {
        const x = (1 + spread(i + power * 150)) * 2 ** power
        if (x === 0 || x === Infinity) continue
        worst = Math.max(worst, ulps(log(x), Math.log(x)))
      }
    expect(worst).toBeLessThanOrEqual(1)
  })

  it('is within 1 unit of Math.log close to 1 on both sides', () => {
    let worst = 0
    for (let power = -52; power < 0; power++)
      for (let i = 0; i < 300; i++)
        for (const sign of [1, -1]) {
          const x = 1 + sign * (0.5 + spread(i) / 2) * 2 ** power
          worst = Math.max(worst, ulps(log(x), Math.log(x)))
        }
    expect(worst).toBeLessThanOrEqual(1)
  })

  it('is right at the ends', () => {
    expect(log(1)).toBe(0)
    expect(log(0)).toBe(-Infinity)
    expect(log(-0)).toBe(-Infinity)
    expect(log(-1)).toBeNaN()
    expect(log(-Infinity)).toBeNaN()
    expect(log(NaN)).toBeNaN()
    expect(log(Infinity)).toBe(Infinity)
    expect(log(5e-324)).toBe(-744.4400719213812)
    expect(log(2)).toBe(Math.LN2)
    expect(log(1024)).toBeCloseTo(10 * Math.LN2, 15)
    expect(log(Number.MAX_VALUE)).toBe(709.782712893384)
  })
})

describe('what is made of them', () => {
  it('log1p and expm1 keep their digits near zero', () => {
    for (let power = -1060; power < 6; power += 0.37)
      for (const sign of [1, -1]) {
        const x = sign * 2 ** power
        if (x > -1) expect(ulps(log1p(x), Math.log1p(x))).toBeLessThanOrEqual(4)
        expect(ulps(expm1(x), Math.expm1(x))).toBeLessThanOrEqual(4)
      }
    expect(log1p(-1)).toBe(-Infinity)
    expect(log1p(Infinity)).toBe(Infinity)
    expect(expm1(-800)).toBe(-1)
    expect(expm1(800)).toBe(Infinity)
  })

  it('logistic and logit undo each other', () => {
    for (const p of [1e-9, 0.001, 0.2, 0.5, 0.7, 0.999]) expect(logistic(logit(p))).toBeCloseTo(p, 14)
    expect(logistic(800)).toBe(1)
    expect(logistic(-800)).toBe(0)
    expect(logit(0)).toBe(-Infinity)
    expect(logit(1)).toBe(Infinity)
  })

  it('hazard and probability undo each other, and small ones are nearly equal', () => {
    for (const p of [1e-15, 1e-6, 0.05, 0.5, 0.999]) expect(probabilityOfHazard(hazardOfProbability(p)) / p).toBeCloseTo(1, 13)
    expect(hazardOfProbability(1e-12)).toBeCloseTo(1e-12, 23)
    expect(hazardOfProbability(1)).toBe(Infinity)
    expect(hazardOfProbability(0)).toBe(0)
    expect(probabilityOfHazard(Infinity)).toBe(1)
  })

  it('power is close to Math.pow for ordinary arguments', () => {
    for (const base of [0.3, 1, 1.15, 7, 5000]) for (const exponent of [-3, -0.5, 0, 0.5, 1, 2, 10]) expect(power(base, exponent) / base ** exponent).toBeCloseTo(1, 12)
    expect(power(0, 0)).toBe(1)
    expect(power(0, 2)).toBe(0)
  })
})
