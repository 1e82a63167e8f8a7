/**
 * The cost ledger: one line per lever, with the unit that is paid for. A price stands here only when a source gives it or the lever's own setting is the
 * price; every other line is empty and for the user to fill, because a price that nobody has given is not made up.
 */
import type { LeverContext, LeverCost, ResolvedLever } from '../definitions.ts'
import { paidIn } from './gp-fee-differentiation.ts'
import { targetPlaces } from './targets.ts'
import { papers } from './papers.ts'

/** Said of every line whose price is empty. */
export const toBeFilled = 'To be filled by the user: no source gives a price'

type More = Pick<LeverCost, 'per' | 'sum' | 'scale' | 'everywhere'>

const always = () => true
/** Hours a year of a full-time doctor: 37 in 44 weeks. */
const hours = 37 * 44

/** A line without a price: a unit that is counted, and room for what it costs. */
function open(da: string, en: string, unitDa: string, unitEn: string, quantity: LeverCost['quantity'], more: More = {}): LeverCost {
  return { text: { da, en }, unit: { da: `kr. pr. ${unitDa}`, en: `DKK per ${unitEn}` }, value: undefined, quantity, ...more, source: toBeFilled, grade: 'C' }
}

/** A line whose price is a setting of the lever. */
function bySetting(da: string, en: string, unitDa: string, unitEn: string, quantity: LeverCost['quantity'], prices: Readonly<Record<string, number>>, source: string): LeverCost {
  return { ...open(da, en, unitDa, unitEn, quantity), prices: Object.entries(prices).map(([setting, factor]) => ({ setting, factor })), source }
}

/** A rule buys nothing; what it takes is somebody to run it. */
function rule(da: string, en: string): LeverCost {
  return open(da, en, 'år', 'year', 'years')
}

