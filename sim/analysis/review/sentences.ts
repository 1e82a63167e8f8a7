/** What a review says, in sentences that the appendix and the page share. Danish first. */
import type { Text } from '../../model/definitions.ts'
import type { Words } from '../validation/words.ts'
import type { Area } from './areas.ts'
import { fewestRuns } from './corridor.ts'
import type { Corridor } from './corridor.ts'
import type { AreaEffect, ReformEffect } from './effect.ts'
import type { Headline } from '../headlines.ts'
import type { Judgement } from './judge.ts'
import type { LeadingIndicator } from './leading.ts'
import { measureByKey } from './observations.ts'
import type { Power } from './power.ts'
import type { Reproduced, Review } from './review.ts'
import { standingWords } from './standing.ts'
import type { TurningPoint } from './turning-points.ts'
import type { Outlook, Update } from './update.ts'

/** Names that must stand alone in a sentence, where the measure's own leans on a heading above it. */
const aloneNames: Readonly<Record<string, Text>> = {
  'gp-doctors/all-persons-without': { da: 'Læger i almen praksis', en: 'Doctors in general practice' },
  'gp-doctors/all-fte-without': { da: 'Læger i almen praksis, fuldtid', en: 'Doctors in general practice, full-time' },
  'gp-doctors/owners-persons-without': { da: 'Ejere af ydernummer', en: 'Owners of a provider number' },
  'gp-doctors/owners-employed-persons-without': { da: 'Ejere og ansatte speciallæger', en: 'Owners and employed specialists' },
  'exit-age/exits-60-64': { da: 'Andel på 60–64 år af dem, der stopper', en: 'Share of leavers aged 60–64' },
  'new-capacity-location/given-threatened': { da: 'Andel af nye numre i truede kommuner', en: 'Share of new numbers in threatened municipalities' },
  'settlement-rate/settled-threatened-1y': { da: 'Nye speciallæger i truede kommuner efter 1 år', en: 'New specialists in threatened municipalities after 1 year' },
}

/** Name of a figure as a reader knows it. */
export function nameOf({ indicator, measure, worstQuarter }: Headline, words: Words): string {
  const found = measureByKey(`${indicator}/${measure}`)
  const alone = aloneNames[`${indicator}/${measure}`]
  const name = alone ? words.text(alone) : found ? words.text(found.measure.text) : `${indicator}/${measure}`
  return worstQuarter ? words.say(`${name}, dårligst dækkede fjerdedel`, `${name}, worst covered quarter`) : name
}

/** A name inside a sentence: its first letter small, unless it is an abbreviation. */
export const inSentence = (figure: Headline, words: Words): string => {
  const name = nameOf(figure, words)
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name
}

/** Name of an area. */
export const areaName = (area: Area, words: Words): string => (area.level === 'nation' ? words.say('hele landet', 'the whole country') : area.level === 'worst-quarter' ? words.say('den dårligst dækkede fjerdedel', 'the worst covered quarter') : area.name)

/** A value of a figure with as many decimals as it is recorded with. */
export function showValue({ indicator, measure }: Headline, value: number, words: Words, write: 'number' | 'signed' = 'number'): string {
  return words[write](value, decimalsOf({ indicator, measure }))
}

/** Decimals of a figure. */
export const decimalsOf = ({ indicator, measure }: Headline): number => measureByKey(`${indicator}/${measure}`)?.measure.decimals ?? 0

/** The last month or year an observation stands for. */
export function dateOf(month: number, words: Words): string {
  const year = Math.floor(month / 12)
  return month % 12 === 11 ? words.say(`udgangen af ${year}`, `the end of ${year}`) : `${words.say(daMonths[month % 12]!, enMonths[month % 12]!)} ${year}`
}

const daMonths = ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december']
const enMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A share as a natural frequency, never none or all unless it is. */
export function ofHundred(share: number, words: Words): string {
  const n = share <= 0 ? 0 : share >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(100 * share)))
  return words.say(`${n} af 100`, `${n} of 100`)
}

/** `Observeret 2029: 4.410 ligger i den 23. percentil …`, or why it cannot be said. */
export function judgementSentence(judgement: Judgement, words: Words): string {
  const { observation, standing, status } = judgement
  const { say } = words
  const what = `${nameOf(observation, words)}, ${observation.area.level === 'nation' ? '' : `${areaName(observation.area, words)}, `}${dateOf(observation.month, words)}: ${showValue(observation, observation.value, words)}`
  if (standing) return say(`${what} ligger ${standingWords(standing, words)}.`, `${what} lies ${standingWords(standing, words)}.`)
  return `${what}. ${statusSentence(status, words)}`
}

