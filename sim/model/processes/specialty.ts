/**
 * Choice of specialty at the end of KBU (D5): a logit between general medicine and all others, with keyed noise.
 *
 *     V(gp) = logit(INTROSHARE) + SPE05 (woman - share of women) + SPE07 [regional campus] + KBU06 ([practice post] - 1)
 *           + SPE09 conflict(t) + SPE10 (load - 1)/0.1 + POSTEL ln(posts / planned posts)
 *
 * INTROSHARE is the share that starts an introduction post, so the other terms are centred on today. Those who choose general medicine have a
 * gap before they apply: none with chance GAPZERO, else exponential with mean GAPMEAN months.
 */
import { log, logistic, logit } from '../../core/arithmetic.ts'
import { chooseKeyed } from '../../core/choice.ts'
import { counter } from '../../core/random.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { FLOW, NOWHERE, PLAN, type World } from '../world.ts'
import { softLogOdds } from '../levers/soft.ts'
import { boundedElsewhere } from './bounded-tracks.ts'
import { dropTrack, keepsTrack } from './coherent-tracks.ts'
import { becomeOtherDoctor } from './other-doctors.ts'
import { TRACK } from './training-state.ts'

/** Groups of specialties. */
export const SPECIALTY = { undecided: 0, general: 1, psychiatry: 2, childPsychiatry: 3, geriatrics: 4, internal: 5, other: 6 } as const
const utilities = new Float64Array(6)
/** What other specialties are worth, for each cluster of KBU; the last row is for those who had none in the country. */
const others = new Float64Array(65 * 6)
/** Pull of general medicine this month without the person's own terms. */
const common = { month: -1, buffer: new Float32Array(0), pull: 0, women: 0 }

function monthsPull(w: World, month: number): void {
  const { v, at } = w
  const year = Math.floor(month / 12)
  const load = w.nationalLoad
  common.month = month
  common.buffer = w.buffer
  common.women = w.facts.femaleShare(year - 7)
  common.pull =
    logit(v[at.INTROSHARE]!) +
    v[at.KBU06]! * (w.facts.kbuPracticeShare(year - 1) - 1) +
    v[at.SPE09]! * conflict(year) +
    v[at.FEEDBACK]! * v[at.SPE10]! * ((load > v[at.LOADTOP]! ? v[at.LOADTOP]! : load) - 1) * 10 +
    v[at.POSTEL]! * log(w.huPostsPlanned() / w.huPostsBaseline(month))
  // What levers give the other specialties, general medicine loses.
  const elsewhere = boundedElsewhere(w)
  const shares = [0, v[at.OTHPSY]!, v[at.OTHCHI]!, v[at.OTHGER]!, v[at.OTHINT]!, v[at.OTHREST]!]
  // Shares of those who choose something else: what they add up to cannot change how many choose general medicine.
  const all = shares.reduce((sum, share) => sum + share)
  const n = w.input.clusterCount
  const row = (c: number, priorityPosts: number, popularPosts: number, appeal: number): void => {
    const priority = v[at.POSTEL]! * log(priorityPosts) + elsewhere
    const popular = v[at.POSTEL]! * log(popularPosts) + elsewhere
    const psychiatry = softLogOdds(appeal)
    for (let k = 1; k < 6; k++) others[c * 6 + k] = log(shares[k]! / all) + (k <= 3 ? priority : popular) + (k <= 2 ? psychiatry : 0)
  }
  // Whoever has had no KBU here yet sees what holds in the whole country.
  let same = true
  row(n, 1, 1, 0)
  for (let c = 0; c < n; c++) {
    const priority = v[at['specialty.priority-posts'] + c]!
    const popular = v[at['specialty.popular-posts'] + c]!
    const appeal = v[at['specialty.psychiatry'] + c]!
    // Nearly always all clusters are alike, and one row is copied.
    const like = priority === 1 && popular === 1 && appeal === 0 ? n : c > 0 && alike(w, c) ? c - 1 : -1
    if (like >= 0) others.copyWithin(c * 6, like * 6, like * 6 + 6)
    else row(c, priority, popular, appeal)
    if (c > 0 && !alike(w, c)) same = false
  }
  if (same) others.copyWithin(n * 6, 0, 6)
}

/** Whether levers say the same of other specialties in a cluster as in the one before. */
function alike({ v, at }: World, c: number): boolean {
  const same = (offset: number) => v[offset + c] === v[offset + c - 1]
  return same(at['specialty.priority-posts']) && same(at['specialty.popular-posts']) && same(at['specialty.psychiatry'])
}

/** Chooses a specialty, from 0 for general medicine. `extra` is log-odds that something gives general medicine. */
function chooseSpecialty(w: World, i: number, month: number, extra: number): number {
  const { people: p, input, v, at } = w
  if (common.month !== month || common.buffer !== w.buffer) monthsPull(w, month)
  const site = p.site[i]!
  let gp = common.pull + v[at.SPE05]! * (p.sex[i]! - common.women)
  if (site !== NOWHERE && input.siteRegional[site] === 1) gp += v[at.SPE07]! * v[at.SITEPART]!
  gp += extra
  utilities[0] = gp
  const from = (p.kbuCluster[i]! < input.clusterCount ? p.kbuCluster[i]! : input.clusterCount) * 6
  for (let k = 1; k < 6; k++) utilities[k] = others[from + k]!
  return chooseKeyed(w.random, p.id[i]!, S.specialty, 0, utilities, 6)
}

