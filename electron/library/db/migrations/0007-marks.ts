/**
 * Annotations as a collection, and what was deleted.
 *
 * - `annotation.done`: whether what a mark asks for is settled.
 * - `mark`: what the list over all annotations is filtered and sorted by, in narrow rows with numbers of their own (SQLite
 *   may renumber rows of tables with TEXT keys); `noted` and `tagged` say whether there is a note or a tag.
 * - `mark_tag`: each mark under each of its tags and under all that these are nested in (`own` 0), so that `农业` finds
 *   `农业/水利` and counts need no tree. `jianbao_tags` is the function of marks/register.ts.
 * - `mark_text`: quotation and note, indexed as in 0002.
 * - `trash`: what a person deleted, as the rows it was (`rows_json`: `[table, row][]`), until it is purged. `kind` page: a
 *   page that went with its last article, kept for the articles' return. `home_id`: the article of a mark, the page of an
 *   article, the source of a page; not called by those names, since nothing refers to it. `sha256`: bytes a page needs.
 */
const numberOf = (id: string): string => `(SELECT no FROM mark WHERE annotation_id = ${id})`
const tagsOf = (id: string, json: string): string =>
  `INSERT INTO mark_tag (tag, no, own)
     SELECT value ->> 0, no, value ->> 1 FROM mark, json_each(jianbao_tags(${json})) WHERE annotation_id = ${id};`
const textOf = (row: string): string => `jianbao_tokens(${row}.quote || char(10) || ${row}.note)`

export const marks = `
ALTER TABLE annotation ADD COLUMN done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1));

CREATE TABLE mark (
  no INTEGER PRIMARY KEY, annotation_id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL, color TEXT NOT NULL,
  style TEXT NOT NULL, done INTEGER NOT NULL, anchor TEXT NOT NULL, noted INTEGER NOT NULL, tagged INTEGER NOT NULL,
  created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mark_article ON mark (article_id);
CREATE TABLE mark_tag (
  tag TEXT NOT NULL, no INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (tag, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_tag_no ON mark_tag (no);
CREATE VIRTUAL TABLE mark_text USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii');

CREATE TRIGGER mark_insert AFTER INSERT ON annotation BEGIN
  INSERT INTO mark (annotation_id, article_id, color, style, done, anchor, noted, tagged, created_at, modified_at)
    VALUES (new.id, new.article_id, new.color, new.style, new.done, new.anchor, new.note <> '', new.tags_json <> '[]',
      new.created_at, new.modified_at);
  ${tagsOf('new.id', 'new.tags_json')}
  INSERT INTO mark_text (rowid, tokens) SELECT no, ${textOf('new')} FROM mark WHERE annotation_id = new.id;
END;
CREATE TRIGGER mark_update AFTER UPDATE ON annotation BEGIN
  UPDATE mark SET article_id = new.article_id, color = new.color, style = new.style, done = new.done,
    anchor = new.anchor, noted = new.note <> '', tagged = new.tags_json <> '[]', created_at = new.created_at,
    modified_at = new.modified_at
  WHERE annotation_id = new.id;
END;
CREATE TRIGGER mark_tags_update AFTER UPDATE OF tags_json ON annotation WHEN old.tags_json IS NOT new.tags_json BEGIN
  DELETE FROM mark_tag WHERE no = ${numberOf('new.id')};
  ${tagsOf('new.id', 'new.tags_json')}
END;
CREATE TRIGGER mark_text_update AFTER UPDATE OF quote, note ON annotation
WHEN old.quote IS NOT new.quote OR old.note IS NOT new.note BEGIN
  DELETE FROM mark_text WHERE rowid = ${numberOf('new.id')};
  INSERT INTO mark_text (rowid, tokens) SELECT no, ${textOf('new')} FROM mark WHERE annotation_id = new.id;
END;
CREATE TRIGGER mark_delete AFTER DELETE ON annotation BEGIN
  DELETE FROM mark_text WHERE rowid = ${numberOf('old.id')};
  DELETE FROM mark_tag WHERE no = ${numberOf('old.id')};
  DELETE FROM mark WHERE annotation_id = old.id;
END;

INSERT INTO mark (annotation_id, article_id, color, style, done, anchor, noted, tagged, created_at, modified_at)
  SELECT id, article_id, color, style, done, anchor, note <> '', tags_json <> '[]', created_at, modified_at
  FROM annotation ORDER BY created_at, id;
INSERT INTO mark_tag (tag, no, own)
  SELECT value ->> 0, no, value ->> 1 FROM mark JOIN annotation ON annotation.id = annotation_id, json_each(jianbao_tags(tags_json));
INSERT INTO mark_text (rowid, tokens)
  SELECT no, ${textOf('annotation')} FROM mark JOIN annotation ON annotation.id = annotation_id;

CREATE TABLE trash (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('article', 'annotation', 'page')),
  title TEXT NOT NULL, excerpt TEXT NOT NULL, place TEXT NOT NULL, color TEXT, marks INTEGER NOT NULL,
  home_id TEXT NOT NULL, sha256 TEXT, removed_at INTEGER NOT NULL, rows_json TEXT NOT NULL
) STRICT;
CREATE INDEX trash_removed ON trash (removed_at);
CREATE INDEX trash_home ON trash (home_id);
`
