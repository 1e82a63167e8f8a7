/** Files of a figure: the drawing with its colours written out, the picture, and the table in two flavours. Each carries title, sentence, source, fingerprint and receipt. */
import { runAgain } from '../actions/index.ts'
import type { Table } from '../charts/index.ts'
import { drawingFile, pictureFile, save, tableFile } from '../state/exports.ts'
import { placeBalance } from '../state/place-balance.ts'
import { shownFingerprint, shownReplicates, shownStandIns } from '../state/provenance.ts'
import type { Basis, Sealing } from '../state/sealing.ts'
import { words } from '../state/store.ts'

export interface FigureExportProps {
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly source: string
  readonly table: Table
  /** The svg element as it stands on the page; undefined while the table is shown. */
  drawing(): SVGSVGElement | null
  /** Of other runs than those of the overview: which, or that they have no receipt. Its source says more. */
  readonly apart?: Basis | undefined
}

export function FigureExport({ id, title, sentence, source, table, drawing, apart }: FigureExportProps) {
  const { messages, format } = words.value
  const say = messages.export
  const notes = (): string[] => apart ? [`${messages.tools.source}: ${source}`, messages.title] : [`${messages.tools.source}: ${source}`, ...(placeBalance.value ? [placeBalance.value] : []), ...(shownStandIns().length > 0 ? [say.standIns(shownStandIns().join(', '))] : []), `${messages.title} · ${say.simulations(format.number(shownReplicates()))} · ${say.fingerprint(shownFingerprint())}`]
  const name = `laegeveje-${id}`
  const seals = async (): Promise<Sealing> => (await import('../state/sealing.ts')).sealingFor(apart ?? 'overview')
  const svg = async (as: 'svg' | 'png'): Promise<void> => {
    const element = drawing()
    if (!element) return
    const [{ sealed, sealedPicture }, text] = [await seals(), drawingFile(element, { title, sentence, notes: notes() })]
    const file = `${name}.${as}`
    save(file, as === 'svg' ? new Blob([sealed('svg', file, text)], { type: 'image/svg+xml' }) : await sealedPicture(file, await pictureFile(text)))
  }
  const csv = async (flavour: 'excel' | 'plain'): Promise<void> => {
    const { sealed } = await seals()
    save(`${name}.csv`, new Blob([sealed('csv', `${name}.csv`, tableFile(table, { title, sentence, notes: notes() }, flavour))], { type: 'text/csv;charset=utf-8' }))
  }
  return (
    <details class="export">
      <summary>{say.label}</summary>
      <div role="group" aria-label={say.label}>
        <button type="button" class="button edge" onClick={() => void svg('svg')}>{say.svg}</button>
        <button type="button" class="button edge" onClick={() => void svg('png')}>{say.png}</button>
        <button type="button" class="button edge" onClick={() => void csv('excel')}>{say.csvExcel}</button>
        <button type="button" class="button edge" onClick={() => void csv('plain')}>{say.csv}</button>
        {!apart && <button type="button" class="button edge" disabled={runAgain.enabled?.() === false} title={messages.receipt.againHelp} onClick={() => runAgain.run()}>{runAgain.label(messages)}</button>}
      </div>
    </details>
  )
}
