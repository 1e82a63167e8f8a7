/** A life and the same person's under the baseline, as the explorer tells them, and the lanes the figure draws. */
import { computed, effect, signal } from '@preact/signals'
import type { PostId, TracedEvent, TracedLife } from '../../sim/index.ts'
import type { LifeLane, LifeLineView, Phase } from '../charts/index.ts'
import { lifeOf } from './explorer.ts'
import { engine } from './simulation.ts'
import { draft, isChanged, language, page, question, words } from './store.ts'
import type { Draft, LifeQuestion } from './store.ts'

export const filters = ['owner', 'employed', 'outside', 'retired', 'hu', 'student'] as const

export interface TwoLives {
  readonly person: string
  readonly replicate: number
  readonly scenario: TracedLife
  /** Undefined when nothing is changed; without events when the baseline has no such person. */
  readonly baseline?: TracedLife
  /** Index of the first event in which they differ. */
  readonly parting?: number
}

export type LifeState = { readonly kind: 'waiting' } | { readonly kind: 'told'; readonly lives: TwoLives } | { readonly kind: 'nobody' } | { readonly kind: 'failed'; readonly message: string }
export const life = signal<LifeState>({ kind: 'waiting' })

/** Tells the life asked for while its page is open, and again when the draft changes. */
export function followLife(): void {
  let asked = 0
  effect(() => {
    const running = engine.value
    const { replicate, person } = question.value
    const wanted = draft.value
    if (page.value !== 'life' || !running) return
    const mine = ++asked
    const checked = running.check(wanted)
    const base = running.check({ ...baselineOf(wanted) })
    if (!checked.ok || !base.ok) return
    life.value = { kind: 'waiting' }
    const select = person ? { person } : { pick: filterText(question.value) }
    void lifeOf(checked.compiled, replicate, select)
      .then(async (scenario): Promise<LifeState> => {
        if (!isChanged(wanted)) return { kind: 'told', lives: { person: scenario.person, replicate, scenario } }
        const other = await lifeOf(base.compiled, replicate, { person: scenario.person }).catch(() => ({ person: scenario.person, summary: scenario.summary, events: [], tracks: { place: [], post: [], hours: [] } }))
        return { kind: 'told', lives: { person: scenario.person, replicate, scenario, baseline: other, parting: firstDifference(scenario.events, other.events) } }
      })
      .catch((error: unknown): LifeState => {
        const message = error instanceof Error ? error.message : String(error)
        return message.includes('got nobody') || message.includes('never enters') ? { kind: 'nobody' } : { kind: 'failed', message }
      })
      .then((state) => {
        if (mine === asked) life.value = state
      })
  })
}

const baselineOf = ({ seed, replicates, chanceOnly }: Draft): Draft => ({ levers: {}, assumptions: {}, seed, replicates, chanceOnly })

/** The filter in the words of the trace. */
export function filterText({ filter, whole, place, since, step }: LifeQuestion): string {
  if (step) return [`step:${step}`, ...(place ? [`place:${place}`] : [])].join(' ')
  return [filter, ...(whole ? ['entry:student'] : []), ...(since ? [`since:${since}`] : []), ...(place ? [`place:${place}`] : [])].join(' ')
}

export function firstDifference(a: readonly TracedEvent[], b: readonly TracedEvent[]): number | undefined {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    if (!x || !y || x.month !== y.month || x.kind !== y.kind || x.place !== y.place) return i
  }
  return undefined
}

/** The family of a post, by which it is coloured. */
const families: Readonly<Record<PostId, Phase>> = {
  student: 'study', graduate: 'basic', kbu: 'basic', 'before-intro': 'basic', intro: 'training', 'awaiting-hu': 'training', hu: 'training', retraining: 'training',
  looking: 'employed', solo: 'owner', shared: 'owner', employed: 'employed', clinic: 'employed', locum: 'employed', hospital: 'outside', 'other-sector': 'outside', 'other-doctor': 'outside',
  abroad: 'away', left: 'away', retired: 'retired',
}

function laneOf(id: string, name: string, { events, tracks }: TracedLife): LifeLane {
  const text = language.value
  return {
    id,
    name,
    phases: tracks.post.map(({ from, to, value, text: post }) => ({ phase: families[value], from, to, text: post[text] })),
    places: tracks.place.map(({ from, to, value }) => ({ from, to, text: value })),
    hours: tracks.hours,
    events: events.map((event) => ({ month: event.month, text: event.text[text] })),
  }
}

export const lifeView = computed((): LifeLineView | undefined => {
  const state = life.value
  if (state.kind !== 'told') return undefined
  const { scenario, baseline, parting } = state.lives
  const { messages, format } = words.value
  const to = 2045 * 12 + 11
  const months = [scenario, ...(baseline ? [baseline] : [])].flatMap(({ events, tracks }) => [...events.map(({ month }) => month), ...tracks.post.map(({ from }) => from)])
  const from = Math.min(to - 12, ...months)
  const born = Number(/\d{4}/.exec(scenario.summary.da)?.[0] ?? 0) * 12
  const at = parting === undefined ? undefined : Math.min(scenario.events[parting]?.month ?? Infinity, baseline?.events[parting]?.month ?? Infinity)
  const say = messages.lives
  const difference = !baseline ? '' : baseline.events.length === 0 ? say.notInBaseline : at === undefined ? say.sameLife : say.partingSentence(format.month(at))
  return {
    messages,
    format,
    heading: say.heading,
    born,
    from,
    to,
    lanes: [laneOf('scenario', baseline ? messages.trajectory.scenario : messages.trajectory.baseline, scenario), ...(baseline?.events.length ? [laneOf('baseline', messages.trajectory.baseline, baseline)] : [])],
    ...(at === undefined || !baseline?.events.length ? {} : { parting: at }),
    sentence: say.sentence(scenario.summary[language.value], difference),
  }
})
