/** The appendix, chapter by chapter: findings first, then how they came about. */
import { heading, list, paragraph, table, verdict } from '../validation/html.ts'
import type { Chapter } from '../validation/bench.ts'
import type { Words } from '../validation/words.ts'
import { areaFigure, corridorFigure, funnelFigure, funnelKey } from './drawings.ts'
import { fixedId } from './indicator-list.ts'
import { isoMonthOf } from './observations.ts'
import type { BadRow } from './observations.ts'
import type { Judgement } from './judge.ts'
import { leverChapter } from './lever-chapter.ts'
import type { Review } from './review.ts'
import { areaName, conclusionSentences, corridorSentence, countSentence, dateOf, decimalsOf, effectSentence, judgementSentence, leadingSentence, losersSentence, nameOf, ofHundred, powerSentence, statusSentence, trustSentence, updateSentence, showValue, sideEffectSentence } from './sentences.ts'
import { roundPercentile } from './standing.ts'
import type { Standing } from './standing.ts'

type Build = (review: Review, words: Words) => Chapter

const numeric = (...titles: readonly string[]) => titles.map((title) => ({ title, numeric: true }))
const percentileCell = (standing: Standing | undefined, words: Words): string => (!standing ? '–' : standing.outside === 'below' ? words.say('under alle', 'below all') : standing.outside === 'above' ? words.say('over alle', 'above all') : `${roundPercentile(standing.percentile)}.`)
const verdicts = (words: Words) => ({ expected: verdict(words.say('ventet', 'expected'), 'good'), unusual: verdict(words.say('usædvanligt', 'unusual'), 'unsure'), unforeseen: verdict(words.say('ikke forudset', 'not foreseen'), 'bad') })

function badTable(bad: readonly BadRow[], words: Words): string {
  if (bad.length === 0) return ''
  const { say, number } = words
  return (
    heading(say('Rækker, der ikke kunne læses', 'Rows that could not be read')) +
    table(say(`${number(bad.length)} rækker er holdt ude. De står her, som de blev skrevet.`, `${number(bad.length)} rows were left out. Here they stand as written.`), [{ title: say('række', 'row') }, { title: say('tekst', 'text') }, { title: say('hvorfor', 'why') }], bad.map(({ line, text, reasons }) => [number(line), text, reasons.map((reason) => words.text(reason)).join(' ')]))
  )
}

/** The latest figure of each indicator that weighs. */
export function latestThatWeigh(judgements: readonly Judgement[]): readonly Judgement[] {
  const latest = new Map<string, Judgement>()
  for (const one of judgements) {
    if (!one.standing || !one.fixed?.weighs || one.observation.use === 'show') continue
    const known = latest.get(fixedId(one.fixed))
    if (!known || known.observation.month < one.observation.month) latest.set(fixedId(one.fixed), one)
  }
  return [...latest.values()]
}

