/** Chapter: the reform's effect shared out among its levers. */
import { leverById } from '../../model/levers/index.ts'
import type { AttributedFigure, Attribution } from '../attribution/types.ts'
import { paragraph, table } from '../validation/html.ts'
import type { Chapter } from '../validation/bench.ts'
import type { Words } from '../validation/words.ts'
import { areaFigure } from './drawings.ts'
import type { Review } from './review.ts'
import { decimalsOf, nameOf } from './sentences.ts'

/** Name of a lever, or of everything assumed differently. */
export function leverName(id: string, words: Words): string {
  const lever = leverById(id)
  return lever ? lever.text[words.language].name : id === 'assumptions' ? words.say('antagelser', 'assumptions') : id
}

/** Figures of the country (or its worst covered quarter) that an attribution holds. */
const told = ({ figures }: Attribution): readonly AttributedFigure[] => figures.filter(({ level }) => level === 'nation' || level === 'worst-quarter')

const headline = (figure: AttributedFigure) => ({ indicator: figure.indicator, measure: figure.measure, ...(figure.level === 'worst-quarter' && { worstQuarter: true as const }) })

/** `I 2029: i alt +21 …`, for one figure. */
export function sharedSentence(figure: AttributedFigure, words: Words): string {
  const { say, signed, number } = words
  const decimals = decimalsOf(figure) + (Math.abs(figure.total.mean) < 1000 ? 1 : 0)
  const [first, second] = Object.entries(figure.parts).sort(([, a], [, b]) => Math.abs(b.mean) - Math.abs(a.mean))
  const part = (one: typeof first) => (one ? `${leverName(one[0], words)} ${signed(one[1].mean, decimals)}` : '')
  const share = number(100 * figure.interaction.share)
  return say(
    `${nameOf(headline(figure), words)} i ${figure.year}: i alt ${signed(figure.total.mean, decimals)}, mest ${[first, second].map(part).filter(Boolean).join(' og ')}; ${share} % er samspil.`,
    `${nameOf(headline(figure), words)} in ${figure.year}: ${signed(figure.total.mean, decimals)} in all, most by ${[first, second].map(part).filter(Boolean).join(' and ')}; ${share} % is interplay.`,
  )
}

/** Whether what was seen is in the split. */
function fedIn({ inputs }: Attribution, { say, number }: Words): string {
  return inputs === undefined
    ? say('Delingen er af reformen som planlagt; --attribution med et antal gentagelser deler den, som den blev, med de indsatte tal.', 'The split is of the reform as planned; --attribution with a number of replicates splits it as it went, with what was seen fed in.')
    : say(`Delingen er af reformen, som den blev: ${number(inputs)} tal, der er set, er sat ind i alle sammensætninger, og af dem, reformen afgør, får hver den del, dens håndtag afgør.`, `The split is of the reform as it went: ${number(inputs)} figures that were seen are fed into all combinations, and of those that the reform decides each gets the part that its levers decide.`)
}

/** The chapter. Says so where no attribution of this reform is at hand. */
export function leverChapter(review: Review, words: Words): Chapter {
  const { say, number, signed } = words
  const { attribution, list } = review.question
  const title = say('Hvad hvert håndtag har gjort', 'What each lever did')
  const columns = ['indicator', 'measure', 'level', 'year', 'lever', 'mean', 'low95', 'high95', 'sampling_se', 'alone', 'last']
  if (!attribution)
    return {
      id: 'levers',
      title,
      html: paragraph(say('Der er ingen deling på håndtag af netop denne reform og udgave af modellen. Giv --attribution et antal gentagelser for at lave den.', 'There is no split among levers of just this reform and version of the model. Give --attribution a number of replicates to make it.'), 'note'),
      tables: [{ name: 'levers', columns, rows: [] }],
    }
  const figures = told(attribution)
  const goal = figures.filter(({ indicator, measure, level }) => indicator === list.goal.indicator && measure === list.goal.measure && level === 'nation')
  const how =
    attribution.method === 'exact'
      ? say(`alle ${number(attribution.coalitions)} sammensætninger af håndtag`, `all ${number(attribution.coalitions)} combinations of levers`)
      : say(`${number(attribution.orders ?? 0)} rækkefølger af håndtag, trukket i par`, `${number(attribution.orders ?? 0)} orders of levers, drawn in pairs`)
  return {
    id: 'levers',
    title,
    html:
      paragraph(
        say(
          `Shapley-værdier over ${how}, ${number(attribution.replicates)} gentagelser af hver under samme tilfældigheder. Delene summer til hele virkningen. »Alene« er håndtaget uden de andre, »sidst« er det, der ville mangle uden det. ${fedIn(attribution, words)}`,
          `Shapley values over ${how}, ${number(attribution.replicates)} replicates of each under the same chance. Parts sum to the whole effect. “Alone” is the lever without the others, “last” what would be missing without it. ${fedIn(attribution, words)}`,
        ),
      ) +
      figures
        .filter(({ indicator, level, measure }) => indicator !== list.goal.indicator || measure === list.goal.measure || level !== 'nation')
        .map((figure) => paragraph(sharedSentence(figure, words)))
        .join('') +
      goal
        .map((figure) => {
          const rows = Object.entries(figure.parts).sort(([, a], [, b]) => b.mean - a.mean)
          const caption = say(`Læger i almen praksis i ${figure.year}, delt på håndtag, med 95 %-interval`, `Doctors in general practice in ${figure.year}, by lever, with 95 % interval`)
          return (
            areaFigure(rows.map(([id, { mean, low, high }]) => ({ label: short(leverName(id, words)), low, mean, high })), caption, say('læger', 'doctors'), words) +
            table(
              caption,
              [{ title: say('Håndtag', 'Lever') }, ...[say('del', 'part'), say('95 %', '95 %'), say('alene', 'alone'), say('sidst', 'last')].map((head) => ({ title: head, numeric: true }))],
              rows.map(([id, part]) => [leverName(id, words), signed(part.mean, 1), `${signed(part.low, 1)} ${say('til', 'to')} ${signed(part.high, 1)}`, signed(part.alone, 1), signed(part.last, 1)]),
            )
          )
        })
        .join(''),
    tables: [{ name: 'levers', columns, rows: figures.flatMap((figure) => Object.entries(figure.parts).map(([id, part]) => [figure.indicator, figure.measure, figure.level, figure.year, id, part.mean, part.low, part.high, part.error, part.alone, part.last])) }],
  }
}

const short = (name: string) => (name.length > 38 ? `${name.slice(0, 37)}…` : name)
