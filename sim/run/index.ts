/** Running ensembles. The Node parts (node-pool, node-files) are imported by path, so that a browser never sees them. */
export * from './aggregate.ts'
export * from './browser-pool.ts'
export * from './cache.ts'
export * from './ensemble.ts'
export * from './manifest.ts'
export * from './pool.ts'
export * from './progressive.ts'
export type * from './types.ts'
