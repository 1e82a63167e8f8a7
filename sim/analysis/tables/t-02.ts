import { identityOf } from '../../core/random.ts'
import { papers } from '../../model/levers/papers.ts'
import { STAGE, stages } from '../../model/stages/index.ts'
import { ENTRY } from '../../model/streams.ts'
import type { Bench, Trial } from './bench.ts'
import { sumOf } from './bench.ts'
import { exact, finding, monthText, type PaperTable } from './table.ts'

const path = ['medical-bachelor', 'medical-master', 'kbu', 'intro-gp', 'hu-gp'] as const

/** The way from admission to specialist: 150 months, or 144, in the data, in the stages and in a life of the model. */
export const t02: PaperTable = {
  id: 'T-02',
  types: ['E'],
  title: { da: 'Uddannelsesvejen', en: 'The training path' },
  source: papers.plan2018,
  check(bench) {
    const months = (stage: string) => bench.pack.durations.find((d) => d.stage === stage)!.months
    const short = { ...without(), assumptions: { HUM15: 0.5 } }
    return [
      exact('months from admission to specialist: 36 + 36 + 12 + 12 + 54', 150, sumOf(path.map(months))),
      exact('months with an introduction of half a year', 144, sumOf(path.map((stage) => (stage === 'intro-gp' ? months('intro-gp-typical') : months(stage))))),
      exact('least months of the stages of the model, the shortest introduction', 144, sumOf(stages.map(({ leastMonths }) => leastMonths))),
      ...[
        ['intake of September 2017: first specialist', '2030-03', 2017, without()],
        ['the same with an introduction of half a year', '2029-09', 2017, short],
        ['intake of September 2018: first specialist', '2031-03', 2018, without()],
        ['intake of September 2026: first specialist', '2039-03', 2026, without()],
      ].map(([what, paper, year, trial]) => {
        const first = firstSpecialist(bench, trial as Trial, year as number)
        return finding('E', what as string, paper as string, first === undefined ? 'none within 13 years' : monthText(first), first !== undefined && monthText(first) === paper)
      }),
    ]
  },
}

/** Everybody takes the regulated time to study; of the others those who wait for nothing and take no leave are soonest. */
function without(): Trial {
  return { assumptions: { HUM15: 1 } }
}

/** The month in which the first of an intake is a specialist, in one replicate. */
function firstSpecialist(bench: Bench, trial: Trial, year: number): number | undefined {
  let first: number | undefined
  bench.watch({ ...trial, period: { from: `${year}-01`, to: `${year + 13}-03` } }, 0, ({ people: p }, month) => {
    if (first !== undefined || month < (year + 11) * 12) return
    for (let i = 0; i < p.size; i++) {
      if (p.stage[i] !== STAGE.practice && p.stage[i] !== STAGE.outside) continue
      const { entry, cohort } = identityOf(p.id[i]!)
      if (entry === ENTRY.student && cohort === year - 1960) first = month
    }
  })
  return first
}
