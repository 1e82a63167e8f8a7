import { page, words } from '../state/store.ts'
import { Colophon } from '../ui/colophon.tsx'
import { HelpDialog } from '../ui/help-dialog.tsx'
import { Masthead } from '../ui/masthead.tsx'
import { Live, Toast } from '../ui/notices.tsx'
import { Overview } from './overview.tsx'

/** The document: what every page has, around the one that is shown. */
export function App() {
  const { messages } = words.value
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
      <Overview />
      <Colophon />
      <HelpDialog />
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
