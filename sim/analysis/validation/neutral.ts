/** Section: which results stand when what nobody has measured is taken out. Terms of grade C that have a neutral value get it, one by one and together. */
import { pairedDifference } from '../../core/quantiles.ts'
import type { LeverUse, Scenario } from '../../scenario/index.ts'
import { leverById } from '../../model/levers/index.ts'
import { meanOf } from '../precision.ts'
import { request } from './bench.ts'
import type { Bench, Run, Section } from './bench.ts'
import { dots, partsBars, partsKey } from './drawing.ts'
import { figure, list, paragraph, table } from './html.ts'

const YEAR = 2035
const period = { from: '2025-01', to: `${YEAR}-12` } as const
const REFORM = 'reform-as-agreed'

/**
 * Effects whose absence is a simpler model, with the value at which they do nothing. Levels (shares, hazards, constants, stocks) have no such value: a
 * country without exits is no simpler Denmark. Only those that the data grade C are used.
 */
const neutralValues: Readonly<Record<string, number>> = {
  G02: 0, KBU02: 0, SPE09: 0, SPE10: 0, HUM03: 0, POSTEL: 0, ATT07: 0, ATT08: 0, FAM06: 0, SET13: 0, SPI02: 0, SPI05: 0, SPI06: 0, RET12: 0, PRODUCT: 0, STAYPUT: 1, MOVER: 1, REL50: 1, REL58: 1,
}

/** Terms used: graded C and not at their neutral value already. */
export function neutralTerms(bench: Pick<Bench, 'pack'>): readonly (readonly [id: string, value: number])[] {
  return Object.entries(neutralValues).filter(([id, value]) => {
    const row = bench.pack.parameter(id)
    return row.grade === 'C' && row.default !== value
  })
}

/** A scenario's levers with each reaction of grade C at the value of no lever; what is decided (settings) stays. */
export function withoutAssumedReactions(levers: Scenario['levers']): { readonly levers: Record<string, LeverUse>; readonly removed: readonly string[] } {
  const removed: string[] = []
  const entries = Object.entries(levers).map(([id, use]) => {
    const definition = leverById(id)
    const taken = definition?.settings.filter((setting) => setting.role === 'assumption' && setting.grade === 'C' && JSON.stringify(use[setting.id] ?? setting.on) !== JSON.stringify(setting.statusQuo)) ?? []
    removed.push(...taken.map((setting) => `${id}.${setting.id}`))
    return [id, { ...use, ...Object.fromEntries(taken.map((setting) => [setting.id, setting.statusQuo])) }] as const
  })
  return { levers: Object.fromEntries(entries), removed }
}

const keyOf = (what: string, reform: boolean) => `neutral-${what}${reform ? '-reform' : ''}`
const hasReform = (bench: Bench) => bench.library.document(REFORM) !== undefined
const reformLevers = (bench: Bench) => (bench.library.document(REFORM) as { readonly levers?: Scenario['levers'] }).levers ?? {}

function runs(bench: Bench) {
  const all = Object.fromEntries(neutralTerms(bench))
  const few = Math.max(4, Math.round(bench.replicates / 4))
  const pair = (what: string, assumptions: Readonly<Record<string, number>>, replicates: number) => [
    request(bench, keyOf(what, false), { period, assumptions }, replicates),
    ...(hasReform(bench) ? [request(bench, keyOf(what, true), { extends: REFORM, period, assumptions }, replicates)] : []),
  ]
  return [
    ...pair('as-is', {}, bench.replicates),
    ...pair('all', all, bench.replicates),
    ...(hasReform(bench) ? [request(bench, keyOf('levers', true), { extends: REFORM, period, levers: withoutAssumedReactions(reformLevers(bench)).levers }), request(bench, keyOf('all-and-levers', true), { extends: REFORM, period, levers: withoutAssumedReactions(reformLevers(bench)).levers, assumptions: all })] : []),
    ...neutralTerms(bench).flatMap(([id, value]) => pair(id, { [id]: value }, few)),
  ]
}

const doctors = (run: Run) => run.values('gp-doctors', 'all-persons-without', YEAR)
/** Doctors in places flagged as threatened. */
function threatened(bench: Bench, run: Run): number[] {
  const places = bench.pack.places.flatMap((place, m) => (place.flags.threatened ? [m] : []))
  const byPlace = places.map((m) => run.values('gp-doctors', 'all-persons-without', YEAR, 'place', m))
  return doctors(run).map((_, i) => byPlace.reduce((sum, values) => sum + values[i]!, 0))
}

