/**
 * The municipalities in classes, with insets. Of a small municipality no single number is told, in no text, table or file: its range, and the mean of its
 * kind. In difference mode a municipality whose paired 90 % interval crosses zero is hatched:
 * its difference cannot be told from chance. Patterns carry what colour carries, so that the map survives print and forced colours.
 */
import { select } from 'd3'
import type { Focusable, Size, Table, Words } from './chart.ts'
import { defineChart } from './chart.ts'
import { classOf } from './classes.ts'
import { drawing, frame } from './geography.ts'
import type { Drawing, Geography, Outline } from './geography.ts'

export interface MapView extends Words {
  readonly heading: string
  readonly geography: Geography
  readonly places: readonly { readonly code: string; readonly name: string; readonly small?: boolean }[]
  readonly level: 'place' | 'kind' | 'council' | 'region'
  readonly year: number
  readonly unit: string
  readonly decimals: number
  readonly mode: 'level' | 'difference'
  readonly changed: boolean
  /** Medians by place, in the order of `places`. */
  readonly values: ArrayLike<number>
  readonly low90?: ArrayLike<number>
  readonly high90?: ArrayLike<number>
  readonly baseline: ArrayLike<number>
  readonly baselineLow90?: ArrayLike<number>
  readonly baselineHigh90?: ArrayLike<number>
  /** By place: its kind of municipality, and the value of all of that kind together. */
  readonly kinds?: readonly ({ readonly name: string; readonly value: number } | undefined)[]
  /** Paired differences from the baseline, by place. */
  readonly difference?: { readonly median: ArrayLike<number>; readonly low90: ArrayLike<number>; readonly high90: ArrayLike<number> }
  readonly thresholds: readonly number[]
  /** Code of the place held fast. */
  readonly pinned?: string
  /** Class that alone keeps its full colour. */
  readonly highlighted?: number
}

interface Area {
  readonly code: string
  readonly name: string
  readonly value: number
  readonly grade: number
  readonly indistinct: boolean
  /** Only its range is told. */
  readonly small: boolean
  /** Its value as it is told: a number, or a range. */
  readonly told: string
  readonly text: string
}

export interface LegendEntry {
  readonly grade: number
  readonly text: string
  readonly count: number
}

export interface MapModel extends MapView {
  readonly areas: ReadonlyMap<string, Area>
  readonly legend: readonly LegendEntry[]
  readonly indistinct: number
}

export interface MapLayout {
  readonly model: MapModel
  readonly size: Size
  readonly scale: number
  readonly dx: number
  readonly dy: number
  readonly drawing: Drawing
}

