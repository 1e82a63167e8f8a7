import { fewDoctors, smallPlaces } from '../model/pack/index.ts'
import type { Pack } from '../model/pack/index.ts'

/** What a reader of rows by place must know, for manifests and the terminal; nothing where no place is small. */
export function placeNotes(pack: Pack): string[] {
  const small = smallPlaces(pack)
  const few = small.filter(Boolean).length
  return few === 0
    ? []
    : [
        `${few} of ${small.length} municipalities have fewer than ${fewDoctors} doctors (owners of 2020, estimated): of them results.csv has ranges and no median, for a change of three doctors is noise there. ` +
          'For one number take regions, or health councils and kinds of municipality on the page.',
      ]
}
