/**
 *     npm run bench                                                all benchmarks, each figure beside its reference
 *     npm run bench -- numbers careers-lite                        some
 *     npm run --silent bench -- careers-lite --agents N --json     {"agents":N,"checksum":C,"ms":M}
 *
 * Exit code 1 when a figure is beyond its limit, 2 when the arguments make no sense.
 */
import { parseArgs } from 'node:util'
import type { Figure } from './bench.ts'
import { timeCareersLite } from './careers-lite-time.ts'
import { benches } from './index.ts'

/** Careers-lite holds an agent in under a hundred bytes; this many fit everywhere. */
const MOST_AGENTS = 10_000_000

function refuse(problem: string): never {
  process.stderr.write(`bench: ${problem}\n`)
  process.exit(2)
}

function read() {
  try {
    return parseArgs({ allowPositionals: true, options: { agents: { type: 'string' }, json: { type: 'boolean', default: false } } })
  } catch (error) {
    return refuse(`${(error as Error).message} Use [name ...] or careers-lite --agents N --json.`)
  }
}

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

function line({ what, value, unit, reference, referenceValue, limit, limitIs = 'most' }: Figure): { text: string; good: boolean } {
  const good = limit === undefined || (limitIs === 'most' ? value <= limit : value >= limit)
  const beside = [reference, referenceValue === undefined ? '' : `${rounded(referenceValue)} ${unit}`].filter(Boolean).join(' ')
  const bound = limit === undefined ? '' : `at ${limitIs} ${limit} ${unit}: ${good ? 'met' : 'NOT MET'}`
  return { text: `${what.padEnd(58)} ${`${rounded(value)} ${unit}`.padStart(12)}   ${[beside, bound].filter(Boolean).join('; ')}`.trimEnd(), good }
}

const { positionals, values } = read()
const names = benches.map(({ name }) => name)
for (const name of positionals) if (!names.includes(name)) refuse(`expected a benchmark among ${names.join(', ')}, got ${name}.`)

if (values.json || values.agents !== undefined) {
  if (positionals.length !== 1 || positionals[0] !== 'careers-lite') refuse('expected careers-lite with --agents and --json, got something else. Use careers-lite --agents N --json.')
  const agents = Number(values.agents ?? '45000')
  if (!(Number.isInteger(agents) && agents >= 1 && agents <= MOST_AGENTS)) refuse(`--agents: expected a whole number from 1 to ${MOST_AGENTS}, got ${values.agents}.`)
  const { checksum, ms } = timeCareersLite(agents)
  const result = { agents, checksum, ms: Number(ms.toFixed(3)) }
  process.stdout.write(`${values.json ? JSON.stringify(result) : `${agents} agents, checksum ${checksum}, ${result.ms} ms`}\n`)
} else {
  let bad = 0
  for (const bench of benches) {
    if (positionals.length > 0 && !positionals.includes(bench.name)) continue
    for (const figure of await bench.measure()) {
      const { text, good } = line(figure)
      if (!good) bad++
      process.stdout.write(`${text}\n`)
    }
  }
  if (bad > 0) process.exitCode = 1
}
