/** Numbers and texts of the report, in Danish or English. No locale of the machine is asked, so that a report is the same everywhere. */
import type { Text } from '../../model/definitions.ts'

/** Language of a report. */
export type Language = 'da' | 'en'

/** Writes for readers of one language. */
export interface Words {
  readonly language: Language
  /** The text in the report's language. */
  say(da: string, en: string): string
  text(text: Text): string
  /** 4.123,5 or 4,123.5; a dash for what cannot be had. */
  number(value: number, decimals?: number): string
  /** With its sign. */
  signed(value: number, decimals?: number): string
}

/** Words of a language. */
export function wordsOf(language: Language): Words {
  const [group, point] = language === 'da' ? ['.', ','] : [',', '.']
  const number = (value: number, decimals = 0): string => {
    if (!Number.isFinite(value)) return '–'
    const rounded = Math.abs(value).toFixed(decimals)
    const [whole, fraction] = rounded.split('.')
    const minus = value < 0 && /[1-9]/.test(rounded) ? '−' : ''
    return `${minus}${whole!.replace(/\B(?=(\d{3})+$)/g, group)}${fraction === undefined ? '' : `${point}${fraction}`}`
  }
  return {
    language,
    say: (da, en) => (language === 'da' ? da : en),
    text: (text) => text[language],
    number,
    signed: (value, decimals = 0) => {
      const text = number(value, decimals)
      return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
    },
  }
}