const seen: Build = (review, words) => {
  const { say, number } = words
  const { judgements, judgementsWithout, question } = review
  const marks = verdicts(words)
  const shown = question.list.items.filter((item) => judgements.some(({ fixed, standing }) => fixed === item && standing)).slice(0, 12)
  const html =
    paragraph(countSentence(judgements, words)) +
    (shown.length > 0 ? funnelKey(words) + `<div class="panels">${shown.map((item) => funnelFigure(item, question.reform, judgements, words, review.year + 1)).join('')}</div>` : '') +
    table(
      say('Hvert tal mod de forudsigelser, der blev registreret før det kom. Percentil: så mange af 100 simuleringer ligger under.', 'Each figure against the forecasts registered before it came. Percentile: so many of 100 simulations lie below.'),
      [{ title: say('Tal', 'Figure') }, { title: say('sted', 'area') }, { title: say('hvornår', 'when') }, ...numeric(say('set', 'seen'), say('standardfejl', 'standard error'), say('midterste 80 %', 'middle 80 %'), say('percentil med reform', 'percentile with reform'), say('percentil uden', 'percentile without')), { title: say('bedømt', 'judged') }],
      judgements.map((one, k) => [
        nameOf(one.observation, words),
        areaName(one.observation.area, words),
        dateOf(one.observation.month, words),
        showValue(one.observation, one.observation.value, words),
        one.errorStated ? number(one.error, 1) : say('ikke oplyst', 'not stated'),
        one.limits ? `${showValue(one.observation, one.limits[0], words)} – ${showValue(one.observation, one.limits[2], words)}` : '–',
        percentileCell(one.standing, words),
        percentileCell(judgementsWithout[k]?.standing, words),
        one.observation.use === 'show' && one.standing ? say('vises kun', 'only shown') : one.verdict ? marks[one.verdict] : statusSentence(one.status, words),
      ]),
    ) +
    badTable(question.bad, words)
  return {
    id: 'seen',
    title: say('Det, der er set, mod det, der blev forudsagt', 'What has been seen against what was forecast'),
    html,
    front: `<h2>${say('Er det gået som ventet?', 'Did it go as expected?')}</h2>` + paragraph(countSentence(judgements, words)) + list(latestThatWeigh(judgements).map((one) => judgementSentence(one, words))),
    tables: [
      {
        name: 'observations',
        columns: ['row', 'indicator', 'measure', 'area', 'date', 'value', 'error', 'error_stated', 'spread_with_model', 'grade', 'use', 'definition', 'source', 'status', 'low', 'median', 'high', 'percentile_reform', 'outside_reform', 'percentile_without', 'verdict', 'alarm', 'corridor'],
        rows: judgements.map((one, k) => [one.observation.line, one.observation.indicator, one.observation.measure, one.observation.area.key, isoMonthOf(one.observation.month), one.observation.value, one.error, one.errorStated ? 'yes' : 'no', one.spread, one.observation.grade, one.observation.use, one.observation.definition, one.observation.source, one.status, one.limits?.[0], one.observation.area.level === 'place' ? undefined : one.limits?.[1], one.limits?.[2], one.standing?.percentile, one.standing?.outside, judgementsWithout[k]?.standing?.percentile, one.verdict, one.alarm, one.corridor]),
      },
      { name: 'unread-rows', columns: ['row', 'text', 'why'], rows: [...question.bad, ...question.badEstimates].map(({ line, text, reasons }) => [line, text, reasons.map((reason) => words.text(reason)).join(' ')]) },
    ],
  }
}

