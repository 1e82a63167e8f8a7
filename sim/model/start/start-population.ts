/**
 * The people of the first month, drawn per replicate from the counts of the pack. Each stage is filled by the law that the run itself follows, so
 * that nothing jumps in the first years: students by cohort and study time, KBU by round, gap and introduction by the same draws, HU by track.
 */
import { shareOut } from '../processes/share-out.ts'
import { counter, identity } from '../../core/random.ts'
import { ENTRY, S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { NEVER, PLAN, type World } from '../world.ts'
import { months, spanMonths } from '../years.ts'
import { drawn, drawStudies, enrol, studyLaw } from '../processes/admission.ts'
import { drawEmigration, setEmigration } from '../processes/graduation.ts'
import { drawTrack, nextHuEvent, placeTrainee } from '../processes/hu-training.ts'
import { retireBy } from '../processes/other-doctors.ts'
import { setTutorCapacity } from '../processes/tutors.ts'
import { gapMonths, joinIntroPool, shareChoosingGeneral } from '../processes/specialty.ts'
import { originNear, startDoctor } from './start-doctor.ts'
import { startOutside, startPractice } from './start-specialists.ts'

/** Fills an empty world. */
export function startPopulation(w: World): void {
  startPractice(w)
  startOutside(w)
  startStudents(w)
  startTraining(w)
  setTutorCapacity(w)
  startOthers(w)
}

const perSite = new Int32Array(64)

/** Students of the last cohorts who are still studying. */
function startStudents(w: World): void {
  const { input } = w
  const { firstCohort, admissions } = input.start
  const sites = input.siteCount
  const cohorts = admissions.length / sites
  for (let k = 0; k < cohorts; k++) {
    const year = firstCohort + k
    const start = year * 12 + 8
    if (start >= w.from) continue
    for (let s = 0; s < sites; s++) perSite[s] = Math.round(admissions[k * sites + s]!)
    const law = studyLaw(w, start)
    let slot = 0
    for (let s = 0; s < sites; s++)
      for (let j = 0; j < perSite[s]!; j++) {
        const id = identity(ENTRY.student, year - 1960, slot++)
        drawStudies(w, id, law)
        if (drawn.month < w.from) continue
        // The same words that would have drawn the home before the site was chosen.
        const { words } = w.random
        enrol(w, id, s, originNear(w, words[0]!, ((words[1]! >>> 0) + 0.5) / 4294967296, law.foreign, input.siteRegion[s]!), start)
      }
  }
}

/** KBU, gap, introduction, waiting for HU, and HU. */
function startTraining(w: World): void {
  const { input, people: p, random } = w
  const { firstRoundYear, kbuStarters, huFilled } = input.start
  const clusters = input.clusterCount
  const counts = new Int32Array(clusters)
  const round = (year: number, half: number) => (year - 1960) * 2 + half
  const lastHuRound = (Math.floor(w.from / 12) - 1) * 12 + 8
  for (let k = 0; k < kbuStarters.length; k++)
    for (let half = 0; half < 2; half++) {
      const year = firstRoundYear + k
      const began = year * 12 + (half === 0 ? 2 : 8)
      if (began >= w.from) continue
      const ended = began + 12
      shareOut(Math.round(kbuStarters[k]! / 2), w.facts.kbuClusterShare(year), clusters, counts)
      let slot = 0
      for (let c = 0; c < clusters; c++)
        for (let j = 0; j < counts[c]!; j++, slot++) {
          const inKbu = ended >= w.from
          const id = identity(inKbu ? ENTRY.startKbu : ENTRY.startAfterKbu, round(year, half), slot)
          if (!inKbu && random.uniform(id, counter(S.specialty, 1)) >= shareChoosingGeneral(w, year + 1)) continue
          random.draw(id, counter(S.startAge, 0))
          const birth = began - months(w.v[w.at.STARTKBUAGE]!) - ((random.a >>> 8) % spanMonths(w.v[w.at.STARTKBUSPAN]!))
          const sex = (random.b >>> 0) / 4294967296 < w.v[w.at.STARTKBUW]! ? 1 : 0
          const region = input.clusterRegion[c]!
          if (inKbu) {
            const i = startDoctor(w, id, birth, sex, STAGE.kbu, region)
            drawEmigration(w, i, ended, 0)
            p.graduated[i] = began
            p.since[i] = began
            p.kbuCluster[i] = c
            p.place[i] = input.clusterPlace[c]!
            w.juniors[region]!++
            w.plan(i, PLAN.endKbu, ended)
            continue
          }
          const gap = gapMonths(w, id, c)
          const introStart = ended + gap
          const introEnd = introStart + 12
          if (introEnd < w.from && random.uniform(id, counter(S.introLeak, 0)) < w.v[w.at.INTROLEAK]!) continue
          // Who was ready for the last round has had their answer: they are in HU, counted there, or gone.
          if (introEnd <= lastHuRound) continue
          const stage = introStart >= w.from ? STAGE.beforeIntro : introEnd >= w.from ? STAGE.intro : STAGE.awaitingHu
          const i = startDoctor(w, id, birth, sex, stage, region)
          p.specialty[i] = 1
          p.kbuCluster[i] = c
          p.graduated[i] = began
          if (stage === STAGE.beforeIntro) {
            p.since[i] = ended
            if (introStart === w.from) joinIntroPool(w, i)
            else w.plan(i, PLAN.endGap, introStart)
          } else {
            p.huCluster[i] = c
            p.place[i] = input.clusterPlace[c]!
            if (stage === STAGE.intro) {
              p.since[i] = introStart
              w.juniors[region]! += 2
              w.plan(i, PLAN.endIntro, introEnd)
            } else {
              p.since[i] = introEnd
              w.huPool[w.huPoolSize++] = i
            }
          }
        }
    }
  for (let k = 0; k < huFilled.length; k++)
    for (let half = 0; half < 2; half++) {
      const year = firstRoundYear + k
      const began = year * 12 + (half === 0 ? 2 : 8)
      if (began >= w.from || began < w.from - 96) continue
      shareOut(Math.round(huFilled[k]! / 2), input.huClusterShare, clusters, counts)
      const lastYear = began >= w.from - 12
      let slot = 0
      for (let c = 0; c < clusters; c++) {
        if (lastYear) w.huFilledLastYear[input.clusterRegion[c]!]! += counts[c]!
        for (let j = 0; j < counts[c]!; j++, slot++) startTrainee(w, identity(ENTRY.startHu, round(year, half), slot), c, began)
      }
    }
}

/** A doctor in HU since `began`, unless their track is over by the start. */
function startTrainee(w: World, id: number, cluster: number, began: number): void {
  const { people: p, random, input } = w
  random.draw(id, counter(S.startAge, 0))
  const region = input.clusterRegion[cluster]!
  const i = startDoctor(w, id, began - months(w.v[w.at.STARTHUAGE]!) - ((random.a >>> 8) % spanMonths(w.v[w.at.STARTHUSPAN]!)), (random.b >>> 0) / 4294967296 < w.v[w.at.STARTHUW]! ? 1 : 0, STAGE.hu, region)
  p.specialty[i] = 1
  p.graduated[i] = began - 36
  p.since[i] = began
  p.kbuCluster[i] = cluster
  drawTrack(w, i, began)
  if (p.huEnd[i]! < w.from || p.huQuit[i]! < w.from) {
    // They were specialists, or gone, before the start; the practice stock counts them.
    w.counts[STAGE.hu]!--
    w.people.stage[i] = STAGE.left
    w.counts[STAGE.left]!++
    return
  }
  p.huMove[i] = p.huMove[i]! < w.from ? NEVER : p.huMove[i]!
  const inPractice = w.from - began < 6 || p.huEnd[i]! - w.from <= 18
  placeTrainee(w, i, cluster, inPractice)
  nextHuEvent(w, i, w.from - 1)
}

/** Doctors outside general medicine: all doctors less those counted above. */
function startOthers(w: World): void {
  const { input, people: p, random, counts, v, at } = w
  const others = Math.max(0, Math.round(input.start.doctors) - counts[STAGE.practice]! - counts[STAGE.outside]! - counts[STAGE.hu]! - counts[STAGE.intro]! - counts[STAGE.beforeIntro]! - counts[STAGE.awaitingHu]! - counts[STAGE.kbu]!)
  const to40 = v[at.STARTOTHER28]!
  const to50 = to40 + v[at.STARTOTHER40]!
  const to60 = to50 + v[at.STARTOTHER50]!
  const women = v[at.STARTOTHERW]!
  for (let k = 0; k < others; k++) {
    const id = identity(ENTRY.startOther, 0, k)
    // Words: 0 age, 1 sex, 2-3 leaving the country, 4-5 retiring.
    random.drawFour(id, counter(S.start, 0))
    const { words } = random
    const u = (words[0]! >>> 0) / 4294967296
    // By shares of ages: the shape of a profession that has grown for thirty years.
    const age = u < to40 ? 28 + (u / to40) * 12 : u < to50 ? 40 + ((u - to40) / (to50 - to40)) * 10 : u < to60 ? 50 + ((u - to50) / (to60 - to50)) * 10 : 60 + ((u - to60) / (1 - to60)) * 8
    const i = w.enter(id, w.from - Math.floor(age * 12), (words[1]! >>> 0) / 4294967296 < women ? 1 : 0, STAGE.otherDoctor)
    p.specialty[i] = 6
    p.origin[i] = 0
    setEmigration(w, i, random.uniformOf(1), w.from, true)
    if (p.birth[i]! + w.facts.firstRetirement > w.to) w.plan(i, PLAN.retire, NEVER)
    else retireBy(w, i, w.from, random.uniformOf(2))
  }
}
