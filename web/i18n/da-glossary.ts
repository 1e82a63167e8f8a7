/** Words of the field in Danish: how they stand in a text, and what they mean. */
export const daGlossary = {
  heading: 'Ordforklaring',
  explain: (word: string) => `${word}: hvad betyder det?`,
  words: {
    number: { forms: ['ydernummer', 'ydernumre'], title: 'Ydernummer', text: 'Retten til at drive almen praksis ét sted for det offentliges regning. Det kan købes og sælges; ét ydernummer er plads til én ejer.' },
    hu: { forms: ['hoveduddannelse', 'hoveduddannelsen'], title: 'Hoveduddannelse (HU)', text: 'Den sidste del af uddannelsen til speciallæge. I almen medicin 54 måneder, skiftevis på sygehus og i praksis.' },
    intro: { forms: ['introduktionsstilling', 'introduktionsstillinger'], title: 'Introduktionsstilling', text: 'Et år i et speciale efter KBU. Den skal til for at søge hoveduddannelse.' },
    kbu: { forms: ['kbu'], title: 'KBU', text: 'Klinisk basisuddannelse: det første år som læge. Pladserne vælges i den rækkefølge, en lodtrækning giver.' },
    specialist: { forms: ['speciallæger', 'speciallæge'], title: 'Speciallæge i almen medicin', text: 'En læge, der er færdig med hoveduddannelsen i almen medicin. Kun speciallæger kan eje et ydernummer.' },
    fulltime: { forms: ['fuldtid', 'årsværk'], title: 'Fuldtid', text: 'Læger regnet om til fuldtidsstillinger. To på halv tid er én.' },
    weighted: { forms: ['vægtede borgere'], title: 'Vægtede borgere', text: 'Borgere talt efter, hvor meget lægehjælp de ventes at få brug for. En gammel og syg tæller mere end en ung og rask.' },
    council: { forms: ['sundhedsråd'], title: 'Sundhedsråd', text: 'De 17 råd, der fra 2027 har ansvar for sundhed i hver sin del af landet.' },
    threatened: { forms: ['lægedækningstruede', 'truede kommuner'], title: 'Lægedækningstruet', text: 'Et område, hvor der er eller ventes at blive for få læger til, at alle kan vælge én.' },
    replicate: { forms: ['simuleringer', 'simulering'], title: 'Simulering', text: 'Ét gennemløb af alle lægers liv med sit eget held og sit eget bud på det, ingen ved. Tal herfra er midten af mange; »40 af 100« er, hvor mange der når målet.' },
    band: { forms: ['spændet', 'sandsynligt'], title: 'Spænd', text: 'Halvdelen af simuleringerne ligger i det mørke bånd, 90 af 100 i det lyse.' },
    baseline: { forms: ['grundforløb', 'basis'], title: 'Basis', text: 'Grundforløbet uden nye tiltag: de regler, der gjaldt ved begyndelsen af 2025. Alt andet måles mod det.' },
    assumption: { forms: ['antagelse', 'antagelser'], title: 'Antagelse (grad C)', text: 'Et tal uden direkte kilde. Grad A er set i en kilde, grad B er regnet ud fra sådanne tal.' },
  },
}
