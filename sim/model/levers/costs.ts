/**
 * The cost ledger: one line per lever. A price stands here only when a source gives it or the lever's own setting is the price; every other line is
 * empty and for the user to fill, because a price that nobody has given is not made up.
 */
import type { LeverContext, LeverCost, ResolvedLever } from '../definitions.ts'
import { placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

const empty = 'To be filled by the user: no source gives a price'

/** A line without a price. */
function open(da: string, en: string, unit: string, quantity: LeverCost['quantity'], per?: string): LeverCost {
  return { text: { da, en }, unit, value: undefined, quantity, ...(per === undefined ? {} : { per }), source: empty, grade: 'C' }
}

/** A line whose price is a setting of the lever. */
function bySetting(da: string, en: string, unit: string, quantity: LeverCost['quantity'], prices: Readonly<Record<string, number>>, source: string): LeverCost {
  return { text: { da, en }, unit, value: undefined, prices: Object.entries(prices).map(([setting, factor]) => ({ setting, factor })), quantity, source, grade: 'C' }
}

/** Prices by lever. Drivers have none: nobody pays for them. */
export const leverCosts: Readonly<Record<string, LeverCost>> = {
  'study-intake-total': open('Studieplads', 'Study place', 'DKK per place-year', 'students'),
  'study-places-regional': open('Studieplads', 'Study place', 'DKK per place-year', 'students'),
  'early-exposure': open('Studieophold uden for byerne', 'Study stay outside the cities', 'DKK per year', 'years'),
  'hu-dimensioning-gp': open('Hoveduddannelsesforløb', 'Specialist training post', 'DKK per post', 'hu-posts'),
  'priority-specialties': open('Uddannelsesforløb', 'Training post', 'DKK per year', 'years'),
  'hu-placement-balance': open('Flyttet forløb', 'Post moved', 'DKK per year', 'years'),
  'vur-distribution-key': open('Ændret nøgle', 'Changed key', 'DKK per year', 'years'),
  'generalist-hu': open('Fokuseret ophold', 'Focused stay', 'DKK per year', 'years'),
  'intro-post-steering': open('Introstilling', 'Introduction post', 'DKK per year', 'years'),
  'kbu-general-practice': open('Halvår i praksis', 'Half-year in practice', 'DKK per year', 'years'),
  'tutor-capacity': open('Tutorordning', 'Tutor scheme', 'DKK per year', 'years'),
  'training-environment': open('Uddannelsesansvarlig læge', 'Education lead', 'DKK per year', 'years'),
  'hospital-partnerships': open('Flyttet årsværk', 'Full-time equivalent moved', 'DKK per year', 'years'),
  'coherent-tracks': open('Forløb', 'Track', 'DKK per year', 'years'),
  'geo-bounded-tracks': open('Forløb', 'Track', 'DKK per year', 'years'),
  'team-tracks': open('Bolig', 'Dwelling', 'DKK per year', 'years'),
  'tailored-terms': open('Forløb med særlige vilkår', 'Track on special terms', 'DKK per year', 'years'),
  'stage-attachment': open('Tilknytningsordning', 'Attachment scheme', 'DKK per year', 'years'),
  'hu-transfer': open('Flytning af forløb', 'Transfer of a track', 'DKK per year', 'years'),
  'merit-flexibility': open('Meritvurdering', 'Assessment of credit', 'DKK per year', 'years'),
  'specialist-career-switch': open('Omskoling', 'Retraining', 'DKK per year', 'years'),
  'pay-premium': bySetting('Tillæg til nye ejere; uddannelseslæger er ikke talt med', 'Supplement to new owners; trainees are not counted', 'DKK per newcomer-year', 'newcomer-years', { supplement_dkk: 1, one_off_dkk: 0.2 }, 'The lever’s own settings, a one-off counted over the five newcomer-years'),
  'gp-fee-differentiation': bySetting('Højere honorar', 'Higher fee', 'DKK per doctor-year', 'doctor-years', { fee_uplift_pct: 12_000 }, 'The lever’s own setting, of a clinic’s surplus of 1.2 million (assumption of pay-premium)'),
  'relocation-support': open('Konsulent og boligtilbud', 'Consultant and housing offer', 'DKK per year', 'years', 'coverage_share'),
  'commuter-support': bySetting('Transporttilskud', 'Transport subsidy', 'DKK per newcomer-year', 'newcomer-years', { subsidy_dkk_day: 176 }, 'The lever’s own setting, 4 days in 44 weeks'),
  'recruitment-and-startup': open('Kontakt og startstøtte', 'Contact and start-up support', 'DKK per newcomer', 'newcomers'),
  'risk-and-income-guarantee': open('Udbetalt garanti', 'Guarantee paid out', 'DKK per newcomer', 'newcomers'),
  'clinic-forms': open('Ansættelse i målområde', 'Employed post in a target area', 'DKK per post', 'setting-years', 'employed_positions'),
  'multi-doctor-practice': open('Hjulpen sammenlægning', 'Facilitated merger', 'DKK per merger', 'setting-years', 'facilitated_mergers'),
  'part-practice-rules': open('Ændret regel', 'Changed rule', 'DKK per year', 'years'),
  'list-size-limits': open('Ændret grænse', 'Changed limit', 'DKK per year', 'years'),
  'specialist-practice': open('Nyt speciallægenummer', 'New specialist number', 'DKK per number', 'setting-years', 'new_numbers'),
  'research-and-tech-clinics': open('Forskningsklinik', 'Research clinic', 'DKK per clinic', 'setting', 'clinics'),
  'new-capacity-closure': open('Stop for nye kapaciteter', 'Stop for new capacities', 'DKK per year', 'years'),
  'capacity-allocation-model': open('Fordelingsmodel', 'Allocation model', 'DKK per year', 'years'),
  'emergency-cover-clinic': open('Vikar i nødklinik', 'Locum in an emergency clinic', 'DKK per year', 'years'),
  'hospital-gp-cap': open('Loft', 'Cap', 'DKK per year', 'years'),
  'university-hospital-cap': open('Loft', 'Cap', 'DKK per year', 'years'),
  'practice-staff': open('Medarbejder i praksis', 'Member of practice staff', 'DKK per year', 'years'),
  'task-relief': open('Aflastning', 'Relief', 'DKK per year', 'years'),
  'social-prescribing': open('Socialrådgiver', 'Social worker', 'DKK per year', 'years', 'social_worker_per_10_gp'),
  'senior-schemes': open('Kompensation til seniorlæge', 'Compensation of a senior doctor', 'DKK per year', 'years'),
  'seniors-as-supervisors': open('Supervisor', 'Supervisor', 'DKK per supervisor', 'setting-years', 'retained_supervisors'),
  'generation-change': open('Overlap og garanti', 'Overlap and guarantee', 'DKK per year', 'years'),
  'health-house-fund': {
    text: { da: 'Hele puljen, når den er brugt: 6,9 mio. kr. pr. projekt', en: 'The whole fund when it is spent: 6.9 million per project' },
    unit: 'DKK', value: undefined, prices: [{ setting: 'fund_dkk_m', factor: 1e6 }], quantity: 'once',
    source: `${papers.plan2018}: 207.7 million for 30 projects`, grade: 'B',
  },
  'premises-support': open('Lokale klar til brug', 'Ready premises', 'DKK per premises', 'setting-years', 'ready_premises'),
  'management-information': open('Data og indberetning', 'Data and reporting', 'DKK per year', 'years'),
  'steering-powers': open('Styring', 'Steering', 'DKK per year', 'years'),
}

/** Years after settling in which a newcomer counts as one for a lasting supplement, when a plan is costed. */
const newcomerYears = 5

/** Owners and employed per inhabitant on a normal list, and the share who are new in a year; both only to cost a plan before it is run. */
const listSize = 1600
const newShare = 0.06

/**
 * DKK a year that a lever would cost in each place it aims at, once it runs in full; undefined when its price is not one of its settings.
 * An estimate from inhabitants: one doctor per 1,600, of whom 6 % are new each year (RET03), and trainees in proportion to inhabitants.
 */
export function plannedCost(use: ResolvedLever, context: LeverContext): ReadonlyMap<number, number> | undefined {
  const year = Math.floor(use.from / 12)
  const setting = (id: string) => use.settings[id] as number
  const places = use.places ?? placesWithFlag(context, 'threatened')
  const cost = (perDoctor: number, perTrainee = 0) => {
    const posts = context.base('posts.hu', use.from, 0)
    const all = context.places.reduce((sum, _, place) => sum + context.population(place, year), 0)
    return new Map(places.map((place) => [place, (context.population(place, year) / listSize) * perDoctor + ((context.population(place, year) / all) * posts) * perTrainee]))
  }
  if (use.id === 'pay-premium')
    // Trainees get the supplement through introduction and HU, five and a half years; new specialists while they are new.
    return cost(newShare * (newcomerYears * setting('supplement_dkk') + setting('one_off_dkk')), 5.5 * setting('supplement_dkk') + setting('one_off_dkk'))
  if (use.id === 'gp-fee-differentiation') return cost(setting('fee_uplift_pct') * 12_000)
  if (use.id === 'commuter-support') return cost(newShare * newcomerYears * setting('subsidy_dkk_day') * setting('days_on_site') * 44)
  return undefined
}
