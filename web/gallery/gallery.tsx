/** The figures on their fixtures, live, on both grounds and as in greyscale print. For those who draw them: `npm run dev`, then /gallery.html. */
import { render } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Topology } from '../charts/index.ts'
import outlines from '../assets/municipalities.topo.json?url'
import '../styles/index.css'
import './gallery.css'
import { fixtures } from './fixtures.ts'
import type { Fixture } from './fixtures.ts'

const grounds = ['light', 'dark', 'grey'] as const

void fetch(outlines).then(async (answer) => {
  const topology = (await answer.json()) as Topology
  const language = location.hash === '#en' ? 'en' : 'da'
  render(
    <main class="gallery">
      {fixtures(language, topology).map((fixture) => (
        <section key={fixture.id}>
          <h2>{fixture.id}</h2>
          <div class="row">
            {grounds.map((ground) => (
              <div key={ground} class={`ground ${ground} ${fixture.chart.id}`}>
                <Drawing fixture={fixture} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </main>,
    document.getElementById('app')!,
  )
})

function Drawing({ fixture: { chart, view, size } }: { readonly fixture: Fixture }) {
  const svg = useRef<SVGSVGElement>(null)
  useLayoutEffect(() => {
    if (svg.current) chart.draw(svg.current, chart.layout(chart.model(view), size))
  })
  return (
    <div class={chart.id === 'sparkline' ? 'canvas spark' : 'canvas'}>
      <svg ref={svg} />
    </div>
  )
}