/** Whether a person would choose general medicine this month: the same noise decides when KBU ends. */
export function prefersGeneral(w: World, i: number, month: number): boolean {
  return chooseSpecialty(w, i, month, 0) === 0
}

/** What the half-year in practice, or the lack of it, means to the choice beyond what the year's cohort has. */
function practiceInKbu(w: World, i: number, month: number): number {
  const { v, at } = w
  const c = w.people.kbuCluster[i]!
  const share = v[at['kbu.practice-share'] + c]! * v[at['kbu.practice-months'] + c]!
  const scale = v[at['kbu.choice-scale'] + c]!
  const without = (w.training.track[i]! & TRACK.noPractice) !== 0
  if (share === 1 && scale === 1 && !without) return 0
  const today = w.facts.kbuPracticeShare(Math.floor(month / 12) - 1)
  return v[at.KBU06]! * (scale * ((without ? 0 : today) - 1) - (today - 1))
}

/** KBU is over: general medicine or another specialty, unless a track has decided already. */
export function endKbu(w: World, i: number, month: number): void {
  const { people: p, input, training: t } = w
  const id = p.id[i]!
  if ((t.track[i]! & TRACK.noPractice) === 0) w.juniors[input.clusterRegion[p.kbuCluster[i]!]!]!--
  const chosen = chooseSpecialty(w, i, month, practiceInKbu(w, i, month))
  if ((t.track[i]! & TRACK.boundIntro) !== 0) {
    p.specialty[i] = SPECIALTY.general
    if (keepsTrack(w, i, chosen === 0)) {
      w.move(i, STAGE.beforeIntro)
      w.note(i, 'choseGeneral')
      joinIntroPool(w, i)
    } else {
      p.specialty[i] = SPECIALTY.other
      dropTrack(w, i)
    }
    return
  }
  p.specialty[i] = chosen + 1
  if (chosen !== 0) {
    w.otherTracks.choose(chosen + 1, p.kbuCluster[i]!, input.clusterCount)
    becomeOtherDoctor(w, i)
    return
  }
  const gap = gapMonths(w, id, p.kbuCluster[i]!)
  w.move(i, STAGE.beforeIntro)
  w.note(i, 'choseGeneral')
  if (gap === 0) joinIntroPool(w, i)
  else w.plan(i, PLAN.endGap, month + gap)
}

/**
 * Months between KBU and the first application for an introduction post. Part of them are introduction posts elsewhere, which a limit on how many a doctor
 * may take cuts away.
 */
export function gapMonths(w: World, id: number, cluster: number): number {
  const { v, at } = w
  const u = w.random.uniform(id, counter(S.gap, 0))
  const none = v[at.GAPZERO]!
  if (u < none) return 0
  const months = -log((1 - u) / (1 - none)) * (v[at.GAPMEAN]! / (1 - none))
  const most60 = Math.round(v[at.GAPLAST]! * 12)
  const gap = months > most60 ? most60 : 1 + Math.floor(months)
  const same = cluster < w.input.clusterCount ? v[at['intro.most-same'] + cluster]! : UNLIMITED
  const internal = cluster < w.input.clusterCount ? v[at['intro.most-internal'] + cluster]! : UNLIMITED
  if (same >= UNLIMITED && internal >= UNLIMITED) return gap
  w.random.draw(id, counter(S.extraIntro, 0))
  // Introduction posts elsewhere last a year each; of one more the chance is always the same, so that the mean is EXTRAINTRO.
  const chance = v[at.EXTRAINTRO]! / (1 + v[at.EXTRAINTRO]!)
  let extra = 0
  for (let x = (w.random.a >>> 0) / 4294967296; x < chance && extra < Math.floor(gap / 12); x /= chance) extra++
  const most = (w.random.b >>> 0) / 4294967296 < v[at.OTHINT]! ? internal : same
  // Posts elsewhere are counted as in one specialty, or one block: a doctor tries one other, and the limit stops repeats.
  const allowed = Math.round(most)
  return extra > allowed ? gap - 12 * (extra - allowed) : gap
}

/** At or above this, a limit on introduction posts is none. */
const UNLIMITED = 99

/** Applies for introduction posts from now on. */
export function joinIntroPool(w: World, i: number): void {
  w.people.rounds[i] = 0
  w.introPool[w.introPoolSize++] = i
}

/**
 * Weight of SPE09, the fall in choosing general medicine after the conflict of 2013: none for choices before 2015, half in 2015, full from 2016 on.
 * HU starters per KBU starter fell by then and have not come back; whether the conflict did it, or the end of the five-year rule, cannot be told.
 */
function conflict(year: number): number {
  return year < 2015 ? 0 : year === 2015 ? 0.5 : 1
}

/** Share that chose general medicine at the end of KBU in a year, for those who did so before the start. */
export function shareChoosingGeneral(w: World, year: number): number {
  return logistic(logit(w.value('INTROSHARE')) + w.value('SPE09') * conflict(year))
}

/** Leaves a waiting list for another specialty. */
export function switchSpecialty(w: World, i: number): void {
  w.flows[FLOW.switched]!++
  w.note(i, 'switched')
  w.people.specialty[i] = SPECIALTY.other
  becomeOtherDoctor(w, i)
}
