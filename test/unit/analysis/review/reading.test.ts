import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { areaFinder } from '../../../../sim/analysis/review/areas.ts'
import { readDelimited, writeDelimited } from '../../../../sim/analysis/review/delimited.ts'
import { readDesignEstimates } from '../../../../sim/analysis/review/design-estimates.ts'
import { mostObservations, readObservations, writeObservations } from '../../../../sim/analysis/review/observations.ts'
import { dateWritten, guessDecimalMark, numberWritten } from '../../../../sim/analysis/review/written.ts'
import { indicators } from '../../../../sim/model/indicators/index.ts'
import { pack } from '../../scenario/shipped.ts'

const december = (year: number) => year * 12 + 11
const cells = (text: string) => readDelimited(text).rows.map((row) => row.cells)

describe('tables as people have them', () => {
  test('commas, semicolons and tabs are told apart by the first row', () => {
    expect(cells('a,b\n1,2')).toEqual([['a', 'b'], ['1', '2']])
    expect(cells('a;b\n1,5;2')).toEqual([['a', 'b'], ['1,5', '2']])
    expect(cells('a\tb\r\n1\t2')).toEqual([['a', 'b'], ['1', '2']])
    expect(cells('"a;b",c\n1,2')).toEqual([['a;b', 'c'], ['1', '2']])
  })

  test('quotes hold delimiters, quotes and line breaks, and rows keep the number and the text they had', () => {
    const { rows, open } = readDelimited('\ufeffa,b\n\n"x ""y"", z","1\n2"\r\nlast,row')
    expect(open).toBe(false)
    expect(rows.map(({ line, cells: c }) => [line, c])).toEqual([[1, ['a', 'b']], [3, ['x "y", z', '1\n2']], [4, ['last', 'row']]])
    expect(rows[1]!.text).toBe('"x ""y"", z","1\n2"')
  })

  test('a quote that is never closed loses nothing', () => {
    const { rows, open } = readDelimited('a,b\n1,"two\n3,4')
    expect(open).toBe(true)
    expect(rows.at(-1)!.text).toBe('1,"two\n3,4')
  })

  test('what is written is read back', () => {
    const table = [['a', 'b;c'], [' x', 'y"z'], ['', '1\n2']]
    for (const delimiter of [',', ';', '\t'] as const) expect(readDelimited(writeDelimited(table, delimiter), delimiter).rows.map((row) => row.cells)).toEqual(table)
  })
})

describe('numbers and dates as written', () => {
  test.each([
    ['1.234,5', ',', 1234.5], ['1.234', ',', 1234], ['3.457.000', ',', 3457000], ['12,3 %', ',', 12.3], ['−3', ',', -3], ['1 234', ',', 1234], ['12.5', ',', 12.5],
    ['1,234.5', '.', 1234.5], ['1,234', '.', 1234], ['1234.5', '.', 1234.5], ['12,5', '.', 12.5], ['1e3', '.', 1000], ['+7', '.', 7],
    ['1,23,4', '.', NaN], ['1..2', ',', NaN], ['12 34', ',', NaN], ['abc', '.', NaN], ['', '.', NaN], ['0x10', '.', NaN], ['Infinity', '.', NaN],
  ] as const)('%s with %s is %s', (text, mark, value) => {
    expect(numberWritten(text, mark)).toEqual(value)
  })

  test('the decimal mark follows the numbers, and the delimiter where they do not tell', () => {
    expect(guessDecimalMark(['3,5', '4'], ';')).toBe(',')
    expect(guessDecimalMark(['3.5', '4'], ';')).toBe('.')
    expect(guessDecimalMark(['3.457'], ';')).toBe(',')
    expect(guessDecimalMark(['3.457'], ',')).toBe('.')
  })

  test.each([
    ['2026', december(2026)], ['2026-03', 2026 * 12 + 2], ['2026-01-01', december(2025)], ['1. januar 2026', december(2025)], ['31.12.2025', december(2025)], ['1/7/2026', 2026 * 12 + 5],
    ['30. juni 2026', 2026 * 12 + 5], ['March 2027', 2027 * 12 + 2], ['2026K2', 2026 * 12 + 5], ['2026Q4', december(2026)], ['2026-02-28T00:00', 2026 * 12 + 1],
  ])('%s is the end of month %i', (text, month) => {
    expect(dateWritten(text)?.month).toBe(month)
  })

  test.each(['', '26', '2026-13', '32.1.2026', '29.2.2026', 'foo 2026', '2026-00', '1899', '99999'])('%s is no date', (text) => {
    expect(dateWritten(text)).toBeUndefined()
  })
})

