import { signal } from '@preact/signals'
import { allLevers, familyName } from '../state/catalogue.ts'
import { shownFingerprint } from '../state/provenance.ts'
import { slugs } from '../state/route.ts'
import { engine } from '../state/simulation.ts'
import { language, words } from '../state/store.ts'
import { decimalsFor, groupName } from '../ui/assumptions.tsx'
import { Glossary } from '../ui/explained.tsx'
import { Checked, toReport } from '../ui/checked.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { SelfTest } from '../ui/self-test.tsx'

const sought = signal('')
const grade = signal<'' | 'A' | 'B' | 'C'>('')

/** What the model is, what it rests on, and how far to trust it. */
export function About() {
  const { messages } = words.value
  const say = messages.model
  return (
    <main class="about">
      <PageHeading text={say.heading} />
      <div class="columns-2">
        <section>
          <h3>{say.what}</h3>
          <p>{messages.about.text}</p>
          <p>{messages.about.privacy}</p>
        </section>
        <section>
          <h3>{say.trust}</h3>
          <List items={say.trustText} />
          <p>
            {say.trustMore}{' '}
            <a href={`#${slugs.report}`} data-testid="to-report" onClick={toReport}>
              {say.report}
            </a>
          </p>
        </section>
        <section>
          <h3>{say.contents}</h3>
          <List items={say.inside} />
        </section>
        <section>
          <h3>{say.notContents}</h3>
          <List items={say.outside} />
        </section>
      </div>
      <Glossary />
      <Checked />
      <Parameters />
      <Levers />
      <div class="columns-2">
        <Version />
        <section>
          <h3>{say.licences}</h3>
          <List items={say.licencesText} />
        </section>
        <section>
          <h3>{say.accessibility}</h3>
          <List items={say.accessibilityText} />
        </section>
      </div>
    </main>
  )
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul class="plain">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

function Parameters() {
  const { messages, format } = words.value
  const say = messages.model
  const all = engine.value?.assumptions ?? []
  const terms = sought.value.trim().toLowerCase().split(/\s+/)
  const found = all.filter((row) => (grade.value === '' || row.grade === grade.value) && terms.every((word) => `${row.id} ${row.text.da} ${row.text.en} ${groupName(row.decision)} ${row.units[language.value]} ${row.source}`.toLowerCase().includes(word)))
  return (
    <section>
      <h3 id="parameters-heading">{say.parameters}</h3>
      <p>{say.parametersLead}</p>
      <div class="controls">
        <input class="field search" type="search" aria-label={messages.assumptions.find} placeholder={messages.assumptions.find} value={sought.value} onInput={(event) => (sought.value = event.currentTarget.value)} />
        <label>
          <span class="visually-hidden">{say.grades}</span>
          <select value={grade.value} onChange={(event) => (grade.value = event.currentTarget.value as '' | 'A' | 'B' | 'C')}>
            <option value="">{say.allGrades}</option>
            {(['A', 'B', 'C'] as const).map((value) => (
              <option key={value} value={value}>
                {messages.levers.gradeText[value]}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{say.found(format.number(found.length), format.number(all.length))}</span>
      </div>
      <div class="scroll tall" tabIndex={0} role="region" aria-labelledby="parameters-heading">
        <table>
          <thead>
            <tr>
              {Object.entries(say.columns).map(([id, text]) => (
                <th scope="col" key={id}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((row) => {
              const decimals = decimalsFor(row)
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <code>{row.id}</code>
                  </th>
                  <td class="long">{row.text[language.value]}</td>
                  <td class="amount">{format.number(row.value, decimals)}</td>
                  <td class="amount">{row.low === row.high ? '–' : format.interval(row.low, row.high, decimals)}</td>
                  <td>{row.units[language.value]}</td>
                  <td>{row.grade === 'C' ? <span class="assumption">C</span> : row.grade}</td>
                  <td class="long" lang="en">{row.source}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Levers() {
  const { messages } = words.value
  const say = messages.model
  return (
    <section>
      <h3 id="lever-sources">{say.levers}</h3>
      <div class="scroll tall" tabIndex={0} role="region" aria-labelledby="lever-sources">
        <table>
          <thead>
            <tr>
              {Object.entries(say.leverColumns).map(([id, text]) => (
                <th scope="col" key={id}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {allLevers.map((lever) => (
              <tr key={lever.id}>
                <th scope="row" class="long">
                  {lever.text[language.value].name}
                </th>
                <td class="long">{familyName(lever.family, language.value)}</td>
                <td>{lever.grade === 'C' ? <span class="assumption">C</span> : lever.grade}</td>
                <td class="long">{lever.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Version() {
  const { messages } = words.value
  const say = messages.model
  const running = engine.value
  return (
    <section>
      <h3>{say.version}</h3>
      <p>{say.versionText(running?.version ?? '…')}</p>
      <p>
        {messages.status.fingerprint}: <code>{shownFingerprint()}</code>
      </p>
      <SelfTest />
      {running && (
        <details>
          <summary>{say.hashes}</summary>
          <ul class="hashes">
            {Object.entries(running.pack.hashes).map(([name, hash]) => (
              <li key={name}>
                {name} <code>{hash.slice(0, 16)}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
