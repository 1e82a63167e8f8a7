import { batch, effect } from '@preact/signals'
import { render } from 'preact'
import { registerSW } from 'virtual:pwa-register'
import { listen } from './actions/index.ts'
import { App } from './pages/app.tsx'
import { followComparison } from './state/comparison.ts'
import { followAttribution } from './state/factors.ts'
import { followPyramid } from './state/figures.ts'
import { followLife } from './state/life.ts'
import { followHistory, isOwnEntry, pageOf, setAddress } from './state/route.ts'
import { loadShipped } from './state/shipped.ts'
import { startSimulation } from './state/simulation.ts'
import { keep, kept, rememberLook } from './state/storage.ts'
import { compared, defaultStrip, definition, draft, dragging, figure, flowMode, language, mapLevel, mapMeasure, mapMode, mapYear, members, page, pinned, question, strip, toast } from './state/store.ts'
import { linkMade } from './state/receipts.ts'
import { currentHash, decode } from './state/url.ts'
import { goOn } from './state/unfinished.ts'
import { followHand } from './state/views.ts'
import { linkProblem, update } from './ui/notices.tsx'
import './styles/index.css'

rememberLook()
void Promise.all([open(location.hash || (kept().hash ?? '')), loadShipped()]).then(() => {
  render(<App />, document.getElementById('app')!)
  followHand()
  followPyramid()
  followAttribution()
  followComparison()
  followLife()
  listen()
  setAddress(location.hash)
  followHistory()
  goOn()
  addEventListener('hashchange', () => {
    if (!isOwnEntry()) void open(location.hash)
  })
  rememberChoices()
  // After the first paint: the page answers from what it came with until the simulation is there.
  requestAnimationFrame(() => setTimeout(() => void startSimulation(), 0))
  const take = registerSW({
    onNeedRefresh: () => (update.value = () => void take(true)),
    onOfflineReady: () => (toast.value = (m) => m.tools.offline),
  })
})

/** Takes up what a link carries. */
async function open(hash: string): Promise<void> {
  if (hash === '' || hash === '#') return
  const named = pageOf(hash)
  if (named) {
    page.value = named
    return
  }
  const read = await decode(hash)
  if (!read.ok) {
    linkProblem.value = read.why
    return
  }
  const { shared } = read
  batch(() => {
    linkProblem.value = ''
    if (shared.draft) draft.value = shared.draft
    if (shared.definition) definition.value = shared.definition
    if (shared.language) language.value = shared.language
    if (shared.map?.measure) mapMeasure.value = shared.map.measure
    if (shared.map?.year) mapYear.value = Math.min(2045, Math.max(2025, Math.round(shared.map.year)))
    if (shared.map?.mode) mapMode.value = shared.map.mode
    if (shared.map?.level) mapLevel.value = shared.map.level
    pinned.value = shared.map?.pinned
    figure.value = shared.figure ?? ''
    flowMode.value = shared.flow ?? 'year'
    strip.value = shared.strip ?? defaultStrip
    members.value = shared.members ?? false
    compared.value = shared.compared ?? []
    if (shared.life) question.value = shared.life
    linkMade.value = shared.made
    page.value = shared.page ?? 'overview'
  })
}

/** The address and this browser's memory follow the choices, a little behind and never during a drag. */
function rememberChoices(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  effect(() => {
    // Read, so that a change of any of them comes here.
    void [draft.value, definition.value, mapMeasure.value, mapYear.value, mapMode.value, mapLevel.value, pinned.value, figure.value, flowMode.value, strip.value, members.value, compared.value, page.value, question.value]
    if (dragging.value) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      void currentHash(false).then((hash) => {
        keep({ hash })
        if (hash !== location.hash) setAddress(hash)
      })
    }, 400)
  })
}
