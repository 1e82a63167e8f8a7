/** Version of the model's behaviour, part of every fingerprint. Raise it in the commit that changes results, with a line in CHANGELOG.md. */
export const modelVersion = '4'
