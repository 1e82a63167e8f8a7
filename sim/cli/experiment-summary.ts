/** What an experiment found, as text for a person. */
import { boxWords, decimalsIn, factorDecimals, noBoxWords, ranked, valueWords } from '../analysis/experiments/index.ts'
import type { Convergence, Experiment, ExperimentPlan, ExperimentResults, Factor, Grid, NumberWriter, Output, OutputResult } from '../analysis/experiments/index.ts'
import type { Estimate } from '../analysis/sensitivity/bootstrap.ts'
import { monthName, number, signed } from './numbers.ts'
import { textTable, wrap } from './text-table.ts'

const english: NumberWriter = { number, month: (month) => (month % 12 === 0 ? `${month / 12}` : monthName(month)) }
const right = (title: string) => ({ title, align: 'right' as const })
/** Factors that a table shows; the file has all. */
const mostRows = 25

/** Results, scenario by scenario and output by output. */
export function experimentText(plan: ExperimentPlan, { results, missing }: ExperimentResults): string {
  const { experiment } = plan
  const head = `${experiment.title.en} (${experiment.id})\n${designText(plan)}, seed "${experiment.seed}"`
  const parts = results.map((result) => resultText(result, experiment))
  const lost = missing > 0 ? `\n\n${number(missing, 0)} runs gave no number; the manifest says why.` : ''
  return `${head}\n\n${parts.join('\n\n\n')}${lost}\n\n${chanceText(results, experiment)}\n\nFingerprint ${plan.fingerprint}`
}

/** `Saltelli: 10 rows, 120 points x 4 replicates = 480 runs`. */
export function designText({ experiment, points, runs }: ExperimentPlan): string {
  const { kind, ...numbers } = experiment.design
  const said = Object.entries(numbers).filter(([name]) => name !== 'points').map(([name, value]) => `, ${name} ${number(value as number, 0)}`).join('')
  const scenarios = experiment.scenarios.length > 1 ? ` in ${experiment.scenarios.length} scenarios` : ''
  return `${kind.replaceAll('-', ' ')}${said}: ${experiment.factors.length} factors, ${number(points, 0)} points${scenarios} × ${number(experiment.replicates, 0)} replicates = ${number(runs, 0)} runs`
}

function resultText(result: OutputResult, experiment: Experiment): string {
  const output = experiment.outputs.find(({ id }) => id === result.output)!
  const scenario = experiment.scenarios.find(({ id }) => id === result.scenario)!
  const d = digitsFor(result, output)
  const write = result.against === undefined ? number : signed
  const less = experiment.scenarios.find(({ id }) => id === result.against)
  const goal = output.goal && result.reached ? `; ${output.goal.sense === 'at-most' ? 'at most' : 'at least'} ${number(output.goal.value, 0)} in ${number(100 * result.reached.value, 0)} of 100 runs` : ''
  const head = `${output.text.en} (${output.unit.en})\n${scenario.title.en}${less ? ` less ${less.title.en}` : ''}: mean ${write(result.mean, d)}, points from ${write(result.lowest, d)} to ${write(result.highest, d)}${goal}`
  return [head, effectsText(result, experiment, d), result.grid && gridText(result.grid, experiment, result.against === undefined ? output.goal : undefined, d), discoveryText(result, experiment, output), convergenceText(result, d)]
    .filter((part) => part)
    .join('\n\n')
}

