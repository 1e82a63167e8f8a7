/** What must be true of a world at the end of any month, counted anew from the people and the clinics. Returns every breach in words. */
import { TRACK } from '../../../sim/model/processes/training-state.ts'
import { STAGE, stages } from '../../../sim/model/stages/index.ts'
import { FORM, FORMS, NOWHERE, TRAIT, type World } from '../../../sim/model/world.ts'

const isOwner = (form: number) => form === FORM.solo || form === FORM.shared
const isOutside = (form: number) => form === FORM.coveredHospital || form === FORM.otherHospital || form === FORM.otherSector

/** Breaches of the accounts: people by stage, doctors by place and form, posts, clinics and numbers, waiting lists. */
export function breachesOf(w: World): string[] {
  const found: string[] = []
  const p = w.people
  const n = w.places
  const expect = (what: string, kept: number, counted: number) => {
    if (kept !== counted) found.push(`${what}: kept ${kept}, counted ${counted}`)
  }
  const byStage = new Int32Array(stages.length)
  const heads = new Int32Array(FORMS * n * 2)
  const seniors = new Int32Array(n * 2)
  const trainees = new Int32Array(n)
  const covered = new Int32Array(n)
  const juniors = new Int32Array(w.juniors.length)
  const hospital = new Int32Array(w.hospitalPersons.length)
  const hospitalSeniors = new Int32Array(w.hospitalPersons.length)
  const owners = new Int32Array(w.clinics)
  let outside = 0
  let otherSector = 0
  for (let i = 0; i < p.size; i++) {
    const stage = p.stage[i]!
    const form = p.form[i]!
    const place = p.place[i]!
    byStage[stage]!++
    const who = () => `row ${i}, ${stages[stage]!.id}, form ${form}`
    if (stage === STAGE.practice) {
      if (isOutside(form)) found.push(`${who()}: a post outside practice`)
      if (form !== FORM.none) heads[(form * n + place) * 2 + p.sex[i]!]!++
      if ((p.traits[i]! & TRAIT.onSenior) !== 0) seniors[place * 2 + p.sex[i]!]!++
    } else if (stage === STAGE.outside) {
      outside++
      if (!isOutside(form)) found.push(`${who()}: no post outside practice`)
      else if (form === FORM.otherSector) otherSector++
      else {
        hospital[p.clinic[i]!]!++
        if ((p.traits[i]! & TRAIT.hospitalSenior) !== 0) hospitalSeniors[p.clinic[i]!]!++
      }
    } else if (form !== FORM.none && form !== undefined) found.push(`${who()}: a post that the stage does not have`)
    if (isOwner(form)) {
      const clinic = p.clinic[i]!
      if (clinic < 0 || clinic >= w.clinics) found.push(`${who()}: owns in no clinic`)
      else {
        owners[clinic]!++
        if (w.clinicPlace[clinic] !== place || w.clinicForm[clinic] !== form) found.push(`${who()}: owns in a clinic of another place or form`)
      }
    }
    const inPractice = (p.traits[i]! & TRAIT.inPractice) !== 0
    if (inPractice && stage !== STAGE.hu && stage !== STAGE.retraining) found.push(`${who()}: trains in a practice without being in training`)
    if (inPractice) trainees[p.huPlace[i]!]!++
    if (inPractice && (w.training.track[i]! & TRACK.covered) !== 0) covered[p.huPlace[i]!]!++
    if (stage === STAGE.kbu && (w.training.track[i]! & TRACK.noPractice) === 0) juniors[w.input.clusterRegion[p.kbuCluster[i]!]!]!++
    // Counted in half places: an introduction doctor is in practice all the time, a KBU doctor half of it.
    if (stage === STAGE.intro) juniors[w.input.clusterRegion[p.huCluster[i]!]!]! += 2
    if ((stage === STAGE.practice || stage === STAGE.hu) && form !== FORM.none && place === NOWHERE) found.push(`${who()}: works nowhere`)
  }
  stages.forEach((stage) => expect(`people in ${stage.id}`, w.counts[stage.code]!, byStage[stage.code]!))
  expect('people in all', p.size, byStage.reduce((a, b) => a + b, 0))
  for (let k = 0; k < heads.length; k++) expect(`doctors, form and place cell ${k}`, w.heads[k]!, heads[k]!)
  for (let k = 0; k < seniors.length; k++) expect(`senior years, cell ${k}`, w.seniors[k]!, seniors[k]!)
  for (let m = 0; m < n; m++) expect(`trainees in practice in place ${m}`, w.trainees[m]!, trainees[m]!)
  for (let m = 0; m < n; m++) expect(`trainees on tailored terms in place ${m}`, w.training.coveredTrainees[m]!, covered[m]!)
  for (let r = 0; r < juniors.length; r++) expect(`KBU and introduction doctors in region ${r}`, w.juniors[r]!, juniors[r]!)
  for (let h = 0; h < hospital.length; h++) expect(`specialists at hospital ${h}`, w.hospitalPersons[h]!, hospital[h]!)
  for (let h = 0; h < hospital.length; h++) expect(`seniors on a scheme at hospital ${h}`, w.local.hospitalSeniors[h]!, hospitalSeniors[h]!)
  expect('specialists outside practice', w.outsidePersons, outside)
  expect('specialists in other sectors', w.otherSector, otherSector)

  const numbers = Int32Array.from(w.free)
  const vacantSolo = new Int32Array(n)
  const vacantShared = new Int32Array(n)
  for (let c = 0; c < w.clinics; c++) {
    const m = w.clinicPlace[c]!
    expect(`owners of clinic ${c}`, w.clinicOwners[c]!, owners[c]!)
    if (owners[c]! > w.clinicNumbers[c]!) found.push(`clinic ${c}: ${owners[c]} owners on ${w.clinicNumbers[c]} numbers`)
    numbers[m]! += w.clinicNumbers[c]!
    if (w.clinicForm[c] === FORM.solo) vacantSolo[m]! += w.clinicNumbers[c]! - owners[c]!
    else vacantShared[m]! += w.clinicNumbers[c]! - owners[c]!
  }
  for (let m = 0; m < n; m++) {
    expect(`numbers of place ${m}`, w.numbers[m]!, numbers[m]!)
    expect(`solo numbers for sale in place ${m}`, w.vacantSolo[m]!, vacantSolo[m]!)
    expect(`shares for sale in place ${m}`, w.vacantShared[m]!, vacantShared[m]!)
    if (w.free[m]! < 0) found.push(`place ${m}: ${w.free[m]} free numbers`)
  }

  const waiting = new Map<number, string>()
  const lists: readonly (readonly [name: string, rows: Int32Array, size: number, stages: readonly number[]])[] = [
    ['KBU', w.kbuPool, w.kbuPoolSize, [STAGE.graduate]],
    ['introduction', w.introPool, w.introPoolSize, [STAGE.beforeIntro]],
    ['HU', w.huPool, w.huPoolSize, [STAGE.awaitingHu]],
    ['settling', w.settlers, w.settlersSize, [STAGE.practice]],
  ]
  for (const [name, rows, size, allowed] of lists)
    for (let k = 0; k < size; k++) {
      const i = rows[k]!
      if (waiting.has(i)) found.push(`row ${i}: waits on the list for ${name} and for ${waiting.get(i)}`)
      waiting.set(i, name)
      if (!allowed.includes(p.stage[i]!)) found.push(`row ${i}: waits for ${name} in stage ${stages[p.stage[i]!]!.id}`)
    }
  return found
}
