/**
 * Corrections of the text, and what the re-anchor desk keeps.
 *
 * - `block.fixes_json`: the contract's `Fix[]`, null where nobody corrected the text.
 * - `annotation.score`: 0..1, how much of its quotation a fuzzy mark has found; null for all others, and for marks that
 *   became fuzzy before this was kept.
 * - `annotation.kept`: a lost mark that a person keeps as a note of its article; it is no longer looked into.
 */
export const corrections = `
ALTER TABLE block ADD COLUMN fixes_json TEXT;
ALTER TABLE annotation ADD COLUMN score REAL;
ALTER TABLE annotation ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));
CREATE INDEX annotation_astray ON annotation (kept) WHERE anchor IN ('fuzzy', 'lost');
`
