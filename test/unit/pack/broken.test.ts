import { describe, expect, test } from 'vitest'
import { PackError, loadPack } from '../../../sim/model/pack/index.ts'
import { changed, packFiles, problemsOf, replaced, rowOf } from './pack-files.ts'

/** What one fault does: the exact sentences, so that a reader sees file, row and column. */
const faults: readonly { name: string; files: () => Record<string, string>; problems: () => string[] }[] = [
  {
    name: 'a missing file',
    files: () => changed('crossings.csv', () => undefined),
    problems: () => ['crossings.csv: expected the file named in pack.json, got nothing. Add the file, or mend its name in pack.json.'],
  },
  {
    name: 'a missing column',
    files: () => replaced('need.csv', 'need_index', 'need'),
    problems: () => ['need.csv: row 1, column need_index: expected the column, got none. Add the column.'],
  },
  {
    name: 'a missing place',
    files: () =>
      changed('need.csv', (text) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith('665,'))
          .join('\n'),
      ),
    problems: () => ['need.csv: column code: expected a row for place 665 (Lemvig), got none. Add the row.'],
  },
  {
    name: 'a place missing in one year',
    files: () =>
      changed('population.csv', (text) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith('2015,751,'))
          .join('\n'),
      ),
    problems: () => [
      'population.csv: column code: expected a row for place 751 (Aarhus) in 2015, got none. Add the row, or take the year out for every place.',
    ],
  },
  {
    name: 'a sum that does not hold',
    files: () => replaced('population.csv', '2020,101,632340', '2020,101,632341'),
    problems: () => [
      `population.csv: row ${rowOf('population.csv', '2020,denmark')}, column population: expected 5822680, the sum of the places in 2020, got 5822679. Find the place that is wrong, or mend the sum.`,
    ],
  },
  {
    name: 'regions that do not make the country',
    files: () => replaced('measures.csv', /^kbu-posts,2015,sjaelland,136/m, 'kbu-posts,2015,sjaelland,163'),
    problems: () => [
      `measures.csv: row ${rowOf('measures.csv', 'kbu-posts,2015,denmark')}, column value: expected 966, the sum of the regions in 2015 (within 0), got 939. Find the part that is wrong, or mend the whole.`,
    ],
  },
  {
    name: 'a bad grade',
    files: () => replaced('behaviour.csv', ',share,A,', ',share,D,'),
    problems: () => [
      expect.stringMatching(
        /^behaviour\.csv: row \d+, column grade: expected grade A, B or C, got "D"\. A is seen in a source, B derived from such figures, C an assumption\.$/,
      ) as unknown as string,
    ],
  },
  {
    name: 'no grade',
    files: () => replaced('crossings.csv', 'Samsø som Ærø,A', 'Samsø som Ærø,'),
    problems: () => [
      `crossings.csv: row ${rowOf('crossings.csv', 'samsoe-east')}, column grade: expected grade A, B or C, got nothing. A is seen in a source, B derived from such figures, C an assumption.`,
    ],
  },
  {
    name: 'an unknown unit',
    files: () => replaced('population.csv', '2010,101,528208,,,persons', '2010,101,528208,,,people'),
    problems: () => [
      `population.csv: row ${rowOf('population.csv', '2010,101,')}, column unit: expected a unit listed in pack.json, got "people". Use a listed unit, or add this one to the list.`,
    ],
  },
  {
    name: 'another unit than the measure has',
    files: () => replaced('gps.csv', 'owners,2007,denmark,3653,,,doctors', 'owners,2007,denmark,3653,,,persons'),
    problems: () => [
      `gps.csv: row ${rowOf('gps.csv', 'owners,2007,denmark')}, column unit: expected doctors, the unit of owners in measure-definitions.csv, got "persons". Convert the figure or mend the unit.`,
    ],
  },
  {
    name: 'a share written as a percentage',
    files: () => replaced('population.csv', '0.1043,', '10.43,'),
    problems: () => [
      `population.csv: row ${rowOf('population.csv', '2010,101,')}, column share_65plus: expected at most 1, got 10.43. Check the figure and its unit.`,
    ],
  },
  {
    name: 'a figure twice',
    files: () => changed('gps.csv', (text) => `${text}owners,2007,denmark,3600,,,doctors,"PLO, 11 Jan 2019",A,\n`),
    problems: () => [
      `gps.csv: row ${packFiles['gps.csv']!.trimEnd().split('\n').length + 1}, column year: expected each measure, year and area once, got owners 2007 denmark again (first in gps.csv, row ${rowOf('gps.csv', 'owners,2007,denmark')}). Delete one of the rows.`,
    ],
  },
  {
    name: 'a value outside its own range',
    files: () => replaced('behaviour.csv', /^(G01,.*),0\.5,0\.3,0\.8,/m, '$1,0.9,0.3,0.8,'),
    problems: () => [
      `behaviour.csv: row ${rowOf('behaviour.csv', 'G01,')}, column default: expected a value from 0.3 to 0.8, the row's own range, got 0.9. Mend the value or widen low and high.`,
    ],
  },
  {
    name: 'a range upside down',
    files: () => replaced('behaviour.csv', /^(G01,.*),0\.5,0\.3,0\.8,/m, '$1,0.5,0.8,0.3,'),
    problems: () => [
      `behaviour.csv: row ${rowOf('behaviour.csv', 'G01,')}, column low: expected at most the high end 0.3, got 0.8. Swap the ends of the range.`,
    ],
  },
  {
    name: 'a parameter without a range',
    files: () => replaced('behaviour.csv', /^(G01,.*),0\.5,0\.3,0\.8,/m, '$1,0.5,,0.8,'),
    problems: () => [
      `behaviour.csv: row ${rowOf('behaviour.csv', 'G01,')}, column low: expected the low end of the range, got nothing. Repeat the default where nothing else is supported.`,
    ],
  },
  {
    name: 'a decimal comma',
    files: () => replaced('need.csv', /^101,0\.897,/m, '101,"0,897",'),
    problems: () => [
      `need.csv: row ${rowOf('need.csv', '101,')}, column need_index: expected a number with a full stop as decimal sign, got "0,897". Write it like 1234.5.`,
    ],
  },
  {
    name: 'an unknown place',
    files: () => replaced('hospitals.csv', ',1,851,', ',1,852,'),
    problems: () => [
      `hospitals.csv: row ${rowOf('hospitals.csv', 'aalborg-uh')}, column place: expected the code of a place in geography.csv, got "852". Mend the code, or add the place there.`,
    ],
  },
  {
    name: 'a hospital in another region than its place',
    files: () => replaced('hospitals.csv', ',1,851,nordjylland', ',1,851,midtjylland'),
    problems: () => [
      `hospitals.csv: row ${rowOf('hospitals.csv', 'aalborg-uh')}, column region: expected nordjylland, the region of place 851, got "midtjylland". Mend one of the two.`,
    ],
  },
  {
    name: 'covered hospitals that do not add up',
    files: () => replaced('hospitals.csv', ',1,851,nordjylland,11,', ',1,851,nordjylland,12,'),
    problems: () => [
      'hospitals.csv: column persons_2025: expected 123 persons in covered hospitals, as in hospital-gps-covered, got 124. Find the hospital that is wrong, or mend the total.',
    ],
  },
  {
    name: 'an unknown council',
    files: () => replaced('geography.csv', /^(101,.*?),hovedstaden,A,/m, '$1,hovedstad,A,'),
    problems: () => [
      `geography.csv: row ${rowOf('geography.csv', '101,')}, column council: expected the code of a council in councils.csv, got "hovedstad". Mend the code, or add the council there.`,
    ],
  },
  {
    name: 'an area that is no area',
    files: () => replaced('gps.csv', 'owners,2007,denmark', 'owners,2007,sweden'),
    problems: () => [
      `gps.csv: row ${rowOf('gps.csv', 'owners,2007,denmark')}, column area: expected denmark, or the id of a region, training region, study site, university or place, got "sweden". Mend the id.`,
    ],
  },
  {
    name: 'a measure nobody defined',
    files: () => replaced('gps.csv', 'tender-clinics,2024,', 'tender-klinics,2024,'),
    problems: () => [
      `gps.csv: row ${rowOf('gps.csv', 'tender-clinics')}, column measure: expected the code of a measure in measure-definitions.csv, got "tender-klinics". Mend the code, or add the measure there.`,
      `measure-definitions.csv: row ${rowOf('measure-definitions.csv', 'tender-clinics')}, column id: expected at least one figure of the measure, got none. Delete the definition or add the figures.`,
    ],
  },
  {
    name: 'an island nobody can reach',
    files: () =>
      changed('crossings.csv', (text) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith('laesoe,'))
          .join('\n'),
      ),
    problems: () => [
      `geography.csv: row ${rowOf('geography.csv', '825,')}, column landmass: expected a landmass that crossings join to a university city, got "laesoe". Add a crossing to crossings.csv.`,
    ],
  },
  {
    name: 'a month that is none',
    files: () => replaced('regions.csv', '2027-01', 'January 2027'),
    problems: () => [
      `regions.csv: row ${rowOf('regions.csv', 'hovedstaden')}, column valid_to: expected a month like 2027-01, got "January 2027". Write year and month with a hyphen.`,
    ],
  },
  {
    name: 'an unquoted comma',
    files: () => replaced('targets.csv', 'doctors,Mindst', 'doctors,Ja, mindst'),
    problems: () => [
      expect.stringMatching(
        /^targets\.csv: row 2: expected \d+ cells, got \d+\. Quote cells that hold a comma, and give empty cells their comma\.$/,
      ) as unknown as string,
    ],
  },
  {
    name: 'no source',
    files: () => replaced('regions.csv', /^(syddanmark,.*?),regional-indsigt.*?,A$/m, '$1,,A'),
    problems: () => [`regions.csv: row ${rowOf('regions.csv', 'syddanmark')}, column source: expected text, got nothing. Fill the cell.`],
  },
]

