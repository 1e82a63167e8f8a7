import type { daGlossary } from './da-glossary.ts'
import type { Widen } from './widen.ts'

/** The same in English. */
export const enGlossary: Widen<typeof daGlossary> = {
  heading: 'Glossary',
  explain: (word: string) => `${word}: what does it mean?`,
  words: {
    number: { forms: ['provider number', 'provider numbers'], title: 'Provider number', text: 'The right to run a general practice in one place at public expense. It can be bought and sold; one number has room for one owner.' },
    hu: { forms: ['specialist trainees', 'specialist training'], title: 'Specialist training (HU)', text: 'Hoveduddannelse, the last part of training for a specialist. In general medicine 54 months, in hospital and in practice by turns.' },
    intro: { forms: ['introduction post', 'introduction posts'], title: 'Introduction post', text: 'A year in a specialty after KBU. It is needed to apply for specialist training.' },
    kbu: { forms: ['kbu'], title: 'KBU', text: 'Clinical basic training: the first year as a doctor. Posts are chosen in the order that a lottery gives.' },
    specialist: { forms: ['specialists', 'specialist'], title: 'Specialist in general medicine', text: 'A doctor who has completed specialist training in general medicine. Only specialists can own a provider number.' },
    fulltime: { forms: ['full-time'], title: 'Full-time', text: 'Doctors counted as full-time posts. Two at half time are one.' },
    weighted: { forms: ['weighted citizens'], title: 'Weighted citizens', text: 'Citizens counted by how much medical help they are expected to need. Someone old and ill counts for more than someone young and well.' },
    council: { forms: ['health council', 'health councils'], title: 'Health council', text: 'The 17 councils that from 2027 are responsible for health, each in its part of the country.' },
    threatened: { forms: ['threatened areas', 'threatened municipalities'], title: 'Threatened', text: 'An area where there are, or will be, too few doctors for everybody to choose one.' },
    replicate: { forms: ['simulations', 'simulation'], title: 'Simulation', text: 'One run through the lives of all doctors, with its own luck and its own guess at what nobody knows. Numbers here are the middle of many; “40 of 100” is how many reach the goal.' },
    band: { forms: ['likely'], title: 'Band', text: 'Half of the simulations lie in the dark band, 90 of 100 in the light one.' },
    baseline: { forms: ['baseline'], title: 'Baseline', text: 'The course without new measures: the rules in force at the beginning of 2025. Everything else is measured against it.' },
    assumption: { forms: ['assumption', 'assumptions'], title: 'Assumption (grade C)', text: 'A number without a direct source. Grade A has been seen in a source, grade B is worked out from such numbers.' },
  },
}
