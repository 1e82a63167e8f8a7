/** Puts an experiment together: what is varied, on top of what, by which design, and what is measured. */
import { signal } from '@preact/signals'
import { designKinds, designNumbers, indicators } from '../../sim/index.ts'
import type { DesignKind } from '../../sim/index.ts'
import { chooseScenario, edit, examples, experiment, fileProblems, nameOfPath, scenarioChoices, setDesign, takeExperiment, variables } from '../state/experiment-draft.ts'
import type { FactorDraft, OutputDraft } from '../state/experiment-draft.ts'
import { engine } from '../state/simulation.ts'
import { language, words } from '../state/store.ts'
import { NumberField } from './number-field.tsx'

const largest = 256 * 1024

export function ExperimentBuilder() {
  const { messages } = words.value
  const say = messages.experiments.build
  return (
    <section class="builder" aria-labelledby="build-heading">
      <h3 id="build-heading">{say.heading}</h3>
      <Beginning />
      <Design />
      <Factors />
      <Outputs />
      <Scenarios />
      <More />
    </section>
  )
}

function Beginning() {
  const { messages } = words.value
  const say = messages.experiments.build
  const bad = fileProblems.value
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    if (file.size > largest) fileProblems.value = { name: file.name, problems: [{ da: say.tooBig, en: say.tooBig }] }
    else takeExperiment(await file.text(), file.name)
  }
  return (
    <div class="beginning" role="group" aria-label={say.examples}>
      <span>{say.examples}</span>
      {examples.map((one) => (
        <button type="button" class="button edge" key={one.id} disabled={!engine.value} aria-pressed={experiment.value.id === one.id} onClick={() => takeExperiment(JSON.stringify(one), `${one.id}.json`)}>
          {one.title?.[language.value] ?? one.id}
        </button>
      ))}
      <label class="button edge file">
        {say.own}
        <input class="visually-hidden" type="file" accept=".json,application/json" onChange={(event) => { const input = event.currentTarget; void take(input.files?.[0]).finally(() => (input.value = '')) }} />
      </label>
      {bad && (
        <div class="notice" role="alert">
          <p>{say.notRead(bad.name)}</p>
          <ul class="plain">{bad.problems.slice(0, 8).map((problem) => <li key={problem.da}>{problem[language.value]}</li>)}</ul>
        </div>
      )}
    </div>
  )
}

function Design() {
  const { messages } = words.value
  const say = messages.experiments.build
  const { design, id } = experiment.value
  const bounds = Object.entries(designNumbers[design.kind] as Readonly<Record<string, readonly [number, number]>>)
  return (
    <div class="fields">
      <label>
        {say.name}
        <input class="field wide" type="text" value={id} spellcheck={false} onChange={(event) => edit({ id: event.currentTarget.value.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'eksperiment', title: undefined })} />
      </label>
      <label>
        {say.design}
        <select value={design.kind} onChange={(event) => setDesign(event.currentTarget.value as DesignKind)}>
          {designKinds.map((kind) => <option key={kind} value={kind}>{say.designs[kind]}</option>)}
        </select>
      </label>
      {bounds.map(([name, [low, high]]) => (
        <label key={name}>
          {say.numbers[name as keyof typeof say.numbers]}
          <NumberField label={say.numbers[name as keyof typeof say.numbers]} value={Number(design[name] ?? (name === 'resolution' ? 4 : low))} min={low} max={high} decimals={0} onChange={(value) => edit({ design: { ...design, [name]: Math.round(value) } })} />
        </label>
      ))}
      <label>
        {say.replicates}
        <NumberField label={say.replicates} value={experiment.value.replicates ?? 20} min={1} max={10_000} decimals={0} onChange={(value) => edit({ replicates: Math.round(value) })} />
      </label>
      <p class="help">{say.designHelp[design.kind]}</p>
    </div>
  )
}

const sought = signal('')

