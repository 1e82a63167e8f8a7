/** The lever and the indicator of the two files beside this one, used like any other. */
import { openToolkit } from 'laegeveje'

const kit = await openToolkit({ extensions: [new URL('./own-lever.ts', import.meta.url), new URL('./own-indicator.ts', import.meta.url)] })
const plan = { id: 'with-my-posts', extends: 'baseline', levers: { 'my-posts': { more_pct: 30 } } }
const { a, difference } = await kit.compare(plan, 'baseline', { replicates: 4, to: '2028-12' })
console.log(`HU posts advertised in 2028: ${difference('hu-fill-rate/hu-posted', 2028).mean.toFixed(0)} more`)
console.log(`Municipalities with few owners: ${a.summary('few-owners', 2028).median}`)
kit.close()