/** Why a figure is not judged. */
export function statusSentence(status: Judgement['status'], words: Words): string {
  const { say } = words
  if (status === 'start') return say('Modellen begynder senere, så tallet er et udgangspunkt og ingen prøve.', 'The model starts later, so the figure is where it starts from and no test.')
  if (status === 'beyond') return say('Forudsigelsen når ikke så langt.', 'The forecast does not reach that far.')
  if (status === 'unrecorded') return say('Kørslerne opgør ikke tallet dér.', 'Runs do not record the figure there.')
  if (status === 'waiting') return say('Tallet er ikke registreret på forhånd; det bedømmes, når simuleringerne er kørt.', 'The figure was not registered; it is judged when the simulations are in.')
  return ''
}

/** How the whole stands, in one sentence. */
export function countSentence(judgements: readonly Judgement[], words: Words): string {
  const { say, number } = words
  const judged = judgements.filter(({ standing, observation }) => standing && observation.use !== 'show')
  if (judged.length === 0) return say('Ingen af tallene er en optælling, der kan holdes op mod forudsigelsen. Skøn (grad C) vises kun.', 'None of the figures is a count that can be held against the forecast. Judgements (grade C) are only shown.')
  const expected = judged.filter(({ verdict }) => verdict === 'expected').length
  const unforeseen = judged.filter(({ verdict }) => verdict === 'unforeseen').length
  return say(
    `Af ${number(judged.length)} tal ligger ${number(expected)} i de midterste 80\u00a0% af forudsigelsen${unforeseen > 0 ? `, og ${number(unforeseen)} havde modellen ikke forudset` : ''}. Var forudsigelsen rigtig, ville man vente omkring ${number(0.8 * judged.length)}.`,
    `Of ${number(judged.length)} figures ${number(expected)} lie in the middle 80\u00a0% of the forecast${unforeseen > 0 ? `, and ${number(unforeseen)} the model had not foreseen` : ''}. If the forecast was right one would expect about ${number(0.8 * judged.length)}.`,
  )
}

/** The answer: old and new probability, or why there is no new one. */
export function updateSentence(update: Update, words: Words): string {
  const { say } = words
  const main = update.outlook.find(({ probability }) => probability)
  if (!main?.probability) return say('Kørslerne når ikke målets år.', 'The runs do not reach the year of the goal.')
  const { before, after } = main.probability
  const goal = words.number(main.goal!)
  if (update.trust === 'none') return say(`Ingen tal vejer endnu. Målet på ${goal} i ${main.year} nås i ${ofHundred(before, words)} simuleringer, som det blev forudsagt.`, `No figure weighs yet. The goal of ${goal} in ${main.year} is reached in ${ofHundred(before, words)} simulations, as was forecast.`)
  return say(
    `Med det, der er set, nås målet på ${goal} i ${main.year} i ${ofHundred(after, words)} simuleringer; før var det ${ofHundred(before, words)}.`,
    `With what has been seen the goal of ${goal} in ${main.year} is reached in ${ofHundred(after, words)} simulations; before it was ${ofHundred(before, words)}.`,
  )
}

/** How many replicates are left, and what to make of it. Empty when nothing weighs. */
export function trustSentence(update: Update, words: Words): string {
  const { say, number } = words
  if (update.trust === 'none') return ''
  const size = say(
    `De ${number(update.replicates)} simuleringer tæller nu som ${number(update.effective)}; den tungeste vejer ${number(100 * update.largest)}\u00a0%.`,
    `The ${number(update.replicates)} simulations now count as ${number(update.effective)}; the heaviest weighs ${number(100 * update.largest)}\u00a0%.`,
  )
  const damped = update.damping < 1 ? say(` De nye tal er dæmpet, så ${number(Math.min(update.enough, update.replicates / 2))} er tilbage; de går kun en del af vejen mod det sete.`, ` The new figures are damped so that ${number(Math.min(update.enough, update.replicates / 2))} are left; they go only part of the way towards what was seen.`) : ''
  if (update.trust === 'unforeseen')
    return `${say('Advarsel: det, der skete, havde modellen ikke forudset.', 'Warning: what happened was not foreseen by the model.')} ${surpriseSentence(update, words)} ${size}${damped} ${say('De nye tal er de mindst dårlige simuleringer og ikke en forudsigelse. Find ud af, hvad modellen mangler, før de bruges.', 'The new figures are the least bad simulations and no forecast. Find out what the model lacks before using them.')}`
  if (update.trust === 'thin') return `${size} ${say('Det er for få til at stole på båndet: kør flere simuleringer.', 'That is too few to trust the band: run more simulations.')}${damped} ${surpriseSentence(update, words)}`
  return `${size} ${surpriseSentence(update, words)}`
}

