import { describe, expect, test } from 'vitest'
import { levers } from '../../../sim/model/levers/index.ts'
import { createLibrary } from '../../../sim/scenario/library.ts'
import { loadScenario } from '../../../sim/scenario/parse.ts'
import { library, pack } from './shipped.ts'

describe('the shipped scenarios', () => {
  test('are these, the baseline first', () => {
    expect(library.problems).toEqual([])
    expect(library.ids).toEqual([
      'baseline',
      'agreement-2024',
      'everything',
      'hospital-cap-only',
      'hospital-cap-only/all-university',
      'hospital-cap-only/to-2030',
      'midtjylland-2008',
      'midtjylland-2008/appendix-b',
      'midtjylland-2008/full-strategy',
      'midtjylland-2008/retire-62',
      'midtjylland-2008/retire-65',
      'practice-modernisation',
      'reform-as-agreed',
      'regions-redistribution',
      'regions-redistribution/all-25-roads',
      'review-2029',
      'review-2029/with',
      'review-2029/without',
      'senior-schemes-only',
      'study-places-only',
      'study-places-only/cut',
      'study-places-only/redistribution',
      'twelve-proposals',
    ])
  })

  test('are sound, have titles and notes in both languages, and share seed and period so that they pair', () => {
    for (const { id } of library.entries) {
      const result = loadScenario(id, library, { pack })
      expect(result.ok ? [] : result.problems, id).toEqual([])
      if (!result.ok) continue
      const { title, note, seed, period, replicates } = result.scenario
      expect(title.da).not.toBe(title.en)
      expect(note?.da, id).toBeTruthy()
      expect({ seed, replicates }, id).toEqual({ seed: 'laegeveje', replicates: 200 })
      if (!id.startsWith('review-2029') && !id.startsWith('midtjylland-2008')) expect(period, id).toEqual({ from: '2025-01', to: '2045-12' })
    }
  })

  test('are known by names they had before', () => {
    expect(loadScenario('study-places-redistributed', library, { pack })).toEqual(loadScenario('study-places-only/redistribution', library, { pack }))
    expect(library.fileOf('study-places-redistributed')).toBe('study-places-only-redistribution.json')
    expect(library.ids).not.toContain('study-places-redistributed')
  })

  test('of the reform follow each other without overlap', () => {
    const result = loadScenario('reform-as-agreed', library, { pack })
    expect(result.ok && Object.keys(result.scenario.levers)).toEqual(expect.arrayContaining(['new-capacity-closure', 'capacity-allocation-model', 'hospital-gp-cap']))
  })

  test('of everything hold every lever', () => {
    const result = loadScenario('everything', library, { pack })
    expect(result.ok && Object.keys(result.scenario.levers).sort()).toEqual(levers.filter(({ kind }) => kind === 'lever').map(({ id }) => id).sort())
  })
})

describe('a library', () => {
  test('takes paths as bundlers give them, and leaves schemas and other files alone', () => {
    const made = createLibrary({
      '../../scenarios/b.json': '{"format":1,"id":"b","title":{"da":"B","en":"B"}}',
      '/scenarios/scenario.schema.json': '{}',
      'README.md': '# x',
    })
    expect(made.entries).toEqual([{ id: 'b', file: 'b.json', title: { da: 'B', en: 'B' } }])
    expect(made.fileOf('b')).toBe('b.json')
    expect(made.document('c')).toBeUndefined()
  })

  test('keeps what is sound and says what is not', () => {
    const made = createLibrary({
      'good.json': '{"format":1,"id":"good"}',
      'other.json': '{"format":1,"id":"else"}',
      'broken.json': '{',
      'list.json': '[]',
    })
    expect(made.ids).toEqual(['good'])
    expect(made.problems.map((p) => p.message.replace(/JSON\..*/, 'JSON.'))).toEqual([
      'scenarios/broken.json: expected JSON.',
      'scenarios/list.json: expected a scenario with format and id, got a list of 0.',
      'scenarios/other.json: id: expected the name of the file, "other", got "else".',
    ])
  })
})
