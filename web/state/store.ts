/** What the reader has chosen. Signals only; nothing here knows how a simulation runs or what a page looks like. */
import { computed, signal } from '@preact/signals'
import { format } from '../i18n/format.ts'
import type { Language } from '../i18n/format.ts'
import { messages } from '../i18n/messages.ts'
import type { Messages } from '../i18n/messages.ts'

/** One lever as the reader has set it: settings by name, and optionally enabled, start, end, ramp_years, scope. */
export type LeverUse = Readonly<Record<string, unknown>>

/** A sparse, immutable draft: what differs from the baseline, and how it is run. */
export interface Draft {
  readonly levers: Readonly<Record<string, LeverUse>>
  readonly assumptions: Readonly<Record<string, number>>
  /** Kroner per unit of a lever, filled in by the reader, by lever id; no simulation depends on them. */
  readonly prices?: Readonly<Record<string, number>>
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

export type MapLevel = 'place' | 'kind' | 'council' | 'region'
/** Pages; those of the menu first, in its order. The report is reached from what it is about. */
export const pageIds = ['overview', 'compare', 'status', 'experiments', 'life', 'about', 'memo', 'report'] as const
export type PageId = (typeof pageIds)[number]

/** A scenario held fast: what was chosen when, under a name the reader may change. */
export interface Pin {
  readonly name: string
  readonly draft: Draft
}
/** Whose life: a filter in words the trace knows, or one person by identity. */
export interface LifeQuestion {
  readonly replicate: number
  readonly filter: string
  /** Only those who are students when the model begins or become so: their life is told from there. */
  readonly whole: boolean
  readonly place: string
  readonly since?: number
  /** A recorded step of careers and its year, `basic-intro@2031`: whoever took it then. */
  readonly step?: string
  readonly person?: string
}

/** Scenarios one picture can tell apart. */
export const mostPins = 4

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
/** Areas of the map. Health councils and the joined eastern region are in force from January 2027. */
export const mapLevel = signal<MapLevel>('place')
/** Figure in the large frame; empty means the trajectory. */
export const figure = signal('')
/** Does the stage flow show one year, or all years to it added up? */
export const flowMode = signal<'year' | 'total'>('year')
/** Are single simulations drawn behind the bands of the trajectory? */
export const members = signal(false)
/** Figures in small under the large ones, and those there are before anybody has chosen. */
export const defaultStrip: readonly string[] = ['stage-flow', 'age-pyramid', 'hu-posts', 'coverage']
export const strip = signal<readonly string[]>(defaultStrip)
/** Does the hand rest, and is the picture settled? Set by what follows both; small pictures wait for it. */
export const calm = signal(true)
/** Scenarios held fast for comparison, at most four. */
export const compared = signal<readonly Pin[]>([])
export const page = signal<PageId>('overview')
/** Whose life is told. */
export const question = signal<LifeQuestion>({ replicate: 0, filter: 'owner', whole: true, place: '' })
export const pinned = signal<string | undefined>(undefined)
/** Is the baseline shown everywhere for as long as a key or button is held? */
export const holding = signal(false)
/** Is a hand on a lever? While it is, axes are frozen. */
export const dragging = signal(false)
/** The lever moved last: its lead time comes first. */
export const lastMoved = signal<string | undefined>(undefined)
export const shortcuts = signal(true)
export const helpOpen = signal(false)
export const paletteOpen = signal(false)
/** What this browser works on beside what is looked at, in words; empty while it does not. */
export const background = signal('')
/** A short message that something was done, in whatever language is chosen while it stands; replaced by the next. */
export const toast = signal<((messages: Messages) => string) | undefined>(undefined)

export const words = computed(() => ({ messages: messages[language.value], format: format(language.value) }))
export const targetMeasure = computed(() => `${definition.value.who}-${definition.value.unit}-${definition.value.trainees}`)
export const changed = computed(() => isChanged(draft.value))

/** Does a draft differ from the baseline in what it assumes or does? */
export function isChanged({ levers, assumptions }: Draft): boolean {
  return Object.keys(levers).length > 0 || Object.keys(assumptions).length > 0
}
