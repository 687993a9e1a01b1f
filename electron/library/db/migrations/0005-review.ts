/**
 * Spaced review. `review_card`: what is known of an annotation that was graded or has a cloze; the columns are those of
 * the scheduler (`state` 0 new, 1 learning, 2 review, 3 relearning; intervals in days). `cloze_json`: spans of the
 * quotation with their text, so that they are found again when its ends change.
 * `review_log` is kept when its annotation goes: what was done was done, and comes back to it by undo.
 * `review_rest`: what does not come up, `until` then or (null) until it is taken back; what it speaks of may be gone.
 */
export const reviews = `
CREATE TABLE review_card (
  annotation_id TEXT PRIMARY KEY REFERENCES annotation ON DELETE CASCADE,
  cloze_json TEXT NOT NULL, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), due_at INTEGER NOT NULL,
  stability REAL NOT NULL, difficulty REAL NOT NULL, scheduled_days INTEGER NOT NULL,
  learning_steps INTEGER NOT NULL, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, reviewed_at INTEGER
) STRICT;
CREATE INDEX review_card_due ON review_card (due_at) WHERE state > 0;

CREATE TABLE review_log (
  id TEXT PRIMARY KEY, annotation_id TEXT NOT NULL, at INTEGER NOT NULL,
  grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 4), state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
  stability REAL NOT NULL, difficulty REAL NOT NULL, scheduled_days INTEGER NOT NULL
) STRICT;
CREATE INDEX review_log_at ON review_log (at, state, grade);
CREATE INDEX review_log_annotation ON review_log (annotation_id);

CREATE TABLE review_rest (
  scope TEXT NOT NULL CHECK (scope IN ('annotation', 'tag', 'article')), target TEXT NOT NULL,
  until INTEGER, created_at INTEGER NOT NULL,
  PRIMARY KEY (scope, target)
) STRICT, WITHOUT ROWID;

-- New cards come in the order in which they were marked.
CREATE INDEX annotation_created ON annotation (created_at, id);
`
