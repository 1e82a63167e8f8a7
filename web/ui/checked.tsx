/** What was tried and how it came out, read from the results that come with the page. */
import { useEffect } from 'preact/hooks'
import { askForChecks, askForReport, checks, isStale, reports } from '../state/report.ts'
import type { Checks, Finding } from '../state/report.ts'
import { go } from '../state/route.ts'
import { language, words } from '../state/store.ts'

/** Goes to the report; with a key held the link is left to the browser. */
export function toReport(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  go('report')
}

interface Group {
  readonly id: string
  readonly title: string
  readonly findings: readonly Finding[]
}

/** Tables of the papers as findings: only comparing is no verdict, and a benchmark that is off is said. */
function ofPapers({ tables }: Checks): readonly Finding[] {
  const say = words.value.messages.model
  const kinds = { holds: 'good', fails: 'bad', reported: 'unsure' } as const
  return tables.map(({ id, title, verdict, findings }) => {
    const off = findings.some(({ type, agrees }) => type === 'B' && agrees === false)
    return { what: `${id} ${title[language.value]}`, word: off ? `${say.papersWord[verdict]}; ${say.papersOff}` : say.papersWord[verdict], verdict: kinds[verdict] }
  })
}

/** A list of what was tried, group by group, each with a row of marks and its details. */
export function Checked() {
  const { messages } = words.value
  const say = messages.model
  useEffect(() => {
    askForReport(language.value)
    askForChecks()
  }, [language.value])
  const report = reports.value[language.value]
  const papers = checks.value
  const known = [report, papers].filter((one) => one !== undefined && one !== 'missing')
  const groups: Group[] = [
    ...(report && report !== 'missing' ? report.chapters.filter(({ findings }) => findings.length > 0) : []),
    ...(papers && papers !== 'missing' ? [{ id: 'papers', title: say.papers, findings: ofPapers(papers) }] : []),
  ]
  const old = known.find(isStale)
  return (
    <section class="checked" aria-busy={known.length < 2}>
      <h3>{say.checks}</h3>
      <p>{say.checksLead}</p>
      {old && <p class="notice">{messages.report.stale(old.model)}</p>}
      {known.length < 2 && <p class="notice">{report === 'missing' || papers === 'missing' ? say.checksMissing : say.checksWaiting}</p>}
      <ul data-testid="checked">
        {groups.map((group) => (
          <li key={group.id}>
            <GroupOf {...group} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function GroupOf({ title, findings }: Group) {
  const { messages, format } = words.value
  const count = (verdict: Finding['verdict']) => format.number(findings.filter((finding) => finding.verdict === verdict).length)
  return (
    <details>
      <summary>
        <span class="what">{title}</span>
        <Marks findings={findings} />
        <span class="sum">{messages.model.checksSum(count('good'), count('bad'), count('unsure'))}</span>
      </summary>
      <ul>
        {findings.map(({ what, word, verdict }) => (
          <li key={what}>
            <span>{what}</span> <span class={`verdict ${verdict}`}>{word}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** One mark for each: full, crossed, or empty. Form says what colour says. */
function Marks({ findings }: { readonly findings: readonly Finding[] }) {
  const [side, perRow] = [11, 14]
  const sorted = (['good', 'bad', 'unsure'] as const).flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict))
  const rows = Math.ceil(sorted.length / perRow)
  return (
    <svg class="marks" width={side * perRow} height={side * rows} aria-hidden="true">
      {sorted.map(({ verdict }, i) => (
        <g key={i} class={verdict} transform={`translate(${(i % perRow) * side + 1} ${Math.floor(i / perRow) * side + 1})`}>
          <rect width={side - 3} height={side - 3} rx="1" />
          {verdict === 'bad' && <path d={`M1.5 1.5L${side - 4.5} ${side - 4.5}M${side - 4.5} 1.5L1.5 ${side - 4.5}`} />}
        </g>
      ))}
    </svg>
  )
}
