/**
 * The search index anew, over text that is folded across simplified and traditional characters, with three characters
 * from each frequent pair on (search/tokens.ts), and what lists and fields of the query language go by.
 *
 * - `search_head`: title, kicker, subtitle and byline, indexed as texts are; checked against the rows.
 * - `search_article` also holds, in narrow rows, what the library's list is filtered and sorted by. `date`: of the
 *   tallies; `day`: that, or when the article came.
 * `m_key` and the like count the marks of a colour.
 * - `search_name`: every way an entity is written (`own`: its canonical name), folded, in pinyin and by initials; no dates.
 * - `saved_search`: queries that a person kept under a name.
 */
import { colors } from '../../../contract/model.ts'

const head = (row: string): string =>
  `jianbao_tokens(${row}.title || char(10) || coalesce(${row}.kicker, '') || char(10) || coalesce(${row}.subtitle, '')
    || char(10) || coalesce(${row}.byline_text, '') || char(10) || ${row}.byline_json)`
/** The day of an article: as it is known, else when it came. Kept, since SQLite takes its time over time zones. */
const dayOf = (date: string): string => `coalesce(${date}, date(added_at / 1000, 'unixepoch', 'localtime'))`
const numberOf = (id: string): string => `(SELECT no FROM search_article WHERE article_id = ${id})`
const countMarks = (row: 'old' | 'new', by: '+' | '-'): string =>
  `UPDATE search_article SET ${colors.map((color) => `m_${color} = m_${color} ${by} (${row}.color = '${color}')`).join(', ')}
   WHERE article_id = ${row}.article_id;`
const nameRows = (no: string, text: string, type: string, own: 0 | 1, from: string): string =>
  `INSERT INTO search_name (entity_no, own, text, folded, pinyin, initials)
   SELECT no, ${own}, text, keys ->> 0, keys ->> 1, keys ->> 2
   FROM (SELECT ${no} AS no, ${text} AS text, jianbao_name_keys(${text}, ${type}) AS keys ${from});`

