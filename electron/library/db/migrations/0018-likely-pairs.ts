/** Two articles with fewer keys in common are not looked at: one key is often chance, and such pairs are most of all. */
export const fewKeys = 2

/** The pairs (0017) that are looked at when all of the library is gone through. */
export const likelyPairs = `
CREATE INDEX version_pair_likely ON version_pair (one, other, keys) WHERE keys >= ${fewKeys};
`
