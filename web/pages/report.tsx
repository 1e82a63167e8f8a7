import { useEffect } from 'preact/hooks'
import { askForReport, isStale, reports } from '../state/report.ts'
import { go, slugs } from '../state/route.ts'
import { language, words } from '../state/store.ts'
import { Markup } from '../ui/markup.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import '../styles/report.css'

/** The validation report: the worst hindcast and the verdict, then each section. */
export function Report() {
  const { messages } = words.value
  const say = messages.report
  const report = reports.value[language.value]
  useEffect(() => askForReport(language.value), [language.value])
  return (
    <main class="report" aria-busy={!report}>
      <PageHeading text={say.heading}>
        <p>
          <a href={`#${slugs.about}`} onClick={(event) => follow(event, () => go('about'))}>
            {messages.nav.about}
          </a>
        </p>
      </PageHeading>
      {!report && <p>{say.waiting}</p>}
      {report === 'missing' && (
        <p class="notice">
          {say.missing}{' '}
          <button type="button" class="button quiet" onClick={() => askForReport(language.value)}>
            {say.again}
          </button>
        </p>
      )}
      {report && report !== 'missing' && (
        <>
          {isStale(report) && <p class="notice">{say.stale(report.model)}</p>}
          <p class="r-lead">{report.subtitle}</p>
          <section class="r-front">
            <Markup html={report.front} />
          </section>
          <nav aria-label={say.contents}>
            <ol>
              {report.chapters.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${slugs.report}`} onClick={(event) => follow(event, () => document.getElementById(`report-${id}`)?.focus())}>
                    {title}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          {report.chapters.map(({ id, title, html }, i) => (
            <section key={id}>
              <h3 class="r-chapter" id={`report-${id}`} tabIndex={-1}>
                {i + 1}. {title}
              </h3>
              <Markup html={html} />
            </section>
          ))}
          <p class="r-note">{report.foot}</p>
          <p class="r-note">
            {say.command} <code>npx laegeveje validate --out results/validation</code>
          </p>
        </>
      )}
    </main>
  )
}

/** A link within the page must not take the place of what the hash shares; with a key held it is left to the browser. */
function follow(event: MouseEvent, go: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  go()
}
