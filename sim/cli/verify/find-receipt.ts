/** Where the receipt of a file is: inside it, or in the manifest beside it; or the file is a manifest, a registration or a link. */
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { receiptOfRegistrations } from '../../analysis/receipt-check.ts'
import type { Registration } from '../../analysis/registration.ts'
import { sha256Hex } from '../../core/digest.ts'
import type { Manifest } from '../../run/manifest.ts'
import { isReceipt, unseal } from '../../run/receipt.ts'
import { BadInput } from '../exit.ts'
import { manifestName } from '../receipts.ts'
import { linkReceipt } from './link.ts'

/** A receipt, and what is known of the files it belongs to without a run. */
export interface Found {
  readonly receipt: Manifest | Repeatable
  /** Files that it names, and whether they still are what they were; undefined where one is not there. */
  readonly files: readonly { readonly name: string; readonly same: boolean | undefined }[]
  /** Folder of the files, where there is one. */
  readonly folder?: string
}

/** The manifest of something that its own command makes again from files in its folder. */
export interface Repeatable {
  readonly kind: string
  readonly version: string
  readonly model?: string
  /** `laegeveje <command> <file> --out DIR`. */
  readonly command: string
  readonly data: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
}

/** Is it made again by a command of its own? */
export function isRepeatable(value: unknown): value is Repeatable {
  const of = value as Partial<Repeatable> | null
  return typeof of === 'object' && of !== null && typeof of.kind === 'string' && typeof of.command === 'string' && /^laegeveje .+ --out DIR( |$)/.test(of.command) && typeof of.files === 'object' && typeof of.data === 'object'
}

/** Finds the receipt of a file, a manifest or a link. @throws BadInput when there is none. */
export async function findReceipt(name: string): Promise<Found> {
  const link = /#(v\d+\.[\w-]+)$/.exec(name)
  if (link) return { receipt: await linkReceipt(name), files: [] }
  const bytes = await read(name)
  const inside = unseal(bytes)
  if (inside) {
    const [stated] = Object.entries(inside.receipt.files ?? {})
    return { receipt: inside.receipt, files: stated ? [{ name: basename(name), same: stated[1] === inside.sha256 }] : [] }
  }
  const value = jsonOf(bytes)
  if (isReceipt(value) || isRepeatable(value)) return { receipt: value, files: await filesBeside(dirname(name), value.files ?? {}), folder: dirname(name) }
  const registered = registration(value)
  if (registered) return { receipt: registered, files: [] }
  const beside = jsonOf(await readFile(join(dirname(name), manifestName)).catch(() => new Uint8Array()))
  if (isReceipt(beside) || isRepeatable(beside)) {
    const stated = beside.files?.[basename(name)]
    if (stated !== undefined) return { receipt: { ...beside, files: { [basename(name)]: stated } }, files: [{ name: basename(name), same: stated === sha256Hex(bytes) }], folder: dirname(name) }
  }
  throw new BadInput([`${name}: expected a file with a receipt (a manifest, a table or figure that was exported, a link), got one without. Name the manifest.json that was written with it.`])
}

async function filesBeside(folder: string, files: Readonly<Record<string, string>>): Promise<Found['files']> {
  return Promise.all(
    Object.entries(files).map(async ([name, sha256]) => {
      const bytes = await readFile(join(folder, name)).catch(() => undefined)
      return { name, same: bytes && sha256Hex(bytes) === sha256 }
    }),
  )
}

/** A registration as a receipt: one run, by its largest digest. */
function registration(value: unknown): Manifest | undefined {
  const of = value as Partial<Registration> | null
  return of?.kind === 'registration' && typeof of.digests === 'object' && typeof of.scenario === 'object' && typeof of.data === 'object' ? receiptOfRegistrations([of as Registration], `laegeveje register --as ${of.id ?? ''}`) : undefined
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new BadInput([`${path}: expected a file or a link, got ${code === 'ENOENT' ? 'no such file' : message}. Check the path.`])
  }
}