/** How surprising it was all together. */
export function surpriseSentence(update: Update, words: Words): string {
  if (!Number.isFinite(update.surprise)) return ''
  return words.say(`Blandt modellens egne verdener er ${ofHundred(update.surprise, words)} lige så overraskende som den, der kom.`, `Of the model’s own worlds ${ofHundred(update.surprise, words)} are as surprising as the one that came.`)
}

/** The required corridor of the goal's own figure, and how many reach it. */
export function corridorSentence(corridor: Corridor, id: string, year: number, words: Words): string {
  const { say, number } = words
  const head = say(`${number(corridor.reached)} af ${number(corridor.of)} simuleringer når ${number(corridor.goal)} i ${corridor.year}.`, `${number(corridor.reached)} of ${number(corridor.of)} simulations reach ${number(corridor.goal)} in ${corridor.year}.`)
  const figure = corridor.figures[id]
  if (!figure) return `${head} ${say(`Der skal være mindst ${fewestRuns} på hver side, før en korridor kan tegnes.`, `There must be at least ${fewestRuns} on either side before a corridor can be drawn.`)}`
  const [low, , , , high] = figure.reach
  return `${head} ${say(`I ${year} havde de ${number(low!)}–${number(high!)} læger (de midterste 80\u00a0%); de andre havde ${number(figure.miss[0]!)}–${number(figure.miss[4]!)}.`, `In ${year} they had ${number(low!)}–${number(high!)} doctors (the middle 80\u00a0%); the others had ${number(figure.miss[0]!)}–${number(figure.miss[4]!)}.`)}`
}

/** How many limits are broken. */
export function leadingSentence(leading: readonly LeadingIndicator[], words: Words): string {
  const { say, number } = words
  const seen = leading.filter(({ latest }) => latest)
  const alarms = leading.filter(({ alarm }) => alarm)
  if (seen.length === 0) return say(`Ingen af de ${number(leading.length)} indikatorer er set endnu.`, `None of the ${number(leading.length)} indicators has been seen yet.`)
  const names = alarms.map(({ item }) => inSentence(item, words)).join('; ')
  return alarms.length === 0
    ? say(`Ingen af de ${number(seen.length)} sete indikatorer er uden for sine grænser. Med rigtige grænser ville hver femte være det ved et tilfælde.`, `None of the ${number(seen.length)} indicators seen is outside its limits. With right limits one in five would be by chance.`)
    : say(`${number(alarms.length)} af ${number(seen.length)} sete indikatorer er uden for grænserne: ${names}. Omkring hver femte ville være det ved et tilfælde.`, `${number(alarms.length)} of ${number(seen.length)} indicators seen are outside their limits: ${names}. About one in five would be by chance.`)
}

/** The reform's effect on a figure. */
export function effectSentence(effect: ReformEffect, words: Words): string {
  const { say } = words
  const [low, high] = effect.band
  const show = (value: number) => showValue(effect, value, words, 'signed')
  const certain = low > 0 || high < 0
  return certain
    ? say(`Reformen ændrer ${inSentence(effect, words)} i ${effect.year} med ${show(effect.mean.mean)} (90\u00a0% af parrene: ${show(low)} til ${show(high)}).`, `The reform changes ${inSentence(effect, words)} in ${effect.year} by ${show(effect.mean.mean)} (90\u00a0% of pairs: ${show(low)} to ${show(high)}).`)
    : say(`Reformens virkning på ${inSentence(effect, words)} i ${effect.year} er i snit ${show(effect.mean.mean)}, men i den enkelte verden kan den ikke skelnes fra tilfældighed (90\u00a0% af parrene: ${show(low)} til ${show(high)}).`, `The effect of the reform on ${inSentence(effect, words)} in ${effect.year} is ${show(effect.mean.mean)} on average, but in a single world it cannot be told from chance (90\u00a0% of pairs: ${show(low)} to ${show(high)}).`)
}

