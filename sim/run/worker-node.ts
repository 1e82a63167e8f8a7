/** Entry of a Node worker thread, loaded by worker-node.mjs. Tests may name another module that makes the runner. */
import { expose, transfer } from 'comlink'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import { parentPort, workerData } from 'node:worker_threads'
import type { CreateRunner } from './types.ts'
import { createWorkerApi } from './worker-api.ts'

if (!parentPort) throw new Error('worker-node: expected to be started as a worker thread, got the main thread. Use createNodePool.')
const runnerModule = (workerData as { runner?: string } | null)?.runner
const { createRunner } = (await import(runnerModule ?? './runner.ts')) as { createRunner: CreateRunner }

expose(createWorkerApi(createRunner, (outcome, buffer) => transfer(outcome, [buffer])), nodeEndpoint(parentPort))
