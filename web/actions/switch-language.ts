import { language } from '../state/store.ts'
import type { Action } from './action.ts'

export const switchLanguage: Action = {
  id: 'switch-language',
  label: (m) => m.tools.languageLabel,
  keys: ['l'],
  run: () => {
    language.value = language.value === 'da' ? 'en' : 'da'
  },
}
