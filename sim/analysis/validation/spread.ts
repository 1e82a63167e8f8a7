/** Section: where the band comes from, how many replicates a wanted precision needs, and what no band holds. */
import { lowestShare } from '../../run/aggregate.ts'
import { indicatorById } from '../../model/indicators/index.ts'
import { sourcedAtDefaults } from '../graded.ts'
import { precisionOf, replicatesFor, splitByGrade, splitSpread } from '../precision.ts'
import { request } from './bench.ts'
import type { Bench, Run, Section } from './bench.ts'
import { partsBars, partsKey } from './drawing.ts'
import { figure, heading, list, paragraph, table } from './html.ts'
import { middle80 } from './scores.ts'

const period = { from: '2025-01', to: '2035-12' } as const
const REFORM = 'reform-as-agreed'
const hasReform = (bench: Bench) => bench.library.document(REFORM) !== undefined

const kinds = { drawn: () => ({}), assumed: (bench: Bench) => ({ assumptions: sourcedAtDefaults(bench.pack) }), chance: () => ({ chanceOnly: true }) } as const
type Kind = keyof typeof kinds

function runs(bench: Bench) {
  return (Object.keys(kinds) as Kind[]).flatMap((kind) => [
    request(bench, `spread-${kind}`, { period, ...kinds[kind](bench) }),
    ...(hasReform(bench) ? [request(bench, `spread-${kind}-reform`, { extends: REFORM, period, ...kinds[kind](bench) })] : []),
  ])
}

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say, number, signed } = words
  const doctors = (year: number) => (run: Run) => run.values('gp-doctors', 'all-persons-without', year)
  const coverage = indicatorById('gp-coverage-need')!.measures.find(({ id }) => id === 'coverage')!
  const worst = (run: Run) => run.buffers.flatMap((buffer) => (buffer ? [lowestShare(buffer, run.compiled.layout, coverage, 'place', 2035 * 12 + 11, 0.25, 'gp-coverage-need')] : []))
  const questions: readonly { readonly id: string; readonly text: string; readonly read: (run: Run) => number[]; readonly decimals: number; readonly wanted: number; readonly effect?: boolean }[] = [
    { id: 'doctors-2029', text: say('læger, udgangen af 2029', 'doctors, end of 2029'), read: doctors(2029), decimals: 0, wanted: 15 },
    { id: 'doctors-2035', text: say('læger, udgangen af 2035', 'doctors, end of 2035'), read: doctors(2035), decimals: 0, wanted: 15 },
    { id: 'owners-2035', text: say('ejere, udgangen af 2035', 'owners, end of 2035'), read: (run) => run.values('gp-doctors', 'owners-persons-without', 2035), decimals: 0, wanted: 15 },
    { id: 'hu-filled-2030', text: say('besatte HU-forløb 2030', 'HU posts filled 2030'), read: (run) => run.values('hu-fill-rate', 'hu-filled', 2030), decimals: 0, wanted: 3 },
    { id: 'worst-quarter-2035', text: say('dækning i værste fjerdedel 2035', 'coverage of worst quarter 2035'), read: worst, decimals: 3, wanted: 0.005 },
    ...(hasReform(bench) ? [{ id: 'reform-2035', text: say('reformens virkning på læger 2035', 'effect of the reform on doctors 2035'), read: doctors(2035), decimals: 0, wanted: 5, effect: true }] : []),
  ]
  const valuesOf = (question: (typeof questions)[number], kind: Kind) => {
    const values = question.read(runOf(`spread-${kind}`))
    if (!question.effect) return values
    return question.read(runOf(`spread-${kind}-reform`)).map((value, i) => value - values[i]!)
  }
  const rows = questions.map((question) => {
    const drawn = valuesOf(question, 'drawn')
    const precision = precisionOf(drawn)
    return { question, drawn, precision, split: splitSpread(drawn, valuesOf(question, 'chance')), parts: splitByGrade(drawn, valuesOf(question, 'assumed'), valuesOf(question, 'chance')), needed: replicatesFor(precision, question.wanted), band: middle80(drawn) }
  })
  const share = (split: (typeof rows)[number]['split']) => (split ? `${number(100 * split.shareOfParameters)} % ± ${number(196 * split.error)}` : '–')
  const doctors2035 = rows.find(({ question }) => question.id === 'doctors-2035')!
  const width = (100 * (doctors2035.band[1] - doctors2035.band[0])) / 2 / doctors2035.precision.value
  const html =
    paragraph(
      say(
        'Båndet har to dele. Tilfældet: de samme regler giver ikke samme forløb to gange. Uvidenhed: ingen kender parametrene præcist. Den første del fås ved at holde parametrene fast, den anden er resten. Tilfældet bliver ikke mindre af at vide mere; uvidenheden gør.',
        'The band has two parts. Chance: the same rules do not give the same course twice. Ignorance: nobody knows the parameters exactly. The first is had by holding the parameters still, the second is the rest. Knowing more does not make chance smaller; it does make ignorance smaller.',
      ),
    ) +
    paragraph(
      say(
        'Uvidenheden er selv af to slags. Nogle parametre har en kilde, men et spænd (grad B). Andre er antagelser, som ingen har målt (grad C); de er skraveret. Deres del fås ved at trække dem alene, med resten på standardværdien. Det, de to slags gør sammen, er regnet til den første; hvor antagelserne alene spreder lige så meget som begge, er hele delen skraveret.',
        'Ignorance itself is of two kinds. Some parameters have a source, but a range (grade B). Others are assumptions that nobody has measured (grade C); they are hatched. Their part is had by drawing them alone, with the rest at their defaults. What the two kinds do together is counted with the first; where assumptions alone spread as much as both, the whole part is hatched.',
      ),
    ) +
    partsKey([
      ['bar', say('tilfældet', 'chance')],
      ['tinted', say('parametre med kilde (B)', 'parameters with a source (B)')],
      ['hatched', say('antagelser uden kilde (C)', 'assumptions without a source (C)')],
    ]) +
    figure(
      partsBars(
        say('Spredningen delt i tilfælde, parametre med kilde og antagelser', 'The spread split into chance, parameters with a source, and assumptions'),
        rows.flatMap(({ question, parts }) =>
          parts ? [{ label: question.text, parts: [{ kind: 'bar' as const, value: parts.chance }, { kind: 'tinted' as const, value: parts.sourced }, { kind: 'hatched' as const, value: parts.assumed }], note: `C: ${number(100 * parts.assumed)} %` }] : [],
        ),
        290,
      ),
      say('Dele af variansen. Tallet til højre er antagelsernes del.', 'Parts of the variance. The number to the right is the part of assumptions.'),
    ) +
    table(
      say('Bånd, deres deling, hvor sikker medianen er, og gentagelser, der skal til.', 'Bands, their split, how sure the median is, and replicates needed.'),
      [{ title: say('Resultat', 'Result') }, ...[say('median', 'median'), say('80 %', '80 %'), say('heraf parametre', 'of it parameters'), say('heraf grad C', 'of it grade C'), say('median kendt til ±', 'median known to ±'), say('ønsket ±', 'wanted ±'), say('gentagelser', 'replicates')].map((title) => ({ title, numeric: true }))],
      rows.map(({ question, precision, split, parts, needed, band }) => {
        const write = question.effect ? signed : number
        return [question.text, write(precision.value, question.decimals), `${write(band[0], question.decimals)} – ${write(band[1], question.decimals)}`, share(split), parts ? `${number(100 * parts.assumed)} %` : '–', number(precision.halfWidth, question.decimals === 0 ? 1 : question.decimals + 1), number(question.wanted, question.decimals), number(needed)]
      }),
    ) +
    heading(say('Hvad båndene ikke rummer', 'What the bands leave out')) +
    paragraph(
      say(
        `Båndet for læger i 2035 er ± ${number(width, 1)} % om medianen. De bedst dokumenterede prognoser for almen praksis har vist sig 2-15 % forkerte. Et bånd i den smalle ende af det er kun ærligt, når det siges, hvad det udelader:`,
        `The band for doctors in 2035 is ± ${number(width, 1)} % around the median. The best documented forecasts for general practice have turned out 2-15 % wrong. A band at the narrow end of that is honest only when it says what it leaves out:`,
      ),
    ) +
    list([
      say('nye love, konflikter, epidemier og aftaler, som ingen parameter beskriver', 'new laws, conflicts, epidemics and agreements that no parameter describes'),
      say('modellens form: se, hvor langt de andre opbygninger ovenfor ligger fra hinanden', 'the form of the model: see how far the other structures above lie apart'),
      say('hvem der tæller med: definitionerne ligger mange hundrede læger fra hinanden', 'who counts: the definitions lie many hundreds of doctors apart'),
      say('enkelte kommuner: de fleste har under fyrre ejere, og en ændring på tre er støj', 'single municipalities: most have fewer than forty owners, and a change of three is noise'),
      say('arbejdstid: der er ingen kilde til fuldtid pr. læge, så alle fuldtidstal er skøn', 'working hours: there is no source for full time per doctor, so all full-time figures are judgements'),
    ])
  return {
    html,
    tables: [
      {
        name: 'spread',
        columns: ['result', 'median', 'low80', 'high80', 'variance', 'chance_variance', 'parameter_share', 'parameter_share_se', 'grade_c_share', 'median_half_width95', 'wanted_half_width', 'replicates_needed'],
        rows: rows.map(({ question, precision, split, parts, needed, band }) => [question.id, precision.value, band[0], band[1], split?.total, split?.chance, split?.shareOfParameters, split?.error, parts?.assumed, precision.halfWidth, question.wanted, needed]),
      },
    ],
  }
}

/** Chance, ignorance and precision. */
export const spread: Section = { id: 'spread', title: { da: 'Tilfælde og uvidenhed', en: 'Chance and ignorance' }, runs, build }