const corridor: Build = (review, words) => {
  const { say, number } = words
  const { question, year } = review
  const rows = question.list.items
    .flatMap((item) => {
      const own = review.corridor.figures[fixedId(item)]
      const last = review.judgements.find(({ fixed, observation }) => fixed === item && Math.floor(observation.month / 12) === year)
      return own ? [{ item, own, seen: last?.observation.value }] : []
    })
    .sort((a, b) => Math.abs(b.own.separation - 0.5) - Math.abs(a.own.separation - 0.5))
  const sentence = corridorSentence(review.corridor, fixedId(question.list.goal), year, words)
  return {
    id: 'corridor',
    title: say(`Hvordan ${year} må se ud, hvis målet skal nås`, `What ${year} must look like for the goal to be reached`),
    front: `<h2>${say('Er vi på vej?', 'Are we on the way?')}</h2>` + paragraph(sentence),
    html:
      paragraph(sentence) +
      paragraph(say('Korridoren viser, hvad der gik forud for målet i modellen. Den er ingen årsag: et tal, der skubbes ind i korridoren med magt, tager ikke målet med sig.', 'The corridor shows what went before the goal in the model. It is no cause: a figure pushed into the corridor by force does not bring the goal along.'), 'note') +
      corridorFigure(rows.filter(({ own }) => Math.abs(own.separation - 0.5) > 0.03).slice(0, 16), review.corridor, words) +
      (rows.length === 0
        ? ''
        : table(
            say('Midterste 80 % i kørsler, der når målet, og i dem, der ikke gør. Skilleevne: hvor ofte den ene slags ligger på sin side af den anden; 50 % er ingenting.', 'Middle 80 % in runs that reach the goal and in those that do not. Separation: how often one kind lies on its side of the other; 50 % is nothing.'),
            [{ title: say('Indikator', 'Indicator') }, ...numeric(say('når målet', 'reach it'), say('når det ikke', 'do not'), say('skilleevne', 'separation'), say('set', 'seen'))],
            rows.map(({ item, own, seen: value }) => [nameOf(item, words), `${showValue(item, own.reach[0]!, words)} – ${showValue(item, own.reach[4]!, words)}`, `${showValue(item, own.miss[0]!, words)} – ${showValue(item, own.miss[4]!, words)}`, `${number(100 * Math.max(own.separation, 1 - own.separation))} %`, value === undefined ? '–' : showValue(item, value, words)]),
          )),
    tables: [{ name: 'corridor', columns: ['indicator', 'year', 'reach_low80', 'reach_low50', 'reach_median', 'reach_high50', 'reach_high80', 'miss_low80', 'miss_low50', 'miss_median', 'miss_high50', 'miss_high80', 'separation', 'seen'], rows: rows.map(({ item, own, seen: value }) => [fixedId(item), year, ...own.reach, ...own.miss, own.separation, value]) }],
  }
}

const leading: Build = (review, words) => {
  const { say } = words
  const { question } = review
  const sentence = leadingSentence(review.leading, words)
  const side = (alarm: 'low' | 'high') => (alarm === 'low' ? say('under', 'below') : say('over', 'above'))
  return {
    id: 'leading',
    title: say('Ledende indikatorer og deres grænser', 'Leading indicators and their limits'),
    front: `<h2>${say('Advarsler', 'Alarms')}</h2>` + paragraph(sentence),
    html:
      paragraph(say('Ingen speciallæge, som reformen har uddannet, kan findes i 2029: et forløb fra 2026 giver tidligst en speciallæge i 2030, en studieplads først omkring 2038. Derfor ses der på forløb, ansøgere, afgang og åbne lister. Grænserne er de midterste 80 % af den registrerede forudsigelse, dog aldrig snævrere end modellens egen usikkerhed, og er sat, før tallene kom.', 'No specialist whom the reform has trained can exist in 2029: a post of 2026 gives one in 2030 at the earliest, a study place only about 2038. So posts, applicants, exits and open lists are looked at. Limits are the middle 80 % of the registered forecast, never narrower than the model’s own uncertainty, and were set before the figures came.')) +
      paragraph(sentence) +
      table(
        say('Seneste sete år mod grænserne. »Bedre« og »værre« er i forhold til målet.', 'Latest year seen against its limits. “Better” and “worse” are towards the goal.'),
        [{ title: say('Indikator', 'Indicator') }, ...numeric(say('år', 'year'), say('grænser', 'limits'), say('set', 'seen')), { title: say('advarsel', 'alarm') }, { title: say('hvorfor den er med', 'why it is here') }],
        review.leading.map(({ item, years, latest, alarm, good }) => {
          const shown = latest ?? years.at(-1)
          return [
            nameOf(item, words),
            shown ? String(shown.year) : '–',
            shown ? `${showValue(item, shown.low, words)} – ${showValue(item, shown.high, words)}` : say('ikke registreret', 'not registered'),
            latest?.seen ? showValue(item, latest.seen.observation.value, words) : '–',
            alarm ? verdict(`${side(alarm)}${good === undefined ? '' : good ? say(', bedre', ', better') : say(', værre', ', worse')}`, good ? 'unsure' : 'bad') : latest ? say('inden for', 'inside') : say('ikke set', 'not seen'),
            words.text(item.text),
          ]
        }),
      ) +
      paragraph(say(`Listen blev lagt fast ${question.list.fixed}. Aftryk: ${question.list.fingerprint}.`, `The list was fixed on ${question.list.fixed}. Fingerprint: ${question.list.fingerprint}.`), 'note'),
    tables: [{ name: 'leading', columns: ['indicator', 'kind', 'year', 'low', 'median', 'high', 'seen', 'alarm'], rows: review.leading.flatMap(({ item, years }) => years.map(({ year, low, median, high, seen: own }) => [fixedId(item), item.kind, year, low, median, high, own?.observation.value, own === undefined ? undefined : own.observation.value < low ? 'low' : own.observation.value > high ? 'high' : 'none'])) }],
  }
}

