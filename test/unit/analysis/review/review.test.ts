/** A review of a few small runs: what is fed in, what is paired, what is said. */
import { beforeAll, describe, expect, test } from 'vitest'
import { registrationOf } from '../../../../sim/analysis/registration.ts'
import type { Registration } from '../../../../sim/analysis/registration.ts'
import { appendixOf, chaptersOf, tablesOf } from '../../../../sim/analysis/review/appendix.ts'
import { exerciseObservations } from '../../../../sim/analysis/review/exercise.ts'
import { fingerprintOfList, fixedId, limitsAbout, readIndicatorList } from '../../../../sim/analysis/review/indicator-list.ts'
import type { IndicatorList } from '../../../../sim/analysis/review/indicator-list.ts'
import { areasOf } from '../../../../sim/analysis/review/areas.ts'
import { feedCoalition, feedInputs } from '../../../../sim/analysis/review/inputs.ts'
import { judge } from '../../../../sim/analysis/review/judge.ts'
import type { ReviewRun } from '../../../../sim/analysis/review/judge.ts'
import { leadingOf } from '../../../../sim/analysis/review/leading.ts'
import { readObservations } from '../../../../sim/analysis/review/observations.ts'
import type { Observation } from '../../../../sim/analysis/review/observations.ts'
import { outcomesOf } from '../../../../sim/analysis/review/outcomes.ts'
import { nationOf, reviewOf, reviewRun } from '../../../../sim/analysis/review/review.ts'
import type { Review } from '../../../../sim/analysis/review/review.ts'
import { conclusionSentences, trustSentence, updateSentence } from '../../../../sim/analysis/review/sentences.ts'
import { wordsOf } from '../../../../sim/analysis/validation/words.ts'
import { digestOfFloats } from '../../../../sim/core/digest.ts'
import { createModel } from '../../../../sim/model/replicate.ts'
import { readFixedList } from '../../../../sim/cli/registered-files.ts'
import { compileScenario } from '../../../../sim/scenario/index.ts'
import type { Compiled } from '../../../../sim/scenario/index.ts'
import { document, pack, scenarioOf } from '../../scenario/shipped.ts'

const n = 24
const nation = nationOf(pack)
const december = (year: number) => year * 12 + 11
let list: IndicatorList
let compiled: { reform: Compiled; without: Compiled }
let runs: { reform: ReviewRun; without: ReviewRun }
let registered: { reform: Registration; without: Registration }
const runOf = (one: Compiled, replicates = n): ReviewRun => {
  const model = createModel(one)
  return reviewRun(one, Array.from({ length: replicates }, (_, i) => model.run(i)))
}
const observation = (key: string, year: number, value: number, more: Partial<Observation> = {}): Observation => ({ line: 2, indicator: key.split('/')[0]!, measure: key.split('/')[1]!, area: nation, month: december(year), value, definition: '', source: 'made up', grade: 'A', use: 'judge', ...more })
const review = (observations: readonly Observation[], more: Partial<Review['question']> = {}): Review =>
  reviewOf({ list, reform: registered.reform, without: registered.without, observations, bad: [], estimates: [], badEstimates: [], pack, enough: 6, ...more }, { ...runs, fed: { ...runs, inputs: [], unfed: [] }, reproduced: { reform: { kind: 'unchecked' }, without: { kind: 'unchecked' } } })

beforeAll(async () => {
  list = (await readFixedList())!
  const period = { from: '2025-01', to: '2035-12' }
  const scenarios = { reform: scenarioOf(document({ extends: 'reform-as-agreed', replicates: n, period })), without: scenarioOf(document({ extends: 'baseline', replicates: n, period })) }
  compiled = { reform: compileScenario(scenarios.reform, pack), without: compileScenario(scenarios.without, pack) }
  runs = { reform: runOf(compiled.reform), without: runOf(compiled.without) }
  const register = (id: 'reform' | 'without') =>
    registrationOf({ id, from: id, version: '1', model: '1', scenario: scenarios[id], pack, fingerprint: compiled[id].fingerprint, buffers: runs[id].buffers, hashes: runs[id].buffers.map((buffer) => digestOfFloats(buffer!)), layout: compiled[id].layout, judged: { figures: list.items, year: 2029, goal: list.goal } })
  registered = { reform: register('reform'), without: register('without') }
}, 120_000)

