/**
 * An article that is stored is counted once, not row by row. While it stands in `tally_held` nothing of it is in the tallies
 * (0004) and its mentions and figures come and go uncounted; taken out of it, it is counted whole. No transaction may end
 * with a row there. Everything else is still counted as each row changes.
 *
 * `mention_text` holds only what was decided: suggestions are found by `tally_name`.
 */
const sentenceOf = (article: string, start: string): string =>
  `(SELECT max(start) FROM tally_sentence WHERE article_no = ${article} AND start <= ${start})`
const held = (id: string): string => `EXISTS (SELECT 1 FROM tally_held WHERE article_id = ${id})`
const heldNo = (no: string): string => `EXISTS (SELECT 1 FROM tally_held WHERE article_no = ${no})`
const articleNo = (id: string): string => `(SELECT no FROM tally_article WHERE article_id = ${id})`
const dateOfPage = (page: string): string =>
  `coalesce((SELECT nullif(date, '') FROM page_meta WHERE page_id = ${page}),
    (SELECT jianbao_page_date(furniture_json, source.name) FROM page JOIN source ON source.id = source_id WHERE page.id = ${page}))`
const figureValue = `CASE json_type(value_json) WHEN 'array' THEN json_extract(value_json, '$[0]')
  ELSE json_extract(value_json, '$') END`
const tallyFigures = (which: string): string =>
  `INSERT INTO tally_figure (figure_id, article_no, sentence, value, date)
   SELECT figure.id, tally_article.no, tally_sentence.start, ${figureValue}, coalesce(tally_sentence.date, tally_article.date)
   FROM figure JOIN tally_article ON tally_article.article_id = figure.article_id
     JOIN tally_sentence ON article_no = tally_article.no
       AND tally_sentence.start = ${sentenceOf('tally_article.no', 'figure.start')}
   WHERE figure.state <> 'rejected' AND ${which};`
const tallyMention = (row: 'old' | 'new', n: 1 | -1): string =>
  `INSERT INTO tally_mention SELECT ${row}.article_id, ${row}.entity_id, ${row}.type, ${row}.start, ${row}.text, ${n}
   WHERE ${row}.state <> 'rejected' AND NOT ${held(`${row}.article_id`)};`
/** The mentions that count in an article, each with the number of its entity. */
const counted = (id: string): string =>
  `FROM mention JOIN tally_entity ON tally_entity.entity_id = mention.entity_id
   WHERE mention.article_id = ${id} AND mention.state <> 'rejected'`
/** What the sentences of an article hold, counted anew: dates first, which the others go by. */
const countSentences = (id: string, no: string): string => `
  UPDATE tally_sentence SET (date, dates) = (dated.date, dated.n)
    FROM (SELECT ${sentenceOf(no, 'mention.start')} AS start, count(*) AS n,
        min(jianbao_date(mention.text, (SELECT date FROM tally_article WHERE no = ${no}))) AS date
      FROM mention WHERE article_id = ${id} AND type = 'DATE' AND state <> 'rejected' GROUP BY 1) AS dated
    WHERE article_no = ${no} AND tally_sentence.start = dated.start;
  INSERT INTO tally_stand
    SELECT stand.no, ${no}, sentence, n, coalesce((SELECT date FROM tally_article WHERE no = ${no}), tally_sentence.date)
    FROM (SELECT tally_entity.no, ${sentenceOf(no, 'mention.start')} AS sentence, count(*) AS n
        ${counted(id)} GROUP BY 1, 2) AS stand
      JOIN tally_sentence ON article_no = ${no} AND start = sentence;
  ${tallyFigures(`figure.article_id = ${id}`)}`
/** The sentences of a changed text. */
const cutAnew = `DELETE FROM tally_sentence WHERE article_no = ${articleNo('new.id')};
  INSERT INTO tally_sentence (article_no, start, dates)
    SELECT ${articleNo('new.id')}, value, 0 FROM json_each(jianbao_sentences(new.text));`
/** The narrow row of an article and its texts in the index (0008). */
const head = `jianbao_tokens(new.title || char(10) || coalesce(new.kicker, '') || char(10) || coalesce(new.subtitle, '')
    || char(10) || coalesce(new.byline_text, '') || char(10) || new.byline_json)`
