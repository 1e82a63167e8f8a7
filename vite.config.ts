import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** The page may load and ask only what it came with: no other host, no script in the page itself. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The policy goes into the built page only: the development server adds scripts and styles of its own. */
export const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' }],
}

/** Shipped results that are not part of the first paint: they are fetched when somebody asks for them, and kept for use without a net like the rest. */
const fetchedLater = /\/(?:ranges|checks|validation-(?:da|en))-/

/** Results, outlines and letters of the first paint are asked for beside the code, not after it. */
const preloadData: Plugin = {
  name: 'preload-data',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((name) => /\.(json|woff2)$/.test(name) && !fetchedLater.test(name))
        .map((name) => ({ tag: 'link', attrs: { rel: 'preload', ...(name.endsWith('.woff2') ? { as: 'font', type: 'font/woff2' } : { as: 'fetch' }), crossorigin: '', href: `./${name}` }, injectTo: 'head' as const })),
  },
}

/** Says what a first visit costs, each part compressed: the shell, what there is to move and read as definitions, and data. */
const firstVisit: Plugin = {
  name: 'first-visit',
  apply: 'build',
  writeBundle(_options, bundle) {
    const zipped = (match: (name: string) => boolean) =>
      Object.values(bundle).reduce((sum, file) => (match(file.fileName) ? sum + gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length : sum), 0) / 1000
    const entry = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry)
    const first = new Set(entry?.type === 'chunk' ? [entry.fileName, ...entry.imports, ...(entry.viteMetadata?.importedCss ?? [])] : [])
    const isDefinition = (name: string) => name.includes('/definitions')
    const parts = { shell: zipped((name) => first.has(name) && !isDefinition(name)), definitions: zipped(isDefinition), data: zipped((name) => name.endsWith('.json') && !fetchedLater.test(name)), later: zipped((name) => name.endsWith('.json') && fetchedLater.test(name)) }
    this.info(Object.entries(parts).map(([name, kilobytes]) => `${name} ${kilobytes.toFixed(1)} kB`).join(', ') + ' (gzip)')
  },
}

export default defineConfig({
  root: 'web',
  base: './',
  publicDir: 'public',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The simulation and the charts do nothing by being imported: what the shell does not use of them stays out of it.
      treeshake: { moduleSideEffects: (id) => !/\/(sim|web\/charts)\//.test(id) },
      output: { codeSplitting: { groups: [{ name: 'definitions', test: /\/sim\/model\/(levers|indicators|policy)\//, entriesAware: true }] } },
    },
  },
  worker: { format: 'es' },
  // The notebook uses the package as anybody would, by its name.
  resolve: { alias: { laegeveje: fileURLToPath(new URL('./sim/toolkit/browser.ts', import.meta.url)) } },
  preview: { host: '127.0.0.1', port: 4173 },
  plugins: [
    contentSecurityPolicy,
    preloadData,
    firstVisit,
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      workbox: { globPatterns: ['**/*.{html,js,css,svg,json,woff2}'], maximumFileSizeToCacheInBytes: 8e6, cleanupOutdatedCaches: true },
      manifest: {
        name: 'Lægeveje',
        short_name: 'Lægeveje',
        description: 'Danske lægers veje mod 5.000 læger i almen praksis i 2035',
        lang: 'da',
        start_url: './',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#1245b9',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
    }),
  ],
})
