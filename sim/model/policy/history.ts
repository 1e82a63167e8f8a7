import type { PolicyRow } from './row.ts'

/** Deadline of accreditation, 31 August 2019: the year before it is when it could make somebody stop. */
const DEADLINE = 2019 * 12 + 8

/** What happened once, or was reckoned once, and what a scenario may undo of it. */
export const history: readonly PolicyRow[] = [
  { id: 'exit.deadline-ratio', axis: 'none', unit: 'ratio', da: 'Afgang i året op til en frist', en: 'Exits in the year up to a deadline', grade: 'C', source: 'assumption, 1 to 3: accreditation had to be done by 31 August 2019, and 92 doctors above 65 asked to be exempt (Regeringen, En læge tæt på dig, 2018)', base: (_, month) => (month >= DEADLINE - 12 && month < DEADLINE ? 1.5 : 1) },
  { id: 'exit.deadline-exempt-age', axis: 'none', unit: 'years', da: 'Fritaget for fristen fra alder', en: 'Exempt from the deadline from age', grade: 'A', source: 'Regeringen, En læge tæt på dig (2018): doctors above 65 need not be accredited', base: () => 65 },
  { id: 'projection.closed', axis: 'region', unit: 'flag', da: 'Regnes der efter regionens fremskrivning', en: 'Reckoned by the region’s projection', base: () => 0 },
  { id: 'projection.settlers', axis: 'region', unit: 'doctors/year', da: 'Nye speciallæger der nedsætter sig', en: 'New specialists who settle', base: () => 0 },
  { id: 'projection.numbers', axis: 'region', unit: 'numbers/year', da: 'Nye numre på grund af befolkningen', en: 'New numbers for the population', base: () => 0 },
]
