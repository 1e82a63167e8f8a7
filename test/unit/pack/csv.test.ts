import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../sim/model/pack/csv.ts'

const cells = (text: string) => parseCsv(text).rows.map((row) => Object.values(row.cells))

describe('reading CSV', () => {
  test('cells are kept as written, quotes and commas and line breaks included', () => {
    expect(cells('a,b\n1,"x, ""y""\nz"\n , 2\n')).toEqual([
      ['1', 'x, "y"\nz'],
      [' ', ' 2'],
    ])
  })

  test('all three line ends and a byte order mark are read alike', () => {
    for (const end of ['\n', '\r\n', '\r']) expect(cells(`\ufeffa,b${end}1,2${end}${end}`)).toEqual([['1', '2']])
  })

  test('a row counts from the header as row 1, and a line break inside a cell does not shift it', () => {
    expect(parseCsv('a\n"x\ny"\nz\n').rows.map((row) => row.line)).toEqual([2, 3])
  })

  test('an empty quoted cell in the last row is a row', () => {
    expect(cells('a\n""\n')).toEqual([['']])
  })

  test('every fault is named with its row', () => {
    const { problems, rows } = parseCsv('a,b,b\n1,2\n1,2,3,4\n1,x"y,3\n"1,2,3')
    expect(problems).toEqual([
      'row 4: expected quotes round a whole cell, got one inside "x". Double it and quote the cell.',
      'row 5: expected a closing quote, got the end of the file. Close the cell.',
      'row 1, column b: expected each column once, got it twice. Rename or delete one.',
      'row 2: expected 3 cells, got 2. Quote cells that hold a comma, and give empty cells their comma.',
      'row 3: expected 3 cells, got 4. Quote cells that hold a comma, and give empty cells their comma.',
      'row 5: expected 3 cells, got 1. Quote cells that hold a comma, and give empty cells their comma.',
    ])
    expect(rows).toHaveLength(1)
  })

  test('an empty file asks for a header', () => {
    expect(parseCsv('').problems).toEqual(['row 1: expected a header row, got an empty file. Write the column names.'])
  })

  test('a column named like a built-in property is only a column', () => {
    expect(cells('__proto__,constructor\n1,2\n')).toEqual([['1', '2']])
  })
})
