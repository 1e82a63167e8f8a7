/** How `openToolkit` opens what comes with the package, in Node and in a browser. */
export interface OpenOptions {
  /** Threads; as many as there are processors when left out. */
  readonly workers?: number
  /** Addresses of modules with levers and indicators of one's own; see `loadExtension`. */
  readonly extensions?: readonly (string | URL)[]
  /** Scenario files of one's own by name, beside the shipped ones: text of JSON. */
  readonly scenarios?: Readonly<Record<string, string>>
}
