import type { daCost } from './da-cost.ts'
import type { Widen } from './widen.ts'

/** English texts of what levers cost. */
export const enCost: Widen<typeof daCost> = {
  cost: {
    heading: 'What does it cost?',
    lead: 'A price stands here only when a source gives it, or the lever’s own setting is the price. The others are empty: fill them in yourself.',
    million: (n) => `DKK ${n} million`,
    dkk: (n) => `DKK ${n}`,
    waiting: 'The cost is worked out when the simulations are done.',
    total: (dkk, interval, from, to) => `The levers cost ${dkk} in ${from}–${to} (95% interval ${interval}).`,
    some: (dkk, from, to, missing) => `Levers with a price cost ${dkk} in ${from}–${to}. ${missing}`,
    missing: (n) => (n === '1' ? 'One lever has no price.' : `${n} levers have no price.`),
    fill: 'Fill it in to be told what an extra doctor-year costs.',
    gain: (years, interval) => `They give ${years} doctor-years (${interval}).`,
    perYear: (dkk, interval) => `An extra doctor-year costs ${dkk} (${interval}).`,
    perCitizen: (dkk, interval) => `A year of an extra citizen with room on a list costs ${dkk} (${interval}).`,
    perPost: (dkk, interval) => `An extra training post filled costs ${dkk} (${interval}).`,
    atLeast: (dkk) => `at least ${dkk}; no upper end, for the gain may be none`,
    noInterval: 'no interval, for the gain may be none',
    none: 'No more doctor-years come of it, so they have no price.',
    mixed: 'Assumptions have been changed too, so the difference is not due to the levers alone: no price per doctor-year.',
    table: 'Show and change prices',
    columns: { lever: 'Lever', what: 'Paid for', units: 'Units', price: 'Price per unit, DKK', total: 'DKK million' },
    price: (name) => `${name}: price per unit, DKK`,
    priceOf: (what) => `Price: ${what}`,
    empty: 'to fill in',
    noSource: 'No source gives the price; fill it in yourself.',
    own: 'your price',
    clear: 'Remove your price',
    units: (n, dkk) => (dkk === '' ? `In this run ${n} units.` : `In this run ${n} units, ${dkk}.`),
    csv: 'Get as CSV',
    source: 'Units from the simulations, paired with the same run without levers; DKK added up as spent, not discounted.',
  },
}
