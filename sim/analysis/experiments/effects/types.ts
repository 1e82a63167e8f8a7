import type { Estimate } from '../../sensitivity/bootstrap.ts'

/** Mean of the output where a factor has a value, or lies between two. */
export interface ProfilePoint {
  /** As a number; what is no number counts its levels. */
  readonly at: number
  readonly mean: number
}

/** What one factor does to one output. Which parts are there depends on the design. */
export interface FactorEffect {
  /** Name of the factor. */
  readonly factor: string
  /** What the output gains as the factor goes from its lowest or first value to its highest or last, in the output's unit. */
  readonly change?: Estimate
  /** Share of the variance between points that the factor makes alone. */
  readonly first?: Estimate
  /** Share that it takes part in, alone or together with others. */
  readonly total?: Estimate
  /** Elementary effects of a move by half of the range. */
  readonly screening?: { readonly muStar: Estimate; readonly mu: number; readonly sigma: number }
  readonly profile: readonly ProfilePoint[]
}

/** What two factors do together beyond what each does alone, as a share of the variance. Where a fraction cannot tell pairs apart they stand together. */
export interface PairEffect {
  readonly factors: readonly (readonly [string, string])[]
  readonly share: Estimate
}

/** What factors do to one output. */
export interface Effects {
  /** How it was worked out. */
  readonly method: 'differences' | 'variance' | 'regression' | 'sobol' | 'morris'
  /** What was drawn anew for the intervals. */
  readonly resampled: 'replicates' | 'points' | 'rows' | 'trajectories'
  /** In the order of the factors. */
  readonly factors: readonly FactorEffect[]
  readonly pairs?: readonly PairEffect[]
  /** Share of the variance between points that a sum of straight lines explains. */
  readonly linear?: number
  /** Standard deviation between points, in the output's unit. */
  readonly deviation: number
  /** What chance alone would give `muStar` of a factor without effect; NaN with one replicate. */
  readonly floor?: number
  /** Points left out because no run of them gave a number. */
  readonly left: number
}
