import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { Chart, Words } from '../charts/index.ts'

export interface StillFigureProps<View extends Words, Model, Layout> {
  readonly chart: Chart<View, Model, Layout>
  readonly view: View
  readonly title: string
  readonly width: number
  readonly height: number
  readonly children?: ComponentChildren
}

/** A figure on paper: drawn once at a size of its own, with its title above and its sentence below. */
export function StillFigure<View extends Words, Model, Layout>({ chart, view, title, width, height, children }: StillFigureProps<View, Model, Layout>) {
  const svg = useRef<SVGSVGElement>(null)
  const model = chart.model(view)
  useLayoutEffect(() => {
    if (!svg.current) return
    chart.draw(svg.current, chart.layout(model, { width, height }))
    svg.current.setAttribute('width', '100%')
    svg.current.removeAttribute('height')
  })
  return (
    <figure class={`still ${chart.id}`} style={{ '--share': width }}>
      <h4>{title}</h4>
      <div class="canvas">
        <svg ref={svg} role="img" aria-label={chart.sentence(model)} />
      </div>
      <figcaption>
        {children} {chart.sentence(model)}
      </figcaption>
    </figure>
  )
}
