/** Campaigns: long lists of runs in blocks. The folder store (`node-store.ts`) is imported by path, so that a browser never sees it. */
export * from './block-file.ts'
export * from './campaign.ts'
export * from './merge.ts'
export * from './run-blocks.ts'
export * from './status.ts'
export * from './store.ts'
export type * from './types.ts'