export const municipalityMap = defineChart<MapView, MapModel, MapLayout>({
  id: 'municipality-map',

  model(view) {
    const { messages, format, places, mode, difference, decimals, unit } = view
    const words = messages.map
    const withUnit = (text: string) => `${text}${unit ? ` ${unit}` : ''}`
    const areas = new Map<string, Area>()
    places.forEach(({ code, name, small = false }, i) => {
      const differing = mode === 'difference' && difference
      const value = differing ? difference.median[i]! : view.values[i]!
      const grade = classOf(value, view.thresholds)
      const kind = small ? view.kinds?.[i] : undefined
      const ofKind = kind && Number.isFinite(kind.value) ? ` ${words.kindMean(kind.name, withUnit(differing ? format.signed(kind.value, decimals) : format.number(kind.value, decimals)))}` : ''
      if (!Number.isFinite(value)) areas.set(code, { code, name, value, indistinct: false, small, told: '–', text: words.focusNone(name), grade })
      else if (differing) {
        const [low, high] = [difference.low90[i]!, difference.high90[i]!]
        const indistinct = low <= 0 && high >= 0
        const known = Number.isFinite(low) && Number.isFinite(high)
        const range = known ? withUnit(format.signedInterval(low, high, decimals)) : words.rangeWaiting
        const told = small ? range : withUnit(format.signed(value, decimals))
        const after = indistinct ? `, ${words.indistinct}` : ''
        const text = small ? `${words.focusSmallDifference(name, range, known ? after : '')}${ofKind}` : words.focusDifference(name, told, known ? format.signedInterval(low, high, decimals) : words.rangeWaiting, after)
        areas.set(code, { code, name, value, indistinct, small, told, text, grade })
      } else {
        const range = (lows: ArrayLike<number> | undefined, highs: ArrayLike<number> | undefined) => (lows && highs && Number.isFinite(lows[i]!) ? format.interval(lows[i]!, highs[i]!, decimals) : undefined)
        const own = range(view.low90, view.high90)
        const before = range(view.baselineLow90, view.baselineHigh90)
        const told = small ? (own === undefined ? words.rangeWaiting : withUnit(own)) : withUnit(format.number(value, decimals))
        const base = view.changed && Number.isFinite(view.baseline[i]!) ? (small ? (before ?? words.rangeWaiting) : withUnit(format.number(view.baseline[i]!, decimals))) : undefined
        const text = small ? `${own === undefined ? words.focusSmallWaiting(name) : words.focusSmall(name, told)}${base ? ` ${words.focusBaseline(base)}` : ''}${ofKind}` : `${words.focusValue(name, told, own)}${base ? ` ${words.focusBaseline(base)}` : ''}`
        areas.set(code, { code, name, value, indistinct: false, small, told, text, grade })
      }
    })
    const list = [...areas.values()]
    const classes = view.thresholds.length + 1
    const sign = mode === 'difference'
    const number = (value: number) => (sign ? format.signed(value, stepDecimals(view.thresholds)) : format.number(value, stepDecimals(view.thresholds)))
    const legend = Array.from({ length: classes }, (_, grade): LegendEntry => {
      const [low, high] = [view.thresholds[grade - 1], view.thresholds[grade]]
      const text = low === undefined ? (high === undefined ? '' : `< ${number(high)}`) : high === undefined ? `≥ ${number(low)}` : `${number(low)} – ${number(high)}`
      return { grade, text, count: list.filter((area) => area.grade === grade).length }
    })
    const none = list.filter((area) => area.grade < 0).length
    if (none) legend.push({ grade: -1, text: words.noData, count: none })
    return { ...view, areas, legend, indistinct: list.filter((area) => area.indistinct).length }
  },

  layout(model, size) {
    const scale = Math.min(size.width / frame.width, size.height / frame.height)
    return { model, size, scale, dx: (size.width - frame.width * scale) / 2, dy: (size.height - frame.height * scale) / 2, drawing: drawing(model.geography) }
  },

  draw(svg, { model, size, scale, dx, dy, drawing: { outlines, panels, borders } }) {
    const root = select(svg).attr('viewBox', `0 0 ${size.width} ${size.height}`).attr('width', size.width).attr('height', size.height)
    const defs = root.selectAll('defs').data([0]).join('defs')
    for (const [id, d, space] of [
      ['hatch', 'M-1 1l2 -2M0 4l4 -4M3 5l2 -2', 4],
      ['cross', 'M0 0l5 5M5 0l-5 5', 5],
    ] as const)
      defs
        .selectAll(`pattern#${id}`)
        .data([d])
        .join('pattern')
        .attr('id', id)
        .attr('width', space)
        .attr('height', space)
        .attr('patternUnits', 'userSpaceOnUse')
        .selectAll('path')
        .data([d])
        .join('path')
        .attr('d', (path) => path)
    const world = root.selectAll<SVGGElement, number>('g.world').data([0]).join('g').attr('class', 'world').attr('transform', `translate(${dx.toFixed(1)} ${dy.toFixed(1)}) scale(${scale.toFixed(4)})`)

    const panel = world.selectAll('g.panels').data([0]).join('g').attr('class', 'panels')
    panel.selectAll('rect').data(panels).join('rect').attr('x', (d) => d.x).attr('y', (d) => d.y).attr('width', (d) => d.width).attr('height', (d) => d.height).attr('rx', 1.5)

    const ramp = model.mode === 'difference' ? 'div' : 'seq'
    const steps = model.thresholds.length + 1
    const areaOf = (d: Outline) => model.areas.get(d.code)
    const paint = (d: Outline) => {
      const grade = areaOf(d)?.grade ?? -1
      const quiet = model.highlighted !== undefined && model.highlighted !== grade
      return `area${quiet ? ' quiet' : ''} ${grade < 0 ? 'none' : `${ramp}-${rampStep(grade, steps)}`}`
    }
    world
      .selectAll('g.areas')
      .data([0])
      .join('g')
      .attr('class', 'areas')
      .selectAll('path')
      .data(outlines)
      .join('path')
      .attr('d', (d) => d.d)
      .attr('class', paint)
      .attr('data-code', (d) => d.code)
      .attr('data-value', (d) => (areaOf(d)?.small ? null : (areaOf(d)?.value.toFixed(3) ?? '')))
    const over = outlines.flatMap((d) => {
      const area = areaOf(d)
      return area?.indistinct ? [{ outline: d, fill: 'cross' }] : !area || area.grade < 0 ? [{ outline: d, fill: 'hatch' }] : []
    })
    world.selectAll('g.patterns').data([0]).join('g').attr('class', 'patterns').selectAll('path').data(over).join('path').attr('d', (d) => d.outline.d).attr('fill', (d) => `url(#${d.fill})`)
    world.selectAll('g.borders').data([0]).join('g').attr('class', 'borders').selectAll('path').data([borders]).join('path').attr('d', (d) => d)
    world.selectAll('g.pin').data([0]).join('g').attr('class', 'pin').selectAll('path').data(outlines.filter((d) => d.code === model.pinned)).join('path').attr('d', (d) => d.d)
  },

  table({ places, areas, level, heading, values, baseline, low90, high90, baselineLow90, baselineHigh90, difference, mode, messages, format, decimals }) {
    const columns = { ...messages.map.columns, place: messages.map.levelName[level] }
    const order = places.map((place, i) => ({ place, i })).sort((a, b) => format.compare(a.place.name, b.place.name))
    const n = (list: ArrayLike<number> | undefined, i: number) => (list ? format.number(list[i]!, decimals) : '–')
    const signed = (value: number) => (Number.isFinite(value) ? format.signed(value, decimals) : '–')
    const differing = mode === 'difference' && difference !== undefined
    // What is known only as a range has its ends in two columns and no number of its own.
    const single = (small: boolean | undefined, text: string) => (small ? messages.map.onlyRange : text)
    return {
      caption: heading,
      columns: differing ? [columns.place, columns.difference, columns.low, columns.high] : [columns.place, columns.value, columns.low, columns.high, columns.baseline],
      rows: order
        .filter(({ place }) => areas.has(place.code))
        .map(({ place, i }) =>
          differing
            ? [place.name, single(place.small, signed(difference.median[i]!)), signed(difference.low90[i]!), signed(difference.high90[i]!)]
            : [
                place.name,
                single(place.small, n(values, i)),
                n(low90, i),
                n(high90, i),
                place.small ? (baselineLow90 && baselineHigh90 ? format.interval(baselineLow90[i]!, baselineHigh90[i]!, decimals) : '–') : n(baseline, i),
              ],
        ),
    } satisfies Table
  },

  sentence({ areas, level, mode, changed, year, indistinct, messages, format }) {
    const words = messages.map
    const known = [...areas.values()].filter((area) => Number.isFinite(area.value))
    if (known.length === 0) return words.waiting
    if (mode === 'difference') {
      if (!changed) return words.sentenceSame
      const sure = known.filter((area) => !area.indistinct)
      const count = (n: number) => format.number(n)
      return words.sentenceDifference(format.year(year), count(sure.filter((area) => area.value > 0).length), count(sure.filter((area) => area.value < 0).length), count(indistinct), count(sure.length + indistinct), words.levelNames[level])
    }
    const low = known.reduce((a, b) => (b.value < a.value ? b : a))
    const high = known.reduce((a, b) => (b.value > a.value ? b : a))
    return words.sentence(format.year(year), low.name, low.told, high.name, high.told)
  },

  focusables({ model, scale, dx, dy, drawing: { outlines } }) {
    const ordered = [...model.areas.values()].sort((a, b) => model.format.compare(a.name, b.name))
    return ordered.flatMap((area, column): Focusable[] => {
      // A municipality that has an inset is pointed at there, where it can be seen.
      const shown = outlines.filter((d) => d.code === area.code)
      const at = shown.find((d) => d.panel !== 'main') ?? shown[0]
      return at ? [{ id: area.code, row: 0, column, x: dx + at.x * scale, y: dy + at.y * scale, text: area.text }] : []
    })
  },
})

/** Spreads the classes there are over the seven steps of a ramp. */
export function rampStep(grade: number, classes: number): number {
  return classes <= 1 ? 4 : 1 + Math.round((grade * 6) / (classes - 1))
}

function stepDecimals(thresholds: readonly number[]): number {
  for (const decimals of [0, 1, 2]) if (thresholds.every((value) => Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-6)) return decimals
  return 3
}
