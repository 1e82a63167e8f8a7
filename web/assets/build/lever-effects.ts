/**
 * Makes `scenarios/results/lever-effects.json`: what each lever does alone, with its default when it is switched on, to the target in the
 * goal's year. The bars beside the levers are drawn from it. Run it after `baseline-results.ts`, whenever that is run:
 *
 *     npx tsx web/assets/build/lever-effects.ts [replicates, default 24]
 *
 * Differences are paired, replicate by replicate. The form is `LeverEffects` in `web/state/shipped.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bandsOfValues, compileScenario, createLibrary, createModel, indicators, levers, loadPack, parseScenario, valueOf } from '../../../sim/index.ts'
import { targetIndicator } from '../../state/summary.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const replicates = Number(process.argv[2] ?? 24)
const files = (folder: string) => Object.fromEntries(readdirSync(root + folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name)).map(({ name }) => [name, readFileSync(`${root}${folder}/${name}`, 'utf8')]))
const pack = loadPack(files('scenarios/data'))
const library = createLibrary(files('scenarios'))
const indicator = indicators.find(({ id }) => id === targetIndicator)!
const month = indicator.goals![0]!.year * 12 + 11

/** Values of every definition of the target, by replicate. */
function run(used: object): { readonly fingerprint: string; readonly values: readonly (readonly number[])[] } {
  const parsed = parseScenario({ format: 1, id: 'one-lever', extends: 'baseline', title: { da: 'Ét håndtag', en: 'One lever' }, ...used }, library, { pack })
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  const compiled = compileScenario(parsed.scenario, pack)
  const model = createModel(compiled)
  const values = Array.from({ length: replicates }, (_, i) => {
    const buffer = model.run(i)
    return indicator.measures.map((measure) => valueOf(buffer, compiled.layout, measure, 'nation', 0, month, indicator.id))
  })
  return { fingerprint: compiled.fingerprint, values }
}

const base = run({})
const effects: Record<string, Record<string, readonly number[]>> = {}
levers.forEach((lever, i) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${levers.length}`)
  const { values } = run({ [lever.kind === 'driver' ? 'drivers' : 'levers']: { [lever.id]: {} } })
  effects[lever.id] = Object.fromEntries(
    indicator.measures.map((measure, k) => {
      const { median, low90, high90 } = bandsOfValues(values.map((row, r) => row[k]! - base.values[r]![k]!))
      return [measure.id, [median, low90, high90].map(Math.round)]
    }),
  )
})
writeFileSync(`${root}scenarios/results/lever-effects.json`, `${JSON.stringify({ format: 1, fingerprint: base.fingerprint, replicates, effects })}\n`)
