/** One doctor's life: a replicate run again with an eye on one person, told as dated sentences. Tracing changes no number. */
import { counter, identity, identityOf } from '../core/random.ts'
import type { Text } from './definitions.ts'
import { careerFlows, stagesOf } from './indicators/career-flows.ts'
import { createModel, type ModelRun } from './replicate.ts'
import { stages } from './stages/index.ts'
import { ENTRY, S } from './streams.ts'
import type { LifeEvent } from './life-event.ts'
import { TrackWatch } from './life-tracks.ts'
import type { LifeTracks } from './life-tracks.ts'
import { FORM, NOWHERE, type World } from './world.ts'

/** A told event. */
export interface TracedEvent {
  readonly month: number
  readonly kind: string
  readonly text: Text
  readonly place?: string
}

/** A traced life. */
export interface TracedLife {
  readonly person: string
  readonly summary: Text
  readonly events: readonly TracedEvent[]
  readonly tracks: LifeTracks
}

/** Entries whose cohort is a calendar year; the others number rounds of the start population. */
const byYear: ReadonlySet<number> = new Set([ENTRY.student, ENTRY.immigrant, ENTRY.foreignGraduate])

/** Identity as people write it: entry-cohort-slot, e.g. `student-2026-113`. */
export function personText(id: number): string {
  const { entry, cohort, slot } = identityOf(id)
  const name = Object.entries(ENTRY).find(([, code]) => code === entry)?.[0] ?? String(entry)
  return `${name}-${byYear.has(entry) ? cohort + 1960 : cohort}-${slot}`
}

/** @throws Error when the text is no identity. */
export function personOf(text: string): number {
  const match = /^([A-Za-z]+|\d+)-(\d+)-(\d+)$/.exec(text.trim())
  const entry = match === null ? undefined : /^\d/.test(match[1]!) ? Number(match[1]) : ENTRY[match[1] as keyof typeof ENTRY]
  if (!match || entry === undefined) throw new Error(`trace: expected a person as entry-cohort-slot with entry among ${Object.keys(ENTRY).join(', ')}, got "${text}". Copy one from a trace.`)
  const cohort = Number(match[2])
  return identity(entry, byYear.has(entry) && cohort >= 1960 ? cohort - 1960 : cohort, Number(match[3]))
}

/**
 * Runs a replicate and tells one life in it.
 * @param select a person by id, or a filter: words such as `owner`, `employed`, a stage id, `place:<name>`, `since:<year>`, `born:<year>`, `entry:<entry>`, `step:<from>-<to>@<year>`
 * @throws Error (`trace: expected ...`) when nobody fits.
 */
export function traceReplicate(run: ModelRun, index: number, select: { readonly person: string } | { readonly pick: string }): TracedLife {
  const model = createModel(run)
  const world = model.world
  const id = 'person' in select ? personOf(select.person) : pick(model, index, run, select.pick)
  world.tracedId = id
  const watch = new TrackWatch()
  model.begin(index)
  for (let month = run.from; month <= run.to; month++) {
    model.step(month)
    watch.look(world)
  }
  if (world.traced < 0) throw new Error(`trace: expected a person of replicate ${index}, got ${personText(id)}, who never enters it. Pick another, or another replicate.`)
  const { birth, sex } = { birth: world.people.birth[world.traced]!, sex: world.people.sex[world.traced]! }
  const born = Math.floor(birth / 12)
  const summary: Text = {
    da: `${sex === 1 ? 'Kvinde' : 'Mand'}, født ${born}. Syntetisk person i denne simulering, ingen virkelig.`,
    en: `${sex === 1 ? 'Woman' : 'Man'}, born ${born}. A synthetic person of this simulation, nobody real.`,
  }
  return { person: personText(id), summary, events: world.events.map((event) => told(run, event)), tracks: watch.tracks() }
}

