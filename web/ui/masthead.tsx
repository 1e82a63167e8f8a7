import { actions, help, showBaseline, switchLanguage } from '../actions/index.ts'
import type { Action } from '../actions/index.ts'
import { go, slugs } from '../state/route.ts'
import { holding, page, pageIds, theme, words } from '../state/store.ts'
import type { Theme } from '../state/store.ts'

/** Name, tools, colours and language. */
export function Masthead() {
  const { messages } = words.value
  return (
    <header class="masthead">
      <h1 class="name">{messages.title}</h1>
      <nav class="pages" aria-label={messages.nav.label}>
        {pageIds.filter((id) => id !== 'report').map((id) => (
          <a
            key={id}
            href={`#${slugs[id]}`}
            aria-current={page.value === id ? 'page' : id === 'about' && page.value === 'report' ? 'true' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              go(id)
            }}
          >
            {messages.nav[id]}
          </a>
        ))}
      </nav>
      <div class="look">
        <Tool action={help} />
        <label class="visually-hidden" for="theme">
          {messages.tools.theme}
        </label>
        <select id="theme" value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
          {(['system', 'light', 'dark'] as const).map((value) => (
            <option key={value} value={value}>
              {messages.tools.themes[value]}
            </option>
          ))}
        </select>
        <button type="button" class="button language" lang={messages.tools.language === 'English' ? 'en' : 'da'} onClick={switchLanguage.run}>
          {messages.tools.language}
        </button>
      </div>
      <div class="tools" role="group" aria-label={messages.tools.label}>
        {actions.filter((action) => action !== switchLanguage && action !== help).map((action) => (
          <Tool key={action.id} action={action} />
        ))}
      </div>
    </header>
  )
}

function Tool({ action }: { readonly action: Action }) {
  const { messages } = words.value
  const disabled = action.enabled?.() === false
  const label = action.label(messages)
  if (!action.release)
    return (
      <button type="button" class="button" disabled={disabled} onClick={() => action.run()}>
        {label}
      </button>
    )
  const letGo = () => action.release?.()
  return (
    <button
      type="button"
      class="button"
      disabled={disabled}
      aria-pressed={action === showBaseline ? holding.value : undefined}
      onPointerDown={() => action.run()}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onBlur={letGo}
      onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && action.run()}
      onKeyUp={letGo}
    >
      {label}
    </button>
  )
}
