import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, cellsOutside, Changes } from './changes.ts'
import { papers } from './papers.ts'
import { outsideLargestCities } from './targets.ts'
import { siteCell } from './campuses.ts'

/** More of the degree, education days and summer placements outside the largest cities: ties that are there before the first post is chosen. */
export const earlyExposure: LeverDefinition = {
  id: 'early-exposure',
  kind: 'lever',
  family: 'education-places',
  hooks: ['choice'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Tidlig tilknytning under studiet',
      sentence: 'Lægger mere af studiet på hospitaler og i praksis uden for de største byer og inviterer studerende på uddannelsesdage og sommerpraktik.',
      message: 'Man vælger lettere et sted, man kender. Men virkningen er lille for den enkelte, og den når først speciallægerne efter mange år.',
      lookFor: 'Valget af KBU-sted blandt dem, der bliver læger efter start. Speciallæger kommer tidligst 78 måneder efter KBU, så tallene for 2029 og 2035 flytter sig knap.',
      sideEffects: 'Klinisk undervisning tager supervisortid på de modtagende hospitaler. Byernes hospitaler mister studerende og senere nogle ansøgere: det er en stedlever.',
      examples: 'Esbjerg og Gødstrup har kandidatdelen, Køge og Aalborg hele uddannelsen. Effekten af nogle måneder eller en uddannelsesdag er en antagelse.',
    },
    en: {
      name: 'Early ties during medical school',
      sentence: 'Puts more of the degree at hospitals and practices outside the largest cities and invites students to education days and summer placements.',
      message: 'A place one knows is chosen more easily. But the effect on each person is small, and it reaches specialists only after many years.',
      lookFor: 'The choice of foundation post among those who graduate after the start. Specialists come 78 months after the foundation year at the earliest, so the figures of 2029 and 2035 hardly move.',
      sideEffects: 'Clinical teaching takes supervisors’ time at the receiving hospitals. City hospitals lose students and later some applicants: it is a place lever.',
      examples: 'Esbjerg and Gødstrup teach the master part, Køge and Aalborg the whole degree. The effect of some months or of an education day is an assumption.',
    },
  },
  proxy: {
    da: 'En andel nås, og deres valg får et lille oddsforhold.',
    en: 'A share is reached, and their choice gets a small odds ratio.',
  },
  settings: [
    {
      id: 'decentral_months',
      text: { da: { name: 'Ekstra studiemåneder uden for de største byer' }, en: { name: 'Extra months of study outside the largest cities' } },
      role: 'setting',
      kind: 'number',
      unit: 'months',
      statusQuo: 0,
      on: 6,
      min: 0,
      max: 24,
      step: 1,
      labels: { low: 3, middle: 8, high: 15, veryHigh: 24 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'full_degree_sites',
      text: {
        da: { name: 'Steder med hele uddannelsen', help: 'Gødstrups kandidatdel fra 2029 er med i grundforløbet. Tre år i Esbjerg regnes næsten for lige så meget som seks, så det flytter kun lidt.' },
        en: { name: 'Sites with the whole degree', help: 'The master part at Gødstrup from 2029 is in the baseline. Three years in Esbjerg count for nearly as much as six, so this moves little.' },
      },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'today',
      on: 'esbjerg',
      choices: [
        { value: 'today', text: { da: 'Som i dag', en: 'As today' } },
        { value: 'esbjerg', text: { da: 'Også Esbjerg', en: 'Esbjerg as well' } },
      ],
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'or_per_12_months',
      text: { da: { name: 'Oddsforhold pr. 12 måneder for at vælge området' }, en: { name: 'Odds ratio per 12 months of choosing the area' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.15,
      on: 1.15,
      min: 1,
      max: 1.5,
      step: 0.05,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'reach_share',
      text: { da: { name: 'Studerende nået med uddannelsesdage eller sommerpraktik' }, en: { name: 'Students reached by education days or summer placements' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: 0.15,
      min: 0,
      max: 0.6,
      step: 0.05,
      labels: { low: 0.1, middle: 0.2, high: 0.4, veryHigh: 0.6 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'reach_or',
      text: { da: { name: 'Oddsforhold for dem, der er nået' }, en: { name: 'Odds ratio for those reached' } },
      role: 'assumption',
      kind: 'number',
      unit: 'odds ratio',
      statusQuo: 1.05,
      on: 1.05,
      min: 1,
      max: 1.2,
      step: 0.01,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'decentral_months',
  start: '2026-01',
  rampYears: 3,
  scoped: true,
  scopeNote: {
    da: 'Området tager imod de studerende. Et klyngeområde er med, når mindst halvdelen af dets indbyggere bor dér; hele uddannelsen i Esbjerg kræver, at Esbjerg er med.',
    en: 'The scope receives the students. A hospital cluster is in scope when at least half of its inhabitants live there; the whole degree in Esbjerg needs Esbjerg to be in it.',
  },
  placeLever: true,
  aims: outsideLargestCities,
  lagMonths: 78,
  rows: ['S0-05d', 'S1-02', 'S1-02b', 'S1-02c', 'S1-02d', 'S1-18a'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const outside = cellsOutside(use, context, 'cluster')
    if (outside.length === context.clusters.length) return []
    changes.add('study.exposure', (log(changes.number('or_per_12_months')) * changes.number('decentral_months')) / 12)
    if (changes.number('reach_share') > 0) {
      changes.add('study.reach-share', changes.number('reach_share'))
      changes.add('study.reach', log(changes.number('reach_or')))
    }
    if (changes.word('full_degree_sites') === 'esbjerg' && (cellsInScope(use, context, 'site') ?? [siteCell(context, 'esbjerg')]).includes(siteCell(context, 'esbjerg'))) changes.replace('study.whole-degree', 1, [siteCell(context, 'esbjerg')])
    if (outside.length > 0 && changes.list.length > 0) changes.replace('study.here', 0, outside)
    return changes.list
  },
}
