import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Version of the package, from its package.json. */
export const version = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** Path of the program itself: in a checkout and in the package alike. */
export const commandFile = fileURLToPath(new URL('../../sim/cli/laegeveje.mjs', import.meta.url))
