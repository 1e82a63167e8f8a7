/** Section: twelve patterns that a model of this country must show, each with a verdict by a rule that was written before the numbers. */
import { request } from './bench.ts'
import type { Bench, Run, RunRequest, Section } from './bench.ts'
import { paragraph, table, verdict } from './html.ts'
import { patternRules } from './pattern-rules.ts'

const keys = { early: 'patterns-2007', late: 'patterns-2013' } as const

function runs(bench: Bench): RunRequest[] {
  return [request(bench, keys.early, { period: { from: '2007-01', to: '2023-12' } }), request(bench, keys.late, { period: { from: '2013-01', to: '2023-12' } })]
}

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say } = words
  const found = patternRules(bench, runOf(keys.early), runOf(keys.late))
  const word = { shown: say('vist', 'shown'), missed: say('ikke vist', 'not shown'), unknown: say('kan ikke afgøres', 'cannot be told') } as const
  const kind = { shown: 'good', missed: 'bad', unknown: 'unsure' } as const
  const count = (v: keyof typeof word) => found.filter((p) => p.verdict === v).length
  const html =
    paragraph(
      say(
        `Af tolv mønstre er ${count('shown')} vist, ${count('missed')} ikke vist, og ${count('unknown')} kan ikke afgøres med de tal, der findes. Flere af mønstrene blev brugt, da modellen blev rettet ind, så et ja er mindre værd end et nej.`,
        `Of twelve patterns ${count('shown')} are shown, ${count('missed')} are not, and ${count('unknown')} cannot be told with the figures there are. Several were used when the model was adjusted, so a yes is worth less than a no.`,
      ),
    ) +
    table(
      say('Mønstre, reglen for hver, og hvad modellen viser med de parametersæt, programmet bruger.', 'Patterns, the rule for each, and what the model shows with the parameter sets the program uses.'),
      [{ title: '' }, { title: say('Mønster', 'Pattern') }, { title: say('Set', 'Seen') }, { title: 'Model' }, { title: say('Regel', 'Rule') }, { title: say('Dom', 'Verdict') }],
      found.map((p) => [p.id, p.what, p.seen, p.model, p.rule, verdict(word[p.verdict], kind[p.verdict])]),
    )
  return { html, findings: found.map((p) => ({ what: `${p.id}: ${p.what}`, word: word[p.verdict], verdict: kind[p.verdict] })), tables: [{ name: 'patterns', columns: ['pattern', 'what', 'seen', 'model', 'rule', 'verdict'], rows: found.map((p) => [p.id, p.what, p.seen, p.model, p.rule, p.verdict]) }] }
}

/** Pattern targets P1 to P12. */
export const patterns: Section = { id: 'patterns', title: { da: 'Mønstre, modellen skal vise', en: 'Patterns the model must show' }, runs, build }