export const searchLanguage = `
DROP TRIGGER search_article_insert;
DROP TRIGGER search_article_update;
DROP TRIGGER search_article_delete;
DROP TABLE search_text;
DROP TABLE search_note;
CREATE VIRTUAL TABLE search_text USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii');
CREATE VIRTUAL TABLE search_note USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii');
CREATE VIRTUAL TABLE search_head USING fts5(
  tokens, content='', contentless_delete=1, detail=none, prefix='1', tokenize='ascii');

ALTER TABLE search_article ADD COLUMN page_id TEXT NOT NULL DEFAULT '';
ALTER TABLE search_article ADD COLUMN n INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search_article ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search_article ADD COLUMN added_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search_article ADD COLUMN simplified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE search_article ADD COLUMN date TEXT;
ALTER TABLE search_article ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE search_article ADD COLUMN progress REAL NOT NULL DEFAULT 0;
ALTER TABLE search_article ADD COLUMN opened_at INTEGER;
${colors.map((color) => `ALTER TABLE search_article ADD COLUMN m_${color} INTEGER NOT NULL DEFAULT 0;`).join('\n')}
UPDATE search_article SET (page_id, n, characters, added_at, simplified) =
  (SELECT page_id, article.n, article.characters, added_at, jianbao_is_simplified(article.text) FROM article JOIN page ON page.id = page_id
    JOIN source ON source.id = source_id WHERE article.id = article_id);
UPDATE search_article SET date = (SELECT date FROM tally_article WHERE tally_article.article_id = search_article.article_id);
UPDATE search_article SET day = ${dayOf('date')};
UPDATE search_article SET (progress, opened_at) = (SELECT progress, opened_at FROM reading
    WHERE reading.article_id = search_article.article_id)
  WHERE article_id IN (SELECT article_id FROM reading);
UPDATE search_article SET (${colors.map((color) => `m_${color}`).join(', ')}) =
    (SELECT ${colors.map((color) => `count(*) FILTER (WHERE color = '${color}')`).join(', ')} FROM annotation
      WHERE annotation.article_id = search_article.article_id)
  WHERE article_id IN (SELECT article_id FROM annotation);
CREATE INDEX search_article_page ON search_article (page_id, n);
CREATE INDEX search_article_day ON search_article (day);
CREATE INDEX search_annotation_article ON search_annotation (article_id);
-- The order of pages without their rows, which hold whole texts.
CREATE INDEX page_source ON page (source_id, n, id);

CREATE TRIGGER search_article_insert AFTER INSERT ON article BEGIN
  DELETE FROM search_text WHERE rowid = ${numberOf('new.id')};
  DELETE FROM search_head WHERE rowid = ${numberOf('new.id')};
  DELETE FROM search_article WHERE article_id = new.id;
  INSERT INTO search_article (article_id, page_id, n, characters, added_at, simplified, date)
    SELECT new.id, new.page_id, new.n, new.characters, added_at, jianbao_is_simplified(new.text), (SELECT date FROM tally_article WHERE article_id = new.id)
    FROM page JOIN source ON source.id = source_id WHERE page.id = new.page_id;
  UPDATE search_article SET day = ${dayOf('date')} WHERE article_id = new.id;
  INSERT INTO search_text (rowid, tokens) VALUES (${numberOf('new.id')}, jianbao_tokens(new.text));
  INSERT INTO search_head (rowid, tokens) VALUES (${numberOf('new.id')}, ${head('new')});
END;
CREATE TRIGGER search_article_update AFTER UPDATE OF text ON article WHEN old.text IS NOT new.text BEGIN
  UPDATE search_article SET simplified = jianbao_is_simplified(new.text) WHERE article_id = new.id;
  DELETE FROM search_text WHERE rowid = ${numberOf('new.id')};
  INSERT INTO search_text (rowid, tokens) SELECT no, jianbao_tokens(new.text) FROM search_article WHERE article_id = new.id;
END;
CREATE TRIGGER search_article_head AFTER UPDATE OF title, kicker, subtitle, byline_text, byline_json ON article BEGIN
  DELETE FROM search_head WHERE rowid = ${numberOf('new.id')};
  INSERT INTO search_head (rowid, tokens) SELECT no, ${head('new')} FROM search_article WHERE article_id = new.id;
END;
CREATE TRIGGER search_article_place AFTER UPDATE OF page_id, n, characters ON article BEGIN
  UPDATE search_article SET page_id = new.page_id, n = new.n, characters = new.characters WHERE article_id = new.id;
END;
CREATE TRIGGER search_article_delete AFTER DELETE ON article BEGIN
  DELETE FROM search_text WHERE rowid = ${numberOf('old.id')};
  DELETE FROM search_head WHERE rowid = ${numberOf('old.id')};
  DELETE FROM search_article WHERE article_id = old.id;
END;
CREATE TRIGGER search_date_insert AFTER INSERT ON tally_article BEGIN
  UPDATE search_article SET date = new.date, day = ${dayOf('new.date')} WHERE article_id = new.article_id;
END;
CREATE TRIGGER search_date_update AFTER UPDATE OF date ON tally_article BEGIN
  UPDATE search_article SET date = new.date, day = ${dayOf('new.date')} WHERE article_id = new.article_id;
END;
CREATE TRIGGER search_reading_insert AFTER INSERT ON reading BEGIN
  UPDATE search_article SET progress = new.progress, opened_at = new.opened_at WHERE article_id = new.article_id;
END;
CREATE TRIGGER search_reading_update AFTER UPDATE ON reading BEGIN
  UPDATE search_article SET progress = new.progress, opened_at = new.opened_at WHERE article_id = new.article_id;
END;
CREATE TRIGGER search_reading_delete AFTER DELETE ON reading BEGIN
  UPDATE search_article SET progress = 0, opened_at = NULL WHERE article_id = old.article_id;
END;
CREATE TRIGGER search_mark_insert AFTER INSERT ON annotation BEGIN ${countMarks('new', '+')} END;
CREATE TRIGGER search_mark_delete AFTER DELETE ON annotation BEGIN ${countMarks('old', '-')} END;
CREATE TRIGGER search_mark_update AFTER UPDATE OF color, article_id ON annotation
WHEN old.color <> new.color OR old.article_id <> new.article_id BEGIN
  ${countMarks('old', '-')}
  ${countMarks('new', '+')}
END;

CREATE TABLE search_name (
  no INTEGER PRIMARY KEY, entity_no INTEGER NOT NULL, own INTEGER NOT NULL,
  text TEXT NOT NULL, folded TEXT NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL
) STRICT;
CREATE INDEX search_name_entity ON search_name (entity_no, own, text);
CREATE INDEX search_name_folded ON search_name (folded);
CREATE INDEX search_name_pinyin ON search_name (pinyin);
CREATE INDEX search_name_initials ON search_name (initials);
CREATE TRIGGER search_name_entity_insert AFTER INSERT ON tally_entity WHEN new.type <> 'DATE' BEGIN
  ${nameRows('new.no', 'canonical', 'new.type', 1, 'FROM entity WHERE id = new.entity_id')}
END;
CREATE TRIGGER search_name_entity_delete AFTER DELETE ON tally_entity BEGIN
  DELETE FROM search_name WHERE entity_no = old.no;
END;
CREATE TRIGGER search_name_entity_update AFTER UPDATE OF canonical ON entity
WHEN old.canonical <> new.canonical AND new.type <> 'DATE' BEGIN
  DELETE FROM search_name WHERE own = 1 AND entity_no = (SELECT no FROM tally_entity WHERE entity_id = new.id);
  ${nameRows('no', 'new.canonical', 'new.type', 1, 'FROM tally_entity WHERE entity_id = new.id')}
END;
CREATE TRIGGER search_name_insert AFTER INSERT ON tally_name BEGIN
  ${nameRows('no', 'new.text', 'type', 0, "FROM tally_entity WHERE no = new.entity_no AND type <> 'DATE'")}
END;
CREATE TRIGGER search_name_delete AFTER DELETE ON tally_name BEGIN
  DELETE FROM search_name WHERE entity_no = old.entity_no AND own = 0 AND text = old.text;
END;

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;

INSERT INTO search_text (rowid, tokens)
  SELECT no, jianbao_tokens(text) FROM search_article JOIN article ON article.id = article_id;
INSERT INTO search_head (rowid, tokens)
  SELECT no, ${head('article')} FROM search_article JOIN article ON article.id = article_id;
INSERT INTO search_note (rowid, tokens)
  SELECT no, jianbao_tokens(note) FROM search_annotation JOIN annotation ON annotation.id = annotation_id;
${nameRows('no', 'canonical', 'tally_entity.type', 1, "FROM tally_entity JOIN entity ON entity.id = entity_id WHERE tally_entity.type <> 'DATE'")}
${nameRows('no', 'text', 'type', 0, "FROM tally_name JOIN tally_entity ON no = entity_no WHERE type <> 'DATE'")}
`
