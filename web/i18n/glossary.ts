/** The glossary in both languages, fetched after the first paint. */
import { daGlossary } from './da-glossary.ts'
import { enGlossary } from './en-glossary.ts'
import type { Language } from './format.ts'

export const glossaries: Readonly<Record<Language, typeof enGlossary>> = { da: daGlossary, en: enGlossary }
