/**
 * Whom figures are told of where their sentence names no body: `tally_told`, a row for each such sentence of an article with
 * a figure, with its `n` figures, which count among those of the entity (0017). `jianbao_told` says whom (entities/subjects.ts);
 * an article's rows are written anew whenever its bodies or figures change. And articles by date, as lists of figures go.
 */
/** What `jianbao_told` says of an article that has figures; `no` is its number. */
const said = (no: string): string => `
  SELECT said.value ->> 0, ${no}, said.value ->> 1, said.value ->> 2
  FROM tally_article JOIN article ON article.id = article_id, json_each(jianbao_told(article.text,
    (SELECT json_group_array(start) FROM tally_sentence WHERE article_no = ${no}),
    (SELECT json_group_array(json_array(tally_entity.no, mention.type, mention.start, mention.text)) FROM mention
       JOIN tally_entity ON tally_entity.entity_id = mention.entity_id
     WHERE mention.article_id = tally_article.article_id AND mention.type IN ('ORG', 'PLACE', 'PROGRAMME')
       AND state <> 'rejected'),
    (SELECT json_group_array(sentence) FROM tally_figure WHERE article_no = ${no}))) AS said
  WHERE EXISTS (SELECT 1 FROM tally_figure WHERE article_no = ${no})`
/** The rows that `tally_told` should have. */
export const toldAnew = said('tally_article.no')
const told = (no: string): string => `
  DELETE FROM tally_told WHERE article_no = ${no};
  INSERT INTO tally_told (entity_no, article_no, sentence, n) ${said(no)} AND tally_article.no = ${no};`
const free = (no: string): string => `NOT EXISTS (SELECT 1 FROM tally_held WHERE article_no = ${no})`
const isBody = (no: string): string =>
  `(SELECT type FROM tally_entity WHERE no = ${no}) IN ('ORG', 'PLACE', 'PROGRAMME')`

export const toldOf = `
CREATE TABLE tally_told (
  entity_no INTEGER NOT NULL, article_no INTEGER NOT NULL, sentence INTEGER NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (entity_no, article_no DESC, sentence)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_told_sentence ON tally_told (article_no, sentence);
CREATE TRIGGER tally_told_insert AFTER INSERT ON tally_told BEGIN
  UPDATE tally_entity SET figures = figures + new.n WHERE no = new.entity_no;
END;
CREATE TRIGGER tally_told_delete AFTER DELETE ON tally_told BEGIN
  UPDATE tally_entity SET figures = figures - old.n WHERE no = old.entity_no;
END;
CREATE TRIGGER tally_told_hold BEFORE INSERT ON tally_held BEGIN
  DELETE FROM tally_told WHERE article_no = new.article_no;
END;
CREATE TRIGGER tally_told_release AFTER DELETE ON tally_held BEGIN ${told('old.article_no')} END;
CREATE TRIGGER tally_told_stand AFTER INSERT ON tally_stand
WHEN ${isBody('new.entity_no')} AND ${free('new.article_no')} BEGIN ${told('new.article_no')} END;
CREATE TRIGGER tally_told_again AFTER UPDATE OF n ON tally_stand
WHEN ${isBody('new.entity_no')} AND ${free('new.article_no')} BEGIN ${told('new.article_no')} END;
CREATE TRIGGER tally_told_leave AFTER DELETE ON tally_stand
WHEN ${isBody('old.entity_no')} AND ${free('old.article_no')} BEGIN ${told('old.article_no')} END;
CREATE TRIGGER tally_told_more AFTER INSERT ON tally_figure WHEN ${free('new.article_no')} BEGIN
  ${told('new.article_no')}
END;
CREATE TRIGGER tally_told_fewer AFTER DELETE ON tally_figure WHEN ${free('old.article_no')} BEGIN
  ${told('old.article_no')}
END;
INSERT INTO tally_told (entity_no, article_no, sentence, n) ${toldAnew};

CREATE INDEX tally_article_date ON tally_article (date DESC, no);
`
