import { loadExtension } from 'laegeveje'
import type { Cell } from '../cell.ts'

export const ownIndicator: Cell = async (kit) => {
  // Workers load the module for themselves, so it has an address.
  await loadExtension(new URL('./own-indicator.js', document.baseURI))
  const baseline = await kit.run('baseline', { replicates: 4, to: '2028-12' })
  return { columns: ['year', 'places with fewer than four owners'], rows: baseline.series('few-owners').map(({ year, median }) => [String(year), median.toFixed(0)]) }
}
