/** Plans of calibration: what is fitted, and how much work is done. A JSON file; its fields are told in README.md beside this file. */

/** A checked plan. */
export interface CalibrationPlan {
  readonly format: 1
  /** Names the files it writes. */
  readonly id: string
  /** Years in which runs begin, in January. */
  readonly starts: readonly number[]
  /** Last year of the runs. */
  readonly to: number
  /** Groups of observations that are fitted, and those that are only compared with. */
  readonly fit: readonly string[]
  readonly heldOut: readonly string[]
  /** Parameter sets to run, wave by wave. */
  readonly points: readonly number[]
  readonly replicates: number
  /** Sets that emulators look at for each wave after the first. */
  readonly candidates: number
  /** Implausibility above which a set is ruled out. */
  readonly cut: number
  /** Sets to accept, and the length of the order in which replicates take them. */
  readonly sets: number
  readonly draws: number
  readonly seed: string
}

const numbers = { to: [2008, 2030], replicates: [1, 100], candidates: [10, 1_000_000], cut: [1, 10], sets: [2, 5000], draws: [2, 8192] } as const
const fields: readonly string[] = ['format', 'id', 'starts', 'fit', 'heldOut', 'points', 'seed', ...Object.keys(numbers)]

/**
 * Reads a plan.
 * @param where name of the file in messages
 * @param groups groups of observations there are
 */
export function readPlan(text: string, where: string, groups: readonly string[]): { readonly plan?: CalibrationPlan; readonly problems: readonly string[] } {
  const problems: string[] = []
  const say = (path: string, expected: string, got: unknown, advice: string) => problems.push(`${where}: ${path}: expected ${expected}, got ${got === undefined ? 'nothing' : JSON.stringify(got)}. ${advice}`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [`${where}: expected JSON, got ${(error as Error).message}. Mend the syntax.`] }
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { problems: [`${where}: expected an object, got ${JSON.stringify(json)}. Start from scenarios/calibration/default.json.`] }
  const plan = json as Readonly<Record<string, unknown>>
  for (const name of Object.keys(plan)) if (!fields.includes(name)) say(name, `one of ${fields.join(', ')}`, name, 'Take it out.')
  if (plan['format'] !== 1) say('format', '1', plan['format'], 'Use a plan made for this version of the program.')
  if (typeof plan['id'] !== 'string' || !/^[a-z0-9-]{1,40}$/.test(plan['id'])) say('id', 'small letters, digits and hyphens', plan['id'], 'It names files.')
  if (typeof plan['seed'] !== 'string' || plan['seed'] === '' || plan['seed'].length > 150) say('seed', 'text of 1 to 150 characters', plan['seed'], 'Any word will do.')
  for (const [name, [low, high]] of Object.entries(numbers)) {
    const value = plan[name]
    if (typeof value !== 'number' || !(value >= low && value <= high) || (name !== 'cut' && !Number.isInteger(value)))
      say(name, `${name === 'cut' ? 'a number' : 'a whole number'} from ${low} to ${high}`, value, 'See README.md of sim/analysis/calibration.')
  }
  const list = (name: string, least: number, what: string, good: (item: unknown) => boolean) => {
    const value = plan[name]
    if (!Array.isArray(value) || value.length < least || !value.every(good)) say(name, `a list of ${what}${least > 0 ? `, at least ${least}` : ''}`, value, 'See README.md of sim/analysis/calibration.')
  }
  const whole = (low: number, high: number) => (item: unknown) => typeof item === 'number' && Number.isInteger(item) && item >= low && item <= high
  list('starts', 1, 'years from 2007 to 2020', whole(2007, 2020))
  list('points', 1, 'whole numbers from 4 to 20000', whole(4, 20_000))
  const known = (item: unknown) => typeof item === 'string' && groups.includes(item)
  list('fit', 1, `groups out of ${groups.join(', ')}`, known)
  list('heldOut', 0, `groups out of ${groups.join(', ')}`, known)
  if (problems.length > 0) return { problems }
  const checked = plan as unknown as CalibrationPlan
  for (const group of checked.heldOut) if (checked.fit.includes(group)) say('heldOut', 'groups that are not fitted', group, 'What is fitted is no test.')
  for (const start of checked.starts) if (start >= checked.to) say('starts', `years before ${checked.to}`, start, 'Start earlier or run longer.')
  if (checked.sets > checked.points[checked.points.length - 1]!) say('sets', `at most ${checked.points[checked.points.length - 1]!}, the points of the last wave`, checked.sets, 'Accept fewer or run more.')
  return problems.length > 0 ? { problems } : { plan: checked, problems }
}
