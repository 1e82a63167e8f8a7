import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectPack, loadPack } from '../../../sim/model/pack/index.ts'
import { packFiles, packFolder } from './pack-files.ts'

const { pack, roads } = inspectPack(packFiles)
const indexOf = (name: string) => {
  const index = pack.places.findIndex((place) => place.name === name)
  if (index < 0) throw new Error(`places: expected ${name}, got none. Mend the test.`)
  return index
}
const minutes = (a: string, b: string) => pack.minutes[indexOf(a) * pack.places.length + indexOf(b)]!
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0)

describe('the Danish pack', () => {
  test('98 municipalities in five regions, 17 councils, 21 clusters and three training regions, each place in one of each', () => {
    expect(pack.places).toHaveLength(98)
    expect(pack.regionIds).toEqual(['hovedstaden', 'sjaelland', 'syddanmark', 'midtjylland', 'nordjylland'])
    expect(pack.councils).toHaveLength(17)
    expect(pack.clusters).toHaveLength(21)
    for (const areas of [pack.councils, pack.clusters])
      expect(areas.flatMap((area) => area.places).sort((a, b) => a - b)).toEqual(pack.places.map((_, i) => i))
    expect(pack.trainingRegions.map((region) => region.id)).toEqual(['nord', 'syd', 'oest'])
    const south = pack.places.map((place) => place.lat)
    expect(south).toEqual([...south].sort((a, b) => a - b))
  })

  test('five regions until the end of 2026, four from 2027', () => {
    const names = (year: number, month: number) => pack.regionsAt(year * 12 + month - 1).map((region) => region.id)
    expect(names(2026, 12)).toEqual(pack.regionIds)
    expect(names(2027, 1)).toEqual(['syddanmark', 'midtjylland', 'nordjylland', 'oestdanmark'])
    expect(new Set(pack.places.map((place) => place.region2027))).toEqual(new Set(names(2027, 1)))
    expect(pack.regions.filter((region) => region.mergedInto === 'oestdanmark').map((region) => region.id)).toEqual(['hovedstaden', 'sjaelland'])
  })

  test('population is the published sum in each year, linear between years and held outside', () => {
    const national = (year: number) => sum(pack.places.map((_, i) => pack.populationAt(i, year)))
    expect(national(2020)).toBe(5_822_679)
    expect(national(2026)).toBe(6_025_511)
    expect(national(2025.5)).toBeCloseTo((5_993_626 + 6_025_511) / 2, 3)
    expect(national(2007)).toBe(national(2010))
    expect(national(2060)).toBe(national(2035))
    const copenhagen = indexOf('København')
    expect(pack.populationAt(copenhagen, 2026)).toBe(671_714)
    expect([2020, 2022, 2035, 2060].map((year) => pack.populationGrade(copenhagen, year))).toEqual(['A', 'B', 'C', 'C'])
    expect(pack.shareAged65(copenhagen, 2020)).toBeCloseTo(0.1035, 10)
    expect(pack.shareAged80(indexOf('Ærø'), 2020)).toBeGreaterThan(0.09)
  })

  test('need has mean one and estimated doctors sum to one', () => {
    const persons = pack.places.map((_, i) => pack.populationAt(i, 2025))
    expect(sum(persons.map((count, i) => count * pack.needIndex[i]!)) / sum(persons)).toBeCloseTo(1, 2)
    expect(sum(pack.gpShare2020)).toBeCloseTo(1, 12)
    expect(pack.gpShare2020[indexOf('Læsø')]).toBe(0)
  })

  test('the flags are the published lists', () => {
    const flagged = (flag: keyof (typeof pack.places)[number]['flags']) => pack.places.filter((place) => place.flags[flag]).map((place) => place.name)
    expect(flagged('open_for_new_capacity').sort()).toEqual(
      [
        'Brønderslev',
        'Frederikshavn',
        'Guldborgsund',
        'Hjørring',
        'Holbæk',
        'Kalundborg',
        'Lejre',
        'Lolland',
        'Læsø',
        'Morsø',
        'Næstved',
        'Odsherred',
        'Ringsted',
        'Slagelse',
        'Sorø',
        'Thisted',
        'Vordingborg',
      ].sort(),
    )
    expect(flagged('big_campus')).toEqual(['Odense', 'København', 'Aarhus'])
    expect(pack.places.filter((place) => !place.flags.outside_largest_cities).map((place) => place.name)).toEqual([
      'Odense',
      'Frederiksberg',
      'København',
      'Aarhus',
      'Aalborg',
    ])
    expect(
      pack.places
        .filter((place) => place.urbanity === 'island')
        .map((place) => place.name)
        .sort(),
    ).toEqual(['Bornholm', 'Fanø', 'Læsø', 'Samsø', 'Ærø'].sort())
    expect(flagged('threatened').length).toBeGreaterThan(10)
  })

  test('nine covered hospitals hold 123 persons and 98.1 full-time equivalents, the country 343 to 400', () => {
    const covered = pack.hospitals.filter((hospital) => hospital.covered)
    expect(covered).toHaveLength(9)
    expect(sum(covered.map((hospital) => hospital.persons2025))).toBe(123)
    expect(sum(covered.map((hospital) => hospital.fte2025))).toBeCloseTo(98.1, 10)
    expect(covered.every((hospital) => hospital.grade === 'A')).toBe(true)
    expect(pack.hospitals.filter((hospital) => !hospital.covered).every((hospital) => hospital.grade === 'C')).toBe(true)
    const all = sum(pack.hospitals.map((hospital) => hospital.persons2025))
    expect(all).toBeGreaterThanOrEqual(343)
    expect(all).toBeLessThanOrEqual(400)
  })

  test('series carry their published values', () => {
    const owners = pack.series('owners')!
    expect([2007, 2013, 2019, 2022].map((year) => owners.exact(year))).toEqual([3653, 3590, 3365, 3284])
    expect([2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2022].map((year) => pack.series('kbu-starters')!.exact(year))).toEqual([
      811, 804, 757, 697, 939, 1167, 1221, 1348, 1246, 1280, 1188,
    ])
    expect([2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018].map((year) => pack.series('hu-filled')!.exact(year))).toEqual([
      217, 220, 233, 239, 199, 205, 217, 209,
    ])
    expect(pack.series('hu-posts')!.at(2024.5)).toBeCloseTo(365, 10)
    expect(pack.series('hu-dimensioned', 'hovedstaden')!.grades).toEqual(['C'])
    expect(owners.exact(2008)).toBeUndefined()
    expect(owners.at(1990)).toBe(3653)
    expect(pack.series('owners', 'somewhere')).toBeUndefined()
    expect(pack.series('no-such-measure')).toBeUndefined()
  })

  test('admissions by site sum to the country in every year', () => {
    const national = pack.series('admissions')!
    expect(national.years[0]).toBe(1995)
    const bySite = national.years.map((year) => sum(pack.sites.map((site) => pack.series('admissions', site.id)!.at(year))))
    expect(bySite).toEqual(national.values)
    expect(pack.series('admissions', 'koebenhavn')!.exact(2007)).toBe(523)
  })

  test('age bands of owners sum to one in every year they are given', () => {
    const bands = ['under-40', '40-44', '45-49', '50-54', '55-59', '60-64', '65-69', '70plus'].map((band) => pack.series(`owners-age-${band}`)!)
    for (const year of [2007, 2013, 2015, 2019, 2025]) expect(sum(bands.map((band) => band.exact(year)!))).toBeCloseTo(1, 6)
    expect(bands[5]!.exact(2019)! + bands[6]!.exact(2019)! + bands[7]!.exact(2019)!).toBeCloseTo(0.249, 3)
  })

  test('travel agrees with the sourced roads within ten minutes on average and knows the water', () => {
    expect(roads.meanAbsoluteError).toBeLessThan(7)
    expect(Math.abs(roads.meanError)).toBeLessThan(1)
    expect(minutes('Odder', 'Samsø'), 'the ferry, not the straight line').toBeGreaterThan(60)
    expect(minutes('Halsnæs', 'Odsherred'), 'a ferry over the fjord').toBeGreaterThan(40)
    expect(minutes('Svendborg', 'Langeland')).toBeLessThan(35)
    expect(minutes('København', 'Bornholm')).toBeGreaterThan(150)
    expect(minutes('Esbjerg', 'Fanø')).toBeLessThan(40)
    const n = pack.places.length
    for (let i = 0; i < n; i++) {
      expect(pack.minutes[i * n + i]).toBe(0)
      for (let j = 0; j < i; j++) {
        expect(pack.minutes[i * n + j]).toBe(pack.minutes[j * n + i])
        expect(Number.isFinite(pack.minutes[i * n + j]!) && pack.minutes[i * n + j]! > 0 && pack.km[i * n + j]! > 0).toBe(true)
      }
    }
    for (const island of ['Bornholm', 'Læsø', 'Samsø', 'Ærø', 'Fanø']) expect(pack.neighbours[indexOf(island)]).toEqual([])
    expect(pack.neighbours[indexOf('Middelfart')]!.map((i) => pack.places[i]!.name)).toContain('Fredericia')
  })

  test('periphery is 0 in university cities, 1 far away and between elsewhere', () => {
    for (const city of ['København', 'Aarhus', 'Odense', 'Aalborg']) expect(pack.places[indexOf(city)]!.periphery).toBe(0)
    for (const far of ['Bornholm', 'Lemvig', 'Tønder']) expect(pack.places[indexOf(far)]!.periphery).toBe(1)
    expect(pack.places[indexOf('Randers')]!.periphery).toBeGreaterThan(0.1)
    expect(pack.places[indexOf('Randers')]!.periphery).toBeLessThan(0.5)
  })

  test('a model row replaces a published parameter and keeps it beside', () => {
    const exit = pack.parameter('RET06')
    expect(exit.grade).toBe('C')
    expect(exit.published?.default).toBe(0.18)
    expect(exit.default).not.toBe(0.18)
    expect(pack.parameter('RET01').published).toBeUndefined()
    expect(() => pack.parameter('NOPE')).toThrow('parameter NOPE: expected a row in behaviour.csv or model-parameters.csv, got none.')
  })

  test('hazards by age rise with age after 55', () => {
    const exit = pack.ageTable('owner-exit')
    expect(exit.at(40)).toBe(0.012)
    expect(exit.at(65)).toBe(0.17)
    for (let age = 56; age < 75; age++) expect(exit.at(age)).toBeGreaterThanOrEqual(exit.at(age - 1))
    expect(() => pack.ageTable('nope')).toThrow('expected one of owner-exit')
  })

  test('hashes name every file that is data and no other', () => {
    expect(Object.keys(pack.hashes).sort()).toEqual(
      Object.keys(packFiles)
        .filter((name) => /\.(csv|json)$/.test(name))
        .sort(),
    )
    for (const hash of Object.values(pack.hashes)) expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(loadPack(packFiles).hashes).toEqual(pack.hashes)
  })
})

