/** The evaluation appendix as one HTML document that asks nothing of any other place, and its tables. */
import { documentOf, escape, list, paragraph } from '../validation/html.ts'
import type { Chapter, TidyTable } from '../validation/bench.ts'
import { wordsOf } from '../validation/words.ts'
import type { Language, Words } from '../validation/words.ts'
import { reviewChapters } from './chapters.ts'
import type { Review } from './review.ts'
import { reproducedSentence, updateSentence } from './sentences.ts'

/** What the appendix says of how it was made. */
export interface AppendixOrigin {
  readonly version: string
  readonly model: string
  /** The command that makes it again. */
  readonly command: string
  /** Names of the observation file and the like. */
  readonly files: readonly string[]
}

function method(review: Review, origin: AppendixOrigin, words: Words): Chapter {
  const { say, number } = words
  const { question, runs, update } = review
  return {
    id: 'method',
    title: say('Metode og oprindelse', 'Method and origin'),
    html:
      list([
        say('Forudsigelserne blev skrevet ned, før tallene kom: scenarie, alle antagelser, frø og bånd. De er ikke ændret siden.', 'The forecasts were written down before the figures came: scenario, every assumption, seeds and bands. They have not been changed since.'),
        reproducedSentence(runs.reproduced.reform, question.reform.id, words),
        reproducedSentence(runs.reproduced.without, question.without.id, words),
        say(`Opdatering: hver simulering vejer med sandsynligheden for det sete, normalfordelt om simuleringens eget tal. Spredningen er tallets egen fejl og modellens afvigelse, som står på den fastlagte liste. Er fejlen ikke oplyst, regnes med 1 % af tallet; er tallet ikke på listen, regnes modellen 5 % usikker (grad C). Flere år af samme tal tæller som ét. Kun de tal, listen på forhånd har ladet veje (og dem, brugeren har mærket weigh), vejer; tal med grad C vises kun. Er der for få simuleringer tilbage, dæmpes sandsynligheden med en potens, så det sete kun trækker en del af vejen.`, `Update: each simulation weighs by the likelihood of what was seen, normal about its own figure. The spread is the figure’s own error and the model’s discrepancy, which stands on the fixed list. Where no error is stated 1 % of the figure is used; where a figure is not on the list the model is taken to be 5 % off (grade C). Several years of one figure count as one. Only figures that the list has let weigh in advance (and those the user has marked weigh) do; figures of grade C are only shown. Where too few simulations are left the likelihood is taken to a power, so that what was seen pulls only part of the way.`),
        say(`${number(update.replicates)} simuleringer, ${number(update.sets)} sæt antagelser; tilbage er ${number(update.effective)} og ${number(update.effectiveSets)}.`, `${number(update.replicates)} simulations, ${number(update.sets)} sets of assumptions; left are ${number(update.effective)} and ${number(update.effectiveSets)}.`),
        words.text(question.list.why),
        say(`Liste over indikatorer: ${question.list.id}, lagt fast ${question.list.fixed}, aftryk ${question.list.fingerprint}.`, `List of indicators: ${question.list.id}, fixed on ${question.list.fixed}, fingerprint ${question.list.fingerprint}.`),
        say(`Registreringer: ${question.reform.id} (aftryk ${question.reform.fingerprint}) og ${question.without.id} (aftryk ${question.without.fingerprint}).`, `Registrations: ${question.reform.id} (fingerprint ${question.reform.fingerprint}) and ${question.without.id} (fingerprint ${question.without.fingerprint}).`),
        ...(origin.files.length > 0 ? [say(`Filer: ${origin.files.join(', ')}.`, `Files: ${origin.files.join(', ')}.`)] : []),
      ]) + paragraph(say('Modellen er justeret til fortiden og ikke efterprøvet på fremmede tal. Dens virkninger af håndtag er ikke efterprøvet mod noget; derfor står skøn uden om modellen ved siden af.', 'The model is adjusted to the past and not tested on foreign figures. Its effects of levers have not been tested against anything; that is why estimates beside the model stand next to it.')),
    tables: [],
  }
}

/** A review as chapters in one language, the method last. */
export function chaptersOf(review: Review, origin: AppendixOrigin, language: Language): readonly Chapter[] {
  const words = wordsOf(language)
  return [...reviewChapters.map((build) => build(review, words)), method(review, origin, words)]
}

/** The document. */
export function appendixOf(review: Review, chapters: readonly Chapter[], origin: AppendixOrigin, language: Language): string {
  const words = wordsOf(language)
  const { say } = words
  return documentOf({
    language,
    title: say(`Status ${review.year}: evalueringsbilag`, `Status ${review.year}: evaluation appendix`),
    subtitle: updateSentence(review.update, words),
    contents: say('Indhold', 'Contents'),
    front: chapters.map(({ front }) => front ?? '').join(''),
    chapters,
    foot: `<p>${escape(say(`Lægeveje ${origin.version}, modelversion ${origin.model}. Lav det igen: `, `Lægeveje ${origin.version}, model version ${origin.model}. Make it again: `))}<code>${escape(origin.command)}</code></p>`,
  })
}

/** All tables of the chapters: what is written as CSV. */
export const tablesOf = (chapters: readonly Chapter[]): readonly TidyTable[] => chapters.flatMap(({ tables }) => tables)
