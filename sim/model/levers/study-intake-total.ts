import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { bigCampuses, growthCampuses, intakeShares, siteCell } from './campuses.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Yearly intake to medical school, raised or lowered at chosen sites. */
export const studyIntakeTotal: LeverDefinition = {
  id: 'study-intake-total',
  kind: 'lever',
  family: 'education-places',
  hooks: ['intake'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Samlet optag på lægestudiet',
      sentence: 'Hæver eller sænker det årlige optag på lægestudiet på de valgte studiesteder.',
      message:
        'Optaget bestemmer, hvor mange læger Danmark har i 2040’erne, ikke i 2035. Hvor mange der bliver praktiserende læger, afgøres senere: ved specialevalget og nedsættelsen.',
      lookFor:
        'Studerende ændres fra første september, KBU-læger seks år senere og speciallæger efter 12½ år. Tallet i 2035 kan derfor ikke flytte sig; læs virkningen af i 2045.',
      sideEffects:
        'Et lavere optag i de store byer rammer alle specialer og især de områder, der rekrutterer derfra. Et højere optag kræver flere KBU-pladser og undervisere og kan give flere læger, end der er stillinger til uden for praksis.',
      examples:
        'Optaget er næsten fordoblet på tyve år: et trin i 2009, 50 pladser mere i Aalborg i 2017 og 250 mere besluttet i 2018. Papirerne er uenige om fortegnet.',
    },
    en: {
      name: 'Total medical school intake',
      sentence: 'Raises or lowers the yearly intake to medical school at the chosen sites.',
      message:
        'Intake decides how many doctors Denmark has in the 2040s, not in 2035. How many become general practitioners is decided later: by choice of specialty and by settling.',
      lookFor:
        'Students change from the first September, foundation doctors six years later and specialists after 12.5 years. The figure in 2035 can therefore not move; read the effect in 2045.',
      sideEffects:
        'A lower intake in the large cities hits every specialty and most of all the areas that recruit from there. A higher one needs more foundation posts and teachers and may give more doctors than there are jobs outside practice.',
      examples:
        'Intake nearly doubled in twenty years: a step in 2009, 50 more places in Aalborg in 2017 and 250 more decided in 2018. The papers disagree on the sign.',
    },
  },
  settings: [
    {
      id: 'intake_delta_pct',
      text: {
        da: { name: 'Ændring af optaget', help: 'Procent af hvert valgt studiesteds optag.' },
        en: { name: 'Change of intake', help: 'Per cent of the intake of each chosen site.' },
      },
      role: 'setting',
      kind: 'number',
      unit: '%',
      statusQuo: 0,
      on: -10,
      min: -30,
      max: 30,
      step: 1,
      labels: { low: 5, middle: 12, high: 20, veryHigh: 30 },
      source: `${papers.regions}: direction only; size assumed`,
      grade: 'C',
    },
    {
      id: 'campuses',
      text: { da: { name: 'Studiesteder' }, en: { name: 'Sites' } },
      role: 'setting',
      kind: 'choice',
      unit: '',
      statusQuo: 'big',
      on: 'big',
      choices: [
        { value: 'big', text: { da: 'København, Aarhus og Odense', en: 'Copenhagen, Aarhus and Odense' } },
        { value: 'growth', text: { da: 'Aalborg, Køge og Esbjerg', en: 'Aalborg, Køge and Esbjerg' } },
        { value: 'all', text: { da: 'Alle studiesteder', en: 'All sites' } },
      ],
      source: papers.regions,
      grade: 'A',
    },
    {
      id: 'intake_delta_places',
      text: {
        da: { name: 'Pladser oveni eller fra', help: 'Fordeles på de valgte studiesteder efter størrelse.' },
        en: { name: 'Places added or taken', help: 'Shared between the chosen sites by size.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'places/year',
      statusQuo: 0,
      on: 0,
      min: -500,
      max: 500,
      step: 10,
      evidence: [0, 250],
      labels: { low: 100, middle: 200, high: 350, veryHigh: 500 },
      source: `${papers.plan2018}: 250 places decided in 2018`,
      grade: 'A',
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
      min: 2024,
      max: 2032,
      step: 1,
      source: papers.assumed,
      grade: 'C',
    },
  ],
  primary: 'intake_delta_pct',
  start: '2026-09',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Et studiested er med, når dets by ligger i området. Studiestederne er dem, der både er valgt og ligger i området.',
    en: 'A study site is in scope when its town is. The sites are those both chosen and in scope.',
  },
  placeLever: false,
  lagMonths: 150,
  rows: ['S1-01', 'S1-01g'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const named = { big: bigCampuses, growth: growthCampuses, all: context.sites.map((s) => s.id) }[changes.word('campuses')]
    if (!named) throw new Error(`study-intake-total.campuses: expected big, growth or all, got ${changes.word('campuses')}. Choose one of them.`)
    const inScope = cellsInScope(use, context, 'site')
    const chosen = named.filter((id) => !inScope || inScope.includes(siteCell(context, id)))
    const cells = chosen.map((id) => siteCell(context, id))
    if (cells.length === 0) return []
    changes.multiply('intake.places', 1 + changes.number('intake_delta_pct') / 100, cells)
    const places = changes.number('intake_delta_places')
    const shares = intakeShares(context, chosen, use.from)
    cells.forEach((cell, i) => changes.add('intake.places', places * shares[i]!, [cell]))
    return changes.list
  },
}