/** The person of least lot among those whom the filter fits at the end of the run. */
function pick(model: ReturnType<typeof createModel>, index: number, run: ModelRun, filter: string): number {
  const words = filter.trim().split(/[\s,]+/).filter((word) => word !== '')
  const w = model.world
  const tests = words.map((word) => (word.startsWith('step:') ? stepTest(w, word) : testOf(run, word)))
  model.run(index)
  let best = -1
  let least = Infinity
  for (let i = 0; i < w.people.size; i++) {
    if (!tests.every((test) => test(w, i))) continue
    const lot = w.random.uniform(w.people.id[i]!, counter(S.start, 0xffff))
    if (lot < least) {
      least = lot
      best = i
    }
  }
  if (best < 0) throw new Error(`trace: expected somebody of whom "${filter}" holds at the end of replicate ${index}, got nobody. Ask for less.`)
  return w.people.id[best]!
}

type Test = (w: World, i: number) => boolean

/** Who takes a step of the recorded ones, in a year if there is one. Watched as the replicate runs: the end does not tell it. */
function stepTest(w: World, word: string): Test {
  const match = /^step:(\w+)-(\w+)(?:@(\d+))?$/.exec(word)
  const step = match && careerFlows.find(([from, to]) => from === match[1] && to === match[2])
  if (!step) throw new Error(`trace: expected step:<from>-<to> or step:<from>-<to>@<year> with a step among ${careerFlows.map((flow) => flow.join('-')).join(', ')}, got "${word}". Choose one of them.`)
  const year = match[3] === undefined ? undefined : Number(match[3])
  const [from, to] = [stagesOf(step[0]), stagesOf(step[1])]
  const took = new Set<number>()
  const inTime = (): boolean => year === undefined || Math.floor(w.month / 12) === year
  const [move, enter] = [w.move.bind(w), w.enter.bind(w)]
  if (step[0] === 'new')
    w.enter = (id, birth, sex, stage) => {
      const i = enter(id, birth, sex, stage)
      const { entry, cohort } = identityOf(id)
      // Those of the start population came before it.
      if (to.includes(stage) && inTime() && byYear.has(entry) && cohort + 1960 === Math.floor(w.month / 12)) took.add(i)
      return i
    }
  else
    w.move = (i, stage) => {
      if (from.includes(w.people.stage[i]!) && to.includes(stage) && inTime()) took.add(i)
      move(i, stage)
    }
  return (_, i) => took.has(i)
}

function testOf(run: ModelRun, word: string): Test {
  const [key, value] = word.includes(':') ? [word.slice(0, word.indexOf(':')).toLowerCase(), word.slice(word.indexOf(':') + 1)] : [word.toLowerCase(), '']
  const stage = stages.find((s) => s.id === key)
  if (stage) return (w, i) => w.people.stage[i] === stage.code
  if (key === 'owner') return (w, i) => w.people.form[i] === FORM.solo || w.people.form[i] === FORM.shared
  if (key === 'employed') return (w, i) => w.people.form[i] === FORM.employed
  const number = Number(value)
  if (key === 'since') return (w, i) => Math.floor(w.people.since[i]! / 12) === number
  if (key === 'born') return (w, i) => Math.floor(w.people.birth[i]! / 12) === number
  if (key === 'entry' && Object.hasOwn(ENTRY, value)) return (w, i) => identityOf(w.people.id[i]!).entry === ENTRY[value as keyof typeof ENTRY]
  if (key === 'place') {
    const place = run.input.placeNames.findIndex((name) => name.toLowerCase() === value.toLowerCase())
    if (place >= 0) return (w, i) => w.people.place[i] === place
  }
  throw new Error(`trace: expected owner, employed, a stage (${stages.map((s) => s.id).join(', ')}), place:<name>, since:<year>, born:<year>, entry:<entry> or step:<from>-<to>@<year>, got "${word}". Put words side by side to ask for all of them.`)
}

