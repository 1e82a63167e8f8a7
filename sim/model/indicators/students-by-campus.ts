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
      for (let s = 0; s < w.input.siteCount; s++) out[offset + s] = w.students[s]!
    },
  },
}