function effect(a: Run, b: Run, read: (run: Run) => number[]) {
  const [x, y] = [read(a), read(b)]
  const n = Math.min(x.length, y.length)
  return pairedDifference(x.slice(0, n), y.slice(0, n))
}

function build(bench: Bench, runOf: (key: string) => Run): ReturnType<Section['build']> {
  const { words } = bench
  const { say, number, signed } = words
  const terms = neutralTerms(bench)
  const reform = hasReform(bench)
  const base = runOf(keyOf('as-is', false))
  const wide = (run: Run) => doctors(run)
  const local = (run: Run) => threatened(bench, run)
  const rows = terms.map(([id, value]) => {
    const row = bench.pack.parameter(id)
    const run = runOf(keyOf(id, false))
    return { id, value, role: row.role, default: row.default, change: effect(run, base, wide), reform: reform ? effect(runOf(keyOf(id, true)), run, wide) : undefined }
  })
  const all = runOf(keyOf('all', false))
  const removed = reform ? withoutAssumedReactions(reformLevers(bench)).removed : []
  const summary = reform
    ? [
        { text: say('alt, som det er', 'everything as it is'), a: runOf(keyOf('as-is', true)), b: base },
        { text: say('adfærd: alle C-led uden virkning', 'behaviour: all C terms without effect'), a: runOf(keyOf('all', true)), b: all },
        { text: say('virkemidler: antagne reaktioner uden virkning', 'levers: assumed reactions without effect'), a: runOf(keyOf('levers', true)), b: base },
        { text: say('begge dele', 'both'), a: runOf(keyOf('all-and-levers', true)), b: all },
      ].map(({ text, a, b }) => ({ text, nation: effect(a, b, wide), places: effect(a, b, local) }))
    : []
  const stands = (k: number, part: 'nation' | 'places') => summary[k] !== undefined && summary[0]!.nation.n > 0 && summary[k][part].mean * summary[0]![part].mean > 0 && Math.abs(summary[k][part].mean) > 2 * summary[k][part].standardError
  const left = (part: 'nation' | 'places') => number((100 * summary[3]![part].mean) / summary[0]![part].mean)
  const sentence = (part: 'nation' | 'places') =>
    stands(3, part)
      ? say(
          `beholder sit fortegn, når alt antaget tages ud, men er da ${left(part)} % så stor: ${signed(summary[3]![part].mean)} mod ${signed(summary[0]![part].mean)}.`,
          `keeps its sign when everything assumed is taken out, but is then ${left(part)} % as large: ${signed(summary[3]![part].mean)} against ${signed(summary[0]![part].mean)}.`,
        )
      : say(`står ikke, når alt antaget tages ud: ${signed(summary[3]?.[part].mean ?? NaN)} mod ${signed(summary[0]?.[part].mean ?? NaN)}.`, `does not stand when everything assumed is taken out: ${signed(summary[3]?.[part].mean ?? NaN)} against ${signed(summary[0]?.[part].mean ?? NaN)}.`)
  const strongest = [...rows].sort((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean))
  const html =
    paragraph(
      say(
        `${terms.length} led med grad C, altså antagelser uden kilde, har en værdi, hvor de intet gør. Her får de den. Satser og niveauer har ingen sådan værdi og er ikke med.`,
        `${terms.length} terms of grade C, assumptions without a source, have a value at which they do nothing. Here they get it. Rates and levels have no such value and are left out.`,
      ),
    ) +
    (reform
      ? list([
          say(`Reformens virkning på antal læger i landet ${sentence('nation')}`, `The effect of the reform on doctors in the country ${sentence('nation')}`),
          say(`Virkningen i lægetruede kommuner ${sentence('places')}`, `The effect in threatened municipalities ${sentence('places')}`),
        ]) +
        table(
          say('Reformens virkning på antal læger i 2035, med og uden antagelser. Parrede forskelle, ± 95 %.', 'Effect of the reform on doctors in 2035, with and without assumptions. Paired differences, ± 95 %.'),
          [{ title: say('Hvad der er taget ud', 'What is taken out') }, { title: say('landet', 'country'), numeric: true }, { title: say('lægetruede kommuner', 'threatened municipalities'), numeric: true }],
          summary.map((row) => [row.text, `${signed(row.nation.mean)} ± ${number(1.96 * row.nation.standardError)}`, `${signed(row.places.mean)} ± ${number(1.96 * row.places.standardError)}`]),
        ) +
        partsKey([
          ['bar', say('står uden antagelser', 'stands without assumptions')],
          ['hatched', say('bidrag fra antagelser uden kilde (C)', 'contribution of assumptions without a source (C)')],
        ]) +
        figure(
          partsBars(
            say('Reformens virkning på læger i 2035: hvad der står, og hvad der er antaget', 'Effect of the reform on doctors in 2035: what stands, and what is assumed'),
            (['nation', 'places'] as const).map((part) => {
              const [whole, stands] = [summary[0]![part].mean, summary[3]![part].mean]
              return { label: part === 'nation' ? say('landet', 'country') : say('lægetruede kommuner', 'threatened municipalities'), parts: [{ kind: 'bar', value: stands }, { kind: 'hatched', value: whole - stands }], note: signed(whole) }
            }),
            190,
          ),
          say('Fyldt: virkningen, når alle led og reaktioner med grad C er taget ud. Skraveret: resten. Tallet til højre er hele virkningen.', 'Solid: the effect with every term and reaction of grade C taken out. Hatched: the rest. The number to the right is the whole effect.'),
        ) +
        (removed.length > 0 ? paragraph(say(`Reaktioner, der er taget ud af virkemidlerne: ${removed.join(', ')}.`, `Reactions taken out of the levers: ${removed.join(', ')}.`), 'note') : '')
      : '') +
    figure(
      dots(
        say('Ændring i antal læger i 2035, når ét led tages ud', 'Change in doctors in 2035 when one term is taken out'),
        strongest.map((row) => ({ label: row.id, model: [row.change.mean - 1.96 * row.change.standardError, row.change.mean, row.change.mean + 1.96 * row.change.standardError] as const })),
        words,
        { reference: 0, axis: say('læger i grundforløbet', 'doctors in the baseline') },
      ),
      say('Grundforløbet uden ét led ad gangen, med 95 %-interval.', 'The baseline without one term at a time, with 95 % interval.'),
    ) +
    table(
      say('Ét led ad gangen.', 'One term at a time.'),
      [{ title: say('Led', 'Term') }, { title: say('hvad det er (dataenes ord)', 'what it is') }, ...[say('værdi', 'value'), say('uden virkning', 'without effect'), say('læger 2035', 'doctors 2035'), ...(reform ? [say('reformens virkning', 'effect of the reform')] : [])].map((title) => ({ title, numeric: true }))],
      strongest.map((row) => [row.id, row.role, number(row.default, 3), number(row.value), `${signed(row.change.mean)} ± ${number(1.96 * row.change.standardError)}`, ...(row.reform ? [`${signed(row.reform.mean)} ± ${number(1.96 * row.reform.standardError)}`] : [])]),
    ) +
    paragraph(
      say(
        `Alle led på én gang ændrer grundforløbets ${number(meanOf(doctors(base)))} læger i 2035 med ${signed(effect(all, base, wide).mean)}.`,
        `All terms at once change the baseline's ${number(meanOf(doctors(base)))} doctors in 2035 by ${signed(effect(all, base, wide).mean)}.`,
      ),
    )
  return {
    html,
    tables: [
      { name: 'neutral-terms', columns: ['term', 'default', 'neutral', 'change_doctors_2035', 'change_se', 'reform_effect', 'reform_effect_se', 'replicates'], rows: rows.map((row) => [row.id, row.default, row.value, row.change.mean, row.change.standardError, row.reform?.mean, row.reform?.standardError, row.change.n]) },
      ...(reform ? [{ name: 'neutral-reform', columns: ['taken_out', 'nation', 'nation_se', 'threatened', 'threatened_se'], rows: summary.map((row, k) => [['nothing', 'behaviour', 'levers', 'both'][k]!, row.nation.mean, row.nation.standardError, row.places.mean, row.places.standardError]) }] : []),
    ],
  }
}

/** Results without what is assumed. */
export const neutral: Section = { id: 'neutral', title: { da: 'Når antagelser uden kilde tages ud', en: 'Without unsourced assumptions' }, runs, build }