/** Indicators that the reform makes worse in nearly all pairs, in the year of the review. */
export function sideEffects({ effects, question, year }: Review): readonly ReformEffect[] {
  return effects.filter((effect) => {
    const item = effect.year === year ? question.list.items.find((one) => one.indicator === effect.indicator && one.measure === effect.measure && one.worstQuarter === effect.worstQuarter) : undefined
    const [low, high] = effect.band
    return item !== undefined && ((item.better === 'higher' && high < 0) || (item.better === 'lower' && low > 0))
  })
}

/** What gets worse by the reform. */
export function sideEffectSentence(review: Review, words: Words): string {
  const { say } = words
  const worse = sideEffects(review)
  if (worse.length === 0) return say(`Bivirkninger: ingen af de fastlagte indikatorer bliver med sikkerhed værre af reformen i ${review.year}.`, `Side effects: none of the fixed indicators gets worse for certain by the reform in ${review.year}.`)
  const told = worse.map((effect) => `${inSentence(effect, words)} (${showValue(effect, effect.mean.mean, words, 'signed')})`).join('; ')
  return say(`Bivirkninger: i ${review.year} bliver disse værre af reformen i næsten alle par: ${told}.`, `Side effects: in ${review.year} these get worse by the reform in nearly all pairs: ${told}.`)
}

