import { effect } from '@preact/signals'
import { render } from 'preact'
import { registerSW } from 'virtual:pwa-register'
import { listen } from './actions/index.ts'
import { Overview } from './pages/overview.tsx'
import { loadShipped } from './state/shipped.ts'
import { startSimulation } from './state/simulation.ts'
import { keep, kept, rememberLook } from './state/storage.ts'
import { definition, draft, dragging, language, mapMeasure, mapMode, mapYear, pinned, toast, words } from './state/store.ts'
import { currentHash, decode } from './state/url.ts'
import { followHand } from './state/views.ts'
import { linkProblem, update } from './ui/notices.tsx'
import './styles/index.css'

rememberLook()
void Promise.all([open(location.hash || (kept().hash ?? '')), loadShipped()]).then(() => {
  render(<Overview />, document.getElementById('app')!)
  followHand()
  listen()
  addEventListener('hashchange', () => void open(location.hash))
  rememberChoices()
  // After the first paint: the page answers from what it came with until the simulation is there.
  requestAnimationFrame(() => setTimeout(() => void startSimulation(), 0))
  const take = registerSW({
    onNeedRefresh: () => (update.value = () => void take(true)),
    onOfflineReady: () => (toast.value = words.value.messages.tools.offline),
  })
})

/** Takes up what a link carries. */
async function open(hash: string): Promise<void> {
  if (hash === '' || hash === '#') return
  const read = await decode(hash)
  if (!read.ok) {
    linkProblem.value = read.why
    return
  }
  linkProblem.value = ''
  const { shared } = read
  if (shared.draft) draft.value = shared.draft
  if (shared.definition) definition.value = shared.definition
  if (shared.language) language.value = shared.language
  if (shared.map?.measure) mapMeasure.value = shared.map.measure
  if (shared.map?.year) mapYear.value = Math.min(2045, Math.max(2025, Math.round(shared.map.year)))
  if (shared.map?.mode) mapMode.value = shared.map.mode
  pinned.value = shared.map?.pinned
}

/** The address and this browser's memory follow the choices, a little behind and never during a drag. */
function rememberChoices(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    // Read, so that a change of any of them comes here.
    void [draft.value, definition.value, mapMeasure.value, mapYear.value, mapMode.value, pinned.value]
    if (dragging.value) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      void currentHash(false).then((hash) => {
        keep({ hash })
        if (hash !== location.hash) history.replaceState(null, '', hash || location.pathname + location.search)
      })
    }, 400)
  })
}