describe('a broken pack', () => {
  for (const fault of faults)
    test(`${fault.name} is named with file, row and column, and nothing else is blamed`, () =>
      expect(problemsOf(fault.files())).toEqual(fault.problems()))

  test('all problems are reported at once', () => {
    const files = { ...replaced('need.csv', /^101,0\.897,/m, '101,x,'), 'regions.csv': packFiles['regions.csv']!.replace(',A\n', ',X\n') }
    delete (files as Record<string, string>)['road.csv']
    const problems = problemsOf(files)
    expect(problems.some((problem) => problem.startsWith('need.csv: row 2, column need_index'))).toBe(true)
    expect(problems.some((problem) => problem.startsWith('regions.csv: row 2, column grade'))).toBe(true)
    expect(problems.some((problem) => problem.startsWith('road.csv: '))).toBe(true)
    expect(() => loadPack(files)).toThrow(PackError)
    expect(() => loadPack(files)).toThrow(`expected sound files, got ${problems.length} problems`)
  })

  test('pack.json that is missing, no JSON, of another format or incomplete says so', () => {
    expect(problemsOf({})).toEqual(['pack.json: expected the file, got nothing. Give the whole folder of the pack.'])
    expect(problemsOf({ 'pack.json': '{' })[0]).toMatch(/^pack\.json: expected JSON, got /)
    expect(problemsOf({ 'pack.json': '{"format":2}' })).toEqual([
      'pack.json: format: expected 1, got 2. Use a pack made for this version of the program.',
    ])
    expect(problemsOf({ 'pack.json': '{"format":1}' })).toContain('pack.json: files.places: expected text, got nothing. Fill it.')
  })

  test('every sentence says where, what was expected, what was found and what to do', () => {
    for (const fault of faults)
      for (const problem of problemsOf(fault.files())) expect(problem).toMatch(/^[\w.-]+\.(csv|json): .*expected .+, got .+\. .+\.$/s)
  })
})