function effectsText({ effects }: OutputResult, { factors }: Experiment, d: number): string {
  const rows = ranked(effects)
  const shown = rows.slice(0, mostRows)
  const share = (estimate: Estimate | undefined) => (estimate ? interval(estimate, 2, number) : '–')
  const longest = Math.max(...rows.map(({ change }) => Math.abs(change?.value ?? 0)))
  const has = { change: rows.some(({ change }) => change), first: rows.some(({ first }) => first), total: rows.some(({ total }) => total), screening: rows.some(({ screening }) => screening) }
  const table = textTable(
    [
      { title: 'Factor' },
      { title: 'from – to' },
      ...(has.change ? [right('change (90 % interval)')] : []),
      ...(effects.method === 'differences' ? [{ title: '' }] : []),
      ...(has.first ? [right('share alone')] : []),
      ...(has.total ? [right('share in all')] : []),
      ...(has.screening ? [right('mean size μ* (90 %)'), right('mean μ'), right('spread σ')] : []),
      { title: 'grade' },
    ],
    shown.map(({ factor: id, change, first, total, screening }) => {
      const factor = factors.find((one) => one.id === id)!
      return [
        factor.text.en,
        span(factor),
        ...(has.change ? [change ? interval(change, d, signed) : '–'] : []),
        ...(effects.method === 'differences' ? [bar(change?.value ?? NaN, longest)] : []),
        ...(has.first ? [share(first)] : []),
        ...(has.total ? [share(total)] : []),
        ...(has.screening ? (screening ? [interval(screening.muStar, d, number), signed(screening.mu, d), number(screening.sigma, d)] : ['–', '–', '–']) : []),
        factor.grade,
      ]
    }),
  )
  const notes = [
    rows.length > shown.length ? `${rows.length - shown.length} factors more are in effects.csv.` : '',
    has.screening && Number.isFinite(effects.floor) ? `Chance alone would give a factor without effect a mean size of ${number(effects.floor!, d)}.` : '',
    effects.linear !== undefined && Number.isFinite(effects.linear) ? `Straight lines explain ${number(100 * effects.linear, 0)} % of the variance between points.` : '',
    effects.left > 0 ? `${number(effects.left, 0)} points without a result were left out.` : '',
    ...pairNotes(effects.pairs, factors),
  ].filter((note) => note !== '')
  return [table, ...notes.map((note) => wrap(note, 100))].join('\n')
}

function pairNotes(pairs: OutputResult['effects']['pairs'], factors: readonly Factor[]): string[] {
  const name = (id: string) => `“${factors.find((factor) => factor.id === id)!.text.en}”`
  const told = [...(pairs ?? [])].filter(({ share }) => share.value > 0.01).sort((a, b) => b.share.value - a.share.value).slice(0, 3)
  if (told.length === 0) return []
  return [`Together beyond what each does alone, as a share: ${told.map(({ factors: together, share }) => `${together.map((pair) => pair.map(name).join(' with ')).join(' or ')} ${interval(share, 2, number)}`).join('; ')}.`]
}

/** A bar to the left or right of a line, at most ten characters long. */
function bar(value: number, longest: number): string {
  const length = longest > 0 && Number.isFinite(value) ? Math.round((10 * Math.abs(value)) / longest) : 0
  return value < 0 ? `${'█'.repeat(length).padStart(10)}│` : `${' '.repeat(10)}│${'█'.repeat(length)}`
}

/** From the first to the last value. */
function span(factor: Factor): string {
  const told = (value: Parameters<typeof valueWords>[0]) => valueWords(value, factor, 'en', english)
  if (factor.range && factor.kind !== 'start' && factor.kind !== 'end') return factor.range.map((end) => `${number(end, decimalsIn(end))}${factor.unit === '%' ? ' %' : ''}`).join(' – ')
  if (factor.range) return factor.range.join(' – ')
  const levels = factor.levels!
  return levels.length === 1 ? told(levels[0]!) : `${told(levels[0]!)} – ${told(levels.at(-1)!)}`
}

