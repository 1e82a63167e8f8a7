/**
 * Everything that can be shared lives in the hash, which no server ever sees: `#v1.` and the base64url of a deflated JSON of what
 * differs from the default. An unknown newer version is told kindly and the baseline shown.
 */
import { compared, defaultStrip, definition, draft, figure, flowMode, language, mapLevel, mapMeasure, mapMode, mapYear, members, mostPins, page, pageIds, pinned, question, strip, defaultDefinition, emptyDraft } from './store.ts'
import type { Definition, Draft, LifeQuestion, MapLevel, PageId, Pin } from './store.ts'
import type { Language } from '../i18n/format.ts'
import { madeFrom } from './receipts.ts'
import type { Made } from './receipts.ts'

const version = 1
/** Bytes of JSON accepted from a link. */
const limit = 200_000

/** What a link carries. */
export interface Shared {
  readonly draft?: Draft
  readonly definition?: Definition
  readonly map?: { readonly measure?: string; readonly year?: number; readonly mode?: 'level' | 'difference'; readonly level?: MapLevel; readonly pinned?: string }
  readonly figure?: string
  readonly flow?: 'year' | 'total'
  readonly strip?: readonly string[]
  readonly members?: boolean
  readonly page?: PageId
  readonly compared?: readonly Pin[]
  readonly life?: LifeQuestion
  readonly language?: Language
  /** What the numbers rested on when the link was made. */
  readonly made?: Made
}

export type Read = { readonly ok: true; readonly shared: Shared } | { readonly ok: false; readonly why: 'link' | 'newer' }

/** The hash of what is chosen now; empty when nothing differs from the default. */
export async function currentHash(withLanguage = true, made?: Made): Promise<string> {
  const shared: Record<string, unknown> = {}
  if (draft.value !== emptyDraft && JSON.stringify(draft.value) !== JSON.stringify(emptyDraft)) shared.draft = draft.value
  if (JSON.stringify(definition.value) !== JSON.stringify(defaultDefinition)) shared.definition = definition.value
  const map = { ...(mapMeasure.value ? { measure: mapMeasure.value } : {}), ...(mapYear.value !== 2035 ? { year: mapYear.value } : {}), ...(mapMode.value !== 'level' ? { mode: mapMode.value } : {}), ...(mapLevel.value !== 'place' ? { level: mapLevel.value } : {}), ...(pinned.value ? { pinned: pinned.value } : {}) }
  if (Object.keys(map).length) shared.map = map
  if (figure.value) shared.figure = figure.value
  if (JSON.stringify(strip.value) !== JSON.stringify(defaultStrip)) shared.strip = strip.value
  if (members.value) shared.members = true
  if (flowMode.value !== 'year') shared.flow = flowMode.value
  if (page.value !== 'overview') shared.page = page.value
  if (page.value === 'life') shared.life = question.value
  if (compared.value.length) shared.compared = compared.value
  if (withLanguage && language.value !== 'da') shared.language = language.value
  if (made) shared.made = made
  return Object.keys(shared).length ? encode(shared as Shared) : ''
}

