/** What the levers in use cost: a few sentences, and a table where prices are filled in. */
import { paidLevers, cost, costText, money, setPrice } from '../state/cost.ts'
import { save, tableFile } from '../state/exports.ts'
import { shownFingerprint } from '../state/provenance.ts'
import { draft, language, words } from '../state/store.ts'
import type { LeverDefinition } from '../../sim/index.ts'
import { PriceField } from './price-field.tsx'
import { SourceMark } from './source-mark.tsx'

export function Cost() {
  const { messages } = words.value
  const say = messages.cost
  const levers = paidLevers.value
  if (levers.length === 0) return null
  return (
    <section class="cost" aria-labelledby="cost-heading">
      <h2 id="cost-heading">{say.heading}</h2>
      <p data-testid="cost">{costText.value.join(' ')}</p>
      <details>
        <summary>{say.table}</summary>
        <p class="lead">{say.lead}</p>
        <div class="scroll" tabIndex={0} role="region" aria-label={say.heading}>
          <table>
            <thead>
              <tr>
                {Object.entries(say.columns).map(([id, text]) => (
                  <th scope="col" key={id} class={id === 'units' || id === 'total' ? 'number' : undefined}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {levers.map((lever) => (
                <Row key={lever.id} lever={lever} />
              ))}
            </tbody>
          </table>
        </div>
        <p class="source">
          {say.source}{' '}
          <button type="button" class="button quiet" onClick={() => void download()}>
            {say.csv}
          </button>
        </p>
      </details>
    </section>
  )
}

function Row({ lever }: { readonly lever: LeverDefinition }) {
  const { format } = words.value
  const line = lever.cost!
  const told = cost.value?.levers.find((row) => row.lever === lever.id)
  return (
    <tr>
      <th scope="row">{lever.text[language.value].name}</th>
      <td>
        {line.text[language.value]} <span class="unit">({line.unit[language.value]})</span>
      </td>
      <td class="number">{told ? format.number(told.quantity, Math.abs(told.quantity) < 100 ? 1 : 0) : '…'}</td>
      <td>
        <PriceField lever={lever} /> <PriceMark lever={lever} />
      </td>
      <td class="number">{told?.dkk === undefined ? '–' : format.number(told.dkk / 1e6, 1)}</td>
    </tr>
  )
}

/** Whose price it is. */
function PriceMark({ lever }: { readonly lever: LeverDefinition }) {
  const say = words.value.messages.cost
  const line = lever.cost!
  if (draft.value.prices?.[lever.id] !== undefined)
    return (
      <span class="meta">
        {say.own}{' '}
        <button type="button" class="button quiet" onClick={() => setPrice(lever.id, undefined)}>
          {say.clear}
        </button>
      </span>
    )
  return line.value === undefined && !line.prices ? null : (
    <span class="meta">
      <SourceMark source={line.source} grade={line.grade} />
    </span>
  )
}

/** The price of one lever, for its drawer. */
export function PriceSetting({ lever }: { readonly lever: LeverDefinition }) {
  const { messages, format } = words.value
  const say = messages.cost
  const line = lever.cost
  if (!line) return null
  const told = cost.value?.levers.find((row) => row.lever === lever.id)
  return (
    <div class="setting priced">
      <span>{say.priceOf(lowerFirst(line.text[language.value]))}</span>
      <span>
        <PriceField lever={lever} /> <span class="unit">{line.unit[language.value]}</span>
      </span>
      <span class="help">
        {line.value === undefined && !line.prices && draft.value.prices?.[lever.id] === undefined ? say.noSource : <PriceMark lever={lever} />}{' '}
        {told && say.units(format.number(told.quantity, Math.abs(told.quantity) < 100 ? 1 : 0), told.dkk === undefined ? '' : money(told.dkk))}
      </span>
    </div>
  )
}

/** The first letter small, unless the word is an abbreviation. */
function lowerFirst(text: string): string {
  return /^[A-ZÆØÅ]{2}/.test(text) ? text : text[0]!.toLocaleLowerCase(language.value) + text.slice(1)
}

async function download(): Promise<void> {
  const { messages, format } = words.value
  const say = messages.cost
  const rows = paidLevers.value.map((lever) => {
    const told = cost.value?.levers.find((row) => row.lever === lever.id)
    const line = lever.cost!
    return [lever.text[language.value].name, `${line.text[language.value]} (${line.unit[language.value]})`, told ? format.number(told.quantity, 1) : '', told?.price === undefined ? '' : format.number(told.price, 2), told?.dkk === undefined ? '' : format.number(told.dkk / 1e6, 3)]
  })
  const file = tableFile({ caption: say.heading, columns: Object.values(say.columns), rows }, { title: say.heading, sentence: costText.value.join(' '), notes: [say.source, `${messages.title} · ${messages.export.fingerprint(shownFingerprint())}`] }, language.value === 'da' ? 'excel' : 'plain')
  const { sealed } = await (await import('../state/sealing.ts')).sealingFor('overview')
  save('laegeveje-udgift.csv', new Blob([sealed('csv', 'laegeveje-udgift.csv', file)], { type: 'text/csv;charset=utf-8' }))
}
