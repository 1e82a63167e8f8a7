/** What was seen, figure by figure, with how the model tells the same thing and how it could have been forecast without any model. */
import type { Text } from '../../model/definitions.ts'
import type { Pack, Series } from '../../model/pack/index.ts'
import type { Run } from './bench.ts'
import { isSeen, knownAt } from './known-then.ts'

/** Groups of figures that are scored together. */
export const families = ['level', 'region', 'age', 'fill', 'closed', 'solo', 'settling', 'exits'] as const
/** One of them. */
export type Family = (typeof families)[number]

/** What the groups are called. */
export const familyTexts: Readonly<Record<Family, Text>> = {
  level: { da: 'antal ejere, landet', en: 'owners, country' },
  region: { da: 'antal ejere, regioner', en: 'owners, regions' },
  age: { da: 'alder', en: 'ages' },
  fill: { da: 'besatte HU-forløb', en: 'HU posts filled' },
  closed: { da: 'lukket for tilgang', en: 'closed lists' },
  solo: { da: 'solopraksis', en: 'solo practice' },
  settling: { da: 'bosætning', en: 'settling' },
  exits: { da: 'ophør', en: 'exits' },
}

/** One figure that was seen. */
export interface SeenFigure {
  readonly id: string
  readonly family: Family
  readonly text: Text
  readonly year: number
  readonly seen: number
  readonly grade: string
  /** Shares are compared in percentage points, counts and years in per cent. */
  readonly points: boolean
  /** First start from which the model can tell it: the year before for stocks of 1 January, the same year for what happens in a year. */
  readonly needs: number
  /** Values of the same series known at a start and no older than ten years, for plain forecasts. */
  known(start: number): (readonly [year: number, value: number])[]
  /** The model's values of the figure, by replicate; `readAt` reads the same series in another year. */
  read(run: Run): number[]
  readAt(run: Run, year: number): number[]
}

interface Kind {
  readonly family: Family
  readonly text: Text
  readonly measure: string
  readonly area?: string
  readonly points: boolean
  readonly scale: number
  /** Is the figure that of 1 January, which the model tells at the end of the year before? */
  readonly january: boolean
  read(run: Run, year: number): number[]
}

/** Everything seen from 2008 on, in the order of families. */
export function seenFigures(pack: Pack): readonly SeenFigure[] {
  return kindsOf(pack).flatMap((kind) => {
    const series = pack.series(kind.measure, kind.area)
    return series ? figuresOf(kind, series) : []
  })
}

function figuresOf(kind: Kind, series: Series): SeenFigure[] {
  const seen = series.years.map((_, k) => k).filter((k) => isSeen(series, k))
  return seen
    .filter((k) => series.years[k]! > 2007)
    .map((k) => {
      const year = series.years[k]!
      return {
        id: `${kind.measure}/${kind.area ?? 'denmark'}/${year}`,
        family: kind.family,
        text: kind.text,
        year,
        seen: series.values[k]! * kind.scale,
        grade: series.grades[k]!,
        points: kind.points,
        needs: kind.january ? year - 1 : year,
        known: (start) => seen.filter((j) => knownAt(kind.measure, series.years[j]!, start) && series.years[j]! >= start - 10).map((j) => [series.years[j]!, series.values[j]! * kind.scale] as const),
        read: (run) => kind.read(run, kind.january ? year - 1 : year),
        readAt: (run, other) => kind.read(run, kind.january ? other - 1 : other),
      }
    })
}

function kindsOf(pack: Pack): Kind[] {
  const stock = (family: Family, measure: string, text: Text, indicator: string, id: string, points: boolean, scale = points ? 100 : 1, area?: string, level = 'nation', cell = 0): Kind => ({
    family, measure, text, area, points, scale, january: true,
    read: (run, year) => run.values(indicator, id, year, level, cell),
  })
  const flow = (kind: Omit<Kind, 'january'>): Kind => ({ ...kind, january: false })
  const regionName = (id: string): Text => pack.regions.find((region) => region.id === id)?.name ?? { da: id, en: id }
  const perRegion = (make: (id: string, cell: number, name: Text) => Kind): Kind[] => pack.regionIds.map((id, cell) => make(id, cell, regionName(id)))
  const aalborg = pack.sites.findIndex((site) => site.region === 'nordjylland')
  return [
    stock('level', 'owners', { da: 'ejere', en: 'owners' }, 'gp-doctors', 'owners-persons-without', false),
    ...perRegion((id, cell, name) => stock('region', 'owners', { da: `ejere, ${name.da}`, en: `owners, ${name.en}` }, 'specialists-by-type', 'type-owners', false, 1, id, 'region', cell)),
    stock('age', 'owners-share-60plus', { da: 'ejere på 60 år og derover', en: 'owners aged 60 or more' }, 'gp-age-profile', 'share-60plus', true),
    stock('age', 'owners-share-65plus', { da: 'ejere på 65 år og derover', en: 'owners aged 65 or more' }, 'gp-age-profile', 'share-65plus', true),
    stock('age', 'owners-share-women', { da: 'kvinder blandt ejere', en: 'women among owners' }, 'gp-age-profile', 'share-women', true),
    stock('age', 'owners-mean-age', { da: 'ejernes gennemsnitsalder', en: 'mean age of owners' }, 'gp-age-profile', 'mean-age', false),
    flow({ family: 'fill', measure: 'hu-filled', text: { da: 'besatte HU-forløb', en: 'HU posts filled' }, points: false, scale: 1, read: (run, year) => run.values('hu-fill-rate', 'hu-filled', year) }),
    stock('closed', 'closed-share', { da: 'praksis lukket for tilgang', en: 'practices closed to new patients' }, 'gp-workload', 'open-share', true),
    stock('solo', 'solo-share', { da: 'solopraksis af alle praksis', en: 'solo practices of all' }, 'solo-share', 'solo-practices-share', true),
    ...perRegion((id, cell, name) => stock('solo', 'solo-share', { da: `solopraksis, ${name.da}`, en: `solo practices, ${name.en}` }, 'solo-share', 'solo-practices-share', true, 100, id, 'region', cell)),
    ...(aalborg < 0 ? [] : [flow({ family: 'settling', measure: 'graduates-settled-share', area: 'nordjylland', text: { da: 'Aalborg-kandidater i Nordjylland (set: de første 64; modellen: året efter, kun dem i KBU og almen medicin)', en: 'Aalborg graduates in North Denmark (seen: the first 64; model: a year on, those in KBU and general medicine only)' }, points: true, scale: 100, read: (run, year) => run.values('study-site-retention', 'kept-1y', year, 'site', aalborg) })]),
    flow({ family: 'exits', measure: 'exit-rate', text: { da: 'ejere, der holder op på et år', en: 'owners who leave in a year' }, points: true, scale: 100, read: (run, year) => run.values('exit-age', 'exit-rate', year) }),
  ].map((kind) => (kind.family === 'closed' ? { ...kind, read: (run: Run, year: number) => kind.read(run, year).map((open) => 100 - open) } : kind))
}
