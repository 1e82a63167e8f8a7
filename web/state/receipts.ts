/** What is known of receipts, light enough to be there from the start: what a link says it was made with, and what checking has found. */
import { signal } from '@preact/signals'
import type { Messages } from '../i18n/messages.ts'
import type { Finding } from '../../sim/index.ts'

/** What a link says of the numbers that were seen when it was made. */
export interface Made {
  readonly version: string
  readonly model: string
  /** First sixteen figures of the sha-256 over all data, of the fingerprint and of the digest. */
  readonly data: string
  readonly fingerprint: string
  readonly digest: string
  readonly replicates: number
  /** Medians by headline and year: `indicator/measure/2035`. */
  readonly seen: Readonly<Record<string, number>>
}

/** What the link that was opened was made with; undefined when none was, or it does not say. */
export const linkMade = signal<Made | undefined>(undefined)

/** State of a check: none asked for, running, what was found, or that nothing can be checked. */
export const checked = signal<{ readonly state: 'idle' | 'running' | 'none' | 'not-yet' } | { readonly state: 'done'; readonly findings: readonly Finding[] }>({ state: 'idle' })

/** Untrusted: only what has the right form is taken. */
export function madeFrom(value: unknown): Made | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { version, model, data, fingerprint, digest, replicates, seen } = value as Record<string, unknown>
  const short = (text: unknown): text is string => typeof text === 'string' && /^[\w.-]{1,64}$/.test(text)
  if (![version, model, data, fingerprint, digest].every(short) || typeof replicates !== 'number') return undefined
  const numbers = typeof seen === 'object' && seen !== null ? Object.entries(seen).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && /^[\w/-]{1,120}$/.test(entry[0])).slice(0, 60) : []
  return { version, model, data, fingerprint, digest, replicates, seen: Object.fromEntries(numbers) } as Made
}

/** What a check has found, in words; empty when none was asked for. */
export function checkedText({ receipt: say }: Messages): string {
  const { value } = checked
  if (value.state === 'done') {
    const differing = [...new Set(value.findings.filter(({ same, told }) => !same && !told).map(({ what }) => say.what[what]))]
    return differing.length === 0 ? say.same : say.differs(differing.join(', '))
  }
  return { idle: '', running: say.running, none: say.none, 'not-yet': say.notYet }[value.state]
}
