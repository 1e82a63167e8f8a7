import { da } from './da.ts'
import { en } from './en.ts'
import type { Language } from './format.ts'
import type { Widen } from './widen.ts'

/** Every text of the page. Danish is the source; the compiler checks that English has the same. */
export type Messages = Widen<typeof da>

export const messages: Readonly<Record<Language, Messages>> = { da, en }
