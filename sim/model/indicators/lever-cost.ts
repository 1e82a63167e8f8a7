import type { ModelIndicator } from './indicator.ts'

const each = { da: 'kr.', en: 'DKK' }

/** What levers cost. Computed from two runs by sim/analysis/lever-cost.ts, so a run records nothing of it. */
export const leverCost: ModelIndicator = {
  id: 'lever-cost',
  text: { da: 'Udgift pr. tiltag', en: 'Cost per lever' },
  definition: {
    da: 'Enheder betalt for gange prisen, pr. tiltag og i alt, og hvad et ekstra lægeår, et ekstra år for en borger med plads på en liste og et ekstra besat forløb koster, mod samme kørsel uden tiltagene, simulering for simulering. En pris, ingen kilde giver, er tom, indtil brugeren udfylder den; så længe en mangler, siges intet pr. enhed. For regioner, hvor enhederne kan stedfæstes. Kroner lægges sammen, som de bruges, uden diskontering.',
    en: 'Units paid for times their price, by lever and in all, and what an extra doctor-year, an extra year of a citizen with room on a list and an extra filled post costs, against the same run without the levers, replicate by replicate. A price that no source gives is empty until the user fills it; while one is missing nothing is said per unit. For regions where the units can be placed. DKK are added up as they are spent, without discounting.',
  },
  kind: 'ratio',
  source: 'definition; prices by lever in LEVERS.md. Funds of the papers limit what they pay for: 600 million for health houses (Regeringen, En læge tæt på dig, 2018), and the ceiling of coverage-fund',
  grade: 'C',
  blocks: [],
  measures: [],
  compared: [
    { id: 'lever-dkk', text: { da: 'Udgift pr. tiltag', en: 'Cost of a lever' }, unit: each, decimals: 0 },
    { id: 'all-dkk', text: { da: 'Udgift i alt', en: 'Cost in all' }, unit: each, decimals: 0 },
    { id: 'dkk-per-gp-year', text: { da: 'Kroner pr. ekstra lægeår', en: 'DKK per extra doctor-year' }, unit: each, decimals: 0, more: 'bad' },
    { id: 'dkk-per-covered-year', text: { da: 'Kroner pr. ekstra år for en borger med plads på en liste', en: 'DKK per extra year of a citizen with room on a list' }, unit: each, decimals: 0, more: 'bad' },
    { id: 'dkk-per-filled-post', text: { da: 'Kroner pr. ekstra besat HU-forløb', en: 'DKK per extra HU post filled' }, unit: each, decimals: 0, more: 'bad' },
  ],
  measure: {},
}