describe('areas', () => {
  const find = areaFinder(pack)
  test.each([
    ['', 'nation'], ['Hele landet', 'nation'], ['Danmark', 'nation'], ['Region Sjælland', 'region:sjaelland'], ['sjaelland', 'region:sjaelland'], ['Tønder Kommune', 'place:550'], ['550', 'place:550'], ['Aabenraa', 'place:580'], ['Åbenrå', 'place:580'],
    ['Sundhedsråd Fyn', 'council:fyn'], ['Rigshospitalet', 'hospital:rigshospitalet'], ['place:751', 'place:751'], ['Region Østdanmark', 'region:oestdanmark'], ['Den dårligst dækkede fjerdedel', 'worst-quarter'], ['worst covered quarter', 'worst-quarter'],
  ])('%s is %s', (text, key) => {
    expect(find(text)?.key).toBe(key)
  })

  test('of places with one name the one that fits is meant', () => {
    const read = readObservations('indicator;area;date;value\nstudents-by-campus/campus-intake;Esbjerg;2027;150\ngp-doctors;Esbjerg;2027;90', pack)
    expect(read.bad).toEqual([])
    expect(read.observations.map(({ area }) => area.key)).toEqual(['site:esbjerg', 'place:561'])
  })

  test('a place nobody knows is none', () => {
    expect(find('Atlantis')).toBeUndefined()
    expect(find('constructor')).toBeUndefined()
  })
})

