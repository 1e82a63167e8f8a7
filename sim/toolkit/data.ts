/**
 * Data and scenarios as text, for a browser. In this repository Vite puts them in; in the package this module is written by the build (see build.ts).
 */

/** Text of each data file, by name. */
export const packFiles: Readonly<Record<string, string>> = byName(import.meta.glob<string>('../../scenarios/data/*.{csv,json}', { eager: true, query: '?raw', import: 'default' }))
/** Text of each shipped scenario, by name. */
export const scenarioFiles: Readonly<Record<string, string>> = byName(import.meta.glob<string>(['../../scenarios/*.json', '!../../scenarios/scenario.schema.json'], { eager: true, query: '?raw', import: 'default' }))

function byName(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]))
}
