import { STAGE } from '../stages/index.ts'
import { STAGES, type World } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

/** Where a career may be, coarser than the stages of the model. */
const groups = {
  study: { stages: [STAGE.student], da: 'studiet', en: 'medical school' },
  basic: { stages: [STAGE.graduate, STAGE.kbu], da: 'KBU', en: 'KBU' },
  intro: { stages: [STAGE.beforeIntro, STAGE.intro, STAGE.awaitingHu], da: 'valgt almen medicin', en: 'chosen general medicine' },
  hu: { stages: [STAGE.hu], da: 'hoveduddannelse', en: 'HU' },
  retraining: { stages: [STAGE.retraining], da: 'omskoling', en: 'retraining' },
  practice: { stages: [STAGE.practice], da: 'almen praksis', en: 'general practice' },
  outside: { stages: [STAGE.outside], da: 'job uden for praksis', en: 'work outside practice' },
  other: { stages: [STAGE.otherDoctor], da: 'andet end almen medicin', en: 'other than general medicine' },
  abroad: { stages: [STAGE.abroad], da: 'udlandet', en: 'abroad' },
  retired: { stages: [STAGE.retired], da: 'pension', en: 'retirement' },
  left: { stages: [STAGE.left], da: 'frafald', en: 'dropping out' },
} as const
/** A group of careers by id. */
export type CareerGroup = keyof typeof groups

/** Steps that are recorded: from where to where; `new` is from outside the model. A step back within a group is none. */
export const careerFlows: readonly (readonly [from: CareerGroup | 'new', to: CareerGroup])[] = [
  ['new', 'study'], ['study', 'basic'], ['study', 'left'], ['study', 'abroad'],
  ['new', 'basic'], ['basic', 'intro'], ['basic', 'other'], ['basic', 'abroad'],
  ['abroad', 'intro'], ['intro', 'hu'], ['intro', 'other'], ['intro', 'abroad'],
  ['hu', 'practice'], ['hu', 'outside'], ['hu', 'other'], ['hu', 'abroad'],
  ['other', 'retraining'], ['retraining', 'practice'], ['retraining', 'abroad'],
  ['new', 'practice'], ['abroad', 'practice'], ['outside', 'practice'],
  ['practice', 'outside'], ['practice', 'other'], ['practice', 'retired'], ['practice', 'abroad'],
]

/** Stages that a group of careers stands for; none for those who are new. */
export function stagesOf(group: CareerGroup | 'new'): readonly number[] {
  return group === 'new' ? [] : groups[group].stages
}

function counted(from: CareerGroup | 'new', to: CareerGroup): (w: World) => number {
  const cells = (from === 'new' ? [STAGES] : stagesOf(from)).flatMap((a) => stagesOf(to).map((b) => a * STAGES + b))
  return (w) => {
    let n = 0
    for (const cell of cells) n += w.moves[cell]!
    return n
  }
}

const doctors = { da: 'personer', en: 'people' }

/** Every step of a career, counted as it is taken. */
export const careerSteps: ModelIndicator = {
  id: 'career-flows',
  text: { da: 'Skridt i lægers veje', en: 'Steps of careers' },
  definition: {
    da: 'Personer, der i årets løb går fra ét trin til et andet, fra optagelse til pension. Hvert skridt tælles, når det tages; hvem der er på et trin, er derfor dem fra året før plus dem, der kom, minus dem, der gik.',
    en: 'People who in the year go from one stage to another, from admission to retirement. Each step is counted when it is taken; so those at a stage are those of the year before, plus who came, less who went.',
  },
  kind: 'flow',
  source: 'definition',
  grade: 'A',
  blocks: careerFlows.map(([from, to]) => ({ component: `${from}-${to}`, level: 'nation' as const, cadence: 'year' as const })),
  measures: careerFlows.map(([from, to]) => ({
    id: `${from}-${to}`,
    text:
      from === 'new'
        ? { da: `Nye udefra i ${groups[to].da} pr. år`, en: `New from outside in ${groups[to].en} per year` }
        : { da: `Fra ${groups[from].da} til ${groups[to].da} pr. år`, en: `From ${groups[from].en} to ${groups[to].en} per year` },
    unit: doctors,
    numerator: [`${from}-${to}`],
    decimals: 0,
  })),
  measure: Object.fromEntries(careerFlows.map(([from, to]) => [`${from}-${to}/nation`, one(counted(from, to))])),
}
