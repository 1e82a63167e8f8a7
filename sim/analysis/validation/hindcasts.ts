/** Section: runs from years that are past, with what was known then, against what came and against forecasts that need no model. */
import { meanOf } from '../precision.ts'
import { plainStockFlow, stockFlow } from '../stock-flow.ts'
import { request, underPriors } from './bench.ts'
import type { Bench, Finding, Run, RunRequest, Section, TidyTable } from './bench.ts'
import { fan, fanKey } from './drawing.ts'
import { escape, figure, heading, list, paragraph, table } from './html.ts'
import { packAsKnown, plainForecasts } from './known-then.ts'
import { crps, middle80, scoreGroup } from './scores.ts'
import { families, familyTexts, seenFigures } from './seen-figures.ts'
import type { Family, SeenFigure } from './seen-figures.ts'

/** Years the runs begin in, and the last year they reach. */
export const starts = [2007, 2013, 2017] as const
const LAST = '2023-12'
/** From here on a run is told with what was known then, or given posts, KBU starters and shocks as they came. */
const variants = ['known', 'given'] as const
type Variant = (typeof variants)[number]
const keyOf = (variant: Variant, start: number) => `hindcast-${variant}-${start}`

/** A figure with what every forecaster said of it. Errors of the plain forecasts are NaN where nothing was known to hold or extend. */
export interface Forecast {
  readonly figure: SeenFigure
  readonly start: number
  readonly model: readonly number[]
  readonly last: number
  readonly line: number
  readonly flow: number
}

/** The fall in applications after the conflict of 2013 was known to nobody before it had come. */
const unknownShock = (start: number): Readonly<Record<string, number>> => (start < 2016 ? { SPE09: 0 } : {})

function runs(bench: Bench): RunRequest[] {
  return starts.flatMap((start) => {
    const period = { from: `${start}-01`, to: LAST }
    const then: Bench = { ...bench, pack: packAsKnown(bench.pack, start) }
    return [underPriors(request(then, keyOf('known', start), { period, assumptions: unknownShock(start) })), request(bench, keyOf('given', start), { period })]
  })
}

/** Every figure that a start could forecast. */
export function forecastsOf(bench: Bench, run: Run, start: number): Forecast[] {
  const figures = seenFigures(bench.pack).filter((f) => f.needs >= start && f.year > start)
  const flows = stockFlowFrom(bench, start)
  return figures.flatMap((f) => {
    const model = f.read(run).filter(Number.isFinite)
    if (model.length === 0) return []
    const { last, line } = plainForecasts(f.known(start), f.year, f.points)
    const flow = f.family === 'level' ? (flows.get(f.year) ?? NaN) : f.family === 'region' ? (last * (flows.get(f.year) ?? NaN)) / flows.get(start)! : NaN
    return [{ figure: f, start, model, last, line, flow }]
  })
}

/** The two-line model from what was known at the start: the owners, and the fills of the years before, the last one held. */
function stockFlowFrom(bench: Bench, start: number): Map<number, number> {
  const then = packAsKnown(bench.pack, start)
  const filled = then.series('hu-filled')!
  return stockFlow({ ...plainStockFlow, stock: then.series('owners')!.at(start), starters: (year) => filled.at(year) }, start, 2024)
}

interface Scores {
  readonly start: number
  readonly family: Family
  readonly figures: number
  readonly error: number
  readonly bias: number
  readonly crps: number
  readonly covered: number
  /** Over the figures for which there was something to hold: errors of the model and of the plain forecasts. */
  readonly comparable: number
  readonly same: number
  readonly sameCrps: number
  readonly last: number
  readonly line: number
  readonly flow: number
}

function scoresOf(list: readonly Forecast[], start: number, family: Family): Scores | undefined {
  const mine = list.filter((f) => f.start === start && f.figure.family === family)
  if (mine.length === 0) return undefined
  const scored = (of: readonly Forecast[]) => scoreGroup(of.map((f) => ({ seen: f.figure.seen, model: f.model, points: f.figure.points })))
  const comparable = mine.filter((f) => Number.isFinite(f.last))
  const plain = (value: (f: Forecast) => number) => meanOf(comparable.map((f) => (f.figure.points ? 1 : 100 / f.figure.seen) * Math.abs(value(f) - f.figure.seen)))
  const same = scored(comparable)
  return { start, family, ...scored(mine), comparable: comparable.length, same: same.error, sameCrps: same.crps, last: plain((f) => f.last), line: plain((f) => f.line), flow: plain((f) => f.flow) }
}

