/**
 * What a person decides about entities (`name_rule`, `apart`, `entity_note`, `word`), and counts that are kept in step by
 * triggers (`tally_…`), so that the list of entities and their pages never go through all mentions.
 *
 * - `name_rule`: what the machine calls `name` (of `type`) is this entity. With `within`: only mentions written `name` that
 *   the machine joins under the name `within`.
 * - `apart`: two entities that are not the same, the smaller id first.
 * - `mention.word_id`: the word of the person's list that decided the mention's state.
 * - `tally_stand`: entity, article, sentence (by the offset where it begins); `n` mentions; `date` of the article or else
 *   of the sentence. `tally_sentence.dates` counts the dates in it, `date` is the earliest whose year is known.
 *
 * Rejected mentions and figures are in no tally. Own numbers, since SQLite may renumber rows of tables with TEXT keys.
 * `tally_mention` and `tally_sentences` are procedures: a row put into them does what their trigger says.
 */
const sentenceOf = (article: string, start: string): string =>
  `(SELECT max(start) FROM tally_sentence WHERE article_no = ${article} AND start <= ${start})`
const articleNo = (id: string): string => `(SELECT no FROM tally_article WHERE article_id = ${id})`
const dateOfPage = (page: string): string =>
  `(SELECT jianbao_page_date(furniture_json, source.name) FROM page JOIN source ON source.id = source_id WHERE page.id = ${page})`
const firstAndLast = (no: string): string =>
  `UPDATE tally_entity SET
     first = (SELECT date FROM tally_stand WHERE entity_no = ${no} AND date IS NOT NULL ORDER BY date LIMIT 1),
     last = (SELECT date FROM tally_stand WHERE entity_no = ${no} AND date IS NOT NULL ORDER BY date DESC LIMIT 1)
   WHERE no = ${no};`
/** Sets what a sentence's dates say; `which` names the sentences. */
const datesOf = (which: string): string =>
  `UPDATE tally_sentence SET (date, dates) = (
     SELECT min(jianbao_date(mention.text, tally_article.date)), count(mention.id)
     FROM tally_article LEFT JOIN mention ON mention.article_id = tally_article.article_id AND mention.type = 'DATE'
       AND mention.state <> 'rejected' AND mention.start >= tally_sentence.start AND mention.start < coalesce(
         (SELECT min(next.start) FROM tally_sentence next
          WHERE next.article_no = tally_sentence.article_no AND next.start > tally_sentence.start), 9e15)
     WHERE tally_article.no = tally_sentence.article_no)
   WHERE ${which};`
const tallyMention = (row: 'old' | 'new', n: 1 | -1): string =>
  `INSERT INTO tally_mention SELECT ${row}.article_id, ${row}.entity_id, ${row}.type, ${row}.start, ${row}.text, ${n}
   WHERE ${row}.state <> 'rejected';`
const figureValue = `CASE json_type(value_json) WHEN 'array' THEN json_extract(value_json, '$[0]')
  ELSE json_extract(value_json, '$') END`
const tallyFigures = (which: string): string =>
  `INSERT INTO tally_figure (figure_id, article_no, sentence, value, date)
   SELECT figure.id, tally_article.no, tally_sentence.start, ${figureValue}, coalesce(tally_sentence.date, tally_article.date)
   FROM figure JOIN tally_article ON tally_article.article_id = figure.article_id
     JOIN tally_sentence ON article_no = tally_article.no
       AND tally_sentence.start = ${sentenceOf('tally_article.no', 'figure.start')}
   WHERE figure.state <> 'rejected' AND ${which};`

