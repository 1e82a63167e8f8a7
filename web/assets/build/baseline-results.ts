/**
 * Makes `scenarios/results/baseline.json` and `ranges.json`: what the page shows before its own simulations are done. Run it after every change of the
 * model or its data:
 *
 *     npx tsx web/assets/build/baseline-results.ts [replicates, default 200]
 *
 * National bands are at the ends of quarters, rounded to whole doctors; map values are medians by place and December, ranges their 90 % intervals. The form is
 * `ShippedResults` in `web/state/shipped.ts`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bands, bandsByCell, compileScenario, createLibrary, createModel, digestOfFloats, indicators, loadPack, loadScenario, prefixDigest, probabilityAtLeast, smallPlaces, sourcedAtDefaults, splitByGrade, valuesOf } from '../../../sim/index.ts'
import { mapKeys, refOf, scopeOf, targetIndicator } from '../../state/summary.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const goal = { value: 5000, month: 2035 * 12 + 11 }
const wanted = Number(process.argv[2] ?? 200)

const files = (folder: string) => Object.fromEntries(readdirSync(root + folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /\.(csv|json)$/.test(entry.name)).map(({ name }) => [name, readFileSync(`${root}${folder}/${name}`, 'utf8')]))
const pack = loadPack(files('scenarios/data'))
const parsed = loadScenario('baseline', createLibrary(files('scenarios')), { pack })
if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
const compiled = compileScenario({ ...parsed.scenario, replicates: wanted }, pack)
const model = createModel(compiled)
const buffers: Float32Array[] = []
for (let i = 0; i < wanted; i++) {
  buffers.push(model.run(i))
  if (process.stderr.isTTY) process.stderr.write(`\r${i + 1} of ${wanted}`)
}

// The band split: the same with chance alone, and with only those parameters drawn that have no source.
const split = Math.min(wanted, 100)
const spreadRuns = [{ chanceOnly: true }, { assumptions: sourcedAtDefaults(pack) }].map((changes) => {
  const other = createModel(compileScenario({ ...parsed.scenario, ...changes, replicates: split }, pack))
  return Array.from({ length: split }, (_, i) => other.run(i))
})

const { layout } = compiled
const indicator = indicators.find(({ id }) => id === targetIndicator)!
const whole = (list: ArrayLike<number>, at: readonly number[]) => at.map((i) => Math.round(list[i]!))
let months: number[] = []
const target = Object.fromEntries(
  indicator.measures.map((measure) => {
    const all = bands(buffers, layout, measure, 'nation', 0, 'month', indicator.id)
    const at = all.months.flatMap((month, i) => (month % 3 === 2 ? [i] : []))
    months = at.map((i) => all.months[i]!)
    const odds = probabilityAtLeast(buffers, layout, measure, goal.value, goal.month, indicator.id)
    return [measure.id, { odds, median: whole(all.median, at), low50: whole(all.low50, at), high50: whole(all.high50, at), low90: whole(all.low90, at), high90: whole(all.high90, at) }]
  }),
)
const endOf = (measure: (typeof indicator.measures)[number]) => (of: readonly Float32Array[]) => valuesOf(of, layout, measure, 'nation', 0, goal.month, indicator.id).filter((value) => value !== undefined)
const spread = Object.fromEntries(
  indicator.measures.map((measure) => {
    const [drawn, chance, assumed] = [buffers, ...spreadRuns].map(endOf(measure)) as [number[], number[], number[]]
    const parts = splitByGrade(drawn, assumed, chance)
    return [measure.id, parts && Object.fromEntries(Object.entries(parts).map(([part, share]) => [part, Number(share.toFixed(3))]))]
  }),
)
const years = Array.from({ length: 21 }, (_, i) => 2025 + i)
const keys = [...new Set(indicator.measures.flatMap(({ id }) => mapKeys(id)))]
const made = keys.map((key) => {
  const ref = refOf(key)!
  const { text, unit, decimals } = ref.measure
  const cells = years.map((year) => bandsByCell(buffers, layout, ref.measure, 'place', year * 12 + 11, scopeOf(ref)))
  const rounded = (name: 'median' | 'low90' | 'high90') => cells.map((of) => Array.from(of[name], (value) => (Number.isFinite(value) ? Number(value.toFixed(decimals)) : null)))
  return { key, map: { text, unit, decimals, firstYear: years[0], values: rounded('median') }, range: { firstYear: years[0], low: rounded('low90'), high: rounded('high90') } }
})
const maps = Object.fromEntries(made.map(({ key, map }) => [key, map]))
const small = smallPlaces(pack)
const { digest } = prefixDigest(buffers.map(digestOfFloats))
mkdirSync(`${root}scenarios/results`, { recursive: true })
const results = { format: 1, fingerprint: compiled.fingerprint, digest, replicates: wanted, goal: goal.value, small: pack.places.filter((_, i) => small[i]).map(({ code }) => code), places: pack.places.map(({ code, name }) => [code, name]), months, target, spread, maps }
writeFileSync(`${root}scenarios/results/baseline.json`, `${JSON.stringify(results)}\n`)
// Not needed to paint, so apart: what is told of a small municipality is its range.
writeFileSync(`${root}scenarios/results/ranges.json`, `${JSON.stringify({ format: 1, baseline: compiled.fingerprint, maps: Object.fromEntries(made.map(({ key, range }) => [key, range])) })}\n`)
