/** Does the reader's own browser compute what the project says? Two digests, made here, beside those that are written down. */
import { signal } from '@preact/signals'
import { digestOfFloats, expectedSelfTest, selfTestDigest } from '../../sim/index.ts'
import type { Scenario } from '../../sim/index.ts'
import { engine } from '../state/simulation.ts'
import { words } from '../state/store.ts'

interface Tested {
  readonly what: 'numbers' | 'country'
  readonly here: string
  readonly expected: string
}

const state = signal<{ readonly kind: 'idle' | 'running' } | { readonly kind: 'done'; readonly tested: readonly Tested[] } | { readonly kind: 'failed'; readonly message: string }>({ kind: 'idle' })

/** What the country is run as; the suite runs the same in its engines. */
const country = { format: 1, id: 'engines', title: { da: 'Selvtest', en: 'Self-test' }, levers: {}, drivers: {}, assumptions: {}, seed: 'engines', replicates: 1, chanceOnly: false, period: { from: '2025-01', to: '2027-12' } }

async function test(): Promise<readonly Tested[]> {
  const running = engine.peek()
  if (!running) throw new Error('self-test: expected the simulation to have started, got none. Wait a moment.')
  const { default: written } = await import('../assets/national-digest.json')
  const checked = running.compile(country as unknown as Scenario)
  if (!checked.ok) throw new Error(checked.problems[0]?.en ?? '')
  let here = ''
  await running.ensemble(checked.compiled, 1, new AbortController().signal, (_, buffer) => (here = digestOfFloats(buffer)))
  return [
    { what: 'numbers', here: selfTestDigest(), expected: expectedSelfTest },
    { what: 'country', here, expected: written.digest },
  ]
}

async function run(): Promise<void> {
  state.value = { kind: 'running' }
  try {
    state.value = { kind: 'done', tested: await test() }
  } catch (error) {
    state.value = { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

export function SelfTest() {
  const say = words.value.messages.selfTest
  const now = state.value
  const same = now.kind === 'done' && now.tested.every(({ here, expected }) => here === expected)
  return (
    <div class="self-test" data-testid="self-test" data-same={now.kind === 'done' ? same : undefined}>
      <button type="button" class="button edge" disabled={!engine.value || now.kind === 'running'} onClick={() => void run()}>{say.button}</button>
      <div role="status">
        {now.kind === 'running' && <p>{say.running}</p>}
        {now.kind === 'failed' && <p class="notice">{say.failed(now.message)}</p>}
        {now.kind === 'done' && <p class={same ? undefined : 'notice'}>{same ? say.same : say.differs}</p>}
      </div>
      {now.kind === 'done' && (
        <dl class="hashes">
          {now.tested.map(({ what, here, expected }) => (
            <div key={what}>
              <dt>{say[what]}</dt>
              <dd>{say.here}: <code>{here}</code></dd>
              <dd>{say.expected}: <code>{expected}</code></dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
