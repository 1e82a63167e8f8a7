/** The tables of sim/VALIDATION.md, made anew by running the model. */
import type { Pack } from '../model/pack/index.ts'
import { hindcast, hindcastTable } from './hindcast.ts'
import { withBlocks } from './document-blocks.ts'
import { sanityTable } from './sanity.ts'

/** The document with its tables brought up to date. @throws Error naming blocks whose markers are missing. */
export function validationDocument(document: string, pack: Pack): string {
  return withBlocks('VALIDATION.md', document, { hindcast: hindcastTable(hindcast(pack, 6)), sanity: sanityTable(pack, 8) })
}