describe('the list that was fixed in advance', () => {
  test('is what its fingerprint says, names known measures, and few of them weigh', () => {
    expect(fingerprintOfList(list)).toBe(list.fingerprint)
    expect(list.items.length).toBeGreaterThan(25)
    expect(new Set(list.items.map(fixedId)).size).toBe(list.items.length)
    expect(list.items.filter(({ weighs }) => weighs).length).toBeLessThanOrEqual(6)
    expect(list.items.filter(({ kind }) => kind === 'leading').length).toBeGreaterThan(15)
  })

  test('is refused once anything in it has been changed', () => {
    const changed = { ...list, items: list.items.slice(1) }
    expect(readIndicatorList(JSON.stringify(changed), 'x.json')).toMatchObject({ problem: expect.stringContaining('changed after it was fixed') })
    expect(readIndicatorList('{', 'x.json')).toHaveProperty('problem')
    expect(readIndicatorList('{"kind":"registration"}', 'x.json')).toHaveProperty('problem')
    expect(readIndicatorList(JSON.stringify(list), 'x.json')).toEqual({ list })
  })

  test('limits are no narrower than the model is sure, and never negative for what cannot be', () => {
    const item = { ...list.items[0]!, discrepancy: 10, relativeDiscrepancy: 0 }
    expect(limitsAbout(item, 100, 100, 100).map(Math.round)).toEqual([87, 100, 113])
    expect(limitsAbout(item, 50, 100, 150)).toEqual([50, 100, 150])
    expect(limitsAbout(item, 0, 1, 3)[0]).toBe(0)
  })

  test('every indicator on it is registered with the forecast, and the corridor with the runs', () => {
    for (const item of list.items) expect(registered.reform.forecast).toHaveProperty([fixedId(item), '2029'])
    expect(registered.reform.corridor).toMatchObject({ goal: 5000, year: 2035, of: n })
  })
})

describe('what a run says of an observation', () => {
  test('regions and councils are the sum of their places', () => {
    const read = (area: string) => outcomesOf({ indicator: 'gp-doctors', measure: 'all-persons-without', area: readObservations(`indicator,area,date,value\ngp-doctors,${area},2027,1`, pack).observations[0]!.area }, december(2027), runs.reform.buffers, compiled.reform.layout) as number[]
    const whole = outcomesOf({ indicator: 'gp-doctors', measure: 'all-persons-without', area: nation }, december(2027), runs.reform.buffers, compiled.reform.layout) as number[]
    const regions = pack.regionIds.map((id) => read(`region:${id}`))
    expect(whole.map((_, i) => regions.reduce((sum, region) => sum + region[i]!, 0))).toEqual(whole)
    const councils = pack.councils.map(({ id }) => read(`council:${id}`))
    expect(councils.reduce((sum, council) => sum + council[0]!, 0)).toBe(whole[0])
  })

  test('the worst covered quarter can be entered, and is the indicator of the list that it is a figure of', () => {
    const [one] = readObservations('indicator,area,date,value\ngp-coverage-need/coverage,worst covered quarter,2029,0.7', pack).observations
    const [judged] = judge([one!], list, registered.reform, runs.reform)
    expect(judged!.fixed?.worstQuarter).toBe(true)
    expect(judged!.status).toBe('judged')
    expect(judged!.values).toHaveLength(n)
    const whole = judge([observation('gp-coverage-need/coverage', 2029, 0.7)], list, registered.reform, runs.reform)[0]!
    expect(judged!.values!.filter((value, i) => !(value < whole.values![i]!))).toEqual([])
    const banded = judge([one!], list, registered.reform)[0]!
    expect(banded.standing!.percentile).toBeLessThanOrEqual(5)
  })

  test('what the run starts from is no test, and what it does not reach is not judged', () => {
    const judged = judge([observation('gp-doctors/owners-persons-without', 2024, 3400), observation('gp-doctors/owners-persons-without', 2040, 3400), observation('gp-doctors/owners-persons-without', 2029, 3400)], list, registered.reform, runs.reform)
    expect(judged.map(({ status }) => status)).toEqual(['start', 'beyond', 'judged'])
  })

  test('registered bands give nearly the same place as the run', () => {
    const one = observation('gp-doctors/all-persons-without', 2029, 4420)
    const [exact, banded] = [judge([one], list, registered.reform, runs.reform)[0]!, judge([one], list, registered.reform)[0]!]
    expect(Math.abs(exact.standing!.percentile - banded.standing!.percentile)).toBeLessThan(8)
    expect([exact.standing!.of, banded.standing!.of]).toEqual([n, undefined])
  })

  test('an alarm is raised outside the registered limits, not by a judgement of grade C', () => {
    const far = [observation('hu-fill-rate/hu-filled', 2029, 100), observation('exit-age/exit-rate', 2029, 9, { use: 'show', grade: 'C' })]
    const judged = judge(far, list, registered.reform, runs.reform)
    expect(judged.map(({ alarm }) => alarm)).toEqual(['low', undefined])
    const [first, ...rest] = leadingOf(list, judged, registered.reform)
    expect([first!.item.measure, first!.alarm, first!.good]).toEqual(['hu-filled', 'low', false])
    expect(rest.every(({ alarm }) => alarm === undefined)).toBe(true)
  })

  test('a plan that is simulated as a plan is not called unforeseen when reality is a few off', () => {
    const [planned] = outcomesOf({ indicator: 'training-pipeline', measure: 'admitted', area: nation }, december(2027), runs.reform.buffers, compiled.reform.layout) as number[]
    const [near, far] = judge([observation('training-pipeline/admitted', 2027, planned! + 5), observation('training-pipeline/admitted', 2027, planned! * 0.7)], list, registered.reform, runs.reform)
    expect([near!.verdict, far!.verdict]).toEqual(['unusual', 'unforeseen'])
  })
})

