import type { Cell } from '../cell.ts'

export const bands: Cell = async (kit) => {
  const baseline = await kit.run('baseline', { replicates: 8, to: '2030-12' })
  const rows = baseline.series('gp-doctors').map(({ year, median, low90, high90 }) => [year, median, low90, high90].map((value) => value.toFixed(0)))
  return { columns: ['year', 'median', '5 %', '95 %'], rows }
}
