/** Where one doctor was, as what, and for how much of full time: three tracks over the months of a run, read off the world at the end of each month. */
import type { Text } from './definitions.ts'
import { STAGE, stages } from './stages/index.ts'
import { FORM, TRAIT, type World } from './world.ts'

/** What a doctor did from one month up to, and not including, another. */
export interface Span<Value> {
  readonly from: number
  readonly to: number
  readonly value: Value
}

/** Three tracks; where a track says nothing the model knows nothing, or there is nothing to know. */
export interface LifeTracks {
  /** Municipality of study, training or work. */
  readonly place: readonly Span<string>[]
  readonly post: readonly (Span<PostId> & { readonly text: Text })[]
  /**
   * Share of full time. The model knows means by sex and kind of post, not one person's hours: of women and of men in practice (FTEW, FTEM), of each
   * hospital; training counts as full time, its leave as longer training. Other work has no hours in the model.
   */
  readonly hours: readonly Span<number>[]
}

/** Posts a life can be spent in. */
export const posts = {
  student: { da: 'Lægestuderende', en: 'Medical student' },
  graduate: { da: 'Ny læge, venter på KBU', en: 'New doctor, waiting for KBU' },
  kbu: { da: 'KBU-læge', en: 'KBU doctor' },
  'before-intro': { da: 'Læge før introduktionsstilling', en: 'Doctor before an introduction post' },
  intro: { da: 'Introduktionslæge', en: 'Doctor in an introduction post' },
  'awaiting-hu': { da: 'Læge før hoveduddannelse', en: 'Doctor before specialist training' },
  hu: { da: 'Læge i hoveduddannelse', en: 'Doctor in specialist training' },
  retraining: { da: 'Speciallæge under omskoling', en: 'Specialist in retraining' },
  looking: { da: 'Speciallæge, søger sted', en: 'Specialist looking for a place' },
  solo: { da: 'Ejer, solopraksis', en: 'Owner, solo practice' },
  shared: { da: 'Ejer, flerlægepraksis', en: 'Owner, joint practice' },
  employed: { da: 'Ansat i praksis', en: 'Employed in a practice' },
  clinic: { da: 'Ansat i region- eller udbudsklinik', en: 'Employed in a regional or tender clinic' },
  locum: { da: 'Vikar', en: 'Locum' },
  hospital: { da: 'Speciallæge på sygehus', en: 'Specialist at a hospital' },
  'other-sector': { da: 'Speciallæge i andet arbejde', en: 'Specialist in other work' },
  'other-doctor': { da: 'Læge uden for almen medicin', en: 'Doctor outside general medicine' },
  abroad: { da: 'I udlandet', en: 'Abroad' },
  retired: { da: 'På pension', en: 'Retired' },
  left: { da: 'Forlod studiet', en: 'Left medical school' },
} as const satisfies Readonly<Record<string, Text>>
/** Name of a post, as files have it. */
export type PostId = keyof typeof posts

const formPosts: Readonly<Record<number, PostId>> = {
  [FORM.none]: 'looking', [FORM.solo]: 'solo', [FORM.shared]: 'shared', [FORM.employed]: 'employed', [FORM.clinic]: 'clinic', [FORM.locum]: 'locum',
  [FORM.coveredHospital]: 'hospital', [FORM.otherHospital]: 'hospital', [FORM.otherSector]: 'other-sector',
}
const byForm: ReadonlySet<number> = new Set([STAGE.practice, STAGE.outside])
const training: ReadonlySet<number> = new Set([STAGE.kbu, STAGE.intro, STAGE.hu, STAGE.retraining])

function postOf({ people: p }: World, i: number): PostId {
  const stage = p.stage[i]!
  return byForm.has(stage) ? formPosts[p.form[i]!]! : (stages[stage]!.id as PostId)
}

function placeOf(w: World, i: number): string | undefined {
  const { people: p, input } = w
  const stage = p.stage[i]!
  const place = stage === STAGE.student ? input.sitePlace[p.site[i]!] : training.has(stage) || (byForm.has(stage) && p.form[i] !== FORM.otherSector && p.form[i] !== FORM.none) ? p.place[i] : undefined
  return place === undefined ? undefined : input.placeNames[place]
}

function hoursOf(w: World, i: number): number | undefined {
  const { people: p, input, v, at } = w
  const stage = p.stage[i]!
  const form = p.form[i]!
  if (training.has(stage)) return 1
  if (!byForm.has(stage) || form === FORM.none || form === FORM.otherSector) return undefined
  if (stage === STAGE.outside) {
    const h = p.clinic[i]!
    const senior = (p.traits[i]! & TRAIT.hospitalSenior) !== 0 ? v[at['senior.hospital-hours'] + input.hospitalPlace[h]!]! : 1
    return input.hospitalFteShare[h]! * v[at['worktime.hospital']]! * senior
  }
  const senior = (p.traits[i]! & TRAIT.onSenior) !== 0 ? v[at['senior.list-share'] + p.place[i]!]! : 1
  return (p.sex[i] === 1 ? w.womanFte() : w.manFte()) * senior
}

/** Reads the tracks of the traced person, month by month. */
export class TrackWatch {
  private readonly place: { from: number; to: number; value: string }[] = []
  private readonly post: { from: number; to: number; value: PostId }[] = []
  private readonly hours: { from: number; to: number; value: number }[] = []

  /** Looks at the end of a month; nothing while the person has not entered. */
  look(w: World): void {
    const i = w.traced
    if (i < 0) return
    extend(this.post, w.month, postOf(w, i))
    extend(this.place, w.month, placeOf(w, i))
    extend(this.hours, w.month, hoursOf(w, i))
  }

  tracks(): LifeTracks {
    return { place: this.place, post: this.post.map((span) => ({ ...span, text: posts[span.value] })), hours: this.hours }
  }
}

/** Lengthens the last span by a month, or begins another where the value has changed. */
function extend<Value>(spans: { from: number; to: number; value: Value }[], month: number, value: Value | undefined): void {
  if (value === undefined) return
  const last = spans.at(-1)
  if (last && last.to === month && last.value === value) last.to = month + 1
  else spans.push({ from: month, to: month + 1, value })
}