const outlook: Build = (review, words) => {
  const { say, number } = words
  const { update, shifts } = review
  const name = (one: (typeof update.outlook)[number]) => `${nameOf(one, words)}, ${one.year}`
  return {
    id: 'outlook',
    title: say('Udsigten for 2035, regnet om', 'The outlook for 2035, made again'),
    front: `<h2>${say('Hvad betyder det for 2035?', 'What does it mean for 2035?')}</h2>` + paragraph(updateSentence(update, words)) + (update.trust === 'none' ? '' : paragraph(trustSentence(update, words))),
    html:
      paragraph(updateSentence(update, words)) +
      (update.trust === 'none' ? '' : paragraph(trustSentence(update, words))) +
      table(
        say('Median, midterste 90 % og chancen for målet, før og efter.', 'Median, middle 90 % and the odds of the goal, before and after.'),
        [{ title: say('Tal', 'Figure') }, ...numeric(say('før', 'before'), say('før, 90 %', 'before, 90 %'), say('efter', 'after'), say('efter, 90 %', 'after, 90 %'), say('mål nås, før', 'goal, before'), say('mål nås, efter', 'goal, after'))],
        update.outlook.map((one) => [name(one), showValue(one, one.before[2]!, words), `${showValue(one, one.before[0]!, words)} – ${showValue(one, one.before[4]!, words)}`, showValue(one, one.after[2]!, words), `${showValue(one, one.after[0]!, words)} – ${showValue(one, one.after[4]!, words)}`, one.probability ? ofHundred(one.probability.before, words) : '–', one.probability ? `${ofHundred(one.probability.after, words)} ± ${number(196 * one.probability.error)}` : '–']),
      ) +
      (shifts.length === 0
        ? ''
        : table(
            say('Antagelser, som det sete trækker mest i. Afstanden er i standardafvigelser af det, der var antaget.', 'Assumptions that what was seen pulls most at. Distance in standard deviations of what was assumed.'),
            [{ title: say('Antagelse', 'Assumption') }, { title: say('hvad det er (dataenes ord)', 'what it is') }, ...numeric(say('før', 'before'), say('efter', 'after'), say('afstand', 'distance'))],
            shifts.slice(0, 8).map(({ id, before, after, deviations }) => [id, review.question.pack.parameter(id).role, number(before, 3), number(after, 3), words.signed(deviations, 2)]),
          )) +
      (update.influence.length === 0
        ? ''
        : table(
            say('Hvad hvert tal bærer: chancen for målet, hvis det tages ud, og hvor mange simuleringer der er tilbage, når det vejer alene.', 'What each figure carries: the odds of the goal when it is taken out, and simulations left when it weighs alone.'),
            [{ title: say('Tal', 'Figure') }, { title: say('hvornår', 'when') }, ...numeric(say('uden det', 'without it'), say('alene', 'alone'))],
            update.influence.map(({ judgement, without, alone }) => [`${nameOf(judgement.observation, words)}, ${areaName(judgement.observation.area, words)}`, dateOf(judgement.observation.month, words), ofHundred(without, words), number(alone)]),
          )),
    tables: [
      { name: 'outlook', columns: ['indicator', 'measure', 'worst_quarter', 'year', 'state', 'low90', 'low50', 'median', 'high50', 'high90', 'goal', 'probability', 'probability_se'], rows: update.outlook.flatMap((one) => (['before', 'after'] as const).map((state) => [one.indicator, one.measure, one.worstQuarter ? 'yes' : 'no', one.year, state, ...one[state], one.goal, one.probability?.[state], state === 'after' ? one.probability?.error : undefined])) },
      { name: 'weights', columns: ['replicate', 'weight'], rows: update.trust === 'none' ? [] : review.runs.reform.buffers.flatMap((buffer, i) => (buffer ? [i] : [])).map((replicate, k) => [replicate, update.weights[k]]) },
      { name: 'parameters', columns: ['parameter', 'before', 'after', 'standard_deviations'], rows: shifts.map(({ id, before, after, deviations }) => [id, before, after, deviations]) },
    ],
  }
}

