import type { daReceipt } from './da-receipt.ts'
import type { Widen } from './widen.ts'

/** English texts of receipts. */
export const enReceipt: Widen<typeof daReceipt> = {
  receipt: {
    again: 'Run again and compare',
    againHelp: 'Runs what is shown from the start and compares every byte.',
    file: 'Check a file …',
    running: 'Running again …',
    same: 'The same result, byte for byte.',
    differs: (names) => `Not the same result. What differs: ${names}.`,
    none: 'The file has no receipt. Choose a figure, a table or a manifest that was saved from here.',
    notYet: 'Wait until the numbers are settled.',
    what: {
      version: 'the version of the program',
      model: 'the version of the model',
      data: 'data',
      fingerprint: 'the fingerprint',
      digest: 'the result',
      file: 'the file was changed after it was saved',
      'file made again': 'the file',
      problem: 'the scenario can no longer be read',
    },
    linkOlder: (then, now) => `The link was made with model version ${then}; this page computes with ${now}.`,
    linkOther: 'The link was made with other data or another version of the program.',
    linkWaiting: 'When the numbers are settled, those that moved are named here.',
    linkSame: 'None of the main figures has moved.',
    linkMoved: (moved) => `Moved since: ${moved}.`,
    moved: (name, year, then, now) => `${name} ${year} from ${then} to ${now}`,
    worst: (name) => `${name}, worst covered quarter`,
    more: (n) => `and ${n} more`,
  },
}
