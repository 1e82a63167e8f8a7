import type { Format } from '../i18n/format.ts'
import type { Messages } from '../i18n/messages.ts'

/** Pixels of the drawing, without margins taken off. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Language of a view: its words and its numbers. */
export interface Words {
  readonly messages: Messages
  readonly format: Format
}

/** What "Vis tabel" shows: the figures behind the picture, exact, already formatted. The first column heads its row. */
export interface Table {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A datum that can be reached by arrow keys or pointer. `row` is a series, `column` a step in time or a place in order. */
export interface Focusable {
  readonly id: string
  readonly row: number
  readonly column: number
  readonly x: number
  readonly y: number
  /** Spoken, and shown as the readout: one text for ear and eye. */
  readonly text: string
}

/** Every figure of the page. All members are required: a figure without a table and a sentence does not compile. */
export interface Chart<View, Model, Layout> {
  readonly id: string
  /** Meaning without pixels. */
  model(view: View): Model
  /** Pixels without a document. */
  layout(model: Model, size: Size): Layout
  /** Puts the layout into an svg element; calling it again with another layout updates the same elements. */
  draw(svg: SVGSVGElement, layout: Layout): void
  table(model: Model): Table
  /** The conclusion in words. */
  sentence(model: Model): string
  focusables(layout: Layout): readonly Focusable[]
}

/** Median and central intervals of an ensemble by month. */
export interface Bands {
  readonly months: ArrayLike<number>
  readonly median: ArrayLike<number>
  readonly low50: ArrayLike<number>
  readonly high50: ArrayLike<number>
  readonly low90: ArrayLike<number>
  readonly high90: ArrayLike<number>
}

export function defineChart<View, Model, Layout>(chart: Chart<View, Model, Layout>): Chart<View, Model, Layout> {
  return chart
}
