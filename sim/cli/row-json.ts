export { rowJson } from '../analysis/written.ts'
