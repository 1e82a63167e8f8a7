/** Areas the map can show: municipalities, kinds of them, health councils, and the regions in force in a month. */
import { computed } from '@preact/signals'
import { smallPlaces, urbanities } from '../../sim/index.ts'
import type { SettingDefinition } from '../../sim/index.ts'
import { shipped } from './shipped.ts'
import { engine } from './simulation.ts'
import { language, words } from './store.ts'
import type { MapLevel } from './store.ts'

export interface Area {
  readonly code: string
  readonly name: string
  /** Indexes of the municipalities that belong to it. */
  readonly members: readonly number[]
  /** So few doctors that only a range is told. */
  readonly small?: boolean
}

/** Which municipalities are small, by index. All, until it is known. */
const small = computed((): readonly boolean[] => {
  const pack = engine.value?.pack
  if (pack) return smallPlaces(pack)
  const codes = shipped.value?.small
  return (shipped.value?.places ?? []).map(([code]) => !codes || codes.includes(code))
})

/** Kinds of municipalities by size of their largest town, each with its members; none before the data are loaded. */
export const kinds = computed((): readonly Area[] => {
  const pack = engine.value?.pack
  if (!pack) return []
  const names = words.value.messages.map.kinds
  return urbanities.map((id) => ({ code: id, name: names[id], members: pack.places.flatMap((place, i) => (place.urbanity === id ? [i] : [])) })).filter(({ members }) => members.length > 0)
})

/** Municipalities by number, known from the first paint. */
export const places = computed((): readonly { readonly code: string; readonly name: string }[] => engine.value?.pack.places ?? shipped.value?.places.map(([code, name]) => ({ code, name })) ?? [])

/** Areas of a level in a month. Before the data are loaded there are only municipalities. */
export function areasOf(level: MapLevel, month: number): readonly Area[] {
  const pack = engine.value?.pack
  if (level === 'place' || !pack) return places.value.map(({ code, name }, i) => ({ code, name, members: [i], small: small.value[i] ?? true }))
  if (level === 'kind') return kinds.value
  if (level === 'council') return pack.councils.map(({ id, name, places: members }) => ({ code: id, name, members }))
  const inForce = pack.regionsAt(month)
  const joined = new Set(inForce.map(({ id }) => id))
  return inForce.map(({ id, name }) => ({
    code: id,
    name: name[language.value],
    members: pack.places.flatMap((place, i) => ((joined.has(place.region) ? place.region : place.region2027) === id ? [i] : [])),
  }))
}

/** Name of a key of a lever's amounts or shares, as the lever or the data know it; the key itself where they do not. */
export function nameOfKey(key: string, texts?: SettingDefinition['keyTexts']): string {
  if (texts?.[key]) return texts[key][language.value]
  const pack = engine.value?.pack
  const site = pack?.sites.find(({ id }) => id === key)
  const region = pack?.regions.find(({ id }) => id === key) ?? pack?.trainingRegions.find(({ id }) => id === key)
  const plain = pack?.hospitals.find(({ id }) => id === key) ?? pack?.clusters.find(({ id }) => id === key) ?? pack?.councils.find(({ id }) => id === key) ?? pack?.places.find(({ code }) => code === key)
  return site?.name[language.value] ?? region?.name[language.value] ?? plain?.name ?? key
}
