/**
 * Pieces of the validation report as elements of the page. They come from our own host, but are still read through a list of what may be there: an
 * element that is not on it is passed over, an attribute that is not on it is dropped, and nothing is ever taken as script, style or address.
 */
import { h } from 'preact'
import type { ComponentChild } from 'preact'
import { useMemo } from 'preact/hooks'

const elements = new Set('div section h2 h3 h4 p ul ol li table caption thead tbody tr th td figure figcaption span code svg defs pattern g path line rect circle text'.split(' '))
const attributes = new Set('class scope role tabindex aria-label aria-hidden viewBox d x y x1 x2 y1 y2 r cx cy width height text-anchor patternUnits patternTransform id'.split(' '))
/** The only name that one part of a drawing may have for another. */
const names = new Set(['report-hatch'])

/** The children of a node. Classes get a prefix, so that the report's names and the page's do not meet. */
function childrenOf(node: Node): ComponentChild[] {
  return Array.from(node.childNodes, (child): ComponentChild => {
    if (child.nodeType === Node.TEXT_NODE) return child.textContent
    if (!(child instanceof Element) || !elements.has(child.localName)) return null
    const given: Record<string, string> = {}
    for (const { name, value } of child.attributes) {
      if (!attributes.has(name) || (name === 'id' && !names.has(value))) continue
      given[name] = name === 'class' ? value.split(/\s+/).map((part) => `r-${part}`).join(' ') : value
    }
    return h(child.localName, given, ...childrenOf(child))
  })
}

/** Shows a piece of the report. */
export function Markup({ html }: { readonly html: string }) {
  // Parsed once: the report is long and does not change.
  const children = useMemo(() => childrenOf(new DOMParser().parseFromString(html, 'text/html').body), [html])
  return <>{children}</>
}
