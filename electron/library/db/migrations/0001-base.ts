/**
 * The first schema. `STRICT` tables, TEXT ids (UUIDv7), times in milliseconds, offsets in UTF-16 units.
 * JSON columns end in `_json`; their shapes are the contract's types of the same name.
 */
export const base = `
CREATE TABLE source (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL,
  encoding TEXT NOT NULL, added_at INTEGER NOT NULL, sample INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE page (
  id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source ON DELETE CASCADE, n INTEGER NOT NULL,
  text TEXT NOT NULL, photos_json TEXT NOT NULL, furniture_json TEXT NOT NULL, unassigned_json TEXT NOT NULL,
  characters INTEGER NOT NULL, unassigned_characters INTEGER NOT NULL, engine TEXT NOT NULL,
  UNIQUE (source_id, n)
) STRICT;

CREATE TABLE article (
  id TEXT PRIMARY KEY, page_id TEXT NOT NULL REFERENCES page ON DELETE CASCADE, n INTEGER NOT NULL,
  title TEXT NOT NULL, kicker TEXT, subtitle TEXT, byline_json TEXT NOT NULL, byline_text TEXT,
  text TEXT NOT NULL, revision INTEGER NOT NULL, characters INTEGER NOT NULL, tag_engine TEXT NOT NULL
) STRICT;
CREATE INDEX article_page ON article (page_id, n);

CREATE TABLE block (
  article_id TEXT NOT NULL REFERENCES article ON DELETE CASCADE, i INTEGER NOT NULL,
  role TEXT NOT NULL, level INTEGER, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  ranges_json TEXT NOT NULL, marks_json TEXT, dropped TEXT, dropped_at INTEGER,
  confidence REAL NOT NULL, reason TEXT NOT NULL,
  PRIMARY KEY (article_id, i)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
  article_id TEXT PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  place INTEGER NOT NULL, progress REAL NOT NULL, opened_at INTEGER NOT NULL
) STRICT;

CREATE TABLE annotation (
  id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  revision INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
  color TEXT NOT NULL, style TEXT NOT NULL, note TEXT NOT NULL, tags_json TEXT NOT NULL, anchor TEXT NOT NULL,
  created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL
) STRICT;
-- With the colour, so that marks are counted without reading their rows.
CREATE INDEX annotation_article ON annotation (article_id, start, color);

CREATE TABLE entity (
  id TEXT PRIMARY KEY, type TEXT NOT NULL, canonical TEXT NOT NULL, UNIQUE (type, canonical)
) STRICT;

CREATE TABLE mention (
  id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  entity_id TEXT NOT NULL REFERENCES entity, type TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  confidence REAL NOT NULL, by TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE INDEX mention_article ON mention (article_id, start);
CREATE INDEX mention_entity ON mention (entity_id);

CREATE TABLE figure (
  id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  value_json TEXT NOT NULL, unit TEXT NOT NULL, qualifier TEXT, indicator TEXT NOT NULL, kind TEXT,
  confidence REAL NOT NULL, by TEXT NOT NULL, state TEXT NOT NULL
) STRICT;
CREATE INDEX figure_article ON figure (article_id, start);

CREATE TABLE quotation (
  id TEXT PRIMARY KEY, article_id TEXT NOT NULL REFERENCES article ON DELETE CASCADE,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, speaker TEXT NOT NULL
) STRICT;
CREATE INDEX quotation_article ON quotation (article_id, start);

CREATE TABLE setting (key TEXT PRIMARY KEY, value_json TEXT NOT NULL) STRICT;

CREATE TABLE job (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, state TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL,
  note TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, outcomes_json TEXT NOT NULL
) STRICT;
`
