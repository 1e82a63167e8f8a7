/**
 * Levers and indicators from outside: a module of somebody's own, added when the program runs. A lever acts through modifiers of parameters and is done
 * with when a scenario is compiled; an indicator is measured in workers, so that each worker adds the extension for itself, from its address.
 */
import { Changes } from './levers/changes.ts'
import { addLever, leverById } from './levers/index.ts'
import type { LeverDefinition } from './definitions.ts'
import { addIndicator, indicatorById } from './indicators/index.ts'
import type { ModelIndicator } from './indicators/index.ts'
import { one, perPlace, perRegionValue, sum } from './indicators/indicator.ts'
import { FORM } from './world.ts'

/** What somebody adds. */
export interface Extension {
  /** Lower-case words with hyphens. */
  readonly id: string
  /** Any text. Raise it whenever an indicator of the extension counts otherwise: it is part of every fingerprint. */
  readonly version: string
  readonly levers?: readonly LeverDefinition[]
  readonly indicators?: readonly ModelIndicator[]
}

/** What an extension may build with, so that its module need import nothing. */
export interface ExtensionKit {
  /** Measures a single number of the country; `perPlace` and `perRegionValue` one for each place or region. */
  readonly one: typeof one
  readonly perPlace: typeof perPlace
  readonly perRegionValue: typeof perRegionValue
  /** Adds a figure up over all places. */
  readonly sum: typeof sum
  /** Numbers of the forms in which doctors work, for `world.headcount(form, place)`. */
  readonly FORM: typeof FORM
  /** Collects the modifiers of a lever in use, with its months and phase-in: `changes.multiply('posts.hu', 1.1)`, and at the end `changes.list`. */
  readonly Changes: typeof Changes
}

/** What the default export of a module may be. */
export type ExtensionSource = Extension | ((kit: ExtensionKit) => Extension)

/** An extension in use, as compiled runs and receipts name it. */
export interface ExtensionName {
  readonly id: string
  readonly version: string
  /** Address of its module; absent where it was added by itself, so that no other thread can have it. */
  readonly url?: string
  /** Does it record anything? One of levers alone leaves fingerprints as they are. */
  readonly records: boolean
}

const kit: ExtensionKit = { one, perPlace, perRegionValue, sum, FORM, Changes }
const inUse = new Map<string, ExtensionName>()

/** Extensions in use, in the order they were added. */
export function extensionsInUse(): readonly ExtensionName[] {
  return [...inUse.values()]
}

/**
 * Adds levers and indicators. The same extension may be added again, which does nothing.
 * @param url address of the module it comes from, for workers
 * @throws Error with everything that is wrong with it; then nothing is added.
 */
export function extendModel(source: ExtensionSource, url?: string): Extension {
  const extension = typeof source === 'function' ? source(kit) : source
  const { id, version, levers = [], indicators = [] } = extension
  const known = inUse.get(id)
  if (known?.version === version) return extension
  const problems = known ? [`extension ${id}: expected version ${known.version}, which is in use, got ${version}. Start anew with the other version.`] : problemsOf(extension)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  levers.forEach(addLever)
  indicators.forEach(addIndicator)
  inUse.set(id, { id, version, ...(url === undefined ? {} : { url }), records: indicators.length > 0 })
  return extension
}

function problemsOf({ id, version, levers = [], indicators = [] }: Extension): string[] {
  const said: string[] = []
  const where = `extension ${String(id)}`
  const name = (what: string, value: unknown): void => {
    if (typeof value !== 'string' || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) said.push(`${where}: ${what}: expected lower-case words with hyphens, got ${JSON.stringify(value)}. Choose another name.`)
  }
  name('id', id)
  if (typeof version !== 'string' || version === '') said.push(`${where}: version: expected some text, got ${JSON.stringify(version)}. Write "1".`)
  for (const lever of levers) {
    name('lever', lever.id)
    if (leverById(lever.id)) said.push(`${where}: lever ${lever.id}: expected a name that is free, got one in use. Choose another.`)
    if (!lever.settings?.some((setting) => setting.id === lever.primary)) said.push(`${where}: lever ${lever.id}: primary: expected the id of one of its settings, got ${JSON.stringify(lever.primary)}. Name the setting that its slider moves.`)
    for (const language of ['da', 'en'] as const) if (!lever.text?.[language]?.name) said.push(`${where}: lever ${lever.id}: text.${language}: expected a name, got none. Write one.`)
    if (typeof lever.modifiers !== 'function') said.push(`${where}: lever ${lever.id}: modifiers: expected a function, got ${typeof lever.modifiers}. Return the modifiers of the lever in use.`)
  }
  for (const indicator of indicators) {
    name('indicator', indicator.id)
    if (indicatorById(indicator.id)) said.push(`${where}: indicator ${indicator.id}: expected a name that is free, got one in use. Choose another.`)
    const recorded = new Set(indicator.blocks?.map(({ component }) => component))
    for (const { component, level } of indicator.blocks ?? [])
      if (typeof indicator.measure?.[`${component}/${level}`] !== 'function') said.push(`${where}: indicator ${indicator.id}: expected how ${component} is measured by ${level}, got nothing. Add '${component}/${level}' to measure.`)
    for (const measure of indicator.measures ?? [])
      for (const component of [...measure.numerator, ...(measure.denominator ?? [])])
        if (!recorded.has(component)) said.push(`${where}: indicator ${indicator.id}: ${measure.id}: expected a component that is recorded (${[...recorded].join(', ')}), got ${component}. Add a block for it.`)
    if (!(indicator.measures?.length > 0)) said.push(`${where}: indicator ${indicator.id}: measures: expected at least one, got none. Say what a reader sees.`)
  }
  return said
}
