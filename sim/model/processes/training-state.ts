/**
 * What the levers on training remember: ties of people beyond their attachment, tracks that bind, posts owed. All zero, and never read person by
 * person, while no such lever is on.
 */

/** Bits of a person's `track`: bound to an introduction post, bound to HU, came in a coherent track, no half-year of practice in KBU, tailored terms. */
export const TRACK = { boundIntro: 1, boundHu: 2, coherent: 4, noPractice: 8, covered: 16 } as const

/** People who will do something in a month of the coming year. */
export class Pending {
  size = 0
  readonly row: number[] = []
  readonly month: number[] = []
  /** Month of the last search for such people. */
  searched = -Infinity

  reset(): void {
    this.size = 0
    this.searched = -Infinity
  }

  add(row: number, month: number): void {
    this.row[this.size] = row
    this.month[this.size++] = month
  }

  /** Hands over those of this month, in the order they were found, and keeps the others. */
  take(month: number, act: (row: number) => void): void {
    let kept = 0
    for (let k = 0; k < this.size; k++) {
      const row = this.row[k]!
      if (this.month[k] === month) act(row)
      else {
        this.row[kept] = row
        this.month[kept++] = this.month[k]!
      }
    }
    this.size = kept
  }
}

/** HU rounds that planners may still be looking at: three years of them, and the latest. */
const ROUNDS_KEPT = 7

/** State of the training levers, allocated once and emptied for each replicate. */
export class TrainingState {
  /** Whether any column of people below has been written. */
  used = false
  /** Whether departments make early offers this month. */
  offers = false
  readonly track: Uint8Array
  /** Cluster + 1 that somebody came to know as a student, and its log-odds. */
  readonly exposedTo: Uint8Array
  readonly exposure: Float32Array
  /** Cluster + 1 that a track or a team ties somebody to, and its log-odds. */
  readonly tiedTo: Uint8Array
  readonly tie: Float32Array
  /** Share of HU spent nearer to its cluster than today's tracks are. */
  readonly local: Float32Array

  /** What is left of each doctor's threshold for changing to general practice; 0 until it is drawn. */
  readonly switchLeft: Float32Array
  switching = false

  /** How hard planners think a cluster is to fill: mean share empty, the last round they have seen counting half. */
  readonly hard: Float64Array
  /** What the last HU rounds left, the latest first: posts that stayed empty, and how hard each cluster was to fill. */
  private readonly rounds: { readonly vacant: Int32Array; readonly hard: Float64Array }[]
  private roundsSeen = 0
  /** Introduction posts opened because HU posts stood empty. */
  readonly introExtra: Float64Array
  readonly coherentOwed: Float64Array
  readonly coherentOpen: Int32Array
  /** HU posts that a transferred trainee left and that are posted again. */
  readonly postedAgain: Int32Array
  /** Trainees with tailored terms now in practice, by place. */
  readonly coveredTrainees: Int32Array
  /** Who has decided to retrain, and who has asked for a transfer: rows of people, found once a year. */
  readonly switchers = new Pending()
  readonly movers = new Pending()
  teamKbuOwed = 0
  teamIntroOwed = 0
  /** Dwellings taken this year. */
  dwellings = 0

  constructor(people: number, places: number, clusters: number) {
    this.track = new Uint8Array(people)
    this.exposedTo = new Uint8Array(people)
    this.exposure = new Float32Array(people)
    this.tiedTo = new Uint8Array(people)
    this.tie = new Float32Array(people)
    this.local = new Float32Array(people)
    this.switchLeft = new Float32Array(people)
    this.hard = new Float64Array(clusters)
    this.rounds = Array.from({ length: ROUNDS_KEPT }, () => ({ vacant: new Int32Array(clusters), hard: new Float64Array(clusters) }))
    this.introExtra = new Float64Array(clusters)
    this.coherentOwed = new Float64Array(clusters)
    this.coherentOpen = new Int32Array(clusters)
    this.postedAgain = new Int32Array(clusters)
    this.coveredTrainees = new Int32Array(places)
  }

  /** Forgets everything, for the next replicate. */
  reset(): void {
    if (this.used) for (const column of [this.track, this.exposedTo, this.exposure, this.tiedTo, this.tie, this.local]) column.fill(0)
    for (const array of [this.hard, this.introExtra, this.coherentOwed, this.coherentOpen, this.postedAgain, this.coveredTrainees]) array.fill(0)
    for (const { vacant, hard } of this.rounds) {
      vacant.fill(0)
      hard.fill(0)
    }
    this.roundsSeen = 0
    if (this.switching) this.switchLeft.fill(0)
    this.used = this.offers = this.switching = false
    this.switchers.reset()
    this.movers.reset()
    this.teamKbuOwed = this.teamIntroOwed = this.dwellings = 0
  }

  /** Makes room for another round's vacancies. */
  rememberRound(): void {
    this.rounds.unshift(this.rounds.pop()!)
    if (this.roundsSeen < ROUNDS_KEPT) this.roundsSeen++
  }

  /** Posts of the last HU round that stayed empty. */
  get vacant(): Int32Array {
    return this.rounds[0]!.vacant
  }

  /** How hard clusters are to fill after the last round, and were after the one before. */
  get hardNow(): Float64Array {
    return this.rounds[0]!.hard
  }

  get hardBefore(): Float64Array {
    return this.rounds[1]!.hard
  }

  /** What a round some rounds ago left; the oldest known when there is none as old. */
  roundsAgo(rounds: number): { readonly vacant: Int32Array; readonly hard: Float64Array } {
    return this.rounds[Math.min(rounds, this.roundsSeen - 1)]!
  }

  /** Ends what a track promises somebody who leaves the country. */
  release(i: number): void {
    if (this.used) this.track[i]! &= ~(TRACK.boundIntro | TRACK.boundHu)
  }

  /** Ties somebody to a cluster; a stronger tie elsewhere stays. */
  bind(i: number, cluster: number, odds: number): void {
    this.used = true
    if (this.tiedTo[i] === cluster + 1) this.tie[i]! += odds
    else if (odds >= this.tie[i]!) {
      this.tiedTo[i] = cluster + 1
      this.tie[i] = odds
    }
  }
}
