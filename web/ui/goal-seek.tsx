/** The search for a goal: what is asked, how much it takes, how it goes, and what it found. */
import { charts } from '../charts/index.ts'
import type { ScatterView } from '../charts/scatter.ts'
import type { ConfirmedSet, GoalFindings, SoughtGoal, WouldHold } from '../../sim/index.ts'
import { goalTexts } from '../i18n/goal-texts.ts'
import { money } from '../state/cost.ts'
import { allLevers, families, familyName, leverOf } from '../state/catalogue.ts'
import type { OutputDraft } from '../state/experiment-draft.ts'
import { timeText } from '../state/experiment-draft.ts'
import { save } from '../state/exports.ts'
import { goalDocument, edit, examples, forget, goal, pause, problems, refused, seek, seeking, size, takeGoal } from '../state/goal-seek.ts'
import { change } from '../state/history.ts'
import { go } from '../state/route.ts'
import { engine } from '../state/simulation.ts'
import { draft, language, toast, words } from '../state/store.ts'
import { OutputRow } from './experiment-builder.tsx'
import { Command } from './experiment-queue.tsx'
import { Figure } from './figure.tsx'
import { NumberField } from './number-field.tsx'

type Use = Readonly<Record<string, unknown>>
const say = () => goalTexts[language.value]
const nameOf = (id: string): string => leverOf(id)?.text[language.value].name ?? id
const percent = (share: number): string => words.value.format.number(100 * share, 0)
const largest = 256 * 1024

export function GoalSeek() {
  const texts = say()
  return (
    <section class="goal-seek" aria-labelledby="goal-heading" data-testid="goal">
      <h3 id="goal-heading">{texts.heading}</h3>
      <p class="help">{texts.lead}</p>
      <div class="build">
        <Asked />
        <Extent />
      </div>
      <Found />
    </section>
  )
}

function Asked() {
  const texts = say()
  const document = goalDocument.value
  const conditions = (Array.isArray(document['conditions']) ? document['conditions'] : []) as readonly OutputDraft[]
  const title = (one: Use): string => (one['title'] as { da: string; en: string } | undefined)?.[language.value] ?? String(one['id'])
  const take = async (file: File | undefined): Promise<void> => {
    if (file && file.size <= largest) takeGoal(await file.text(), file.name)
  }
  const set = (i: number, made: OutputDraft | undefined): void => edit({ conditions: JSON.parse(JSON.stringify(conditions.flatMap((one, k) => (k === i ? (made ? [made] : []) : [one])))) as unknown })
  const ceiling = document['ceilingDkk']
  return (
    <div class="builder">
      <div class="goal-beginning" role="group" aria-label={texts.examples}>
        <span>{texts.examples}</span>
        {examples.map((one) => (
          <button type="button" class="button edge" key={String(one['id'])} disabled={!engine.value} aria-pressed={document['id'] === one['id']} onClick={() => takeGoal(JSON.stringify(one), `${String(one['id'])}.json`)}>
            {title(one)}
          </button>
        ))}
        <label class="button edge file">
          {texts.own}
          <input class="visually-hidden" type="file" accept=".json,application/json" onChange={(event) => { const input = event.currentTarget; void take(input.files?.[0]).finally(() => (input.value = '')) }} />
        </label>
      </div>
      {refused.value.length > 0 && <ul class="notice plain" role="alert">{refused.value.slice(0, 8).map((text) => <li key={text}>{text}</li>)}</ul>}
      <fieldset class="list">
        <legend>{texts.conditions}</legend>
        <ul>
          {conditions.map((condition, i) => <OutputRow key={i} output={condition} alone={conditions.length === 1} onChange={(made) => set(i, made)} />)}
        </ul>
        <button type="button" class="button edge" onClick={() => edit({ conditions: [...conditions, { figure: 'gp-coverage-need/coverage@lowest:council', year: 2035, atLeast: 0.7 }] })}>{texts.addCondition}</button>
        <p class="row">
          <label>
            <NumberField label={texts.probability} value={100 * Number(document['probability'] ?? 0.5)} min={1} max={100} decimals={0} onChange={(to) => edit({ probability: to / 100 })} /> {texts.probability}
          </label>
        </p>
        <p class="row">
          <label>
            {texts.ceiling}{' '}
            <input class="field" type="text" inputMode="decimal" value={typeof ceiling === 'number' ? words.value.format.number(ceiling / 1e6, 0) : ''} onChange={(event) => { const text = event.currentTarget.value.trim(); const to = words.value.format.parse(text); edit({ ceilingDkk: text === '' || !Number.isFinite(to) ? undefined : to * 1e6 }) }} />
          </label>
        </p>
      </fieldset>
      <Allowed />
    </div>
  )
}

