/** The words of a PDF as Chromium writes it: compressed streams, glyphs by number, and a table from numbers to letters for each font. */
import { inflateSync } from 'node:zlib'

export function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
}

export function textOf(pdf: Buffer): string {
  const streams = streamsOf(pdf)
  const letters = new Map<string, string>()
  // Fonts of one document may number their glyphs differently; texts are read with every table, and a word is found if one of them fits.
  const tables = streams.filter((text) => text.includes('beginbfchar') || text.includes('beginbfrange')).map(tableOf)
  for (const table of tables) for (const [code, letter] of table) if (!letters.has(code)) letters.set(code, letter)
  const drawn = streams.filter((text) => /\bT[jJ]\b/.test(text))
  return tables.map((table) => drawn.map((text) => read(text, table)).join('\n')).join('\n')
}

function streamsOf(pdf: Buffer): string[] {
  const found: string[] = []
  let at = 0
  for (;;) {
    const start = pdf.indexOf('stream\n', at)
    if (start < 0) return found
    const end = pdf.indexOf('endstream', start)
    const bytes = pdf.subarray(start + 7, end)
    try {
      found.push(inflateSync(bytes).toString('latin1'))
    } catch {
      // A picture or a font: no words in it.
    }
    at = end + 9
  }
}

function tableOf(text: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  const letter = (hex: string) => String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => parseInt(code, 16)))
  for (const [, block] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) for (const [, from, to] of block!.matchAll(/<(\w+)>\s*<(\w+)>/g)) table.set(from!.toLowerCase(), letter(to!))
  for (const [, block] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, until, to] of block!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = parseInt(from!, 16); code <= parseInt(until!, 16); code++) table.set(code.toString(16).padStart(from!.length, '0'), String.fromCharCode(parseInt(to!, 16) + code - parseInt(from!, 16)))
  return table
}

function read(text: string, table: ReadonlyMap<string, string>): string {
  return [...text.matchAll(/<([0-9a-fA-F]+)>/g)].map(([, hex]) => (hex!.match(/.{4}/g) ?? []).map((code) => table.get(code.toLowerCase()) ?? '').join('')).join('')
}
