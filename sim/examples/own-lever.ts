/** A lever of one's own: more training posts for as long as it lasts. It moves a parameter that the model has; nothing else is needed. */
import type { ExtensionKit, Extension } from 'laegeveje'

export default ({ Changes }: ExtensionKit): Extension => {
  const text = (name: string, sentence: string) => ({ name, sentence, message: sentence, lookFor: sentence, sideEffects: '–' })
  const percent = { id: 'more_pct', text: { da: { name: 'Flere forløb' }, en: { name: 'More posts' } }, role: 'setting', kind: 'number', unit: '%', statusQuo: 0, on: 10, min: 0, max: 50, step: 5, source: 'my own assumption', grade: 'C' } as const
  return {
    id: 'my-posts',
    version: '1',
    levers: [
      {
        id: 'my-posts', kind: 'lever', family: 'training', hooks: ['posts'], source: 'my own assumption', grade: 'C',
        text: { da: text('Mine forløb', 'Flere hoveduddannelsesforløb.'), en: text('My posts', 'More training posts.') },
        settings: [percent], primary: 'more_pct', start: '2026-01', rampYears: 0, scoped: false, placeLever: false, lagMonths: 60, rows: [],
        modifiers(use) {
          const changes = new Changes(use)
          changes.multiply('posts.hu', 1 + changes.number('more_pct') / 100)
          return changes.list
        },
      },
    ],
  }
}
