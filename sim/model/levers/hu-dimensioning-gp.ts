import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, cellsOutside, Changes, peopleOf } from './changes.ts'
import { papers } from './papers.ts'

const ruleCodes: Readonly<Record<string, number>> = { plan: 0, 'match-candidates': 1, conditional: 2 }

/** How many specialist training posts (HU) general practice has each year, and by which rule the number is set. */
export const huDimensioningGp: LeverDefinition = {
  id: 'hu-dimensioning-gp',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts'],
  source: papers.plan2018,
  grade: 'A',
  text: {
    da: {
      name: 'Dimensionering af almen medicin',
      sentence: 'Antallet af hoveduddannelsesforløb i almen medicin om året, og efter hvilken regel tallet sættes.',
      message:
        'Flere opslåede forløb giver kun flere speciallæger, hvis nogen søger dem, og hvis der er tutorlæger til dem. I dag er ansøgerne den knappe side.',
      lookFor:
        'Se opslåede, besatte og ansøgere i samme figur. Et forløb fra januar 2026 bliver tidligst speciallæge i juli 2030, efter evalueringen i 2029. Bliver forløbene ikke besat, falder besættelsesgraden i stedet.',
      sideEffects:
        'Flere forløb i de søgte byer trækker ansøgere fra yderområderne. Flere uddannelseslæger optager tutorlæger og lokaler. Reglen om at matche kandidater kan slå flere forløb op, end praksis kan uddanne.',
      examples: 'Dimensioneringen blev hævet med 30 forløb i 2019 og 30 i 2020. Den næste plan gælder 2026–2030.',
    },
    en: {
      name: 'Number of specialist training posts in general practice',
      sentence: 'The number of specialist training posts in general practice a year, and the rule by which it is set.',
      message: 'More posts give more specialists only if somebody applies and tutors can take them. Today applicants are the short side.',
      lookFor:
        'See posts, fills and applicants in one figure. A post from January 2026 is a specialist in July 2030 at the earliest, after the review of 2029. Posts that stay empty lower the fill rate instead.',
      sideEffects:
        'More posts in popular cities draw applicants from the periphery. More trainees take tutors and rooms. Matching candidates may post more than practices can train.',
      examples: 'The frame rose by 30 posts in 2019 and 30 in 2020. The next plan covers 2026–2030.',
    },
  },
  settings: [
    {
      id: 'tracks_delta_pct',
      text: {
        da: { name: 'Flere eller færre forløb', help: 'Procent af planen 2026–2030.' },
        en: { name: 'More or fewer posts', help: 'Per cent of the plan 2026–2030.' },
      },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: 20,
      min: -20,
      max: 50,
      step: 1,
      labels: { low: 10, middle: 25, high: 35, veryHigh: 50 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'tracks_delta_posts',
      text: { da: { name: 'Forløb oveni' }, en: { name: 'Posts on top' } },
      role: 'setting',
      kind: 'number',
      unit: 'posts/year',
      statusQuo: 0,
      on: 0,
      min: 0,
      max: 200,
      step: 5,
      evidence: [0, 60],
      labels: { low: 30, middle: 60, high: 120, veryHigh: 200 },
      source: `${papers.plan2018}: 30 in 2019 and 30 in 2020`,
      grade: 'A',
    },
    {
      id: 'rule',
      text: {
        da: {
          name: 'Regel',
          help: 'Papirerne udelukker hinanden her: ét vil matche kandidaterne, et andet kun udvide, når de udfordrede forløb er besat.',
        },
        en: {
          name: 'Rule',
          help: 'The papers exclude each other here: one wants posts to match graduates, another to expand only when challenged posts fill.',
        },
      },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'plan',
      on: 'plan',
      choices: [
        { value: 'plan', text: { da: 'Efter plan', en: 'By plan' } },
        { value: 'match-candidates', text: { da: 'Svarer til kandidaterne', en: 'Match the graduates' } },
        { value: 'conditional', text: { da: 'Flere, når forløbene er besat', en: 'More once posts are filled' } },
      ],
      source: `${papers.proposals}; ${papers.regions}`,
      grade: 'A',
    },
    {
      id: 'match_ratio',
      text: {
        da: { name: 'Forløb pr. kandidat', help: 'Kun under reglen, der svarer til kandidaterne; alle specialer tilsammen.' },
        en: { name: 'Posts per graduate', help: 'Only under the matching rule; all specialties together.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'posts/graduate',
      statusQuo: 1,
      on: 1,
      min: 0.8,
      max: 1.1,
      step: 0.05,
      labels: { low: 0.9, middle: 1, high: 1.05, veryHigh: 1.1 },
      source: `${papers.proposals}: a reading of the text`,
      grade: 'B',
    },
    {
      id: 'fill_threshold',
      text: {
        da: { name: 'Besættelse, der udløser flere', help: 'Kun under den betingede regel.' },
        en: { name: 'Fill rate that triggers growth', help: 'Only under the conditional rule.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.95,
      on: 0.95,
      min: 0.8,
      max: 1,
      step: 0.01,
      labels: { low: 0.85, middle: 0.95, high: 0.98, veryHigh: 1 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'step_if_filled',
      text: {
        da: { name: 'Forløb oveni pr. trin', help: 'Kun under den betingede regel.' },
        en: { name: 'Posts added per step', help: 'Only under the conditional rule.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'posts/year',
      statusQuo: 20,
      on: 20,
      min: 0,
      max: 60,
      step: 5,
      labels: { low: 10, middle: 20, high: 40, veryHigh: 60 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'tracks_delta_pct',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Forløbene i området følger ændringen, resten planen. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor i området. Kandidater og besatte forløb tælles i hele landet.',
    en: 'Posts in scope follow the change and the others the plan. A hospital cluster is in scope when at least half of its inhabitants live there. Candidates and filled posts are counted in the whole country.',
  },
  placeLever: false,
  lagMonths: 54,
  rows: ['S0-00h', 'S1-03', 'S1-03g', 'S4-01', 'S4-01b'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const clusters = cellsInScope(use, context, 'cluster')
    const rule = changes.word('rule')
    const posts = changes.number('tracks_delta_posts')
    if (clusters) {
      if (clusters.length === 0) return []
      // Extra posts of a part of the country are shared by its inhabitants.
      const people = clusters.map((c) => peopleOf(context, c, use.from))
      const all = people.reduce((sum, n) => sum + n, 0)
      changes.multiply('posts.hu.cluster-scale', 1 + changes.number('tracks_delta_pct') / 100, clusters)
      clusters.forEach((c, k) => changes.add('posts.hu.cluster-extra', (posts * people[k]!) / all, [c]))
      if (rule !== 'plan') changes.replace('posts.hu.ruled', 0, cellsOutside(use, context, 'cluster'))
    } else {
      changes.multiply('posts.hu.scale', 1 + changes.number('tracks_delta_pct') / 100)
      changes.add('posts.hu.extra', posts)
    }
    if (rule !== 'plan') changes.replace('posts.hu.rule', ruleCodes[rule]!)
    if (rule === 'match-candidates') changes.replace('posts.hu.match-ratio', changes.number('match_ratio'))
    if (rule === 'conditional') {
      changes.replace('posts.hu.fill-threshold', changes.number('fill_threshold'))
      changes.replace('posts.hu.step', changes.number('step_if_filled'))
    }
    return changes.list
  },
}
