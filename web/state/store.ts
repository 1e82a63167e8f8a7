/** What the reader has chosen. Signals only; nothing here knows how a simulation runs or what a page looks like. */
import { computed, signal } from '@preact/signals'
import { format } from '../i18n/format.ts'
import type { Language } from '../i18n/format.ts'
import { messages } from '../i18n/messages.ts'

/** One lever as the reader has set it: settings by name, and optionally enabled, start, end, ramp_years, scope. */
export type LeverUse = Readonly<Record<string, unknown>>

/** A sparse, immutable draft: what differs from the baseline, and how it is run. */
export interface Draft {
  readonly levers: Readonly<Record<string, LeverUse>>
  readonly assumptions: Readonly<Record<string, number>>
  readonly seed?: string
  readonly replicates?: number
  readonly chanceOnly?: boolean
}

export type Theme = 'system' | 'light' | 'dark'
export type Who = 'owners' | 'owners-employed' | 'all'
export type Unit = 'persons' | 'fte'
export type Trainees = 'without' | 'with'

/** Who is one of the 5,000. */
export interface Definition {
  readonly who: Who
  readonly unit: Unit
  readonly trainees: Trainees
}

export const emptyDraft: Draft = { levers: {}, assumptions: {} }
export const defaultDefinition: Definition = { who: 'all', unit: 'persons', trainees: 'without' }

export const draft = signal<Draft>(emptyDraft)
export const language = signal<Language>('da')
export const theme = signal<Theme>('system')
export const definition = signal<Definition>(defaultDefinition)
/** Map: which measure (indicator/measure; empty means the first there is), which year, values or differences, and the place held fast. */
export const mapMeasure = signal('')
export const mapYear = signal(2035)
export const mapMode = signal<'level' | 'difference'>('level')
export const pinned = signal<string | undefined>(undefined)
/** Is the baseline shown everywhere for as long as a key or button is held? */
export const holding = signal(false)
/** Is a hand on a lever? While it is, axes are frozen. */
export const dragging = signal(false)
/** The lever moved last: its lead time comes first. */
export const lastMoved = signal<string | undefined>(undefined)
export const shortcuts = signal(true)
export const helpOpen = signal(false)
/** A short message that something was done; replaced by the next. */
export const toast = signal('')

export const words = computed(() => ({ messages: messages[language.value], format: format(language.value) }))
export const targetMeasure = computed(() => `${definition.value.who}-${definition.value.unit}-${definition.value.trainees}`)
export const changed = computed(() => isChanged(draft.value))

/** Does a draft differ from the baseline in what it assumes or does? */
export function isChanged({ levers, assumptions }: Draft): boolean {
  return Object.keys(levers).length > 0 || Object.keys(assumptions).length > 0
}
