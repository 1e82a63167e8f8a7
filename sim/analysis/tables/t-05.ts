import { papers } from '../../model/levers/papers.ts'
import { PLACE_FLOWS } from '../../model/world.ts'
import { exact, figure, finding, type PaperTable } from './table.ts'

/** As the agreement names them. */
const named = ['Vordingborg', 'Lolland', 'Guldborgsund', 'Kalundborg', 'Odsherred', 'Lejre', 'Holbæk', 'Brønderslev', 'Frederikshavn', 'Hjørring', 'Læsø', 'Morsø', 'Thisted', 'Næstved', 'Ringsted', 'Sorø', 'Slagelse']
const LAST = 2025 * 12 + 5

/** New capacity in 17 municipalities only, in the first half of 2025; what exists is traded everywhere. */
export const t05: PaperTable = {
  id: 'T-05',
  types: ['E', 'B'],
  title: { da: 'De åbne kommuner', en: 'The open municipalities' },
  source: papers.agreement,
  check(bench) {
    const { places } = bench.pack
    const open = places.filter((place) => place.flags.open_for_new_capacity)
    const allowed = bench.parameter({ levers: { 'new-capacity-closure': {} } }, 'capacity.open', LAST)
    const inRegion = (id: string) => open.filter((place) => place.region === id).length
    let elsewhere = 0
    let given = 0
    let refilled = 0
    const flow = (flows: Float64Array, m: number, name: (typeof PLACE_FLOWS)[number]) => flows[m * PLACE_FLOWS.length + PLACE_FLOWS.indexOf(name)]!
    for (let index = 0; index < 4; index++)
      bench.watch({ period: { from: '2025-01', to: '2025-06' }, levers: { 'new-capacity-closure': {} } }, index, ({ placeFlows }, month) => {
        if (month !== LAST) return
        places.forEach((_, m) => {
          given += flow(placeFlows, m, 'newNumbers')
          if (allowed[m]! >= 0.5) return
          elsewhere += flow(placeFlows, m, 'newNumbers')
          refilled += flow(placeFlows, m, 'settled')
        })
      })
    const sameNames = named.every((name) => open.some((place) => place.name === name)) && open.length === named.length
    const asFlagged = places.every((place, m) => allowed[m]! >= 0.5 === place.flags.open_for_new_capacity)
    return [
      exact('open municipalities', 17, open.length),
      finding('E', 'their names', 'as listed', sameNames ? 'as listed' : open.map(({ name }) => name).join(', '), sameNames),
      exact('of them in Sjælland', 11, inRegion('sjaelland')),
      exact('of them in Nordjylland', 6, inRegion('nordjylland')),
      finding('E', 'what the lever leaves open', 'the 17', asFlagged ? 'the 17' : 'another list', asFlagged),
      exact('new capacities elsewhere, January to June 2025, four replicates', 0, elsewhere),
      finding('E', 'new capacities in the open municipalities, the same', 'allowed', figure(given), given > 0),
      finding('E', 'doctors who take over a number elsewhere, the same', 'sales and refills go on', figure(refilled), refilled > 0),
      finding('B', 'open share of municipalities', '25 % worst covered', `${figure((100 * open.length) / places.length)} %: the line is drawn by cluster`),
    ]
  },
}