const allScores = (list: readonly Forecast[]): Scores[] => starts.flatMap((start) => families.flatMap((family) => scoresOf(list, start, family) ?? []))

/** Relative error of one figure, so that counts and shares can be ranked together. */
const relative = (f: Forecast) => (100 * (meanOf(f.model) - f.figure.seen)) / f.figure.seen

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say, number, signed } = words
  const of = (variant: Variant) => starts.flatMap((start) => forecastsOf(bench, runOf(keyOf(variant, start)), start))
  const known = of('known')
  const given = of('given')
  const scores = allScores(known)
  const unit = (family: Family) => (['age', 'closed', 'solo', 'settling', 'exits'].includes(family) ? say('point', 'points') : '%')
  const name = (s: { readonly start: number; readonly family: Family }) => `${words.text(familyTexts[s.family])}, ${say('fra', 'from')} ${s.start}`
  const worstGroup = scores.filter((s) => s.comparable > 0 && Number.isFinite(s.last)).sort((a, b) => b.sameCrps / Math.max(b.last, 0.1) - a.sameCrps / Math.max(a.last, 0.1))[0]!
  const worst = [...known].sort((a, b) => Math.abs(relative(b)) - Math.abs(relative(a)))
  const figureName = (f: Forecast) => `${words.text(f.figure.text)}, ${f.figure.year}`
  const value = (v: number, f: Forecast) => `${number(v, f.figure.points || f.figure.seen < 100 ? 1 : 0)}${f.figure.points ? ' %' : ''}`
  const beaten = scores.filter((s) => s.comparable > 0 && s.same > Math.min(s.last, s.line))
  const held = scores.filter((s) => s.comparable > 0 && s.same <= Math.min(s.last, s.line))
  const flowAsGood = scores.filter((s) => Number.isFinite(s.flow) && s.flow <= s.same)
  const flowWorse = scores.filter((s) => Number.isFinite(s.flow) && s.flow > s.same)
  const givenScores = allScores(given)
  const flowGiven = givenScores.filter((s) => Number.isFinite(s.flow) && s.flow <= s.same)
  const alone = scores.filter((s) => s.comparable === 0)
  const coveredAll = known.filter((f) => inside(f)).length
  const near = scoresAtFive(known)

  const scoreColumns = [
    { title: say('Hvad', 'What') },
    ...[say('tal', 'figures'), say('fejl', 'error'), say('skævhed', 'bias'), 'CRPS', say('i 80 %-interval', 'in 80 % interval'), say('fejl, sidste kendte', 'error, last known'), say('fejl, ret linje', 'error, line'), say('fejl, to-linjers-model', 'error, two-line')].map((title) => ({ title, numeric: true })),
  ]
  const scoreRows = (rows: readonly Scores[]) =>
    rows.map((s) => [`${name(s)} (${unit(s.family)})`, number(s.figures), number(s.error, 1), signed(s.bias, 1), number(s.crps, 1), `${s.covered} ${say('af', 'of')} ${s.figures}`, number(s.last, 1), number(s.line, 1), number(s.flow, 1)])
  const single = (f: Forecast) => {
    const [low, high] = middle80(f.model)
    return [figureName(f), `${f.start}`, value(f.figure.seen, f), value(meanOf(f.model), f), `${value(low, f)} – ${value(high, f)}`, `${signed(relative(f), 0)} %`, value(f.last, f)]
  }
  const singleColumns = [{ title: say('Tal', 'Figure') }, ...[say('fra', 'from'), say('set', 'seen'), 'model', say('80 %-interval', '80 % interval'), say('misvisning', 'miss'), say('sidste kendte', 'last known')].map((title) => ({ title, numeric: true }))]

  const worstFans = panel(bench, known, runOf, worstGroup.family, [worstGroup.start], 'known')
  const front =
    `<h2>${escape(say('Den værste prøve på fortiden', 'The worst hindcast'))}</h2>` +
    paragraph(
      say(
        `Værst i forhold til blot at gentage det sidste kendte tal: ${name(worstGroup)}. Modellen rammer i gennemsnit ${number(worstGroup.same, 1)} ${unit(worstGroup.family)} ved siden af (CRPS ${number(worstGroup.sameCrps, 1)}); det sidste kendte tal rammer ${number(worstGroup.last, 1)} ved siden af.`,
        `Worst against merely repeating the last known value: ${name(worstGroup)}. The model misses by ${number(worstGroup.same, 1)} ${unit(worstGroup.family)} on average (CRPS ${number(worstGroup.sameCrps, 1)}); the last known value misses by ${number(worstGroup.last, 1)}.`,
      ),
    ) +
    fanKey(words) +
    worstFans +
    paragraph(
      say(
        `Størst enkeltfejl: ${figureName(worst[0]!)}, forudsagt fra ${worst[0]!.start}. Det blev ${value(worst[0]!.figure.seen, worst[0]!)}; modellen sagde ${value(meanOf(worst[0]!.model), worst[0]!)}.`,
        `Largest single miss: ${figureName(worst[0]!)}, forecast from ${worst[0]!.start}. It became ${value(worst[0]!.figure.seen, worst[0]!)}; the model said ${value(meanOf(worst[0]!.model), worst[0]!)}.`,
      ),
    ) +
    `<h2>${escape(say('Samlet dom', 'The verdict'))}</h2>` +
    list([
      say(
        `I ${held.length} af ${held.length + beaten.length} grupper er modellen mindst så god som både det sidste kendte tal og en ret linje. I ${beaten.length} er den det ikke: ${beaten.map(name).join('; ') || 'ingen'}.`,
        `In ${held.length} of ${held.length + beaten.length} groups the model is at least as good as both the last known value and a straight line. In ${beaten.length} it is not: ${beaten.map(name).join('; ') || 'none'}.`,
      ),
      say(
        `Efter fem år eller mindre er modellens fejl for antal ejere i landet ${number(near.model, 1)} %, det sidste kendte tals ${number(near.last, 1)} % og den rette linjes ${number(near.line, 1)} %.`,
        `At five years or less the model's error for owners in the country is ${number(near.model, 1)} %, that of the last known value ${number(near.last, 1)} % and that of a line ${number(near.line, 1)} %.`,
      ),
      flowAsGood.length === 0
        ? say('To-linjers-modellen er ikke lige så god for nogen gruppe, den kan sige noget om.', 'The two-line model is not as good in any group it can speak of.')
        : say(
            `To-linjers-modellen (bestand plus tilgang minus ophør) er lige så god eller bedre for: ${flowAsGood.map(name).join('; ')}.${flowWorse.length > 0 ? ` Den er ringere for: ${flowWorse.map(name).join('; ')}.` : ''} Om alder, forløb, lister og praksisformer siger den intet.`,
            `The two-line model (stock plus inflow less exits) does as well or better for: ${flowAsGood.map(name).join('; ')}.${flowWorse.length > 0 ? ` It does worse for: ${flowWorse.map(name).join('; ')}.` : ''} Of ages, posts, lists and forms of practice it says nothing.`,
          ),
      say(
        `For ${alone.length} grupper var der intet kendt tal at gentage, så modellen har ingen at måle sig med: ${alone.map(name).join('; ')}.`,
        `In ${alone.length} groups no value was known to repeat, so the model has nothing to be measured against: ${alone.map(name).join('; ')}.`,
      ),
      say(
        `${coveredAll} af ${known.length} tal faldt i modellens 80 %-interval (${number((100 * coveredAll) / known.length)} %). Et ærligt interval ville holde omkring 80 %.`,
        `${coveredAll} of ${known.length} figures fell in the model's 80 % interval (${number((100 * coveredAll) / known.length)} %). An honest interval would hold about 80 %.`,
      ),
    ])

  const html =
    paragraph(
      say(
        'Modellen startes i januar 2007, 2013 og 2017 med de tal, der var kendt dengang: senere tal i dataserierne er skåret væk og det sidste kendte holdt fast, også antal HU-forløb, KBU-læger og optag. Parametrene trækkes fra deres spænd og ikke fra de sæt, som en kalibrering til de senere år har godtaget. Faldet i ansøgninger efter konflikten i 2013 er ikke givet på forhånd.',
        'The model starts in January of 2007, 2013 and 2017 with the figures known then: later figures of the series are cut off and the last known one held, HU posts, KBU doctors and admissions included. Parameters are drawn from their ranges and not from the sets that a calibration to the later years has accepted. The fall in applications after the conflict of 2013 is not given in advance.',
      ),
    ) +
    paragraph(
      say(
        'Nogen bagklogskab bliver tilbage: befolkningstal er de faktiske, startåret for nogle regionale serier ligger efter starten, og parametrenes midtpunkter er i hånden rettet ind mod de samme år. Så dette er en mild prøve. Fejl er i procent af det, der skete, for andele i procentpoint.',
        'Some hindsight stays: population figures are the actual ones, some regional series begin after the start, and the middles of parameters were adjusted by hand to these same years. So this is a lenient test. Errors are per cent of what was seen, for shares percentage points.',
      ),
      'note',
    ) +
    fanKey(words) +
    heading(say('Antal ejere', 'Owners')) +
    panel(bench, known, runOf, 'level', starts, 'known') +
    heading(say('Besatte HU-forløb om året', 'HU posts filled a year')) +
    panel(bench, known, runOf, 'fill', starts, 'known') +
    heading(say('Mål for mål', 'Group by group')) +
    table(say('Gennemsnitlig fejl, skævhed, CRPS (mindre er bedre) og hvor ofte det, der skete, faldt i 80 %-intervallet.', 'Mean error, bias, CRPS (smaller is better) and how often what came fell in the 80 % interval.'), scoreColumns, scoreRows(scores)) +
    table(say('De ti største enkeltfejl.', 'The ten largest single misses.'), singleColumns, worst.slice(0, 10).map(single)) +
    heading(say('Når forløb og KBU-læger gives, som de kom', 'When posts and KBU doctors are given as they came')) +
    paragraph(
      say(
        'Her får modellen de faktiske HU-forløb, KBU-læger og optag, konfliktens fald og de parametersæt, programmet bruger, som er kalibreret til de samme år. Forskellen til tabellen ovenfor er, hvad bagklogskab er værd. Dette er tilpasning, ikke prøve.',
        "Here the model gets the actual HU posts, KBU doctors and admissions, the fall of the conflict and the parameter sets the program uses, which are calibrated to these same years. The difference from the table above is what hindsight is worth. This is fit, not test.",
      ),
    ) +
    table(say('Det samme med faktiske forløb og kalibrerede parametersæt.', 'The same with actual posts and calibrated parameter sets.'), scoreColumns, scoreRows(givenScores)) +
    paragraph(
      flowGiven.length === 0
        ? say('Heller ikke her gør to-linjers-modellen det lige så godt for noget, den kan sige noget om.', 'Here too the two-line model does not do as well in anything it can speak of.')
        : say(`Også her gør to-linjers-modellen det lige så godt eller bedre for: ${flowGiven.map(name).join('; ')}.`, `Here too the two-line model does as well or better for: ${flowGiven.map(name).join('; ')}.`),
    )
  const findings = [
    ...scores.filter((s) => s.comparable > 0).map((s) => ({ what: name(s), ...(held.includes(s) ? { word: say('mindst så god som enkle forudsigelser', 'at least as good as plain forecasts'), verdict: 'good' as const } : { word: say('ringere end en enkel forudsigelse', 'worse than a plain forecast'), verdict: 'bad' as const }) })),
    ...alone.map((s) => ({ what: name(s), word: say('intet at måle sig med', 'nothing to be measured against'), verdict: 'unsure' as const })),
    { what: say(`Tal i modellens 80 %-interval: ${coveredAll} af ${known.length}`, `Figures in the model's 80 % interval: ${coveredAll} of ${known.length}`), ...honest(coveredAll / known.length, say) },
  ]
  return { html, front, findings, tables: [figuresTable(known, given), scoresTable(scores, 'known'), scoresTable(givenScores, 'given')] }
}

