/**
 * As much of a document as drawing an svg takes: elements with attributes, children and the few selectors that the figures use. Written out
 * as text it is a picture that can be compared line by line.
 */
export class SvgElement {
  readonly namespaceURI = 'http://www.w3.org/2000/svg'
  readonly tagName: string
  readonly ownerDocument = { documentElement: { namespaceURI: this.namespaceURI }, createElementNS: (_space: string, name: string) => new SvgElement(name), createElement: (name: string) => new SvgElement(name) }
  readonly attributes = new Map<string, string>()
  readonly childNodes: SvgElement[] = []
  parentNode: SvgElement | null = null
  textContent = ''

  constructor(name: string) {
    this.tagName = name
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value))
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name)
  }
  appendChild(child: SvgElement): SvgElement {
    return this.insertBefore(child, null)
  }
  insertBefore(child: SvgElement, next: SvgElement | null): SvgElement {
    child.parentNode?.removeChild(child)
    this.childNodes.splice(next ? this.childNodes.indexOf(next) : this.childNodes.length, 0, child)
    child.parentNode = this
    return child
  }
  removeChild(child: SvgElement): SvgElement {
    this.childNodes.splice(this.childNodes.indexOf(child), 1)
    child.parentNode = null
    return child
  }
  querySelectorAll(selector: string): SvgElement[] {
    const match = /^(\w+)?(?:\.([\w-]+))?(?:#([\w-]+))?$/.exec(selector)
    if (!match) throw new Error(`svg document: expected a tag with a class or an id, got "${selector}". Teach it more, or ask for less.`)
    const [, tag, kind, id] = match
    const fits = (element: SvgElement) => (!tag || element.tagName === tag) && (!kind || (element.getAttribute('class') ?? '').split(' ').includes(kind)) && (!id || element.getAttribute('id') === id)
    return this.childNodes.flatMap((child) => [...(fits(child) ? [child] : []), ...child.querySelectorAll(selector)])
  }
  querySelector(selector: string): SvgElement | null {
    return this.querySelectorAll(selector)[0] ?? null
  }
  /** 4 when the other follows, 2 when it goes before; the figures only ask of siblings. */
  compareDocumentPosition(other: SvgElement): number {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings.indexOf(this) < siblings.indexOf(other) ? 4 : 2
  }
}

/** The element as indented text: numbers to one decimal, outlines of the map by their length. */
export function textOf(element: SvgElement, depth = 0): string {
  const pad = ' '.repeat(depth)
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${shortened(value.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)))}"`).join('')
  const text = element.textContent.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  if (element.childNodes.length === 0) return `${pad}<${element.tagName}${attributes}>${text}</${element.tagName}>\n`
  return `${pad}<${element.tagName}${attributes}>\n${element.childNodes.map((child) => textOf(child, depth + 1)).join('')}${pad}</${element.tagName}>\n`
}

const shortened = (value: string): string => (value.length > 400 ? `${value.slice(0, 60)}… ${value.length}` : value)
