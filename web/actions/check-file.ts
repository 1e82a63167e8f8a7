import { checked } from '../state/receipts.ts'
import { engine } from '../state/simulation.ts'
import type { Action } from './action.ts'

/** Files larger than any that is saved here are not read at all. */
const most = 64 * 1024 * 1024

/** Does this page still give what a saved file says? */
export const checkFile: Action = {
  id: 'check-file',
  label: (m) => m.receipt.file,
  keys: [],
  enabled: () => engine.value !== undefined && checked.value.state !== 'running',
  run: () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.svg,.png,.csv,.html,.json'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) void take(file)
    })
    input.click()
  },
}

async function take(file: File): Promise<void> {
  checked.value = { state: 'running' }
  try {
    const { checkFile: examine } = await import('../state/sealing.ts')
    const findings = file.size > most ? undefined : await examine(file.name, new Uint8Array(await file.arrayBuffer()))
    checked.value = findings ? { state: 'done', findings } : { state: 'none' }
  } catch {
    checked.value = { state: 'none' }
  }
}
