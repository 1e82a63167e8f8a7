/**
 * The one module that turns numbers, months and years into text, in both languages.
 *
 * Rules: thousands with a point in Danish (5.000), a comma in English; years are never grouped; the minus is U+2212; a per cent sign
 * has a space before it in Danish; intervals have an en dash; headline figures are rounded to tens, tables are exact.
 */
export type Language = 'da' | 'en'

export interface Format {
  readonly language: Language
  /** A number with a fixed number of decimals. */
  number(value: number, decimals?: number): string
  /** With a sign, also on plus; zero has none. */
  signed(value: number, decimals?: number): string
  /** Rounded to the nearest ten, for headlines. */
  tens(value: number): string
  signedTens(value: number): string
  /** A share between 0 and 1 as per cent. */
  percent(share: number, decimals?: number): string
  interval(low: number, high: number, decimals?: number): string
  intervalTens(low: number, high: number): string
  /** An interval of differences: a dash between signs would be read as one more minus. */
  signedInterval(low: number, high: number, decimals?: number): string
  year(year: number): string
  /** An absolute month (year * 12 + month - 1): `januar 2035`. */
  month(month: number): string
  /** A day, from milliseconds: `1. januar 2035`. */
  date(time: number): string
  /** An integer from 0 to 100 as `n af 100`: the natural frequency of a share; never 0 or 100 unless it is exactly so. */
  frequency(share: number): number
  /** Orders names as the language does: in Danish Aabenraa, Aalborg and Aarhus come last. */
  compare(a: string, b: string): number
  /** What a reader typed: `1.234,5`, `1234.5` and `−3` alike. NaN when it is no number. */
  parse(text: string): number
}

const formats = { da: create('da'), en: create('en') }

/** The formats of a language. */
export function format(language: Language): Format {
  return formats[language]
}

function create(language: Language): Format {
  const locale = language === 'da' ? 'da-DK' : 'en-GB'
  const fixed = new Map<number, Intl.NumberFormat>()
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' })
  const collator = new Intl.Collator(locale)
  const number = (value: number, decimals = 0): string => {
    if (!Number.isFinite(value)) return '–'
    let formatter = fixed.get(decimals)
    if (!formatter) fixed.set(decimals, (formatter = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })))
    const text = formatter.format(value).replace('-', '−')
    return /[1-9]/.test(text) ? text : text.replace('−', '')
  }
  const signed = (value: number, decimals = 0): string => {
    const text = number(value, decimals)
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text
  }
  const toTen = (value: number): number => Math.round(value / 10) * 10
  return {
    language,
    number,
    signed,
    tens: (value) => number(toTen(value)),
    signedTens: (value) => signed(toTen(value)),
    percent: (share, decimals = 0) => `${number(share * 100, decimals)}${language === 'da' ? '\u00a0' : ''}%`,
    interval: (low, high, decimals = 0) => (low < 0 || high < 0 ? `${number(low, decimals)} ${language === 'da' ? 'til' : 'to'} ${number(high, decimals)}` : `${number(low, decimals)}–${number(high, decimals)}`),
    intervalTens: (low, high) => `${number(toTen(low))}–${number(toTen(high))}`,
    signedInterval: (low, high, decimals = 0) => `${signed(low, decimals)} ${language === 'da' ? 'til' : 'to'} ${signed(high, decimals)}`,
    year: (year) => String(year),
    month: (month) => months.format(Date.UTC(Math.floor(month / 12), month % 12, 1)),
    date: (time) => days.format(time),
    frequency: (share) => (share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(share * 100)))),
    compare: (a, b) => collator.compare(a, b),
    parse: (text) => parse(text, language),
  }
}

function parse(text: string, language: Language): number {
  const plain = text.trim().replace(/[\s\u00a0]/g, '').replace(/^[−–]/, '-').replace(/^\+/, '')
  if (!/^-?[\d.,]+$/.test(plain)) return NaN
  const comma = plain.lastIndexOf(',')
  const point = plain.lastIndexOf('.')
  let decimal = ''
  if (comma >= 0 && point >= 0) decimal = comma > point ? ',' : '.'
  else if (comma >= 0) decimal = language === 'en' && /^-?\d{1,3}(,\d{3})+$/.test(plain) ? '' : ','
  else if (point >= 0) decimal = language === 'da' && /^-?\d{1,3}(\.\d{3})+$/.test(plain) ? '' : '.'
  const ungrouped = [...plain].filter((c) => c === decimal || (c !== ',' && c !== '.')).join('')
  return Number(ungrouped.replace(decimal === '' ? /$^/ : decimal, '.'))
}
