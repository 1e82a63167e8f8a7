import { log } from '../../core/arithmetic.ts'
import type { LeverContext, LeverDefinition, ResolvedLever } from '../definitions.ts'
import { cellsInScope, Changes } from './changes.ts'
import { papers } from './papers.ts'

/** Changes the regional shares of HU posts inside the training regions North and East. */
export const vurDistributionKey: LeverDefinition = {
  id: 'vur-distribution-key',
  kind: 'lever',
  family: 'training-posts',
  hooks: ['posts'],
  source: papers.regions,
  grade: 'C',
  text: {
    da: {
      name: 'Fordelingsnøgler i Nord og Øst',
      sentence: 'Ændrer, hvordan regionerne deler forløbene i Videreuddannelsesregion Nord og Øst.',
      message: 'En nøgle flytter forløb, ikke læger. Nordjylland og Sjælland vinder kun, hvis ansøgerne følger med.',
      lookFor: 'Opslåede og besatte forløb i de fem regioner. Besættelsen i Nordjylland og Sjælland kan falde, når der slås flere op.',
      sideEffects: 'Midtjylland og Hovedstaden mister præcis de forløb, de andre får. Står de tomme, taber landet dem.',
      examples: 'I dag får Nordjylland en tredjedel i Nord; i Øst deles almen medicin lige, og de andre specialer 40/60 i personår.',
    },
    en: {
      name: 'Distribution keys in North and East',
      sentence: 'Changes how the regions share the posts of the training regions North and East.',
      message: 'A key moves posts, not doctors. Nordjylland and Sjælland gain only if applicants follow.',
      lookFor: 'Posts advertised and filled in the five regions. Fill in Nordjylland and Sjælland may fall as more are advertised.',
      sideEffects: 'Midtjylland and Hovedstaden lose exactly the posts that the others get. Those left empty are lost to the country.',
      examples: 'Today Nordjylland gets a third in the North; in the East general practice is split equally and the other specialties 40/60 in person-years.',
    },
  },
  settings: [
    {
      id: 'north_rn_share',
      text: {
        da: { name: 'Nordjyllands andel i Nord', help: 'Urørt følger modellen de skønnede tal for 2023, som ligger tæt på nøglen.' },
        en: { name: 'Share of Nordjylland in the North', help: 'Left alone, the model follows its estimates for 2023, which lie near the key.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 1 / 3,
      on: 0.4,
      min: 0.25,
      max: 0.5,
      step: 0.01,
      labels: { low: 0.35, middle: 0.42, high: 0.46, veryHigh: 0.5 },
      source: `${papers.regions}: 1/3 today; the change is assumed`,
      grade: 'C',
    },
    {
      id: 'east_rsj_share_other',
      text: {
        da: { name: 'Sjællands andel i Øst, andre specialer', help: 'Nøglen tæller personår. Flere hospitalslæger i uddannelse gør hospitalerne til stærkere uddannelsesmiljøer.' },
        en: { name: 'Share of Sjælland in the East, other specialties', help: 'The key counts person-years. More hospital trainees make the hospitals stronger training environments.' },
      },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.4,
      on: 0.5,
      min: 0.3,
      max: 0.6,
      step: 0.01,
      labels: { low: 0.45, middle: 0.5, high: 0.55, veryHigh: 0.6 },
      source: `${papers.regions}: 40 % of person-years today; the change is assumed`,
      grade: 'C',
    },
    {
      id: 'east_rsj_share_gp',
      text: { da: { name: 'Sjællands andel i Øst, almen medicin' }, en: { name: 'Share of Sjælland in the East, general practice' } },
      role: 'setting',
      kind: 'number',
      unit: 'share',
      statusQuo: 0.5,
      on: 0.6,
      min: 0.4,
      max: 0.7,
      step: 0.01,
      labels: { low: 0.55, middle: 0.6, high: 0.65, veryHigh: 0.7 },
      source: `${papers.regions}: 50/50 today; the change is assumed`,
      grade: 'C',
    },
  ],
  primary: 'north_rn_share',
  start: '2026-01',
  rampYears: 0,
  scoped: true,
  scopeNote: {
    da: 'Nøglen flyttes, når Nordjylland eller Sjælland, hvis andel den er, er med: mindst halvdelen af indbyggerne bor i området.',
    en: 'A key is moved when Nordjylland or Sjælland, whose share it is, is in scope: at least half of the inhabitants live there.',
  },
  placeLever: true,
  aims(use, context) {
    const raised = (id: string) => Number(use.settings[id]) > Number(vurDistributionKey.settings.find((s) => s.id === id)!.statusQuo)
    // The region whose share grows, or the other of its training region.
    const north = use.settings['north_rn_share'] === vurDistributionKey.settings.find((s) => s.id === 'north_rn_share')!.statusQuo ? '' : raised('north_rn_share') ? 'nordjylland' : 'midtjylland'
    const east = use.settings['east_rsj_share_gp'] === vurDistributionKey.settings.find((s) => s.id === 'east_rsj_share_gp')!.statusQuo ? '' : raised('east_rsj_share_gp') ? 'sjaelland' : 'hovedstaden'
    return context.places.flatMap(({ region }, place) => (region === north || region === east ? [place] : []))
  },
  lagMonths: 54,
  rows: ['S1-04f'],
  modifiers(use: ResolvedLever, context: LeverContext) {
    const changes = new Changes(use)
    const inScope = cellsInScope(use, context, 'region')?.map((cell) => context.regions[cell])
    const within = (region: string) => !inScope || inScope.includes(region)
    const moved = (id: string) => changes.number(id) !== vurDistributionKey.settings.find((s) => s.id === id)!.statusQuo
    if (moved('north_rn_share') && within('nordjylland')) changes.replace('posts.hu.key', changes.number('north_rn_share'), [context.regions.indexOf('nordjylland')])
    if (moved('east_rsj_share_gp') && within('sjaelland')) changes.replace('posts.hu.key', changes.number('east_rsj_share_gp'), [context.regions.indexOf('sjaelland')])
    // Trainees of other specialties are colleagues at the hospitals where general-practice trainees spend 30 of their 54 months.
    const other = changes.number('east_rsj_share_other')
    const today = vurDistributionKey.settings.find((s) => s.id === 'east_rsj_share_other')!.statusQuo as number
    if (!within('sjaelland')) return changes.list
    context.clusters.forEach(({ region }, cluster) => {
      if (region === 'sjaelland') changes.add('milieu.hospital', log(other / today), [cluster])
      else if (region === 'hovedstaden') changes.add('milieu.hospital', log((1 - other) / (1 - today)), [cluster])
    })
    return changes.list
  },
}