/** Which effect could have been seen. */
export function powerSentence(power: Power, words: Words): string {
  const { say, number } = words
  const least = power.smallest === undefined ? say('mere end 30\u00a0%', 'more than 30\u00a0%') : say(`${number(power.smallest, 1)}\u00a0%`, `${number(power.smallest, 1)}\u00a0%`)
  const what = power.test === 'nation' ? say(`${nameOf(power.figure, words)} i ${power.figure.year} mod forudsigelsen uden reform`, `${nameOf(power.figure, words)} in ${power.figure.year} against the forecast without the reform`) : say(`de ${number(power.treated!)} åbnede kommuner mod de andre, ${power.years[0]} til ${power.years[1]}`, `the ${number(power.treated!)} opened municipalities against the others, ${power.years[0]} to ${power.years[1]}`)
  const own = power.modelled ? say(` Modellens egen virkning er ${words.signed(power.modelled.effect, 1)}\u00a0%; den ville blive fundet i ${ofHundred(power.modelled.found, words)} verdener.`, ` The model’s own effect is ${words.signed(power.modelled.effect, 1)}\u00a0%; it would be found in ${ofHundred(power.modelled.found, words)} worlds.`) : ''
  return say(`${capital(what)}: en virkning skal være ${least} for at blive fundet i 80 af 100 verdener.${own}`, `${capital(what)}: an effect must be ${least} to be found in 80 of 100 worlds.${own}`)
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Who loses. */
export function losersSentence(effects: readonly AreaEffect[], level: 'place' | 'council', words: Words): string {
  const { say, number } = words
  const lose = effects.filter(({ certain, mean }) => certain && mean < 0)
  const gain = effects.filter(({ certain, mean }) => certain && mean > 0)
  const unclear = effects.length - lose.length - gain.length
  const areas = level === 'council' ? say('sundhedsråd', 'health councils') : say('kommuner', 'municipalities')
  return say(
    `${number(gain.length)} ${areas} vinder læger, ${number(lose.length)} mister${lose.length > 0 ? ` (${lose.slice(0, 5).map(({ area }) => area.name).join(', ')}${lose.length > 5 ? ' …' : ''})` : ''}, og i ${number(unclear)} kan virkningen ikke skelnes fra tilfældighed.`,
    `${number(gain.length)} ${areas} gain doctors, ${number(lose.length)} lose${lose.length > 0 ? ` (${lose.slice(0, 5).map(({ area }) => area.name).join(', ')}${lose.length > 5 ? ' …' : ''})` : ''}, and in ${number(unclear)} the effect cannot be told from chance.`,
  )
}

/** A value that would turn the answer. */
export function turningSentence(point: TurningPoint, year: number, words: Words): string {
  const { say } = words
  const name = nameOf(point.item, words)
  const show = (value: number) => showValue(point.item, value, words)
  if (point.value === undefined)
    return say(`${name} i ${year}: fra ${show(point.low)} til ${show(point.high)} går chancen fra ${ofHundred(point.atLow, words)} til ${ofHundred(point.atHigh, words)}.`, `${name} in ${year}: from ${show(point.low)} to ${show(point.high)} the odds go from ${ofHundred(point.atLow, words)} to ${ofHundred(point.atHigh, words)}.`)
  const better = point.before >= 0.5
  // What would turn it: the side of the crossing on which the answer is the other one.
  const under = point.rising === better
  return say(
    `${name} i ${year} ${under ? 'under' : 'over'} ${show(point.value)}: så er målet ${better ? 'mindre' : 'mere'} sandsynligt end ikke.`,
    `${name} in ${year} ${under ? 'below' : 'above'} ${show(point.value)}: then the goal is ${better ? 'less' : 'more'} likely than not.`,
  )
}

/** Does today's program give what was registered? */
export function reproducedSentence(reproduced: Reproduced, id: string, words: Words): string {
  const { say, number } = words
  if (reproduced.kind === 'same') return say(`${id}: kørt igen, bit for bit som registreret (${number(reproduced.replicates)} simuleringer).`, `${id}: run again, bit for bit as registered (${number(reproduced.replicates)} simulations).`)
  if (reproduced.kind === 'unchecked') return say(`${id}: samme model, data og valg som registreret; bit for bit er ikke efterprøvet her.`, `${id}: same model, data and choices as registered; bit for bit was not checked here.`)
  return say(`${id}: dagens program giver ikke det, der blev registreret. Percentiler og korridor er dagens programs, grænserne er de registrerede. Kommandoen »laegeveje registered« siger hvorfor.`, `${id}: today’s program does not give what was registered. Percentiles and corridor are those of today’s program, limits are as registered. ${reasonsOf(reproduced.reasons)}.`)
}

/** The first few reasons: a new version of the model has one for each parameter. */
const reasonsOf = (reasons: readonly string[]): string => `${reasons.slice(0, 4).join('; ')}${reasons.length > 4 ? ` (+${reasons.length - 4})` : ''}`

/** What the answer rests on besides the figures: sentences for the list of what would change the conclusion. */
export function conclusionSentences(review: Review, words: Words): readonly string[] {
  const { say, number } = words
  const { update, turning, estimates, year } = review
  const main = update.outlook.find(({ probability }) => probability)
  const other = update.outlook.filter((one): one is Outlook & { probability: NonNullable<Outlook['probability']> } => one !== main && one.probability !== undefined)
  const definition = other.map((one) => `${inSentence(one, words)}: ${ofHundred(one.probability.after, words)}`).join('; ')
  const influence = [...update.influence].sort((a, b) => Math.abs(b.without - (main?.probability?.after ?? 0)) - Math.abs(a.without - (main?.probability?.after ?? 0)))[0]
  return [
    ...turning.filter(({ value }) => value !== undefined).slice(0, 6).map((point) => turningSentence(point, year, words)),
    ...turning.filter(({ value }) => value === undefined).slice(0, 2).map((point) => turningSentence(point, year, words)),
    ...(other.length > 0 && main ? [say(`Hvem der tæller med. Med andre definitioner af de ${number(main.goal!)}: ${definition}.`, `Who counts. Under other definitions of the ${number(main.goal!)}: ${definition}.`)] : []),
    ...(influence && main?.probability && Math.abs(influence.without - main.probability.after) > 0.01
      ? [say(`Ét tal bærer mere end de andre: uden ${inSentence(influence.judgement.observation, words)} (${dateOf(influence.judgement.observation.month, words)}) ville chancen være ${ofHundred(influence.without, words)}.`, `One figure carries more than the others: without ${inSentence(influence.judgement.observation, words)} (${dateOf(influence.judgement.observation.month, words)}) the odds would be ${ofHundred(influence.without, words)}.`)]
      : []),
    ...estimates.flatMap(({ estimate, apart }) => (apart !== undefined && Math.abs(apart) > 2 ? [say(`${estimate.method} finder en anden virkning end modellen (${number(Math.abs(apart), 1)} standardfejl fra hinanden): så er det led i modellen, der bærer virkningen, tvivlsomt.`, `${estimate.method} finds another effect than the model (${number(Math.abs(apart), 1)} standard errors apart): then the term of the model that carries the effect is in doubt.`)] : [])),
    ...(review.shifts[0] && Math.abs(review.shifts[0].deviations) > 0.5
      ? [say(`Antagelsen ${review.shifts[0].id}: det, der er set, trækker den ${number(Math.abs(review.shifts[0].deviations), 1)} standardafvigelser ${review.shifts[0].deviations > 0 ? 'op' : 'ned'}. En direkte måling af den ville afgøre mere end flere simuleringer.`, `The assumption ${review.shifts[0].id}: what was seen pulls it ${number(Math.abs(review.shifts[0].deviations), 1)} standard deviations ${review.shifts[0].deviations > 0 ? 'up' : 'down'}. Measuring it would settle more than more simulations.`)]
      : []),
  ]
}