export async function encode(shared: Shared): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream('deflate-raw'))
  return `#v${version}.${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Reads a hash. The draft in it is untrusted: whoever uses it validates it. */
export async function decode(hash: string): Promise<Read> {
  const match = /^#v(\d+)\.([\w-]*)$/.exec(hash)
  if (!match) return { ok: false, why: 'link' }
  if (Number(match[1]) > version) return { ok: false, why: 'newer' }
  try {
    const packed = Uint8Array.from(atob(match[2]!.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    const text = new TextDecoder().decode(await through(packed, new DecompressionStream('deflate-raw')))
    const value: unknown = JSON.parse(text, (name, inner: unknown) => (name === '__proto__' ? undefined : inner))
    return { ok: true, shared: shapeOf(value) }
  } catch {
    return { ok: false, why: 'link' }
  }
}

function shapeOf(value: unknown): Shared {
  const { draft: d, definition: t, map: m, language: l, made, figure: f, flow: w, strip: s, members: e, page: p, compared: c, life: q } = record(value)
  const target = record(t)
  const map = record(m)
  return {
    ...(d === undefined ? {} : { draft: draftOf(d) }),
    definition: {
      who: oneOf(target.who, ['owners', 'owners-employed', 'all'], 'all'),
      unit: oneOf(target.unit, ['persons', 'fte'], 'persons'),
      trainees: oneOf(target.trainees, ['without', 'with'], 'without'),
    },
    map: {
      ...(typeof map.measure === 'string' ? { measure: map.measure } : {}),
      ...(typeof map.year === 'number' ? { year: map.year } : {}),
      ...(typeof map.pinned === 'string' ? { pinned: map.pinned } : {}),
      mode: oneOf<'level' | 'difference'>(map.mode, ['level', 'difference'], 'level'),
      level: oneOf<MapLevel>(map.level, ['place', 'kind', 'council', 'region'], 'place'),
    },
    ...(typeof f === 'string' ? { figure: f } : {}),
    ...(w === 'total' ? { flow: w } : {}),
    ...(e === true ? { members: e } : {}),
    ...(Array.isArray(s) && s.length === defaultStrip.length && s.every((id) => typeof id === 'string') ? { strip: s as string[] } : {}),
    ...(pageIds.some((id) => id === p) ? { page: p as PageId } : {}),
    ...(Array.isArray(c) ? { compared: c.slice(0, mostPins).map((pin: unknown, i) => ({ name: nameOf(record(pin).name, i), draft: draftOf(record(pin).draft) })) } : {}),
    ...(q === undefined ? {} : { life: lifeOf(record(q)) }),
    ...(l === 'da' || l === 'en' ? { language: l } : {}),
    ...(made === undefined ? {} : { made: madeFrom(made) }),
  }
}

/** The shape of a draft; whether its levers and values exist is decided where it is compiled. */
export function draftOf(value: unknown): Draft {
  const wanted = record(value)
  const prices = Object.entries(record(wanted.prices)).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0)
  return {
    levers: Object.fromEntries(Object.entries(record(wanted.levers)).map(([id, use]) => [id, record(use)])),
    assumptions: Object.fromEntries(Object.entries(record(wanted.assumptions)).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    ...(prices.length > 0 ? { prices: Object.fromEntries(prices) } : {}),
    ...(typeof wanted.seed === 'string' ? { seed: wanted.seed.slice(0, 100) } : {}),
    ...(typeof wanted.replicates === 'number' ? { replicates: Math.min(2000, Math.max(1, Math.round(wanted.replicates))) } : {}),
    ...(typeof wanted.chanceOnly === 'boolean' ? { chanceOnly: wanted.chanceOnly } : {}),
  }
}

function lifeOf({ replicate, filter, whole, place, since, step, person }: Record<string, unknown>): LifeQuestion {
  return {
    replicate: typeof replicate === 'number' ? Math.min(9999, Math.max(0, Math.round(replicate))) : 0,
    filter: typeof filter === 'string' && /^[\w-]{1,30}$/.test(filter) ? filter : 'owner',
    whole: whole !== false,
    place: typeof place === 'string' ? place.slice(0, 40) : '',
    ...(typeof since === 'number' ? { since: Math.round(since) } : {}),
    ...(typeof step === 'string' && /^[a-z]+-[a-z]+(@\d{4})?$/.test(step) ? { step } : {}),
    ...(typeof person === 'string' && /^[\w-]{1,40}$/.test(person) ? { person } : {}),
  }
}

const nameOf = (value: unknown, i: number): string => (typeof value === 'string' && value.trim() !== '' ? value.slice(0, 60) : 'ABCD'[i]!)

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((item) => item === value) ?? otherwise
}

async function through(bytes: Uint8Array, transform: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes as BlobPart]).stream().pipeThrough(transform).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    // A small link may unpack to something enormous.
    if (size > limit) throw new RangeError(`link: expected at most ${limit} bytes, got more. Share a file instead.`)
    parts.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
