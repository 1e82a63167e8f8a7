/**
 * Another model on the same kernel, with no doctor in it: an epidemic among people who meet at random (Kermack and McKendrick 1927). Months, people as
 * columns, a calendar of who recovers when, keyed random numbers and a record; the same replicate on any machine, whatever order people are met in.
 */
import { Calendar, counter, defineSchedule, exp, layoutOf, Population, Random, Recorder, replicateKey, runMonth } from 'laegeveje/core'

const PEOPLE = 10_000
const FROM = 2020 * 12
const TO = FROM + 59
const STATES = { susceptible: 0, infectious: 1, recovered: 2 } as const
/** New infections a month by one who is infectious among none who are immune, and months in which one infects. */
const CONTACTS = 0.9
const MONTHS_ILL = 3
const reproduction = CONTACTS * MONTHS_ILL

const people = new Population({ state: 'u8', id: 'u32' }, PEOPLE)
const calendar = new Calendar(FROM, TO + MONTHS_ILL + 1, PEOPLE)
const recorder = new Recorder(layoutOf([{ indicator: 'epidemic', component: 'states', level: 'nation', cells: 3, cadence: 'month' }], FROM, TO))
const random = new Random(0, 0)
const due = new Int32Array(PEOPLE)
const counts = new Int32Array(3)

function move(person: number, to: number): void {
  counts[people.state[person]!]!--
  counts[(people.state[person] = to)]!++
}

function infect(person: number, month: number): void {
  move(person, STATES.infectious)
  // Recovery comes before meeting, so this is so many months of meeting others.
  calendar.schedule(person, month + MONTHS_ILL + 1)
}

const schedule = defineSchedule<undefined>([
  {
    name: 'recover', streams: [],
    run(_, month) {
      const n = calendar.due(month, due)
      for (let i = 0; i < n; i++) move(due[i]!, STATES.recovered)
    },
  },
  {
    name: 'infect', streams: ['infect'],
    run(_, month) {
      const risk = 1 - exp((-CONTACTS * counts[STATES.infectious]!) / PEOPLE)
      for (let i = 0; i < PEOPLE; i++) if (people.state[i] === STATES.susceptible && random.uniform(people.id[i]!, counter(0, month - FROM)) < risk) infect(i, month)
    },
  },
  { name: 'record', streams: [], run: (_, month) => recorder.buffer.set(counts, recorder.at(recorder.layout.blocks[0]!, month)) },
])

/** One replicate: numbers in each state by month. */
function run(replicate: number): Float32Array {
  people.reset()
  calendar.reset()
  recorder.begin()
  random.setKey(...replicateKey('epidemic', replicate))
  counts.fill(0)
  for (let i = 0; i < PEOPLE; i++) people.id[people.add()] = i
  counts[STATES.susceptible] = PEOPLE
  for (let i = 0; i < 10; i++) infect(i, FROM)
  for (let month = FROM; month <= TO; month++) runMonth(schedule, undefined, month)
  return recorder.take()
}

const last = (record: Float32Array) => Array.from(record.subarray(-3))
const attacked = Array.from({ length: 8 }, (_, replicate) => last(run(replicate))[STATES.recovered]! / PEOPLE)
// The share z of all who are infected in the end solves z = 1 - exp(-R z).
let expected = 0.5
for (let i = 0; i < 100; i++) expected = 1 - exp(-reproduction * expected)
console.log(`reproduction number ${reproduction.toFixed(1)}: ${expected.toFixed(3)} are infected in the end by Kermack and McKendrick`)
console.log(`here: ${attacked.map((share) => share.toFixed(3)).join(' ')}`)
console.log(`the same replicate again: ${String(last(run(3)).join() === last(run(3)).join())}`)