function Factors() {
  const { messages } = words.value
  const say = messages.experiments.build
  const { factors, design } = experiment.value
  const set = (i: number, factor: FactorDraft | undefined): void => edit({ factors: factors.flatMap((one, k) => (k === i ? (factor ? [factor] : []) : [one])) })
  const terms = sought.value.trim().toLowerCase().split(/\s+/).filter((word) => word !== '')
  const found = terms.length === 0 ? [] : variables.value.filter(({ path, name, of }) => !factors.some(({ vary }) => vary === path) && terms.every((word) => `${path} ${name} ${of}`.toLowerCase().includes(word)))
  const stepped = design.kind === 'full-factorial' || design.kind === 'one-at-a-time'
  return (
    <fieldset class="list">
      <legend>{say.factors}</legend>
      <ul>
        {factors.map((factor, i) => {
          const name = nameOfPath(factor.vary)
          return (
            <li key={factor.vary}>
              <span class="role">{name}</span>
              <span class="amounts">
                <Values factor={factor} name={name} stepped={stepped} onChange={(made) => set(i, made)} />
                <button type="button" class="button quiet" disabled={factors.length === 1} aria-label={say.remove(name)} onClick={() => set(i, undefined)}>×</button>
              </span>
            </li>
          )
        })}
      </ul>
      <label>
        {say.addFactor}
        <input class="field wide search" type="search" value={sought.value} placeholder={say.search} onInput={(event) => (sought.value = event.currentTarget.value)} />
      </label>
      {terms.length > 0 && (
        <ul class="found" aria-live="polite">
          {found.slice(0, 12).map((variable) => (
            <li key={variable.path}>
              <button type="button" class="button quiet" onClick={() => { edit({ factors: [...factors, variable.make()] }); sought.value = '' }}>
                + {variable.name}
              </button>
            </li>
          ))}
          {found.length === 0 && <li>{say.nothing}</li>}
        </ul>
      )}
    </fieldset>
  )
}

function Values({ factor, name, stepped, onChange }: { readonly factor: FactorDraft; readonly name: string; readonly stepped: boolean; onChange(factor: FactorDraft): void }) {
  const { messages, format } = words.value
  const say = messages.experiments.build
  const { range, levels, vary, steps } = factor
  if (levels) return <span class="help">{levels.map((level) => (typeof level === 'number' ? format.number(level, decimalsFor(level)) : typeof level === 'object' ? JSON.stringify(level) : String(level))).join(', ')}</span>
  const supported = engine.value?.assumptions.find(({ id }) => `assumptions.${id}` === vary)
  const [low, high] = range ?? (supported ? [supported.low, supported.high] : [NaN, NaN])
  if (!Number.isFinite(low)) return <span class="help">{say.onOff}</span>
  const isYear = /\.(start|end)$/.test(vary)
  const end = (value: number, label: string, take: (value: number) => FactorDraft) =>
    isYear ? (
      <input class="field" type="number" aria-label={`${name}: ${label}`} min={2020} max={2060} value={value} onChange={(event) => onChange(take(Math.round(Number(event.currentTarget.value))))} />
    ) : (
      <NumberField label={`${name}: ${label}`} value={value} decimals={decimalsFor(value)} onChange={(to) => onChange(take(to))} />
    )
  return (
    <>
      {end(low, say.from, (value) => ({ ...factor, range: [value, high] }))}
      <span aria-hidden="true">–</span>
      {end(high, say.to, (value) => ({ ...factor, range: [low, value] }))}
      {stepped && (
        <label class="steps">
          {say.steps}
          <NumberField label={`${name}: ${say.steps}`} value={steps ?? 2} min={2} max={50} decimals={0} onChange={(value) => onChange({ ...factor, steps: Math.round(value) })} />
        </label>
      )}
    </>
  )
}

const decimalsFor = (value: number): number => Math.min(5, (String(value).split('.')[1] ?? '').length)

function Outputs() {
  const { messages } = words.value
  const say = messages.experiments.build
  const { outputs } = experiment.value
  const set = (i: number, output: OutputDraft | undefined): void => edit({ outputs: outputs.flatMap((one, k) => (k === i ? (output ? [output] : []) : [one])) })
  return (
    <fieldset class="list">
      <legend>{say.outputs}</legend>
      <ul>
        {outputs.map((output, i) => <OutputRow key={i} output={output} alone={outputs.length === 1} onChange={(made) => set(i, made)} />)}
      </ul>
      <button type="button" class="button edge" onClick={() => edit({ outputs: [...outputs, { figure: 'gp-doctors/all-fte-without', year: 2035 }] })}>{say.addOutput}</button>
    </fieldset>
  )
}

