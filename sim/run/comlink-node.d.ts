/** Comlink's adapter for worker threads ships its types under another name than its module. */
declare module 'comlink/dist/esm/node-adapter.mjs' {
  export { default } from 'comlink/dist/esm/node-adapter'
}
