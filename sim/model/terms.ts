/**
 * Where each parameter's first cell is, as fields of one object.
 *
 * The compiled timeline holds the same numbers in a dictionary; with some two hundred names, engines look a name up there by hashing at every
 * use. Fields written out let `at.ATT01` be read like any other field. The constructor refuses a timeline with a name that is not here.
 */
import type { AssumptionId } from './parameters.ts'

/** First cell of every parameter the equations read: `w.v[w.at.ATT01]` is its value in the running month. */
export class Terms implements Record<AssumptionId, number> {
  ADM01 = 0
  ADM02 = 0
  DRO01 = 0
  DRO02 = 0
  DRO03 = 0
  EMI01 = 0
  EMI02 = 0
  EMI03 = 0
  EMI04 = 0
  EMI05 = 0
  EMIGRAD = 0
  IMM02 = 0
  G01 = 0
  G02 = 0
  G03 = 0
  ATT01 = 0
  ATT02 = 0
  ATT03 = 0
  ATT04 = 0
  ATT05 = 0
  ATT06 = 0
  ATT07 = 0
  ATT08 = 0
  KBU02 = 0
  KBU03 = 0
  KBU04 = 0
  KBU06 = 0
  INTROSHARE = 0
  SPE05 = 0
  SPE07 = 0
  SPE09 = 0
  SPE10 = 0
  POSTEL = 0
  GAPMEAN = 0
  GAPZERO = 0
  HUM03 = 0
  HUM11 = 0
  HUM12 = 0
  HUM13 = 0
  HUM14 = 0
  HUM15 = 0
  HURES = 0
  INTROLEAK = 0
  INTROPOSTS = 0
  SLOTS = 0
  TUTORUSE = 0
  TUTORFLOOR = 0
  LOADBOUND = 0
  MOV01 = 0
  HURESSD = 0
  FAM02 = 0
  FAM03 = 0
  FAM04 = 0
  FAM05 = 0
  FAM06 = 0
  FAM08 = 0
  FAM09 = 0
  PRACTSHARE = 0
  OUTGROW = 0
  OUTBACK = 0
  SET05 = 0
  SET06 = 0
  SET07 = 0
  SET08 = 0
  SET09 = 0
  SET12 = 0
  SET13 = 0
  SET18 = 0
  SET25 = 0
  OWNMIND = 0
  BUYCHANCE = 0
  BUYATONCE = 0
  VACLIMIT = 0
  REGHOV = 0
  REGSJ = 0
  REGSYD = 0
  REGMIDT = 0
  REGNORD = 0
  FTEW = 0
  FTEM = 0
  CAP01 = 0
  CAP05 = 0
  CAP08 = 0
  CAP09 = 0
  CAP10 = 0
  CAP13 = 0
  CLOSED = 0
  NEE03 = 0
  PRODUCT = 0
  LOADNORM = 0
  CATCH = 0
  FTEFLOOR = 0
  FEEDBACK = 0
  SPI01 = 0
  SPI02 = 0
  SPI03 = 0
  SPI05 = 0
  SPI06 = 0
  REL01 = 0
  REL02 = 0
  REL04 = 0
  REL05 = 0
  RELCAP = 0
  STAYPUT = 0
  MOVER = 0
  REL50 = 0
  REL58 = 0
  RET06 = 0
  RET07 = 0
  RETFLAT = 0
  RETBG = 0
  RET12 = 0
  RET14 = 0
  FATE59E = 0
  FATE60E = 0
  FATE65R = 0
  RETEMP = 0
  EMPX = 0
  EMPX55 = 0
  HOS03 = 0
  HOS05 = 0
  OWN2025 = 0
  EMPL2025 = 0
  CAPVAC = 0
  'intake.places' = 0
  'posts.hu' = 0
  'posts.hu.scale' = 0
  'posts.hu.extra' = 0
  'posts.hu.rule' = 0
  'posts.hu.match-ratio' = 0
  'posts.hu.fill-threshold' = 0
  'posts.hu.step' = 0
  'posts.hu.share-outside' = 0
  'posts.hu.largest-city-scale' = 0
  'posts.hu.mandate-share' = 0
  'tutors.slots-scale' = 0
  'tutors.trainees-per-tutor' = 0
  'tutors.crowding' = 0
  'choice.settle.new' = 0
  'choice.settle.established' = 0
  'choice.hu' = 0
  'choice.locked-years' = 0
  'capacity.open' = 0
  'capacity.rule' = 0
  'capacity.max-new-per-year' = 0
  'capacity.need-variant' = 0
  'capacity.count-unfilled' = 0
  'capacity.pool-size' = 0
  'hospital.cap' = 0
  'hospital.cap-fte' = 0
  'hospital.redirect-share' = 0
  'hospital.leak-share' = 0
  'hospital.restraint' = 0
  'senior.eligible-age' = 0
  'senior.take-up' = 0
  'senior.take-up-hospital' = 0
  'senior.hazard-ratio' = 0
  'senior.list-share' = 0
  'senior.extra-staff' = 0
  'clinic.conversion-hazard' = 0
  'clinic.mergers-per-year' = 0
  'clinic.min-population' = 0
  'clinic.scale-gain' = 0
  'clinic.attract-joint' = 0
  'clinic.tutor-prob-joint' = 0
  'staff.per-doctor' = 0
  'staff.list-gain' = 0
  'staff.relief-share' = 0
  'retirement.mode' = 0
  'retirement.sharp-age' = 0
  'retirement.hazard-scale' = 0
  'retirement.age-shift' = 0
  // policy/training.ts
  'soft.kbu' = 0
  'soft.intro' = 0
  'soft.hu' = 0
  'soft.settle.new' = 0
  'soft.settle.established' = 0

  // policy/practice.ts

  /** @throws Error when the timeline has a parameter without a field here. */
  constructor(offsets: Readonly<Record<string, number>>) {
    const fields = this as unknown as Record<string, number>
    const missing = Object.keys(offsets).filter((id) => !(id in fields))
    if (missing.length > 0) throw new Error(`terms: expected a field for each parameter, got none for ${missing.join(', ')}. Add them to sim/model/terms.ts.`)
    for (const id of Object.keys(offsets)) fields[id] = offsets[id]!
  }
}
