import type { Cell } from '../cell.ts'

export const why: Cell = async (kit) => {
  const { figures } = await kit.attribute('agreement-2024', { years: [2028], replicates: 4 })
  const { parts, total } = figures[0]!
  const rows = [...Object.entries(parts), ['all', total] as const].map(([lever, { mean, low, high }]) => [lever, mean.toFixed(1), low.toFixed(1), high.toFixed(1)])
  return { columns: ['lever', 'share', 'low', 'high'], rows }
}