/** Unit and price by lever. Drivers have none: nobody pays for them. */
export const leverCosts: Readonly<Record<string, LeverCost>> = {
  'study-intake-total': open('Studieplads', 'Study place', 'studerende og år', 'student and year', 'students'),
  'study-places-regional': open('Studieplads', 'Study place', 'studerende og år', 'student and year', 'students'),
  'early-exposure': open('Måned af studiet uden for de store byer', 'Month of the degree outside the big cities', 'kandidat og måned', 'graduate and month', 'graduates', { per: ['decentral_months'], everywhere: always }),
  'hu-dimensioning-gp': open('Hoveduddannelsesforløb, alle 54 måneder', 'HU track, all 54 months', 'ekstra forløb', 'extra track', 'hu-posts'),
  'priority-specialties': open('Årsværk til supervision i psykiatri, BUP og geriatri', 'Full-time year of supervision in psychiatry, child psychiatry and geriatrics', 'årsværk', 'full-time year', 'years', { per: ['supervisor_fte'] }),
  'hu-placement-balance': open('Forløb besat uden for de største byer', 'Track filled outside the largest cities', 'ekstra forløb dér', 'extra track there', 'hu-posts-outside'),
  'vur-distribution-key': open('Forløb flyttet mellem regioner', 'Track moved between regions', 'forløb', 'track', 'hu-posts-moved'),
  'generalist-hu': open('Uge af fokuseret ophold', 'Week of focused stay', 'forløb og uge', 'track and week', 'hu-starts', { per: ['focused_stay_weeks'], everywhere: always }),
  'intro-post-steering': open('Introstilling', 'Introduction post', 'ekstra stilling', 'extra post', 'intro-posts'),
  'kbu-general-practice': open('Halvår i praksis under KBU, ud over i dag', 'Half-year in practice in KBU, beyond today', 'KBU-læge', 'KBU doctor', 'kbu-starts', { per: ['share_half_year_gp'] }),
  'tutor-capacity': open('Tutorplads i praksis', 'Tutor slot in practice', 'ekstra plads og år', 'extra slot and year', 'tutor-slots'),
  'training-environment': open('Hospital med uddannelsesansvarlig overlæge', 'Hospital with an education lead', 'hospital og år', 'hospital and year', 'years', { per: ['education_lead_hospitals'] }),
  'hospital-partnerships': open('Årsværk flyttet eller udlånt til presset sygehus', 'Full-time year moved or lent to a pressed hospital', 'årsværk', 'full-time year', 'cluster-years', { sum: ['trainer_fte_moved', 'specialist_fte_lent'] }),
  'coherent-tracks': open('Sammenhængende forløb', 'Coherent track', 'forløb', 'track', 'training-region-years', { per: ['tracks_per_year'] }),
  'geo-bounded-tracks': open('Geografisk afgrænset forløb', 'Geographically bounded track', 'forløb', 'track', 'hu-starts', { per: ['share_of_tracks'], everywhere: (use) => use.settings['eligible'] === 'general-practice' }),
  'team-tracks': open('Bolig til hold', 'Dwelling for teams', 'bolig og år', 'dwelling and year', 'years', { per: ['shared_housing', 'units'] }),
  'tailored-terms': open('Forløb på særlige vilkår', 'Track on special terms', 'forløb', 'track', 'hu-starts-hard', { per: ['share_covered'], everywhere: always }),
  'stage-attachment': open('Sygehusklynge, hvis afdelinger giver tidlige tilbud', 'Hospital cluster whose departments make early offers', 'klynge og år', 'cluster and year', 'cluster-years', { per: ['offer_share'], everywhere: always }),
  'hu-transfer': open('Flytning af et forløb, ud over i dag', 'Transfer of a track, beyond today', 'flytning', 'transfer', 'hu-doctors', { per: ['request_rate', 'approval_share'], scale: 0.01 }),
  'merit-flexibility': open('Måned godskrevet', 'Month credited', 'læge og måned', 'doctor and month', 'hu-starts', { per: ['eligible_share', 'months_credited'], everywhere: (use) => use.settings['only_in_threatened'] !== true }),
  'specialist-career-switch': open('Omskoling til almen medicin, ud over i dag', 'Retraining for general practice, beyond today', 'læge', 'doctor', 'other-doctors', { per: ['switch_hazard'], scale: 0.001 }),
  'pay-premium': bySetting('Tillæg til nye ejere; uddannelseslæger er ikke talt med', 'Supplement to new owners; trainees are not counted', 'tilflytter og år i fem år', 'newcomer and year, for five years', 'newcomer-years', { supplement_dkk: 1, one_off_dkk: 0.2 }, 'The lever’s own settings, a one-off counted over the five newcomer-years'),
  'gp-fee-differentiation': bySetting('Højere honorar', 'Higher fee', 'læge og år', 'doctor and year', 'doctor-years', { fee_uplift_pct: 12_000 }, 'The lever’s own setting, of a clinic’s surplus of 1.2 million (assumption of pay-premium)'),
  'relocation-support': open('Konsulent og boligtilbud til en tilflytter', 'Consultant and housing offer for a newcomer', 'tilflytter', 'newcomer', 'newcomers', { per: ['coverage_share'] }),
  'commuter-support': bySetting('Transporttilskud', 'Transport subsidy', 'tilflytter og år i fem år', 'newcomer and year, for five years', 'newcomer-years', { subsidy_dkk_day: 176 }, 'The lever’s own setting, 4 days in 44 weeks'),
  'recruitment-and-startup': open('Kontakt og støtte det første år', 'Contact and support in the first year', 'tilflytter', 'newcomer', 'newcomers'),
  'risk-and-income-guarantee': open('Udbetalt garanti', 'Guarantee paid out', 'tilflytter', 'newcomer', 'newcomers'),
  'clinic-forms': open('Opslået ansættelse i målområde', 'Employed post offered in a target area', 'stilling', 'post', 'years', { per: ['employed_positions'] }),
  'multi-doctor-practice': open('Hjulpen sammenlægning', 'Facilitated merger', 'sammenlægning', 'merger', 'years', { per: ['facilitated_mergers'] }),
  'part-practice-rules': rule('Administration af reglerne', 'Administration of the rules'),
  'list-size-limits': rule('Administration af grænserne', 'Administration of the limits'),
  'specialist-practice': open('Nyt ydernummer til speciallæge', 'New specialist number', 'nummer', 'number', 'years', { per: ['new_numbers'] }),
  'research-and-tech-clinics': open('Forskningsklinik', 'Research clinic', 'klinik', 'clinic', 'once', { per: ['clinics'] }),
  'new-capacity-closure': rule('Administration af stoppet', 'Administration of the stop'),
  'capacity-allocation-model': rule('Administration af modellen', 'Administration of the model'),
  'emergency-cover-clinic': {
    ...open('Vikartime i regionens klinik, ud over i dag; den højeste pris, der er set', 'Locum hour in the region’s clinic, beyond today; the highest price seen', 'time', 'hour', 'clinic-doctors', { scale: hours }),
    value: 1621, source: 'Region Sjælland: agency price of up to 1,621 DKK an hour (trade press); 37 hours in 44 weeks a year',
  },
  'hospital-gp-cap': rule('Administration af loftet', 'Administration of the cap'),
  'university-hospital-cap': rule('Administration af loftet', 'Administration of the cap'),
  'practice-staff': open('Ansat i praksis', 'Member of practice staff', 'ekstra årsværk', 'extra full-time year', 'staff'),
  'task-relief': open('Aflastning af en læge', 'Relief of a doctor', 'læge og år', 'doctor and year', 'doctor-years'),
  'social-prescribing': open('Socialrådgiver', 'Social worker', 'årsværk', 'full-time year', 'doctor-years', { per: ['social_worker_per_10_gp', 'areas'], scale: 0.1 }),
  'senior-schemes': open('Ejer på seniorordning', 'Owner on a senior scheme', 'læge og år', 'doctor and year', 'seniors'),
  'seniors-as-supervisors': open('Senior, der begynder som supervisor', 'Senior who begins as a supervisor', 'supervisor', 'supervisor', 'region-years', { per: ['retained_supervisors'] }),
  'generation-change': open('Rådgivning og overlap ved et ophør', 'Advice and overlap at an exit', 'ejer, der stopper', 'owner who stops', 'owner-exits'),
  'health-house-fund': {
    text: { da: 'Hele puljen, når den er brugt: 6,9 mio. kr. pr. projekt', en: 'The whole fund when it is spent: 6.9 million per project' },
    unit: { da: 'kr. i alt', en: 'DKK in all' }, value: undefined, prices: [{ setting: 'fund_dkk_m', factor: 1e6 }], quantity: 'once',
    source: `${papers.plan2018}: 207.7 million for 30 projects`, grade: 'B',
  },
  'premises-support': open('Lokale klar til brug', 'Ready premises', 'lokale', 'premises', 'years', { per: ['ready_premises'] }),
  'management-information': rule('Indsamling og indberetning af data', 'Collecting and reporting data'),
  'steering-powers': rule('Regionernes styring', 'Steering by the regions'),
  'coverage-fund': rule('Administration af puljen; pengene tælles ved de tiltag, de går til', 'Administration of the fund; its money is counted at the levers it pays for'),
}

/** The price that a lever's own settings say, or the source gives; undefined when it is for the user to fill. */
export function statedPrice(line: LeverCost, use: ResolvedLever): number | undefined {
  return line.value ?? line.prices?.reduce((sum, { setting, factor }) => sum + (use.settings[setting] as number) * factor, 0)
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
  const places = use.id === 'gp-fee-differentiation' ? paidIn(use, context) : targetPlaces(use, context)
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