describe('honest grades', () => {
  const sourcesText = readFileSync(`${packFolder}SOURCES.md`, 'utf8')
  const cited = [...sourcesText.matchAll(/^\| [^|]+ \| `([^`]+)`/gm)].map((match) => match[1]!)

  test('what is called an assumption is grade C everywhere', () => {
    const claimed = pack.sources.filter((source) => source.text.startsWith('assumption') && source.grades.some((grade) => grade !== 'C'))
    expect(claimed.map((source) => source.text)).toEqual([])
  })

  test('every source of a found figure is described in SOURCES.md, once', () => {
    expect(new Set(cited).size).toBe(cited.length)
    const own = /^(definition|derived|sum of|interpolation|site not open)/
    const missing = pack.sources.filter(
      (s) => s.grades.some((grade) => grade !== 'C') && !own.test(s.text) && !cited.some((key) => s.text.includes(key)),
    )
    expect(missing.map((s) => `${s.files.join(', ')}: ${s.text}`)).toEqual([])
  })

  test('every source described is used', () => {
    expect(cited.filter((key) => !pack.sources.some((source) => source.text.includes(key)))).toEqual([])
  })

  test('no row cites a place where only its author could look', () => {
    for (const source of pack.sources) expect(source.text).not.toMatch(/\.txt|\bseeds?\b|facts\/|analyst|[0-9a-f]{16}/i)
  })

  test('figures known to be guesses stay C', () => {
    expect(pack.series('owners')!.grades[pack.series('owners')!.years.indexOf(2025)]).toBe('C')
    expect(pack.series('employed')!.grades.at(-1)).toBe('C')
    expect(pack.series('hu-dimensioned')!.grades.at(-1)).toBe('C')
    expect(new Set(pack.series('owners-age-45-49')!.grades)).toEqual(new Set(['C']))
    expect(pack.series('admissions')!.grades[pack.series('admissions')!.years.indexOf(2024)]).toBe('C')
  })
})
