import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

/** What the baseline holds: half a per cent more tasks a year, nine of ten contacts closed in general practice. */
const today = { growth: 0.5, finished: 0.9 }

/** Tasks that move from hospitals to general practice. */
export const taskShiftToGp: LeverDefinition = {
  id: 'task-shift-to-gp',
  kind: 'driver',
  family: 'drivers',
  hooks: ['capacity'],
  source: papers.midtjylland,
  grade: 'C',
  text: {
    da: {
      name: 'Opgaver flyttet til almen praksis',
      sentence: 'Arbejdet pr. patient vokser, når kronikere, forebyggelse og sygehusopgaver flytter: en omverdensantagelse, ikke et tiltag.',
      message: 'Opgaver, der flytter til almen praksis, æder en del af de ekstra læger. Fem tusind læger kan komme til at føles som færre.',
      lookFor: 'Belastning og borgere uden læge, mens lægetallet er næsten uændret.',
      sideEffects: 'Sygehuse får luft; praksis får pres. Områder med få læger rammes hårdest.',
      examples: 'Omkring 90 % af kontakter afsluttes i almen praksis. Kontroller af KOL og diabetes flyttede dertil med overenskomsten fra 2018.',
    },
    en: {
      name: 'Tasks moved to general practice',
      sentence: 'Work per patient grows when chronic care, prevention and hospital tasks move: a driver, not a measure.',
      message: 'Tasks that move to general practice eat a part of the extra doctors. Five thousand doctors may come to feel like fewer.',
      lookFor: 'Load and people without a doctor, while the number of doctors is almost the same.',
      sideEffects: 'Hospitals get air, practices get strain. Areas with few doctors are hit hardest.',
      examples: 'About 90 % of contacts are closed in general practice. Checks of COPD and diabetes moved there with the agreement of 2018.',
    },
  },
  settings: [
    {
      id: 'task_growth_pct',
      text: { da: { name: 'Nye opgaver om året', help: 'Af lægens arbejde. 0,5 er med i modellens behovsvækst.' }, en: { name: 'New tasks a year', help: 'Of the doctor’s work. The model’s growth in need holds 0.5.' } },
      role: 'setting', kind: 'number', unit: '%/year', statusQuo: today.growth, on: 1, min: 0, max: 2, step: 0.1,
      labels: { low: 0.3, middle: 0.7, high: 1.2, veryHigh: 2 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'finished_share',
      text: { da: { name: 'Kontakter, der afsluttes uden henvisning', help: 'En kontakt, der ikke henvises, er én mere for lægen.' }, en: { name: 'Contacts closed without referral', help: 'A contact that is not referred is one more for the doctor.' } },
      role: 'setting', kind: 'number', unit: 'share', statusQuo: today.finished, on: today.finished, min: 0.85, max: 0.95, step: 0.01,
      labels: { low: 0.87, middle: 0.9, high: 0.92, veryHigh: 0.95 },
      source: `${papers.midtjylland}: about 90 %`, grade: 'A',
    },
  ],
  primary: 'task_growth_pct',
  start: '2025-01',
  rampYears: 0,
  scoped: true,
  placeLever: false,
  lagMonths: 0,
  rows: ['S1-00l', 'S3-02a', 'S3-02c', 'S3-02d', 'S4-F07', 'S4-F15', 'S4-O03', 'S4-M7', 'S4-S4'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    changes.add('need.growth', (changes.number('task_growth_pct') - today.growth) / 100, use.places)
    changes.multiply('need.level', 1 + (changes.number('finished_share') - today.finished), use.places)
    return changes.list
  },
}
