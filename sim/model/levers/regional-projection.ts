import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** A region that reckons with its own figures: who comes and what is given out, and nothing else. */
export const regionalProjection: LeverDefinition = {
  id: 'regional-projection',
  kind: 'driver',
  family: 'drivers',
  hooks: ['rule'],
  source: papers.midtjylland,
  grade: 'A',
  text: {
    da: {
      name: 'Regionens egen fremskrivning',
      sentence: 'Én region regnes, som den selv regnede: så mange nye speciallæger nedsætter sig, så mange nye numre gives, og ellers køber og flytter ingen.',
      message: 'En fremskrivning er et regnestykke: ledige numre, plus nye, plus dem der stopper, minus dem der kommer.',
      lookFor: 'Ledige numre ved årets slutning. Med pension ved 62 bliver det 73 i Region Midtjylland, med pension ved 65 bliver det 36.',
      sideEffects: 'Speciallæger ud over fremskrivningens må finde en plads i andre regioner eller som ansatte. Kun til at genskabe et papirs tal.',
      examples: 'Region Midtjylland ventede i januar 2008 24 nye speciallæger og fire nye numre til 30 ledige.',
    },
    en: {
      name: 'The region’s own projection',
      sentence: 'One region is reckoned as it reckoned itself: so many new specialists settle, so many new numbers are given out, and nobody else buys or moves.',
      message: 'A projection is a sum: vacant numbers, plus new ones, plus those who stop, less those who come.',
      lookFor: 'Vacant numbers at the end of the year. With retirement at 62 they are 73 in Region Midtjylland, with retirement at 65 they are 36.',
      sideEffects: 'Specialists beyond the projection’s must find a place in other regions or as employed. Only for repeating a paper’s figures.',
      examples: 'In January 2008 Region Midtjylland expected 24 new specialists and four new numbers on top of 30 vacant.',
    },
  },
  settings: [
    {
      id: 'region',
      text: { da: { name: 'Region' }, en: { name: 'Region' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'none',
      on: 'midtjylland',
      choices: [
        { value: 'none', text: { da: 'Ingen', en: 'None' } },
        { value: 'midtjylland', text: { da: 'Region Midtjylland', en: 'Central Denmark Region' } },
      ],
      source: papers.midtjylland,
      grade: 'A',
    },
    {
      id: 'new_specialists',
      text: { da: { name: 'Nye speciallæger om året' }, en: { name: 'New specialists a year' } },
      role: 'setting',
      kind: 'number',
      unit: 'doctors/year',
      statusQuo: 24,
      on: 24,
      min: 0,
      max: 60,
      step: 1,
      source: papers.midtjylland,
      grade: 'A',
    },
    {
      id: 'settle_share',
      text: { da: { name: 'Del af dem, der nedsætter sig i regionen' }, en: { name: 'Share of them who settle in the region' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 1,
      on: 1,
      min: 0,
      max: 1,
      step: 0.05,
      source: `${papers.midtjylland}: all are reckoned to`,
      grade: 'A',
    },
    {
      id: 'need_growth_numbers',
      text: { da: { name: 'Nye numre om året' }, en: { name: 'New numbers a year' } },
      role: 'setting',
      kind: 'number',
      unit: 'numbers/year',
      statusQuo: 4,
      on: 4,
      min: 0,
      max: 20,
      step: 1,
      source: papers.midtjylland,
      grade: 'A',
    },
  ],
  primary: 'new_specialists',
  start: '2025-01',
  end: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Området kan kun snævre ind: regionen skal være valgt, og mindst halvdelen af dens indbyggere skal bo i området.',
    en: 'A scope can only narrow: the region must be chosen, and at least half of its inhabitants must live in it.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S3-A01', 'S3-A10', 'S3-A11'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const region = context.regions.indexOf(changes.word('region'))
    if (region < 0 || cellsInScope(use, context, 'region')?.includes(region) === false) return []
    changes.replace('projection.closed', 1, [region])
    changes.replace('projection.settlers', Math.round(changes.number('new_specialists') * changes.number('settle_share')), [region])
    changes.replace('projection.numbers', changes.number('need_growth_numbers'), [region])
    return changes.list
  },
}
