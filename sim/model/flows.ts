/** What is counted as it happens: flows of the country, of regions, places and clusters, in the order they stand in the world's arrays. */

/** National flows, counted over a month (or year, see the indicators). */
export const FLOWS = [
  'admitted', 'dropped', 'graduated', 'kbuStarts', 'introStarts', 'introApplicants', 'huPosted', 'huFilled', 'huApplicants', 'specialists', 'ownerExits', 'ownerSales', 'relocations', 'settledOwners', 'settledEmployed', 'emigrated', 'returned', 'immigrated',
  'exitsRetired', 'exitAgeSum', 'newNumbers', 'closures', 'mergers', 'hospitalBlocked', 'tutorBinding', 'ownerYears', 'introLeft', 'huLeft', 'switched',
  'introEnded', 'huWithinTwoYears', 'specialistsTimed', 'monthsToSpecialist', 'monthsInHu', 'introFromKbu', 'introSameCluster', 'introSameRegion', 'huFromIntro', 'huSameCluster', 'huSameRegion',
  'firstJobs', 'jobSameCluster', 'jobSameRegion', 'exitsUnder60', 'exits60to64', 'exits65plus', 'monthsCredited',
] as const
/** Index of each national flow by name. */
export const FLOW = Object.fromEntries(FLOWS.map((name, i) => [name, i])) as Readonly<Record<(typeof FLOWS)[number], number>>
/** Flows by region, after the national ones: region * number of them + index. */
export const REGION_FLOWS = ['posted', 'filled', 'kbu', 'exits', 'exitAgeSum', 'ownerYears', 'unmet'] as const
/** Flows by place. */
export const PLACE_FLOWS = ['settled', 'exits', 'newNumbers', 'closures', 'takenUp', 'huStarts'] as const
/** Index of each flow by place. */
export const PLACE_FLOW = Object.fromEntries(PLACE_FLOWS.map((name, i) => [name, i])) as Readonly<Record<(typeof PLACE_FLOWS)[number], number>>
/** Flows by hospital cluster: training posts and those who complete them; steps of training by where they began, in the order of the national flows of the same names. */
export const CLUSTER_FLOWS = [
  'introPosted', 'introStarts', 'huPosted', 'huFilled', 'specialists', 'kbuStarts',
  'introFromKbu', 'introSameCluster', 'introSameRegion', 'huFromIntro', 'huSameCluster', 'huSameRegion', 'firstJobs', 'jobSameCluster', 'jobSameRegion',
] as const
/** Index of each flow by cluster. */
export const CLUSTER_FLOW = Object.fromEntries(CLUSTER_FLOWS.map((name, i) => [name, i])) as Readonly<Record<(typeof CLUSTER_FLOWS)[number], number>>
/** Stages of a life there is room for. Steps between them are counted at from * STAGES + to; the row after the last is those who are new. */
export const STAGES = 16
