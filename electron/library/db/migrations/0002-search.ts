/**
 * The search index, kept in step by triggers, and what an interrupted import needs to go on.
 * `jianbao_tokens` is the function of search/register.ts. The index holds no text (contentless) and no positions
 * (`detail=none`): hits are checked against the rows. `prefix=1` answers one-character queries from one list.
 * The numbers (`no`) are own columns, since SQLite may renumber rows of tables with TEXT keys when it vacuums.
 * Newer articles have higher numbers.
 */
export const searchIndex = `
CREATE TABLE search_article (no INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE search_annotation (
  no INTEGER PRIMARY KEY, annotation_id TEXT NOT NULL UNIQUE, article_id TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_text USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii');
CREATE VIRTUAL TABLE search_note USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii');

CREATE TRIGGER search_article_insert AFTER INSERT ON article BEGIN
  DELETE FROM search_text WHERE rowid = (SELECT no FROM search_article WHERE article_id = new.id);
  DELETE FROM search_article WHERE article_id = new.id;
  INSERT INTO search_article (article_id) VALUES (new.id);
  INSERT INTO search_text (rowid, tokens)
    SELECT no, jianbao_tokens(new.text) FROM search_article WHERE article_id = new.id;
END;
CREATE TRIGGER search_article_update AFTER UPDATE OF text ON article WHEN old.text IS NOT new.text BEGIN
  DELETE FROM search_text WHERE rowid = (SELECT no FROM search_article WHERE article_id = new.id);
  INSERT INTO search_text (rowid, tokens)
    SELECT no, jianbao_tokens(new.text) FROM search_article WHERE article_id = new.id;
END;
CREATE TRIGGER search_article_delete AFTER DELETE ON article BEGIN
  DELETE FROM search_text WHERE rowid = (SELECT no FROM search_article WHERE article_id = old.id);
  DELETE FROM search_article WHERE article_id = old.id;
END;

CREATE TRIGGER search_annotation_insert AFTER INSERT ON annotation BEGIN
  DELETE FROM search_note WHERE rowid = (SELECT no FROM search_annotation WHERE annotation_id = new.id);
  DELETE FROM search_annotation WHERE annotation_id = new.id;
  INSERT INTO search_annotation (annotation_id, article_id) SELECT new.id, new.article_id WHERE new.note <> '';
  INSERT INTO search_note (rowid, tokens)
    SELECT no, jianbao_tokens(new.note) FROM search_annotation WHERE annotation_id = new.id;
END;
CREATE TRIGGER search_annotation_update AFTER UPDATE OF note, article_id ON annotation
WHEN old.note IS NOT new.note OR old.article_id IS NOT new.article_id BEGIN
  DELETE FROM search_note WHERE rowid = (SELECT no FROM search_annotation WHERE annotation_id = new.id);
  DELETE FROM search_annotation WHERE annotation_id = new.id;
  INSERT INTO search_annotation (annotation_id, article_id) SELECT new.id, new.article_id WHERE new.note <> '';
  INSERT INTO search_note (rowid, tokens)
    SELECT no, jianbao_tokens(new.note) FROM search_annotation WHERE annotation_id = new.id;
END;
CREATE TRIGGER search_annotation_delete AFTER DELETE ON annotation BEGIN
  DELETE FROM search_note WHERE rowid = (SELECT no FROM search_annotation WHERE annotation_id = old.id);
  DELETE FROM search_annotation WHERE annotation_id = old.id;
END;

INSERT INTO search_article (article_id) SELECT id FROM article ORDER BY rowid;
INSERT INTO search_text (rowid, tokens)
  SELECT no, jianbao_tokens(text) FROM search_article JOIN article ON article.id = article_id;
INSERT INTO search_annotation (annotation_id, article_id) SELECT id, article_id FROM annotation WHERE note <> '';
INSERT INTO search_note (rowid, tokens)
  SELECT no, jianbao_tokens(note) FROM search_annotation JOIN annotation ON annotation.id = annotation_id;

CREATE TABLE job_input (
  job_id TEXT PRIMARY KEY REFERENCES job ON DELETE CASCADE, input_json TEXT NOT NULL
) STRICT;
CREATE TABLE job_item (
  job_id TEXT NOT NULL REFERENCES job ON DELETE CASCADE, i INTEGER NOT NULL,
  item_json TEXT NOT NULL, outcome_json TEXT,
  PRIMARY KEY (job_id, i)
) STRICT, WITHOUT ROWID;
CREATE TABLE unfinished_source (source_id TEXT PRIMARY KEY REFERENCES source ON DELETE CASCADE) STRICT;
`