const reform: Build = (review, words) => {
  const { say, number } = words
  const { effects, councils, places, question } = review
  const goal = effects.filter((one) => one.indicator === question.list.goal.indicator && one.measure === question.list.goal.measure)
  const { fed } = review.runs
  return {
    id: 'reform',
    title: say('Hvad reformen har gjort, og hvem der mister', 'What the reform did, and who loses'),
    front: `<h2>${say('Hvad har reformen gjort?', 'What has the reform done?')}</h2>` + list([...goal.map((one) => effectSentence(one, words)), sideEffectSentence(review, words), losersSentence(councils, 'council', words)]),
    html:
      paragraph(say('Reformen er kørt to gange: med og uden, med samme tilfældigheder og samme antagelser, gentagelse for gentagelse. Forskellen er modellens virkning og kun så god som modellen.', 'The reform was run twice: with and without, under the same chance and the same assumptions, replicate by replicate. The difference is the model’s effect and no better than the model.')) +
      (fed.inputs.length > 0
        ? table(
            say('Input, der er sat til det sete.', 'Inputs set to what was seen.'),
            [{ title: 'Input' }, ...numeric(say('år', 'year'), say('set', 'seen'), say('planlagt med reform', 'planned with reform'), say('planlagt uden', 'planned without')), { title: say('sat ind i', 'fed into') }],
            fed.inputs.map(({ text, year, observation, planned, reformDecides }) => [`${words.text(text)}${observation.area.level === 'nation' ? '' : `, ${observation.area.name}`}`, String(year), number(observation.value), number(planned.reform), number(planned.without), reformDecides ? say('kørslen med reform', 'the run with the reform') : say('begge kørsler', 'both runs')]),
          )
        : paragraph(say('Ingen sete input er sat ind: begge kørsler har de planlagte.', 'No inputs seen were fed in: both runs have those planned.'), 'note')) +
      (fed.unfed.length > 0 ? paragraph(say(`Mærket som input, men uden noget i modellen at sætte dem ind i: ${fed.unfed.map((one) => nameOf(one, words)).join('; ')}.`, `Marked as inputs, but nothing in the model to feed them into: ${fed.unfed.map((one) => nameOf(one, words)).join('; ')}.`), 'note') : '') +
      list([...goal.map((one) => effectSentence(one, words)), sideEffectSentence(review, words), losersSentence(councils, 'council', words), losersSentence(places, 'place', words)]) +
      table(
        say('Virkningen på hver indikator: middel over par med 95 %-interval, og de midterste 90 % af enkelte par. Vægtet: par, der passer med det sete, tæller mest.', 'The effect on each indicator: mean over pairs with 95 % interval, and the middle 90 % of single pairs. Weighted: pairs that fit what was seen count most.'),
        [{ title: say('Tal', 'Figure') }, ...numeric(say('år', 'year'), say('med', 'with'), say('uden', 'without'), say('virkning', 'effect'), '± 95 %', say('90 % af parrene', '90 % of pairs'), say('vægtet', 'weighted'))],
        effects.map((one) => [nameOf(one, words), String(one.year), showValue(one, one.with, words), showValue(one, one.without, words), showValue(one, one.mean.mean, words, 'signed'), number(1.96 * one.mean.standardError, decimalsOf(one) + 1), `${showValue(one, one.band[0], words, 'signed')} ${say('til', 'to')} ${showValue(one, one.band[1], words, 'signed')}`, one.weighted ? showValue(one, one.weighted.mean, words, 'signed') : '–']),
      ) +
      heading(say('Hvem vinder, og hvem mister', 'Who gains and who loses')) +
      areaFigure(councils.map(({ area, low, mean, high }) => ({ label: area.name.replace('Sundhedsråd ', ''), low, mean, high })), say(`Læger i sundhedsrådene i ${review.year}: med reform mindre uden, midterste 90 % af par`, `Doctors in the health councils in ${review.year}: with the reform less without, middle 90 % of pairs`), say('læger', 'doctors'), words) +
      table(
        say('De ti kommuner, der mister mest, og de ti, der vinder mest, efter den del af virkningen, der er sikker. Kommuner med færre end 40 læger har kun spænd: dér er en ændring på tre læger støj. Se på sundhedsrådene, når du vil have ét tal.', 'The ten municipalities that lose most and the ten that gain most, by the part of the effect that is certain. Municipalities with fewer than 40 doctors have ranges alone: there a change of three doctors is noise. Look at the health councils for one number.'),
        [{ title: say('Kommune', 'Municipality') }, ...numeric(say('virkning', 'effect'), say('90 % af parrene', '90 % of pairs'), say('mister i', 'loses in')), { title: say('sikkert', 'certain') }],
        (places.length > 20 ? [...places.slice(0, 10), ...places.slice(-10)] : places).map(({ area, mean, low, high, loses, certain, small }) => [area.name, small ? say('kun spænd', 'range only') : words.signed(mean, 1), `${words.signed(low)} ${say('til', 'to')} ${words.signed(high)}`, ofHundred(loses, words), certain ? say('ja', 'yes') : say('kan ikke skelnes fra tilfældighed', 'cannot be told from chance')]),
      ),
    tables: [
      { name: 'effects', columns: ['indicator', 'measure', 'worst_quarter', 'year', 'with', 'without', 'effect', 'standard_error', 'low90', 'high90', 'pairs', 'weighted_effect', 'weighted_se'], rows: effects.map((one) => [one.indicator, one.measure, one.worstQuarter ? 'yes' : 'no', one.year, one.with, one.without, one.mean.mean, one.mean.standardError, ...one.band, one.mean.n, one.weighted?.mean, one.weighted?.error]) },
      { name: 'areas', columns: ['level', 'id', 'name', 'year', 'effect', 'low90', 'high90', 'loses_share', 'certain'], rows: [...councils, ...places].map(({ area, mean, low, high, loses, certain, small }) => [area.level, area.id, area.name, review.year, small ? undefined : mean, low, high, loses, certain ? 'yes' : 'no']) },
    ],
  }
}

