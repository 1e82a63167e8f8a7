/** Why a scenario differs: its levers' shares of the difference. */
import { openToolkit } from 'laegeveje'

const kit = await openToolkit()
const { figures, coalitions } = await kit.attribute('agreement-2024', { years: [2027], replicates: 4 })
const [doctors] = figures
console.log(`${coalitions} runs of 4 replicates; in all ${doctors!.total.mean.toFixed(1)} doctors`)
for (const [lever, { mean, low, high }] of Object.entries(doctors!.parts)) console.log(`${lever}: ${mean.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`)
kit.close()
