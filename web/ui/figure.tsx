/** A figure: heading, sentence, drawing or table, source. One tab stop; arrows move within it; its readout is what is spoken. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Chart, Focusable, Words } from '../charts/index.ts'
import type { Basis } from '../state/sealing.ts'
import { FigureExport } from './figure-export.tsx'

export interface FigureProps<View extends Words, Model, Layout> {
  readonly chart: Chart<View, Model, Layout>
  readonly view: View
  readonly heading: ComponentChildren
  /** Its title in words, for files. */
  readonly title: string
  /** Stands in the large frame, whatever it shows. */
  readonly slot?: boolean
  readonly aside?: ComponentChildren
  readonly children?: ComponentChildren
  readonly source: string
  readonly preliminary?: boolean
  /** Shows other runs than those of the overview: its files say so, and carry the receipt of those that it shows. */
  readonly apart?: Basis
  /** A datum was chosen with Enter or a click. */
  onPick?(focusable: Focusable | undefined): void
}

export function Figure<View extends Words, Model, Layout>({ chart, view, heading, title, slot, aside, children, source, preliminary, apart, onPick }: FigureProps<View, Model, Layout>) {
  const [size, setSize] = useState({ width: 0, height: 0 })
  const [tabular, setTabular] = useState(false)
  const [at, setAt] = useState<string>()
  const [spoken, setSpoken] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const { messages } = view
  const model = useMemo(() => chart.model(view), [chart, view])
  const layout = useMemo(() => (size.width > 40 && size.height > 40 ? chart.layout(model, size) : undefined), [chart, model, size])
  const points = useMemo(() => (layout ? chart.focusables(layout) : []), [chart, layout])

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setSize((before) => (before.width === element.clientWidth && before.height === element.clientHeight ? before : { width: element.clientWidth, height: element.clientHeight }))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [tabular])
  useLayoutEffect(() => {
    if (layout && svg.current) chart.draw(svg.current, layout)
  }, [chart, layout, tabular])

  const point = points.find(({ id }) => id === at)
  const move = (to: Focusable | undefined): void => {
    if (!to) return
    setAt(to.id)
    setSpoken(to.text)
  }
  useEffect(() => {
    if (at !== undefined && !point) setAt(undefined)
  }, [at, point])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key.toLowerCase() === 't') setTabular(true)
    else if (event.key === 'Escape') setAt(undefined)
    else if (event.key === 'Enter') onPick?.(point)
    else if (points.length && event.key in steps) move(step(points, point, event.key))
    else return
    event.preventDefault()
  }
  const onPointer = (event: PointerEvent): void => {
    const element = event.target as Element
    const code = element.getAttribute?.('data-code')
    const bounds = box.current!.getBoundingClientRect()
    const [x, y] = [event.clientX - bounds.left, event.clientY - bounds.top]
    const under = code ? points.find(({ id }) => id === code) : points[0] && !areas.has(chart.id) ? (planar.has(chart.id) ? nearestOf(points, x, y) : closest(points, x, y)) : undefined
    setAt(under?.id)
  }

  return (
    <figure class={`figure ${chart.id}${slot ? ' main' : ''}${preliminary ? ' preliminary' : ''}`}>
      <header>
        {heading}
        {aside}
      </header>
      <p class="sentence">{chart.sentence(model)}</p>
      {tabular ? (
        <TableOf table={chart.table(model)} />
      ) : (
        <div class="canvas" ref={box}>
          <div
            class="chart-focus"
            tabIndex={0}
            role="application"
            aria-roledescription={messages.tools.figure}
            aria-label={`${chart.table(model).caption}. ${chart.sentence(model)}`}
            onKeyDown={onKeyDown}
            onPointerMove={onPointer}
            onPointerLeave={() => setAt(undefined)}
            onClick={() => onPick?.(point)}
            onBlur={() => setAt(undefined)}
          >
            <svg ref={svg} aria-hidden="true" focusable="false" />
          </div>
          {point && <Readout point={point} size={size} />}
        </div>
      )}
      <p class="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      {children}
      <div class="foot">
        <button type="button" class="button quiet" onClick={() => setTabular(!tabular)} aria-expanded={tabular}>
          {tabular ? messages.tools.figure : messages.tools.table}
        </button>
        <FigureExport id={chart.id} title={title} sentence={chart.sentence(model)} source={source} table={chart.table(model)} drawing={() => svg.current} apart={apart} />
        <span>
          {messages.tools.source}: {source}
        </span>
      </div>
    </figure>
  )
}

function Readout({ point, size }: { readonly point: Focusable; readonly size: { width: number; height: number } }) {
  const right = point.x > size.width - 270
  const low = point.y > size.height - 110
  const style = { [right ? 'right' : 'left']: `${right ? size.width - point.x + 12 : point.x + 12}px`, [low ? 'bottom' : 'top']: `${low ? size.height - point.y + 12 : point.y + 12}px` }
  return (
    <div aria-hidden="true">
      <span class="point" style={{ left: `${point.x}px`, top: `${point.y}px` }} />
      <span class="readout" style={style}>
        {point.text}
      </span>
    </div>
  )
}

function TableOf({ table }: { readonly table: { caption: string; columns: readonly string[]; rows: readonly (readonly string[])[] } }) {
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={table.caption}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th scope="row" key={i}>
                    {cell}
                  </th>
                ) : (
                  <td key={i}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Figures of areas, where a pointer means what is under it and nothing else. */
const areas: ReadonlySet<string> = new Set(['municipality-map', 'stage-flow', 'odds-grid'])

/** Figures in which what lies across means as much as what lies along: a pointer means what is nearest in the plane. */
const planar: ReadonlySet<string> = new Set(['tornado', 'parallel', 'scatter', 'settling'])

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity] }

/** Where an arrow leads: the next datum of the row, or the same step of the next row. */
function step(points: readonly Focusable[], from: Focusable | undefined, key: string): Focusable | undefined {
  const row = points.filter((p) => p.row === (from?.row ?? 0)).sort((a, b) => a.column - b.column)
  if (!from) return key === 'ArrowLeft' || key === 'End' ? row.at(-1) : row[0]
  const [down, right] = steps[key]!
  if (down) return points.find((p) => p.row === from.row + down && p.column === from.column) ?? from
  if (!Number.isFinite(right)) return right < 0 ? row[0] : row.at(-1)
  return row[row.indexOf(from) + right] ?? from
}

function closest(points: readonly Focusable[], x: number, y: number): Focusable | undefined {
  const near = points.reduce((a, b) => (Math.abs(b.x - x) < Math.abs(a.x - x) ? b : a))
  return points.filter((p) => p.column === near.column).reduce((a, b) => (Math.abs(b.y - y) < Math.abs(a.y - y) ? b : a))
}

function nearestOf(points: readonly Focusable[], x: number, y: number): Focusable | undefined {
  const away = (p: Focusable): number => (p.x - x) ** 2 + (p.y - y) ** 2
  return points.reduce((a, b) => (away(b) < away(a) ? b : a))
}
