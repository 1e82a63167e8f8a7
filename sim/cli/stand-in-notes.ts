import { standIns } from '../model/levers/stand-ins.ts'
import type { Scenario } from '../scenario/index.ts'

/** One sentence for each lever in use that acts by a stand-in, for tables, JSON and manifests. */
export function standInNotes({ levers }: Pick<Scenario, 'levers'>): string[] {
  return standIns(levers).map(({ id, proxy }) => `${id}: an assumption, no finding. Stand-in: ${proxy!.en}`)
}
