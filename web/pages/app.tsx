import { useEffect } from 'preact/hooks'
import { lazy } from '../ui/lazy.tsx'
import { page, paletteOpen, words } from '../state/store.ts'
import { Colophon } from '../ui/colophon.tsx'
import { HelpDialog } from '../ui/help-dialog.tsx'
import { Masthead } from '../ui/masthead.tsx'
import { Live, Toast } from '../ui/notices.tsx'
import { Overview } from './overview.tsx'

/** Pages beside the overview come when they are asked for. */
const pages = {
  overview: Overview,
  compare: lazy(() => import('./compare.tsx').then((module) => module.Compare)),
  status: lazy(() => import('./status.tsx').then((module) => module.Status)),
  experiments: lazy(() => import('./experiments.tsx').then((module) => module.Experiments)),
  life: lazy(() => import('./life.tsx').then((module) => module.Life)),
  about: lazy(() => import('./about.tsx').then((module) => module.About)),
  memo: lazy(() => import('./memo.tsx').then((module) => module.Memo)),
  report: lazy(() => import('./report.tsx').then((module) => module.Report)),
}

const Palette = lazy(() => import('../ui/palette.tsx').then((module) => module.Palette), 'part')

/** The document: what every page has, around the one that is shown. */
export function App() {
  const { messages } = words.value
  const Page = pages[page.value]
  const title = page.value === 'overview' ? messages.title : `${messages.nav[page.value]} · ${messages.title}`
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div class="page" data-page={page.value}>
      {page.value === 'overview' && (
        <>
          <a class="skip" href="#figures" onClick={(event) => jump(event, 'figures')}>
            {messages.skipToFigures}
          </a>
          <a class="skip" href="#levers" onClick={(event) => jump(event, 'levers')}>
            {messages.skipToLevers}
          </a>
        </>
      )}
      <Masthead />
      <Page key={page.value} />
      <Colophon />
      <HelpDialog />
      {paletteOpen.value && <Palette />}
      <Toast />
      <Live />
    </div>
  )
}

/** A jump within the page must not take the place of what the hash shares. */
function jump(event: Event, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
