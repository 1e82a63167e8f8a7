/**
 * The rules of the house that a compiler does not know: who may import whom, what the model's path may use, what is listed where, and
 * what a file is called. Each rule reports every breach as `file:line: what`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { codeOnly, exportsOf, importsOf } from './unit/house/source-text.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Source {
  /** Path from the root with forward slashes. */
  readonly path: string
  readonly text: string
}

const isSource = (path: string) => /\.(ts|tsx|mjs|js)$/.test(path)
const files = ['sim', 'web', 'test', 'scenarios'].flatMap((folder) => walk(folder))
const sources: readonly Source[] = [...files.filter(isSource), 'vite.config.ts'].filter((path) => existsSync(join(root, path))).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const inFolder = (...folders: string[]) => sources.filter(({ path }) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`)))

function walk(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    return entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]
  })
}

/** Where an import of a file leads: a path from the root, or the name of a package. */
function target(source: Source, from: string): { path?: string; package?: string } {
  if (from.startsWith('.')) return { path: normalize(join(dirname(source.path), from.replace(/\?.*$/, ''))).replaceAll('\\', '/') }
  return { package: from.startsWith('node:') ? from : from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/') }
}

/** Breaches of a rule on imports. */
function breaches(list: readonly Source[], forbidden: (to: { path?: string; package?: string }, typeOnly: boolean, source: Source) => boolean): string[] {
  return list.flatMap((source) =>
    importsOf(source.text)
      .filter(({ from, typeOnly }) => forbidden(target(source, from), typeOnly, source))
      .map(({ from, line }) => `${source.path}:${line}: imports ${from}`),
  )
}

/** Places where code (no comment, no string) matches a pattern. */
function occurrences(list: readonly Source[], pattern: RegExp, read: (text: string) => string = codeOnly): string[] {
  return list.flatMap(({ path, text }) =>
    read(text)
      .split('\n')
      .flatMap((line, i) => [...line.matchAll(pattern)].map((match) => `${path}:${i + 1}: ${match[0].trim()}`)),
  )
}

const layers = ['core', 'model', 'scenario', 'run', 'analysis', 'cli']
const layerOf = (path: string) => (/^sim\/([^/]+)\//.exec(path)?.[1] ?? '')
const path = { model: () => inFolder('sim/core', 'sim/model', 'sim/scenario', 'sim/run') }

describe('who may import whom', () => {
  test('within sim: core <- model <- scenario <- run <- analysis <- cli, and nobody imports the public index', () => {
    const list = inFolder('sim').filter((source) => layers.includes(layerOf(source.path)))
    expect(
      breaches(list, (to, _typeOnly, source) => {
        if (to.path === undefined) return false
        if (!to.path.startsWith('sim/')) return !(to.path.startsWith('scenarios') && ['run', 'cli'].includes(layerOf(source.path))) && !(to.path === 'package.json' && layerOf(source.path) === 'cli')
        return !layers.includes(layerOf(to.path)) ? to.path === 'sim/index.ts' : layers.indexOf(layerOf(to.path)) > layers.indexOf(layerOf(source.path))
      }),
    ).toEqual([])
  })

  test('the public index of sim hides the command line', () => {
    expect(breaches(inFolder('sim/index.ts'), (to) => to.path?.startsWith('sim/cli/') ?? false)).toEqual([])
  })

  test('web imports sim through sim/index.ts alone', () => {
    expect(breaches(inFolder('web'), (to) => (to.path?.startsWith('sim/') ?? false) && to.path !== 'sim/index.ts')).toEqual([])
  })

  test('charts import d3, i18n and types of sim: no store, no Preact', () => {
    const allowed = /^(web\/charts\/|web\/i18n\/|web\/assets\/)/
    expect(
      breaches(inFolder('web/charts'), (to, typeOnly) =>
        to.path === undefined ? !/^(d3(-[a-z]+)?|topojson-client)$/.test(to.package!) : to.path === 'sim/index.ts' ? !typeOnly : !allowed.test(to.path),
      ),
    ).toEqual([])
  })

  test('in web: i18n <- charts, state <- actions <- ui <- pages', () => {
    const order: Record<string, RegExp> = {
      i18n: /^web\/(state|actions|charts|ui|pages)\//,
      state: /^web\/(actions|ui|pages)\//,
      actions: /^web\/(ui|pages)\//,
      ui: /^web\/pages\//,
    }
    const found = Object.entries(order).flatMap(([folder, forbidden]) => breaches(inFolder(`web/${folder}`), (to) => forbidden.test(to.path ?? '')))
    expect(found).toEqual([])
  })

  test('each package is imported only where it belongs', () => {
    const places: readonly (readonly [name: RegExp, where: RegExp])[] = [
      [/^seedrandom$/, /^sim\/core\/random\.ts$/],
      [/^comlink$/, /^sim\/run\//],
      [/^@noble\/hashes$/, /^sim\/core\//],
      [/^valibot$/, /^sim\/scenario\//],
      [/^commander$/, /^sim\/cli\//],
      [/^hyparquet-writer$/, /^(sim\/cli\/|web\/state\/experiment-files\.ts)/],
      [/^laegeveje$/, /^(sim\/examples|web\/notebook)\//],
      [/^(bullmq|ioredis)$/, /^sim\/cli\/queue\//],
      [/^tsx$/, /^sim\/(run|cli)\//],
      [/^(preact|@preact\/signals)$/, /^web\//],
      [/^(d3(-[a-z]+)?|topojson-client)$/, /^(web\/(charts|ui|assets|pages)|sim\/analysis\/validation)\//],
      [/^(vite|vite-plugin-pwa)$/, /^(vite\.config\.ts|web\/notebook\/vite\.config\.ts|sim\/cli\/.*)$/],
      [/^node:/, /^(sim\/cli\/|sim\/run\/|web\/assets\/build\/|web\/notebook\/vite|vite\.config\.ts)/],
    ]
    const shipped = sources.filter((source) => !source.path.startsWith('test/') && !source.path.startsWith('web/assets/build/'))
    expect(
      breaches(shipped, (to, _typeOnly, source) => {
        if (to.package === undefined || to.package === 'virtual:pwa-register') return false
        const rule = places.find(([name]) => name.test(to.package!))
        return !rule || !rule[1].test(source.path)
      }),
    ).toEqual([])
  })

  test('no module of sim or web imports a test', () => {
    expect(breaches([...inFolder('sim'), ...inFolder('web')], (to) => to.path?.startsWith('test/') ?? false)).toEqual([])
  })

  test('every import of a file names a file that exists', () => {
    expect(breaches(sources.filter((source) => !source.path.startsWith('test/unit/house/')), (to) => to.path !== undefined && !existsSync(join(root, to.path)))).toEqual([])
  })
})

describe("on the model's path", () => {
  // And a constant, which is one number everywhere.
  const exact = 'SQRT2|abs|floor|ceil|trunc|round|min|max|sqrt|fround|imul|clz32|sign'

  test('only arithmetic that is the same in every engine', () => {
    // Analyses feed results too: effects, odds and fitted parameters are compared bit by bit between machines.
    const list = [...path.model(), ...inFolder('sim/analysis')]
    expect(occurrences(list, new RegExp(`\\bMath\\b(?!\\s*\\.\\s*(?:${exact})\\b).{0,12}`, 'g'))).toEqual([])
    expect(occurrences(list, /\*\*/g)).toEqual([])
  })

  test('no clock, no locale and no chance but our own', () => {
    // A digest by the machine is the same digest: the one file that asks for it is told apart, and may ask for nothing else.
    const digests = 'sim/run/native-digest.ts'
    expect(occurrences(path.model().filter((source) => source.path === digests), /\b(?:Date|performance|Intl)\b|\bgetRandomValues\b|\brandomUUID\b/g)).toEqual([])
    expect(occurrences(path.model().filter((source) => source.path !== digests), /\b(?:Date|performance|Intl|crypto)\b|\btoLocale\w*|\blocaleCompare\b|\bhrtime\b/g)).toEqual([])
  })

  test('no DOM outside the two files that start workers in a browser', () => {
    const list = inFolder('sim').filter((source) => !/^sim\/run\/(worker|browser-pool)\.ts$/.test(source.path))
    expect(occurrences(list, /\bdocument\s*\.\s*(?:query|create|getElement|body|head|documentElement|addEventListener)|\b(?:window|navigator|localStorage|sessionStorage|XMLHttpRequest|HTMLElement)\b(?!\s*[:?(])/g)).toEqual([])
  })

  test('the kernel and the runner never name anything Danish or medical', () => {
    const words =
      'denmark|danish|danmark|dansk\\w*|doctors?|physicians?|gps?|practitioners?|patients?|hospitals?|clinics?|medic(?:al|ine|s)|nurses?|kbu|hoveduddannelse|ydernummer|l[æa]ger?|municipalit(?:y|ies)|kommuner?|universit(?:y|ies)|specialists?|health'
    // Comments and strings count too: a kernel is explained by its own words.
    expect(occurrences(inFolder('sim/core', 'sim/run'), new RegExp(`(?<![\\w-])(?:${words})(?![\\w])`, 'gi'), (text) => text)).toEqual([])
  })
})

describe('every definition is listed', () => {
  // What a file of each folder declares, and the one list it must stand in.
  const folders: readonly (readonly [folder: string, list: string, declares: RegExp])[] = [
    ['sim/model/levers', 'sim/model/levers/index.ts', /^export const \w+: LeverDefinition\b/m],
    ['sim/model/indicators', 'sim/model/indicators/index.ts', /^export const \w+: (?:Model)?Indicator(?:Definition)?\b/m],
    ['sim/model/stages', 'sim/model/stages/index.ts', /^export const \w+: StageDefinition\b/m],
    ['sim/cli/commands', 'sim/cli/commands/index.ts', /^export const \w+: CommandDefinition\b/m],
    ['web/charts', 'web/charts/index.ts', /^export const \w+ = defineChart\b/m],
    ['web/actions', 'web/actions/index.ts', /^export const \w+: Action\b/m],
  ]
  for (const [folder, list, declares] of folders.filter(([name]) => walk(name).length > 0)) {
    test(`those of ${folder} in ${list}`, () => {
      const source = sources.find((s) => s.path === list)
      expect(source, `${list} is missing`).toBeDefined()
      const definitions = inFolder(folder).filter(({ path: p, text }) => p !== list && declares.test(text)).map((s) => s.path)
      expect(definitions.length, `nothing in ${folder} declares ${declares}`).toBeGreaterThan(0)
      const listed = new Set(importsOf(source!.text).map(({ from }) => target(source!, from).path))
      expect(definitions.filter((p) => !listed.has(p))).toEqual([])
    })
  }

  test('each definition has its file: one main export of the same name', () => {
    const misnamed = folders.flatMap(([folder, , declares]) =>
      inFolder(folder).filter(({ path: p, text }) => declares.test(text) && !exportsOf(text).some(({ name }) => name === camelCase(basename(p).replace(/\.tsx?$/, ''))))
    )
    expect(misnamed.map((s) => s.path)).toEqual([])
  })

  test('no file of levers, indicators, stages or processes is left unused', () => {
    const used = new Set(sources.filter((s) => !s.path.startsWith('test/')).flatMap((source) => importsOf(source.text).map(({ from }) => target(source, from).path)))
    const list = inFolder('sim/model/levers', 'sim/model/indicators', 'sim/model/stages', 'sim/model/processes').filter((s) => basename(s.path) !== 'index.ts')
    expect(list.map((s) => s.path).filter((p) => !used.has(p))).toEqual([])
  })
})

describe('the house', () => {
  test('the top level holds only what it may', () => {
    const allowed = new Set(['sim', 'web', 'scenarios', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts', 'README.md', 'package-lock.json', 'LICENSE', 'CITATION.cff', '.ci', '.gitignore', '.oxlintrc.json'])
    // Not part of the project: what installing, building and running leave behind, and the editor's and version control's own.
    const ignored = /^(node_modules|dist|lib|results|coverage|\.git|\.gitattributes|\.github|\.vscode|\.idea|\.DS_Store|.*\.log)$/
    expect(readdirSync(root).filter((name) => !allowed.has(name) && !ignored.test(name))).toEqual([])
  })

  test('nothing reads a folder beside the repository or names a path of one machine', () => {
    const all = [...files.filter((p) => /\.(ts|tsx|mjs|js|md|json|csv|css|html)$/.test(p)), 'README.md', 'package.json', 'vite.config.ts', 'tsconfig.json', '.ci/run', '.oxlintrc.json']
      .filter((p) => existsSync(join(root, p)) && p !== 'test/architecture.test.ts')
      .map((p) => ({ path: p, text: readFileSync(join(root, p), 'utf8') }))
    expect(occurrences(all, /\.\.\/shared\b|(?<![\w.])\/(?:work|home|farm|tmp|Users)\/[\w.-]+/g, (text) => text)).toEqual([])
  })

  test('everything sim exports has a sentence of meaning', () => {
    const missing = inFolder('sim').filter((s) => s.path.endsWith('.ts')).flatMap(({ path: p, text }) =>
      exportsOf(text)
        .filter((e) => !e.documented)
        .map((e) => `${p}:${e.line}: ${e.name}`),
    )
    expect(missing).toEqual([])
  })

  test('no source file is longer than 450 lines', () => {
    const styles = files.filter((p) => p.endsWith('.css')).map((p) => ({ path: p, text: readFileSync(join(root, p), 'utf8') }))
    expect([...sources, ...styles].map(({ path: p, text }) => [p, text.split('\n').length] as const).filter(([, lines]) => lines > 450)).toEqual([])
  })

  test('files are kebab-case and none is a drawer for everything', () => {
    const named = files.filter((p) => isSource(p) || p.endsWith('.css'))
    expect(named.filter((p) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(basename(p)))).toEqual([])
    expect(named.filter((p) => /(^|[-/])(utils?|helpers?|managers?|misc|common)\b/.test(p))).toEqual([])
  })

  test('code is in English: no æ, ø or å in a name, and no I before an interface', () => {
    expect(occurrences(sources.filter((s) => /\.(ts|mjs)$/.test(s.path)), /[\w$]*[æøåÆØÅ][\wæøåÆØÅ$]*/g)).toEqual([])
    expect(occurrences(sources, /\binterface\s+I[A-Z]\w*/g)).toEqual([])
  })

  test('every file a document points to exists', () => {
    const documents = ['README.md', ...files.filter((p) => p.endsWith('.md'))].filter((p) => existsSync(join(root, p)))
    const dead = documents.flatMap((document) =>
      [...readFileSync(join(root, document), 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
        .filter(([, link]) => !existsSync(join(root, dirname(document), link!)))
        .map(([, link]) => `${document}: ${link}`),
    )
    expect(dead).toEqual([])
  })
})

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

// The walk must have found the house at all, or every rule above would pass in silence.
test('the rules above have read the sources', () => {
  expect(inFolder('sim/core').length).toBeGreaterThan(0)
  expect(relative(root, fileURLToPath(import.meta.url)).replaceAll('\\', '/')).toBe('test/architecture.test.ts')
})
