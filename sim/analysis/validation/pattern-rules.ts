/** The twelve patterns: what was seen, what the model shows, and the rule that decides. */
import { compileScenario } from '../../scenario/index.ts'
import { meanOf } from '../precision.ts'
import type { Bench, Run } from './bench.ts'
import { scenarioOf } from './bench.ts'
import { countPeople } from './people.ts'
import type { PeopleCounts } from './people.ts'
import { oddsRatio } from './scores.ts'

/** One pattern with its verdict. */
export interface PatternFound {
  readonly id: string
  readonly what: string
  readonly seen: string
  readonly model: string
  readonly rule: string
  readonly verdict: 'shown' | 'missed' | 'unknown'
}

const judge = (holds: boolean): 'shown' | 'missed' => (holds ? 'shown' : 'missed')

/** Rank order of values, 0 for the smallest. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => [value, i] as const).sort((a, b) => a[0] - b[0])
  const rank = new Array<number>(values.length)
  order.forEach(([, i], k) => (rank[i] = k))
  return rank
}

/** Spearman's rank correlation, without ties. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)]
  const n = a.length
  const squares = x.reduce((sum, r, i) => sum + (r - y[i]!) * (r - y[i]!), 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

/** The twelve, from runs that begin in 2007 and 2013, and from people of a few replicates. */
export function patternRules(bench: Bench, early: Run, late: Run): PatternFound[] {
  const { pack, words } = bench
  const { say, number, signed } = words
  const percent = (value: number, decimals = 0) => `${number(value, decimals)} %`
  const mean = (run: Run, indicator: string, measure: string, year: number, level?: string, cell?: number) => meanOf(run.values(indicator, measure, year, level, cell).filter(Number.isFinite))
  const owners = (run: Run, year: number) => mean(run, 'gp-doctors', 'owners-persons-without', year - 1)
  const seen = (measure: string, year: number, area?: string) => pack.series(measure, area)!.at(year)
  const fills = (run: Run, from: number, to: number) => meanOf(Array.from({ length: to - from + 1 }, (_, k) => mean(run, 'hu-fill-rate', 'hu-filled', from + k)))
  const seenFills = (from: number, to: number) => meanOf(Array.from({ length: to - from + 1 }, (_, k) => seen('hu-filled', from + k)))
  const closed = (year: number) => 100 - mean(late, 'gp-workload', 'open-share', year - 1)
  const few = Math.min(4, bench.replicates)
  const peopleOf = (assumptions: Readonly<Record<string, number>>): PeopleCounts => countPeople(compileScenario(scenarioOf(bench, { seed: 'validation', chanceOnly: true, period: { from: '2009-01', to: '2022-12' }, assumptions }), pack), few)
  const people = peopleOf({})
  const noCause = peopleOf({ G01: 0 })
  const or = (counts: readonly [number, number, number, number] | number[]) => oddsRatio(counts[0]!, counts[1]!, counts[2]!, counts[3]!)
  const ratio = ({ ratio: r, low, high }: ReturnType<typeof oddsRatio>) => `${number(r, 1)} (${number(low, 1)}–${number(high, 1)})`

  // P1
  // The run begins with the owners seen on 1 January 2007.
  const fall = (100 * owners(early, 2019)) / seen('owners', 2007) - 100
  const further = owners(early, 2022) - owners(early, 2019)
  const seenFall = (100 * seen('owners', 2019)) / seen('owners', 2007) - 100
  const p1 = { id: 'P1', what: say('Ejere falder 2007-2019 og lidt videre til 2022', 'Owners fall 2007-2019 and a little further to 2022'), seen: `${signed(seenFall, 1)} %, ${signed(seen('owners', 2022) - seen('owners', 2019))}`, model: `${signed(fall, 1)} %, ${signed(further)}`, rule: say('fald på 5-11 % og lavere i 2022 end i 2019', 'a fall of 5-11 % and lower in 2022 than in 2019'), verdict: judge(fall <= -5 && fall >= -11 && further < 0) }

  // P2
  const [a, b, c] = [fills(early, 2011, 2014), fills(early, 2015, 2018), fills(early, 2019, 2020)]
  const p2 = { id: 'P2', what: say('HU-forløb: dyk 2015-2018, derefter stigning', 'HU posts: a dip 2015-2018, then a rise'), seen: `${number(seenFills(2011, 2014))}, ${number(seenFills(2015, 2018))}, ${number(seenFills(2019, 2020))}`, model: `${number(a)}, ${number(b)}, ${number(c)}`, rule: say('dyk på mindst 5 %, stigning på mindst 10 %', 'a dip of at least 5 %, a rise of at least 10 %'), verdict: judge(b < 0.95 * a && c > 1.1 * b) }

  // P3
  const closedSeen = [2014, 2018, 2023].map((year) => 100 * seen('closed-share', year))
  const closedModel = [2014, 2018, 2023].map(closed)
  const p3 = { id: 'P3', what: say('Lukkede praksis: stigning til 2018, derefter lettelse', 'Closed practices: a rise to 2018, then an easing'), seen: closedSeen.map((v) => percent(v)).join(', '), model: closedModel.map((v) => percent(v)).join(', '), rule: say('op med mindst 10 point, så ned', 'up by at least 10 points, then down'), verdict: judge(closedModel[1]! - closedModel[0]! >= 10 && closedModel[2]! < closedModel[1]!) }

  // P4
  const regionPeople = pack.regionIds.map((id) => pack.places.reduce((sum, place, m) => sum + (place.region === id ? pack.populationAt(m, 2020) : 0), 0))
  const perCitizen = pack.regionIds.map((_, r) => (1e4 * mean(early, 'specialists-by-type', 'type-owners', 2019, 'region', r)) / regionPeople[r]!)
  const perCitizenSeen = pack.regionIds.map((id, r) => (1e4 * seen('owners', 2020, id)) / regionPeople[r]!)
  const rho = rankCorrelation(perCitizen, perCitizenSeen)
  const names = (values: readonly number[]) => pack.regionIds.map((id, r) => ({ name: words.text(pack.regions.find((region) => region.id === id)!.name).replace(/^Region |^Region of | Region$/g, ''), value: values[r]! })).sort((x, y) => y.value - x.value).map((x) => x.name).join(' > ')
  const p4 = { id: 'P4', what: say('Regionernes rækkefølge i ejere pr. indbygger 2020', 'Order of regions in owners per citizen 2020'), seen: names(perCitizenSeen), model: names(perCitizen), rule: say('rangkorrelation mindst 0,7 (by og land kan ikke afgøres: ingen sete tal pr. kommune)', 'rank correlation at least 0.7 (town and country cannot be told: no figures seen by municipality)'), verdict: judge(rho >= 0.7) }

  // P5
  const place = (m: number, year: number) => mean(early, 'gp-doctors', 'owners-persons-without', year - 1, 'place', m)
  const order = pack.places.map((_, m) => m).sort((x, y) => pack.needIndex[x]! - pack.needIndex[y]!)
  const quarter = Math.floor(order.length / 4)
  const loss = (list: readonly number[]) => (100 * list.reduce((sum, m) => sum + place(m, 2013), 0)) / list.reduce((sum, m) => sum + place(m, 2010), 0) - 100
  const [rich, poor] = [loss(order.slice(0, quarter)), loss(order.slice(-quarter))]
  const p5 = { id: 'P5', what: say('Områder med størst behov taber hurtigst 2010-2013', 'Areas of greatest need lose fastest 2010-2013'), seen: say('−6,3 % mod −2,7 % (Kristensen og Thorsen, én region)', '−6.3 % against −2.7 % (Kristensen and Thorsen, one region)'), model: `${signed(poor, 1)} % ${say('mod', 'against')} ${signed(rich, 1)} %`, rule: say('mindst ét point større tab i fjerdedelen med størst behov', 'at least one point more lost in the quarter of greatest need'), verdict: judge(poor <= rich - 1) }

  // P6
  const raw = or(people.training)
  const selection = or(noCause.training)
  const p6 = { id: 'P6', what: say('Uddannelsessted og arbejdssted hænger sammen, og kun en del er årsag', 'Place of training and of work go together, and only a part is cause'), seen: say('OR 2-52 i udlandet', 'OR 2-52 abroad'), model: say(`OR ${ratio(raw)}; uden årsag (G01 = 0) ${ratio(selection)}`, `OR ${ratio(raw)}; without cause (G01 = 0) ${ratio(selection)}`), rule: say('OR mellem 2 og 52, og lavere, men over 1, uden årsag', 'OR between 2 and 52, and lower, but above 1, without cause'), verdict: judge(raw.ratio >= 2 && raw.ratio <= 52 && selection.ratio < raw.ratio && selection.ratio > 1) }

  // P7
  const [men, women] = [or(people.kbu[0]), or(people.kbu[1])]
  const apart = women.low > men.high
  const p7 = { id: 'P7', what: say('KBU-stedet binder kvinder mere end mænd', 'The KBU place ties women more than men'), seen: say('varig virkning kun for kvinder (KBU-lodtrækningen); ingen odds oplyst', 'lasting effect for women only (the KBU lottery); no odds given'), model: `OR ${ratio(women)} ${say('mod', 'against')} ${ratio(men)}`, rule: say('kvinders OR over mænds; kan ikke afgøres, når intervallerne overlapper', 'women’s OR above men’s; cannot be told when the intervals overlap'), verdict: women.ratio <= men.ratio ? ('missed' as const) : apart ? ('shown' as const) : ('unknown' as const) }

  // P8
  const over60 = mean(early, 'gp-age-profile', 'share-60plus', 2018)
  const over65 = mean(early, 'gp-age-profile', 'share-65plus', 2018)
  const leave = meanOf([2020, 2021, 2022].map((year) => mean(early, 'exit-age', 'exit-age', year)))
  const p8 = { id: 'P8', what: say('Ejernes alder i 2019 og alder ved ophør', 'Ages of owners in 2019 and age at exit'), seen: `60+ ${percent(100 * seen('owners-share-60plus', 2019), 1)}, 65+ ${percent(100 * seen('owners-share-65plus', 2019), 1)}, ${say('ophør', 'exit')} 60,5–66`.replace('60,5', number(60.5, 1)), model: `60+ ${percent(over60, 1)}, 65+ ${percent(over65, 1)}, ${say('ophør', 'exit')} ${number(leave, 1)}`, rule: say('højst 3 og 2 point fra, ophør mellem salgsalder og pensionsalder', 'at most 3 and 2 points off, exit between age at sale and at retirement'), verdict: judge(Math.abs(over60 - 100 * seen('owners-share-60plus', 2019)) <= 3 && Math.abs(over65 - 100 * seen('owners-share-65plus', 2019)) <= 2 && leave >= 60.5 && leave <= 66) }

  // P9
  const odense = pack.sites.findIndex((site) => site.id.includes('odense'))
  const aalborg = pack.sites.findIndex((site) => site.region === 'nordjylland')
  const kept = (site: number, years: number) => mean(early, 'study-site-retention', `kept-${years}y`, 2022, 'site', site)
  const [od5, aa5, od1] = [kept(odense, 5), kept(aalborg, 5), kept(odense, 1)]
  const p9 = { id: 'P9', what: say('Kandidater, der bliver i studiestedets region', 'Graduates who stay in the region of their study site'), seen: say('Odense omkring 50 %, Aalborg 71-80 % (de første år)', 'Odense about 50 %, Aalborg 71-80 % (first years)'), model: say(`Odense ${percent(od1)} efter ét år, ${percent(od5)} efter fem; Aalborg ${percent(aa5)} efter fem`, `Odense ${percent(od1)} after one year, ${percent(od5)} after five; Aalborg ${percent(aa5)} after five`), rule: say('Odense 40-60 % efter fem år og faldende, Aalborg 60-85 %', 'Odense 40-60 % after five years and falling, Aalborg 60-85 %'), verdict: Number.isFinite(od5) && Number.isFinite(aa5) ? judge(od5 >= 40 && od5 <= 60 && od5 < od1 && aa5 >= 60 && aa5 <= 85) : ('unknown' as const) }

  // P10
  const rates = people.moves.map(({ moved, years }) => (years > 0 ? (100 * moved) / years : NaN))
  const p10 = { id: 'P10', what: say('Ejere flytter sjældnere, jo længere de har været der', 'Owners move less the longer they have been there'), seen: say('ingen danske tal; udlandet: aftagende', 'no Danish figures; abroad: falling'), model: rates.map((r) => percent(r, 1)).join(', '), rule: say('hver klasse (0-2, 3-5, 6-10, 11+ år) lavere end den første', 'each class (0-2, 3-5, 6-10, 11+ years) below the first'), verdict: judge(rates.slice(1).every((r) => r < rates[0]!)) }

  // P11
  const regionList = (id: string, year: number) => {
    const cells = pack.places.flatMap((p, m) => (p.region === id ? [m] : []))
    const each = cells.map((m) => ({ patients: mean(early, 'patients-per-doctor', 'patients', year, 'place', m), doctors: mean(early, 'gp-doctors', 'owners-fte-without', year, 'place', m) })).filter((x) => Number.isFinite(x.patients) && x.doctors > 0)
    return each.reduce((sum, x) => sum + x.patients * x.doctors, 0) / each.reduce((sum, x) => sum + x.doctors, 0)
  }
  const [north, south] = [regionList('nordjylland', 2016), regionList('syddanmark', 2016)]
  const seenSpread = seen('list-size', 2017, 'nordjylland') / seen('list-size', 2017, 'syddanmark')
  const p11 = { id: 'P11', what: say('Lister er længere i nord end i syd, 2017', 'Lists are longer in the north than in the south, 2017'), seen: `${number(seen('list-size', 2017, 'nordjylland'))} ${say('mod', 'against')} ${number(seen('list-size', 2017, 'syddanmark'))} (${number(seenSpread, 2)})`, model: `${number(north)} ${say('mod', 'against')} ${number(south)} (${number(north / south, 2)})`, rule: say('forhold mellem 1,05 og 1,30', 'ratio between 1.05 and 1.30'), verdict: judge(north / south >= 1.05 && north / south <= 1.3) }

  // P12
  const [young, all] = [(100 * people.young.solo) / people.young.all, (100 * people.everyone.solo) / people.everyone.all]
  const soloOf = mean(early, 'solo-share', 'solo-practices-share', 2017)
  const p12 = { id: 'P12', what: say('Solopraksis: hver anden praksis, men få unge læger', 'Solo practice: every other practice, but few young doctors'), seen: say('49 % af praksis, 14 % af læger under 44 (2018)', '49 % of practices, 14 % of doctors under 44 (2018)'), model: say(`${percent(soloOf)} af praksis, ${percent(young)} af ejere under 44, ${percent(all)} af alle ejere`, `${percent(soloOf)} of practices, ${percent(young)} of owners under 44, ${percent(all)} of all owners`), rule: say('praksis 44-54 %, unge 9-19 % og færre end alle', 'practices 44-54 %, young 9-19 % and fewer than all'), verdict: judge(soloOf >= 44 && soloOf <= 54 && young >= 9 && young <= 19 && young < all) }
  return [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12]
}
