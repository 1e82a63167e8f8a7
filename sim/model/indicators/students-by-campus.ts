import type { ModelIndicator } from './indicator.ts'

/** Students by study site. */
export const studentsByCampus: ModelIndicator = {
  id: 'students-by-campus',
  text: { da: 'Studerende pr. studiested', en: 'Students by campus' },
  definition: {
    da: 'Studerende indskrevet ved årets slutning, og årets optag, efter studiested.',
    en: 'Students enrolled at the end of the year, and the year’s intake, by site.',
  },
  kind: 'stock',
  source: 'definition; 140 places more outside the largest cities in the reform (Danske Regioner, 25 veje til bedre lægedækning, 2025)',
  grade: 'A',
  blocks: [
    { component: 'campus-students', level: 'site', cadence: 'year' },
    { component: 'campus-intake', level: 'site', cadence: 'year' },
  ],
  measures: [
    { id: 'campus-students', text: { da: 'Studerende', en: 'Students' }, unit: { da: 'studerende', en: 'students' }, numerator: ['campus-students'], decimals: 0 },
    { id: 'campus-intake', text: { da: 'Årets optag', en: 'Intake of the year' }, unit: { da: 'studerende', en: 'students' }, numerator: ['campus-intake'], decimals: 0 },
  ],
  measure: {
    'campus-intake/site': (w, out, offset) => out.set(w.intake.subarray(0, w.input.siteCount), offset),
    'campus-students/site': (w, out, offset) => {
      for (let s = 0; s < w.input.siteCount; s++) out[offset + s] = w.students[s]!
    },
  },
}