describe('inputs that were seen', () => {
  test('are fed to the reform alone where it decides them, to both where nobody does', () => {
    const posts = observation('hu-fill-rate/hu-posted', 2027, 300, { use: 'input' })
    const fed = feedInputs([posts, observation('gp-doctors/all-persons-without', 2027, 4000, { use: 'input' })], compiled.reform, compiled.without, pack)
    expect(fed.fed).toMatchObject([{ year: 2027, reformDecides: true }])
    expect(fed.unfed).toHaveLength(1)
    expect(fed.without).toBe(compiled.without)
    expect(fed.reform.fingerprint).not.toBe(compiled.reform.fingerprint)
    const read = (run: ReviewRun, year: number) => outcomesOf({ indicator: 'hu-fill-rate', measure: 'hu-posted', area: nation }, december(year), run.buffers, run.compiled.layout) as number[]
    const made = runOf(fed.reform, 3)
    expect(read(made, 2027).every((value) => value <= 300 && value > 290)).toBe(true)
    // Years before it are untouched: same plan, same chance.
    expect(read(made, 2026)).toEqual(read(runs.reform, 2026).slice(0, 3))
    // A scenario that decides nothing of its own gets the same as its twin.
    const same = feedInputs([posts], compiled.without, compiled.without, pack)
    expect(same.fed[0]!.reformDecides).toBe(false)
    expect(same.without.fingerprint).toBe(same.reform.fingerprint)
  })

  test('are shared out among levers: all of it to the whole reform, none to the twin, to both what nobody decides', () => {
    const seen = [observation('hu-fill-rate/hu-posted', 2028, 700, { use: 'input' }), observation('training-pipeline/admitted', 2027, 1500, { use: 'input' })]
    const { reform, without, fed } = feedInputs(seen, compiled.reform, compiled.without, pack)
    expect(fed.some(({ reformDecides }) => reformDecides)).toBe(true)
    expect(feedCoalition(compiled.reform, fed, pack).fingerprint).toBe(reform.fingerprint)
    expect(feedCoalition(compiled.without, fed, pack).fingerprint).toBe(without.fingerprint)
    // A coalition without the lever that decides the posts keeps the twin's.
    const { 'hu-dimensioning-gp': _, ...others } = compiled.reform.scenario.levers
    const part = compileScenario({ ...compiled.reform.scenario, levers: others }, pack)
    const posts = fed.filter(({ observation: { indicator } }) => indicator === 'hu-fill-rate')
    expect(feedCoalition(part, posts, pack)).toBe(part)
  })

  test('study places keep their spread over sites', () => {
    const fed = feedInputs([observation('training-pipeline/admitted', 2026, 1500, { use: 'input' })], compiled.reform, compiled.without, pack)
    const run = runOf(fed.reform, 1)
    expect(outcomesOf({ indicator: 'training-pipeline', measure: 'admitted', area: nation }, december(2026), run.buffers, run.compiled.layout)).toEqual([1500])
  })

  test('a study site that was seen keeps what was seen there, and the others share the rest', () => {
    const area = areasOf(pack).find(({ key }) => key === 'site:esbjerg')!
    const seen = observation('students-by-campus/campus-intake', 2027, 150, { use: 'input', area })
    const intake = (observations: readonly Observation[]) => {
      const fed = feedInputs(observations, compiled.reform, compiled.without, pack)
      expect(fed.unfed).toEqual([])
      const run = runOf(fed.reform, 1)
      const at = (key: string, where: Observation['area']) => (outcomesOf({ indicator: key.split('/')[0]!, measure: key.split('/')[1]!, area: where }, december(2027), run.buffers, run.compiled.layout) as number[])[0]
      return { total: at('training-pipeline/admitted', nation), here: at('students-by-campus/campus-intake', area) }
    }
    const planned = intake([])
    expect(intake([seen])).toEqual({ total: planned.total! - planned.here! + 150, here: 150 })
    expect(intake([seen, observation('training-pipeline/admitted', 2027, 1500, { use: 'input' })])).toEqual({ total: 1500, here: 150 })
  })
})

