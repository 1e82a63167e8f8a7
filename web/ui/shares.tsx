/** Numbers by name: shares of a whole, of which the others give way when one is changed, or amounts that stand alone. */
import type { SettingDefinition } from '../../sim/index.ts'
import { nameOfKey } from '../state/areas.ts'
import { withShare } from '../state/lever-values.ts'
import { words } from '../state/store.ts'
import { decimalsOf, NumberField } from './number-field.tsx'

export interface NumbersProps {
  readonly setting: SettingDefinition
  readonly label: string
  readonly value: Readonly<Record<string, number>>
  onChange(value: Readonly<Record<string, number>>): void
}

export function Shares({ setting, label, value, onChange }: NumbersProps) {
  const { messages, format } = words.value
  const keys = Object.keys(setting.on as object)
  return (
    <div class="by-name">
      <svg class="share-bar" width="100%" height="8" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1">
        {keys.map((key, i) => (
          <rect key={key} class={`seq-${[3, 5, 7, 4, 6, 2][i % 6]}`} x={keys.slice(0, i).reduce((sum, other) => sum + (value[other] ?? 0), 0)} y="0" width={value[key] ?? 0} height="1" />
        ))}
      </svg>
      {keys.map((key) => (
        <label key={key}>
          <span>{nameOfKey(key, setting.keyTexts)}</span>
          <input type="range" min={0} max={100} step={1} value={100 * (value[key] ?? 0)} aria-label={`${label}: ${nameOfKey(key, setting.keyTexts)}`} aria-valuetext={format.percent(value[key] ?? 0)} onInput={(event) => onChange(withShare(value, keys, key, Number(event.currentTarget.value) / 100))} />
          <NumberField label={`${label}: ${nameOfKey(key, setting.keyTexts)}, %`} value={100 * (value[key] ?? 0)} min={0} max={100} decimals={1} onChange={(next) => onChange(withShare(value, keys, key, next / 100))} />
        </label>
      ))}
      <span class="help">{messages.scope.sharesHelp}</span>
    </div>
  )
}

export function Amounts({ setting, label, value, onChange }: NumbersProps) {
  const { messages, format } = words.value
  const decimals = decimalsOf(setting.step)
  const keys = Object.keys(setting.on as object)
  const sum = keys.reduce((total, key) => total + (value[key] ?? 0), 0)
  return (
    <details class="by-name">
      <summary>{messages.scope.amounts(format.number(sum, decimals))}</summary>
      {keys.map((key) => (
        <label key={key}>
          <span>{nameOfKey(key, setting.keyTexts)}</span>
          <NumberField label={`${label}: ${nameOfKey(key, setting.keyTexts)}`} value={value[key] ?? 0} min={setting.min} max={setting.max} decimals={decimals} onChange={(next) => onChange({ ...value, [key]: next })} />
        </label>
      ))}
    </details>
  )
}
