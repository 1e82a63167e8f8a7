/** Section: what must hold whatever the numbers, tried here on small runs, and what the tests hold besides. */
import { digestOfFloats } from '../../core/digest.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import { levers } from '../../model/levers/index.ts'
import { createModel } from '../../model/replicate.ts'
import { STAGE, stages } from '../../model/stages/index.ts'
import { FORM } from '../../model/world.ts'
import { valueOf } from '../../run/aggregate.ts'
import { compileScenario } from '../../scenario/index.ts'
import type { Compiled, LeverUse, ScenarioDocument } from '../../scenario/index.ts'
import { scenarioOf } from './bench.ts'
import type { Bench, Section } from './bench.ts'
import { escape, heading, paragraph, table, verdict } from './html.ts'

/** One rule and whether it held. */
export interface InvariantFound {
  readonly id: string
  readonly what: string
  readonly detail: string
  readonly holds: boolean
}

const cap = { first: 2026 * 12 + 6, persons: 'covered-persons' } as const

/** Every rule, tried now. */
export function invariantsOf(bench: Bench): InvariantFound[] {
  const { say, number } = bench.words
  const compile = (changes: Partial<Omit<ScenarioDocument, 'format' | 'id'>>): Compiled => compileScenario(scenarioOf(bench, { seed: 'validation', ...changes }), bench.pack)
  const short = { period: { from: '2025-01', to: '2027-12' } } as const
  const base = compile(short)
  const model = createModel(base)
  const first = digestOfFloats(model.run(0))
  const second = digestOfFloats(model.run(1))
  const again = digestOfFloats(model.run(0))
  const alone = digestOfFloats(createModel(base).run(1))

  // Accounts at the end of each month of one replicate.
  let wrong = 0
  let months = 0
  model.begin(2)
  for (let month = base.from; month <= base.to; month++) {
    model.step(month)
    months++
    const w = model.world
    const byStage = new Int32Array(stages.length)
    let working = 0
    for (let i = 0; i < w.people.size; i++) {
      byStage[w.people.stage[i]!]!++
      if (w.people.stage[i] === STAGE.practice && w.people.form[i] !== FORM.none) working++
    }
    if (stages.some(({ code }) => byStage[code] !== w.counts[code]) || w.heads.reduce((sum, n) => sum + n, 0) !== working) wrong++
  }

  const statusQuo = Object.fromEntries(levers.map((lever) => [lever.id, Object.fromEntries(lever.settings.map((setting) => [setting.id, setting.statusQuo])) as LeverUse]))
  const of = (kind: string) => Object.fromEntries(levers.filter((lever) => lever.kind === kind).map(({ id }) => [id, statusQuo[id]!]))
  let still = { holds: false, detail: '' }
  try {
    const compiled = compile({ ...short, levers: of('lever'), drivers: of('driver') })
    still = { holds: digestOfFloats(createModel(compiled).run(0)) === first, detail: say(`${levers.length} virkemidler og drivere`, `${levers.length} levers and drivers`) }
  } catch (error) {
    still = { holds: false, detail: error instanceof Error ? error.message : String(error) }
  }

  const hospital = compile({ period: { from: '2025-01', to: '2028-12' }, extends: 'hospital-cap-only' })
  const covered = indicatorById('hospital-gp-stock')!.measures.find(({ id }) => id === cap.persons)!
  const capped = createModel(hospital).run(0)
  const at = (month: number) => valueOf(capped, hospital.layout, covered, 'nation', 0, month, 'hospital-gp-stock')
  const most = Math.max(...Array.from({ length: 12 }, (_, k) => at(2026 * 12 + k)))
  const limit = Math.max(123, at(2025 * 12 + 11))

  const far = { period: { from: '2025-01', to: '2036-12' }, assumptions: { FEEDBACK: 0 } } as const
  const moved = compile({ ...far, extends: 'study-places-only/redistribution' })
  const unmoved = compile(far)
  const doctorsOf = (compiled: Compiled) => {
    const buffer = createModel(compiled).run(0)
    const measure = indicatorById('gp-doctors')!.measures[0]!
    return Array.from({ length: compiled.to - compiled.from + 1 }, (_, k) => valueOf(buffer, compiled.layout, measure, 'nation', 0, compiled.from + k, 'gp-doctors'))
  }
  const [a, b] = [doctorsOf(moved), doctorsOf(unmoved)]
  const differs = a.findIndex((value, k) => value !== b[k])
  return [
    { id: 'same', what: say('Samme frø, samme bits', 'Same seed, same bits'), detail: first.slice(0, 16), holds: first === again },
    { id: 'order', what: say('En gentagelse afhænger ikke af dem, der kørte før', 'A replicate depends on none that ran before'), detail: second.slice(0, 16), holds: second === alone && second !== first },
    { id: 'status-quo', what: say('Alle virkemidler på dagens værdi ændrer ikke én bit', 'All levers at today’s value change no bit'), detail: still.detail, holds: still.holds },
    { id: 'people', what: say('Personer bevares: stadierne går op, og hver læge i praksis har én plads', 'People are conserved: stages add up and each doctor in practice has one place'), detail: say(`${months} måneder`, `${months} months`), holds: wrong === 0 },
    { id: 'cap', what: say('Loftet over hospitalernes almenmedicinere overskrides ikke i 2026', 'The cap on hospital GPs is not exceeded in 2026'), detail: say(`højst ${number(most)} mod ${number(limit)}`, `at most ${number(most)} against ${number(limit)}`), holds: most <= limit },
    { id: 'lag', what: say('Flyttede studiepladser ændrer nøjagtig intet i antal læger før den korteste lovlige vej', 'Moved study places change exactly nothing in doctors before the shortest lawful way'), detail: differs < 0 ? say('ens til og med 2036', 'equal through 2036') : `${Math.floor((moved.from + differs) / 12)}`, holds: differs < 0 },
  ]
}

