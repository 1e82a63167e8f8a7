/**
 * Where an observation was made: the country, a region, a health council, a municipality, a hospital, under the name or number that people use; or the quarter
 * of municipalities where a figure is lowest, whichever they are.
 */
import type { Pack } from '../../model/pack/index.ts'

/** A place as a run can be read there. */
export interface Area {
  /** Level and id, such as `region:sjaelland`; `nation` for the country. */
  readonly key: string
  readonly level: 'nation' | 'worst-quarter' | 'region' | 'council' | 'cluster' | 'place' | 'hospital' | 'site'
  readonly id: string
  readonly name: string
  /** Index in the pack's list of the level; -1 for the country, for the worst quarter and for councils, which are read as the sum of their places. */
  readonly cell: number
  /** Places it covers, as indexes; none for the country and for what is no area of places. */
  readonly places: readonly number[]
}

/** Every area that can be named, the country first. */
export function areasOf(pack: Pack): readonly Area[] {
  const byRegion = (id: string, later: boolean) => pack.places.flatMap((place, i) => ((later ? place.region2027 : place.region) === id ? [i] : []))
  return [
    { key: 'nation', level: 'nation', id: pack.id, name: pack.title.da.split(':')[0]!, cell: -1, places: [] },
    { key: 'worst-quarter', level: 'worst-quarter', id: 'worst-quarter', name: 'Dårligst dækkede fjerdedel', cell: -1, places: [] },
    ...pack.regions.map((region) => {
      const cell = pack.regionIds.indexOf(region.id)
      return { key: `region:${region.id}`, level: 'region' as const, id: region.id, name: region.name.da, cell, places: byRegion(region.id, cell < 0) }
    }),
    ...pack.councils.map((council) => ({ key: `council:${council.id}`, level: 'council' as const, id: council.id, name: council.name, cell: -1, places: council.places })),
    ...pack.clusters.map((cluster, cell) => ({ key: `cluster:${cluster.id}`, level: 'cluster' as const, id: cluster.id, name: cluster.name, cell, places: cluster.places })),
    ...pack.places.map((place, cell) => ({ key: `place:${place.code}`, level: 'place' as const, id: place.code, name: place.name, cell, places: [cell] })),
    ...pack.hospitals.map((hospital, cell) => ({ key: `hospital:${hospital.id}`, level: 'hospital' as const, id: hospital.id, name: hospital.name, cell, places: [] })),
    ...pack.sites.map((site, cell) => ({ key: `site:${site.id}`, level: 'site' as const, id: site.id, name: site.name.da, cell, places: [] })),
  ]
}

const worstQuarter = new Set(['worst-quarter', 'dårligst dækkede fjerdedel', 'den dårligst dækkede fjerdedel', 'worst covered quarter', 'worst quarter'])
const country = new Set(['', 'danmark', 'denmark', 'dk', 'hele landet', 'landet', 'i alt', 'total', 'the country', 'country', 'nation', '000'])

/** A name without what is said differently: case, accents of Å, and the words region, kommune and sundhedsråd. */
function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('aa', 'å').replace(/\s+/g, ' ').replace(/\b(?:kommune|municipality)\b/g, '').trim()
}

/**
 * Finds areas by key, id, code or name. A name that a region and a municipality share is the region's only with the word "region" before it, and a health
 * council needs "sundhedsråd"; a municipality comes before the others, unless only another of that name fits what is asked.
 */
export function areaFinder(pack: Pack): (text: string, fits?: (area: Area) => boolean) => Area | undefined {
  const all = areasOf(pack)
  const nation = all[0]!
  const order: readonly Area['level'][] = ['place', 'hospital', 'region', 'council', 'cluster', 'site']
  const byName = new Map<string, Area[]>()
  for (const level of order)
    for (const area of all.filter((other) => other.level === level)) {
      for (const name of [area.key, area.name, area.id, ...(level === 'region' ? [`region ${area.id}`, area.name.replace(/^Region /, '')] : []), ...(level === 'council' ? [`sundhedsråd ${area.id}`] : [])]) {
        const key = plain(name)
        byName.set(key, [...(byName.get(key) ?? []), area])
      }
    }
  byName.set(plain(pack.title.da), [nation])
  return (text, fits = () => true) => {
    const key = plain(text)
    if (country.has(key) || key === nation.id || key === 'nation') return nation
    if (worstQuarter.has(key)) return all[1]
    const named = byName.get(key) ?? (/^\d{1,3}$/.test(key) ? byName.get(String(Number(key))) : undefined)
    return named?.find(fits) ?? named?.[0]
  }
}
