import { extendModel, leverById } from 'laegeveje'
import type { Cell } from '../cell.ts'

export const ownLever: Cell = async (kit) => {
  const model = leverById('study-intake-total')!
  extendModel(({ Changes }) => ({
    id: 'my-posts',
    version: '1',
    levers: [
      {
        ...model,
        id: 'my-posts',
        modifiers(use) {
          const changes = new Changes(use)
          changes.multiply('posts.hu', 1.3)
          return changes.list
        },
      },
    ],
  }))
  const { difference } = await kit.compare({ id: 'mine', extends: 'baseline', levers: { 'my-posts': { start: '2026-01' } } }, 'baseline', { replicates: 4, to: '2028-12' })
  return { columns: ['figure', 'more'], rows: ['hu-fill-rate/hu-posted', 'hu-fill-rate/hu-filled'].map((figure) => [figure, difference(figure, 2028).mean.toFixed(0)]) }
}