describe('a review', () => {
  test('of nothing says nothing new', () => {
    const made = review([])
    expect(made.update.trust).toBe('none')
    expect(made.update.effective).toBeCloseTo(n, 9)
    expect(made.update.outlook[0]!.probability!.after).toBe(made.update.outlook[0]!.probability!.before)
    expect(updateSentence(made.update, wordsOf('da'))).toMatch(/^Ingen tal vejer endnu/)
  })

  test('of one future among many moves the outlook towards it', () => {
    const goal = (run: ReviewRun) => outcomesOf({ ...list.goal, area: nation }, december(2035), run.buffers, run.compiled.layout) as number[]
    const values = goal(runs.reform)
    const highest = values.indexOf(Math.max(...values))
    const made = review(exerciseObservations(list, runs.reform, highest, pack, 'exercise'))
    expect(made.update.used.length).toBeGreaterThan(10)
    expect(made.update.effective).toBeLessThan(n)
    expect(made.update.outlook[0]!.mean.after).toBeGreaterThan(made.update.outlook[0]!.mean.before)
    expect(made.update.effective === n || made.update.damping <= 1).toBe(true)
    expect(made.shifts[0]!.id).toMatch(/^[A-Z0-9]+$/)
    expect(made.leading.filter(({ latest }) => latest).length).toBeGreaterThan(20)
  })

  test('of what nobody foresaw warns in plain words', () => {
    const made = review([observation('gp-doctors/all-persons-without', 2029, 3000)])
    expect(made.update.trust).toBe('unforeseen')
    expect(trustSentence(made.update, wordsOf('da'))).toMatch(/^Advarsel: det, der skete, havde modellen ikke forudset/)
    expect(trustSentence(made.update, wordsOf('en'))).toMatch(/^Warning: what happened was not foreseen/)
  })

  test('pairs the reform with its twin: the effect is the mean of the differences', () => {
    const made = review([])
    const effect = made.effects.find(({ measure, year }) => measure === 'all-persons-without' && year === 2029)!
    const [a, b] = [runs.reform, runs.without].map((run) => outcomesOf({ ...list.goal, area: nation }, december(2029), run.buffers, run.compiled.layout) as number[])
    const differences = a!.map((value, i) => value - b![i]!)
    expect(effect.mean.mean).toBeCloseTo(differences.reduce((sum, value) => sum + value, 0) / n, 9)
    expect(effect.weighted).toBeUndefined()
    // Doctors of the councils are doctors of the country, in the effect too.
    expect(made.councils.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(effect.mean.mean, 6)
    expect(made.places).toHaveLength(98)
    expect(made.places[0]!.mean).toBeLessThanOrEqual(made.places.at(-1)!.mean)
  })

  test('finds large effects in all worlds and none in about one of twenty', () => {
    const [national] = review([]).powers
    expect(national!.curve[0]![1]).toBeLessThanOrEqual(0.15)
    expect(national!.curve.at(-1)![1]).toBe(1)
    expect(national!.smallest).toBeGreaterThan(1)
    expect(review([]).powers.find(({ test: kind }) => kind === 'opened')!.treated).toBe(17)
  })

  test('puts estimates beside the model and says when they disagree', () => {
    const estimate = { line: 2, method: 'DiD', indicator: 'gp-doctors', measure: 'all-persons-without', year: 2029, estimate: 900, low: 890, high: 910, source: 'made up' }
    const made = review([], { estimates: [estimate] })
    expect(made.estimates[0]!.apart).toBeGreaterThan(2)
    expect(conclusionSentences(made, wordsOf('da')).some((sentence) => sentence.startsWith('DiD finder en anden virkning'))).toBe(true)
  })

  test('becomes an appendix in both languages with tables that hold what they name', () => {
    const hostile = '<script>alert("x")</script>'
    const made = review([observation('gp-doctors/all-persons-without', 2029, 4500, { definition: hostile })], { bad: [{ line: 7, text: hostile, reasons: [{ da: 'nej', en: 'no' }] }] })
    const origin = { version: '1', model: '2', command: 'laegeveje review', files: ['x.csv'] }
    for (const language of ['da', 'en'] as const) {
      const chapters = chaptersOf(made, origin, language)
      const html = appendixOf(made, chapters, origin, language)
      expect(html).toContain(`<html lang="${language}">`)
      expect(html).not.toMatch(/<script|NaN|undefined|Infinity/)
      expect(html).toContain(list.fingerprint)
      const tables = tablesOf(chapters)
      expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length)
      for (const { name, columns, rows } of tables) expect([name, rows.every((row) => row.length === columns.length)]).toEqual([name, true])
    }
  })

  test('gives the same twice', () => {
    const observations = [observation('gp-doctors/all-persons-without', 2029, 4500)]
    const text = () => appendixOf(review(observations), chaptersOf(review(observations), { version: '1', model: '2', command: 'x', files: [] }, 'da'), { version: '1', model: '2', command: 'x', files: [] }, 'da')
    expect(text()).toBe(text())
  })
})
