/** The policy papers and studies that the levers' figures come from, named as a reader can look them up. */
export const papers = {
  proposals: 'Veje til bedre lægedækning, 12 forslag (2023-24)',
  regions: 'Danske Regioner, 25 veje til bedre lægedækning (2025)',
  agreement: 'Indenrigs- og Sundhedsministeriet og Danske Regioner, aftale af 12. december 2024',
  midtjylland: 'Region Midtjylland, strategi for lægedækning i almen praksis (2008)',
  plan2018: 'Regeringen, En læge tæt på dig (2018)',
  assumed: 'Assumption of this model; no Danish effect estimate found',
} as const
