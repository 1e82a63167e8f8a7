/** One lever: name, value, slider with today's tick, and a drawer with all settings and what there is to know. */
import { Explained } from './explained.tsx'
import { useState } from 'preact/hooks'
import type { LeverDefinition, SettingDefinition, SettingValue } from '../../sim/index.ts'
import { primaryOf, trains, unitName } from '../state/catalogue.ts'
import { change, hold, release } from '../state/history.ts'
import { isBeyondEvidence, isOn, scopeOfDraft, startOf, valueOfSetting, withSetting, without, withTiming, wordOf } from '../state/lever-values.ts'
import { draft, dragging, language, lastMoved, words } from '../state/store.ts'
import { decimalsOf, NumberField } from './number-field.tsx'
import { PlacePicker } from './place-picker.tsx'
import { PriceSetting } from './cost.tsx'
import { Scent } from './scent.tsx'
import { ScopeControl } from './scope.tsx'
import { Amounts, Shares } from './shares.tsx'
import { SourceMark } from './source-mark.tsx'

export { SourceMark } from './source-mark.tsx'

export function Lever({ lever }: { readonly lever: LeverDefinition }) {
  const [open, setOpen] = useState(false)
  const { messages } = words.value
  const text = lever.text[language.value]
  const on = isOn(draft.value, lever)
  const primary = primaryOf(lever)
  const say = messages.levers
  return (
    <div class={`lever${on ? ' moved' : ''}`} data-lever={lever.id}>
      <div class="row">
        <span class="label" id={`label-${lever.id}`}>
          {text.name}
        </span>
        {primary.kind === 'number' && (
          <span class="value">
            {shown(primary, valueOfSetting(draft.value, lever, primary))}{' '}
            {on && <span class="delta">{deltaText(primary, Number(valueOfSetting(draft.value, lever, primary)) - Number(primary.statusQuo))}</span>}
          </span>
        )}
      </div>
      {primary.kind === 'number' ? <Slider lever={lever} setting={primary} /> : <Setting lever={lever} setting={primary} compact />}
      <div class="meta">
        <span>
          {say.today}: {shown(primary, primary.statusQuo)}
        </span>
        <Scent lever={lever} />
        <SourceMark source={primary.source} grade={primary.grade} />
        {lever.lagMonths > 0 && <span>{lagText(lever)}</span>}
        {lever.placeLever && <span>{say.moves}</span>}
        {on && scopeOfDraft(draft.value, lever) && <span>{words.value.messages.scope.limited}</span>}
        {on && (
          <button type="button" class="button quiet" onClick={() => change(without(draft.value, lever.id))}>
            {say.reset}
          </button>
        )}
      </div>
      <details class="meta-drawer" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="meta">
          {say.detailsShort} <span class="visually-hidden">{say.details(text.name)}</span>
        </summary>
        {open && <Drawer lever={lever} />}
      </details>
    </div>
  )
}

