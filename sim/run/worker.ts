/** Entry of a browser worker. */
import { expose, transfer } from 'comlink'
import { createRunner } from './runner.ts'
import { createWorkerApi } from './worker-api.ts'

expose(createWorkerApi(createRunner, (outcome, buffer) => transfer(outcome, [buffer])))
