/**
 * Shapley values of a game whose worth is one number a replicate (Shapley 1953). The value is linear in the worth, so it is found replicate by
 * replicate, under common random numbers, and every axiom holds in each replicate by itself.
 *
 *     φ_i = Σ over S without i of  |S|! (n - |S| - 1)! / n!  ·  ( v(S ∪ i) - v(S) )
 */

/** A coalition: `1` for each player who takes part, in the order of players. */
export type Coalition = string

/** Worth of a coalition, by replicate. */
export type Worth = (coalition: Coalition) => ArrayLike<number>

/** More players than this are sampled: a thousand coalitions are an hour's work. */
export const exactLimit = 10

/** The coalition of some players. */
export function coalitionOf(players: number, members: Iterable<number>): Coalition {
  const bits = new Array<string>(players).fill('0')
  for (const member of members) bits[member] = '1'
  return bits.join('')
}

/** All coalitions, the empty one first. */
export function allCoalitions(players: number): Coalition[] {
  return Array.from({ length: 1 << players }, (_, mask) => coalitionOf(players, Array.from({ length: players }, (__, i) => i).filter((i) => mask & (1 << i))))
}

/** With one player more. */
export function joined(coalition: Coalition, player: number): Coalition {
  return `${coalition.slice(0, player)}1${coalition.slice(player + 1)}`
}

/** Without a player. */
export function without(coalition: Coalition, player: number): Coalition {
  return `${coalition.slice(0, player)}0${coalition.slice(player + 1)}`
}

const sizeOf = (coalition: Coalition): number => coalition.split('1').length - 1

/** |S|! (n - |S| - 1)! / n!, by size of S. */
function weights(players: number): number[] {
  const result = [1 / players]
  for (let size = 1; size < players; size++) result.push((result[size - 1]! * size) / (players - size))
  return result
}

/** Shapley values by player and replicate, from all coalitions. */
export function exactShapley(players: number, worth: Worth): Float64Array[] {
  const replicates = worth(coalitionOf(players, [])).length
  const weight = weights(players)
  const coalitions = allCoalitions(players)
  return Array.from({ length: players }, (_, i) => {
    const value = new Float64Array(replicates)
    for (const coalition of coalitions) {
      if (coalition[i] === '1') continue
      const w = weight[sizeOf(coalition)]!
      const [before, after] = [worth(coalition), worth(joined(coalition, i))]
      for (let r = 0; r < replicates; r++) value[r]! += w * (after[r]! - before[r]!)
    }
    return value
  })
}

/**
 * What two players do together beyond what each does without the other, averaged as Shapley values are (Grabisch and Roubens 1999), by replicate.
 *
 *     I_ij = Σ over S without i, j of  |S|! (n - |S| - 2)! / (n - 1)!  ·  ( v(S ∪ ij) - v(S ∪ i) - v(S ∪ j) + v(S) )
 */
export function pairInteraction(players: number, worth: Worth, i: number, j: number): Float64Array {
  const replicates = worth(coalitionOf(players, [])).length
  const weight = weights(players - 1)
  const value = new Float64Array(replicates)
  for (const coalition of allCoalitions(players)) {
    if (coalition[i] === '1' || coalition[j] === '1') continue
    const w = weight[sizeOf(coalition)]!
    const [none, first, second, both] = [coalition, joined(coalition, i), joined(coalition, j), joined(joined(coalition, i), j)].map(worth)
    for (let r = 0; r < replicates; r++) value[r]! += w * (both![r]! - first![r]! - second![r]! + none![r]!)
  }
  return value
}

/** An order in which players join. */
export type Order = ArrayLike<number>

/** Orders for sampling, in pairs: each is followed by its reverse, so that a player who came early also comes late (antithetic sampling). */
export function orderPairs(players: number, pairs: number, permutation: (n: number) => Order): Order[] {
  return Array.from({ length: pairs }, () => {
    const order = Array.from(permutation(players))
    return [order, [...order].reverse()]
  }).flat()
}

/** The coalitions that an order passes through, from nobody to everybody. */
export function pathOf(players: number, order: Order): Coalition[] {
  const path = [coalitionOf(players, [])]
  for (let k = 0; k < order.length; k++) path.push(joined(path[k]!, order[k]!))
  return path
}

/** What each player adds on joining, by player, order and replicate. Along an order the additions sum to the worth of all less that of none. */
export function marginals(players: number, orders: readonly Order[], worth: Worth): Float64Array[][] {
  const replicates = worth(coalitionOf(players, [])).length
  const result = Array.from({ length: players }, () => orders.map(() => new Float64Array(replicates)))
  orders.forEach((order, o) => {
    const path = pathOf(players, order)
    for (let k = 0; k < order.length; k++) {
      const [before, after] = [worth(path[k]!), worth(path[k + 1]!)]
      const value = result[order[k]!]![o]!
      for (let r = 0; r < replicates; r++) value[r] = after[r]! - before[r]!
    }
  })
  return result
}

/** Every coalition that is needed: all, or those on the orders' paths; and in any case each player alone, and all but each. */
export function neededCoalitions(players: number, orders: readonly Order[] | undefined): Coalition[] {
  if (!orders) return allCoalitions(players)
  const everybody = coalitionOf(players, Array.from({ length: players }, (_, i) => i))
  const needed = new Set([coalitionOf(players, []), everybody])
  for (let i = 0; i < players; i++) needed.add(coalitionOf(players, [i])).add(without(everybody, i))
  for (const order of orders) for (const coalition of pathOf(players, order)) needed.add(coalition)
  return [...needed]
}
