#!/usr/bin/env node
// The command line. Plain JavaScript, so that a Node too old to go on can still say so.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`laegeveje: expected Node 20.19 or newer, got ${process.versions.node}. Install a newer Node and try again.`)
  process.exitCode = 1
} else {
  const { existsSync } = await import('node:fs')
  const source = existsSync(new URL('./main.ts', import.meta.url))
  // Node 20 does not read TypeScript: a checkout is read by tsx, the package was built.
  if (source) (await import('tsx/esm/api')).register()
  const { main } = await import(source ? './main.ts' : '../../lib/cli/main.js')
  process.exitCode = await main(process.argv.slice(2))
}
