/** Section: what the model says of a region, and of an event, when it has learned nothing from it. */
import { meanOf } from '../precision.ts'
import { request } from './bench.ts'
import type { Bench, Run, Section } from './bench.ts'
import { dots } from './drawing.ts'
import { figure, heading, paragraph, table } from './html.ts'
import { plainForecasts } from './known-then.ts'
import { middle80 } from './scores.ts'
import { seenFigures } from './seen-figures.ts'

const START = 2013
const period = { from: `${START}-01`, to: '2023-12' } as const
/** The one parameter that was learned from each region: its constant of settling. */
const constantOf: Readonly<Record<string, string>> = { hovedstaden: 'REGHOV', sjaelland: 'REGSJ', syddanmark: 'REGSYD', midtjylland: 'REGMIDT', nordjylland: 'REGNORD' }
/** The one parameter that was learned from the conflict of 2013. */
const EVENT = 'SPE09'
const all = 'held-out-none'
const keyOf = (what: string) => `held-out-${what}`

/** What a region's constant would be if the region were like the others: their mean. */
function fromTheOthers(bench: Bench, region: string): number {
  return meanOf(bench.pack.regionIds.filter((id) => id !== region && constantOf[id]).map((id) => bench.pack.parameter(constantOf[id]!).default))
}

