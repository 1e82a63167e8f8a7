/** Four more figures in small under the large ones; one that is chosen changes places with the large one. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Words } from '../charts/index.ts'
import { figureOf, showFigure } from '../state/figures.ts'
import type { FigureRecord } from '../state/figures.ts'
import { calm, strip, words } from '../state/store.ts'

/** Size a miniature is drawn at before it is made small: what matters stays legible, words are left out. */
const size = { width: 460, height: 230 }

export function Miniatures() {
  const { messages } = words.value
  return (
    <section class="miniatures" aria-label={messages.strip.label}>
      <ul>
        {strip.value.map((id) => (
          <li key={id}>
            <Miniature record={figureOf(id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Miniature({ record }: { readonly record: FigureRecord }) {
  const { messages } = words.value
  const shown = useRef<Words | undefined>(undefined)
  // Small pictures need not follow the hand: they are drawn anew when it rests.
  if (calm.value || !shown.current) shown.current = record.view() ?? shown.current
  const view = shown.current
  const title = record.title(messages)
  return (
    <button type="button" class={`miniature ${record.chart.id}`} onClick={() => showFigure(record.id)}>
      <span class="canvas">{view && <Drawing record={record} view={view} />}</span>
      <span class="title">
        <span class="visually-hidden">{messages.strip.enlarge} </span>
        {title}
      </span>
    </button>
  )
}

function Drawing({ record: { chart }, view }: { readonly record: FigureRecord; readonly view: Words }) {
  const svg = useRef<SVGSVGElement>(null)
  const drawn = useRef<Words | undefined>(undefined)
  useLayoutEffect(() => {
    if (!svg.current || drawn.current === view) return
    drawn.current = view
    chart.draw(svg.current, chart.layout(chart.model(view), size))
    svg.current.setAttribute('width', '100%')
    svg.current.setAttribute('height', '100%')
  })
  return <svg ref={svg} aria-hidden="true" focusable="false" />
}