const power: Build = (review, words) => {
  const { say, number } = words
  const { powers, estimates } = review
  return {
    id: 'power',
    title: say('Hvad der overhovedet kunne ses, og skøn uden om modellen', 'What could be seen at all, and estimates beside the model'),
    front: `<h2>${say('Kunne en virkning overhovedet ses?', 'Could an effect be seen at all?')}</h2>` + list(powers.filter(({ test }, k) => test === 'opened' || k === 0).map((one) => powerSentence(one, words))),
    html:
      paragraph(say('Modellen uden reform spiller et Danmark uden virkning. Virkninger af forskellig størrelse lægges ind, og det tælles, i hvor mange verdener en prøve med 5 % fejlalarm finder dem. At intet er fundet, betyder kun noget for virkninger over grænsen.', 'The model without the reform plays a Denmark without effect. Effects of different size are put in, and it is counted in how many worlds a test with 5 % false alarms finds them. That nothing was found means something only for effects above the limit.')) +
      list(powers.map((one) => powerSentence(one, words))) +
      heading(say('Skøn, der ikke kommer fra modellen', 'Estimates that do not come from the model')) +
      (estimates.length === 0
        ? paragraph(say('Ingen er skrevet ind endnu. Her er plads til forskel i forskelle, syntetisk kontrol, regressionsdiskontinuitet og lodtrækning; giv dem med --design.', 'None has been entered yet. Here is room for differences in differences, synthetic control, regression discontinuity and lottery; give them with --design.'), 'note')
        : table(
            say('Skøn med 95 %-interval ved siden af modellens virkning. Over 2 standardfejl fra hinanden: de er uenige.', 'Estimates with 95 % interval beside the model’s effect. Beyond 2 standard errors they disagree.'),
            [{ title: say('Metode', 'Method') }, { title: say('tal', 'figure') }, ...numeric(say('år', 'year'), say('skøn', 'estimate'), say('modellen', 'the model'), say('afstand', 'apart')), { title: say('kilde', 'source') }],
            estimates.map(({ estimate, model, apart }) => [estimate.method, nameOf(estimate, words), String(estimate.year), `${showValue(estimate, estimate.estimate, words, 'signed')} (${showValue(estimate, estimate.low, words, 'signed')} ${say('til', 'to')} ${showValue(estimate, estimate.high, words, 'signed')})`, model ? showValue(model, model.mean.mean, words, 'signed') : '–', apart === undefined ? '–' : number(Math.abs(apart), 1), estimate.source]),
          )) +
      badTable(review.question.badEstimates, words),
    tables: [
      { name: 'power', columns: ['test', 'indicator', 'measure', 'before', 'after', 'effect_percent', 'found_share', 'worlds'], rows: powers.flatMap((one) => one.curve.map(([effect, found]) => [one.test, one.figure.indicator, one.figure.measure, ...one.years, effect, found, one.replicates])) },
      { name: 'design-estimates', columns: ['method', 'indicator', 'measure', 'year', 'estimate', 'low95', 'high95', 'model_effect', 'apart', 'source'], rows: estimates.map(({ estimate, model, apart }) => [estimate.method, estimate.indicator, estimate.measure, estimate.year, estimate.estimate, estimate.low, estimate.high, model?.mean.mean, apart, estimate.source]) },
    ],
  }
}

