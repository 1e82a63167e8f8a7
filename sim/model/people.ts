/** The columns that people are kept in. */
import type { Population } from '../core/population.ts'

/** A month that never comes. */
export const NEVER = 32767
/** Origins that are no place of the pack. */
export const ABROAD = { sweden: 252, norway: 253, elsewhere: 254 } as const
/** No place, cluster or site. */
export const NOWHERE = 255

/** Columns of people: what is known of each student and doctor. */
export const columns = {
  id: 'u32', birth: 'i16', sex: 'u8', origin: 'u8', rho: 'f32', taste: 'u8', stage: 'u8', since: 'i16', plan: 'u8', place: 'u8', form: 'u8', clinic: 'i16', site: 'u8',
  graduated: 'i16', emigrates: 'i16', specialty: 'u8', kbuCluster: 'u8', huCluster: 'u8', huPlace: 'u8', huEnd: 'i16', huQuit: 'i16', huMove: 'i16', rounds: 'u8', episode: 'u16',
  partnerFrom: 'i16', partnerClass: 'u8', partnerOrigin: 'u8', childFrom: 'i16', tenure: 'i16', locked: 'i16', traits: 'u8', content: 'f32', exitLeft: 'f32', moveLeft: 'f32', buyLeft: 'f32',
} as const
/** What a new row holds where it is not zero. */
export const empty = { place: NOWHERE, kbuCluster: NOWHERE, huCluster: NOWHERE, huPlace: NOWHERE, site: NOWHERE, clinic: -1, graduated: NEVER, emigrates: NEVER, huQuit: NEVER, huMove: NEVER, partnerFrom: NEVER, childFrom: NEVER } as const
/** Students and doctors as columns. */
export type People = Population<typeof columns>
