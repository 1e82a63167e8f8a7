/** Status 2029: what has been seen, as the reader has entered it, and the review that follows from it and from the runs there are. */
import { computed, effect, signal } from '@preact/signals'
import { appendixOf, bandsAfter, bandsBefore, chaptersOf, corridorSentence, countSentence, csvOf, enoughReplicates, exerciseObservations, feedInputs, fixedId, judge, leadingOf, leverById, losersSentence, measureByKey, modelVersion, nameOf, readDesignEstimates, readObservations, reviewMonth, reviewOf, showValue, standingWords, tablesOf, wordsOf, writeObservations } from '../../sim/index.ts'
import type { AppendixOrigin, FixedIndicator, Judgement, ReadOptions, Review } from '../../sim/index.ts'
import type { CorridorView, FunnelView, RanksView } from '../charts/index.ts'
import { engine } from './simulation.ts'
import { fedKey, ownSplit } from './status-split.ts'
import { chosen, compiledPair, drawn, fedRuns, mostReplicates, nation, registered, runFed, runs, wanted } from './status-runs.ts'
import { save } from './exports.ts'
import { language, page, words } from './store.ts'

const keys = { observed: 'laegeveje-observed', design: 'laegeveje-design' } as const
const kept = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** The table as pasted, loaded or typed; what is shown is always what the reader can mend. */
export const observedText = signal(kept(keys.observed))
export const designText = signal(kept(keys.design))
export const readOptions = signal<ReadOptions>({})
/** Are the figures a simulated future, for practice? */
export const exercise = signal(false)
/** Indicator of the funnel; empty is the goal's own. */
export const funnelItem = signal('')

/** Remembers what was entered in this browser, and nowhere else. */
export function rememberObserved(): () => void {
  return effect(() => {
    const entries = [[keys.observed, exercise.value ? '' : observedText.value], [keys.design, designText.value]] as const
    for (const [key, text] of entries)
      try {
        if (text === '') localStorage.removeItem(key)
        else if (text.length < 500_000) localStorage.setItem(key, text)
      } catch {
        // Private windows refuse; the page works all the same.
      }
  })
}

export const observed = computed(() => (engine.value ? readObservations(observedText.value, engine.value.pack, readOptions.value) : undefined))
export const design = computed(() => readDesignEstimates(designText.value))
export const reportWords = computed(() => wordsOf(language.value))

/** Puts another text in, read as it comes. */
export function takeObserved(text: string, practice = false): void {
  exercise.value = practice
  readOptions.value = {}
  observedText.value = text
}

/** Adds a figure to the table as one more row, under a header where there is none. */
export function addRow(cells: readonly string[]): void {
  const read = observed.value
  const cell = (text: string, delimiter: string) => (text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text)
  const before = observedText.value.trimEnd()
  // A table of other columns than these gets its row in its own order.
  const order = ['indicator', 'area', 'date', 'value', 'error'] as const
  if (before === '' || !read || read.header.length === 0) {
    const head = before === '' ? 'indicator;area;date;value;error' : before
    observedText.value = `${head}\n${cells.map((text) => cell(text, before === '' ? ';' : (read?.delimiter ?? ';'))).join(before === '' ? ';' : (read?.delimiter ?? ';'))}`
    return
  }
  const row = new Array<string>(read.header.length).fill('')
  order.forEach((role, i) => {
    const at = read.mapping[role]
    if (at !== undefined) row[at] = cells[i] ?? ''
  })
  observedText.value = `${before}\n${row.map((text) => cell(text, read.delimiter)).join(read.delimiter)}`
}

/** Takes the last simulation that is in for reality. The forecast that is then reviewed does not hold it. */
export function practise(source: string): void {
  const fixed = registered.value
  const now = runs.value
  const pack = engine.value?.pack
  if (!fixed || !now || !pack || now.finished < 2) return
  withheld.value = now.finished - 1
  takeObserved(writeObservations(exerciseObservations(fixed.list, now.reform, now.finished - 1, pack, source), ';'), true)
}

/** The simulation that an exercise takes for reality. */
const withheld = signal(-1)