/** Levers of the document by id, however they are written in it. */
function allowedOf(document: Use): Readonly<Record<string, Use>> {
  const allowed = document['allowed']
  if (Array.isArray(allowed)) return Object.fromEntries(allowed.map((id) => [String(id), {}]))
  return (allowed ?? {}) as Readonly<Record<string, Use>>
}

function Allowed() {
  const texts = say()
  const { format } = words.value
  const document = goalDocument.value
  const allowed = allowedOf(document)
  const effort = (document['effort'] ?? {}) as Use
  const set = (id: string, use: Use | undefined): void => edit({ allowed: Object.fromEntries(Object.entries({ ...allowed, [id]: use }).filter(([, value]) => value !== undefined)) })
  const prices = (document['prices'] ?? {}) as Readonly<Record<string, number>>
  return (
    <fieldset class="list">
      <legend>{texts.allowed}</legend>
      <ul class="allowed">
        {Object.entries(allowed).map(([id, use]) => {
          const known = goal.value?.allowed.find((lever) => lever.id === id)
          const sizes = (use['sizes'] ?? known?.sizes ?? []) as readonly (number | undefined)[]
          return (
            <li key={id}>
              <span>{nameOf(id)}</span>
              {known?.setting && (
                <input
                  class="field" type="text" aria-label={texts.sizes(nameOf(id))} title={texts.sizes(nameOf(id))} value={sizes.filter((one) => one !== undefined).map((one) => format.number(one!, one! % 1 === 0 ? 0 : 2)).join('; ')}
                  onChange={(event) => set(id, { ...use, setting: known.setting!.id, sizes: event.currentTarget.value.split(';').map((text) => format.parse(text.trim())).filter(Number.isFinite) })}
                />
              )}
              {document['ceilingDkk'] !== undefined && leverOf(id)?.cost && (
                <input
                  class="field" type="text" inputMode="decimal" placeholder={texts.priceShort} aria-label={texts.price(nameOf(id))} title={texts.price(nameOf(id))} value={prices[id] === undefined ? '' : format.number(prices[id], 0)}
                  onChange={(event) => { const to = format.parse(event.currentTarget.value.trim()); const next = Object.fromEntries(Object.entries({ ...prices, [id]: event.currentTarget.value.trim() === '' ? NaN : to }).filter(([, value]) => Number.isFinite(value))); edit({ prices: Object.keys(next).length > 0 ? next : undefined }) }}
                />
              )}
              <button type="button" class="button quiet" aria-label={texts.remove(nameOf(id))} onClick={() => set(id, undefined)}>×</button>
            </li>
          )
        })}
      </ul>
      <label>
        {texts.add}{' '}
        <select value="" onChange={(event) => { const id = event.currentTarget.value; event.currentTarget.value = ''; if (id) set(id, {}) }}>
          <option value="" />
          {families.map((family) => (
            <optgroup key={family.id} label={familyName(family.id, language.value)}>
              {allLevers.filter((lever) => lever.family === family.id && lever.kind === 'lever' && !allowed[lever.id]).map((lever) => <option key={lever.id} value={lever.id}>{lever.text[language.value].name}</option>)}
            </optgroup>
          ))}
        </select>
      </label>{' '}
      <label>
        {texts.most} <NumberField label={texts.most} value={Number(effort['levers'] ?? 4)} min={1} max={12} decimals={0} onChange={(to) => edit({ effort: { ...effort, levers: Math.round(to) } })} />
      </label>
    </fieldset>
  )
}

