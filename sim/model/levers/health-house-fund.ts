import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

/** A fund for doctor and health houses: it pays for so many projects and then is empty. */
export const healthHouseFund: LeverDefinition = {
  id: 'health-house-fund',
  kind: 'lever',
  family: 'infrastructure',
  hooks: ['capacity', 'budget'],
  source: papers.plan2018,
  grade: 'B',
  text: {
    da: {
      name: 'Læge- og sundhedshuse',
      sentence: 'En pulje til større klinikker med personale og plads til uddannelse, især hvor lægedækningen er svagest.',
      message: 'Puljen rækker til et antal huse, og så er den tom. Husene samler sololæger og lokker lidt; de første står klar efter to år.',
      lookFor: 'Andelen af solopraksis og uddannelsespladser fra tredje år, og nedsættelser i kommuner med et nyt hus.',
      sideEffects: 'Længere til lægen, når solopraksis flytter sammen. Kommuner uden hus mister lidt. Bygger alle, vinder ingen på de andre.',
      examples: 'I 2018 gav 207,7 mio. kr. 30 projekter i 26 kommuner, altså 6,9 mio. kr. pr. projekt. 600 mio. kr. ville række til omkring 87.',
    },
    en: {
      name: 'Doctor and health houses',
      sentence: 'A fund for larger clinics with staff and room for training, above all where coverage is weakest.',
      message: 'The fund pays for a number of houses and then it is empty. Houses bring solo doctors together and attract a little; the first stand after two years.',
      lookFor: 'The share of solo practices and training slots from the third year, and settlement in municipalities with a new house.',
      sideEffects: 'Farther to the doctor when solo practices move together. Municipalities without a house lose a little. If all build, none gains on the others.',
      examples: 'In 2018 207.7 million kroner gave 30 projects in 26 municipalities, 6.9 million each. 600 million would pay for about 87.',
    },
  },
  settings: [
    {
      id: 'fund_dkk_m',
      text: { da: { name: 'Pulje' }, en: { name: 'Fund' } },
      role: 'setting', kind: 'number', unit: 'DKK m', statusQuo: 0, on: 600, min: 0, max: 1500, step: 50,
      evidence: [0, 600],
      labels: { low: 300, middle: 700, high: 1100, veryHigh: 1500 },
      source: papers.plan2018, grade: 'A',
    },
    {
      id: 'capital_earmark_dkk_m',
      text: { da: { name: 'Heraf til hovedstaden' }, en: { name: 'Of it for the capital' } },
      role: 'setting', kind: 'number', unit: 'DKK m', statusQuo: 0, on: 150, min: 0, max: 300, step: 10,
      labels: { low: 50, middle: 150, high: 225, veryHigh: 300 },
      source: `${papers.plan2018}: up to 150`, grade: 'A',
    },
    {
      id: 'cost_per_project_dkk_m',
      text: { da: { name: 'Pris pr. projekt' }, en: { name: 'Cost per project' } },
      role: 'assumption', kind: 'number', unit: 'DKK m', statusQuo: 6.9, on: 6.9, min: 3, max: 20, step: 0.1,
      source: `${papers.plan2018}: 207.7 million for 30 projects`, grade: 'B',
    },
    {
      id: 'doctors_per_project',
      text: { da: { name: 'Læger pr. hus' }, en: { name: 'Doctors per house' } },
      role: 'assumption', kind: 'number', unit: 'persons', statusQuo: 4, on: 4, min: 2, max: 10, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'trainee_rooms_per_project',
      text: { da: { name: 'Rum til uddannelse pr. hus' }, en: { name: 'Training rooms per house' } },
      role: 'setting', kind: 'number', unit: 'rooms', statusQuo: 1, on: 1, min: 0, max: 3, step: 1,
      labels: { low: 0, middle: 1, high: 2, veryHigh: 3 },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'build_months',
      text: { da: { name: 'Byggetid' }, en: { name: 'Building time' } },
      role: 'assumption', kind: 'number', unit: 'months', statusQuo: 24, on: 24, min: 12, max: 48, step: 6,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'years_to_spend',
      text: { da: { name: 'Puljen deles over' }, en: { name: 'Fund spread over' } },
      role: 'assumption', kind: 'number', unit: 'years', statusQuo: 4, on: 4, min: 1, max: 10, step: 1,
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'matrix_rule',
      text: {
        da: { name: 'Kun hvor der er særlige udfordringer', help: 'Region Midtjyllands matrix: anlæg kun i truede områder. Ellers de dårligst dækkede først, overalt.' },
        en: { name: 'Only where challenges are special', help: 'The matrix of Region Midtjylland: building in threatened areas only. Else the worst covered first, anywhere.' },
      },
      role: 'setting', kind: 'boolean', unit: '', statusQuo: false, on: false,
      source: papers.midtjylland, grade: 'A',
    },
  ],
  primary: 'fund_dkk_m',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  placeLever: true,
  lagMonths: 24,
  rows: ['S3-01i', 'S3-05j', 'S3-IA', 'S3-IF', 'S4-F06', 'S4-09', 'S4-10'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const fund = changes.number('fund_dkk_m')
    if (fund === 0) return []
    changes.add('houses.fund', fund)
    changes.add('houses.capital', Math.min(fund, changes.number('capital_earmark_dkk_m')))
    changes.replaceIfMoved(healthHouseFund, 'cost_per_project_dkk_m', 'houses.cost', changes.number('cost_per_project_dkk_m'))
    changes.replaceIfMoved(healthHouseFund, 'doctors_per_project', 'houses.doctors', changes.number('doctors_per_project'))
    changes.replaceIfMoved(healthHouseFund, 'trainee_rooms_per_project', 'houses.rooms', changes.number('trainee_rooms_per_project'))
    changes.replaceIfMoved(healthHouseFund, 'build_months', 'houses.months', changes.number('build_months'))
    changes.replaceIfMoved(healthHouseFund, 'years_to_spend', 'houses.years', changes.number('years_to_spend'))
    const everywhere = context.places.map((_, place) => place)
    changes.replace('houses.target', 1, use.places ?? (changes.yes('matrix_rule') ? placesWithFlag(context, 'threatened') : everywhere))
    changes.add('houses.attraction', context.parameter('SET15'))
    return changes.list
  },
}
