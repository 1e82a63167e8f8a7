import type { Block, Layout } from '../core/recorder.ts'
import type { IndicatorDefinition, MeasureDefinition } from '../model/definitions.ts'
import { indicators } from '../model/indicators/index.ts'
import type { Pack } from '../model/pack/index.ts'
import { isRecorded } from '../run/aggregate.ts'
import type { Cadence } from '../run/aggregate.ts'

/** A measure with the indicator it belongs to, at a level where the run recorded it. */
export interface Reading {
  readonly indicator: IndicatorDefinition
  readonly measure: MeasureDefinition
  readonly level: string
  /** Finest cadence recorded. */
  readonly cadence: Cadence
  readonly cells: number
}

/** Everything that can be read from a run, in the order of the indicators' list. */
export function readingsOf(layout: Layout): Reading[] {
  return indicators.flatMap((indicator) =>
    levelsOf(layout, indicator).flatMap((level) =>
      indicator.measures
        .filter((measure) => isRecorded(layout, measure, level, indicator.id))
        .map((measure) => {
          const block = recorded(layout, indicator, measure, level)
          return { indicator, measure, level, cadence: block?.cadence ?? 'year', cells: block?.level === level ? block.cells : 1 }
        }),
    ),
  )
}

/** Measures of an indicator that can be read for the whole country. */
export function measuresOf(layout: Layout, indicator: IndicatorDefinition): readonly MeasureDefinition[] {
  return indicator.measures.filter((measure) => isRecorded(layout, measure, 'nation', indicator.id))
}

/** Id of a cell: municipality code, region, training region, cluster, hospital or study site. */
export function areaOf(pack: Pack, level: string, cell: number): string {
  if (level === 'place') return pack.places[cell]?.code ?? String(cell)
  if (level === 'region') return pack.regionIds[cell] ?? String(cell)
  if (level === 'training-region') return pack.trainingRegions[cell]?.id ?? String(cell)
  if (level === 'cluster') return pack.clusters[cell]?.id ?? String(cell)
  if (level === 'hospital') return pack.hospitals[cell]?.id ?? String(cell)
  if (level === 'site') return pack.sites[cell]?.id ?? String(cell)
  return pack.id
}

/** Years that a run covers to the end. */
export function yearsOf(layout: Layout): number[] {
  const first = Math.ceil((layout.from - 11) / 12)
  const last = Math.floor((layout.to - 11) / 12)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
}

/** Years of which a summary tells: three marks as far as the run covers them, or else its last year. */
export function summaryYears(layout: Layout): number[] {
  const years = yearsOf(layout)
  const marks = [2029, 2035, 2045].filter((year) => years.includes(year))
  return marks.length > 0 ? marks : years.slice(-1)
}

/** The month in which a year is read: its last. */
export function endOfYear(year: number): number {
  return year * 12 + 11
}

function levelsOf(layout: Layout, indicator: IndicatorDefinition): string[] {
  return ['nation', ...new Set(layout.blocks.filter((block) => block.indicator === indicator.id && block.level !== 'nation').map((block) => block.level))]
}

function recorded(layout: Layout, indicator: IndicatorDefinition, measure: MeasureDefinition, level: string): Block | undefined {
  const blocks = layout.blocks.filter((block) => block.indicator === indicator.id && block.component === measure.numerator[0])
  return blocks.find((block) => block.level === level) ?? blocks[0]
}
