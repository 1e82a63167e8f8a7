/** A scenario against the baseline: bands, odds, a paired difference, and one life. */
import { openToolkit } from 'laegeveje'

const kit = await openToolkit()
const plan = { id: 'my-plan', extends: 'baseline', levers: { 'senior-schemes': {}, 'pay-premium': { supplement_dkk: 200_000 } } }
const { a, b, difference } = await kit.compare(plan, 'baseline', { replicates: 6, to: '2027-12' })

for (const { year, median, low90, high90 } of a.series('gp-doctors')) console.log(year, Math.round(median), `(${Math.round(low90)} to ${Math.round(high90)})`)
const { mean, low, high } = difference('gp-doctors', 2027)
console.log(`${a.describe('gp-doctors').name}, 2027: ${mean.toFixed(1)} more than in the baseline (${low.toFixed(1)} to ${high.toFixed(1)})`)
console.log(`At least as many as today: ${a.probability('gp-doctors', 2027, b.summary('gp-doctors', 2025).median)}`)
console.log(`Threatened municipalities: ${difference('gp-doctors@flag:threatened', 2027).mean.toFixed(1)} more`)
console.log(kit.trace(plan, 0, { pick: 'owner' }).summary.en)
console.log('digest', a.digest)
kit.close()
