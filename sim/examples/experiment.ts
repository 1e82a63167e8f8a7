/** An experiment: two levers on a grid, and which of them matters. */
import { openToolkit } from 'laegeveje'

const kit = await openToolkit()
const { plan, results } = await kit.experiment({
  format: 1,
  id: 'grid',
  scenarios: ['baseline'],
  period: { from: '2025-01', to: '2027-12' },
  design: { kind: 'full-factorial' },
  factors: [
    { vary: 'levers.pay-premium.supplement_dkk', levels: [0, 200_000] },
    { vary: 'levers.senior-schemes.offered_pct', levels: [0, 50, 100] },
  ],
  outputs: [{ figure: 'gp-doctors', year: 2027 }],
  replicates: 3,
})
console.log(`${plan.points} points, ${plan.runs} runs`)
for (const { output, lowest, highest } of results.results) console.log(`${output}: ${lowest.toFixed(1)} to ${highest.toFixed(1)}`)
kit.close()