function Slider({ lever, setting }: { readonly lever: LeverDefinition; readonly setting: SettingDefinition }) {
  const { messages } = words.value
  const say = messages.levers
  const name = lever.text[language.value].name
  const value = Number(valueOfSetting(draft.value, lever, setting))
  const [min, max, step] = [setting.min ?? 0, setting.max ?? 100, setting.step ?? 1]
  const today = Number(setting.statusQuo)
  const percent = (x: number) => `${(100 * (Math.min(max, Math.max(min, x)) - min)) / (max - min)}%`
  const set = (next: number): void => {
    const bounded = Math.min(max, Math.max(min, next))
    // Near today is today: a thumb can be put back by hand.
    const rounded = Math.abs(bounded - today) < step / 2 ? today : Number(bounded.toFixed(6))
    lastMoved.value = lever.id
    change(withSetting(draft.value, lever, setting, rounded))
  }
  const difference = value - today
  const word = wordOf(setting, value)
  const beyond = isBeyondEvidence(setting, value)
  // What the track shows is said as well: how much it is, and whether research reaches that far.
  const quality = [...(word ? [say.words[word]] : []), ...(beyond ? [say.beyondEvidence] : [])].join(', ')
  const spoken = shown(setting, value)
  return (
    <div class="control">
      <button type="button" class="stepper" aria-label={say.less(name)} disabled={value <= min} onClick={() => set(value - step)}>
        −
      </button>
      <span class="slider">
        <span class="track" />
        {setting.evidence && <span class="beyond" style={{ '--from': '0%', '--to': percent(setting.evidence[0]) }} />}
        {setting.evidence && <span class="beyond" style={{ '--from': percent(setting.evidence[1]), '--to': '100%' }} />}
        {setting.evidence && <span class="evidence" style={{ '--from': percent(setting.evidence[0]), '--to': percent(setting.evidence[1]) }} title={say.evidence(shown(setting, setting.evidence[0]), shown(setting, setting.evidence[1]))} />}
        <span class="fill" style={{ '--low': percent(Math.min(value, today)), '--high': percent(Math.max(value, today)) }} />
        <span class="today" style={{ '--today': percent(today) }} title={say.today} />
        {quality && (
          <span class="quality" aria-hidden="true">
            {quality}
          </span>
        )}
        <input
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-labelledby={`label-${lever.id}`}
          aria-valuetext={difference === 0 ? say.spokenUnchanged(spoken) : `${say.spoken(spoken, say.difference(deltaText(setting, difference)))}${quality ? `, ${quality}` : ''}`}
          onPointerDown={grip}
          onPointerUp={letGo}
          onPointerCancel={letGo}
          onKeyDown={(event) => event.key.startsWith('Arrow') && grip()}
          onKeyUp={letGoSoon}
          onBlur={letGo}
          onInput={(event) => set(Number(event.currentTarget.value))}
        />
      </span>
      <button type="button" class="stepper" aria-label={say.more(name)} disabled={value >= max} onClick={() => set(value + step)}>
        +
      </button>
      <Amount setting={setting} label={say.value(name)} value={value} onChange={set} />
    </div>
  )
}

let rest: ReturnType<typeof setTimeout> | undefined

function grip(): void {
  clearTimeout(rest)
  hold()
  dragging.value = true
}

function letGo(): void {
  clearTimeout(rest)
  dragging.value = false
  release()
}

/** Presses of a key that follow one another are one movement, as a drag is. */
function letGoSoon(): void {
  clearTimeout(rest)
  rest = setTimeout(letGo, 600)
}

/** A setting's number as typed: shares as per cent, as they are shown. */
function Amount({ setting, label, value, onChange }: { readonly setting: SettingDefinition; readonly label: string; readonly value: number; onChange(value: number): void }) {
  if (setting.unit === 'year') return <NumberYear value={value} label={label} min={setting.min} max={setting.max} onChange={onChange} />
  const by = setting.unit === 'share' ? 100 : 1
  const times = (x: number | undefined) => (x === undefined ? undefined : Number((x * by).toFixed(6)))
  return <NumberField label={label} value={times(value)!} min={times(setting.min)} max={times(setting.max)} decimals={decimalsOf(times(setting.step))} onChange={(next) => onChange(Number((next / by).toFixed(8)))} />
}

/** A setting in a drawer, by its kind. */
function Setting({ lever, setting, compact }: { readonly lever: LeverDefinition; readonly setting: SettingDefinition; readonly compact?: boolean }) {
  const text = setting.text[language.value]
  const value = valueOfSetting(draft.value, lever, setting)
  const set = (next: SettingValue): void => {
    lastMoved.value = lever.id
    change(withSetting(draft.value, lever, setting, next))
  }
  const label = compact ? lever.text[language.value].name : text.name
  const numbers = typeof value === 'object' && !Array.isArray(value) ? (value as Readonly<Record<string, number>>) : undefined
  return (
    <div class="setting">
      {!compact && <span>{text.name}</span>}
      {setting.kind === 'number' && (
        <span>
          <Amount setting={setting} label={label} value={Number(value)} onChange={set} /> <span class="unit">{setting.unit === 'share' ? '%' : unitName(setting.unit, language.value)}</span>
        </span>
      )}
      {setting.kind === 'boolean' && <input type="checkbox" aria-label={label} checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />}
      {setting.kind === 'choice' && (
        <select aria-label={label} value={String(value)} onChange={(event) => set(event.currentTarget.value)}>
          {setting.choices?.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text[language.value]}
            </option>
          ))}
        </select>
      )}
      {numbers && setting.kind === 'amounts' && <Amounts setting={setting} label={label} value={numbers} onChange={set} />}
      {numbers && setting.kind === 'shares' && <Shares setting={setting} label={label} value={numbers} onChange={set} />}
      {setting.kind === 'places' && <PlacePicker id={`${lever.id}-${setting.id}`} label={label} picked={Array.isArray(value) ? (value as readonly string[]) : []} onChange={set} />}
      {!compact && (
        <span class="help">
          {text.help} <SourceMark source={setting.source} grade={setting.grade} />
        </span>
      )}
    </div>
  )
}

