import { checked, checkedText } from '../state/receipts.ts'
import { engine, progress } from '../state/simulation.ts'
import { toast } from '../state/store.ts'
import type { Action } from './action.ts'

/** Does what is shown come out the same when it is run again? */
export const runAgain: Action = {
  id: 'run-again',
  label: (m) => m.receipt.again,
  keys: [],
  enabled: () => engine.value !== undefined && progress.value.settled && checked.value.state !== 'running',
  run: () => {
    checked.value = { state: 'running' }
    void (async () => {
      const { check, shownReceipt } = await import('../state/sealing.ts')
      const receipt = shownReceipt()
      checked.value = receipt ? { state: 'done', findings: await check(receipt) } : { state: 'not-yet' }
      // Asked for at a figure, the answer is far from the foot of the page.
      toast.value = checkedText
    })()
  },
}
