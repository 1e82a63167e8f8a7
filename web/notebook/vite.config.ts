import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import page, { contentSecurityPolicy } from '../../vite.config.ts'

/** The notebook is built beside the page, in a folder of its own: the page's first visit does not carry it. */
export default defineConfig({
  ...page,
  root: fileURLToPath(new URL('..', import.meta.url)),
  build: { ...page.build, outDir: '../dist/notebook', rolldownOptions: { input: fileURLToPath(new URL('../notebook.html', import.meta.url)) } },
  plugins: [contentSecurityPolicy],
})
