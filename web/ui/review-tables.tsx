import type { ComponentChildren } from 'preact'
import { areaName, dateOf, nameOf, ofHundred, roundPercentile, showValue, statusSentence } from '../../sim/index.ts'
import type { Judgement } from '../../sim/index.ts'
import { language, words } from '../state/store.ts'
import { current, judgements, leading, reportWords } from '../state/status.ts'

interface RowsProps {
  readonly caption: string
  readonly columns: readonly { readonly title: string; readonly numeric?: boolean; readonly long?: boolean }[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[]
  readonly testid?: string
}

/** A table that scrolls in its own frame; the first cell heads its row. */
function Rows({ caption, columns, rows, testid }: RowsProps) {
  const kind = (i: number) => (columns[i]!.numeric ? 'amount' : columns[i]!.long ? 'long' : undefined)
  return (
    <div class="scroll tall" tabIndex={0} role="region" aria-label={caption} data-testid={testid}>
      <table>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title }, i) => (
              <th scope="col" key={i} class={kind(i)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th scope="row" key={i} class="long">
                    {cell}
                  </th>
                ) : (
                  <td key={i} class={kind(i)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A word in a box: the word says it, the edge repeats it. */
const Verdict = ({ kind, children }: { readonly kind: string; readonly children: ComponentChildren }) => <span class={`verdict ${kind}`}>{children}</span>

/** Each figure against both forecasts. */
export function JudgementTable() {
  const { messages, format } = words.value
  const say = messages.review.table
  const report = reportWords.value
  const twin = current.value?.judgementsWithout
  const percentile = (standing: Judgement['standing']): string => (!standing ? '–' : standing.outside === 'below' && standing.of !== undefined ? say.below : standing.outside === 'above' && standing.of !== undefined ? say.above : `${standing.outside === 'below' ? '< ' : standing.outside === 'above' ? '> ' : ''}${say.nth(format.number(roundPercentile(standing.percentile)))}`)
  if (judgements.value.length === 0) return null
  return (
    <section>
      <h3>{say.heading}</h3>
      <Rows
        caption={say.heading}
        testid="judged"
        columns={[{ title: say.figure, long: true }, { title: say.area }, { title: say.when }, { title: say.seen, numeric: true }, { title: say.limits, numeric: true }, { title: say.percentile, numeric: true }, { title: say.without, numeric: true }, { title: say.verdict, long: true }, { title: say.grade }]}
        rows={judgements.value.map((one, k) => ({
          key: `${one.observation.line}-${k}`,
          cells: [
            nameOf(one.observation, report),
            areaName(one.observation.area, report),
            dateOf(one.observation.month, report),
            showValue(one.observation, one.observation.value, report),
            one.limits ? `${showValue(one.observation, one.limits[0], report)}–${showValue(one.observation, one.limits[2], report)}` : '–',
            percentile(one.standing),
            percentile(twin?.[k]?.standing),
            one.observation.use === 'show' && one.standing ? say.onlyShown : one.verdict ? <Verdict kind={one.verdict}>{say.verdicts[one.verdict]}</Verdict> : statusSentence(one.status, report),
            one.observation.grade,
          ],
        }))}
      />
    </section>
  )
}

/** Indicators with limits set beforehand. */
export function LeadingTable() {
  const { messages, format } = words.value
  const say = messages.review.leading
  const report = reportWords.value
  return (
    <Rows
      caption={say.heading}
      testid="leading"
      columns={[{ title: messages.review.corridor.indicator, long: true }, { title: say.year, numeric: true }, { title: say.limits, numeric: true }, { title: messages.review.table.seen, numeric: true }, { title: say.alarm }, { title: say.why, long: true }]}
      rows={leading.value.map(({ item, years, latest, alarm, good }) => {
        const shown = latest ?? years.at(-1)
        return {
          key: `${item.indicator}/${item.measure}/${item.worstQuarter ?? ''}`,
          cells: [
            nameOf(item, report),
            shown ? format.year(shown.year) : '–',
            shown ? `${showValue(item, shown.low, report)}–${showValue(item, shown.high, report)}` : '–',
            latest?.seen ? showValue(item, latest.seen.observation.value, report) : '–',
            alarm ? <Verdict kind={good ? 'unusual' : 'unforeseen'}>{`${alarm === 'low' ? say.low : say.high}${good === undefined ? '' : `, ${good ? say.better : say.worse}`}`}</Verdict> : latest ? say.inside : say.unseen,
            item.text[language.value],
          ],
        }
      })}
    />
  )
}

/** Old and new outlook. */
export function OutlookTable() {
  const { messages, format } = words.value
  const say = messages.review.outlook
  const report = reportWords.value
  const update = current.value?.update
  if (!update) return null
  const weighed = update.trust !== 'none'
  return (
    <Rows
      caption={say.heading}
      testid="outlook"
      columns={[{ title: say.figure, long: true }, { title: say.before, numeric: true }, { title: say.interval, numeric: true }, ...(weighed ? [{ title: say.after, numeric: true }, { title: say.interval, numeric: true }] : []), { title: say.goalBefore, numeric: true }, ...(weighed ? [{ title: say.goalAfter, numeric: true }] : [])]}
      rows={update.outlook.map((one) => ({
        key: `${one.indicator}/${one.measure}/${one.worstQuarter ?? ''}`,
        cells: [
          `${nameOf(one, report)}, ${format.year(one.year)}`,
          showValue(one, one.before[2]!, report),
          `${showValue(one, one.before[0]!, report)}–${showValue(one, one.before[4]!, report)}`,
          ...(weighed ? [showValue(one, one.after[2]!, report), `${showValue(one, one.after[0]!, report)}–${showValue(one, one.after[4]!, report)}`] : []),
          one.probability ? ofHundred(one.probability.before, report) : '–',
          ...(weighed ? [one.probability ? ofHundred(one.probability.after, report) : '–'] : []),
        ],
      }))}
    />
  )
}

/** Estimates that do not come from the model beside those that do. */
export function EstimateTable() {
  const { messages, format } = words.value
  const say = messages.review.reform
  const report = reportWords.value
  const list = current.value?.estimates ?? []
  if (list.length === 0) return null
  return (
    <>
      <h4>{say.estimates}</h4>
      <Rows
        caption={say.estimates}
        testid="estimates"
        columns={[{ title: say.method, long: true }, { title: messages.review.outlook.figure, long: true }, { title: say.estimate, numeric: true }, { title: say.model, numeric: true }, { title: say.apart, numeric: true }]}
        rows={list.map(({ estimate, model, apart }) => ({
          key: String(estimate.line),
          cells: [estimate.method, `${nameOf(estimate, report)}, ${format.year(estimate.year)}`, `${showValue(estimate, estimate.estimate, report, 'signed')} (${format.signedInterval(estimate.low, estimate.high, 1)})`, model ? showValue(model, model.mean.mean, report, 'signed') : '–', apart === undefined ? '–' : format.number(Math.abs(apart), 1)],
        }))}
      />
    </>
  )
}
