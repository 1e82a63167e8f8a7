/** Years, as the parameter tables have them, in the months that the model counts. */

/** Years as whole months. */
export const months = (years: number): number => Math.round(years * 12)
/** The same for a span that is divided by: at least one. */
export const spanMonths = (years: number): number => Math.max(1, Math.round(years * 12))
