/**
 * Levers that cannot stand together in one scenario, as a list of rules. A clash is a problem that names both levers; what may stand together and is
 * merely added, multiplied or ordered (keys before placement balance, terms per practice) needs no rule here.
 */
import type { LeverDefinition, SettingValue, Text } from '../model/definitions.ts'
import { leverById } from '../model/levers/index.ts'
import { monthOf } from './months.ts'
import type { Problems } from './problems.ts'
import type { LeverUse, Scenario } from './types.ts'

/** A lever that is switched on, as a rule sees it: its months (`to` exclusive) and its settings with defaults filled in. */
export interface ClashingUse {
  readonly id: string
  readonly from: number
  readonly to: number
  setting(id: string): SettingValue | undefined
}

/** Two levers that clash, and when; twice the same where two settings of one do. Both are on when the rule is asked. */
export interface ClashRule {
  readonly levers: readonly [string, string]
  /** Whether these two uses clash. */
  clashes(a: ClashingUse, b: ClashingUse): boolean
  /** What to tell, and what to do about it. */
  readonly text: Text
}

const overlap = (a: ClashingUse, b: ClashingUse) => a.from < b.to && b.from < a.to
const numbersOf = (value: SettingValue | undefined): number[] =>
  typeof value === 'number' ? [value] : typeof value === 'object' && !Array.isArray(value) ? Object.values(value as Readonly<Record<string, number>>) : []

/** Every pair that clashes. */
export const clashRules: readonly ClashRule[] = [
  {
    // Both say where new numbers may be opened: the closure until 30 June 2025, the model from 1 July.
    levers: ['new-capacity-closure', 'capacity-allocation-model'],
    clashes: overlap,
    text: {
      da: 'begge bestemmer, hvor nye kapaciteter må åbnes, i de samme måneder. Lad det ene slutte, før det andet begynder.',
      en: 'both say where new capacities may open, in the same months. Let one end before the other begins.',
    },
  },
  {
    // One paper wants more places, another none and fewer in the big cities: both can be modelled, never both signs in one scenario.
    levers: ['study-places-regional', 'study-intake-total'],
    clashes: (growth, cut) =>
      growth.setting('mode') === 'growth' &&
      numbersOf(growth.setting('places_total')).some((places) => places > 0) &&
      ['intake_delta_pct', 'intake_delta_places'].some((id) => numbersOf(cut.setting(id)).some((delta) => delta < 0)),
    text: {
      da: 'det ene lader optaget vokse, det andet skærer i det. Vælg omfordeling (mode) i det første, eller lad være med at skære i det andet.',
      en: 'one lets the intake grow and the other cuts it. Choose redistribution (mode) in the first, or do not cut in the second.',
    },
  },
  {
    // The same disagreement within one lever: per cent down and places up, or the other way round.
    levers: ['study-intake-total', 'study-intake-total'],
    clashes: (intake) => {
      const signs = ['intake_delta_pct', 'intake_delta_places'].map((id) => Math.sign(Number(intake.setting(id))))
      return signs[0]! * signs[1]! < 0
    },
    text: {
      da: 'intake_delta_pct og intake_delta_places har hvert sit fortegn: optaget kan ikke både vokse og skæres. Sæt det ene til 0.',
      en: 'intake_delta_pct and intake_delta_places have opposite signs: the intake cannot both grow and be cut. Set one to 0.',
    },
  },
]

/** Levers that pay doctors for their work: what a ban on operating subsidies rules out. */
export const operatingSubsidies: readonly string[] = ['pay-premium', 'gp-fee-differentiation']

/** Reports every pair of levers that cannot stand together, and every lever that the scenario's own policy rules out. */
export function checkClashes(scenario: Scenario, startOf: (use: LeverUse, lever: LeverDefinition) => number, problems: Problems): void {
  const uses = new Map<string, ClashingUse>()
  for (const [id, use] of Object.entries(scenario.levers)) {
    const lever = leverById(id)
    if (lever && use.enabled !== false) uses.set(id, clashingUse(use, lever, startOf(use, lever)))
  }
  for (const rule of clashRules) {
    const [a, b] = rule.levers.map((id) => uses.get(id))
    if (!a || !b || !rule.clashes(a, b)) continue
    problems.say(`levers.${rule.levers[1]}`, 'conflict', {
      da: a === b ? `${a.id}: ${rule.text.da}` : `${a.id} og ${b.id}: ${rule.text.da}`,
      en: a === b ? `lever ${a.id}: ${rule.text.en}` : `levers ${a.id} and ${b.id}: ${rule.text.en}`,
    })
  }
  if (scenario.policy?.operating_subsidy_allowed === false)
    for (const id of operatingSubsidies)
      if (uses.has(id))
        problems.say(`levers.${id}`, 'conflict', {
          da: `${id} giver driftstilskud, og policy.operating_subsidy_allowed er false. Slå det ene fra.`,
          en: `${id} pays an operating subsidy, and policy.operating_subsidy_allowed is false. Switch one off.`,
        })
}

function clashingUse(use: LeverUse, lever: LeverDefinition, from: number): ClashingUse {
  const end = use.end ?? lever.end
  return {
    id: lever.id,
    from,
    to: end === undefined ? Infinity : monthOf(end)!,
    setting(id) {
      const setting = lever.settings.find((s) => s.id === id)
      const given = use[id] as SettingValue | undefined
      if (setting?.kind === 'amounts' && given !== undefined) return { ...(setting.on as Readonly<Record<string, number>>), ...(given as Readonly<Record<string, number>>) }
      return given ?? setting?.on
    },
  }
}
