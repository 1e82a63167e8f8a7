import type { Text } from '../definitions.ts'

/** Groups of levers, in the order they are shown. Every lever's `family` is a key here. */
export const familyTexts = {
  'education-places': { da: 'Studiepladser', en: 'Education places' },
  'training-posts': { da: 'Uddannelsesstillinger og placering', en: 'Training posts and placement' },
  'coherence-and-teams': { da: 'Sammenhæng, hold og geografisk afgrænsede forløb', en: 'Coherence, teams and bounded tracks' },
  'merit-and-career': { da: 'Merit og karriereskift', en: 'Credit and career change' },
  'settlement-and-pay': { da: 'Bosætning, nedsættelse og løn', en: 'Settlement support and pay' },
  'targeted-capacity': { da: 'Målrettet kapacitet og lukninger', en: 'Targeted capacity and closures' },
  'hospital-caps': { da: 'Lofter på sygehuse', en: 'Hospital caps' },
  retirement: { da: 'Pension og generationsskifte', en: 'Retirement and generation change' },
  'practice-forms': { da: 'Praksisformer og kapacitet', en: 'Practice forms and capacity' },
  'workload-and-staff': { da: 'Arbejdsbelastning og personale', en: 'Workload and staff' },
  infrastructure: { da: 'Lokaler og lægehuse', en: 'Infrastructure' },
  governance: { da: 'Data, styring og penge', en: 'Data, management information, governance' },
  drivers: { da: 'Omverden', en: 'Drivers' },
} as const satisfies Record<string, Text>
