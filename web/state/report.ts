/** What the project found out about itself, as shipped: the validation report in both languages and the checked tables of the policy papers. */
import { signal } from '@preact/signals'
import type { Language } from '../i18n/format.ts'
import { shipped } from './shipped.ts'

const files = import.meta.glob<string>('../../scenarios/results/{validation-da,validation-en,checks}.json', { eager: true, query: '?url', import: 'default' })

/** One thing that was tried, and how it came out. */
export interface Finding {
  readonly what: string
  readonly word: string
  readonly verdict: 'good' | 'bad' | 'unsure'
}

/** The report as `laegeveje validate --ship` writes it. */
export interface Report {
  readonly version: string
  readonly model: string
  /** Fingerprint of the baseline of the model it is of. */
  readonly baseline: string
  readonly replicates: number
  readonly fingerprint: string
  readonly title: string
  readonly subtitle: string
  readonly foot: string
  readonly front: string
  readonly chapters: readonly { readonly id: string; readonly title: string; readonly html: string; readonly findings: readonly Finding[] }[]
}

/** The tables as `laegeveje check --ship` writes them. */
export interface Checks {
  readonly model: string
  readonly baseline: string
  readonly tables: readonly {
    readonly id: string
    readonly title: { readonly da: string; readonly en: string }
    readonly source: string
    readonly verdict: 'holds' | 'fails' | 'reported'
    readonly findings: readonly { readonly type: 'E' | 'R' | 'S' | 'B'; readonly agrees?: boolean }[]
  }[]
}

/** By language: the report, or that it could not be had. */
export const reports = signal<Partial<Readonly<Record<Language, Report | 'missing'>>>>({})
export const checks = signal<Checks | 'missing' | undefined>(undefined)

async function take<T>(name: string): Promise<T | 'missing'> {
  const address = Object.entries(files).find(([path]) => path.endsWith(`/${name}`))?.[1]
  try {
    const answer = address === undefined ? undefined : await fetch(address)
    return answer?.ok ? ((await answer.json()) as T) : 'missing'
  } catch {
    return 'missing'
  }
}

const asked = new Set<string>()
/** Fetches once; what could not be had is asked for again at the next call. */
async function once(name: string, use: (found: unknown) => void): Promise<void> {
  if (asked.has(name)) return
  asked.add(name)
  const found = await take<unknown>(name)
  if (found === 'missing') asked.delete(name)
  use(found)
}

/** Has the report in a language at hand. It is kept for use without a net like the rest of the page. */
export function askForReport(language: Language): void {
  void once(`validation-${language}.json`, (found) => (reports.value = { ...reports.value, [language]: found as Report | 'missing' }))
}

/** Has the checked tables at hand. */
export function askForChecks(): void {
  void once('checks.json', (found) => (checks.value = found as Checks | 'missing'))
}

/** Was it made by another model, or from other data, than the results that the page came with? */
export const isStale = (of: { readonly baseline: string }): boolean => shipped.value !== undefined && of.baseline !== shipped.value.fingerprint
