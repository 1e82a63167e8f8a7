/**
 * What takes most room in a world and depends on its size alone. A run that is over hands it on to the next: whoever moves a lever would otherwise wait for
 * the machine to find ten million bytes anew.
 */
import { Calendar } from '../core/calendar.ts'
import { Population } from '../core/population.ts'
import { Cohorts } from './cohorts.ts'
import type { ModelInput } from './prepare.ts'
import { TrainingState } from './processes/training-state.ts'
import { columns, empty } from './people.ts'
import type { People } from './people.ts'

/** People with their calendar and training, and the cohorts they graduated and were recognised in. */
export class WorldMemory {
  readonly people: People
  readonly calendar: Calendar
  readonly due: Int32Array
  readonly training: TrainingState
  /** Who became a specialist, and who graduated, year by year of the run. */
  readonly recognised: Cohorts
  readonly graduates: Cohorts
  private readonly size: string

  constructor(input: ModelInput, from: number, to: number) {
    const { peopleCapacity: capacity, placeCount, clusterCount } = input
    this.size = sizeOf(input, from, to)
    this.people = new Population(columns, capacity, empty)
    this.calendar = new Calendar(from, to, capacity)
    this.due = new Int32Array(capacity)
    this.training = new TrainingState(capacity, placeCount, clusterCount)
    const firstYear = Math.floor(from / 12)
    const years = Math.floor(to / 12) - firstYear + 1
    this.recognised = new Cohorts(firstYear, years, capacity)
    this.graduates = new Cohorts(firstYear, years, capacity)
  }

  /** Can another run of this size use it? */
  fits(input: ModelInput, from: number, to: number): boolean {
    return this.size === sizeOf(input, from, to)
  }
}

const sizeOf = ({ peopleCapacity, placeCount, clusterCount }: ModelInput, from: number, to: number): string => [peopleCapacity, placeCount, clusterCount, from, to].join()

let spare: WorldMemory | undefined

/** Memory for a run: what the last one gave back where it fits. What it holds is emptied when a replicate begins. */
export function takeMemory(input: ModelInput, from: number, to: number): WorldMemory {
  const kept = spare
  spare = undefined
  return kept?.fits(input, from, to) ? kept : new WorldMemory(input, from, to)
}

/** Gives memory back; the world that had it may not be used again. */
export function giveBack(memory: WorldMemory): void {
  spare = memory
}
