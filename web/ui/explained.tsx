import { signal } from '@preact/signals'
import { useEffect, useId } from 'preact/hooks'
import type { glossaries } from '../i18n/glossary.ts'
import { language, words } from '../state/store.ts'

type Texts = (typeof glossaries)['da']
type Word = keyof Texts['words']

/** The glossary, once it is there; until then, and without a net, words are just words. */
const loaded = signal<typeof glossaries | undefined>(undefined)
let asked = false
function useGlossary(): Texts | undefined {
  useEffect(() => {
    if (asked) return
    asked = true
    import('../i18n/glossary.ts').then((module) => (loaded.value = module.glossaries), () => (asked = false))
  }, [])
  return loaded.value?.[language.value]
}

/** A text in which the first of each word of the field can be asked what it means. */
export function Explained({ text, not = [] }: { readonly text: string; readonly not?: readonly Word[] }) {
  const say = useGlossary()
  if (!say) return <>{text}</>
  const { words: known } = say
  const open = new Set((Object.keys(known) as Word[]).filter((id) => !not.includes(id)))
  const forms = [...open].flatMap((id) => known[id].forms.map((form) => ({ id, form }))).sort((a, b) => b.form.length - a.form.length)
  const pattern = new RegExp(`(?<![\\p{L}-])(${forms.map(({ form }) => form).join('|')})(?![\\p{L}-])`, 'giu')
  const parts: (string | { readonly id: Word; readonly word: string })[] = []
  let from = 0
  for (const found of text.matchAll(pattern)) {
    const id = forms.find(({ form }) => form === found[0].toLowerCase())?.id
    if (!id || !open.delete(id)) continue
    parts.push(text.slice(from, found.index), { id, word: found[0] })
    from = found.index + found[0].length
  }
  return <>{[...parts, text.slice(from)].map((part, i) => (typeof part === 'string' ? part : <Asked key={i} say={say} id={part.id} word={part.word} />))}</>
}

function Asked({ say, id, word }: { readonly say: Texts; readonly id: Word; readonly word: string }) {
  const popover = useId()
  const { title, text } = say.words[id]
  return (
    <>
      <button type="button" class="asked" popovertarget={popover} aria-label={say.explain(word)}>
        {word}
      </button>
      <span id={popover} popover="auto" class="explained" role="note">
        <strong>{title}</strong> {text}
      </span>
    </>
  )
}

/** All words with what they mean. */
export function Glossary() {
  const say = useGlossary()
  const { format } = words.value
  if (!say) return null
  return (
    <section>
      <h3>{say.heading}</h3>
      <dl class="glossary">
        {Object.values(say.words)
          .sort((a, b) => format.compare(a.title, b.title))
          .map(({ title, text }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
