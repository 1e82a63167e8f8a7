import { describe, expect, test } from 'vitest'
import { diffSnapshots, movedFigures, readSnapshot } from '../../../sim/analysis/snapshot.ts'
import type { Snapshot } from '../../../sim/analysis/snapshot.ts'

const base = [10, 12, 11, 13, 9, 10, 12, 11]

/** A made-up snapshot with one figure for each scenario. */
function made(scenarios: Readonly<Record<string, readonly (number | null)[]>>, seed = 's'): Snapshot {
  return {
    format: 1,
    kind: 'snapshot',
    version: '0',
    model: '1',
    replicates: base.length,
    scenarios: Object.fromEntries(Object.entries(scenarios).map(([id, values]) => [id, { seed, fingerprint: id, digest: JSON.stringify(values), figures: { 'a/b/2035': values } }])),
  }
}

describe('what moved between two snapshots', () => {
  test('nothing against itself', () => {
    expect(diffSnapshots(made({ x: base }), made({ x: base }))).toEqual({ moved: [], compared: 1, added: [], removed: [], identical: ['x'] })
  })

  test('a shift that is small beside the spread is seen when luck is shared, and not when it is not', () => {
    const shifted = base.map((value, i) => value + 0.5 + (i % 2) * 0.02)
    expect(diffSnapshots(made({ x: base }), made({ x: shifted })).moved).toHaveLength(1)
    expect(diffSnapshots(made({ x: base }), made({ x: shifted }, 'another')).moved).toHaveLength(0)
    expect(diffSnapshots(made({ x: base }), made({ x: shifted.map((value) => value + 10) }, 'another')).moved).toHaveLength(1)
  })

  test('other luck with the same mean has not moved', () => {
    expect(diffSnapshots(made({ x: base }), made({ x: [...base].reverse() })).moved).toEqual([])
  })

  test('the same step in every replicate has moved by all there is', () => {
    const [moved] = diffSnapshots(made({ x: base }), made({ x: base.map((value) => value + 1) })).moved
    expect(moved).toMatchObject({ scenario: 'x', figure: 'a/b/2035', before: 11, after: 12, times: Infinity })
  })

  test('a figure is told once, by the baseline where it moved there', () => {
    const more = base.map((value) => value + 1)
    const found = diffSnapshots(made({ other: base, baseline: base, still: base }), made({ other: more, baseline: more, still: base }))
    expect(movedFigures(found)).toEqual([{ figure: 'a/b/2035', scenarios: 2, told: expect.objectContaining({ scenario: 'baseline' }) as unknown }])
  })

  test('scenarios that came or went are told, and missing values are left out', () => {
    const found = diffSnapshots(made({ x: base, gone: base }), made({ x: base.map((v, i) => (i === 0 ? null : v)), fresh: base }))
    expect([found.added, found.removed, found.moved]).toEqual([['fresh'], ['gone'], []])
  })

  test('what is no snapshot is refused in a sentence', () => {
    const problem = (text: string) => (readSnapshot(text, 'x.json') as { problem: string }).problem
    expect(problem('{')).toMatch(/^x\.json: expected JSON, got .+\. Write it with laegeveje snapshot/)
    expect(problem('{"kind":"other"}')).toMatch(/expected a snapshot of format 1/)
    expect(problem(JSON.stringify({ ...made({}), scenarios: { x: { digest: 'd', figures: { f: 3 } } } }))).toMatch(/none for x/)
    expect(readSnapshot(JSON.stringify(made({ x: base })), 'x.json')).toHaveProperty('snapshot.scenarios.x')
  })
})