function Extent() {
  const texts = say()
  const { format } = words.value
  const now = seeking.value
  const id = String(goalDocument.value['id'] ?? 'goal')
  const same = now && JSON.stringify(now.document) === JSON.stringify(goalDocument.value)
  return (
    <section class="size">
      <div aria-live="polite">
        {size.value && <p data-testid="goal-extent">{texts.extent(format.number(Number(size.value.runs.toPrecision(2))), timeText(size.value.seconds))}</p>}
        {problems.value.length > 0 && (
          <div class="notice">
            <p>{texts.problems}</p>
            <ul class="plain">{problems.value.slice(0, 6).map((text) => <li key={text}>{text}</li>)}</ul>
          </div>
        )}
      </div>
      <p class="buttons">
        {now?.state === 'running' ? (
          <button type="button" class="button edge" onClick={pause}>{texts.pause}</button>
        ) : (
          <button type="button" class="button edge strong" data-testid="goal-start" disabled={!goal.value} onClick={() => void seek()}>{now && same && now.state !== 'done' ? texts.go : now && same ? texts.again : texts.start}</button>
        )}
        {now && now.state !== 'running' && <button type="button" class="button edge" onClick={forget}>{texts.forget}</button>}
      </p>
      {now?.state === 'running' && (
        <p role="status" data-testid="goal-progress">
          {stageText(now.name)} {texts.running(format.number(now.runs), format.number(Number((size.value?.runs ?? now.runs).toPrecision(2))))}
        </p>
      )}
      {now?.state === 'paused' && <p role="status">{texts.paused}</p>}
      {now?.state === 'failed' && <p class="notice" role="alert">{texts.failed(now.message ?? '')}</p>}
      <h4>{texts.command}</h4>
      <Command text={`npx laegeveje goal ${id}.json --out results/${id}`} />
      <p class="buttons">
        <button type="button" class="button edge" onClick={() => save(`${id}.json`, new Blob([`${JSON.stringify(goalDocument.value, null, 2)}\n`], { type: 'application/json' }))}>{texts.save}</button>
      </p>
    </section>
  )
}

/** What the search says it is at, in the reader's language. */
function stageText(name: string): string {
  const { stages } = say()
  const levers = /^(\d+) levers?/.exec(name)
  const text = name === '' ? '' : name === 'without' || name.startsWith('no lever') ? stages.without : levers ? stages.levers(levers[1]!) : name === 'under other luck' ? stages.other : name.startsWith('smaller') ? stages.smaller : stages.otherwise
  return text === '' ? '' : `${text} ·`
}

