/** One made-up view for each figure, the same in the gallery and in the visual tests. Plain formulas: nothing here is a result. */
import { charts, differenceThresholds, thresholdsOf } from '../charts/index.ts'
import type { AgePyramidView, AnyChart, Bands, CorridorView, FunnelView, DistributionView, LifeLineView, LinesView, MapView, OddsGridView, ParallelView, RanksView, ScatterView, SettlingView, StackView, StageFlowView, Topology, TornadoView, TrajectoryView, WaterfallView, Words } from '../charts/index.ts'
import { format } from '../i18n/format.ts'
import type { Language } from '../i18n/format.ts'
import { messages } from '../i18n/messages.ts'

export interface Fixture {
  readonly id: string
  readonly chart: AnyChart
  readonly view: Words
  readonly size: { readonly width: number; readonly height: number }
}

const goal = { month: 2035 * 12 + 11, value: 5000 }
const review = 2029 * 12 + 11
const wide = { width: 620, height: 400 }

function bands(months: readonly number[], start: number, growth: number, spread: number): Bands {
  const median = months.map((_, i) => start + growth * i)
  const off = (by: number) => median.map((value, i) => value + (by * spread * (i + 4)) / 20)
  return { months, median, low50: off(-2), high50: off(2), low90: off(-5), high90: off(5) }
}

