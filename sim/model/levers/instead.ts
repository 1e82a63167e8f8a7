/**
 * Parameters that the policy papers' catalogue gives a lever and that have no setting of their name here, with what stands for each. Generated references
 * tell them, so that nothing seems forgotten.
 */
import type { Text } from '../definitions.ts'

/** What stands for a parameter of the catalogue. */
export interface Instead {
  readonly lever: string
  readonly parameter: string
  readonly text: Text
}

const common: Text = { da: 'De fælles ord start og end, som alle tiltag har.', en: 'The common words start and end that every lever takes.' }

/** All of them, by lever. */
export const instead: readonly Instead[] = [
  ...['hu-dimensioning-gp', 'specialist-career-switch', 'gp-fee-differentiation', 'new-capacity-closure', 'capacity-allocation-model', 'hospital-gp-cap', 'university-hospital-cap'].map((lever) => ({ lever, parameter: 'start, end', text: common })),
  {
    lever: 'study-places-regional', parameter: 'study_site_or',
    text: {
      da: 'Studiebyens træk er modellens egen tilknytning, som altid er med (ATT03, som aftager med ATT05): tiltaget ændrer kun, hvor mange der møder den.',
      en: 'The pull of the study site is the model’s own attachment, always on (ATT03, fading by ATT05): the lever only changes how many meet it.',
    },
  },
  {
    lever: 'new-capacity-closure', parameter: 'exempt',
    text: {
      da: 'Kun nye kapaciteter lukkes. Salg, genbesættelse, tilbageleverede og allerede givne kapaciteter er altid undtaget, som aftalen siger.',
      en: 'Only new capacities are closed. Sales, refills, returned capacities and those already given are always exempt, as the agreement says.',
    },
  },
  {
    lever: 'capacity-allocation-model', parameter: 'max_new_per_year',
    text: {
      da: 'max_new_delta, i forhold til modellens egen forudsætning CAPNEW: papirerne nævner intet tal.',
      en: 'max_new_delta, against the model’s own assumption CAPNEW: the papers name no number.',
    },
  },
  {
    lever: 'senior-schemes', parameter: 'extra_years',
    text: {
      da: 'hazard_ratio: ordningen sænker den årlige risiko for at gå, og de ekstra år følger af den, så ingen bliver en bestemt tid.',
      en: 'hazard_ratio: the scheme lowers the yearly risk of leaving, and the extra years follow from it, so that nobody stays a fixed time.',
    },
  },
  {
    lever: 'need-growth', parameter: 'share_75plus',
    text: { da: 'share_75plus_2050: andelen i 2018 er data.', en: 'share_75plus_2050: the share of 2018 is data.' },
  },
]
