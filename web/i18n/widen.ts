/** The shape of a block of texts, whatever they say: another language fills it, and the compiler finds what is missing. */
export type Widen<T> = T extends string ? string : T extends readonly string[] ? readonly string[] : T extends (...given: infer Given) => string ? (...given: Given) => string : { readonly [Key in keyof T]: Widen<T[Key]> }
