import type { LeverDefinition } from '../definitions.ts'
import { leverById } from './index.ts'

/** Levers in use whose mechanism the model does not have: a stated stand-in moves the choice instead, so its size is an assumption and never a finding. */
export function standIns(used: Readonly<Record<string, { readonly enabled?: boolean }>>): readonly LeverDefinition[] {
  return Object.entries(used).flatMap(([id, use]) => {
    const lever = leverById(id)
    return lever?.proxy && use.enabled !== false ? [lever] : []
  })
}
