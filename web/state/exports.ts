/** Makes files of figures. A drawing's colours come from the style sheet, so they are written into it before it leaves the page. */
import type { Table } from '../charts/index.ts'

export interface Caption {
  readonly title: string
  readonly sentence: string
  readonly notes: readonly string[]
}

const written = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'paint-order', 'vector-effect', 'display'] as const
const space = 'http://www.w3.org/2000/svg'

/** A drawing as a file of its own, in light colours, under its title and sentence and above its notes. */
export function drawingFile(svg: SVGSVGElement, { title, sentence, notes }: Caption): string {
  const root = document.documentElement
  const theme = root.dataset.theme
  // Light, whatever the reader sees: files end in documents.
  root.dataset.theme = 'light'
  try {
    const copy = svg.cloneNode(true) as SVGSVGElement
    const from = [svg, ...svg.querySelectorAll<SVGElement>('*')]
    ;[copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((element, i) => {
      const style = getComputedStyle(from[i]!)
      for (const name of written) {
        const value = style.getPropertyValue(name)
        if (value && !(name === 'fill' && (element.getAttribute('fill') ?? '').startsWith('url'))) element.setAttribute(name, value)
      }
      element.removeAttribute('class')
    })
    const [width, height] = [svg.clientWidth || svg.width.baseVal.value, svg.clientHeight || svg.height.baseVal.value]
    const lines = wrap(sentence, Math.floor((width - 32) / 7))
    const foot = notes.flatMap((note) => wrap(note, Math.floor((width - 32) / 6)))
    const head = 44 + lines.length * 18
    const total = head + height + 16 + foot.length * 16
    const outer = document.createElementNS(space, 'svg')
    const set = (element: Element, attributes: Readonly<Record<string, string | number>>): Element => {
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
      return element
    }
    set(outer, { xmlns: space, width: width + 32, height: total + 12, viewBox: `0 0 ${width + 32} ${total + 12}`, 'font-family': "'IBM Plex Sans', 'Segoe UI', Helvetica, Arial, sans-serif" })
    outer.append(set(document.createElementNS(space, 'rect'), { width: '100%', height: '100%', fill: '#ffffff' }))
    const text = (words: string, y: number, size: number, weight = 400, fill = '#1b1f24'): void => {
      const element = set(document.createElementNS(space, 'text'), { x: 16, y, 'font-size': size, 'font-weight': weight, fill })
      element.textContent = words
      outer.append(element)
    }
    text(title, 28, 17, 600)
    lines.forEach((line, i) => text(line, 50 + i * 18, 13))
    set(copy, { x: 16, y: head, width, height, overflow: 'visible' })
    outer.append(copy)
    foot.forEach((line, i) => text(line, head + height + 24 + i * 16, 11, 400, '#555b62'))
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(outer)}\n`
  } finally {
    if (theme === undefined) delete root.dataset.theme
    else root.dataset.theme = theme
  }
}

/** A drawing file as a picture, twice as large. */
export async function pictureFile(drawing: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width * 2
    canvas.height = image.height * 2
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('picture: expected a picture of the drawing, got none. Save the SVG instead.'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A table as CSV: for Danish Excel with semicolons, decimal commas and a mark of its encoding; or plain with commas and points. */
export function tableFile({ columns, rows }: Table, { title, sentence, notes }: Caption, flavour: 'excel' | 'plain'): string {
  const separator = flavour === 'excel' ? ';' : ','
  const cell = (text: string): string => {
    // A cell that begins like a formula is made text: spreadsheets would run it.
    const safe = /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d.,]/.test(text)) ? `'${text}` : text
    return /["\n\r;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const value = (text: string): string => cell(isNumber(text) ? number(text, flavour) : text)
  const lines = [columns.map(cell), ...rows.map((row) => row.map((text, i) => (i === 0 ? cell(text) : value(text)))), [], ...[title, sentence, ...notes].map((note) => [cell(note)])]
  return (flavour === 'excel' ? '\uFEFF' : '') + lines.map((line) => line.join(separator)).join('\r\n') + '\r\n'
}

const isNumber = (text: string): boolean => /^[+−-]?\d[\d.,\u00a0]*(?:\u00a0?%)?$/.test(text)

/** A number as the page writes it, in either language, without its grouping. */
function number(text: string, flavour: 'excel' | 'plain'): string {
  const danish = document.documentElement.lang !== 'en'
  const plain = text.replace('−', '-').replace(/^\+/, '').replace(/\u00a0?%$/, '').replaceAll('\u00a0', '')
  const pointed = danish ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '')
  return flavour === 'excel' ? pointed.replace('.', ',') : pointed
}

/** Hands a file to the reader. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  if (line) lines.push(line)
  return lines
}
