/**
 * After HU: practice or outside it (D8), and employment outside, rationed by demand and by the hospital cap (D15).
 *
 *     P(practice) = PRACTSHARE; otherwise hospital (SECTHOSP) or another sector. Employers outside want a stock that grows by OUTGROW a year (covered
 *     hospitals: by HOS03 persons a year in all). Above it they do not hire, and the doctor goes to practice after all.
 *     A cap stops hiring at a covered hospital that would have hired: then redirect-share goes to practice, leak-share to hospitals not covered,
 *     the rest to other sectors.
 */
import { power } from '../../core/arithmetic.ts'
import { counter } from '../../core/random.ts'
import { drawFamily } from './family.ts'
import { S } from '../streams.ts'
import { STAGE } from '../stages/index.ts'
import { CLUSTER_FLOW, CLUSTER_FLOWS, FLOW, FORM, NEVER, PLAN, TRAIT, type World } from '../world.ts'

/** Recognised as a specialist: decides on a sector. */
export function becomeSpecialist(w: World, i: number, month: number): void {
  const { people: p, random } = w
  w.flows[FLOW.specialists]!++
  const retrained = p.stage[i] === STAGE.retraining
  w.recognised.add(i, month)
  if (!retrained) {
    w.flows[FLOW.specialistsTimed]!++
    w.flows[FLOW.monthsToSpecialist]! += month - p.graduated[i]!
    w.flows[FLOW.monthsInHu]! += month - p.since[i]!
  }
  if (p.huCluster[i]! < w.input.clusterCount) w.clusterFlows[p.huCluster[i]! * CLUSTER_FLOWS.length + CLUSTER_FLOW.specialists]!++
  w.note(i, 'specialist')
  drawFamily(w, i)
  // From here on leaving the country is part of the exit hazards.
  p.emigrates[i] = NEVER
  const id = p.id[i]!
  if (random.uniform(id, counter(S.ownerMinded, 0)) < w.v[w.at.OWNMIND]!) p.traits[i]! |= TRAIT.ownerMinded
  if (random.uniform(id, counter(S.stayPut, 0)) < w.v[w.at.SET18]!) p.traits[i]! |= TRAIT.stayPut
  // Those who retrained did so to work in practice.
  const practice = retrained ? 1 : w.v[w.at.PRACTSHARE]!
  const u = random.uniform(id, counter(S.sector, 0))
  if (u >= practice && seekOutside(w, i, (u - practice) / (1 - practice))) return
  enterPracticeSector(w, i, month)
}

/** Joins the practice sector and looks for a place to settle. */
export function enterPracticeSector(w: World, i: number, month: number): void {
  const { people: p } = w
  w.move(i, STAGE.practice)
  p.form[i] = FORM.none
  void month
  w.settlers[w.settlersSize++] = i
}

/** Tries for work outside practice; false when nobody hires and practice is next. @param u which sector is wanted, 0-1 */
export function seekOutside(w: World, i: number, u: number): boolean {
  const { people: p, input, random } = w
  if (u >= w.v[w.at.SECTHOSP]!) {
    if (w.otherSector >= w.outsideTarget()) return false
    hire(w, i, FORM.otherSector, -1)
    return true
  }
  const id = p.id[i]!
  const region = p.huCluster[i] === 255 ? input.placeRegion[p.place[i]! === 255 ? 0 : p.place[i]!]! : input.clusterRegion[p.huCluster[i]!]!
  // The hospital asked first is one of the region's, by size, under the person's own key.
  const h = w.facts.hospitalByRegion(region, random.uniform(id, counter(S.employer, p.episode[i]!)))
  const persons = w.hospitalPersons[h]!
  if (input.hospitalCovered[h] === 1) {
    if (persons >= w.hospitalTarget(h)) return false
    if (w.local.growthBase[h]! >= 0 && persons >= growthCap(w, h)) {
      w.flows[FLOW.hospitalBlocked]!++
      w.note(i, 'blocked')
      if (random.uniform(id, counter(S.blocked, p.episode[i]!)) >= w.v[w.at['hospital.acute-share'] + h]!) return false
      hire(w, i, FORM.otherHospital, w.facts.hospitalOther[region]!)
      return true
    }
    if (persons >= w.hospitalCap(h)) {
      w.flows[FLOW.hospitalBlocked]!++
      w.note(i, 'blocked')
      const b = random.uniform(id, counter(S.blocked, p.episode[i]!))
      const redirect = w.v[w.at['hospital.redirect-share'] + h]!
      if (b < redirect) return false
      if (b < redirect + w.v[w.at['hospital.leak-share'] + h]!) {
        const other = w.facts.hospitalOther[region]!
        hire(w, i, FORM.otherHospital, other)
        return true
      }
      hire(w, i, FORM.otherSector, -1)
      return true
    }
    hire(w, i, FORM.coveredHospital, h)
    return true
  }
  if (persons >= w.hospitalTarget(h)) return false
  hire(w, i, FORM.otherHospital, h)
  return true
}

