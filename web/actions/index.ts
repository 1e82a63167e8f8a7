/** Every command, in the order of the tool row; the help dialog and the keyboard follow from this list. */
import { go } from '../state/route.ts'
import { pageIds, shortcuts } from '../state/store.ts'
import type { Action } from './action.ts'
import { checkFile } from './check-file.ts'
import { help } from './help.ts'
import { openScenario } from './open-scenario.ts'
import { palette } from './palette.ts'
import { pin } from './pin.ts'
import { printPage } from './print-page.ts'
import { redo } from './redo.ts'
import { replay } from './replay.ts'
import { reset } from './reset.ts'
import { runAgain } from './run-again.ts'
import { saveScenario } from './save-scenario.ts'
import { share } from './share.ts'
import { showBaseline } from './show-baseline.ts'
import { switchLanguage } from './switch-language.ts'
import { undo } from './undo.ts'

export const actions: readonly Action[] = [undo, redo, showBaseline, replay, reset, pin, share, saveScenario, openScenario, printPage, palette, help, switchLanguage]
export type { Action } from './action.ts'
export { checkFile, help, openScenario, palette, pin, printPage, redo, replay, reset, runAgain, saveScenario, share, showBaseline, switchLanguage, undo }

/** Listens to the keyboard of the whole page. */
export function listen(): void {
  let held: Action | undefined
  window.addEventListener('keydown', (event) => {
    const to = pageOfKey(event)
    if (to) {
      event.preventDefault()
      return go(to)
    }
    const action = actions.find((candidate) => candidate.keys.some((key) => pressed(event, key)))
    if (!action || event.repeat || action.enabled?.() === false) return
    event.preventDefault()
    if (action.release) held = action
    action.run()
  })
  const letGo = (): void => {
    held?.release?.()
    held = undefined
  }
  window.addEventListener('keyup', letGo)
  window.addEventListener('blur', letGo)
}

/** Alt and a digit: the page at that place of the menu. By its place on the keyboard, since Alt changes the letter on some. */
function pageOfKey({ altKey, ctrlKey, metaKey, shiftKey, code }: KeyboardEvent): (typeof pageIds)[number] | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)
  return altKey && !ctrlKey && !metaKey && !shiftKey && digit ? pageIds[Number(digit[1]) - 1] : undefined
}

function pressed(event: KeyboardEvent, key: string): boolean {
  const parts = key.split('+')
  const wanted = parts.at(-1)!
  const mod = event.ctrlKey || event.metaKey
  if (parts.includes('mod')) return mod && event.shiftKey === parts.includes('shift') && event.key.toLowerCase() === wanted && !inText(event.target)
  return shortcuts.value && !mod && !event.altKey && event.key.toLowerCase() === wanted && !inField(event.target)
}

/** Text fields keep their own undo. */
function inText(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox' && target.type !== 'radio')
}

function inField(target: EventTarget | null): boolean {
  return inText(target) || target instanceof HTMLSelectElement
}
