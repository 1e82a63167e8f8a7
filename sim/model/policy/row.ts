import type { ParameterDefinition } from '../definitions.ts'

/** A parameter that levers move. A base of 0 or 1 is "as today"; without source and grade it is a definition, not a figure. */
export type PolicyRow = Omit<ParameterDefinition, 'text' | 'role' | 'grade' | 'source'> & { readonly da: string; readonly en: string; readonly grade?: 'A' | 'B' | 'C'; readonly source?: string }
