import { documentOf } from '../state/documents.ts'
import { save } from '../state/exports.ts'
import { draft } from '../state/store.ts'
import type { Action } from './action.ts'

export const saveScenario: Action = {
  id: 'save-scenario',
  label: (m) => m.files.save,
  keys: ['mod+s'],
  run: () => save('laegeveje-scenarie.json', new Blob([`${JSON.stringify(documentOf(draft.value), null, 2)}\n`], { type: 'application/json' })),
}
