/**
 * Scenarios nobody would think of: any levers and drivers together, with settings anywhere in their ranges, any starts, ends and places, from any first
 * month. Each must either be refused with a reason or run without error and without an impossible state. 500 by default;
 * `RANDOM_SCENARIOS=20000 npx vitest run --config test/vitest.config.ts --project property random-scenarios` runs more, `RANDOM_SEED=7` others.
 */
import { expect, test } from 'vitest'
import type { SettingDefinition, SettingValue } from '../../../sim/model/definitions.ts'
import { levers } from '../../../sim/model/levers/index.ts'
import { createModel } from '../../../sim/model/replicate.ts'
import type { World } from '../../../sim/model/world.ts'
import { compileScenario, monthText, parseScenario } from '../../../sim/scenario/index.ts'
import type { LeverUse, ScenarioDocument } from '../../../sim/scenario/index.ts'
import { breachesOf } from './accounts.ts'
import { library, pack } from './laboratory.ts'

const wanted = Number(process.env.RANDOM_SCENARIOS ?? 500)
const seed = Number(process.env.RANDOM_SEED ?? 1)
const ACTIVE = 4

/** Uniform numbers of a scenario of its own (mulberry32): scenario k is the same however many are run. */
function chanceOf(k: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) + Math.imul(k, 0x85ebca6b)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Chance = () => number
const pick = <T>(list: readonly T[], u: Chance): T => list[Math.floor(u() * list.length)]!

/** A number in the range: often at an end, where things break. */
function amount(setting: SettingDefinition, u: Chance): number {
  const low = setting.min ?? 0
  const high = setting.max ?? 1
  const where = u()
  const value = where < 0.2 ? low : where < 0.4 ? high : low + u() * (high - low)
  // A year is a whole number.
  return setting.unit === 'year' || setting.id === 'start_intake' ? Math.round(value) : value
}

function valueOf(setting: SettingDefinition, u: Chance): SettingValue {
  switch (setting.kind) {
    case 'number':
      return amount(setting, u)
    case 'boolean':
      return u() < 0.5
    case 'choice':
      return pick(setting.choices!, u).value
    case 'places':
      return pack.places.filter(() => u() < 0.2).map(({ code }) => code)
    case 'shares': {
      const weights = Object.keys(setting.on as object).map((key) => [key, u() < 0.2 ? 0 : u()] as const)
      const sum = weights.reduce((total, [, weight]) => total + weight, 0)
      return sum > 0 ? Object.fromEntries(weights.map(([key, weight]) => [key, weight / sum])) : (setting.on as Readonly<Record<string, number>>)
    }
    case 'amounts':
      return Object.fromEntries(Object.keys(setting.on as object).map((key) => [key, amount(setting, u)]))
  }
}

/** A scenario of a few months around something: levers begin before, in or after them. */
function scenario(k: number): ScenarioDocument {
  const u = chanceOf(k)
  const past = u() < 0.25
  const from = past ? 2007 * 12 + Math.floor(u() * 18 * 12) : 2025 * 12 + Math.floor(u() * 4)
  const months = 2 + Math.floor(u() * 8)
  const chosen: Record<'levers' | 'drivers', Record<string, LeverUse>> = { levers: {}, drivers: {} }
  // From one lever to all of them.
  const share = u() < 0.1 ? 1 : u() * u()
  for (const lever of levers) {
    if (u() > share) continue
    const use: Record<string, unknown> = {}
    for (const setting of lever.settings) if (u() < 0.6) use[setting.id] = valueOf(setting, u)
    // A lever must be able to act within so short a run.
    if (!lever.settings.some(({ id }) => id === 'start_intake') && u() < 0.8) use.start = monthText(from + Math.floor(u() * months) - 2)
    // One with an end of its own would end before it begins.
    if (use.start !== undefined && (lever.end !== undefined || u() < 0.15)) use.end = monthText(from + months + Math.floor(u() * 24))
    if (u() < 0.2) use.ramp_years = u() * 5
    if (lever.scoped && u() < 0.4) use.scope = scope(u)
    chosen[lever.kind === 'driver' ? 'drivers' : 'levers'][lever.id] = use as LeverUse
  }
  return { format: 1, id: `random-${k}`, extends: 'baseline', seed: `random ${k}`, chanceOnly: u() < 0.5, period: { from: monthText(from), to: monthText(from + months - 1) }, ...chosen }
}

