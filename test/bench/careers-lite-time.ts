import { type Bench, type Figure, medianTime } from './bench.ts'
import { careersLiteInC, type Timed } from './c-reference.ts'
import { runCareersLite } from './careers-lite.ts'

/** Checksum and median time of careers-lite on the kernel. */
export function timeCareersLite(agents: number): Timed {
  let checksum = 0
  const ms = medianTime(() => {
    checksum = runCareersLite(agents).checksum
  })
  return { checksum, ms }
}

/** careers-lite on the kernel beside the same model in C. */
export const careersLite: Bench = {
  name: 'careers-lite',
  async measure() {
    return [45_000, 450_000].flatMap((agents): Figure[] => {
      const { ms } = timeCareersLite(agents)
      const inC = careersLiteInC(agents)
      const what = `careers-lite, ${agents.toLocaleString('en')} agents over 300 months`
      if (!inC) return [{ what, value: ms, unit: 'ms', reference: 'the same in C: gcc not found' }]
      return [
        { what, value: ms, unit: 'ms', reference: 'the same in C', referenceValue: inC.ms },
        { what: `${what}, times C`, value: ms / inC.ms, unit: 'times', reference: agents === 45_000 ? 'aim 2' : '', limit: agents === 45_000 ? 2.5 : undefined },
      ]
    })
  },
}
