/**
 * One number of a replicate, named in a text: an indicator's measure, a place or set of places, and a year, read at its end.
 *
 *     gp-doctors/all-persons-without                    the country
 *     gp-coverage-need/coverage@place:370               a cell of a level that is recorded
 *     gp-coverage-need/coverage@flag:threatened         the places that carry a flag, taken together
 *     gp-coverage-need/coverage@council:<id>            the places of a council, taken together
 *     gp-coverage-need/coverage@lowest:council          whichever is lowest in that replicate
 *     gp-coverage-need/coverage@worst-quarter:place     the quarter of places where it is lowest, taken together
 */
import { sha256Hex } from '../core/digest.ts'
import { layoutOf } from '../core/recorder.ts'
import type { Layout } from '../core/recorder.ts'
import type { IndicatorDefinition, MeasureDefinition } from '../model/definitions.ts'
import { indicatorById, indicators } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { isRecorded, lowestShare, valueOf } from '../run/aggregate.ts'

/** What is read, without its year. */
export interface FigureName {
  readonly indicator: string
  readonly measure: string
  /** `nation`, a recorded level, `council`, `flag`, `lowest` or `worst-quarter`. */
  readonly level: string
  /** Id of a cell, council or flag; of a level for `lowest` and `worst-quarter`; the pack's id for the nation. */
  readonly area: string
}

/** What is read, and when. */
export interface Figure extends FigureName {
  readonly year: number
}

/** The name in the form above. */
export function figureName({ indicator, measure, level, area }: FigureName): string {
  return `${indicator}/${measure}${level === 'nation' ? '' : `@${level}:${area}`}`
}

/** The definitions of a figure. @throws Error when there is no such indicator or measure. */
export function definitionsOf({ indicator: id, measure: name }: Pick<FigureName, 'indicator' | 'measure'>): { readonly indicator: IndicatorDefinition; readonly measure: MeasureDefinition } {
  const indicator = indicatorById(id)
  const measure = indicator?.measures.find((candidate) => candidate.id === name)
  if (!indicator || !measure) throw new Error(`figures: expected a known indicator and measure, got ${id}/${name}. laegeveje indicators lists them.`)
  return { indicator, measure }
}

/** Reads a name. `problem` says what is wrong with it; a measure left out is the indicator's first, an area left out the nation. */
export function readFigureName(text: string, pack: Pack): { readonly name: FigureName } | { readonly problem: string } {
  const [path = '', where, ...rest] = text.split('@')
  const [id = '', measureId, ...more] = path.split('/')
  const indicator = indicatorById(id)
  if (!indicator) return { problem: `${text}: expected one of ${indicators.length} indicators, got ${id === '' ? 'none' : id}. laegeveje indicators lists them.` }
  const measure = measureId === undefined ? indicator.measures[0]! : indicator.measures.find((candidate) => candidate.id === measureId)
  if (!measure || more.length > 0) return { problem: `${text}: expected a measure of ${id} (${indicator.measures.map((m) => m.id).join(', ')}), got ${[measureId, ...more].join('/')}. Name one of them.` }
  const [level = '', area = '', ...tail] = (where ?? `nation:${pack.id}`).split(':')
  const found = areasAt(level, indicator, measure, pack)
  if (!found || rest.length > 0 || tail.length > 0) {
    const known = ['nation', ...levelsOf(indicator, measure), ...(placeSums(indicator, measure) ? ['council', 'flag'] : []), 'lowest', 'worst-quarter']
    return { problem: `${text}: expected an area such as ${known[1] ?? 'nation'}:<id> at one of ${known.join(', ')}, got ${where}. Leave it out for the whole country.` }
  }
  if (!found.includes(area)) return { problem: `${text}: expected an area of ${level} (${found.slice(0, 12).join(', ')}${found.length > 12 ? ', …' : ''}), got ${area === '' ? 'none' : area}. Name one of them.` }
  return { name: { indicator: id, measure: measure.id, level, area } }
}