/** Persons a hospital may have under a growth cap: its stock when the cap began, grown as allowed. */
function growthCap(w: World, h: number): number {
  const years = (w.month - w.local.growthFrom[h]!) / 12
  return Math.floor(w.local.growthBase[h]! * power(1 + w.v[w.at['hospital.growth'] + h]!, years))
}

/** Takes a job outside practice. @param h hospital, or -1 for other sectors */
export function hire(w: World, i: number, form: number, h: number): void {
  const { people: p } = w
  w.move(i, STAGE.outside)
  p.form[i] = form
  p.clinic[i] = h
  w.outsidePersons++
  if (h >= 0) {
    w.hospitalPersons[h]!++
    p.place[i] = w.input.hospitalPlace[h]!
  } else w.otherSector++
  w.note(i, form === FORM.otherSector ? 'otherSector' : 'hospital', h >= 0 ? p.place[i]! : 255, h)
  p.exitLeft[i] = w.random.exponential(p.id[i]!, counter(S.outsideExit, p.episode[i]!))
  p.moveLeft[i] = w.random.exponential(p.id[i]!, counter(S.turnover, p.episode[i]!))
  p.episode[i]!++
  w.plan(i, PLAN.outsideReview, w.month + 1 + (p.id[i]! % 12))
}

/** Puts a specialist at a hospital on or off the senior scheme; other sectors have no hours in the model. */
function setHospitalSenior(w: World, i: number, on: boolean): void {
  const { people: p } = w
  const was = (p.traits[i]! & TRAIT.hospitalSenior) !== 0
  if (was === on || p.form[i] === FORM.otherSector) return
  p.traits[i]! ^= TRAIT.hospitalSenior
  w.local.hospitalSeniors[p.clinic[i]!]! += on ? 1 : -1
}

/** Gives up a job outside practice. */
export function quitOutside(w: World, i: number): void {
  const { people: p } = w
  setHospitalSenior(w, i, false)
  w.outsidePersons--
  if (p.form[i] === FORM.otherSector) w.otherSector--
  else w.hospitalPersons[p.clinic[i]!]!--
  p.form[i] = FORM.none
  p.clinic[i] = -1
}

/** Yearly look at a doctor outside practice: retirement by age, turnover back into practice (HOS05, of whom OUTBACK go to practice). */
export function reviewOutside(w: World, i: number, month: number): void {
  const { people: p, random } = w
  const id = p.id[i]!
  const age = month - p.birth[i]!
  let hazard = w.facts.otherRetirementHazard(age)
  const place = p.place[i]! < w.places ? p.place[i]! : 0
  if (age >= w.v[w.at['senior.eligible-age'] + place]! * 12 && random.uniform(id, counter(S.senior, 1)) < w.v[w.at['senior.take-up-hospital'] + place]!) {
    hazard *= w.v[w.at['senior.hazard-ratio'] + place]!
    setHospitalSenior(w, i, true)
  } else setHospitalSenior(w, i, false)
  p.exitLeft[i]! -= hazard
  if (p.exitLeft[i]! <= 0) {
    quitOutside(w, i)
    w.note(i, 'retired')
    w.move(i, STAGE.retired)
    w.calendar.cancel(i)
    return
  }
  p.moveLeft[i]! -= age < w.v[w.at.TURNLAST]! * 12 ? w.v[w.at.HOS05]! : 0
  if (p.moveLeft[i]! <= 0) {
    quitOutside(w, i)
    const u = random.uniform(id, counter(S.sector, 1 + p.episode[i]!))
    const back = w.value('OUTBACK')
    if (u < back || !seekOutside(w, i, (u - back) / (1 - back))) enterPracticeSector(w, i, month)
    return
  }
  w.plan(i, PLAN.outsideReview, month + 12)
}
