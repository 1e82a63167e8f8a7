import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsOutside, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Mean age at which owners stopped in 2022 (RET01). */
const meanAgeToday = 66

/** Share of doctors gone in ten years at the exit rate observed in 2015-17 (5.5 % a year). */
const goneInTenYears = 0.43

/** When doctors leave: a driver for scenarios and calibration, not a policy. */
export const retirementAge: LeverDefinition = {
  id: 'retirement-age',
  kind: 'driver',
  family: 'drivers',
  hooks: ['exit'],
  source: papers.midtjylland,
  grade: 'A',
  text: {
    da: {
      name: 'Pensionsalder',
      sentence: 'Hvornår læger holder op: en omverdensantagelse til scenarier og kalibrering, ikke et tiltag.',
      message: 'Går alle et år senere, er der omkring 2 % flere læger et par år efter. Gevinsten falder igen, for de, der bliver, går også.',
      lookFor: 'Afgange pr. år og antal læger de første år. En skarp aldersgrænse tømmer en pukkel det første år; det andet år er langt mindre.',
      sideEffects: 'Senere afgang betyder færre ledige praksis at overtage for yngre læger og en ældre lægestand.',
      examples:
        'Region Midtjylland regnede i 2008 med pension ved 62 (63 afgange) eller 65 (26 afgange). PLO venter, at en tredjedel går inden for ti år.',
    },
    en: {
      name: 'Retirement age',
      sentence: 'When doctors stop: a driver for scenarios and calibration, not a measure.',
      message: 'If everybody leaves a year later there are about 2 % more doctors a few years on. The gain fades, since those who stay leave too.',
      lookFor: 'Exits a year and doctors in the first years. A sharp age empties a backlog in the first year; the second is far smaller.',
      sideEffects: 'Later exits leave younger doctors fewer practices to take over, and an older profession.',
      examples:
        'In 2008 Region Midtjylland reckoned with retirement at 62 (63 exits) or 65 (26 exits). The GPs’ union expects a third to leave within ten years.',
    },
  },
  settings: [
    {
      id: 'mode',
      text: { da: { name: 'Form' }, en: { name: 'Form' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'hazard',
      on: 'hazard',
      choices: [
        { value: 'hazard', text: { da: 'Stigende risiko med alderen', en: 'Risk rising with age' } },
        { value: 'sharp-cut', text: { da: 'Alle ved samme alder', en: 'Everybody at one age' } },
      ],
      source: papers.midtjylland,
      grade: 'A',
    },
    {
      id: 'mean_age',
      text: {
        da: { name: 'Afgangsalder', help: 'Gennemsnittet ved stigende risiko (hele kurven flyttes), ellers den fælles alder.' },
        en: { name: 'Age at exit', help: 'The mean when risk rises with age (the whole curve is moved), else the one age.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'age',
      statusQuo: meanAgeToday,
      on: 67,
      min: 60,
      max: 70,
      step: 0.5,
      evidence: [65, 67],
      labels: { low: 66.5, middle: 67.5, high: 68.5, veryHigh: 70 },
      source: 'RET01: mean age of owners who stopped in 2022, PLO',
      grade: 'A',
    },
    {
      id: 'exit_10y_share',
      text: {
        da: { name: 'Gået inden for ti år', help: 'Andel af de praktiserende læger. 0,43 svarer til afgangen i 2015–17, 0,33 er PLO’s skøn.' },
        en: {
          name: 'Gone within ten years',
          help: 'Share of general practitioners. 0.43 is the rate of 2015–17, 0.33 the estimate of the GPs’ union.',
        },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: goneInTenYears,
      on: goneInTenYears,
      min: 0.25,
      max: 0.45,
      step: 0.01,
      labels: { low: 0.33, middle: 0.43, high: 0.44, veryHigh: 0.45 },
      source: `${papers.plan2018}: one third; 0.43 from the observed rate`,
      grade: 'B',
    },
  ],
  primary: 'mean_age',
  start: '2025-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Gælder ejere i området; hvem der ejer ved start, er som i hele landet.',
    en: 'Holds for owners in scope; who owns at the start is as in the whole country.',
  },
  placeLever: false,
  lagMonths: 0,
  rows: ['S3-02b', 'S3-A08', 'S3-A09', 'S3-A11', 'S4-F02', 'S4-F03'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const age = changes.number('mean_age')
    const outside = cellsOutside(use, context, 'place')
    if (changes.word('mode') === 'sharp-cut') {
      changes.replace('retirement.mode', 1)
      changes.replace('retirement.sharp-age', age)
      if (outside.length > 0) changes.replace('retirement.here', 0, outside)
      return changes.list
    }
    changes.add('retirement.age-shift', age - meanAgeToday)
    const gone = changes.number('exit_10y_share')
    if (gone !== goneInTenYears) changes.multiply('retirement.hazard-scale', log(1 - gone) / log(1 - goneInTenYears))
    if (outside.length > 0 && changes.list.length > 0) changes.replace('retirement.here', 0, outside)
    return changes.list
  },
}
