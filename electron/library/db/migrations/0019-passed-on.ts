/**
 * What a step of the page desk passed on from articles that ended with it (`Passed` of own-metadata.ts, as JSON), so that
 * it can be given back with the step; NULL: nothing.
 */
export const passedOn = `
ALTER TABLE desk_step ADD COLUMN passed_json TEXT;
`
