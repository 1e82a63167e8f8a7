/**
 * What happens in a month, in order. The order is part of the model's meaning, so it is one numbered list that documentation can quote.
 */
export interface Process<World> {
  /** Short name, unique in the schedule. */
  readonly name: string
  /** Months of the year in which it runs, 0 = January; absent means every month. */
  readonly months?: readonly number[]
  /** Names of the random streams it draws from. */
  readonly streams: readonly string[]
  /** Carries the process out for one absolute month. */
  run(world: World, month: number): void
}

/** Processes in order, sorted out by month. */
export interface Schedule<World> {
  readonly processes: readonly Process<World>[]
  /** The processes of each month of the year. */
  readonly byMonth: readonly (readonly Process<World>[])[]
}

/**
 * A schedule from its processes in order.
 * @throws Error naming every process with a repeated name or an impossible month.
 */
export function defineSchedule<World>(processes: readonly Process<World>[]): Schedule<World> {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const { name, months } of processes) {
    if (seen.has(name)) problems.push(`schedule: expected one process ${name}, got two. Rename one.`)
    seen.add(name)
    if (months?.length === 0) problems.push(`schedule: process ${name}: expected at least one month, got none. Leave months out to run every month.`)
    for (const month of months ?? [])
      if (!(Number.isInteger(month) && month >= 0 && month <= 11)) problems.push(`schedule: process ${name}: expected months 0 to 11, got ${month}. January is 0.`)
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const byMonth = Array.from({ length: 12 }, (_, month) => processes.filter((process) => !process.months || process.months.includes(month)))
  return { processes, byMonth }
}

/** Runs one absolute month: each process that has this month, in order. */
export function runMonth<World>(schedule: Schedule<World>, world: World, month: number): void {
  const processes = schedule.byMonth[month % 12]!
  for (let i = 0; i < processes.length; i++) processes[i]!.run(world, month)
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The schedule as numbered lines: order, name, months, streams. */
export function describeSchedule(schedule: Schedule<never>): string[] {
  return schedule.processes.map(({ name, months, streams }, i) => {
    const when = months ? months.map((month) => MONTHS[month]).join(', ') : 'every month'
    return `${i + 1}. ${name} (${when}${streams.length > 0 ? `; draws ${streams.join(', ')}` : ''})`
  })
}

/**
 * Numbers streams by their place in the list. A new stream goes last: moving an old one would give everybody new luck.
 * @throws Error when a name comes twice or there are more than 256.
 */
export function defineStreams<const Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  if (names.length > 256) throw new Error(`streams: expected at most 256, got ${names.length}. Use the episode to tell occasions apart.`)
  const streams = {} as Record<Name, number>
  names.forEach((name, number) => {
    if (Object.hasOwn(streams, name)) throw new Error(`streams: expected one stream ${name}, got two. Rename one.`)
    streams[name] = number
  })
  return streams
}
