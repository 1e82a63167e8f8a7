/** Two lives of one person side by side. */
import type { LifeTracks, Span } from '../model/life-tracks.ts'
import { isoMonth, number } from './numbers.ts'
import { wrap } from './text-table.ts'

/** What a life is made of, as a line of text with its month. */
export interface LifeEvent {
  readonly month: number
  readonly text: { readonly en: string }
  readonly kind: string
  readonly place?: unknown
}

/** Index of the first event in which two lives differ; undefined when they are the same. */
export function firstDivergence(a: readonly LifeEvent[], b: readonly LifeEvent[]): number | undefined {
  const same = (x: LifeEvent | undefined, y: LifeEvent | undefined): boolean =>
    x !== undefined && y !== undefined && x.month === y.month && x.kind === y.kind && x.text.en === y.text.en && x.place === y.place
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (!same(a[i], b[i])) return i
  return undefined
}

/** One life as dated sentences. */
export function oneLife(events: readonly LifeEvent[], width = 100): string {
  return events.map(({ month, text }) => wrap(text.en, width, ' '.repeat(9)).replace(/^ {7}/, isoMonth(month))).join('\n')
}

/**
 * Two lives beside one another, month by month, with a line where they part. What is left of the line is the scenario's, what is right
 * of it the other's.
 */
export function twoLives(a: readonly LifeEvent[], b: readonly LifeEvent[], titles: readonly [string, string], column = 54): string {
  const parting = firstDivergence(a, b)
  const lines = [row('', titles[0], titles[1], column), row('', '─'.repeat(column), '─'.repeat(column), column)]
  const shared = parting ?? a.length
  for (let i = 0; i < shared; i++) lines.push(...pair(a[i], b[i], column))
  if (parting !== undefined) {
    lines.push(`≠ ${isoMonth(Math.min(a[parting]?.month ?? Infinity, b[parting]?.month ?? Infinity))}${' the lives part here '.padStart(24, '─').padEnd(2 * column, '─')}`)
    let i = parting
    let j = parting
    while (i < a.length || j < b.length) {
      const month = Math.min(a[i]?.month ?? Infinity, b[j]?.month ?? Infinity)
      lines.push(...pair(a[i]?.month === month ? a[i++] : undefined, b[j]?.month === month ? b[j++] : undefined, column))
    }
  }
  return lines.join('\n')
}

function pair(a: LifeEvent | undefined, b: LifeEvent | undefined, column: number): string[] {
  const left = a ? wrap(a.text.en, column).split('\n') : []
  const right = b ? wrap(b.text.en, column).split('\n') : []
  const month = isoMonth((a ?? b)!.month)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => row(i === 0 ? month : '', left[i] ?? '', right[i] ?? '', column))
}

function row(month: string, left: string, right: string, column: number): string {
  return `${month.padEnd(9)}${left.padEnd(column)} │ ${right}`.trimEnd()
}

/** Where a life was spent, as what and for how much of full time, a line for each track. */
export function trackLines({ place, post, hours }: LifeTracks, width = 100): string {
  const line = <Value>(name: string, spans: readonly Span<Value>[], text: (value: Value) => string): string =>
    wrap(spans.map(({ from, to, value }) => `${isoMonth(from)} to ${isoMonth(to - 1)} ${text(value)}`).join('; ') || 'nothing', width, ' '.repeat(9)).replace(/^ {9}/, name.padEnd(9))
  const names = new Map(post.map(({ value, text }) => [value, text.en]))
  return [line('Place', place, (value) => value), line('Post', post, (value) => names.get(value)!), line('Hours', hours, (value) => `${number(value, 2)} of full time`)].join('\n')
}
