#!/usr/bin/env node
// The command line. Plain JavaScript, so that a Node too old to go on can still say so.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`laegeveje: expected Node 20.19 or newer, got ${process.versions.node}. Install a newer Node and try again.`)
  process.exitCode = 1
} else {
  // Node 20 does not read TypeScript.
  const { register } = await import('tsx/esm/api')
  register()
  const { main } = await import('./main.ts')
  process.exitCode = await main(process.argv.slice(2))
}
