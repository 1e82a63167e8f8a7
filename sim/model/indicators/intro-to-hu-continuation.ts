import { OTHER_GROUPS } from '../processes/other-tracks.ts'
import { FLOW } from '../world.ts'
import { one, type ModelIndicator } from './indicator.ts'

const others = OTHER_GROUPS.map((id, g) => ({ id, g, ...(id === 'priority' ? { da: 'psykiatri, BUP eller geriatri', en: 'psychiatry, child psychiatry or geriatrics' } : { da: 'et andet speciale', en: 'another specialty' }) }))

/** Who goes on to HU after the introduction post. */
export const introToHuContinuation: ModelIndicator = {
  id: 'intro-to-hu-continuation',
  text: { da: 'Fra introduktion til HU', en: 'From introduction to HU' },
  definition: {
    da: 'Læger, der i året begynder HU i almen medicin højst to år efter introduktionsstillingen, over introduktionsstillinger afsluttet i året. De to er ikke de samme personer, så et enkelt år kan svinge.',
    en: 'Doctors who in the year begin HU in general medicine within two years of their introduction post, over introduction posts ended in the year. The two are not the same people, so a single year may swing.',
  },
  kind: 'ratio',
  source: 'definition; only general medicine has introduction posts of its own in the model: other specialties are told from the choice after KBU, in expected numbers',
  grade: 'A',
  blocks: [
    { component: 'intro-ended', level: 'nation', cadence: 'year' },
    { component: 'hu-within-two-years', level: 'nation', cadence: 'year' },
    ...others.flatMap(({ id }) => [`chose-${id}`, `begun-${id}`].map((component) => ({ component, level: 'nation' as const, cadence: 'year' as const }))),
  ],
  measures: [
    { id: 'continuation', text: { da: 'Fortsætter i HU inden for to år', en: 'Go on to HU within two years' }, unit: { da: 'procent', en: 'per cent' }, numerator: ['hu-within-two-years'], denominator: ['intro-ended'], scale: 100, decimals: 0, more: 'good' },
    ...others.map(({ id, da, en }) => ({ id: `continuation-${id}`, text: { da: `Begynder HU af dem, der valgte ${da} to år før`, en: `Begin HU of those who chose ${en} two years before` }, unit: { da: 'procent', en: 'per cent' }, numerator: [`begun-${id}`], denominator: [`chose-${id}`], scale: 100, decimals: 0, more: 'good' as const })),
    ...others.map(({ id, da, en }) => ({ id: `begun-${id}`, text: { da: `Begynder HU i ${da}, pr. år`, en: `Begin HU in ${en}, per year` }, unit: { da: 'læger', en: 'doctors' }, numerator: [`begun-${id}`], decimals: 0 })),
  ],
  measure: {
    ...Object.fromEntries(
      others.flatMap(({ id, g }) => [
        [`chose-${id}/nation`, one((w) => w.otherTracks.applicantsOf(g))],
        [`begun-${id}/nation`, one((w) => w.otherTracks.filledOf(g))],
      ]),
    ),
    'intro-ended/nation': one((w) => w.flows[FLOW.introEnded]!),
    'hu-within-two-years/nation': one((w) => w.flows[FLOW.huWithinTwoYears]!),
  },
}