describe('observations', () => {
  test('of every measure there is can be entered somewhere', () => {
    const areas = ['Danmark', 'Region Sjælland', 'Sundhedsråd Fyn', 'Aarhus', 'Rigshospitalet', `cluster:${pack.clusters[0]!.id}`, `site:${pack.sites[0]!.id}`]
    const text = indicators.flatMap(({ id, measures }) => measures.flatMap((measure) => areas.map((area) => `${id};${measure.id};${area};2027;1`)))
    const { observations, bad } = readObservations(['indicator;measure;area;date;value', ...text].join('\n'), pack)
    const entered = new Set(observations.map(({ indicator, measure }) => `${indicator}/${measure}`))
    expect(indicators.flatMap(({ id, measures }) => measures.map((measure) => `${id}/${measure.id}`)).filter((key) => !entered.has(key))).toEqual([])
    // Where one cannot be, it is the place that is at fault, and is named.
    expect(bad.filter(({ reasons }) => !reasons.every(({ en }) => / is not recorded for /.test(en)))).toEqual([])
  })

  test('Danish and English files say the same', () => {
    const danish = readObservations('Indikator;Område;Dato;Værdi;Usikkerhed;Kilde\ngp-doctors/owners-persons-without;;1. januar 2027;3.457,5;12,5;PLO', pack)
    const english = readObservations('indicator,area,date,value,error,source\ngp-doctors/owners-persons-without,,2027-01-01,3457.5,12.5,PLO', pack)
    expect(danish.bad).toEqual([])
    expect(danish.observations).toEqual(english.observations)
    expect(danish.observations[0]).toMatchObject({ month: december(2026), value: 3457.5, error: 12.5, source: 'PLO', grade: 'A', use: 'judge' })
  })

  test('names of measures in both languages are understood', () => {
    const { observations } = readObservations('indicator,date,value\nEjere af ydernummer; personer,2026,1\n"Ejere af ydernummer, personer, uden HU-læger",2026,3400\nHU posts filled per year,2026,300', pack)
    expect(observations.map(({ measure }) => measure)).toEqual(['owners-persons-without', 'hu-filled'])
  })

  test('a table without header or indicator is read when told what it is', () => {
    const { observations } = readObservations('date;value\n2025;4.000\n2026;4.100', pack, { indicator: 'gp-doctors/all-persons-without' })
    expect(observations.map(({ month, value }) => [month, value])).toEqual([[december(2025), 4000], [december(2026), 4100]])
    expect(readObservations('gp-doctors,,2026,4100', pack).observations).toHaveLength(1)
  })

  test('columns can be mapped by hand', () => {
    const { observations, bad } = readObservations('x,y,z\n2026,4100,gp-doctors', pack, { mapping: { date: 0, value: 1, indicator: 2 } })
    expect([observations, bad.length]).toEqual([[expect.objectContaining({ value: 4100 })], 0])
    // Said to have no header, the first row is a row like others and comes back.
    expect(readObservations('x,y,z\n2026,4100,gp-doctors', pack, { mapping: { date: 0, value: 1, indicator: 2 }, headed: false }).bad).toMatchObject([{ line: 1, text: 'x,y,z' }])
  })

  test('every row is kept: what cannot be read comes back with its text and all reasons', () => {
    const text = 'indicator,area,date,value,error,grade\ngp-doctors,,2026,4000,,\nfoo,Atlantis,never,many,-1,Z\ngp-doctors,,2026,4001,,\n"=cmd|\' /C calc\'!A0",,2026,1,,\n<script>alert(1)</script>,,2026,1,,'
    const { observations, bad } = readObservations(text, pack)
    expect(observations).toHaveLength(1)
    expect(bad.map(({ line, text: row }) => [line, row])).toEqual([[3, 'foo,Atlantis,never,many,-1,Z'], [4, 'gp-doctors,,2026,4001,,'], [5, '"=cmd|\' /C calc\'!A0",,2026,1,,'], [6, '<script>alert(1)</script>,,2026,1,,']])
    expect(bad[0]!.reasons).toHaveLength(6)
    expect(bad[1]!.reasons[0]!.en).toContain('row 2')
  })

  test('a hundred thousand commas, a prototype and a file of zeros do no harm', () => {
    expect(readObservations(','.repeat(100_000), pack).observations).toEqual([])
    expect(readObservations('__proto__,constructor,value\n1,2,3', pack).observations).toEqual([])
    expect(readObservations('\0\0\0\0', pack).observations).toEqual([])
    expect(readObservations('', pack)).toMatchObject({ observations: [], bad: [] })
  })

  test('rows beyond the most are handed back, not dropped', () => {
    const rows = Array.from({ length: mostObservations + 2 }, (_, k) => `gp-doctors,,${2000 + (k % 90)},${k}`)
    const { observations, bad } = readObservations(`indicator,area,date,value\n${rows.join('\n')}`, pack)
    expect(observations.length + bad.length).toBe(rows.length)
    expect(bad.at(-1)!.reasons.some(({ en }) => en.includes('At most'))).toBe(true)
  })

  test('a figure that is recorded for no such area is refused with its reason', () => {
    const { bad } = readObservations('indicator,area,date,value\nexit-age/exit-rate,Tønder,2026,4', pack)
    expect(bad[0]!.reasons[0]!.en).toContain('not recorded for Tønder')
  })

  test('judgements of grade C are shown only, unless somebody says otherwise', () => {
    const { observations } = readObservations('indicator,date,value,grade,use\ngp-doctors,2026,1,C,\ngp-doctors,2027,1,C,weigh\ngp-doctors,2028,1,B,', pack)
    expect(observations.map(({ use }) => use)).toEqual(['show', 'weigh', 'judge'])
  })

  test('what ships is read whole, and written and read again it is the same', () => {
    const text = readFileSync(new URL('../../../../scenarios/observations/2025-2026.csv', import.meta.url), 'utf8')
    const { observations, bad } = readObservations(text, pack)
    expect(bad).toEqual([])
    expect(observations.length).toBeGreaterThan(20)
    expect(observations.every(({ source, definition }) => source !== '' && definition !== '')).toBe(true)
    expect(observations.filter(({ grade }) => grade === 'A').every(({ area, indicator }) => indicator === 'hospital-gp-stock' && ['hospital', 'nation'].includes(area.level))).toBe(true)
    for (const delimiter of [',', ';'] as const) expect(readObservations(writeObservations(observations, delimiter), pack).observations.map((one) => ({ ...one, line: 0 }))).toEqual(observations.map((one) => ({ ...one, line: 0 })))
  })
})

describe('estimates that do not come from the model', () => {
  test('are read with their interval, and bad rows come back', () => {
    const { estimates, bad } = readDesignEstimates('method;indicator;year;estimate;low;high;source\nDiD;gp-doctors;2029;12,5;-3;28;x\nRDD;nothing;1;5;9;1;')
    expect(estimates).toEqual([{ line: 2, method: 'DiD', indicator: 'gp-doctors', measure: 'all-persons-without', year: 2029, estimate: 12.5, low: -3, high: 28, source: 'x' }])
    expect(bad).toMatchObject([{ line: 3, text: 'RDD;nothing;1;5;9;1;' }])
    expect(bad[0]!.reasons).toHaveLength(3)
  })

  test('without its columns a table is handed back whole', () => {
    expect(readDesignEstimates('a,b\n1,2').bad).toHaveLength(2)
  })
})
