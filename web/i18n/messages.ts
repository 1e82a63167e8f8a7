import { da } from './da.ts'
import { en } from './en.ts'
import type { Language } from './format.ts'

/** Every text of the page. Danish is the source; the compiler checks that English has the same. */
export type Messages = { readonly [Key in keyof typeof da]: Widen<(typeof da)[Key]> }
type Widen<T> = T extends string ? string : T extends (...given: infer Given) => string ? (...given: Given) => string : { readonly [Key in keyof T]: Widen<T[Key]> }

export const messages: Readonly<Record<Language, Messages>> = { da, en }
