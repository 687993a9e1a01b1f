/**
 * The texts of a page that is stored go into the search index together. FTS5 writes what it has gathered to the file
 * whenever a statement begins that may be taken back, which is nearly every one: row by row, each article makes a piece of
 * the index of its own. While there is a row in `search_rest`, articles numbered above it are not put in; when it is taken
 * out, they are, in one statement. No transaction may end with a row there.
 */
const headOf = (row: string): string =>
  `jianbao_tokens(${row}.title || char(10) || coalesce(${row}.kicker, '') || char(10) || coalesce(${row}.subtitle, '')
    || char(10) || coalesce(${row}.byline_text, '') || char(10) || ${row}.byline_json)`
const rests = (no: string): string => `EXISTS (SELECT 1 FROM search_rest WHERE after_no < ${no})`
/** The number of the row's article, if it is in the index. */
const indexed = (id: string): string =>
  `SELECT no FROM search_article WHERE article_id = ${id} AND NOT ${rests('no')}`
const dateOfPage = (page: string): string =>
  `coalesce((SELECT nullif(date, '') FROM page_meta WHERE page_id = ${page}),
    (SELECT jianbao_page_date(furniture_json, source.name) FROM page JOIN source ON source.id = source_id WHERE page.id = ${page}))`

export const indexedAtOnce = `
CREATE TABLE search_rest (after_no INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER search_go_on BEFORE DELETE ON search_rest BEGIN
  INSERT INTO search_text (rowid, tokens) SELECT no, jianbao_tokens(text)
    FROM search_article JOIN article ON article.id = article_id WHERE no > old.after_no ORDER BY no;
  INSERT INTO search_head (rowid, tokens) SELECT no, ${headOf('article')}
    FROM search_article JOIN article ON article.id = article_id WHERE no > old.after_no ORDER BY no;
END;

-- Asked before the row's counting begins, not within.
DROP TRIGGER tally_mention_added;
CREATE TRIGGER tally_mention_added AFTER INSERT ON mention
WHEN new.state <> 'rejected' AND NOT EXISTS (SELECT 1 FROM tally_held WHERE article_id = new.article_id) BEGIN
  INSERT INTO tally_mention VALUES (new.article_id, new.entity_id, new.type, new.start, new.text, 1);
END;
DROP TRIGGER tally_mention_removed;
CREATE TRIGGER tally_mention_removed AFTER DELETE ON mention
WHEN old.state <> 'rejected' AND NOT EXISTS (SELECT 1 FROM tally_held WHERE article_id = old.article_id) BEGIN
  INSERT INTO tally_mention VALUES (old.article_id, old.entity_id, old.type, old.start, old.text, -1);
END;

DROP TRIGGER article_insert;
CREATE TRIGGER article_insert AFTER INSERT ON article BEGIN
  INSERT INTO tally_article (article_id, date) VALUES (new.id, ${dateOfPage('new.page_id')});
  INSERT INTO search_article (article_id, page_id, n, characters, added_at, simplified, date, day)
    SELECT new.id, new.page_id, new.n, new.characters, added_at, jianbao_is_simplified(new.text), tally_article.date,
      coalesce(tally_article.date, date(added_at / 1000, 'unixepoch', 'localtime'))
    FROM tally_article, page JOIN source ON source.id = source_id
    WHERE tally_article.article_id = new.id AND page.id = new.page_id;
  INSERT INTO search_text (rowid, tokens) SELECT no, jianbao_tokens(new.text) FROM (${indexed('new.id')});
  INSERT INTO search_head (rowid, tokens) SELECT no, ${headOf('new')} FROM (${indexed('new.id')});
END;
DROP TRIGGER search_article_update;
CREATE TRIGGER search_article_update AFTER UPDATE OF text ON article WHEN old.text IS NOT new.text BEGIN
  UPDATE search_article SET simplified = jianbao_is_simplified(new.text) WHERE article_id = new.id;
  DELETE FROM search_text WHERE rowid = (${indexed('new.id')});
  INSERT INTO search_text (rowid, tokens) SELECT no, jianbao_tokens(new.text) FROM (${indexed('new.id')});
END;
DROP TRIGGER search_article_head;
CREATE TRIGGER search_article_head AFTER UPDATE OF title, kicker, subtitle, byline_text, byline_json ON article
WHEN old.title IS NOT new.title OR old.kicker IS NOT new.kicker OR old.subtitle IS NOT new.subtitle
  OR old.byline_text IS NOT new.byline_text OR old.byline_json IS NOT new.byline_json BEGIN
  DELETE FROM search_head WHERE rowid = (${indexed('new.id')});
  INSERT INTO search_head (rowid, tokens) SELECT no, ${headOf('new')} FROM (${indexed('new.id')});
END;
DROP TRIGGER search_article_delete;
CREATE TRIGGER search_article_delete AFTER DELETE ON article BEGIN
  DELETE FROM search_text WHERE rowid = (${indexed('old.id')});
  DELETE FROM search_head WHERE rowid = (${indexed('old.id')});
  DELETE FROM search_article WHERE article_id = old.id;
END;
`