export const entities = `
CREATE TABLE name_rule (
  type TEXT NOT NULL, name TEXT NOT NULL, within TEXT NOT NULL, entity_id TEXT NOT NULL REFERENCES entity,
  created_at INTEGER NOT NULL, PRIMARY KEY (type, name, within)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_rule_entity ON name_rule (entity_id);
CREATE TABLE apart (
  entity_id TEXT NOT NULL REFERENCES entity, other_id TEXT NOT NULL REFERENCES entity, created_at INTEGER NOT NULL,
  PRIMARY KEY (entity_id, other_id), CHECK (entity_id < other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX apart_other ON apart (other_id);
CREATE TABLE entity_note (
  entity_id TEXT PRIMARY KEY REFERENCES entity, note TEXT NOT NULL, modified_at INTEGER NOT NULL
) STRICT;
CREATE TABLE word (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, canonical TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('taught', 'rejected')), created_at INTEGER NOT NULL, UNIQUE (name, type)
) STRICT;
ALTER TABLE mention ADD COLUMN word_id TEXT REFERENCES word;
-- When a word is taken back by undo, articles may have come since that history knows nothing of.
CREATE TRIGGER word_delete BEFORE DELETE ON word BEGIN
  DELETE FROM mention WHERE word_id = old.id AND by = 'words';
  UPDATE mention SET state = 'suggested', word_id = NULL WHERE word_id = old.id;
END;
CREATE INDEX mention_word ON mention (word_id) WHERE word_id IS NOT NULL;
CREATE INDEX mention_text ON mention (text, type);

CREATE TABLE tally_article (no INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, date TEXT) STRICT;
CREATE TABLE tally_sentence (
  article_no INTEGER NOT NULL, start INTEGER NOT NULL, date TEXT, dates INTEGER NOT NULL, PRIMARY KEY (article_no, start)
) STRICT, WITHOUT ROWID;
CREATE TABLE tally_entity (
  no INTEGER PRIMARY KEY, entity_id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  mentions INTEGER NOT NULL, articles INTEGER NOT NULL, first TEXT, last TEXT
) STRICT;
CREATE TABLE tally_name (
  entity_no INTEGER NOT NULL, text TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (entity_no, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_name_text ON tally_name (text);
CREATE TABLE tally_home (
  entity_no INTEGER NOT NULL, article_no INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (entity_no, article_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_home_article ON tally_home (article_no);
CREATE TABLE tally_stand (
  entity_no INTEGER NOT NULL, article_no INTEGER NOT NULL, sentence INTEGER NOT NULL, n INTEGER NOT NULL, date TEXT,
  PRIMARY KEY (entity_no, article_no, sentence)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_stand_sentence ON tally_stand (article_no, sentence);
CREATE INDEX tally_stand_date ON tally_stand (entity_no, date) WHERE date IS NOT NULL;
CREATE TABLE tally_figure (
  no INTEGER PRIMARY KEY, figure_id TEXT NOT NULL UNIQUE, article_no INTEGER NOT NULL, sentence INTEGER NOT NULL,
  value REAL, date TEXT
) STRICT;
CREATE INDEX tally_figure_sentence ON tally_figure (article_no, sentence);

CREATE TRIGGER tally_entity_insert AFTER INSERT ON entity BEGIN
  INSERT INTO tally_entity (entity_id, type, mentions, articles) VALUES (new.id, new.type, 0, 0);
END;
CREATE TRIGGER tally_entity_delete AFTER DELETE ON entity BEGIN
  DELETE FROM tally_entity WHERE entity_id = old.id;
END;

CREATE VIEW tally_mention AS
  SELECT NULL AS article_id, NULL AS entity_id, NULL AS type, NULL AS start, NULL AS text, NULL AS n WHERE 0;
CREATE TRIGGER tally_mention_insert INSTEAD OF INSERT ON tally_mention BEGIN
  UPDATE tally_entity SET mentions = mentions + new.n WHERE entity_id = new.entity_id;
  INSERT INTO tally_name SELECT no, new.text, new.n FROM tally_entity WHERE entity_id = new.entity_id
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
  INSERT INTO tally_home SELECT tally_entity.no, tally_article.no, new.n FROM tally_entity, tally_article
    WHERE entity_id = new.entity_id AND article_id = new.article_id
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
  INSERT INTO tally_stand
    SELECT tally_entity.no, tally_article.no, tally_sentence.start, new.n, coalesce(tally_article.date, tally_sentence.date)
    FROM tally_entity, tally_article JOIN tally_sentence ON article_no = tally_article.no
      AND tally_sentence.start = ${sentenceOf('tally_article.no', 'new.start')}
    WHERE entity_id = new.entity_id AND article_id = new.article_id
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE TRIGGER tally_date_insert INSTEAD OF INSERT ON tally_mention WHEN new.type = 'DATE' BEGIN
  ${datesOf(`article_no = ${articleNo('new.article_id')}
    AND start = ${sentenceOf(articleNo('new.article_id'), 'new.start')}`)}
END;
CREATE TRIGGER tally_name_none AFTER UPDATE OF n ON tally_name WHEN new.n = 0 BEGIN
  DELETE FROM tally_name WHERE entity_no = new.entity_no AND text = new.text;
END;
CREATE TRIGGER tally_home_none AFTER UPDATE OF n ON tally_home WHEN new.n = 0 BEGIN
  DELETE FROM tally_home WHERE entity_no = new.entity_no AND article_no = new.article_no;
END;
CREATE TRIGGER tally_stand_none AFTER UPDATE OF n ON tally_stand WHEN new.n = 0 BEGIN
  DELETE FROM tally_stand
    WHERE entity_no = new.entity_no AND article_no = new.article_no AND sentence = new.sentence;
END;
CREATE TRIGGER tally_home_insert AFTER INSERT ON tally_home BEGIN
  UPDATE tally_entity SET articles = articles + 1 WHERE no = new.entity_no;
END;
CREATE TRIGGER tally_home_delete AFTER DELETE ON tally_home BEGIN
  UPDATE tally_entity SET articles = articles - 1 WHERE no = old.entity_no;
END;
CREATE TRIGGER tally_stand_insert AFTER INSERT ON tally_stand WHEN new.date IS NOT NULL BEGIN
  UPDATE tally_entity SET first = min(coalesce(first, new.date), new.date), last = max(coalesce(last, new.date), new.date)
    WHERE no = new.entity_no;
END;
CREATE TRIGGER tally_stand_delete AFTER DELETE ON tally_stand WHEN old.date IS NOT NULL BEGIN
  ${firstAndLast('old.entity_no')}
END;
CREATE TRIGGER tally_stand_update AFTER UPDATE OF date ON tally_stand WHEN old.date IS NOT new.date BEGIN
  ${firstAndLast('new.entity_no')}
END;
CREATE TRIGGER tally_sentence_update AFTER UPDATE OF date ON tally_sentence WHEN old.date IS NOT new.date BEGIN
  UPDATE tally_stand SET date = new.date WHERE article_no = new.article_no AND sentence = new.start
    AND (SELECT date FROM tally_article WHERE no = new.article_no) IS NULL;
  UPDATE tally_figure SET date = coalesce(new.date, (SELECT date FROM tally_article WHERE no = new.article_no))
    WHERE article_no = new.article_no AND sentence = new.start;
END;

CREATE TRIGGER tally_mention_added AFTER INSERT ON mention BEGIN ${tallyMention('new', 1)} END;
CREATE TRIGGER tally_mention_removed AFTER DELETE ON mention BEGIN ${tallyMention('old', -1)} END;
CREATE TRIGGER tally_mention_changed AFTER UPDATE OF article_id, entity_id, type, start, text, state ON mention
WHEN old.article_id <> new.article_id OR old.entity_id <> new.entity_id OR old.type <> new.type
  OR old.start <> new.start OR old.text <> new.text OR (old.state = 'rejected') <> (new.state = 'rejected')
BEGIN ${tallyMention('old', -1)} ${tallyMention('new', 1)} END;

CREATE TRIGGER tally_figure_added AFTER INSERT ON figure BEGIN ${tallyFigures('figure.id = new.id')} END;
CREATE TRIGGER tally_figure_removed AFTER DELETE ON figure BEGIN
  DELETE FROM tally_figure WHERE figure_id = old.id;
END;
CREATE TRIGGER tally_figure_changed AFTER UPDATE OF article_id, start, value_json, state ON figure
WHEN old.article_id <> new.article_id OR old.start <> new.start OR old.value_json <> new.value_json
  OR (old.state = 'rejected') <> (new.state = 'rejected')
BEGIN
  DELETE FROM tally_figure WHERE figure_id = old.id;
  ${tallyFigures('figure.id = new.id')}
END;

CREATE VIEW tally_sentences AS SELECT NULL AS article_id, NULL AS text WHERE 0;
CREATE TRIGGER tally_sentences_insert INSTEAD OF INSERT ON tally_sentences BEGIN
  DELETE FROM tally_stand WHERE article_no = ${articleNo('new.article_id')};
  DELETE FROM tally_figure WHERE article_no = ${articleNo('new.article_id')};
  DELETE FROM tally_sentence WHERE article_no = ${articleNo('new.article_id')};
  INSERT INTO tally_sentence (article_no, start, dates)
    SELECT no, value, 0 FROM tally_article, json_each(jianbao_sentences(new.text)) WHERE article_id = new.article_id;
  ${datesOf(`article_no = ${articleNo('new.article_id')}`)}
  INSERT INTO tally_stand
    SELECT tally_entity.no, tally_article.no, tally_sentence.start, count(*), coalesce(tally_article.date, tally_sentence.date)
    FROM mention JOIN tally_entity ON tally_entity.entity_id = mention.entity_id
      JOIN tally_article ON tally_article.article_id = mention.article_id
      JOIN tally_sentence ON article_no = tally_article.no
        AND tally_sentence.start = ${sentenceOf('tally_article.no', 'mention.start')}
    WHERE mention.article_id = new.article_id AND mention.state <> 'rejected'
    GROUP BY tally_entity.no, tally_sentence.start;
  ${tallyFigures('figure.article_id = new.article_id')}
END;
CREATE TRIGGER tally_article_insert AFTER INSERT ON article BEGIN
  INSERT INTO tally_article (article_id, date) VALUES (new.id, ${dateOfPage('new.page_id')});
  INSERT INTO tally_sentences VALUES (new.id, new.text);
END;
CREATE TRIGGER tally_article_text AFTER UPDATE OF text ON article WHEN old.text <> new.text BEGIN
  INSERT INTO tally_sentences VALUES (new.id, new.text);
END;
CREATE TRIGGER tally_article_page AFTER UPDATE OF page_id ON article WHEN old.page_id <> new.page_id BEGIN
  UPDATE tally_article SET date = ${dateOfPage('new.page_id')} WHERE article_id = new.id;
END;
CREATE TRIGGER tally_article_delete AFTER DELETE ON article BEGIN
  DELETE FROM tally_sentence WHERE article_no = ${articleNo('old.id')};
  DELETE FROM tally_article WHERE article_id = old.id;
END;
CREATE TRIGGER tally_page_furniture AFTER UPDATE OF furniture_json ON page WHEN old.furniture_json <> new.furniture_json BEGIN
  UPDATE tally_article SET date = ${dateOfPage('new.id')}
    WHERE article_id IN (SELECT id FROM article WHERE page_id = new.id);
END;
CREATE TRIGGER tally_article_date AFTER UPDATE OF date ON tally_article WHEN old.date IS NOT new.date BEGIN
  ${datesOf('article_no = new.no AND dates > 0')}
  UPDATE tally_stand SET date = coalesce(new.date,
      (SELECT date FROM tally_sentence WHERE article_no = new.no AND start = tally_stand.sentence))
    WHERE article_no = new.no;
  UPDATE tally_figure SET date = coalesce(
      (SELECT date FROM tally_sentence WHERE article_no = new.no AND start = tally_figure.sentence), new.date)
    WHERE article_no = new.no;
END;

INSERT INTO tally_entity (entity_id, type, mentions, articles) SELECT id, type, 0, 0 FROM entity ORDER BY rowid;
INSERT INTO tally_article (article_id, date) SELECT article.id, ${dateOfPage('article.page_id')} FROM article ORDER BY rowid;
INSERT INTO tally_sentence (article_no, start, dates)
  SELECT no, value, 0 FROM tally_article JOIN article ON article.id = article_id, json_each(jianbao_sentences(article.text));
INSERT INTO tally_mention SELECT article_id, entity_id, type, start, text, 1 FROM mention WHERE state <> 'rejected';
${tallyFigures('true')}
`
