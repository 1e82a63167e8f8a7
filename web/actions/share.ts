import { toast } from '../state/store.ts'
import { setAddress } from '../state/route.ts'
import { currentHash } from '../state/url.ts'
import type { Action } from './action.ts'

/** The link with what its numbers rest on, as far as they are settled. */
async function link(): Promise<string> {
  const { madeNow } = await import('../state/sealing.ts')
  return currentHash(true, madeNow())
}

export const share: Action = {
  id: 'share',
  label: (m) => m.tools.share,
  keys: [],
  run: () => {
    void link().then(async (hash) => {
      const link = location.href.replace(/#.*$/, '') + hash
      setAddress(hash)
      try {
        await navigator.clipboard.writeText(link)
        toast.value = (m) => m.tools.shared
      } catch {
        // Without leave to write to the clipboard, the address bar has it.
        toast.value = () => link
      }
    })
  },
}