export function OutputRow({ output, alone, onChange }: { readonly output: OutputDraft; readonly alone: boolean; onChange(output: OutputDraft | undefined): void }) {
  const { messages } = words.value
  const say = messages.experiments.build
  const { figure, year, atLeast, atMost } = output
  const [measure = '', where = ''] = figure.split('@')
  const goal = atLeast !== undefined ? 'atLeast' : atMost !== undefined ? 'atMost' : 'none'
  const value = atLeast ?? atMost
  const name = figure
  const withGoal = (kind: 'none' | 'atLeast' | 'atMost', to: number): OutputDraft => {
    const { atLeast: _, atMost: __, ...rest } = output
    return kind === 'none' ? rest : { ...rest, [kind]: to }
  }
  const places: readonly (readonly [string, string])[] = [['', say.nation], ['worst-quarter:place', say.worst], ...(['place', 'council', 'region'] as const).map((level) => [`lowest:${level}`, say.lowest(say.levelNames[level])] as const)]
  return (
    <li class="output">
      <label>
        {say.output}
        <select value={measure.includes('/') ? measure : `${measure}/${indicators.find(({ id }) => id === measure)?.measures[0]?.id ?? ''}`} onChange={(event) => onChange({ ...output, name: undefined, figure: `${event.currentTarget.value}${where ? `@${where}` : ''}` })}>
          {indicators.map((indicator) => (
            <optgroup key={indicator.id} label={indicator.text[language.value]}>
              {indicator.measures.map((one) => <option key={one.id} value={`${indicator.id}/${one.id}`}>{one.text[language.value]}</option>)}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        {say.where}
        <select value={where} onChange={(event) => onChange({ ...output, name: undefined, figure: `${measure}${event.currentTarget.value ? `@${event.currentTarget.value}` : ''}` })}>
          {places.map(([id, text]) => <option key={id} value={id}>{text}</option>)}
          {!places.some(([id]) => id === where) && <option value={where}>{where}</option>}
        </select>
      </label>
      <label>
        {say.year}
        <input class="field" type="number" min={2025} max={2060} value={year} onChange={(event) => onChange({ ...output, name: undefined, year: Math.round(Number(event.currentTarget.value)) })} />
      </label>
      <label>
        {say.goal}
        <select value={goal} onChange={(event) => onChange(withGoal(event.currentTarget.value as typeof goal, value ?? 5000))}>
          {(['none', 'atLeast', 'atMost'] as const).map((kind) => <option key={kind} value={kind}>{say.goals[kind]}</option>)}
        </select>
      </label>
      {goal !== 'none' && (
        <label>
          {say.value}
          <NumberField label={`${name}: ${say.value}`} value={value!} decimals={decimalsFor(value!)} onChange={(to) => onChange(withGoal(goal, to))} />
        </label>
      )}
      <button type="button" class="button quiet" disabled={alone} aria-label={say.remove(name)} onClick={() => onChange(undefined)}>×</button>
    </li>
  )
}

function Scenarios() {
  const { messages } = words.value
  const say = messages.experiments.build
  const choices = scenarioChoices.value
  const on = choices.filter((choice) => choice.on)
  return (
    <details class="choices">
      <summary>{say.scenarios}: {on.map(({ name }) => name).join(' · ') || '–'}</summary>
      <div class="checks">
        {choices.map(({ id, name, value, on: chosen }) => (
          <label class="check" key={`${id} ${name}`}>
            <input type="checkbox" checked={chosen} onChange={(event) => chooseScenario(value, event.currentTarget.checked)} /> {name}
          </label>
        ))}
      </div>
    </details>
  )
}

function More() {
  const { messages } = words.value
  const say = messages.experiments.build
  return (
    <details class="choices">
      <summary>{say.more}</summary>
      <div class="fields">
        <label>
          {say.seed}
          <input class="field wide" type="text" value={experiment.value.seed ?? 'laegeveje'} onChange={(event) => edit({ seed: event.currentTarget.value || undefined })} />
        </label>
        <label class="check">
          <input type="checkbox" checked={experiment.value.chanceOnly === true} onChange={(event) => edit({ chanceOnly: event.currentTarget.checked })} /> {say.chanceOnly}
        </label>
      </div>
    </details>
  )
}
