import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { words } from '../state/store.ts'

/** A component whose code is fetched when it is first shown. Without a net it may fail: then a sentence says so where a `page` was to be, and nothing else. */
export function lazy(load: () => Promise<ComponentType>, kind: 'page' | 'part' = 'page'): ComponentType {
  const loaded = signal<ComponentType | 'failed' | undefined>(undefined)
  let asked = false
  return function Lazy() {
    const Component = loaded.value
    if (!Component || Component === 'failed') {
      if (!asked) {
        asked = true
        load().then(
          (made) => (loaded.value = made),
          () => {
            asked = false
            loaded.value = 'failed'
          },
        )
      }
      if (kind === 'part') return null
      return <main aria-busy={!Component}>{Component === 'failed' && <p class="notice">{words.value.messages.errors.page}</p>}</main>
    }
    return <Component />
  }
}