const without = <T>(list: readonly T[]): readonly (T | undefined)[] => (exercise.value && withheld.value >= 0 ? list.map((one, i) => (i === withheld.value ? undefined : one)) : list)

/** Judged by the registered bands alone: there before anything is simulated. */
const quick = computed((): readonly Judgement[] => {
  const fixed = registered.value
  const read = observed.value
  return fixed && read ? judge(read.observations, fixed.list, fixed.reform) : []
})

/** The review of the runs there are; undefined until enough are in. Made a little behind, so that typing is not held up. */
export const review = signal<Review | undefined>(undefined)
/** Does the review follow from what is entered now? */
export const fresh = signal(false)
const fewest = 20

/** Keeps the review up with what is entered and what is in, and draws more where too few are left. */
export function followReview(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return effect(() => {
    const fixed = registered.value
    const read = observed.value
    const now = runs.value
    const pair = compiledPair.value
    const { estimates, bad: badEstimates } = design.value
    const fed = fedRuns.value
    void exercise.value
    fresh.value = false
    clearTimeout(timer)
    if (page.value !== 'status' || !fixed || !read || !now || !pair || !engine.value || now.finished < fewest) return
    const { pack } = engine.value
    timer = setTimeout(() => {
      const runOf = (run: typeof now.reform) => ({ ...run, buffers: without(run.buffers) })
      const [reform, twin] = [runOf(now.reform), runOf(now.without)]
      const given = feedInputs(read.observations, pair.reform, pair.without, pack)
      const key = given.fed.length === 0 ? '' : `${given.reform.fingerprint} ${given.without.fingerprint} ${now.finished}`
      const known = key !== '' && fed?.key === key ? fed : undefined
      if (key !== '' && !known && now.settled) void runFed(given, key, now.finished)
      review.value = reviewOf(
        { list: fixed.list, reform: fixed.reform, without: fixed.without, observations: read.observations, bad: read.bad, estimates, badEstimates, pack, ...(attribution.peek() && { attribution: attribution.peek()! }), enough: enoughReplicates },
        { reform, without: twin, fed: known ? { reform: runOf(known.reform), without: runOf(known.without), inputs: given.fed, unfed: given.unfed } : { reform, without: twin, inputs: [], unfed: given.unfed }, reproduced: pair.reproduced },
      )
      fresh.value = now.settled && (key === '' || known !== undefined)
      const { trust, effective } = review.value.update
      if (now.settled && !chosen.value && !stopped.value && wanted.value < mostReplicates && trust !== 'none' && effective < enoughReplicates) drawMore()
    }, 60)
  })
}

/** Has the reader said that it is enough? */
export const stopped = signal(false)

/** Draws more simulations of both forecasts, up to what a browser is asked for. */
export function drawMore(): void {
  drawn.value = Math.min(mostReplicates, wanted.value + 200)
}

/** Judgements as exact as can be had now. */
export const judgements = computed((): readonly Judgement[] => {
  const made = review.value
  const read = observed.value
  return made && made.question.observations === read?.observations ? made.judgements : quick.value
})

/** Is what is shown of the update that of the figures entered now? */
export const current = computed(() => (review.value && review.value.question.observations === observed.value?.observations ? review.value : undefined))

export const leading = computed(() => {
  const fixed = registered.value
  return fixed ? leadingOf(fixed.list, judgements.value, fixed.reform) : []
})

/** The corridor as registered, or of today's run where that is in. */
export const corridor = computed(() => current.value?.corridor ?? registered.value?.reform.corridor)
export const reviewYear = computed(() => (registered.value ? Math.floor(reviewMonth(registered.value.list) / 12) : 2029))

const itemOf = (id: string): FixedIndicator | undefined => {
  const list = registered.value?.list
  return list?.items.find((item) => fixedId(item) === id) ?? list?.items[0]
}

export const countText = computed(() => countSentence(judgements.value, reportWords.value))
export const corridorText = computed(() => {
  const fixed = registered.value
  return fixed && corridor.value ? corridorSentence(corridor.value, fixedId(fixed.list.goal), reviewYear.value, reportWords.value) : ''
})

