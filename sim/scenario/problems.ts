import type { Text } from '../model/definitions.ts'

/** Codes are stable: a caller may act on them. */
export type ProblemCode =
  | 'unreadable'
  | 'too-large'
  | 'forbidden-name'
  | 'missing'
  | 'wrong-type'
  | 'unknown-name'
  | 'out-of-range'
  | 'wrong-form'
  | 'wrong-order'
  | 'wrong-sum'
  | 'not-applicable'
  | 'newer-format'
  | 'cycle'
  | 'conflict'

/** One thing wrong with a scenario: where, what was expected, what was found, what to do. */
export interface Problem {
  /** Path inside the scenario, e.g. `levers.pay-premium.supplement_dkk`; empty for the whole. */
  readonly path: string
  readonly code: ProblemCode
  /** For terminals and logs: `<where>: <path>: expected <what>, got <value>. <What to do>.` */
  readonly message: string
  /** The same without the place, for readers. */
  readonly text: Text
}

/** Thrown where a caller asked for a scenario to be used and it cannot be. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => p.message).join('\n'))
    this.name = 'ScenarioError'
    this.problems = problems
  }
}

/** Collects problems of one document. */
export class Problems {
  readonly list: Problem[] = []
  readonly where: string

  constructor(where: string) {
    this.where = where
  }

  /** Reports that something else was expected. `advice` is one sentence or two, or empty. */
  expected(path: string, code: ProblemCode, expected: Text, got: unknown, advice: Text = { da: '', en: '' }): void {
    const value = shown(got)
    this.say(path, code, {
      da: sentence(`Forventede ${expected.da}, fik ${value.da}`, advice.da),
      en: sentence(`expected ${expected.en}, got ${value.en}`, advice.en),
    })
  }

  say(path: string, code: ProblemCode, text: Text): void {
    const short = path.length > longestPath ? `${path.slice(0, longestPath)}…` : path
    const place = path === '' ? this.where : `${this.where}: ${short}`
    this.list.push({ path: short, code, message: `${place}: ${text.en}`, text: { da: text.da, en: capital(text.en) } })
  }
}

const longest = 60
const longestPath = 120

/** A value as it may be shown in one line. */
export function shown(value: unknown): Text {
  if (value === undefined) return { da: 'ingenting', en: 'nothing' }
  if (value === null) return { da: 'null', en: 'null' }
  if (Array.isArray(value)) return { da: `en liste på ${value.length}`, en: `a list of ${value.length}` }
  if (typeof value === 'object') return { da: 'et objekt', en: 'an object' }
  if (typeof value === 'string') {
    const text = JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value)
    return { da: text, en: text }
  }
  if (typeof value === 'number' || typeof value === 'boolean') return { da: String(value), en: String(value) }
  return { da: `en værdi af typen ${typeof value}`, en: `a ${typeof value}` }
}

function sentence(first: string, advice: string): string {
  return advice === '' ? `${first}.` : `${first}. ${advice}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "Did you mean …?" when a known name is near, else nothing. */
export function meant(name: string, known: readonly string[]): Text | undefined {
  const near = nearest(name, known)
  return near === undefined ? undefined : { da: `Mente du ${near}?`, en: `Did you mean ${near}?` }
}

/** "Did you mean …?" when a known name is near, else the choices when they are few. */
export function adviceFor(name: string, known: readonly string[]): Text {
  const near = meant(name, known)
  if (near) return near
  if (known.length > 0 && known.length <= 12 && known.join().length <= 120) return { da: `Vælg mellem ${known.join(', ')}.`, en: `Choose one of ${known.join(', ')}.` }
  return { da: '', en: '' }
}

/** The known name with the smallest edit distance, if it is near enough to be a slip of the hand: a third of its letters, at most three. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 60) return undefined
  const plain = fold(name)
  let best: string | undefined
  let bestDistance = Infinity
  for (const candidate of known) {
    const target = fold(candidate)
    const limit = Math.min(3, Math.max(1, Math.floor(target.length / 3)))
    if (Math.abs(target.length - plain.length) > limit) continue
    const distance = editDistance(plain, target)
    if (distance <= limit && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[_\s]/g, '-')
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counting one. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
