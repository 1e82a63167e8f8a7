import { papers } from '../../model/levers/papers.ts'
import { FLOW } from '../../model/world.ts'
import { STAGE } from '../../model/stages/index.ts'
import type { Bench, Trial } from './bench.ts'
import { mean } from './bench.ts'
import { exact, figure, finding, monthText, signedFigure, type PaperTable } from './table.ts'

const REPLICATES = 3
/** January 2019 and 54 months. */
const FIRST = 2023 * 12 + 6
const period = { from: '2018-01', to: '2027-12' }
const extra: Trial['levers'] = { 'hu-dimensioning-gp': { start: '2019-01', end: '2021-01', tracks_delta_pct: 0, tracks_delta_posts: 30 } }

/** 30 posts more in 2019 and in 2020: at most 60 specialists more, from the middle of 2023 on. */
export const t25: PaperTable = {
  id: 'T-25',
  types: ['E', 'B'],
  title: { da: '30 + 30 forløb', en: '30 + 30 posts' },
  source: papers.plan2018,
  check(bench) {
    const pairs = Array.from({ length: REPLICATES }, (_, index) => ({ without: history(bench, { period }, index), more: history(bench, { period, levers: extra }, index) }))
    const posted = mean(pairs.map(({ without, more }) => more.posted - without.posted))
    const specialists = pairs.map(({ without, more }) => more.specialists.reduce((sum, n, k) => sum + n - without.specialists[k]!, 0))
    const first = Math.min(...pairs.map(({ without, more }) => more.specialists.findIndex((n, k) => n !== without.specialists[k]))) + 2018 * 12
    return [
      exact('posts that the lever adds in 2019 and 2020', 60, mean([2019, 2020].map((year) => bench.parameter({ period, levers: extra }, 'posts.hu.extra', year * 12 + 8)[0]!)) * 2),
      finding('B', 'posts advertised more, with the tutors there were', '60', figure(posted), Math.abs(posted - 60) < 0.5),
      finding('E', 'specialists more by the end of 2027, each replicate', 'at most 60', specialists.map((n) => signedFigure(n)).join(', '), specialists.every((n) => n <= 60)),
      finding('E', 'first month with another number of specialists', `not before ${monthText(FIRST)}`, monthText(first), first >= FIRST),
      finding('B', 'the same as a mean: posts are not the short side', '60 times the share filled', figure(mean(specialists), 1)),
    ]
  },
}

function history(bench: Bench, trial: Trial, index: number): { readonly posted: number; readonly specialists: readonly number[] } {
  let posted = 0
  const specialists: number[] = []
  bench.watch(trial, index, ({ people: p, flows }, month) => {
    if (month < 2018 * 12) return
    const year = Math.floor(month / 12)
    // The year's flows are emptied after December, and the last round is in September.
    if ((year === 2019 || year === 2020) && month % 12 === 10) posted += flows[FLOW.huPosted]!
    let n = 0
    for (let i = 0; i < p.size; i++) if (p.huEnd[i] === month && (p.stage[i] === STAGE.practice || p.stage[i] === STAGE.outside)) n++
    specialists.push(n)
  })
  return { posted, specialists }
}