/** How to read a figure from a replicate's buffer; NaN where a ratio has nothing below. @throws Error when it is not recorded in that year. */
export function figureReader(figure: Figure, layout: Layout, pack: Pack): (buffer: Float32Array) => number {
  const { indicator, measure } = definitionsOf(figure)
  const { level, area, year } = figure
  const month = year * 12 + 11
  if (month < layout.from || month > layout.to) throw new Error(`${figureName(figure)}: expected a year of the run, got ${year}. Choose one that the run reaches the end of.`)
  const cell = (at: string, index: number) => (buffer: Float32Array) => valueOf(buffer, layout, measure, at, index, month, indicator.id)
  const over = (places: readonly number[]) => (buffer: Float32Array) => sumOver(buffer, layout, indicator, measure, places, month)
  if (level === 'flag') return over(pack.places.flatMap((place, index) => (place.flags[area] ? [index] : [])))
  if (level === 'council') return over(councilPlaces(pack, area))
  if (level === 'worst-quarter') return (buffer) => lowestShare(buffer, layout, measure, area, month, 0.25, indicator.id)
  if (level === 'lowest') {
    const readers = area === 'council' ? pack.councils.map(({ places }) => over(places)) : cellIds(area, pack).map((_, index) => cell(area, index))
    return (buffer) => {
      let lowest = NaN
      for (const read of readers) {
        const value = read(buffer)
        if (value === value && !(value >= lowest)) lowest = value
      }
      return lowest
    }
  }
  if (!isRecorded(layout, measure, level, indicator.id)) throw new Error(`${figureName(figure)}: expected a figure that is recorded at ${level}, got one that is not. laegeveje indicators lists the levels.`)
  return cell(level, level === 'nation' ? 0 : cellIds(level, pack).indexOf(area))
}

/** A run that records no more than some indicators, which changes no number; its fingerprint says so, since a worker must not take the one for the other. */
export function recordOnly<C extends { readonly fingerprint: string; readonly layout: Layout }>(compiled: C, figures: readonly FigureName[]): C {
  const wanted = new Set(figures.map(({ indicator }) => indicator))
  const { from, to, blocks } = compiled.layout
  const layout = layoutOf(blocks.filter(({ indicator }) => wanted.has(indicator)), from, to)
  return { ...compiled, layout, fingerprint: `${compiled.fingerprint}:${sha256Hex([...wanted].sort().join()).slice(0, 8)}` }
}

/** Numerators over denominators, both added up over places. */
function sumOver(buffer: Float32Array, layout: Layout, indicator: IndicatorDefinition, measure: MeasureDefinition, places: readonly number[], month: number): number {
  const total = (components: readonly string[]) => {
    const part = { numerator: components }
    let sum = 0
    for (const place of places) sum += valueOf(buffer, layout, part, 'place', place, month, indicator.id)
    return sum
  }
  const below = measure.denominator ? total(measure.denominator) : 1
  return below === 0 ? NaN : (total(measure.numerator) / below) * (measure.scale ?? 1)
}

/** Levels other than the nation at which every component of a measure is recorded. */
function levelsOf(indicator: IndicatorDefinition, measure: MeasureDefinition): string[] {
  const parts = [...measure.numerator, ...(measure.denominator ?? [])]
  return [...new Set(indicator.blocks.map(({ level }) => level))].filter((level) => level !== 'nation' && parts.every((component) => indicator.blocks.some((block) => block.component === component && block.level === level)))
}

const placeSums = (indicator: IndicatorDefinition, measure: MeasureDefinition): boolean => levelsOf(indicator, measure).includes('place')

/** Areas that may be named at a level; undefined where the measure cannot be read there. */
function areasAt(level: string, indicator: IndicatorDefinition, measure: MeasureDefinition, pack: Pack): readonly string[] | undefined {
  const levels = levelsOf(indicator, measure)
  const sums = placeSums(indicator, measure)
  switch (level) {
    case 'nation':
      return [pack.id]
    case 'flag':
      return sums ? Object.keys(pack.places[0]?.flags ?? {}) : undefined
    case 'council':
      return sums ? pack.councils.map(({ id }) => id) : undefined
    case 'lowest':
      return [...levels, ...(sums ? ['council'] : [])]
    case 'worst-quarter':
      return levels
    default:
      return levels.includes(level) ? cellIds(level, pack) : undefined
  }
}

function councilPlaces(pack: Pack, id: string): readonly number[] {
  return pack.councils.find((council) => council.id === id)?.places ?? []
}

/** Ids of the cells of a recorded level, in their order. */
function cellIds(level: string, pack: Pack): readonly string[] {
  if (level === 'place') return pack.places.map(({ code }) => code)
  if (level === 'region') return pack.regionIds
  if (level === 'training-region') return pack.trainingRegions.map(({ id }) => id)
  if (level === 'cluster') return pack.clusters.map(({ id }) => id)
  if (level === 'hospital') return pack.hospitals.map(({ id }) => id)
  return pack.sites.map(({ id }) => id)
}
