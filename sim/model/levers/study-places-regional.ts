import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { bigCampuses, growthCampuses, intakeShares, siteCell } from './campuses.ts'
import { cellsInScope, Changes, placesWithFlag } from './changes.ts'
import { papers } from './papers.ts'

/** More bachelor places in Aalborg, Køge and Esbjerg, as growth or moved from the three large cities. */
export const studyPlacesRegional: LeverDefinition = {
  id: 'study-places-regional',
  kind: 'lever',
  family: 'education-places',
  hooks: ['intake'],
  source: papers.regions,
  grade: 'A',
  text: {
    da: {
      name: '140 studiepladser uden for de største byer',
      sentence: 'Flere bachelorpladser på lægestudiet i Aalborg, Køge og Esbjerg, enten som vækst eller flyttet fra København, Aarhus og Odense.',
      message:
        'En studieplads bliver tidligst til en speciallæge i almen medicin efter 12½ år. Optaget i 2026 kan derfor ikke flytte tallet i 2035, men det former 2040’erne.',
      lookFor:
        'Kurven for studerende pr. campus bøjer med det samme; antallet af praktiserende læger bøjer først omkring 2040. Sammenlign vækst med omfordeling: stedet virker ens, men kun vækst giver flere læger.',
      sideEffects:
        'Vækst lægger pres på KBU-pladser, undervisere og tutorlæger fra omkring 2032. Omfordeling tager pladser fra de tre store byer: områder, der får deres nye læger derfra, får færre. Flere læger i alt kan også ende i andre specialer.',
      examples:
        'Aalborg fik eget studium i 2010 og 50 pladser mere i 2017; Køge begyndte fuldt studium i 2024; Esbjerg har kandidatdel fra omkring 2021.',
    },
    en: {
      name: '140 study places outside the largest cities',
      sentence: 'More bachelor places in medicine in Aalborg, Køge and Esbjerg, either as growth or moved from Copenhagen, Aarhus and Odense.',
      message:
        'A study place becomes a GP specialist after 12.5 years at the earliest. The intake of 2026 cannot move the figure in 2035, but it shapes the 2040s.',
      lookFor:
        'Students by campus bend at once; general practitioners bend only around 2040. Compare growth with redistribution: the pull of the place is the same, only growth makes more doctors.',
      sideEffects:
        'Growth presses on foundation posts, teachers and tutors from about 2032. Redistribution takes places from the three large cities: areas that recruit from there get fewer. More doctors in all may also end in other specialties.',
      examples:
        'Aalborg got its own degree in 2010 and 50 more places in 2017; Køge began a full degree in 2024; Esbjerg has had the master part since about 2021.',
    },
  },
  settings: [
    {
      id: 'places_total',
      text: {
        da: { name: 'Pladser i alt', help: 'Bachelorpladser pr. årgang på de tre studiesteder tilsammen.' },
        en: { name: 'Places in all', help: 'Bachelor places per intake at the three sites together.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'places/year',
      statusQuo: 0,
      on: 140,
      min: 0,
      max: 300,
      step: 10,
      evidence: [0, 140],
      labels: { low: 70, middle: 160, high: 230, veryHigh: 300 },
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'mode',
      text: {
        da: {
          name: 'Vækst eller omfordeling',
          help: 'Vækst lægger pladserne oveni. Omfordeling tager lige så mange fra København, Aarhus og Odense efter deres størrelse.',
        },
        en: {
          name: 'Growth or redistribution',
          help: 'Growth adds the places. Redistribution takes as many from Copenhagen, Aarhus and Odense by their size.',
        },
      },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'growth',
      on: 'growth',
      choices: [
        { value: 'growth', text: { da: 'Vækst (sundhedsreformen)', en: 'Growth (health reform)' } },
        { value: 'redistribution', text: { da: 'Omfordeling (Danske Regioner)', en: 'Redistribution (Danish Regions)' } },
      ],
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'campus_split',
      text: { da: { name: 'Fordeling på studiesteder' }, en: { name: 'Split between sites' } },
      role: 'setting',
      kind: 'shares',
      unit: 'share',
      statusQuo: { aalborg: 1 / 3, koege: 1 / 3, esbjerg: 1 / 3 },
      on: { aalborg: 1 / 3, koege: 1 / 3, esbjerg: 1 / 3 },
      min: 0,
      max: 1,
      source: papers.assumed,
      grade: 'C',
    },
    {
      id: 'start_intake',
      text: {
        da: { name: 'Første årgang', help: 'Året for det første ændrede optag i september.' },
        en: { name: 'First intake', help: 'Year of the first changed intake, in September.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'year',
      statusQuo: 2026,
      on: 2026,
      min: 2025,
      max: 2030,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'places_total',
  start: '2026-09',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et studiested er med, når dets by ligger i området. Studiesteder uden for området får ingen af pladserne; de store byer afgiver dem, som flyttes.',
    en: 'A study site is in scope when its town is. Sites outside it get none of the places; the large cities give up those that are moved.',
  },
  placeLever: true,
  aims(use, context) {
    const inScope = cellsInScope(use, context, 'site')
    const split = use.settings['campus_split'] as Readonly<Record<string, number>>
    const growing = growthCampuses.filter((id) => (split[id] ?? 0) > 0 && (!inScope || inScope.includes(siteCell(context, id))))
    const regions = growing.map((id) => context.places[context.sites[siteCell(context, id)]!.place]!.region)
    return placesWithFlag(context, 'outside_largest_cities').filter((place) => regions.includes(context.places[place]!.region))
  },
  lagMonths: 150,
  rows: ['S1-01c', 'S1-01d'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const total = changes.number('places_total')
    const split = changes.record('campus_split')
    const inScope = cellsInScope(use, context, 'site')
    const growing = growthCampuses.filter((id) => !inScope || inScope.includes(siteCell(context, id)))
    for (const id of growing) changes.add('intake.places', total * (split[id] ?? 0), [siteCell(context, id)])
    if (changes.word('mode') === 'redistribution') {
      const shares = intakeShares(context, bigCampuses, use.from)
      const moved = inScope ? total * growing.reduce((sum, id) => sum + (split[id] ?? 0), 0) : total
      bigCampuses.forEach((id, i) => changes.add('intake.places', -moved * shares[i]!, [siteCell(context, id)]))
    }
    return changes.list
  },
}
