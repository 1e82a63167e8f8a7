import { exp, log } from '../../core/arithmetic.ts'
import { papers } from '../../model/levers/papers.ts'
import { sumOf } from './bench.ts'
import { figure, finding, type PaperTable } from './table.ts'

/** Contacts, e-mail and the number of old people, beside the population the model runs on. */
export const t24: PaperTable = {
  id: 'T-24',
  types: ['E', 'B'],
  title: { da: 'Efterspørgslen i tal', en: 'Demand in figures' },
  source: papers.plan2018,
  check({ pack }) {
    const people = (year: number, share: (m: number) => number = () => 1) => sumOf(pack.places.map((_, m) => pack.populationAt(m, year) * share(m)))
    const contacts = 38.5e6 / people(2016)
    const growth = exp(log(6.6e6 / 794_000) / 10)
    const old = (year: number) => people(year, (m) => pack.shareAged80(m, year))
    const older = (year: number) => people(year, (m) => pack.shareAged65(m, year))
    const share = pack.parameter('NEE04')
    const share80 = old(2018) / people(2018)
    const share65 = older(2018) / people(2018)
    return [
      finding('E', '38.5 million contacts of 2016 over the population of the model', 'just under 7 each', figure(contacts, 2), contacts > 6.5 && contacts < 7),
      finding('B', 'e-mail, 794,000 in 2007 to 6.6 million in 2017', '8.3 times, 23.6 % a year', `${figure(6.6e6 / 794_000, 1)} times, ${figure(100 * (growth - 1), 1)} % a year; the model counts no e-mail`, figure(100 * (growth - 1), 1) === '23.6'),
      finding('E', 'share aged 75 or more in 2018, between those aged 80 and 65 of the population data', '8 %', `${figure(100 * share80, 1)} % to ${figure(100 * share65, 1)} %`, share80 < share.default && share.default < share65),
      finding('B', 'more aged 75 or more, 2018 to 2030', '250,000, 20,800 a year', `80 or more: ${figure(old(2030) - old(2018))}; 65 or more: ${figure(older(2030) - older(2018))} (the data have no 75)`, old(2030) - old(2018) < 250_000 && older(2030) - older(2018) > 250_000),
    ]
  },
}
