/** The validation report: sections in the order they are told. A new one is a file beside this and a line here. */
import { modelVersion } from '../../model/version.ts'
import type { Bench, Chapter, Finding, Run, RunRequest, Section } from './bench.ts'
import { heldOut } from './held-out.ts'
import { hindcasts } from './hindcasts.ts'
import { documentOf, escape } from './html.ts'
import { identity } from './identity.ts'
import { invariants } from './invariants.ts'
import { neutral } from './neutral.ts'
import { patterns } from './patterns.ts'
import { spread } from './spread.ts'
import { structure } from './structure.ts'
import type { Language } from './words.ts'

export type { Bench, Chapter, Finding, Run, RunRequest, TidyTable } from './bench.ts'
export { runFrom } from './bench.ts'
export { csvOf } from './csv.ts'
export { wordsOf } from './words.ts'
export type { Language } from './words.ts'

/** Every section. */
export const sections: readonly Section[] = [hindcasts, heldOut, patterns, identity, invariants, structure, neutral, spread]

/** The runs of all sections, each fingerprint once with the most replicates that anyone wants, and which run answers to which key. */
export function planRuns(bench: Bench, chosen: readonly Section[] = sections): { readonly runs: readonly RunRequest[]; readonly keys: ReadonlyMap<string, string> } {
  const runs = new Map<string, RunRequest>()
  const keys = new Map<string, string>()
  for (const wanted of chosen.flatMap((section) => section.runs(bench))) {
    const { fingerprint } = wanted.compiled
    const other = keys.get(wanted.key)
    if (other !== undefined && other !== fingerprint) throw new Error(`validation: expected one run under the key ${wanted.key}, got two. Name them apart.`)
    keys.set(wanted.key, fingerprint)
    const known = runs.get(fingerprint)
    if (!known || known.replicates < wanted.replicates) runs.set(fingerprint, wanted)
  }
  return { runs: [...runs.values()], keys }
}

/** Chapters from finished runs. @throws Error when a section asks for a run that was not made. */
export function buildChapters(bench: Bench, keys: ReadonlyMap<string, string>, runs: ReadonlyMap<string, Run>, chosen: readonly Section[] = sections): Chapter[] {
  const runOf = (key: string): Run => {
    const run = runs.get(keys.get(key) ?? '')
    if (!run) throw new Error(`validation: expected a run under the key ${key}, got none. Name it in the section's runs.`)
    return run
  }
  return chosen.map((section) => ({ id: section.id, title: bench.words.text(section.title), ...section.build(bench, runOf) }))
}

/** What the report says of itself: its title, what it is, and how to have it again. */
function frameOf({ words, version, replicates }: Bench, fingerprint: string): { readonly title: string; readonly subtitle: string; readonly foot: string } {
  const { say, number } = words
  return {
    title: say('Lægeveje: hvor langt rækker tallene?', 'Lægeveje: how far do the numbers reach?'),
    subtitle: say(
      'Afprøvning af modellen mod det, der skete, mod enklere forudsigelser og mod sine egne antagelser. Det værste står først.',
      'The model tested against what happened, against simpler forecasts and against its own assumptions. The worst comes first.',
    ),
    foot: say(
      `Modelversion ${modelVersion}, program ${version}. ${number(replicates)} gentagelser pr. kørsel. Aftryk af alle kørsler: ${fingerprint}. Samme version og samme antal gentagelser giver samme rapport.`,
      `Model version ${modelVersion}, program ${version}. ${number(replicates)} replicates per run. Fingerprint of all runs: ${fingerprint}. The same version and number of replicates give the same report.`,
    ),
  }
}

/** The report as one HTML document that asks nothing of any other place. */
export function reportOf(bench: Bench, chapters: readonly Chapter[], fingerprint: string): string {
  const { say } = bench.words
  const { title, subtitle, foot } = frameOf(bench, fingerprint)
  return documentOf({
    language: bench.words.language,
    title,
    subtitle,
    contents: say('Indhold', 'Contents'),
    front: chapters.map(({ front }) => front ?? '').join(''),
    chapters,
    foot: `<p>${escape(foot)}</p>`,
  })
}

/** The same report as the page shows it: pieces of HTML under the page's own headings, and what was found as data. */
export interface ReportData {
  readonly format: 1
  readonly kind: 'validation-report'
  readonly language: Language
  readonly version: string
  readonly model: string
  /** Fingerprint of the shipped baseline, by which the page knows whether the report is of what it runs. */
  readonly baseline: string
  readonly replicates: number
  readonly fingerprint: string
  readonly title: string
  readonly subtitle: string
  readonly foot: string
  /** The worst hindcast and the verdict. */
  readonly front: string
  readonly chapters: readonly { readonly id: string; readonly title: string; readonly html: string; readonly findings: readonly Finding[] }[]
}

/** The report for the page. */
export function reportData(bench: Bench, chapters: readonly Chapter[], fingerprint: string, baseline: string): ReportData {
  const { words, version, replicates } = bench
  return {
    format: 1,
    kind: 'validation-report',
    language: words.language,
    version,
    model: modelVersion,
    baseline,
    replicates,
    fingerprint,
    ...frameOf(bench, fingerprint),
    front: chapters.map(({ front }) => front ?? '').join(''),
    chapters: chapters.map(({ id, title, html, findings = [] }) => ({ id, title, html, findings })),
  }
}
