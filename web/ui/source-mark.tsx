import { words } from '../state/store.ts'

/** Where a figure comes from; an assumption says that it is one. */
export function SourceMark({ source, grade }: { readonly source: string; readonly grade: 'A' | 'B' | 'C' }) {
  const say = words.value.messages.levers
  return grade === 'C' ? (
    <span class="assumption" title={`${say.assumptionHelp}. ${source}`}>
      {say.assumption}
    </span>
  ) : (
    <span title={source}>
      {say.source}: {short(source)} · {say.grade(grade)}
    </span>
  )
}

const short = (source: string): string => (source.length > 46 ? `${source.slice(0, 44).replace(/[\s,;:]+\S*$/, '')} …` : source)
