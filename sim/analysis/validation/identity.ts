/** Section: the national identity of stocks and flows, and how far two lines of it reach beside the whole model. */
import { meanOf } from '../precision.ts'
import { startersNeeded, stockFlow } from '../stock-flow.ts'
import { request } from './bench.ts'
import type { Bench, Run, Section } from './bench.ts'
import { fan } from './drawing.ts'
import { figure, heading, paragraph, table, verdict } from './html.ts'
import { middle80 } from './scores.ts'

const FROM = 2025
const TO = 2035
const period = { from: `${FROM}-01`, to: `${TO}-12` } as const
const keys = { off: 'identity-no-feedback', on: 'identity-feedback' } as const

/** The table anyone can make by hand: the stock at the end of 2023 as KL counts it, fills seen until 2024, then a steady number a year. */
const HAND = { from: 2024, to: 2036, exit: 0.05, completion: 0.93, toPractice: 0.83, lag: 5 } as const
const handFills = [260, 350, 450, 550] as const

/** The stock to begin with, and the fills that are already in training. */
function handInput(bench: Bench): { readonly stock: number; readonly before: readonly number[] } {
  const filled = bench.pack.series('hu-filled')!
  return { stock: bench.pack.series('gps-kl')!.at(HAND.from - 1), before: Array.from({ length: 6 }, (_, k) => filled.at(HAND.from - HAND.lag + k)) }
}

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say, number, signed } = words
  const run = runOf(keys.off)
  const flow = (indicator: string, measure: string, year: number) => meanOf(run.values(indicator, measure, year))
  const stockAt = (year: number) => meanOf(run.values('gp-doctors', 'owners-persons-without', year))
  // Rates the model itself shows in these years, put into the two lines.
  const years = Array.from({ length: TO - FROM }, (_, k) => FROM + 1 + k)
  const exit = meanOf(years.map((year) => flow('exit-age', 'exit-rate', year))) / 100
  const specialists = years.map((year) => flow('training-pipeline', 'specialists', year))
  const entered = years.map((year) => stockAt(year) - stockAt(year - 1) + flow('exit-age', 'owner-exits', year))
  const perSpecialist = entered.reduce((a, b) => a + b, 0) / specialists.reduce((a, b) => a + b, 0)
  const twoLines = stockFlow({ stock: stockAt(FROM), exit, lag: 0, completion: 1, toPractice: perSpecialist, starters: (year) => flow('training-pipeline', 'specialists', year + 1) }, FROM, TO)
  const gaps = years.map((year) => (100 * twoLines.get(year)!) / stockAt(year) - 100)
  const largest = gaps.reduce((worst, gap) => (Math.abs(gap) > Math.abs(worst) ? gap : worst), 0)
  const holds = Math.abs(largest) <= 3
  // A planner's two lines: nothing but the start, exits of one in twenty and the fills known in 2025.
  const filled = bench.pack.series('hu-filled')!
  const planner = stockFlow({ stock: stockAt(FROM), exit: 0.05, lag: 5, completion: 0.93, toPractice: 0.83, starters: (year) => filled.at(year) }, FROM, TO)
  const on = runOf(keys.on)
  const model2035 = on.values('gp-doctors', 'owners-persons-without', TO)
  const plannerExits = stockFlow({ stock: stockAt(FROM), exit, lag: 5, completion: 0.93, toPractice: 0.83, starters: (year) => filled.at(year) }, FROM, TO)
  const exitsGap = (100 * plannerExits.get(TO)!) / meanOf(on.values('gp-doctors', 'owners-persons-without', TO)) - 100
  const plannerGap = (100 * planner.get(TO)!) / meanOf(model2035) - 100
  const [low, high] = middle80(model2035)
  const plannerInside = planner.get(TO)! >= low && planner.get(TO)! <= high
  const { stock, before } = handInput(bench)
  const { from, to, ...rates } = HAND
  const handStock = (fills: number) => stockFlow({ ...rates, stock, starters: (year) => before[year - (from - rates.lag)] ?? fills }, from, to).get(to)!
  const needed = [0.04, 0.05, 0.06].map((h) => [0.83, 0.9].map((s) => startersNeeded({ ...rates, stock, exit: h, toPractice: s }, before, 5000, to - from)))
  const away = (gap: number) => `${number(Math.abs(gap), 1)} % ${gap < 0 ? say('under', 'below') : say('over', 'above')}`
  const html =
    paragraph(
      say(
        'Bestanden næste år er bestanden i år, minus dem, der holder op, plus dem, der kommer til. Uden tilbagekobling skal den store model stemme med de to linjer inden for få procent, når linjerne får modellens egne satser. Gør den ikke det, er der læger, som opstår eller forsvinder et sted, ingen har tænkt på.',
        'The stock of next year is that of this year, less those who leave, plus those who enter. Without feedback the large model must agree with the two lines within a few per cent when the lines get its own rates. If it does not, doctors come or go somewhere nobody has thought of.',
      ),
    ) +
    table(
      say('Identiteten, ejere ved årets udgang, uden tilbagekobling.', 'The identity, owners at the end of the year, without feedback.'),
      [{ title: say('År', 'Year') }, ...['model', say('to linjer', 'two lines'), say('forskel', 'difference')].map((title) => ({ title, numeric: true }))],
      years.map((year, k) => [`${year}`, number(stockAt(year)), number(twoLines.get(year)!), `${signed(gaps[k]!, 1)} %`]),
    ) +
    `<p>${verdict(holds ? say('stemmer', 'agrees') : say('stemmer ikke', 'does not agree'), holds ? 'good' : 'bad').html} ${say(
      `Største forskel ${signed(largest, 1)} %; grænsen er 3 %. Satserne er ${number(100 * exit, 1)} % ophør om året og ${number(perSpecialist, 2)} ny ejer pr. ny speciallæge.`,
      `Largest difference ${signed(largest, 1)} %; the limit is 3 %. The rates are ${number(100 * exit, 1)} % exits a year and ${number(perSpecialist, 2)} new owners per new specialist.`,
    )}</p>` +
    heading(say('To linjer i stedet for modellen?', 'Two lines instead of the model?')) +
    figure(
      fan(
        {
          title: say('Ejere 2025-2035: modellen og to linjer', 'Owners 2025-2035: the model and two lines'),
          from: FROM,
          to: TO,
          band: [FROM, ...years].map((year) => [year, ...middle80(on.values('gp-doctors', 'owners-persons-without', year))] as const),
          model: [FROM, ...years].map((year) => [year, meanOf(on.values('gp-doctors', 'owners-persons-without', year))] as const),
          seen: [],
          last: [],
          line: [],
          flow: [...planner],
        },
        words,
      ),
      say('Fuldt optrukket: modellen med 80 %-interval. Stiplet: to linjer med 5 % ophør og de forløb, der var besat i 2025.', 'Solid: the model with its 80 % interval. Dashed: two lines with 5 % exits and the posts filled by 2025.'),
    ) +
    paragraph(
      plannerInside
        ? say(
            `For landets antal ejere i 2035 ligger de to linjer ${away(plannerGap)} modellens middel og inde i dens 80 %-interval. Til det ene tal er den store model ikke nødvendig. Den er til for det, linjerne intet siger om: hvor lægerne er, hvem der mangler en, hvordan alder og ophør flytter sig, og hvad et virkemiddel gør.`,
            `For the country's owners in 2035 the two lines lie ${away(plannerGap)} the model's mean and inside its 80 % interval. For that one number the large model is not needed. It is there for what the lines say nothing of: where doctors are, who lacks one, how ages and exits move, and what a measure does.`,
          )
        : say(
            `For landets antal ejere i 2035 ligger de to linjer ${away(plannerGap)} modellens middel og uden for dens 80 %-interval. Med modellens eget ophør, ${number(100 * exit, 1)} % om året, ville de ligge ${away(exitsGap)} det. Svaret fra to linjer hænger altså på et skøn over ophøret, og det afhænger af alder, som linjerne ikke kender.`,
            `For the country's owners in 2035 the two lines lie ${away(plannerGap)} the model's mean and outside its 80 % interval. With the model's own exits, ${number(100 * exit, 1)} % a year, they would lie ${away(exitsGap)} it. So the answer of two lines hangs on a guess of exits, and those depend on age, which the lines do not know.`,
          ),
    ) +
    heading(say('Regnet i hånden', 'By hand')) +
    table(
      say('Bestand ved udgangen af 2035 fra KL’s tælling i 2023, forløb besat til og med 2024 som set, 5 % ophør, 83 % til praksis.', 'Stock at the end of 2035 from KL’s count of 2023, posts filled to 2024 as seen, 5 % exits, 83 % to practice.'),
      [{ title: say('Besatte forløb om året', 'Posts filled a year') }, { title: say('bestand 2035', 'stock 2035'), numeric: true }],
      handFills.map((fills) => [number(fills), number(handStock(fills))]),
    ) +
    table(
      say('Besatte forløb om året, der giver 5.000 i 2035.', 'Posts filled a year that give 5,000 in 2035.'),
      [{ title: say('Ophør om året', 'Exits a year') }, { title: say('83 % til praksis', '83 % to practice'), numeric: true }, { title: say('90 % til praksis', '90 % to practice'), numeric: true }],
      needed.map((row, k) => [`${number(4 + k)} %`, ...row.map((value) => number(value))]),
    )
  const findings = [{ what: say(`Modellen uden tilbagekobling mod to linjer med dens egne satser: højst ${number(Math.abs(largest), 1)} % fra`, `The model without feedback against two lines with its own rates: at most ${number(Math.abs(largest), 1)} % off`), word: holds ? say('holder', 'holds') : say('brudt', 'broken'), verdict: holds ? ('good' as const) : ('bad' as const) }]
  return {
    html,
    findings,
    tables: [
      { name: 'identity', columns: ['year', 'model', 'two_lines', 'difference_pct', 'planner_two_lines'], rows: years.map((year, k) => [year, stockAt(year), twoLines.get(year)!, gaps[k]!, planner.get(year)!]) },
    ],
  }
}

/** The identity check, and the two-line model for the future. */
export const identity: Section = {
  id: 'identity',
  title: { da: 'Bestand, tilgang og ophør', en: 'Stocks, entries and exits' },
  runs: (bench) => [request(bench, keys.off, { period, assumptions: { FEEDBACK: 0 } }), request(bench, keys.on, { period })],
  build,
}
