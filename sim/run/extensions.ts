/** Modules from outside that add to the model: loaded by whoever compiles a run, and again by each worker that runs it. */
import { extendModel, extensionsInUse } from '../model/extensions.ts'
import type { Extension, ExtensionName, ExtensionSource } from '../model/extensions.ts'

/**
 * Loads an extension by the address of its module, whose default export is an extension or a function that makes one.
 * @param url an absolute address: `new URL('./my-extension.js', import.meta.url)`
 * @throws Error when it cannot be loaded or is not sound
 */
export async function loadExtension(url: string | URL): Promise<Extension> {
  const address = String(url)
  const module = (await import(/* @vite-ignore */ address)) as { readonly default?: ExtensionSource }
  if (typeof module.default !== 'function' && typeof module.default !== 'object') throw new Error(`${address}: expected an extension as default export, got ${typeof module.default}. See sim/examples.`)
  return extendModel(module.default, address)
}

/** Loads in this thread what a run was compiled with. @throws Error when one has no address. */
export async function loadExtensions(names: readonly ExtensionName[] = []): Promise<void> {
  const known = new Set(extensionsInUse().map(({ id, version }) => `${id} ${version}`))
  for (const { id, version, url, records } of names) {
    if (known.has(`${id} ${version}`) || !records) continue
    if (url === undefined) throw new Error(`extension ${id}: expected the address of its module, which a worker needs to measure its indicators, got none. Add it with loadExtension.`)
    const loaded = await loadExtension(url)
    if (loaded.id !== id || loaded.version !== version) throw new Error(`${url}: expected extension ${id} ${version}, got ${loaded.id} ${loaded.version}. Compile the scenario anew.`)
  }
}
