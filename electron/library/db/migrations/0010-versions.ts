/**
 * `version_band`: keys of each article's text (versions/sketch.ts); articles that share one may be versions of one story.
 * The article goes by its number in `search_article`, which is there before and after everything else about it.
 */
const forget = `DELETE FROM version_band
    WHERE key IN (SELECT value FROM json_each(jianbao_bands(old.text)))
      AND article_no = (SELECT no FROM search_article WHERE article_id = old.id);`

export const versions = `
CREATE TABLE version_band (key INTEGER NOT NULL, article_no INTEGER NOT NULL, PRIMARY KEY (key, article_no)) STRICT, WITHOUT ROWID;
INSERT INTO version_band (key, article_no)
  SELECT value, no FROM search_article JOIN article ON article.id = article_id, json_each(jianbao_bands(article.text));
CREATE TRIGGER version_article_insert AFTER INSERT ON search_article BEGIN
  INSERT OR IGNORE INTO version_band (key, article_no)
    SELECT value, new.no FROM article, json_each(jianbao_bands(article.text)) WHERE article.id = new.article_id;
END;
CREATE TRIGGER version_text_leave BEFORE UPDATE OF text ON article WHEN old.text IS NOT new.text BEGIN
  ${forget}
END;
CREATE TRIGGER version_text_come AFTER UPDATE OF text ON article WHEN old.text IS NOT new.text BEGIN
  INSERT OR IGNORE INTO version_band (key, article_no)
    SELECT value, no FROM search_article, json_each(jianbao_bands(new.text)) WHERE article_id = new.id;
END;
CREATE TRIGGER version_article_delete BEFORE DELETE ON article BEGIN
  ${forget}
END;
`
