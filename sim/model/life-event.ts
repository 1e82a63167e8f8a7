/** A dated event of a traced life. */
export interface LifeEvent {
  readonly month: number
  readonly kind: string
  readonly place: number
  readonly detail: number
}
