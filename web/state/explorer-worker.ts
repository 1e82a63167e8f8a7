/** A worker beside the pool: runs single replicates again and looks closer than the recorder does. */
import { agePyramid, traceReplicate } from '../../sim/index.ts'
import type { AgePyramid, TracedLife } from '../../sim/index.ts'
import type { Compiled } from './engine.ts'

export type Question =
  | { readonly kind: 'pyramid'; readonly compiled: Compiled; readonly replicates: readonly number[] }
  | { readonly kind: 'life'; readonly compiled: Compiled; readonly replicate: number; readonly select: { readonly person: string } | { readonly pick: string } }
export type Answer = { readonly ok: true; readonly value: AgePyramid | TracedLife } | { readonly ok: false; readonly message: string }

addEventListener('message', ({ data }: MessageEvent<{ readonly id: number; readonly question: Question }>) => {
  let answer: Answer
  try {
    const { question } = data
    answer = { ok: true, value: question.kind === 'pyramid' ? agePyramid(question.compiled, question.replicates) : traceReplicate(question.compiled, question.replicate, question.select) }
  } catch (error) {
    answer = { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
  postMessage({ id: data.id, answer })
})
