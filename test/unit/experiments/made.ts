/** Factors and samples that are made up, to try analyses on functions whose answers are published. */
import { planDesign } from '../../../sim/analysis/experiments/designs/design.ts'
import { numberOf } from '../../../sim/analysis/experiments/factors.ts'
import { emptyTable, sampleOf, setRow } from '../../../sim/analysis/experiments/run-table.ts'
import type { Design, Factor, FactorValue, Output } from '../../../sim/analysis/experiments/types.ts'

const common = { kind: 'assumption', section: 'assumptions', target: 'x', unit: '', grade: 'C', source: 'made up', steps: 2, shape: 'uniform', whole: false, use: {} } as const

/** A factor over a range. */
export function rangeFactor(id: string, low: number, high: number, more: Partial<Factor> = {}): Factor {
  return { ...common, id, vary: `assumptions.${id}`, text: { da: id, en: id }, range: [low, high], ...more }
}

/** A factor with levels. */
export function levelFactor(id: string, levels: readonly FactorValue[]): Factor {
  return { ...common, id, vary: `assumptions.${id}`, text: { da: id, en: id }, levels }
}

/** An output that wants at least a value. */
export function outputWanting(value: number): Output {
  return { indicator: 'x', measure: 'x', level: 'nation', area: 'x', year: 2035, id: 'y', goal: { sense: 'at-least', value }, text: { da: 'læger', en: 'doctors' }, unit: { da: '', en: '' }, decimals: 0, grade: 'C' }
}

/** A design run on a function of the factors' values as numbers, and the number of the replicate. */
export function runOn(design: Design, factors: readonly Factor[], f: (x: number[], replicate: number, point: number) => number, replicates = 1, seed = 'made') {
  const plan = planDesign({ design, factors, seed })
  const table = emptyTable(plan.points.length, replicates, 1)
  plan.points.forEach((values, p) => {
    const x = values.map((value, k) => (value === undefined ? NaN : numberOf(factors[k]!, value)))
    for (let r = 0; r < replicates; r++) setRow(table, p, r, [f(x, r, p)])
  })
  return { plan, table, sample: sampleOf(table, 0, plan.points.length, 0) }
}