function Drawer({ lever }: { readonly lever: LeverDefinition }) {
  const { messages } = words.value
  const text = lever.text[language.value]
  const say = messages.levers
  const on = isOn(draft.value, lever)
  const year = Math.floor(startOf(draft.value, lever) / 12)
  const ramp = draft.value.levers[lever.id]?.ramp_years
  return (
    <div class="drawer">
      <p>
        <Explained text={text.sentence} />
      </p>
      <div class="settings">
        {lever.settings.filter((setting) => setting.id !== lever.primary).map((setting) => (
          <Setting key={setting.id} lever={lever} setting={setting} />
        ))}
        {on && (
          <div class="setting">
            <span>{say.start}</span>
            <NumberYear value={year} label={say.start} onChange={(next) => change(withTiming(draft.value, lever, { start: `${next}-01` }))} />
          </div>
        )}
        {on && (
          <div class="setting">
            <span>{say.ramp}</span>
            <span>
              <NumberField label={say.ramp} value={typeof ramp === 'number' ? ramp : lever.rampYears} min={0} max={30} decimals={0} onChange={(next) => change(withTiming(draft.value, lever, { ramp_years: next }))} />{' '}
              <span class="unit">{say.rampUnit}</span>
            </span>
          </div>
        )}
        {on && <ScopeControl lever={lever} />}
        <PriceSetting lever={lever} />
      </div>
      <dl>
        <dt>{say.message}</dt>
        <dd>{text.message}</dd>
        <dt>{say.lookFor}</dt>
        <dd>{text.lookFor}</dd>
        <dt>{say.sideEffects}</dt>
        <dd>{text.sideEffects}</dd>
        {lever.proxy && <dt>{say.standIn}</dt>}
        {lever.proxy && <dd>{lever.proxy[language.value]}</dd>}
        {text.examples && <dt>{say.examples}</dt>}
        {text.examples && <dd>{text.examples}</dd>}
        <dt>{say.source}</dt>
        <dd>
          {lever.source} ({say.gradeText[lever.grade]})
        </dd>
      </dl>
    </div>
  )
}

/** A year, never grouped. */
function NumberYear({ value, label, min = 2025, max = 2045, onChange }: { readonly value: number; readonly label: string; readonly min?: number; readonly max?: number; onChange(year: number): void }) {
  return <input class="field" type="number" min={min} max={max} value={value} aria-label={label} onChange={(event) => onChange(Math.min(max, Math.max(min, Math.round(Number(event.currentTarget.value) || value))))} />
}

/** A value with its unit, as the reader's language has it. */
export function shown(setting: SettingDefinition, value: SettingValue): string {
  const { messages, format } = words.value
  const lang = language.value
  if (setting.kind === 'choice') return setting.choices?.find((choice) => choice.value === value)?.text[lang] ?? String(value)
  if (typeof value === 'boolean') return value ? messages.levers.yes : messages.levers.no
  if (typeof value !== 'number') return ''
  if (setting.unit === 'share') return format.percent(value, decimalsOf((setting.step ?? 1) * 100))
  if (setting.unit === '%') return format.percent(value / 100, decimalsOf(setting.step))
  if (setting.unit === 'year') return format.year(value)
  const unit = unitName(setting.unit, lang)
  return `${format.number(value, decimalsOf(setting.step))}${unit ? ` ${unit}` : ''}`
}

/** A difference from today, with its sign. */
function deltaText(setting: SettingDefinition, difference: number): string {
  const { format } = words.value
  if (setting.unit === 'share') return `${format.signed(difference * 100, decimalsOf((setting.step ?? 1) * 100))} point`
  return format.signed(difference, decimalsOf(setting.step))
}

function lagText(lever: LeverDefinition): string {
  const { messages, format } = words.value
  const year = Math.floor((startOf(draft.value, lever) + lever.lagMonths) / 12)
  return year > 2035 ? messages.levers.lagLate(format.year(year)) : (trains(lever) ? messages.levers.lag : messages.levers.lagEffect)(format.year(year))
}
