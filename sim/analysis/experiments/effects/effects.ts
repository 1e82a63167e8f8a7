/** Effects of an experiment's factors on one output in one scenario, by the method its design is made for. */
import type { PlannedDesign } from '../designs/design.ts'
import type { Sample } from '../run-table.ts'
import type { Factor } from '../types.ts'
import { differenceEffects, varianceEffects } from './factorial.ts'
import { sampledEffects, screeningEffects, sobolEffects } from './sampled.ts'
import type { Effects, FactorEffect } from './types.ts'

/**
 * Works out effects.
 * @param sample the points of the design in one scenario, for one output
 * @param next uniform numbers for bootstrap intervals
 * @param resamples how many samples an interval rests on at most
 */
export function effectsOf(factors: readonly Factor[], { points, structure }: PlannedDesign, sample: Sample, next: () => number, resamples = 500): Effects {
  switch (structure.kind) {
    case 'one-at-a-time':
      return differenceEffects(factors, structure, sample, next, resamples)
    case 'factorial':
      return varianceEffects(factors, structure, sample, next, resamples)
    case 'sampled':
      return sampledEffects(factors, points, sample, next, resamples)
    case 'saltelli':
      return sobolEffects(factors, points, structure, sample, next, resamples)
    case 'morris':
      return screeningEffects(factors, points, structure, sample, next, resamples)
  }
}

/** How much a factor matters, for ordering: its total share, else its share, else its elementary effects, else the size of its change. */
export function importanceOf({ total, first, screening, change }: FactorEffect): number {
  const value = total?.value ?? first?.value ?? screening?.muStar.value ?? Math.abs(change?.value ?? NaN)
  return value === value ? value : -Infinity
}

/** Factors, the most important first. */
export function ranked({ factors }: Pick<Effects, 'factors'>): FactorEffect[] {
  return [...factors].sort((a, b) => importanceOf(b) - importanceOf(a))
}