function Found() {
  const texts = say()
  const { format } = words.value
  const now = seeking.value
  if (now?.state !== 'done' || !now.findings) return null
  const { findings: found, goal: sought } = now
  const { front, smallest, without } = found
  const best = smallest === undefined ? undefined : front[smallest]!
  const unpriced = [...new Set(front.flatMap(({ cost }) => cost.unpriced))]
  return (
    <section class="results" data-testid="goal-found" data-smallest={smallest ?? ''} aria-live="polite">
      <div class="findings">
        <p class="finding">{best ? texts.smallest(setText(best, sought), percent(best.confirmed.share), format.interval(100 * best.interval[0], 100 * best.interval[1], 0)) : texts.none}</p>
        {best && !best.surely && <p>{texts.unsure}</p>}
        <p>{texts.without(percent(without.share), format.number(found.looked), format.number(found.runs))}</p>
        {unpriced.length > 0 && <p>{texts.unpricedNote(unpriced.map(nameOf).join(', '))}</p>}
      </div>
      {front.length > 1 && <div style={{ '--figure': '320px' }}><Figure chart={charts.scatter} view={frontView(found, sought)} heading={<h4>{texts.front}</h4>} title={texts.front} source={texts.source(format.number(found.looked), format.number(found.runs), found.seed)} apart="goal" onPick={(at) => at && open(front[Number(at.id)]!, sought)} /></div>}
      <div class="scroll">
        <table class="sets">
          <caption class="visually-hidden">{texts.front}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.set}</th>
              {[texts.count, texts.searched, texts.confirmed, texts.interval, texts.cost].map((text) => <th scope="col" class="amount" key={text}>{text}</th>)}
              <th scope="col">{texts.verdict}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {front.map((one, i) => (
              <tr key={i} class={i === smallest ? 'chosen' : ''}>
                <th scope="row">{setText(one, sought)}</th>
                <td class="amount">{Object.keys(one.levers).length}</td>
                <td class="amount">{percent(one.searched.share)}</td>
                <td class="amount">{percent(one.confirmed.share)}</td>
                <td class="amount">{format.interval(100 * one.interval[0], 100 * one.interval[1], 0)}</td>
                <td class="amount">{costText(one)}</td>
                <td>{one.surely ? texts.yes : one.reaches ? texts.perhaps : texts.no}</td>
                <td><button type="button" class="button quiet" onClick={() => open(one, sought)}>{texts.open}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.wouldHaveToBeTrue && <Would found={found} sought={sought} />}
      <p class="buttons">
        <button type="button" class="button edge" onClick={() => void saveFindings(found)}>{texts.findings}</button>
      </p>
    </section>
  )
}

/** The findings as a file with its receipt, so that the file alone is enough to run the search again. */
async function saveFindings(found: GoalFindings): Promise<void> {
  const name = `${found.goal}-findings.json`
  const text = `${JSON.stringify(found, (_, value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(8)) : value), 2)}\n`
  const { sealingFor } = await import('../state/sealing.ts')
  save(name, new Blob([(await sealingFor('goal')).sealed('json', name, text)], { type: 'application/json' }))
}

function Would({ found, sought }: { readonly found: GoalFindings; readonly sought: SoughtGoal }) {
  const texts = say()
  const { nearest, standing, each, together } = found.wouldHaveToBeTrue!
  const added = Object.fromEntries(Object.entries(nearest).filter(([id, use]) => JSON.stringify(sought.from.levers[id]) !== JSON.stringify(use)))
  const list = together?.of.map(ideaText).join('; ') ?? ''
  return (
    <section aria-labelledby="would-heading">
      <h4 id="would-heading">{texts.would}</h4>
      <p>{texts.wouldLead(setText({ levers: added }, sought), percent(standing.share))}</p>
      <ul>
        {each.map((one) => (
          <li key={`${one.kind} ${one.id} ${one.setting ?? ''}`}>
            {ideaText(one)} · {percent(one.standing.share)}: {one.enough ? texts.enough : texts.notEnough}
          </li>
        ))}
      </ul>
      {together && <p>{(together.enough ? texts.together : texts.notTogether)(list, percent(together.standing.share))}</p>}
    </section>
  )
}

function ideaText({ kind, id, now, needed, enough }: WouldHold): string {
  const { idea } = say()
  const { format } = words.value
  const value = (of: number | undefined): string => (of === undefined ? '–' : format.number(of, [0, 1, 2, 3].find((decimals) => Math.abs(of * 10 ** decimals - Math.round(of * 10 ** decimals)) < 1e-6) ?? 4))
  if (kind === 'lever') return idea.lever(nameOf(id))
  if (kind === 'size') return idea.size(nameOf(id), value(needed), value(now))
  const name = `${engine.value?.assumptions.find((one) => one.id === id)?.text[language.value] ?? id} (${id})`
  return (enough && now !== undefined && needed !== undefined ? (needed > now ? idea.atLeast : idea.atMost) : idea.end)(name, value(needed), value(now))
}

/** A set in words, with the sizes that the goal moves. */
function setText({ levers }: Pick<ConfirmedSet, 'levers'>, sought: SoughtGoal): string {
  const { format } = words.value
  const parts = Object.entries(levers).map(([id, use]) => {
    const setting = sought.allowed.find((lever) => lever.id === id)?.setting
    const value = setting && (use as Use)[setting.id]
    return typeof value === 'number' ? `${nameOf(id)} (${format.number(value, value % 1 === 0 ? 0 : 2)})` : nameOf(id)
  })
  return parts.length === 0 ? say().noLever : parts.join(' + ')
}

function costText({ cost: { dkk, unpriced } }: Pick<ConfirmedSet, 'cost'>): string {
  return unpriced.length > 0 ? say().unpriced : dkk === 0 ? say().free : money(dkk)
}

/** Sets over their cost where all are known, else over the number of their levers. */
function frontView({ front }: GoalFindings, sought: SoughtGoal): ScatterView {
  const texts = say()
  const { messages, format } = words.value
  const priced = front.every(({ cost }) => cost.unpriced.length === 0) && front.some(({ cost }) => cost.dkk > 0)
  const xOf = (one: ConfirmedSet): number => (priced ? one.cost.dkk / 1e6 : Object.keys(one.levers).length)
  const best = front.reduce((a, b) => (b.confirmed.share > a.confirmed.share ? b : a))
  const counts = [...new Set(front.map(xOf))].sort((a, b) => a - b)
  return {
    messages, format, heading: texts.front, xName: priced ? texts.xCost : texts.xCount, yName: texts.y, decimals: 0, mean: [],
    dots: front.map((one, i) => ({ id: String(i), x: xOf(one), y: 100 * one.confirmed.share, text: `${setText(one, sought)}: ${percent(one.confirmed.share)} (${format.interval(100 * one.interval[0], 100 * one.interval[1], 0)}), ${costText(one)}` })),
    goal: { value: 100 * sought.probability, text: texts.rule(percent(sought.probability)) },
    showX: (value) => format.number(value, 0), ...(priced ? {} : { ticksX: counts }),
    sentence: texts.frontSentence(setText(best, sought)),
  }
}

/** Puts a set in the levers, on top of what the goal began from. */
function open({ levers }: Pick<ConfirmedSet, 'levers'>, sought: SoughtGoal): void {
  change({ ...draft.value, levers: { ...sought.from.levers, ...sought.from.drivers, ...levers }, assumptions: sought.from.assumptions })
  toast.value = () => say().opened
  go('overview')
}
