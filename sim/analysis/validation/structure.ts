/** Section: does the answer hang on how the model is built? The same questions under other structures, and under other definitions of the goal. */
import { pairedDifference } from '../../core/quantiles.ts'
import type { Text } from '../../model/definitions.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import { lowestShare } from '../../run/aggregate.ts'
import { meanOf } from '../precision.ts'
import { request } from './bench.ts'
import type { Bench, Run, Section } from './bench.ts'
import { dots } from './drawing.ts'
import { figure, heading, paragraph, table } from './html.ts'
import { middle80 } from './scores.ts'

const YEAR = 2035
const period = { from: '2025-01', to: `${YEAR}-12` } as const
/** The reform as it was agreed, where the scenario is there. */
const REFORM = 'reform-as-agreed'
const goal = { indicator: 'gp-doctors', measure: 'all-persons-without', value: 5000 } as const

interface Alternative {
  readonly id: string
  readonly text: Text
  readonly assumptions: Readonly<Record<string, number>>
}

/** Other ways to build the same model. Full-time equivalents of the Netherlands: 0.551 for women, 0.822 for men. */
const alternatives: readonly Alternative[] = [
  { id: 'as-is', text: { da: 'modellen, som den er', en: 'the model as it is' }, assumptions: {} },
  { id: 'no-spiral', text: { da: 'ingen spiral: belastning virker ikke tilbage', en: 'no spiral: load does not act back' }, assumptions: { FEEDBACK: 0 } },
  { id: 'little-preference', text: { da: 'svag varig præference for sted', en: 'weak lasting preference for place' }, assumptions: { G02: 0.6 } },
  { id: 'no-preference', text: { da: 'ingen varig præference for sted', en: 'no lasting preference for place' }, assumptions: { G02: 0 } },
  { id: 'plain-logit', text: { da: 'almindelig logit i stedet for indlejret', en: 'plain logit instead of nested' }, assumptions: { SET25: 1 } },
  { id: 'dutch-hours', text: { da: 'hollandsk arbejdstid', en: 'Dutch working hours' }, assumptions: { FTEW: 0.551, FTEM: 0.822 } },
]

const hasReform = (bench: Bench) => bench.library.document(REFORM) !== undefined
const keyOf = (id: string, reform: boolean) => `structure-${id}${reform ? '-reform' : ''}`

function runs(bench: Bench) {
  return alternatives.flatMap(({ id, assumptions }) => [request(bench, keyOf(id, false), { period, assumptions }), ...(hasReform(bench) ? [request(bench, keyOf(id, true), { extends: REFORM, period, assumptions })] : [])])
}