const unitOf = (indicator: string, measure: string): string => {
  const found = measureByKey(`${indicator}/${measure}`)?.measure
  return found?.unit[language.value] ?? ''
}
const decimalsOfItem = ({ indicator, measure }: FixedIndicator): number => measureByKey(`${indicator}/${measure}`)?.measure?.decimals ?? 0

export const funnelView = computed((): FunnelView | undefined => {
  const fixed = registered.value
  const item = itemOf(funnelItem.value)
  const area = nation.value
  if (!fixed || !item || !area) return undefined
  const { messages, format } = words.value
  const say = reportWords.value
  const { goal } = fixed.list
  const before = bandsBefore(fixed.reform.forecast[fixedId(item)], fixed.reform.quantiles, goal.year)
  if (before.months.length < 2) return undefined
  const made = current.value
  const own = judgements.value.filter(({ fixed: other, status }) => other === item && status !== 'start')
  const years = before.months.map((month) => (month - 11) / 12)
  const after = made && made.update.used.length > 0 ? bandsAfter(item, made.runs.reform, made.update, years, area) : undefined
  const name = nameOf(item, say)
  const latest = own.at(-1)
  const isGoal = item.indicator === goal.indicator && item.measure === goal.measure && !item.worstQuarter
  return {
    messages,
    format,
    heading: name,
    unit: unitOf(item.indicator, item.measure),
    decimals: decimalsOfItem(item),
    before,
    ...(after && { after }),
    seen: own.map(({ observation, alarm, standing, errorStated, error }) => ({ month: observation.month, value: observation.value, ...(errorStated && { error }), ...(alarm && { alarm }), ...(observation.use === 'show' && { faint: true }), text: standing ? standingWords(standing, say) : '' })),
    ...(isGoal && { rule: { value: goal.value, text: messages.trajectory.goal(format.number(goal.value)) } }),
    review: reviewMonth(fixed.list),
    sentence: latest?.standing ? `${name}, ${format.month(latest.observation.month)}: ${showValue(item, latest.observation.value, say)}, ${standingWords(latest.standing, say)}.` : messages.review.funnel.sentence(name),
  }
})

/** Indicators that the funnel can show: those seen first. */
export const funnelChoices = computed(() => {
  const list = registered.value?.list.items ?? []
  const seen = new Set(judgements.value.flatMap(({ fixed }) => (fixed ? [fixedId(fixed)] : [])))
  return list.map((item) => ({ id: fixedId(item), name: nameOf(item, reportWords.value), seen: seen.has(fixedId(item)) }))
})

export const corridorView = computed((): CorridorView | undefined => {
  const fixed = registered.value
  const known = corridor.value
  if (!fixed || !known || Object.keys(known.figures).length === 0 || !engine.value) return undefined
  const { messages, format } = words.value
  const rows = fixed.list.items
    .flatMap((item) => {
      const figure = known.figures[fixedId(item)]
      const [low, , middle, , high] = figure?.reach ?? []
      if (!figure || low === undefined || middle === undefined || high === undefined || !(high > low)) return []
      const last = judgements.value.find(({ fixed: other, observation }) => other === item && observation.month === reviewMonth(fixed.list) && observation.use !== 'show')
      return [{ item, strength: Math.abs(figure.separation - 0.5), row: { id: fixedId(item), name: nameOf(item, reportWords.value), unit: unitOf(item.indicator, item.measure), decimals: decimalsOfItem(item), reach: [low, middle, high] as const, miss: [figure.miss[0]!, figure.miss[2]!, figure.miss[4]!] as const, ...(last && { seen: last.observation.value }) } }]
    })
    .sort((a, b) => b.strength - a.strength)
    .slice(0, 12)
    .map(({ row }) => row)
  return rows.length === 0 ? undefined : { messages, format, heading: messages.review.corridor.heading(format.year(reviewYear.value)), rows, sentence: corridorText.value }
})

export const councilsView = computed((): RanksView | undefined => {
  const made = current.value
  if (!made || made.councils.length === 0) return undefined
  const { messages, format } = words.value
  const say = messages.review.reform
  const rows = [...made.councils].reverse().map(({ area, mean, low, high }) => ({ id: area.id, name: area.name.replace('Sundhedsråd ', ''), value: mean, low, high }))
  return { messages, format, heading: say.councils, unit: unitOf(made.question.list.goal.indicator, made.question.list.goal.measure), decimals: 0, signed: true, rows, columns: { row: say.council, value: say.effect }, sentence: losersSentence(made.councils, 'council', reportWords.value) }
})