/** Sentences by kind of event; `{place}` is the municipality and `{other}` what the event names besides. */
const sentences: Readonly<Record<string, Text>> = {
  admitted: { da: 'Begyndte på lægestudiet i {place}.', en: 'Began medical school in {place}.' },
  droppedOut: { da: 'Forlod studiet uden eksamen.', en: 'Left medical school without a degree.' },
  graduated: { da: 'Blev læge fra {place}.', en: 'Graduated from {place}.' },
  kbu: { da: 'Begyndte på KBU ved sygehuset i {place}.', en: 'Began KBU at the hospital in {place}.' },
  choseGeneral: { da: 'Valgte almen medicin.', en: 'Chose general medicine.' },
  otherSpecialty: { da: 'Gik ud af almen medicin, til arbejde uden for specialet.', en: 'Left the general-practice track for other work as a doctor.' },
  intro: { da: 'Fik en introduktionsstilling ved {place}.', en: 'Took an introduction post near {place}.' },
  leftIntro: { da: 'Fortsatte ikke i almen medicin efter introduktionen.', en: 'Did not go on with general medicine after the introduction post.' },
  switched: { da: 'Fik ingen plads og valgte et andet speciale.', en: 'Found no post and took another specialty.' },
  hu: { da: 'Begyndte hoveduddannelsen, med praksis i {place}.', en: 'Began specialist training, with a practice in {place}.' },
  track: { da: 'Fik et sammenhængende forløb ved {place}, med sikker plads på næste trin.', en: 'Got a coherent track near {place}, sure of the next stage.' },
  team: { da: 'Valgte sted sammen med venner: {place}.', en: 'Chose a place together with friends: {place}.' },
  retraining: { da: 'Begyndte at omskole sig til almen medicin, med praksis i {place}.', en: 'Began retraining in general medicine, with a practice in {place}.' },
  movedTrack: { da: 'Flyttede sit uddannelsesforløb til {place}.', en: 'Moved the training track to {place}.' },
  leftHu: { da: 'Forlod hoveduddannelsen.', en: 'Left specialist training.' },
  specialist: { da: 'Blev speciallæge i almen medicin.', en: 'Became a specialist in general medicine.' },
  boughtSolo: { da: 'Overtog en solopraksis i {place}.', en: 'Took over a solo practice in {place}.' },
  boughtShare: { da: 'Købte sig ind i en flerlægepraksis i {place}.', en: 'Bought into a joint practice in {place}.' },
  employed: { da: 'Blev ansat i en praksis i {place}.', en: 'Was employed in a practice in {place}.' },
  clinic: { da: 'Blev ansat i en region- eller udbudsklinik i {place}.', en: 'Was employed in a regional or tender clinic in {place}.' },
  locum: { da: 'Arbejdede som vikar, med base i {place}.', en: 'Worked as a locum, based in {place}.' },
  joined: { da: 'Lagde sin praksis sammen med kolleger i {place}.', en: 'Merged the practice with colleagues in {place}.' },
  moved: { da: 'Flyttede fra {other} til en praksis i {place}.', en: 'Moved from {other} to a practice in {place}.' },
  senior: { da: 'Kom på seniorordning i {place}.', en: 'Went on the senior scheme in {place}.' },
  soldStayed: { da: 'Solgte sit ydernummer i {place} og fortsatte som ansat.', en: 'Sold the practice in {place} and stayed on as an employee.' },
  leftPractice: { da: 'Forlod almen praksis i {place} før tiden.', en: 'Left general practice in {place} in mid-career.' },
  hospital: { da: 'Blev ansat på sygehus i {place}.', en: 'Was employed at a hospital in {place}.' },
  otherSector: { da: 'Fik arbejde uden for praksis og sygehus.', en: 'Took work outside practice and hospitals.' },
  blocked: { da: 'Blev afvist af sygehusloftet.', en: 'Was turned away by the hospital cap.' },
  retired: { da: 'Gik på pension.', en: 'Retired.' },
  emigrated: { da: 'Rejste til udlandet.', en: 'Left the country.' },
  returned: { da: 'Vendte hjem igen.', en: 'Came back to the country.' },
  immigrated: { da: 'Kom til landet som speciallæge.', en: 'Came to the country as a specialist.' },
}

function told(run: ModelRun, event: LifeEvent): TracedEvent {
  const name = (place: number) => (place === NOWHERE ? '' : (run.input.placeNames[place] ?? ''))
  const sentence = sentences[event.kind] ?? { da: event.kind, en: event.kind }
  const fill = (text: string) => text.replace('{place}', name(event.place)).replace('{other}', name(event.detail))
  const place = name(event.place)
  return { month: event.month, kind: event.kind, text: { da: fill(sentence.da), en: fill(sentence.en) }, ...(place !== '' && { place }) }
}
