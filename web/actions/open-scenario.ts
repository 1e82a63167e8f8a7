import { change } from '../state/history.ts'
import { engine, problems } from '../state/simulation.ts'
import { language, toast, words } from '../state/store.ts'
import type { Action } from './action.ts'

/** Files larger than a scenario may be are not read at all. */
const most = 256 * 1024

export const openScenario: Action = {
  id: 'open-scenario',
  label: (m) => m.files.open,
  keys: ['mod+o'],
  enabled: () => engine.value !== undefined,
  run: () => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.json,application/json'
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) void take(file)
    })
    input.click()
  },
}

/** A file is hostile until it is read: only what the simulation's own reader makes of it is used. */
async function take(file: File): Promise<void> {
  const say = words.value.messages.files
  if (file.size > most) {
    problems.value = [{ da: say.tooBig, en: say.tooBig }]
    return
  }
  const read = engine.peek()!.read(await file.text())
  if (!read.ok) {
    problems.value = read.problems.slice(0, 8)
    toast.value = (m) => m.files.refused(read.problems[0]?.[language.value] ?? '')
    return
  }
  change(read.draft)
  toast.value = (m) => m.files.opened
}