function build(bench: Bench): ReturnType<Section['build']> {
  const { say } = bench.words
  const found = invariantsOf(bench)
  const tests: readonly (readonly [string, string])[] = [
    [say('loft, tutorpladser og optag overskrides aldrig', 'caps, tutor slots and intakes are never exceeded'), 'test/property/model/caps.test.ts'],
    [say('rækkefølge og navne på kommuner er uden betydning', 'order and names of municipalities do not matter'), 'test/property/model/relabelling.test.ts'],
    [say('fortiden røres ikke af et senere virkemiddel', 'the past is untouched by a later lever'), 'test/property/model/comparisons.test.ts'],
    [say('matching uden blokerende par; de samme ubesatte, hvem der end byder', 'matching without a blocking pair; the same unfilled whoever proposes'), 'test/property/core'],
    [say('bits er ens i en anden motor end V8', 'bits agree in an engine other than V8'), 'test/engines/national.test.ts'],
    [say('stød dør ud, og stedtiltag har tabere', 'shocks fade, and place levers have losers'), 'test/checks/sanity.test.ts'],
  ]
  const html =
    paragraph(say('Prøvet nu, med små kørsler:', 'Tried now, on small runs:')) +
    table(
      say('Det, der skal gælde altid.', 'What must always hold.'),
      [{ title: say('Regel', 'Rule') }, { title: say('Prøvet på', 'Tried on') }, { title: say('Dom', 'Verdict') }],
      found.map((rule) => [rule.what, rule.detail, verdict(rule.holds ? say('holder', 'holds') : say('brudt', 'broken'), rule.holds ? 'good' : 'bad')]),
    ) +
    heading(say('Holdt af prøverne i programmet', 'Held by the program’s tests')) +
    `<ul>${tests.map(([what, where]) => `<li>${escape(what)}: <code>${escape(where)}</code></li>`).join('')}</ul>` +
    paragraph(say('Ikke prøvet noget sted: halveret tidsskridt (modellen har kun måneder) og halveret befolkning.', 'Tried nowhere: a halved time step (the model has months alone) and a halved population.'), 'note')
  const findings = found.map((rule) => ({ what: rule.what, word: rule.holds ? say('holder', 'holds') : say('brudt', 'broken'), verdict: rule.holds ? ('good' as const) : ('bad' as const) }))
  return { html, findings, tables: [{ name: 'invariants', columns: ['rule', 'holds', 'detail'], rows: found.map((rule) => [rule.id, rule.holds ? 'yes' : 'no', rule.detail]) }] }
}

/** What must always hold. */
export const invariants: Section = { id: 'invariants', title: { da: 'Det, der altid skal holde', en: 'What must always hold' }, runs: () => [], build }