describe('another pack', () => {
  test('a country of two places loads with the same files under other names and its own id', () => {
    const pack = loadPack(twoPlaces())
    expect(pack.id).toBe('elsewhere')
    expect(pack.places.map((place) => place.name)).toEqual(['North', 'South'])
    expect(pack.series('owners')!.exact(2020)).toBe(30)
    expect(pack.minutes[1]).toBeGreaterThan(0)
  })
})

/** The smallest pack there can be. */
function twoPlaces(): Record<string, string> {
  const place = (code: string, name: string, y: number, campus: number) =>
    `${code},${name},all,all,all,all,A,all,A,0,0,0,${y},main,A,town,A,100,A,${campus},0,1,0,C,1,C,${campus},10,5,15,C,s,A\n`
  return {
    'pack.json': JSON.stringify({
      format: 1,
      id: 'elsewhere',
      title: { da: 'Andetsteds', en: 'Elsewhere' },
      units: ['persons', 'index', 'minutes', 'months', 'share', 'doctors', 'factor'],
      travel: { winding: 1.25, kmPerHour: 100, accessMinutes: 10, neighbourKm: 22, source: 's', grade: 'C' },
      files: {
        regions: 'r.csv',
        trainingRegions: 't.csv',
        councils: 'k.csv',
        clusters: 'c.csv',
        places: 'p.csv',
        crossings: 'x.csv',
        road: 'd.csv',
        population: 'n.csv',
        need: 'e.csv',
        sites: 's.csv',
        hospitals: 'h.csv',
        durations: 'u.csv',
        hazards: 'z.csv',
        behaviour: 'b.csv',
        parameters: 'm.csv',
        targets: 'g.csv',
        measures: 'f.csv',
        series: ['v.csv'],
      },
    }),
    'r.csv': 'id,name_da,name_en,valid_from,valid_to,merged_into,source,grade\nall,Alt,All,,,,s,A\n',
    't.csv': 'id,name_da,name_en,regions,source,grade\nall,Alt,All,all,s,A\n',
    'k.csv': 'id,name,region,source,grade\nall,All,all,s,A\n',
    'c.csv': 'id,name,region,largest_city,source,grade\nall,All,all,1,s,A\n',
    'p.csv': `code,name,region,region_2027,training_region,council,council_grade,cluster,cluster_grade,lat,lon,x_km,y_km,landmass,landmass_grade,urbanity,urbanity_grade,area_km2,area_grade,big_campus,capped_hospital,open_for_new_capacity,threatened,threatened_grade,outside_largest_cities,outside_grade,university_city,gp_2020,gp_2020_low,gp_2020_high,gp_2020_grade,source,grade\n${place('1', 'North', 0, 1)}${place('2', 'South', 50, 0)}`,
    'x.csv':
      'id,kind,from_landmass,from_x_km,from_y_km,to_landmass,to_x_km,to_y_km,minutes,low,high,unit,source,grade\nloop,land,main,0,0,main,0,0,0,,,minutes,s,C\n',
    'd.csv': 'from_code,to_code,minutes,low,high,unit,source,grade\n1,2,48,,,minutes,s,C\n',
    'n.csv':
      'year,code,population,low,high,unit,source,grade,share_65plus,share_80plus,share_grade\n2025,1,100,,,persons,s,A,0.2,0.05,A\n2025,2,300,,,persons,s,A,0.2,0.05,A\n2025,elsewhere,400,,,persons,s,A,,,\n',
    'e.csv': 'code,need_index,low,high,unit,source,grade\n1,1,,,index,s,C\n2,1,,,index,s,C\n',
    's.csv': 'id,university,name_da,name_en,place,region,first_year,phase,bachelor_site,source,grade\nnorth,U,Nord,North,1,all,1900,full,,s,A\n',
    'h.csv': 'id,name,covered,place,region,persons_2025,fte_2025,low,high,unit,source,grade\none,One,0,1,all,3,2.5,,,doctors,s,C\n',
    'u.csv': 'stage,year,value,low,high,unit,source,grade\nhu,2020,54,,,months,s,A\n',
    'z.csv': 'measure,age,value,low,high,unit,source,grade\nowner-exit,40,0.01,,,share,s,C\nowner-exit,70,0.2,,,share,s,C\n',
    'b.csv': 'id,decision,role,default,low,high,unit,grade,source\nG01,global,kappa,0.5,0.3,0.8,factor,B,s\n',
    'm.csv': 'id,decision,role,default,low,high,unit,grade,source\nSLOTS,matching,slots,0.6,0.4,0.9,factor,C,s\n',
    'g.csv': 'id,year,value,low,high,unit,text_da,text_en,source,grade\ngp-doctors,2035,50,,,doctors,Mål,Goal,s,A\n',
    'f.csv': 'id,unit,adds,tolerance,text,source,grade\nowners,doctors,,,owners of practices,s,A\n',
    'v.csv': 'measure,year,area,value,low,high,unit,source,grade,note\nowners,2020,elsewhere,30,,,doctors,s,A,\n',
  }
}