/** All fixtures in a language. The map needs its outlines. */
export function fixtures(language: Language, topology: Topology): readonly Fixture[] {
  const words: Words = { messages: messages[language], format: format(language) }
  const quarters = Array.from({ length: 84 }, (_, i) => 2025 * 12 + 2 + 3 * i)
  const years = Array.from({ length: 21 }, (_, i) => 2025 + i)
  const decembers = years.map((year) => year * 12 + 11)

  const trajectory: TrajectoryView = {
    ...words,
    heading: words.messages.trajectory.heading,
    scenario: bands(quarters, 3900, 14, 12),
    baseline: bands(quarters, 3900, 10, 12),
    changed: true,
    goal,
    review,
    brackets: [{ text: words.messages.trajectory.bracket('A', '2031'), from: 2026 * 12, to: 2031 * 12 }],
  }
  const lines: LinesView = {
    ...words,
    heading: 'A–D',
    unit: '',
    decimals: 0,
    series: (['a', 'b', 'c', 'd', 'baseline'] as const).map((style, i) => ({ id: style, name: style === 'baseline' ? words.messages.trajectory.baseline : style.toUpperCase(), style, bands: bands(decembers, 4000, style === 'baseline' ? 40 : 30 + 25 * i, 10), band: i < 2 })),
    sentence: 'A, B, C, D.',
    rule: { value: 5000, text: words.messages.trajectory.goal('5.000') },
    marks: [{ month: goal.month, text: '2035' }],
  }
  const difference: LinesView = { ...lines, heading: words.messages.figures.titles.difference, signed: true, rule: undefined, series: [{ id: 'difference', name: words.messages.trajectory.scenario, style: 'a', bands: bands(decembers, -20, 12, 20), band: true }] }
  const stack: StackView = {
    ...words,
    heading: words.messages.figures.titles['clinic-forms'],
    unit: '',
    years,
    parts: [words.messages.figures.jointOwners, words.messages.figures.soloOwners, words.messages.figures.employed].map((name, i) => ({ id: String(i), name, values: years.map((_, y) => 2400 / (i + 1) + 20 * y), baseline: years.map((_, y) => 2400 / (i + 1) + 10 * y) })),
    sentence: '…',
  }
  const statuses = Object.entries(words.messages.figures.statuses).map(([id, name]) => ({ id, name }))
  const count = (status: number, sex: number, age: number): number => Math.max(0, Math.round((420 - 60 * Math.abs(age - 4)) / (1.4 + status) + 30 * sex))
  const agePyramid: AgePyramidView = {
    ...words,
    heading: words.messages.figures.titles['age-pyramid'],
    year: 2035,
    ages: Array.from({ length: 11 }, (_, i) => (i === 10 ? '75+' : words.format.interval(25 + 5 * i, 29 + 5 * i))),
    statuses,
    count,
    baseline: (sex, age) => statuses.reduce((sum, _, status) => sum + count(status, sex, age), 0) * 0.9,
    most: 1200,
    sentence: '…',
  }
  const upTo2035 = decembers.slice(0, 11)
  const funnel: FunnelView = {
    ...words,
    heading: words.messages.review.funnel.heading,
    unit: '',
    decimals: 0,
    before: bands(upTo2035, 4000, 100, 30),
    after: bands(upTo2035, 4040, 108, 14),
    seen: [
      { month: decembers[1]!, value: 4140, error: 30, text: words.messages.map.levelName.place },
      { month: decembers[2]!, value: 4190, text: '', faint: true },
      { month: decembers[3]!, value: 4520, error: 25, alarm: 'high', text: '' },
    ],
    rule: { value: 5000, text: words.messages.trajectory.goal('5.000') },
    review,
    sentence: '…',
  }
  const corridor: CorridorView = {
    ...words,
    heading: words.messages.review.corridor.heading('2029'),
    rows: Array.from({ length: 8 }, (_, i) => ({ id: String(i), name: `${words.messages.review.corridor.indicator} ${i + 1}`, unit: '', decimals: 0, reach: [90, 100, 115] as const, miss: [60 + 5 * i, 80 + 4 * i, 96 + 3 * i] as const, ...(i % 3 === 2 ? {} : { seen: 70 + 9 * i }) })),
    sentence: '…',
  }
  const ranks: RanksView = {
    ...words,
    heading: words.messages.figures.titles.hospitals,
    unit: '',
    decimals: 1,
    signed: true,
    rows: Array.from({ length: 12 }, (_, i) => ({ id: String(i), name: `${words.messages.map.levelName.place} ${i + 1}`, value: 3 - i / 2, low: 2 - i / 2, high: 4.5 - i / 2, reference: 2.5 - i / 2, ...(i % 4 === 1 ? { rangeOnly: true } : {}) })),
    columns: { row: words.messages.map.levelName.place, value: '2035', reference: words.messages.trajectory.baseline },
    sentence: '…',
  }
  const factor = words.messages.experiments.tornado.factor
  const tornado: TornadoView = {
    ...words,
    heading: words.messages.experiments.tornado.heading,
    unit: '',
    decimals: 0,
    centre: 4800,
    rows: Array.from({ length: 7 }, (_, i) => ({ id: String(i), name: `${factor} ${i + 1}`, low: 4800 - 260 / (i + 1), high: 4800 + (i % 3 === 2 ? -60 : 320 / (i + 1)), lowText: '0', highText: words.format.number(10 * (i + 1)), ...(i === 6 ? {} : { change: { value: 580 / (i + 1), low: 520 / (i + 1), high: 640 / (i + 1) } }) })),
    sentence: '…',
  }
  const steps = ['0', '10', '20', '30', '40']
  const oddsGrid: OddsGridView = {
    ...words,
    heading: words.messages.experiments.grid.heading(words.messages.experiments.results.atLeast(words.format.number(5000))),
    x: { name: `${factor} 1`, steps },
    y: { name: `${factor} 2`, steps },
    cells: steps.flatMap((_, y) => steps.map((__, x) => ({ x, y, runs: x + y === 8 ? 0 : 24, value: x + y === 8 ? NaN : Math.min(100, 3 * (x + 1) * (y + 1) ** 1.2), short: x + y === 8 ? '' : words.format.number(Math.min(100, 3 * (x + 1) * (y + 1) ** 1.2)), text: `${steps[x]}, ${steps[y]}` }))),
    domain: [0, 100],
    sentence: '…',
  }
  const parallel: ParallelView = {
    ...words,
    heading: words.messages.experiments.parallel.heading,
    axes: Array.from({ length: 5 }, (_, i) => ({ id: String(i), name: i === 4 ? words.messages.experiments.scatter.output : `${factor} ${i + 1}`, low: 0, high: 100, show: (value: number) => words.format.number(value) })),
    threads: Array.from({ length: 24 }, (_, p) => ({ id: String(p), name: words.messages.experiments.results.point(String(p)), at: [...Array.from({ length: 4 }, (__, i) => (p * (17 + 12 * i)) % 101), p === 3 ? NaN : (p * 4.2) % 101], strong: p % 24 > 16 })),
    sentence: '…',
  }
  const scatter: ScatterView = {
    ...words,
    heading: words.messages.experiments.scatter.heading,
    xName: `${factor} 1`,
    yName: words.messages.experiments.scatter.output,
    decimals: 0,
    dots: Array.from({ length: 80 }, (_, i) => ({ id: `${i} 0`, x: (i * 13) % 50, y: 4600 + 9 * ((i * 13) % 50) + ((i * 37) % 120), text: `${i}` })),
    mean: Array.from({ length: 6 }, (_, i) => ({ x: 10 * i - (i === 5 ? 1 : 0), y: 4660 + 90 * i })),
    goal: { value: 5000, text: words.messages.experiments.results.atLeast(words.format.number(5000)) },
    showX: (value) => words.format.number(value),
    sentence: '…',
  }
  const settling: SettlingView = {
    ...words,
    heading: words.messages.experiments.convergence.heading,
    counted: words.messages.experiments.convergence.over.replicates,
    decimals: 2,
    steps: [1, 2, 4, 8, 16],
    series: Array.from({ length: 6 }, (_, i) => ({ id: String(i), name: `${factor} ${i + 1}`, ...(i < 4 ? { style: (['a', 'b', 'c', 'd'] as const)[i] } : {}), values: [1, 2, 4, 8, 16].map((n) => 0.6 / (i + 1) + (i % 2 ? 0.2 : -0.15) / n) })),
    sentence: '…',
  }
  const distribution: DistributionView = {
    ...words,
    heading: words.messages.figures.titles.coverage,
    year: 2035,
    edges: [0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.6],
    decimals: 1,
    shares: [0.03, 0.1, 0.22, 0.4, 0.18, 0.07],
    baseline: [0.06, 0.14, 0.26, 0.34, 0.15, 0.05],
    norm: { value: 1, text: words.messages.figures.norm },
    sentence: '…',
  }
  const flowStages = words.messages.flow.stages
  const stageFlow: StageFlowView = {
    ...words,
    heading: words.messages.flow.title,
    period: '2035',
    nodes: [
      { id: 'new', name: flowStages.new, column: 0, family: 'entry' },
      { id: 'study', name: flowStages.study, column: 1, family: 'study' },
      { id: 'basic', name: flowStages.basic, column: 2, family: 'basic' },
      { id: 'left', name: flowStages.left, column: 2, family: 'exit' },
      { id: 'hu', name: flowStages.hu, column: 3, family: 'employed' },
      { id: 'other', name: flowStages.other, column: 3, family: 'exit' },
      { id: 'outside', name: flowStages.fromOutside, column: 3, family: 'entry' },
      { id: 'practice', name: flowStages.practice, column: 4, family: 'owner' },
      { id: 'retired', name: flowStages.retired, column: 5, family: 'exit' },
    ],
    links: ([['new', 'study', 1900], ['study', 'basic', 1500], ['study', 'left', 400], ['basic', 'hu', 420], ['basic', 'other', 1080], ['hu', 'practice', 300], ['outside', 'practice', 40], ['practice', 'retired', 190], ['practice', 'outside', 1]] as const).map(([from, to, value], i) => ({ id: `${from}-${to}`, from, to, value, low: value * 0.9, high: value * 1.1, difference: { value: 8 * i - 16, low: 8 * i - 30, high: 8 * i - 2 } })),
    sentence: '…',
  }
  const waterfall: WaterfallView = {
    ...words,
    heading: words.messages.waterfall.leverTitle,
    unit: '',
    decimals: 0,
    start: { name: words.messages.trajectory.baseline, value: 5030 },
    end: { name: words.messages.trajectory.scenario, value: 5140 },
    steps: [120, 40, -35, -15].map((value, i) => ({ id: String(i), name: `${words.messages.waterfall.lever} ${'ABCD'[i]}`, value, low: value - 25, high: value + 25, assumed: i % 2 === 1 })),
    interval: words.messages.waterfall.interval95,
    column: words.messages.waterfall.lever,
    sentence: '…',
  }
  const phases = (moved: boolean) => [
    { phase: 'study' as const, from: 2025 * 12 + 8, to: 2031 * 12 + 6, place: 'Aalborg', text: words.messages.life.phases.study },
    { phase: 'basic' as const, from: 2031 * 12 + 6, to: 2033 * 12, place: 'Thisted', text: words.messages.life.phases.basic },
    { phase: 'training' as const, from: 2033 * 12, to: 2038 * 12, place: 'Thisted', text: words.messages.life.phases.training },
    { phase: moved ? ('owner' as const) : ('outside' as const), from: 2038 * 12, to: 2046 * 12, place: moved ? 'Thisted' : 'Aarhus', text: words.messages.life.phases[moved ? 'owner' : 'outside'] },
  ]
  const lane = (id: string, name: string, moved: boolean) => ({ id, name, phases: phases(moved), events: phases(moved).map(({ from, place }) => ({ month: from, text: `${place}.` })), places: phases(moved).map(({ from, to, place }) => ({ from, to, text: place })), hours: phases(moved).slice(1).map(({ from, to }, i) => ({ from, to, value: i < 2 ? 1 : moved ? 0.85 : 0.97 })) })
  const lifeLine: LifeLineView = { ...words, heading: words.messages.nav.life, born: 2005 * 12, from: 2025 * 12, to: 2045 * 12 + 11, lanes: [lane('scenario', words.messages.trajectory.scenario, true), lane('baseline', words.messages.trajectory.baseline, false)], parting: 2038 * 12, sentence: '…' }
  const object = topology.objects.municipalities as unknown as { readonly geometries: readonly { readonly id: string }[] }
  // Every other one is small: of it only a range is told.
  const places = object.geometries.map(({ id }, i) => ({ code: id, name: id, small: i % 2 === 0 }))
  const values = places.map((_, i) => 4 + ((i * 37) % 60) / 10)
  const map: MapView = { ...words, heading: words.messages.map.heading, geography: { topology }, level: 'place', places, year: 2035, unit: '', decimals: 1, mode: 'level', changed: false, values, low90: values.map((value) => value - 0.9), high90: values.map((value) => value + 0.9), baseline: values, kinds: places.map(() => ({ name: words.messages.map.kinds.rural, value: 6 })), thresholds: thresholdsOf(values), pinned: '851' }
  const apart = places.map((_, i) => ((i * 13) % 40) / 10 - 2)
  const mapDifference: MapView = { ...map, mode: 'difference', changed: true, difference: { median: apart, low90: apart.map((value) => value - 0.8), high90: apart.map((value) => value + 0.8) }, thresholds: differenceThresholds(apart) }

  return [
    { id: 'trajectory', chart: charts.trajectory, view: trajectory, size: wide },
    { id: 'trajectory-members', chart: charts.trajectory, view: { ...trajectory, brackets: [], members: [-4, 1, 5].map((by) => quarters.map((_, i) => 3900 + (14 + by) * i)) } as Words, size: { width: 340, height: 320 } },
    { id: 'trajectory-narrow', chart: charts.trajectory, view: { ...trajectory, brackets: [] } as Words, size: { width: 340, height: 320 } },
    { id: 'sparkline', chart: charts.sparkline, view: trajectory, size: { width: 200, height: 56 } },
    { id: 'lines', chart: charts.lines, view: lines, size: wide },
    { id: 'lines-narrow', chart: charts.lines, view: lines, size: { width: 340, height: 340 } },
    { id: 'lines-difference', chart: charts.lines, view: difference, size: wide },
    { id: 'stack', chart: charts.stack, view: stack, size: wide },
    { id: 'age-pyramid', chart: charts.agePyramid, view: agePyramid, size: { width: 620, height: 460 } },
    { id: 'ranks', chart: charts.ranks, view: ranks, size: wide },
    { id: 'funnel', chart: charts.funnel, view: funnel, size: wide },
    { id: 'funnel-narrow', chart: charts.funnel, view: { ...funnel, after: undefined, seen: [] } as Words, size: { width: 340, height: 340 } },
    { id: 'corridor', chart: charts.corridor, view: corridor, size: wide },
    { id: 'corridor-narrow', chart: charts.corridor, view: corridor, size: { width: 340, height: 440 } },
    { id: 'tornado', chart: charts.tornado, view: tornado, size: wide },
    { id: 'tornado-narrow', chart: charts.tornado, view: tornado, size: { width: 340, height: 400 } },
    { id: 'odds-grid', chart: charts.oddsGrid, view: oddsGrid, size: wide },
    { id: 'odds-grid-narrow', chart: charts.oddsGrid, view: oddsGrid, size: { width: 340, height: 340 } },
    { id: 'parallel', chart: charts.parallel, view: parallel, size: { width: 620, height: 320 } },
    { id: 'scatter', chart: charts.scatter, view: scatter, size: wide },
    { id: 'scatter-narrow', chart: charts.scatter, view: { ...scatter, goal: undefined } as Words, size: { width: 340, height: 340 } },
    { id: 'settling', chart: charts.settling, view: settling, size: wide },
    { id: 'settling-narrow', chart: charts.settling, view: settling, size: { width: 340, height: 340 } },
    { id: 'distribution', chart: charts.distribution, view: distribution, size: wide },
    { id: 'stage-flow', chart: charts.stageFlow, view: stageFlow, size: { width: 700, height: 440 } },
    { id: 'stage-flow-narrow', chart: charts.stageFlow, view: stageFlow, size: { width: 340, height: 460 } },
    { id: 'waterfall', chart: charts.waterfall, view: waterfall, size: wide },
    { id: 'waterfall-narrow', chart: charts.waterfall, view: waterfall, size: { width: 340, height: 340 } },
    { id: 'life-line', chart: charts.lifeLine, view: lifeLine, size: { width: 900, height: 330 } },
    { id: 'municipality-map', chart: charts.municipalityMap, view: map, size: { width: 420, height: 460 } },
    { id: 'municipality-map-difference', chart: charts.municipalityMap, view: mapDifference, size: { width: 420, height: 460 } },
  ]
}
