/** What a review was given, kept beside what it wrote, and the command that makes all of it again there. */
import { basename } from 'node:path'
import type { Output } from './export.ts'
import { registeredFolder } from './registered-files.ts'

/** A file that was given: its name in the review's folder, and its text as it was read. */
export interface GivenFile {
  readonly option: '--observed' | '--design'
  readonly name: string
  readonly text: string
}

/** Choices of a review that decide what it writes. */
export interface ReviewChoices {
  readonly registered: string
  readonly without: string
  readonly folder: string
  readonly replicates?: number
  readonly most: number
  readonly enough: number
  readonly attribution?: number
  readonly language: string
}

/** Copies for the review's folder, under names of one word that none of its own files has. */
export function givenFiles(given: readonly { readonly option: GivenFile['option']; readonly path: string; readonly text: string }[], taken: readonly string[]): GivenFile[] {
  const used = new Set([...taken, 'manifest.json'])
  return given.map(({ option, path, text }) => {
    let name = basename(path).replace(/[^\p{L}\p{N}._-]+/gu, '-')
    while (used.has(name)) name = `given-${name}`
    used.add(name)
    return { option, name, text }
  })
}

/** The same as outputs. */
export const givenOutputs = (files: readonly GivenFile[]): Output[] => files.map(({ name, text }) => ({ name, pieces: () => text }))

/** The command as carried out in the review's own folder: with every choice that a later default could change, and nothing that only decides how fast it goes. */
export function reviewCommand(files: readonly GivenFile[], { registered, without, folder, replicates, most, enough, attribution, language }: ReviewChoices): string {
  const words = [
    ...files.flatMap(({ option, name }) => [option, name]),
    '--registered', registered, '--without', without,
    ...(folder === registeredFolder ? [] : ['--folder', folder]),
    ...(replicates === undefined ? [] : ['--replicates', String(replicates)]),
    '--most', String(most), '--enough', String(enough),
    ...(attribution === undefined ? [] : ['--attribution', String(attribution)]),
    '--language', language, '--out', 'DIR',
  ]
  return `laegeveje review ${words.join(' ')}`
}