/** The split among levers: with what was seen where it was made here, else as planned, as it comes with the page where that is of this model and scenario. */
const attribution = computed(() => {
  const own = ownSplit.value
  if (own && own.key === fedKey(observed.value?.observations ?? [])) return own.attribution
  const fixed = registered.value
  const found = fixed?.attribution?.scenarios[fixed.reform.from]
  return found && found.fingerprints.with === compiledPair.value?.fingerprint ? found : undefined
})

/** Whether the split told could be made with what was seen, and is not. */
export const canSplit = computed(() => attribution.value?.inputs === undefined && fedKey(observed.value?.observations ?? []) !== '')
/** Figures that were seen and are in the split told; none where it is as planned. */
export const splitInputs = computed(() => attribution.value?.inputs)

/** What each lever did, by the split; undefined where there is none. */
export const leversView = computed((): RanksView | undefined => {
  const fixed = registered.value
  const found = attribution.value
  if (!fixed || !found) return undefined
  const { goal } = fixed.list
  const figure = found.figures.find(({ indicator, measure, level, year }) => indicator === goal.indicator && measure === goal.measure && level === 'nation' && year === reviewYear.value)
  if (!figure) return undefined
  const { messages, format } = words.value
  const say = messages.review.reform
  const rows = Object.entries(figure.parts)
    .map(([id, { mean, low, high }]) => ({ id, name: leverById(id)?.text[language.value].name ?? id, value: mean, low, high }))
    .sort((a, b) => b.value - a.value)
  const first = [...rows].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))[0]
  return { messages, format, heading: say.levers, unit: unitOf(goal.indicator, goal.measure), decimals: 1, signed: true, rows, columns: { row: say.lever, value: say.effect }, sentence: first ? say.leversSentence(format.year(figure.year), format.signed(figure.total.mean), first.name, format.signed(first.value, 1)) : '' }
})

/** The command that makes the same review. */
export const command = computed(() => {
  const fixed = registered.value
  return `npx laegeveje review --observed observed.csv${designText.value.trim() === '' ? '' : ' --design estimates.csv'} --registered ${fixed?.reform.id ?? ''} --without ${fixed?.without.id ?? ''} --replicates ${wanted.value} --out results/review`
})

function origin(made: Review): AppendixOrigin {
  return { version: made.question.reform.version, model: modelVersion, command: command.value, files: exercise.value ? [words.value.messages.review.enter.exerciseNote] : [] }
}

/** The registrations that figures are held against; none until they are there. */
export const forecasts = () => (registered.value ? [registered.value.reform, registered.value.without] : [])

/** The appendix in a language, as a file. */
export async function saveAppendix(code: 'da' | 'en'): Promise<void> {
  const made = current.value
  if (!made) return
  const from = origin(made)
  const { sealedByRegistration } = await import('./sealing.ts')
  const name = `status-${made.year}.${code}.html`
  save(name, new Blob([sealedByRegistration('html', name, appendixOf(made, chaptersOf(made, from, code), from, code), forecasts(), command.value)], { type: 'text/html;charset=utf-8' }))
}

/** Names of the tables there are. */
export const tableNames = computed(() => (current.value ? tablesOf(chaptersOf(current.value, origin(current.value), 'en')).map(({ name }) => name) : []))

/** One table of the review as CSV. */
export async function saveTable(name: string): Promise<void> {
  const made = current.value
  const table = made && tablesOf(chaptersOf(made, origin(made), language.value)).find((one) => one.name === name)
  if (!table) return
  const { sealedByRegistration } = await import('./sealing.ts')
  const file = `status-${made.year}-${name}.csv`
  save(file, new Blob([sealedByRegistration('csv', file, csvOf(table), forecasts(), command.value)], { type: 'text/csv;charset=utf-8' }))
}

/** What was entered, as the command reads it. */
export function saveObserved(): void {
  save('observed.csv', new Blob([writeObservations(observed.value?.observations ?? [])], { type: 'text/csv;charset=utf-8' }))
}

