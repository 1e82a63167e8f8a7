import type { Cell } from '../cell.ts'

export const life: Cell = async (kit) => {
  const { summary, events } = kit.trace('baseline', 0, { pick: 'owner' })
  const month = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  return { columns: ['month', summary.en], rows: events.map((event) => [month(event.month), event.text.en]) }
}
