import { help, helpKinds, staffShare } from '../../model/levers/matrix-2008.ts'
import { papers } from '../../model/levers/papers.ts'
import { exact, finding, type PaperTable } from './table.ts'

/** As printed: knowledge, risk, building, staff. */
const printed = [
  { challenged: false, changing: false, name: 'no challenge, no change', answers: ['open', 'no', 'no', 'no'] },
  { challenged: true, changing: false, name: 'challenge, no change', answers: ['yes', 'yes', 'no', 'no'] },
  { challenged: false, changing: true, name: 'no challenge, change', answers: ['yes', 'yes', 'no', 'no'] },
  { challenged: true, changing: true, name: 'challenge and change', answers: ['yes', 'yes', 'yes', 'maybe'] },
] as const

/** The matrix of help of 2008: sixteen entries. */
export const t13: PaperTable = {
  id: 'T-13',
  types: ['E'],
  title: { da: 'Matricen fra 2008', en: 'The matrix of 2008' },
  source: papers.midtjylland,
  check() {
    return [
      ...printed.map(({ challenged, changing, name, answers }) => {
        const model = helpKinds.map((kind) => help(kind, challenged, changing))
        const words = (list: readonly string[]) => helpKinds.map((kind, k) => `${kind} ${list[k]}`).join(', ')
        return finding('E', name, words(answers), words(model), words(answers) === words(model))
      }),
      exact('most of the cost of staff, %', 25, 100 * staffShare.usual),
      exact('the same, in brackets, %', 50, 100 * staffShare.most),
    ]
  },
}
