import type { Cell } from '../cell.ts'

export const difference: Cell = async (kit) => {
  const plan = { id: 'my-plan', extends: 'baseline', levers: { 'senior-schemes': {}, 'pay-premium': { supplement_dkk: 200_000 } } }
  const { difference: more } = await kit.compare(plan, 'baseline', { replicates: 8, to: '2028-12' })
  const figures = ['gp-doctors', 'gp-doctors@flag:threatened', 'gp-coverage-need/coverage@lowest:council']
  return { columns: ['figure', 'mean', 'low', 'high'], rows: figures.map((figure) => [figure, ...(['mean', 'low', 'high'] as const).map((part) => more(figure, 2028)[part].toFixed(2))]) }
}
