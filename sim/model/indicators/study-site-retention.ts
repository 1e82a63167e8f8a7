import { census, RETAINED_AFTER, siteCell } from './census.ts'
import type { Measurer, ModelIndicator } from './indicator.ts'

const parts = ['known', 'kept', 'knownNet', 'keptNet'] as const
const names = { known: 'known', kept: 'kept', knownNet: 'known-net', keptNet: 'kept-net' } as const

const bySite = (part: (typeof parts)[number], k: number): Measurer => (w, out, offset) => {
  const values = census(w)[part]
  for (let s = 0; s < w.input.siteCount; s++) out[offset + s] = values[siteCell(k, s)]!
}
const country = (part: (typeof parts)[number], k: number): Measurer => (w, out, offset) => {
  const values = census(w)[part]
  let sum = 0
  for (let s = 0; s < w.input.siteCount; s++) sum += values[siteCell(k, s)]!
  out[offset] = sum
}
const name = (part: (typeof parts)[number], years: number) => `${names[part]}-${years}y`
const all = RETAINED_AFTER.flatMap((years, k) => parts.map((part) => ({ years, k, part })))
const percent = { da: 'procent', en: 'per cent' }

/** Do graduates work where they studied? */
export const studySiteRetention: ModelIndicator = {
  id: 'study-site-retention',
  text: { da: 'Fastholdelse fra studiested', en: 'Study-site retention' },
  definition: {
    da: 'Andel af et kandidathold, der 1, 5 og 10 år efter arbejder i studiestedets region, af dem, hvis arbejdssted følges (KBU og almen medicin). Renset for opvækst: de, der voksede op i regionen, er trukket ud.',
    en: 'Share of the graduates of a year who work in the region of their study site 1, 5 and 10 years on, of those whose workplace is followed (KBU and general medicine). Net of origin: those who grew up in the region are left out.',
  },
  kind: 'ratio',
  source: 'definition; about half of Odense graduates stay in the region (Siboni 2016)',
  grade: 'B',
  blocks: all.flatMap(({ part, years }) => [{ component: name(part, years), level: 'nation' as const, cadence: 'year' as const }, { component: name(part, years), level: 'site' as const, cadence: 'year' as const }]),
  measures: RETAINED_AFTER.flatMap((years) => [
    { id: `kept-${years}y`, text: { da: `I studiestedets region efter ${years} år`, en: `In the region of the study site after ${years} year${years > 1 ? 's' : ''}` }, unit: percent, numerator: [name('kept', years)], denominator: [name('known', years)], scale: 100, decimals: 0 },
    { id: `kept-net-${years}y`, text: { da: `Det samme uden dem, der voksede op dér, ${years} år`, en: `The same without those who grew up there, ${years} year${years > 1 ? 's' : ''}` }, unit: percent, numerator: [name('keptNet', years)], denominator: [name('knownNet', years)], scale: 100, decimals: 0 },
  ]),
  measure: Object.fromEntries(all.flatMap(({ part, years, k }) => [[`${name(part, years)}/nation`, country(part, k)], [`${name(part, years)}/site`, bySite(part, k)]])),
}