const doctors = (run: Run) => run.values(goal.indicator, goal.measure, YEAR)
/** Coverage of the quarter of municipalities where it is lowest, full-time doctors per 1,600 weighted citizens. */
function worstQuarter(run: Run): number[] {
  const coverage = indicatorById('gp-coverage-need')!.measures.find(({ id }) => id === 'coverage')!
  return run.buffers.flatMap((buffer) => (buffer ? [lowestShare(buffer, run.compiled.layout, coverage, 'place', YEAR * 12 + 11, 0.25, 'gp-coverage-need')] : []))
}

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say, number, signed } = words
  const base = runOf(keyOf('as-is', false))
  const rows = alternatives.map(({ id, text }) => {
    const run = runOf(keyOf(id, false))
    const reform = hasReform(bench) ? runOf(keyOf(id, true)) : undefined
    const values = doctors(run)
    return {
      id,
      text,
      mean: meanOf(values),
      band: middle80(values),
      change: pairedDifference(values, doctors(base)),
      worst: meanOf(worstQuarter(run)),
      reached: values.filter((value) => value >= goal.value).length,
      of: values.length,
      reform: reform && pairedDifference(doctors(reform), values),
      reformWorst: reform && pairedDifference(worstQuarter(reform), worstQuarter(run)),
    }
  })
  const effects = rows.flatMap(({ reform }) => (reform ? [reform.mean] : []))
  const range = (list: readonly number[], decimals = 0) => `${signed(Math.min(...list), decimals)} ${say('til', 'to')} ${signed(Math.max(...list), decimals)}`
  const columns = [
    { title: say('Opbygning', 'Structure') },
    ...[say('læger 2035', 'doctors 2035'), say('80 %', '80 %'), say('mod modellen', 'against the model'), say('dækning, værste fjerdedel', 'coverage, worst quarter'), say('når 5.000', 'reach 5,000'), ...(effects.length > 0 ? [say('reformens virkning', 'effect of the reform'), say('i værste fjerdedel', 'in worst quarter')] : [])].map((title) => ({ title, numeric: true })),
  ]
  const definitions = indicatorById(goal.indicator)!.measures.map((measure) => {
    const values = base.values(goal.indicator, measure.id, YEAR)
    const reform = hasReform(bench) ? runOf(keyOf('as-is', true)).values(goal.indicator, measure.id, YEAR) : undefined
    return { measure, mean: meanOf(values), band: middle80(values), reached: values.filter((value) => value >= goal.value).length, of: values.length, reform: reform && pairedDifference(reform, values), reformReached: reform?.filter((value) => value >= goal.value).length }
  })
  const apart = Math.max(...definitions.map((row) => row.mean)) - Math.min(...definitions.map((row) => row.mean))
  const html =
    paragraph(
      say(
        'Hver linje er den samme model med ét led taget ud eller bygget anderledes, med de samme gentagelser og den samme tilfældighed. Det, der ikke flytter sig, kan man stole mere på end det, der gør.',
        'Each line is the same model with one part taken out or built otherwise, with the same replicates and the same chance. What does not move can be trusted more than what does.',
      ),
    ) +
    figure(
      dots(say('Læger i det almenmedicinske tilbud ved udgangen af 2035, grundforløb', 'Doctors in the service at the end of 2035, baseline'), rows.map((row) => ({ label: words.text(row.text).slice(0, 44), model: [row.band[0], row.mean, row.band[1]] as const })), words, { reference: goal.value, axis: say('læger, alle speciallæger, personer; streg ved 5.000', 'doctors, all specialists, persons; line at 5,000') }),
      say('Middel og 80 %-interval for grundforløbet.', 'Mean and 80 % interval of the baseline.'),
    ) +
    table(
      say('Antal læger, dækning og reformens virkning under andre opbygninger. Forskelle er parrede.', 'Doctors, coverage and the effect of the reform under other structures. Differences are paired.'),
      columns,
      rows.map((row) => [
        words.text(row.text), number(row.mean), `${number(row.band[0])} – ${number(row.band[1])}`, signed(row.change.mean), number(row.worst, 3), `${row.reached} ${say('af', 'of')} ${row.of}`,
        ...(row.reform ? [`${signed(row.reform.mean)} ± ${number(1.96 * row.reform.standardError)}`, signed(row.reformWorst!.mean, 3)] : []),
      ]),
    ) +
    (effects.length > 0
      ? paragraph(
          say(
            `Reformens virkning på antal læger i 2035 er ${range(effects)} på tværs af opbygninger. Antallet i grundforløbet spænder fra ${number(Math.min(...rows.map((row) => row.mean)))} til ${number(Math.max(...rows.map((row) => row.mean)))}.`,
            `The effect of the reform on doctors in 2035 is ${range(effects)} across structures. The number in the baseline ranges from ${number(Math.min(...rows.map((row) => row.mean)))} to ${number(Math.max(...rows.map((row) => row.mean)))}.`,
          ),
        )
      : '') +
    heading(say('Andre definitioner af målet', 'Other definitions of the goal')) +
    paragraph(
      say(
        `Ingen har fastlagt, hvem der tæller med blandt de 5.000. Mellem den snævreste og den videste definition er der ${number(apart)} læger i 2035${effects.length > 0 ? `; reformens virkning er ${signed(rows[0]!.reform!.mean)}` : ''}.`,
        `Nobody has settled who counts among the 5,000. Between the narrowest and the widest definition there are ${number(apart)} doctors in 2035${effects.length > 0 ? `; the effect of the reform is ${signed(rows[0]!.reform!.mean)}` : ''}.`,
      ),
    ) +
    table(
      say('Ved udgangen af 2035, under hver definition.', 'At the end of 2035, under each definition.'),
      [{ title: say('Hvem tæller med', 'Who counts') }, ...[say('grundforløb', 'baseline'), '80 %', say('når 5.000', 'reach 5,000'), ...(hasReform(bench) ? [say('reformens virkning', 'effect of the reform'), say('når 5.000 med reform', 'reach 5,000 with the reform')] : [])].map((title) => ({ title, numeric: true }))],
      definitions.map((row) => [words.text(row.measure.text), number(row.mean), `${number(row.band[0])} – ${number(row.band[1])}`, `${row.reached} ${say('af', 'of')} ${row.of}`, ...(row.reform ? [`${signed(row.reform.mean)} ± ${number(1.96 * row.reform.standardError)}`, `${row.reformReached} ${say('af', 'of')} ${row.of}`] : [])]),
    )
  return {
    html,
    tables: [
      { name: 'structure', columns: ['structure', 'doctors_2035', 'low80', 'high80', 'change', 'coverage_worst_quarter', 'times_5000', 'replicates', 'reform_effect', 'reform_effect_se', 'reform_effect_worst_quarter'], rows: rows.map((row) => [row.id, row.mean, row.band[0], row.band[1], row.change.mean, row.worst, row.reached, row.of, row.reform?.mean, row.reform?.standardError, row.reformWorst?.mean]) },
      { name: 'definitions', columns: ['definition', 'doctors_2035', 'low80', 'high80', 'times_5000', 'replicates', 'reform_effect', 'reform_effect_se', 'times_5000_reform'], rows: definitions.map((row) => [row.measure.id, row.mean, row.band[0], row.band[1], row.reached, row.of, row.reform?.mean, row.reform?.standardError, row.reformReached]) },
    ],
  }
}

/** Structural alternatives and definitions. */
export const structure: Section = { id: 'structure', title: { da: 'Andre måder at bygge modellen på', en: 'Other ways to build the model' }, runs, build }