/** An interval that holds far fewer than it claims is too narrow, one that holds nearly all too wide. */
function honest(share: number, say: Bench['words']['say']): Pick<Finding, 'word' | 'verdict'> {
  if (share < 0.7) return { word: say('for snævert', 'too narrow'), verdict: 'bad' }
  return share > 0.9 ? { word: say('for bredt', 'too wide'), verdict: 'unsure' } : { word: say('som det skal', 'as it should be'), verdict: 'good' }
}

function inside(f: Forecast): boolean {
  const [low, high] = middle80(f.model)
  return f.figure.seen >= low && f.figure.seen <= high
}

/** Errors for the country's owners within five years of the start. */
function scoresAtFive(list: readonly Forecast[]): { readonly model: number; readonly last: number; readonly line: number } {
  const near = list.filter((f) => f.figure.family === 'level' && f.figure.year - f.start <= 5)
  const error = (value: (f: Forecast) => number) => meanOf(near.map((f) => (100 * Math.abs(value(f) - f.figure.seen)) / f.figure.seen))
  return { model: error((f) => meanOf(f.model)), last: error((f) => f.last), line: error((f) => f.line) }
}

/** Fans of the first series of a family, side by side for the starts. */
function panel(bench: Bench, list: readonly Forecast[], runOf: (key: string) => Run, family: Family, from: readonly number[], variant: Variant): string {
  const { words } = bench
  const first = list.find((f) => f.figure.family === family && from.includes(f.start))
  if (!first) return ''
  const series = first.figure.id.split('/').slice(0, 2).join('/')
  const seen = seenFigures(bench.pack).filter((f) => f.id.startsWith(`${series}/`))
  const drawn = from.map((start) => {
    const run = runOf(keyOf(variant, start))
    const template = seen[0]!
    const shift = template.year - template.needs
    const years = Array.from({ length: 2024 - start }, (_, k) => start + k + shift).filter((year) => year - shift <= 2023)
    const values = years.map((year) => [year, template.readAt(run, year).filter(Number.isFinite)] as const).filter(([, v]) => v.length > 0)
    const mean = values.map(([year, v]) => [year, meanOf(v)] as const)
    const known = template.known(start)
    const plain = (pick: 'last' | 'line') => (known.length === 0 ? [] : years.map((year) => [year, plainForecasts(known, year, template.points)[pick]] as const))
    const flow = family === 'level' ? [...stockFlowFrom(bench, start)].filter(([year]) => year <= 2024) : undefined
    const title = `${words.text(template.text)}, ${words.say('fra', 'from')} ${start}`
    const earlier = known.map(([year, v]) => [year, v] as const).filter(([year]) => year >= start - 6)
    const shown = [...earlier, ...seen.filter((f) => f.year > start && f.year <= 2024).map((f) => [f.year, f.seen] as const)]
    const svg = fan({ title, from: Math.min(start, ...shown.map(([year]) => year)), to: 2024, band: values.map(([year, v]) => [year, ...middle80(v)] as const), model: mean, seen: shown, last: plain('last'), line: plain('line'), flow }, words)
    return figure(svg, title)
  })
  return `<div class="panels">${drawn.join('')}</div>`
}

