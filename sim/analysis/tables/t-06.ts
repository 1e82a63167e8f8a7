import { leverById } from '../../model/levers/index.ts'
import { papers } from '../../model/levers/papers.ts'
import { shareOut } from '../../model/processes/share-out.ts'
import { FLOWS, REGION_FLOWS } from '../../model/world.ts'
import type { Bench, Trial } from './bench.ts'
import { sumOf } from './bench.ts'
import { exact, figure, finding, type PaperTable } from './table.ts'

const POSTED = REGION_FLOWS.indexOf('posted')
const YEAR = 2026
const HU_MONTHS = 54
const period = { from: '2026-01', to: '2026-12' }

/** Keys by which regions of one training region share posts: kept in whole posts, with no post lost or won. */
export const t06: PaperTable = {
  id: 'T-06',
  types: ['E', 'B'],
  title: { da: 'Fordelingsnøgler', en: 'Distribution keys' },
  source: papers.regions,
  check(bench) {
    const lever = leverById('vur-distribution-key')!
    const today = (id: string) => lever.settings.find((setting) => setting.id === id)!.statusQuo as number
    // Tutors enough, so that what is posted is what the keys say.
    const tutors = { 'tutor-capacity': { start: '2025-01', ramp_years: 0, tutor_practices_delta_pct: 100 } }
    const without = posted(bench, tutors)
    const moved = { north_rn_share: 0.4, east_rsj_share_gp: 0.6 }
    const keyed = posted(bench, { ...tutors, 'vur-distribution-key': { start: '2026-01', ...moved } })
    const share = (posts: ReadonlyMap<string, number>, part: string, other: string) => posts.get(part)! / (posts.get(part)! + posts.get(other)!)
    const total = (posts: ReadonlyMap<string, number>) => sumOf(posts.values())
    // Each of the year's two rounds is shared out in whole posts.
    const within = (got: number, key: number, of: number) => Math.abs(got - key) * of <= 2
    const north = keyed.get('nordjylland')! + keyed.get('midtjylland')!
    const east = keyed.get('sjaelland')! + keyed.get('hovedstaden')!
    return [
      exact('share of Nordjylland in the North today, per cent', 33.3, 100 * today('north_rn_share'), 1),
      exact('share of Sjælland in the East today, general practice, per cent', 50, 100 * today('east_rsj_share_gp')),
      exact('share of Sjælland in the East today, other specialties, per cent', 40, 100 * today('east_rsj_share_other')),
      ...wholePosts('the key of the North, tracks', [today('north_rn_share'), 1 - today('north_rn_share')], 1),
      ...wholePosts('the key of the East for general practice', [today('east_rsj_share_gp'), 1 - today('east_rsj_share_gp')], 1),
      ...wholePosts('the key of the East for other specialties, in months of 54 a track', [today('east_rsj_share_other'), 1 - today('east_rsj_share_other')], HU_MONTHS),
      finding('E', `a run of ${YEAR} with tutors enough and keys of 40 and 60 %: Nordjylland in the North, Sjælland in the East`, 'the keys, to a whole post a round', `${figure(100 * share(keyed, 'nordjylland', 'midtjylland'), 1)} % of ${north}, ${figure(100 * share(keyed, 'sjaelland', 'hovedstaden'), 1)} % of ${east}`, within(share(keyed, 'nordjylland', 'midtjylland'), moved.north_rn_share, north) && within(share(keyed, 'sjaelland', 'hovedstaden'), moved.east_rsj_share_gp, east)),
      finding('E', 'posts of the country with and without the moved keys', 'the same', `${figure(total(keyed))} and ${figure(total(without))}`, total(keyed) === total(without)),
      finding('B', `posts of ${YEAR} without a lever: Nordjylland in the North, Sjælland in the East`, '33.3 % and 50 %', `${figure(100 * share(without, 'nordjylland', 'midtjylland'), 1)} % and ${figure(100 * share(without, 'sjaelland', 'hovedstaden'), 1)} %: the data are posts dimensioned in 2023`, Math.abs(share(without, 'nordjylland', 'midtjylland') - 1 / 3) < 0.03 && Math.abs(share(without, 'sjaelland', 'hovedstaden') - 0.5) < 0.03),
    ]
  },
}

/** The model's own apportionment of 1 to 200 posts by a key: nothing lost, and each share within one unit of the key. */
function wholePosts(what: string, key: readonly number[], unitsPerPost: number) {
  const out = new Int32Array(key.length)
  let lost = 0
  let off = 0
  for (let posts = 1; posts <= 200; posts++) {
    const units = posts * unitsPerPost
    shareOut(units, key, key.length, out)
    if (sumOf(out) !== units) lost++
    if (key.some((share, k) => Math.abs(out[k]! - share * units) >= 1)) off++
  }
  return [exact(`1 to 200 posts by ${what}: totals not conserved`, 0, lost), exact(`the same: shares a whole unit off`, 0, off)]
}

/** HU posts advertised in a year by region, before any tutor limit binds differently. */
function posted(bench: Bench, levers: Trial['levers']): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  bench.watch({ period, levers }, 0, ({ flows }, month) => {
    // The last round is in September, and the year's flows are emptied after December.
    if (month === YEAR * 12 + 10) bench.pack.regionIds.forEach((id, r) => found.set(id, flows[FLOWS.length + r * REGION_FLOWS.length + POSTED]!))
  })
  return found
}
