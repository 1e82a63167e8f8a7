/** Municipalities where fewer than four doctors own a practice: an indicator of one's own, for the notebook. */
export default ({ one, sum, FORM }) => ({
  id: 'few-owners',
  version: '1',
  indicators: [
    {
      id: 'few-owners',
      kind: 'stock',
      source: 'the notebook',
      grade: 'C',
      text: { da: 'Kommuner med få ejere', en: 'Municipalities with few owners' },
      definition: { da: 'Kommuner med under fire ejere ved årets slutning.', en: 'Municipalities with fewer than four owners at the end of the year.' },
      blocks: [{ component: 'few', level: 'nation', cadence: 'year' }],
      measures: [{ id: 'places', text: { da: 'Kommuner', en: 'Municipalities' }, unit: { da: 'kommuner', en: 'municipalities' }, numerator: ['few'], decimals: 0 }],
      measure: { 'few/nation': one((w) => sum(w, (place) => (w.headcount(FORM.solo, place) + w.headcount(FORM.shared, place) < 4 ? 1 : 0))) },
    },
  ],
})
