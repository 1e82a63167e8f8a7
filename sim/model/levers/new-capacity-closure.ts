import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { Changes, placesInScope } from './changes.ts'
import { papers } from './papers.ts'

/** The 17 municipalities that might still get new capacities in the first half of 2025, by code. */
export const openMunicipalities2025 = [
  '306',
  '316',
  '326',
  '329',
  '330',
  '340',
  '350',
  '360',
  '370',
  '376',
  '390',
  '773',
  '787',
  '810',
  '813',
  '825',
  '860',
] as const

/** The share of municipalities the agreement counts as best covered, which its list of 17 follows from. */
const agreedShare = 0.75

/** No new capacities in the best covered municipalities. */
export const newCapacityClosure: LeverDefinition = {
  id: 'new-capacity-closure',
  kind: 'lever',
  family: 'targeted-capacity',
  hooks: ['rule'],
  source: papers.agreement,
  grade: 'A',
  text: {
    da: {
      name: 'Stop for nye kapaciteter i de bedst dækkede områder',
      sentence: 'Kun 17 kommuner må få nye 0-kapaciteter i første halvår 2025.',
      message:
        'Et stop styrer kun nye kapaciteter. Salg og genbesættelse fortsætter overalt, så et halvt år når ikke langt; et stop i flere år kan.',
      lookFor:
        'Placeringen af nye kapaciteter: nul i lukkede kommuner, mens stoppet gælder. Forlæng det til 2030, og se både de åbne kommuner og landstallet.',
      sideEffects:
        'Lukkede kommuner i vækst kan ikke følge med befolkningen, og nogle nye læger venter eller vælger sygehus frem for at flytte. Grænsen går ved klynger, så kommuner med lav dækning kan være lukket på grund af naboerne.',
      examples:
        'De 17 er elleve kommuner i Region Sjælland og seks i Region Nordjylland. Genbesættelser, returnerede kapaciteter, salg og allerede tildelte kapaciteter er undtaget.',
    },
    en: {
      name: 'No new capacity in the best covered areas',
      sentence: 'Only 17 municipalities may get new capacities in the first half of 2025.',
      message:
        'A stop steers new capacities only. Sales and refills go on everywhere, so half a year does not reach far; a stop of several years may.',
      lookFor:
        'Where new capacities go: none in closed municipalities while it lasts. Extend it to 2030 and look at both the open municipalities and the national figure.',
      sideEffects:
        'Closed municipalities that grow cannot follow their population, and some new doctors wait or choose a hospital rather than move. The line is drawn by cluster, so a poorly covered municipality may be closed because of its neighbours.',
      examples:
        'The 17 are eleven municipalities in Region Sjælland and six in Region Nordjylland. Refills, returned capacities, sales and capacities already given out are exempt.',
    },
  },
  settings: [
    {
      id: 'closed_share',
      text: {
        da: {
          name: 'Andel lukkede kommuner',
          help: '0,75 er aftalens grænse og giver aftalens liste. Andre andele lukker de bedst dækkede klynger efter modellens egne tal.',
        },
        en: {
          name: 'Share of municipalities closed',
          help: '0.75 is the line of the agreement and gives its list. Other shares close the best covered clusters by the model’s own figures.',
        },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0,
      on: agreedShare,
      min: 0,
      max: 0.95,
      step: 0.05,
      evidence: [agreedShare, agreedShare],
      labels: { low: 0.5, middle: 0.8, high: 0.9, veryHigh: 0.95 },
      source: papers.agreement,
      grade: 'A',
    },
    {
      id: 'open_list',
      text: {
        da: { name: 'Åbne kommuner', help: 'En anden liste end aftalens gælder uanset andelen.' },
        en: { name: 'Open municipalities', help: 'Another list than that of the agreement holds whatever the share.' },
      },
      role: 'setting',
      kind: 'places',
      unit: '',
      statusQuo: openMunicipalities2025,
      on: openMunicipalities2025,
      source: papers.agreement,
      grade: 'A',
    },
  ],
  primary: 'closed_share',
  start: '2025-01',
  end: '2025-07',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Uden for området er alle steder åbne for nye kapaciteter.',
    en: 'Outside the scope every place is open for new capacities.',
  },
  placeLever: true,
  aims: (use, context) => context.places.flatMap((_, index) => (closedPlaces(use, context).includes(index) ? [] : [index])),
  lagMonths: 0,
  rows: ['S2-01'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const share = changes.number('closed_share')
    if (share === 0) return []
    changes.replace('capacity.open', 0, closedPlaces(use, context))
    // The closure is itself a rule for new capacity, so it may not meet the allocation model: both replacing the rule says so.
    changes.replace('capacity.rule', 0)
    return changes.list
  },
}

/** Places in scope that may not get new capacities. */
function closedPlaces(use: ResolvedLever, context: LeverContext): readonly number[] {
  const share = Number(use.settings['closed_share'])
  const list = use.settings['open_list'] as readonly string[]
  const agreed = list.length === openMunicipalities2025.length && openMunicipalities2025.every((code) => list.includes(code))
  const open = new Set(agreed && share !== agreedShare ? worstCovered(context, 1 - share) : list)
  return placesInScope(use, context).filter((index) => !open.has(context.places[index]!.code))
}

/** Codes of the given share of places with the lowest coverage; coverage is that of the cluster, so clusters mostly stay whole. */
function worstCovered(context: LeverContext, share: number): string[] {
  return context.places
    .map((place, index) => ({ code: place.code, coverage: context.coverage(index) }))
    .sort((a, b) => a.coverage - b.coverage || (a.code < b.code ? -1 : 1))
    .slice(0, Math.round(share * context.places.length))
    .map((place) => place.code)
}
