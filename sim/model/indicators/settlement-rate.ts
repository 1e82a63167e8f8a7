import { FLOW } from '../world.ts'
import { census, SETTLED_AFTER } from './census.ts'
import { one, perPlaceFlow, perRegionValue, type ModelIndicator } from './indicator.ts'

const cohorts = SETTLED_AFTER.map((years, k) => ({ years, k }))
const percent = { da: 'procent', en: 'per cent' }

/** Who takes up work in practice, and where owners come and go. */
export const settlementRate: ModelIndicator = {
  id: 'settlement-rate',
  text: { da: 'Nedsættelser', en: 'Settlements' },
  definition: {
    da: 'Andel af et års nye speciallæger, der arbejder i det almenmedicinske tilbud 1, 3 og 5 år efter, efter den region de blev uddannet i; og læger, der bliver ejere eller ansættes i praksis, pr. år.',
    en: 'Share of the new specialists of a year who work in the general-practice service 1, 3 and 5 years on, by the region they trained in; and doctors who become owners or are employed in practice, per year.',
  },
  kind: 'flow',
  source: 'definition',
  grade: 'A',
  blocks: [
    { component: 'settled-owners', level: 'nation', cadence: 'year' },
    { component: 'settled-employed', level: 'nation', cadence: 'year' },
    { component: 'settled', level: 'place', cadence: 'year' },
    { component: 'place-exits', level: 'place', cadence: 'year' },
    { component: 'immigrated', level: 'nation', cadence: 'year' },
    ...cohorts.flatMap(({ years }) =>
      (['nation', 'region'] as const).flatMap((level) => [{ component: `recognised-${years}y`, level, cadence: 'year' as const }, { component: `settled-${years}y`, level, cadence: 'year' as const }]),
    ),
    ...cohorts.map(({ years }) => ({ component: `settled-threatened-${years}y`, level: 'nation' as const, cadence: 'year' as const })),
  ],
  measures: [
    ...cohorts.map(({ years }) => ({
      id: `settled-share-${years}y`,
      text: { da: `Nye speciallæger i det almenmedicinske tilbud efter ${years} år`, en: `New specialists in the general-practice service after ${years} year${years > 1 ? 's' : ''}` },
      unit: percent,
      numerator: [`settled-${years}y`],
      denominator: [`recognised-${years}y`],
      scale: 100,
      decimals: 0,
      more: 'good' as const,
    })),
    ...cohorts.map(({ years }) => ({
      id: `settled-threatened-${years}y`,
      text: { da: `Heraf i truede kommuner efter ${years} år`, en: `Of these in threatened municipalities after ${years} year${years > 1 ? 's' : ''}` },
      unit: percent,
      numerator: [`settled-threatened-${years}y`],
      denominator: [`settled-${years}y`],
      scale: 100,
      decimals: 0,
      more: 'good' as const,
    })),
    { id: 'settled-owners', text: { da: 'Nye ejere pr. år', en: 'New owners per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['settled-owners'], decimals: 0, more: 'good' },
    { id: 'settled-employed', text: { da: 'Nyansatte i praksis pr. år', en: 'Newly employed in practice per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['settled-employed'], decimals: 0 },
    { id: 'settled', text: { da: 'Nye ejere i kommunen pr. år', en: 'New owners in the municipality per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['settled'], decimals: 0, more: 'good' },
    { id: 'place-exits', text: { da: 'Ejere der stopper i kommunen pr. år', en: 'Owners stopping in the municipality per year' }, unit: { da: 'læger', en: 'doctors' }, numerator: ['place-exits'], decimals: 0, more: 'bad' },
  ],
  measure: {
    ...Object.fromEntries(
      cohorts.flatMap(({ years, k }) => [
        [`recognised-${years}y/nation`, one((w) => census(w).recognised[k]!)],
        [`settled-${years}y/nation`, one((w) => census(w).settled[k]!)],
        [`settled-threatened-${years}y/nation`, one((w) => census(w).settledThreatened[k]!)],
        [`recognised-${years}y/region`, perRegionValue((w, r) => census(w).recognisedRegion[k * w.input.regionCount + r]!)],
        [`settled-${years}y/region`, perRegionValue((w, r) => census(w).settledRegion[k * w.input.regionCount + r]!)],
      ]),
    ),
    'settled-owners/nation': one((w) => w.flows[FLOW.settledOwners]!),
    'settled-employed/nation': one((w) => w.flows[FLOW.settledEmployed]!),
    'immigrated/nation': one((w) => w.flows[FLOW.immigrated]!),
    'settled/place': perPlaceFlow('settled'),
    'place-exits/place': perPlaceFlow('exits'),
  },
}
