import { useLayoutEffect, useRef } from 'preact/hooks'
import { words } from '../state/store.ts'
import { Answer } from '../ui/answer.tsx'
import { Assumptions } from '../ui/assumptions.tsx'
import { Certainty } from '../ui/certainty.tsx'
import { Cost } from '../ui/cost.tsx'
import { FigureSlot } from '../ui/figure-slot.tsx'
import { Levers } from '../ui/levers.tsx'
import { MapFigure } from '../ui/map-figure.tsx'
import { Miniatures } from '../ui/miniatures.tsx'
import { Notices } from '../ui/notices.tsx'
import { Strip } from '../ui/strip.tsx'

/** The answer, its two figures, and the levers and assumptions that change it. */
export function Overview() {
  const { messages } = words.value
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = sheet.current
    if (!element) return
    // Beside the levers the sheet comes to rest when its foot is in sight, so its height must be known.
    const observer = new ResizeObserver(() => element.style.setProperty('--sheet', `${element.offsetHeight}px`))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <main class="desk">
      <div class="sheet" ref={sheet}>
        <Answer />
        <Notices />
        <section class="figures" id="figures" aria-label={messages.tools.figure} tabIndex={-1}>
          <FigureSlot />
          <MapFigure />
        </section>
        <Certainty />
        <Miniatures />
        <Cost />
      </div>
      <div>
        <Strip />
        <Levers />
        <Assumptions />
      </div>
    </main>
  )
}
