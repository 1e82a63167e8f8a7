import { useLayoutEffect, useRef } from 'preact/hooks'
import { charts } from '../charts/index.ts'
import { headline, trajectoryView } from '../state/views.ts'
import { words } from '../state/store.ts'

/** Number and small curve that stay in sight above the levers where the page is narrow. */
export function Strip() {
  const { messages, format } = words.value
  const view = trajectoryView.value
  const answer = headline.value
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  useLayoutEffect(() => {
    if (!view || !svg.current || !box.current || box.current.clientWidth < 20) return
    charts.sparkline.draw(svg.current, charts.sparkline.layout(charts.sparkline.model(view), { width: box.current.clientWidth, height: 56 }))
  })
  if (!answer || !view) return null
  return (
    <div class="strip" aria-hidden="true">
      <div>
        <strong>{answer.number}</strong>
        <small>
          {format.year(2035)} · {messages.trajectory.goal(format.number(view.goal.value))}
        </small>
      </div>
      <div class={`spark${answer.changed ? '' : ' unchanged'}`} ref={box}>
        <svg ref={svg} focusable="false" />
      </div>
    </div>
  )
}
