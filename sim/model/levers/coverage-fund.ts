import type { LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes } from './changes.ts'
import { papers } from './papers.ts'

const noLimit = 1000
const ruleCodes: Readonly<Record<string, number>> = { proportional: 0, 'by-need': 1, 'first-come': 2 }

/** Money for the paid levers, and how it is shared when it does not reach. */
export const coverageFund: LeverDefinition = {
  id: 'coverage-fund',
  kind: 'lever',
  family: 'governance',
  hooks: ['budget'],
  source: papers.proposals,
  grade: 'C',
  text: {
    da: {
      name: 'Pulje til lægedækning',
      sentence: 'En årlig ramme, som regionerne kan søge; den begrænser, hvor meget de betalte tiltag kan fylde.',
      message: 'Puljen gør intet selv. Den siger, hvor meget der er råd til, og tvinger til at vælge mellem steder eller tiltag.',
      lookFor: 'Sæt den sammen med løntillæg eller honorar, og sænk rammen: virkningen skrumper i takt med pengene.',
      sideEffects: 'Fordeles pengene efter behov, får de næstværste intet. Deles de ligeligt, får alle for lidt til at gøre forskel.',
      examples: 'Papirerne foreslår en pulje uden beløb. Kun tiltag, hvis pris er en del af indstillingen, kan begrænses: løntillæg, honorar og transporttilskud.',
    },
    en: {
      name: 'Coverage fund',
      sentence: 'A yearly ceiling that regions can apply for; it limits how far paid levers can go.',
      message: 'The fund does nothing by itself. It says what can be afforded and forces a choice between places or levers.',
      lookFor: 'Combine it with a pay supplement or a fee and lower the ceiling: the effect shrinks with the money.',
      sideEffects: 'Shared by need, the next worst get nothing. Shared evenly, all get too little to matter.',
      examples: 'The papers propose a fund without an amount. Only levers whose price is part of a setting can be limited: pay supplement, fee and travel subsidy.',
    },
  },
  settings: [
    {
      id: 'fund_dkk_m_year',
      text: { da: { name: 'Ramme', help: '1.000 er ingen grænse.' }, en: { name: 'Ceiling', help: '1,000 is no limit.' } },
      role: 'setting', kind: 'number', unit: 'DKK m/year', statusQuo: noLimit, on: 100, min: 0, max: noLimit, step: 10,
      labels: { low: 50, middle: 100, high: 300, veryHigh: noLimit },
      source: papers.assumed, grade: 'C',
    },
    {
      id: 'ration_rule',
      text: { da: { name: 'Når pengene ikke rækker' }, en: { name: 'When the money does not reach' } },
      role: 'setting', kind: 'choice', unit: '', statusQuo: 'by-need', on: 'by-need',
      choices: [
        { value: 'proportional', text: { da: 'Alle lige meget mindre', en: 'All cut alike' } },
        { value: 'by-need', text: { da: 'De dårligst dækkede steder først', en: 'The worst covered places first' } },
        { value: 'first-come', text: { da: 'De tiltag først, der begyndte først', en: 'Levers that began first, first' } },
      ],
      source: papers.assumed, grade: 'C',
    },
  ],
  primary: 'fund_dkk_m_year',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Rammen gælder det, der betales i området; andre steder er der ingen ramme.',
    en: 'The ceiling holds for what is paid in scope; elsewhere there is none.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S0-00f'],
  modifiers(use: ResolvedLever) {
    const changes = new Changes(use)
    const fund = changes.number('fund_dkk_m_year')
    if (fund >= noLimit) return []
    changes.cap('budget.fund', fund, use.places)
    const rule = ruleCodes[changes.word('ration_rule')]!
    if (rule !== 0) changes.replace('budget.rule', rule)
    return changes.list
  },
}
