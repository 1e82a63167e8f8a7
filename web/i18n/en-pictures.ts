import type { Widen } from './widen.ts'
import type { daPictures } from './da-pictures.ts'

export const enPictures: Widen<typeof daPictures> = {
  strip: { label: 'More figures', enlarge: 'Show large:' },
  flow: {
    title: 'The doctors’ way, step by step',
    stages: {
      study: 'Medical school',
      basic: 'New doctor (KBU)',
      intro: 'Chosen general medicine',
      hu: 'Specialist training',
      practice: 'General practice',
      new: 'Admitted',
      left: 'Dropped out',
      other: 'Other specialty',
      outside: 'Other work',
      abroad: 'Abroad',
      retired: 'Retirement',
      fromAbroad: 'From abroad',
      fromOutside: 'From other work',
      retraining: 'Retraining',
    },
    mode: 'Show',
    modes: { year: 'Per year', total: 'In all' },
    total: (from, to) => `${from}–${to} in all`,
    focus: (from, to, period, people, interval, difference) => `${from} to ${to}, ${period}: ${people} people (90% interval ${interval}).${difference} Enter shows a life.`,
    difference: (value, interval, certain) => ` Difference from baseline: ${value} (${interval})${certain ? '' : ', cannot be told from chance'}.`,
    columns: { from: 'From', to: 'To', people: 'People', low: '90% from', high: '90% to', difference: 'Difference from baseline', differenceLow: 'Difference, 90% from', differenceHigh: 'Difference, 90% to' },
    sentence: (period, admitted, chosen, hu, practice, retired) =>
      `${period}: ${admitted} begin medical school, ${chosen} choose general medicine, ${hu} begin specialist training, ${practice} go on to general practice, and ${retired} retire from practice.`,
    source: 'Means of the simulations, so that streams add up. Very thin streams stand in the table alone. Choose a stream to see a life that follows it.',
    stepOf: (from, to) => `${from} to ${to}`,
    anyStep: 'All, whatever the step',
    stepLabel: 'Took the step',
    stepYear: 'In the year',
  },
}