const number = '(SELECT no FROM search_article WHERE article_id = new.id)'

export const countedAtOnce = `
CREATE TABLE tally_held (article_no INTEGER PRIMARY KEY, article_id TEXT NOT NULL) STRICT;

-- Of an article that has just come nothing is counted yet.
CREATE TRIGGER tally_hold AFTER INSERT ON tally_held
WHEN EXISTS (SELECT 1 FROM tally_home WHERE article_no = new.article_no)
  OR EXISTS (SELECT 1 FROM tally_figure WHERE article_no = new.article_no) BEGIN
  UPDATE tally_entity SET mentions = mentions - home.n, articles = articles - 1
    FROM (SELECT entity_no, n FROM tally_home WHERE article_no = new.article_no) AS home WHERE no = home.entity_no;
  INSERT INTO tally_name SELECT tally_entity.no, mention.text, -count(*) ${counted('new.article_id')} GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
  UPDATE tally_entity SET
      first = (SELECT date FROM tally_stand WHERE entity_no = no AND article_no <> new.article_no AND date IS NOT NULL
        ORDER BY date LIMIT 1),
      last = (SELECT date FROM tally_stand WHERE entity_no = no AND article_no <> new.article_no AND date IS NOT NULL
        ORDER BY date DESC LIMIT 1)
    WHERE no IN (SELECT entity_no FROM tally_stand WHERE article_no = new.article_no AND date IS NOT NULL);
  DELETE FROM tally_home WHERE article_no = new.article_no;
  DELETE FROM tally_stand WHERE article_no = new.article_no;
  DELETE FROM tally_figure WHERE article_no = new.article_no;
  UPDATE tally_sentence SET date = NULL, dates = 0 WHERE article_no = new.article_no AND dates > 0;
END;
-- Before the row is gone: what counts one by one still rests.
CREATE TRIGGER tally_release BEFORE DELETE ON tally_held BEGIN
  ${countSentences('old.article_id', 'old.article_no')}
  INSERT INTO tally_home
    SELECT entity_no, old.article_no, sum(n) FROM tally_stand WHERE article_no = old.article_no GROUP BY entity_no;
  UPDATE tally_entity SET mentions = mentions + stand.n, articles = articles + 1,
      first = min(coalesce(first, earliest), coalesce(earliest, first)),
      last = max(coalesce(last, latest), coalesce(latest, last))
    FROM (SELECT entity_no, sum(n) AS n, min(date) AS earliest, max(date) AS latest FROM tally_stand
      WHERE article_no = old.article_no GROUP BY entity_no) AS stand
    WHERE no = stand.entity_no;
  INSERT INTO tally_name SELECT tally_entity.no, mention.text, count(*) ${counted('old.article_id')} GROUP BY 1, 2
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

DROP TRIGGER tally_home_insert;
CREATE TRIGGER tally_home_insert AFTER INSERT ON tally_home WHEN NOT ${heldNo('new.article_no')} BEGIN
  UPDATE tally_entity SET articles = articles + 1 WHERE no = new.entity_no;
END;
DROP TRIGGER tally_home_delete;
CREATE TRIGGER tally_home_delete AFTER DELETE ON tally_home WHEN NOT ${heldNo('old.article_no')} BEGIN
  UPDATE tally_entity SET articles = articles - 1 WHERE no = old.entity_no;
END;
DROP TRIGGER tally_stand_insert;
CREATE TRIGGER tally_stand_insert AFTER INSERT ON tally_stand
WHEN new.date IS NOT NULL AND NOT ${heldNo('new.article_no')} BEGIN
  UPDATE tally_entity SET first = min(coalesce(first, new.date), new.date), last = max(coalesce(last, new.date), new.date)
    WHERE no = new.entity_no;
END;
DROP TRIGGER tally_stand_delete;
CREATE TRIGGER tally_stand_delete AFTER DELETE ON tally_stand
WHEN old.date IS NOT NULL AND NOT ${heldNo('old.article_no')} BEGIN
  UPDATE tally_entity SET
      first = (SELECT date FROM tally_stand WHERE entity_no = old.entity_no AND date IS NOT NULL ORDER BY date LIMIT 1),
      last = (SELECT date FROM tally_stand WHERE entity_no = old.entity_no AND date IS NOT NULL ORDER BY date DESC LIMIT 1)
    WHERE no = old.entity_no AND (first = old.date OR last = old.date);
END;

DROP TRIGGER tally_mention_added;
CREATE TRIGGER tally_mention_added AFTER INSERT ON mention BEGIN ${tallyMention('new', 1)} END;
DROP TRIGGER tally_mention_removed;
CREATE TRIGGER tally_mention_removed AFTER DELETE ON mention BEGIN ${tallyMention('old', -1)} END;
DROP TRIGGER tally_mention_changed;
CREATE TRIGGER tally_mention_changed AFTER UPDATE OF article_id, entity_id, type, start, text, state ON mention
WHEN old.article_id <> new.article_id OR old.entity_id <> new.entity_id OR old.type <> new.type
  OR old.start <> new.start OR old.text <> new.text OR (old.state = 'rejected') <> (new.state = 'rejected')
BEGIN ${tallyMention('old', -1)} ${tallyMention('new', 1)} END;

DROP TRIGGER tally_figure_added;
CREATE TRIGGER tally_figure_added AFTER INSERT ON figure WHEN NOT ${held('new.article_id')} BEGIN
  ${tallyFigures('figure.id = new.id')}
END;
DROP TRIGGER tally_figure_changed;
CREATE TRIGGER tally_figure_changed AFTER UPDATE OF article_id, start, value_json, state ON figure
WHEN old.article_id <> new.article_id OR old.start <> new.start OR old.value_json <> new.value_json
  OR (old.state = 'rejected') <> (new.state = 'rejected')
BEGIN
  DELETE FROM tally_figure WHERE figure_id = old.id;
  ${tallyFigures(`figure.id = new.id AND NOT ${held('new.article_id')}`)}
END;

DROP TRIGGER tally_sentences_insert;
DROP VIEW tally_sentences;
CREATE TRIGGER tally_article_sentences AFTER INSERT ON tally_article BEGIN
  INSERT INTO tally_sentence (article_no, start, dates)
    SELECT new.no, value, 0 FROM article, json_each(jianbao_sentences(article.text)) WHERE article.id = new.article_id;
END;
DROP TRIGGER tally_article_text;
CREATE TRIGGER tally_article_text AFTER UPDATE OF text ON article
WHEN old.text <> new.text AND NOT ${held('new.id')} BEGIN
  INSERT INTO tally_held SELECT no, article_id FROM tally_article WHERE article_id = new.id;
  ${cutAnew}
  DELETE FROM tally_held WHERE article_id = new.id;
END;
CREATE TRIGGER tally_article_text_held AFTER UPDATE OF text ON article
WHEN old.text <> new.text AND ${held('new.id')} BEGIN
  ${cutAnew}
END;
DROP TRIGGER tally_article_delete;
CREATE TRIGGER tally_article_delete AFTER DELETE ON article BEGIN
  DELETE FROM tally_held WHERE article_id = old.id;
  DELETE FROM tally_sentence WHERE article_no = ${articleNo('old.id')};
  DELETE FROM tally_article WHERE article_id = old.id;
END;

-- One after the other: the narrow row goes by the date that the tallies found.
DROP TRIGGER tally_article_insert;
DROP TRIGGER search_article_insert;
CREATE TRIGGER article_insert AFTER INSERT ON article BEGIN
  INSERT INTO tally_article (article_id, date) VALUES (new.id, ${dateOfPage('new.page_id')});
  INSERT INTO search_article (article_id, page_id, n, characters, added_at, simplified, date, day)
    SELECT new.id, new.page_id, new.n, new.characters, added_at, jianbao_is_simplified(new.text), tally_article.date,
      coalesce(tally_article.date, date(added_at / 1000, 'unixepoch', 'localtime'))
    FROM tally_article, page JOIN source ON source.id = source_id
    WHERE tally_article.article_id = new.id AND page.id = new.page_id;
  INSERT INTO search_text (rowid, tokens) VALUES (${number}, jianbao_tokens(new.text));
  INSERT INTO search_head (rowid, tokens) VALUES (${number}, ${head});
END;
DROP TRIGGER search_date_insert;

DROP INDEX mention_text;
CREATE INDEX mention_text ON mention (text, type) WHERE state <> 'suggested';
`
