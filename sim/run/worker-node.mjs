// Node 20 does not read TypeScript: tsx is registered in the thread before the entry is loaded.
import { register } from 'tsx/esm/api'

register()
await import('./worker-node.ts')
