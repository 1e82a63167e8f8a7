/** Drawings of the appendix, made of the validation report's pieces. */
import { dots, fan } from '../validation/drawing.ts'
import { escape, figure } from '../validation/html.ts'
import type { Words } from '../validation/words.ts'
import type { Registration } from '../registration.ts'
import type { Corridor } from './corridor.ts'
import { fixedId } from './indicator-list.ts'
import type { FixedIndicator } from './indicator-list.ts'
import type { Judgement } from './judge.ts'
import { decimalsOf, nameOf } from './sentences.ts'

/** The forecast as it was registered, up to some years past the review, with what came. */
export function funnelFigure(item: FixedIndicator, registration: Registration, judgements: readonly Judgement[], words: Words, until: number): string {
  const forecast = registration.forecast[fixedId(item)]
  if (!forecast) return ''
  const at = (p: number) => registration.quantiles.findIndex((q) => Math.abs(q - p) < 1e-9)
  const years = Object.entries(forecast).flatMap(([year, band]): { year: number; low: number; middle: number; high: number }[] => {
    const [low, middle, high] = [band[at(0.1)], band[at(0.5)], band[at(0.9)]]
    return Number(year) > until || typeof low !== 'number' || typeof middle !== 'number' || typeof high !== 'number' ? [] : [{ year: Number(year), low, middle, high }]
  })
  if (years.length < 2) return ''
  const name = nameOf(item, words)
  const seen = judgements.filter(({ fixed }) => fixed === item).map(({ observation }) => [(observation.month - 11) / 12, observation.value] as const)
  return figure(
    fan({ title: name, from: Math.min(years[0]!.year, ...seen.map(([x]) => x)), to: until, band: years.map(({ year, low, high }) => [year, low, high]), model: years.map(({ year, middle }) => [year, middle]), seen, last: [], line: [] }, words, decimalsOf(item)),
    name,
  )
}

/** What the marks of the funnels mean. */
export function funnelKey(words: Words): string {
  const item = (mark: string, text: string) => `<li><svg viewBox="0 0 36 14" aria-hidden="true">${mark}</svg>${escape(text)}</li>`
  return `<ul class="key">${item('<circle class="seen" cx="18" cy="7" r="3.6"/>', words.say('set', 'seen'))}${item('<rect class="band" width="36" height="14"/><path class="model" d="M0 7H36"/>', words.say('registreret forudsigelse: median og midterste 80 %', 'registered forecast: median and middle 80 %'))}</ul>`
}

/** The corridor of many indicators on one scale: 0 is the middle of the runs that reach the goal, -1 and 1 the ends of their middle 80 %. */
export function corridorFigure(rows: readonly { readonly item: FixedIndicator; readonly seen?: number }[], corridor: Corridor, words: Words): string {
  const drawn = rows.flatMap(({ item, seen }) => {
    const own = corridor.figures[fixedId(item)]
    if (!own) return []
    const [low, , middle, , high] = own.reach as [number, number, number, number, number]
    const scale = (value: number) => (value >= middle ? (value - middle) / Math.max(high - middle, 1e-12) : (value - middle) / Math.max(middle - low, 1e-12))
    const shown = (value: number) => Math.max(-3, Math.min(3, scale(value)))
    return high > low ? [{ label: shortName(item, words), model: [-1, 0, 1] as const, last: shown(own.miss[2]!), ...(seen === undefined ? {} : { line: shown(seen) }) }] : []
  })
  if (drawn.length === 0) return ''
  const item = (mark: string, text: string) => `<li><svg viewBox="0 0 36 14" aria-hidden="true">${mark}</svg>${escape(text)}</li>`
  const key = `<ul class="key">${item('<path class="whisker" d="M2 7H34"/><circle class="dot-model" cx="18" cy="7" r="4"/>', words.say('når målet: median og midterste 80 %', 'reach the goal: median and middle 80 %'))}${item('<circle class="dot-naive" cx="18" cy="7" r="4"/>', words.say('når det ikke: median', 'do not: median'))}${drawn.some((row) => 'line' in row) ? item('<circle class="dot-line" cx="18" cy="7" r="4"/>', words.say('set (længst ude: 3)', 'seen (outermost: 3)')) : ''}</ul>`
  return key + figure(dots(words.say('Den nødvendige korridor', 'The required corridor'), drawn, words, { reference: 0, decimals: 0, axis: words.say('korridorens halve bredder fra midten', 'half widths of the corridor from its middle') }), words.say('Hver indikator på sin egen skala: −1 og 1 er korridorens ender.', 'Each indicator on its own scale: −1 and 1 are the ends of the corridor.'))
}

/** A name that fits beside a drawing. */
function shortName(item: FixedIndicator, words: Words): string {
  const name = nameOf(item, words)
  return name.length > 38 ? `${name.slice(0, 37)}…` : name
}

/** Areas by what they gain or lose, with the middle 90 % of pairs. */
export function areaFigure(rows: readonly { readonly label: string; readonly low: number; readonly mean: number; readonly high: number }[], title: string, axis: string, words: Words): string {
  return figure(dots(title, rows.map(({ label, low, mean, high }) => ({ label, model: [low, mean, high] as const })), words, { reference: 0, decimals: 0, axis }), title)
}