function figuresTable(known: readonly Forecast[], given: readonly Forecast[]): TidyTable {
  const rows = [...known.map((f) => ['known-then', f] as const), ...given.map((f) => ['given-inputs', f] as const)].map(([inputs, f]) => {
    const [low, high] = middle80(f.model)
    return [inputs, f.start, f.figure.family, f.figure.id, f.figure.year, f.figure.grade, f.figure.points ? 'points' : 'count', f.figure.seen, meanOf(f.model), low, high, crps(f.model, f.figure.seen), f.last, f.line, f.flow]
  })
  return { name: 'hindcast-figures', columns: ['inputs', 'start', 'family', 'figure', 'year', 'grade', 'unit', 'seen', 'model_mean', 'model_low80', 'model_high80', 'crps', 'last_value', 'line', 'two_line'], rows }
}

function scoresTable(scores: readonly Scores[], inputs: string): TidyTable {
  return {
    name: `hindcast-scores-${inputs}`,
    columns: ['start', 'family', 'figures', 'error', 'bias', 'crps', 'covered80', 'comparable', 'model_error_comparable', 'last_value_error', 'line_error', 'two_line_error'],
    rows: scores.map((s) => [s.start, s.family, s.figures, s.error, s.bias, s.crps, s.covered, s.comparable, s.same, s.last, s.line, s.flow]),
  }
}

/** Hindcasts. */
export const hindcasts: Section = { id: 'hindcasts', title: { da: 'Prøvet på fortiden', en: 'Hindcasts' }, runs, build }