function scope(u: Chance) {
  const kind = Math.floor(u() * 4)
  if (kind === 0) return { flag: pick(Object.keys(pack.places[0]!.flags), u) }
  if (kind === 1) return { regions: [pick(pack.regionIds, u)] }
  if (kind === 2) {
    // From a few places, which may reach nothing of what a lever acts on and be refused, to nearly all.
    const share = 0.1 + 0.9 * u()
    return { places: pack.places.filter(() => u() < share).map(({ code }) => code) }
  }
  return { flag: 'outside_largest_cities', regions: [pick(pack.regionIds, u)] }
}

/** Numbers that cannot be, whatever the scenario. */
function impossible(w: World): string[] {
  const found: string[] = []
  const check = (name: string, values: ArrayLike<number>, low = 0, high = Infinity) => {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      if (value >= low && value <= high) continue
      found.push(`${name}[${i}] is ${value}`)
      return
    }
  }
  check('heads', w.heads)
  check('trainees', w.trainees)
  check('juniors', w.juniors)
  check('numbers', w.numbers)
  check('free numbers', w.free)
  check('solo numbers for sale', w.vacantSolo)
  check('shares for sale', w.vacantShared)
  check('people by stage', w.counts)
  check('hospital persons', w.hospitalPersons)
  check('need', w.need)
  check('fte', w.fte)
  check('capacity', w.capacityFte)
  check('load', w.load, 0, 100)
  check('unlisted', w.unlisted)
  check('open share', w.openShare, 0, 1)
  check('milieu', w.milieu, -100, 100)
  check('flows', w.flows, -1e9, 1e9)
  check('slots per owner', w.slotsPerOwner, 0, 100)
  check('parameters', w.v, -1e10, 1e10)
  return found
}

/** What is wrong with scenario k; undefined when it was refused with a reason. */
function breaches(k: number): string[] | undefined {
  const document = scenario(k)
  const parsed = parseScenario(document, library, { pack })
  if (!parsed.ok) {
    // Levers may clash, and an end may come before a start; nothing else may be wrong with a scenario made from the definitions.
    const other = parsed.problems.filter(({ code }) => code !== 'conflict')
    return other.length > 0 ? other.map(({ message }) => message) : undefined
  }
  try {
    const compiled = compileScenario(parsed.scenario, pack)
    const model = createModel(compiled)
    model.begin(0)
    const people = () => model.world.people.size
    let before = people()
    for (let month = compiled.from; month <= compiled.to; month++) {
      model.step(month)
      if (people() < before) return [`${monthText(month)}: ${before - people()} people gone`]
      before = people()
      const found = [...impossible(model.world), ...(month === compiled.to ? breachesOf(model.world) : [])]
      if (found.length > 0) return found.slice(0, 5).map((what) => `${monthText(month)}: ${what}`)
    }
    const buffer = model.world.buffer
    const wrong = compiled.layout.blocks.filter(({ offset, steps, cells }) => buffer.subarray(offset, offset + steps * cells).some((value) => !Number.isFinite(value)))
    return wrong.map(({ indicator, component, level }) => `recorded ${indicator} ${component} ${level}: no number`)
  } catch (error) {
    if ((error as Error).name === 'ScenarioError') return undefined
    return [(error as Error).stack ?? String(error)]
  }
}

test(`${wanted} random scenarios run without error or impossible state, or are refused with a reason`, { timeout: 60_000 + wanted * 500 }, () => {
  const found: string[] = []
  let ran = 0
  const used = new Set<string>()
  for (let k = 0; k < wanted && found.length < ACTIVE; k++) {
    const wrong = breaches(k)
    if (wrong === undefined) continue
    ran++
    const { levers: on = {}, drivers = {} } = scenario(k)
    for (const id of Object.keys({ ...on, ...drivers })) used.add(id)
    if (wrong.length > 0) found.push(`scenario ${k} (RANDOM_SEED=${seed}): ${wrong.join('; ')}\n${JSON.stringify(scenario(k))}`)
  }
  expect(found.join('\n\n')).toBe('')
  // Most are not refused, and every lever and driver has been on.
  expect(ran).toBeGreaterThan(wanted * 0.5)
  if (wanted >= 500) expect(levers.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
})