function gridText({ x, y, columns, rows, cells }: Grid, { factors }: Experiment, goal: Output['goal'], d: number): string {
  const factor = (id: string) => factors.find((one) => one.id === id)!
  const told = (step: Grid['columns'][number], of: Factor) => (step.value === undefined ? `${number(step.low, factorDecimals(of))}–${number(step.high, factorDecimals(of))}` : valueWords(step.value, of, 'en', english))
  const cell = (i: number, j: number) => {
    const { runs, mean, reached } = cells[j * columns.length + i]!
    return runs === 0 ? '·' : goal ? number(100 * reached!.value, 0) : number(mean, d)
  }
  const unsure = goal ? Math.max(...cells.filter(({ runs }) => runs > 0).map(({ reached }) => Math.max(reached!.high - reached!.value, reached!.value - reached!.low))) : NaN
  const sure = Number.isFinite(unsure) ? `\nA cell is known to within ${number(Math.ceil(100 * unsure), 0)} of 100 (90 % interval), or better.` : ''
  const title = goal ? `Runs of 100 that reach ${goal.sense === 'at-most' ? 'at most' : 'at least'} ${number(goal.value, 0)}` : 'Mean'
  return `${wrap(`${title}. Across: ${factor(x).text.en}. Down: ${factor(y).text.en}.`, 100)}\n${textTable(
    [right(''), ...columns.map((step) => right(told(step, factor(x))))],
    rows.map((step, j) => [told(step, factor(y)), ...columns.map((_, i) => cell(i, j))]).reverse(),
  )}${sure}`
}

function discoveryText({ discovery }: OutputResult, { factors }: Experiment, output: Output): string {
  if (!discovery) return ''
  if (discovery.base === 0 || discovery.base === 1) return ''
  if (discovery.boxes.length === 0) return wrap(noBoxWords(discovery, 'en', english), 100)
  return discovery.boxes.map((box) => wrap(boxWords(box, discovery, factors, output, 'en', english).sentence, 100)).join('\n')
}

function convergenceText({ convergence, effects }: OutputResult, d: number): string {
  const { halfWidth, enough, noise, replicates } = convergence
  const n = replicates.at(-1)!.n
  const settled = settledText(convergence, effects, d)
  if (n < 2) return wrap(`One replicate a point: how much of the differences between points is chance cannot be told.${settled}`, 100)
  const verdict = !(enough > 0) ? '' : enough <= n ? ` That is fine enough: ${number(enough, 0)} would do.` : ` For a tenth of the spread between points ${number(enough, 0)} replicates would be needed.`
  const part = noise >= 0.01 ? ` Chance makes about ${number(100 * noise, 0)} % of the variance between points.` : ''
  return wrap(`With ${number(n, 0)} paired replicates the difference between two points is known to within ± ${number(halfWidth, d + 1)}.${verdict}${part}${settled}`, 100)
}

/** How far the design has settled: what its second half has moved. */
function settledText({ design }: Convergence, { resampled, method }: OutputResult['effects'], d: number): string {
  const [half, all] = design.slice(-2)
  if (!half || !all) return ''
  const moved = Math.max(...all.factors.map((value, k) => Math.abs(value - half.factors[k]!)).filter((value) => value === value))
  if (!Number.isFinite(moved)) return ''
  return ` From ${number(half.n, 0)} to all ${number(all.n, 0)} ${resampled} no ${method === 'morris' ? 'mean size' : 'share'} moved by more than ${number(moved, method === 'morris' ? d : 2)}.`
}

/** What readers must be told of every table. */
function chanceText(results: readonly OutputResult[], { factors }: Experiment): string {
  const over = [...new Set(results.map(({ effects }) => effects.resampled))].join(' and ')
  const weak = factors.filter(({ grade }) => grade === 'C').length
  return wrap(`Intervals are 90 %, by bootstrap over ${over}. ${weak > 0 ? `${weak} of ${factors.length} factors lean on assumptions (grade C).` : 'No factor leans on an assumption without a source.'}`, 100)
}

function interval({ value, low, high }: Estimate, d: number, write: (value: number, decimals: number) => string): string {
  if (!Number.isFinite(value)) return '–'
  return Number.isFinite(low) ? `${write(value, d)} (${write(low, d)} to ${write(high, d)})` : write(value, d)
}

/** As many decimals as tell points apart. */
function digitsFor({ lowest, highest }: OutputResult, { decimals }: Output): number {
  const spread = highest - lowest
  return spread > 0 && spread < 10 ** (1 - decimals) ? Math.min(6, decimals + (spread < 10 ** -decimals ? 2 : 1)) : decimals
}

