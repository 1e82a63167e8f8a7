/** What this browser remembers: the look and the draft. A browser that remembers nothing is no error. */
import { effect } from '@preact/signals'
import { language, shortcuts, theme } from './store.ts'

const key = 'laegeveje'

interface Kept {
  readonly language?: string
  readonly theme?: string
  readonly shortcuts?: boolean
  readonly hash?: string
}

export function kept(): Kept {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

export function keep(part: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...kept(), ...part }))
  } catch {
    // Private windows refuse; the page works all the same.
  }
}

/** Takes up language, colours and shortcuts, and remembers them from now on. */
export function rememberLook(): void {
  const before = kept()
  if (before.language === 'da' || before.language === 'en') language.value = before.language
  if (before.theme === 'light' || before.theme === 'dark') theme.value = before.theme
  if (before.shortcuts === false) shortcuts.value = false
  effect(() => keep({ language: language.value, theme: theme.value, shortcuts: shortcuts.value }))
  effect(() => {
    document.documentElement.lang = language.value
    if (theme.value === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme.value
  })
}