function runs(bench: Bench) {
  const regions = bench.pack.regionIds.filter((id) => constantOf[id])
  return [
    request(bench, all, { period }),
    ...regions.map((id) => request(bench, keyOf(id), { period, assumptions: { [constantOf[id]!]: fromTheOthers(bench, id) } })),
    request(bench, keyOf('event'), { period, assumptions: { [EVENT]: 0 } }),
  ]
}

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say, number, signed } = words
  const figures = seenFigures(bench.pack)
  const regional = figures.filter((f) => f.family === 'region' && f.year > START)
  const rows = bench.pack.regionIds.flatMap((id) =>
    regional
      .filter((f) => f.id.split('/')[1] === id)
      .map((f) => {
        const without = f.read(runOf(keyOf(id)))
        const { last, line } = plainForecasts(f.known(START), f.year)
        return { figure: f, region: id, without, with: meanOf(f.read(runOf(all))), last, line, band: middle80(without) }
      }),
  )
  const off = (value: number, seen: number) => (100 * value) / seen - 100
  const worse = rows.filter((row) => Math.abs(meanOf(row.without) - row.figure.seen) > Math.abs(row.last - row.figure.seen))
  const fills = figures.filter((f) => f.family === 'fill' && f.year > START)
  const event = fills.map((f) => {
    const { last } = plainForecasts(f.known(START), f.year)
    return { figure: f, without: f.read(runOf(keyOf('event'))), with: meanOf(f.read(runOf(all))), last }
  })
  const after = event.filter(({ figure: f }) => f.year >= 2015 && f.year <= 2018)
  const eventError = (value: (row: (typeof event)[number]) => number) => meanOf(after.map((row) => Math.abs(off(value(row), row.figure.seen))))
  const helps = eventError((row) => row.with) < eventError((row) => meanOf(row.without))
  const lesson = helps
    ? say('Modellen forudser altså ikke en konflikt. Den kan kun bære den, når nogen fortæller om den.', 'So the model does not foresee a conflict. It can only carry one when told of it.')
    : say('Det lærte fald forklarer altså ikke de år, det er lært af, bedre end intet fald, og modellen forudser ingen konflikt.', 'So the learned fall explains the years it was learned from no better than no fall at all, and the model foresees no conflict.')
  const columns = [{ title: say('Tal', 'Figure') }, ...[say('set', 'seen'), say('holdt ude', 'held out'), say('misvisning', 'miss'), say('med egen konstant', 'with its own constant'), say('sidste kendte', 'last known')].map((title) => ({ title, numeric: true }))]
  const html =
    paragraph(
      say(
        'Hver region har én konstant for, hvor mange der bosætter sig, rettet ind mod netop de år. Her får regionen de andre regioners gennemsnit i stedet, og modellen køres fra 2013. Startfordelingen og aldrene er de sete.',
        'Each region has one constant for how many settle, adjusted to just these years. Here the region gets the mean of the others instead, and the model runs from 2013. The start distribution and ages are those seen.',
      ),
    ) +
    figure(
      dots(
        say('Misvisning for ejere i den region, der er holdt ude, procent', 'Miss for owners in the region held out, per cent'),
        rows.map((row) => ({
          label: `${words.text(row.figure.text).replace(/^[^,]*, /, '')} ${row.figure.year}`,
          model: [off(row.band[0], row.figure.seen), off(meanOf(row.without), row.figure.seen), off(row.band[1], row.figure.seen)] as const,
          last: off(row.last, row.figure.seen),
        })),
        words,
        { reference: 0, axis: say('misvisning, procent', 'miss, per cent') },
      ),
      say('Fyldt: modellen uden regionens konstant, med 80 %-interval. Åben: sidste kendte tal fra 2013.', 'Solid: the model without the region’s constant, with its 80 % interval. Open: last value known in 2013.'),
    ) +
    paragraph(
      say(
        `Holdt ude rammer modellen ringere end det sidste kendte tal i ${worse.length} af ${rows.length} tilfælde.`,
        `Held out, the model misses by more than the last known value in ${worse.length} of ${rows.length} cases.`,
      ),
    ) +
    table(
      say('Ejere i regionen, når dens konstant ikke er lært af den selv.', 'Owners in the region when its constant is not learned from itself.'),
      columns,
      rows.map((row) => [`${words.text(row.figure.text)}, ${row.figure.year}`, number(row.figure.seen), number(meanOf(row.without)), `${signed(off(meanOf(row.without), row.figure.seen), 1)} %`, `${signed(off(row.with, row.figure.seen), 1)} %`, `${signed(off(row.last, row.figure.seen), 1)} %`]),
    ) +
    heading(say('Konflikten i 2013 holdt ude', 'The conflict of 2013 held out')) +
    paragraph(
      say(
        `Modellen bærer et varigt fald i lysten til almen medicin efter 2015, lært af de samme år. Uden det er fejlen for besatte HU-forløb i 2015-2018 ${number(eventError((row) => meanOf(row.without)), 1)} %, med det ${number(eventError((row) => row.with), 1)} %; det sidste kendte tal fra før 2013 giver ${number(eventError((row) => row.last), 1)} %. ${lesson}`,
        `The model carries a lasting fall in the wish for general medicine after 2015, learned from the same years. Without it the error for HU posts filled in 2015-2018 is ${number(eventError((row) => meanOf(row.without)), 1)} %, with it ${number(eventError((row) => row.with), 1)} %; the last value known before 2013 gives ${number(eventError((row) => row.last), 1)} %. ${lesson}`,
      ),
    ) +
    table(
      say('Besatte HU-forløb uden det lærte fald.', 'HU posts filled without the learned fall.'),
      [{ title: say('År', 'Year') }, ...[say('set', 'seen'), say('uden', 'without'), say('med', 'with'), say('sidste kendte', 'last known')].map((title) => ({ title, numeric: true }))],
      event.map((row) => [`${row.figure.year}`, number(row.figure.seen), number(meanOf(row.without)), number(row.with), number(row.last)]),
    )
  const good = (yes: boolean) => (yes ? { word: say('bedre end sidste kendte tal', 'better than the last known value'), verdict: 'good' as const } : { word: say('ringere end sidste kendte tal', 'worse than the last known value'), verdict: 'bad' as const })
  const findings = [
    ...rows.map((row) => ({ what: `${words.text(row.figure.text)}, ${row.figure.year}`, ...good(!worse.includes(row)) })),
    { what: say('Besatte HU-forløb 2015-2018 uden konflikten', 'HU posts filled 2015-2018 without the conflict'), ...good(eventError((row) => meanOf(row.without)) <= eventError((row) => row.last)) },
  ]
  return {
    html,
    findings,
    tables: [
      { name: 'held-out-regions', columns: ['region', 'year', 'seen', 'held_out_mean', 'held_out_low80', 'held_out_high80', 'with_constant', 'last_value', 'line'], rows: rows.map((row) => [row.region, row.figure.year, row.figure.seen, meanOf(row.without), row.band[0], row.band[1], row.with, row.last, row.line]) },
      { name: 'held-out-event', columns: ['year', 'seen', 'without', 'with', 'last_value'], rows: event.map((row) => [row.figure.year, row.figure.seen, meanOf(row.without), row.with, row.last]) },
    ],
  }
}

/** A region and an event held out. */
export const heldOut: Section = { id: 'held-out', title: { da: 'En region og en begivenhed holdt ude', en: 'A region and an event held out' }, runs, build }
