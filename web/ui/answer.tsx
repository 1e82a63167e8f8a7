import { choose } from '../state/history.ts'
import { definition, holding, words } from '../state/store.ts'
import type { Definition } from '../state/store.ts'
import { progress, stuck } from '../state/simulation.ts'
import { placeBalance } from '../state/place-balance.ts'
import { headline } from '../state/views.ts'
import { Explained } from './explained.tsx'
import { Segments } from './segments.tsx'

/** The answer in a sentence, its odds, and who is counted. */
export function Answer() {
  const { messages } = words.value
  const answer = headline.value
  const say = messages.headline
  return (
    <section class="answer" aria-label={messages.title}>
      <div>
        {answer && (
          <h2 class="headline" data-testid="headline">
            {answer.lead} <strong>{answer.doctors}</strong>{' '}
            <span class="likely" title={say.likelyHelp}>
              {say.likely(answer.interval)}
            </span>{' '}
            <span class="odds">{answer.odds}</span>
          </h2>
        )}
        <div class="under">
          <p class="effect">
            {answer?.effect} <span data-testid="moved">{placeBalance.value}</span>
          </p>
          <Chip />
        </div>
      </div>
      <DefinitionChoice />
    </section>
  )
}

/** How far the answer is. */
export function Chip() {
  const { messages, format } = words.value
  const { finished, wanted, settled } = progress.value
  const text = holding.value ? messages.chip.holding : stuck.value ? messages.chip.stopped : settled ? messages.chip.settled(format.number(wanted)) : messages.chip.preliminary(format.number(finished), format.number(wanted))
  return (
    <span class="chip" data-testid="chip" data-settled={settled} style={{ '--done': `${wanted ? (100 * (settled ? wanted : finished)) / wanted : 0}%` }}>
      {text}
    </span>
  )
}

function DefinitionChoice() {
  const { messages } = words.value
  const say = messages.definition
  const { who, unit, trainees } = definition.value
  const set = (part: Partial<Definition>) => choose({ definition: { ...definition.value, ...part } })
  const choices = <T extends string>(texts: Readonly<Record<T, string>>) => (Object.keys(texts) as T[]).map((value) => ({ value, text: texts[value] }))
  return (
    <section class="definition" aria-labelledby="definition-heading">
      <h2 id="definition-heading">{say.heading}</h2>
      <div class="choices">
        <Segments name="who" legend={say.who} choices={choices(say.whoChoices)} value={who} onChange={(value) => set({ who: value })} />
        <Segments name="unit" legend={say.unit} choices={choices(say.unitChoices)} value={unit} onChange={(value) => set({ unit: value })} />
        <Segments name="trainees" legend={say.trainees} choices={choices(say.traineeChoices)} value={trainees} onChange={(value) => set({ trainees: value })} />
      </div>
      <p data-testid="definition">
        <Explained text={`${say.text(say.whoText[who], say.unitText[unit], say.traineeText[trainees])} ${say.lead}`} />
      </p>
    </section>
  )
}