const conclusion: Build = (review, words) => {
  const { say } = words
  const sentences = conclusionSentences(review, words)
  return {
    id: 'conclusion',
    title: say('Hvad ville ændre konklusionen?', 'What would change the conclusion?'),
    front: `<h2>${say('Hvad ville ændre konklusionen?', 'What would change the conclusion?')}</h2>` + list(sentences.slice(0, 5)),
    html:
      paragraph(say('Hvert tal er prøvet med alle de værdier, forudsigelsen selv anser for mulige, og forudsigelsen er regnet om med det tal alene oven i det, der er set.', 'Each figure was tried with all values the forecast itself thinks possible, and the forecast made again with that figure alone on top of what was seen.')) +
      (sentences.length > 0 ? list(sentences) : paragraph(say('Intet af det, der er prøvet, vender svaret.', 'Nothing that was tried turns the answer.'))),
    tables: [{ name: 'turning-points', columns: ['indicator', 'year', 'low', 'high', 'odds_at_low', 'odds_at_high', 'odds_now', 'turns_at'], rows: review.turning.map(({ item, low, high, atLow, atHigh, before, value }) => [fixedId(item), review.year, low, high, atLow, atHigh, before, value]) }],
  }
}

/** Chapters in the order they are told. */
export const reviewChapters: readonly Build[] = [seen, corridor, leading, outlook, reform, leverChapter, power, conclusion]
