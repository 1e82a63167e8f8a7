/**
 * Makes again, in order, all that rests on results: after the version of the model was raised.
 *
 *     node test/refresh.mjs                     everything but calibration and sensitivity
 *     node test/refresh.mjs report checks       some of it
 *     node test/refresh.mjs --list              names and commands
 *
 * Stops at the first step that fails. What moved is printed at the end of `moved`, for sim/CHANGELOG.md, when results/before.json is there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = 'npx vitest run --config test/vitest.config.ts'

/** Name, command, and whether it is left out unless it is named: the slow ones that most changes do not need. */
const steps = [
  ['sets', 'npx laegeveje calibrate', true],
  ['sensitivity', 'npx laegeveje sensitivity', true],
  ['after', 'npx laegeveje snapshot --out results/after.json'],
  ['moved', 'npx laegeveje diff results/before.json results/after.json --changelog'],
  ['first-paint', 'npx tsx web/assets/build/baseline-results.ts 200'],
  ['effects', 'npx laegeveje levers --effects --replicates 24'],
  ['attribution', 'npx laegeveje attribution --shipped --replicates 24 --orders 8'],
  ['report', 'npx laegeveje validate --ship'],
  ['checks', 'npx laegeveje check --ship'],
  ['registered', 'npx laegeveje register --again'],
  ['golden', `UPDATE_GOLDEN=1 ${vitest} --project golden`],
  ['engines', `UPDATE_GOLDEN=1 ${vitest} --project engines national`],
  ['reference', `UPDATE_DOCS=1 ${vitest} --project unit reference`],
  ['model-document', `UPDATE_DOCS=1 ${vitest} --project unit model-document`],
  ['validation-document', `UPDATE_DOCS=1 ${vitest} --project checks validation-document`],
  ['schemas', `${vitest} --project unit --update=true test/unit/scenario test/unit/experiments`],
]

const named = process.argv.slice(2).filter((word) => word !== '--list')
const unknown = named.filter((word) => !steps.some(([name]) => name === word))
if (unknown.length > 0) {
  process.stderr.write(`refresh: expected names among ${steps.map(([name]) => name).join(', ')}, got ${unknown.join(', ')}. See --list.\n`)
  process.exit(2)
}
const chosen = steps.filter(([name, , slow]) => (named.length > 0 ? named.includes(name) : !slow))
if (process.argv.includes('--list')) process.stdout.write(steps.map(([name, command, slow]) => `${name.padEnd(20)} ${command}${slow ? '   (when named)' : ''}\n`).join(''))
else
  for (const [name, command] of chosen) {
    if (name === 'moved' && !existsSync(join(root, 'results', 'before.json'))) {
      process.stdout.write('moved: no results/before.json, so nothing to hold the new results against.\n')
      continue
    }
    process.stdout.write(`\n${name}: ${command}\n`)
    const { status } = spawnSync(command, { shell: true, stdio: 'inherit', cwd: root })
    // `diff` ends with 1 when something moved, which is what it is asked for.
    if (status !== 0 && !(name === 'moved' && status === 1)) {
      process.stderr.write(`refresh: ${name} ended with ${status}. Mend it and go on with: node test/refresh.mjs ${chosen.slice(chosen.findIndex(([other]) => other === name)).map(([other]) => other).join(' ')}\n`)
      process.exit(1)
    }
  }
