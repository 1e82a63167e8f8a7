import { leverById } from '../../model/levers/index.ts'
import { papers } from '../../model/levers/papers.ts'
import { exact, type PaperTable } from './table.ts'

/** The highest list that might not be closed in 2008. */
const LIMIT_2008 = 2542

/** How many doctors a practice with a base of 8,000 to 12,000 people has. */
export const t14: PaperTable = {
  id: 'T-14',
  types: ['E'],
  title: { da: 'Praksis’ størrelse', en: 'Practice size' },
  source: papers.midtjylland,
  check({ pack }) {
    const base = leverById('multi-doctor-practice')!.settings.find(({ id }) => id === 'min_population')!
    const norm = pack.parameter('CAP01').default
    const low = base.statusQuo as number
    const high = base.max!
    return [
      exact('least base of a joint practice in the lever, today', 8000, low),
      exact('the same, at the end of its range', 12000, high),
      exact('doctors at 2,542 patients each, smaller base', 3.1, low / LIMIT_2008, 1),
      exact('doctors at 2,542 patients each, larger base', 4.7, high / LIMIT_2008, 1),
      exact('doctors at the norm of the model, smaller base', 5, low / norm, 1),
      exact('doctors at the norm of the model, larger base', 7.5, high / norm, 1),
    ]
  },
}
