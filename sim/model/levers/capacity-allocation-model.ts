import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsOutside, Changes, shareInScope } from './changes.ts'
import { papers } from './papers.ts'

const ruleCodes: Readonly<Record<string, number>> = { 'regional-plan': 0, 'midtjylland-2008': 1, 'need-model': 2 }
const variantCodes: Readonly<Record<string, number>> = { 'fee-regression': 0, equal: 1, 'age-only': 2 }

/** The rule by which new and returned capacities are placed. */
export const capacityAllocationModel: LeverDefinition = {
  id: 'capacity-allocation-model',
  kind: 'lever',
  family: 'targeted-capacity',
  hooks: ['rule'],
  source: papers.agreement,
  grade: 'A',
  text: {
    da: {
      name: 'Fordelingsmodel for kapacitet',
      sentence: 'Reglen for, hvor nye og returnerede kapaciteter i almen praksis placeres.',
      message:
        'Modellen bestemmer, hvor der må åbnes, ikke om nogen flytter derhen. Den virker gennem udskiftningen og bliver stærkere, jo færre numre der i forvejen står ledige.',
      lookFor:
        'Afstanden mellem bedst og dårligst dækkede områder, og ledige kapaciteter: dem kan en behovsmodel samle der, hvor ingen vil være. Se dækningen med og uden ubesatte kapaciteter.',
      sideEffects:
        'Områder med høj dækning får færre nye numre, også når de vokser. Tæller ubesatte kapaciteter med som dækning, ser de dårligst stillede områder bedre ud, end de er, og får færre.',
      examples:
        'Region Midtjylland prioriterede i 2008 delepraksis, fællesskaber og steder, der kunne rekruttere; den nationale model fra 1. juli 2025 prioriterer laveste kapacitet pr. sygdomsvægtet borger.',
    },
    en: {
      name: 'Capacity allocation model',
      sentence: 'The rule for where new and returned capacities in general practice go.',
      message:
        'The model decides where doctors may open, not whether anyone moves there. It works through turnover and grows stronger the fewer numbers already stand vacant.',
      lookFor:
        'The gap between best and worst covered areas, and vacant capacities: a need model may pile them up where nobody wants to be. See coverage with and without unfilled capacities.',
      sideEffects:
        'Well covered areas get fewer new numbers, even when they grow. If unfilled capacity counts as coverage, the worst off look better than they are and get fewer.',
      examples:
        'In 2008 Region Midtjylland put part practices, joint practices and likely recruiters first; the national model from 1 July 2025 puts the lowest capacity per need-weighted citizen first.',
    },
  },
  settings: [
    {
      id: 'rule',
      text: { da: { name: 'Regel' }, en: { name: 'Rule' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'regional-plan',
      on: 'need-model',
      choices: [
        { value: 'regional-plan', text: { da: 'Regionernes praksisplaner', en: 'Regional plans' } },
        { value: 'midtjylland-2008', text: { da: 'Midtjylland 2008: hvor der kan rekrutteres', en: 'Midtjylland 2008: where recruiting is likely' } },
        { value: 'need-model', text: { da: 'National model efter behov', en: 'National model by need' } },
      ],
      source: `${papers.agreement}; ${papers.midtjylland}`,
      grade: 'A',
    },
    {
      id: 'max_new_delta',
      text: {
        da: {
          name: 'Flere eller færre nye kapaciteter om året',
          help: 'I forhold til modellens egen forudsætning (CAPNEW) for hele landet. Papirerne siger kun, at tallet følger budgettet.',
        },
        en: {
          name: 'More or fewer new capacities a year',
          help: 'Against the model’s own assumption (CAPNEW) for the whole country. The papers only say that the number follows the budget.',
        },
      },
      role: 'setting',
      kind: 'number',
      unit: 'numbers/year',
      statusQuo: 0,
      on: 0,
      min: -150,
      max: 200,
      step: 5,
      labels: { low: 25, middle: 75, high: 125, veryHigh: 200 },
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'need_weight_variant',
      text: { da: { name: 'Behovsvægte' }, en: { name: 'Need weights' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'fee-regression',
      on: 'fee-regression',
      choices: [
        { value: 'fee-regression', text: { da: 'Sygdomsvægtet (honorarer 2023)', en: 'Illness weighted (fees of 2023)' } },
        { value: 'equal', text: { da: 'Alle borgere lige', en: 'All citizens equal' } },
        { value: 'age-only', text: { da: 'Kun alder', en: 'Age only' } },
      ],
      source: `${papers.agreement}; other variants assumed`,
      grade: 'A',
    },
    {
      id: 'count_unfilled',
      text: {
        da: { name: 'Ubesatte kapaciteter tæller som dækning', help: 'Det officielle mål tæller dem med.' },
        en: { name: 'Unfilled capacity counts as coverage', help: 'The official measure counts it.' },
      },
      role: 'setting',
      kind: 'boolean',
      unit: '',
      statusQuo: true,
      on: false,
      source: papers.agreement,
      grade: 'A',
    },
    {
      id: 'pool_size',
      text: {
        da: { name: 'Kapaciteter givet samlet', help: 'Flere ad gangen til samme sted gør en flerlægepraksis mulig.' },
        en: { name: 'Capacities given together', help: 'Several at once to one place make a joint practice possible.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'numbers',
      statusQuo: 1,
      on: 3,
      min: 1,
      max: 6,
      step: 1,
      labels: { low: 2, middle: 3, high: 4, veryHigh: 6 },
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'rule',
  start: '2025-07',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Området får den del af de nye kapaciteter, som dets behov er af landets, og fordeler dem efter modellen; resten følger regionernes plan.',
    en: 'The scope has the share of new capacities that its need is of the country’s and gives them out by the model; the rest follow the regional plan.',
  },
  placeLever: true,
  lagMonths: 0,
  rows: ['S1-00d', 'S2-00c', 'S3-04i', 'S3-04j'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const rule = changes.word('rule')
    const variant = changes.word('need_weight_variant')
    if (rule !== 'regional-plan') changes.replace('capacity.rule', ruleCodes[rule]!)
    // No fewer than none: a cut deeper than what there is stops at it.
    const outside = cellsOutside(use, context, 'place')
    const most = context.base('capacity.max-new-per-year', use.from, 0) * shareInScope(use, context)
    changes.add(use.places ? 'capacity.local-new' : 'capacity.max-new-per-year', Math.max(changes.number('max_new_delta'), -most))
    if (variant !== 'fee-regression') changes.replace('capacity.need-variant', variantCodes[variant]!)
    if (!changes.yes('count_unfilled')) changes.replace('capacity.count-unfilled', 0)
    if (changes.number('pool_size') !== 1) changes.replace('capacity.pool-size', changes.number('pool_size'))
    if (outside.length > 0 && changes.list.length > 0) changes.replace('capacity.ruled', 0, outside)
    return changes.list
  },
}
