/** Regions of each training region (videreuddannelsesregion): North, South, East. */
export const trainingRegions: readonly (readonly string[])[] = [['midtjylland', 'nordjylland'], ['syddanmark'], ['hovedstaden', 'sjaelland']]
