/** How sure the answer is, for whoever asks. What rests on assumptions without a source is hatched. */
import { certainty, mostReplicates, wantedHalfWidth } from '../state/certainty.ts'
import { change } from '../state/history.ts'
import { draft, words } from '../state/store.ts'

export function Certainty() {
  const { messages, format } = words.value
  const say = messages.certainty
  const { width, middle, split } = certainty.value
  if (width === undefined && !split) return null
  const offer = middle && Math.min(mostReplicates, Math.ceil(middle.needed / 50) * 50)
  return (
    <details class="certainty">
      <summary>
        {say.heading} {width !== undefined && <span class="sum">{say.width(format.percent(width, 1))}</span>}
      </summary>
      {split && (
        <>
          <Bar {...split} />
          <p>{say.split(format.percent(split.chance), format.percent(split.sourced), format.percent(split.assumed))}</p>
        </>
      )}
      <p>{say.published}</p>
      {middle && (
        <p data-testid="precision">
          {say.known(format.number(middle.halfWidth), format.number(middle.replicates))}{' '}
          {middle.halfWidth <= wantedHalfWidth ? say.enough(format.number(wantedHalfWidth)) : say.needed(format.number(wantedHalfWidth), format.number(middle.needed))}{' '}
          {middle.halfWidth > wantedHalfWidth && offer! > middle.replicates && (
            <button type="button" class="button quiet" onClick={() => change({ ...draft.value, replicates: offer })}>
              {say.run(format.number(offer!))}
            </button>
          )}
        </p>
      )}
    </details>
  )
}

/** The band in its parts; the sentence beside it says the same. */
function Bar({ chance, sourced, assumed }: { readonly chance: number; readonly sourced: number; readonly assumed: number }) {
  const [width, height] = [320, 14]
  const parts = [['chance', chance], ['sourced', sourced], ['assumed', assumed]] as const
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id="certainty-hatch" width="5" height="5" patternUnits="userSpaceOnUse">
          <path d="M-1 1l2 -2M0 5l5 -5M4 6l2 -2" />
        </pattern>
      </defs>
      {parts.map(([kind, share], i) => (
        <rect key={kind} class={kind} x={width * parts.slice(0, i).reduce((sum, [, other]) => sum + other, 0)} y="0.5" width={width * share} height={height - 1} />
      ))}
    </svg>
  )
}
