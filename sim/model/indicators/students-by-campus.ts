import { STAGE } from '../stages/index.ts'
import type { ModelIndicator } from './indicator.ts'

/** Students by study site. */
export const studentsByCampus: ModelIndicator = {
  id: 'students-by-campus',
  text: { da: 'Studerende pr. studiested', en: 'Students by campus' },
  definition: {
    da: 'Studerende indskrevet ved årets slutning, efter studiested.',
    en: 'Students enrolled at the end of the year, by site.',
  },
  kind: 'stock',
  source: 'definition',
  grade: 'A',
  blocks: [
    { component: 'campus-students', level: 'site', cadence: 'year' },
  ],
  measures: [
    { id: 'campus-students', text: { da: 'Studerende', en: 'Students' }, unit: { da: 'studerende', en: 'students' }, numerator: ['campus-students'], decimals: 0 },
  ],
  measure: {
    'campus-students/site': (w, out, offset) => {
      const { stage, site, size } = { stage: w.people.stage, site: w.people.site, size: w.people.size }
      const sites = w.input.siteCount
      for (let s = 0; s < sites; s++) out[offset + s] = 0
      for (let i = 0; i < size; i++) if (stage[i] === STAGE.student && site[i]! < sites) out[offset + site[i]!]! += 1
    },
  },
}
