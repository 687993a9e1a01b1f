/**
 * `page_meta`: what is known of a page besides its text; empty means not known. `origins_json`: field → where its value
 * comes from. `page_given`: what its file says of the text, from which the page is made anew (shapes: `PlacedLine[]` with
 * the sheet, `StatedBlock[]`). A page's date is the article's date in the tallies, and goes before what the page prints.
 * `watched_file`: files of the watched folder that were taken, by size and time, so that they are not read again.
 * `job`: what an import has done so far, and how long it was at work.
 */
const dateOfPage = (page: string): string =>
  `coalesce((SELECT nullif(date, '') FROM page_meta WHERE page_id = ${page}),
    (SELECT jianbao_page_date(furniture_json, source.name) FROM page JOIN source ON source.id = source_id WHERE page.id = ${page}))`
const dateArticles = (page: string): string =>
  `UPDATE tally_article SET date = ${dateOfPage(page)} WHERE article_id IN (SELECT id FROM article WHERE page_id = ${page});`

export const metadata = `
CREATE TABLE page_meta (
  page_id TEXT PRIMARY KEY REFERENCES page ON DELETE CASCADE,
  paper TEXT NOT NULL, date TEXT NOT NULL, page_no TEXT NOT NULL, column_name TEXT NOT NULL, author TEXT NOT NULL,
  url TEXT NOT NULL, origins_json TEXT NOT NULL
) STRICT;
CREATE INDEX page_meta_paper ON page_meta (paper) WHERE paper <> '';
CREATE INDEX page_meta_date ON page_meta (date) WHERE date <> '';

CREATE TABLE page_given (
  page_id TEXT PRIMARY KEY REFERENCES page ON DELETE CASCADE, lines_json TEXT, stated_json TEXT
) STRICT;

CREATE TABLE watched_file (path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, modified_at INTEGER NOT NULL) STRICT;

ALTER TABLE job ADD COLUMN pages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN worked_ms INTEGER NOT NULL DEFAULT 0;

INSERT INTO page_meta
  SELECT page_id, coalesce(meta ->> 'paper', ''), coalesce(meta ->> 'date', ''), coalesce(meta ->> 'pageNo', ''),
    coalesce(meta ->> 'column', ''), '', '', meta ->> 'origins'
  FROM (SELECT page.id AS page_id, jianbao_page_meta(furniture_json, source.name) AS meta
    FROM page JOIN source ON source.id = source_id);

CREATE TRIGGER page_meta_added AFTER INSERT ON page_meta WHEN new.date <> '' BEGIN ${dateArticles('new.page_id')} END;
CREATE TRIGGER page_meta_changed AFTER UPDATE OF date ON page_meta WHEN old.date <> new.date BEGIN
  ${dateArticles('new.page_id')}
END;
DROP TRIGGER tally_article_insert;
CREATE TRIGGER tally_article_insert AFTER INSERT ON article BEGIN
  INSERT INTO tally_article (article_id, date) VALUES (new.id, ${dateOfPage('new.page_id')});
  INSERT INTO tally_sentences VALUES (new.id, new.text);
END;
DROP TRIGGER tally_article_page;
CREATE TRIGGER tally_article_page AFTER UPDATE OF page_id ON article WHEN old.page_id <> new.page_id BEGIN
  UPDATE tally_article SET date = ${dateOfPage('new.page_id')} WHERE article_id = new.id;
END;
DROP TRIGGER tally_page_furniture;
CREATE TRIGGER tally_page_furniture AFTER UPDATE OF furniture_json ON page
WHEN old.furniture_json <> new.furniture_json BEGIN
  ${dateArticles('new.id')}
END;
UPDATE tally_article SET date = (SELECT ${dateOfPage('article.page_id')} FROM article WHERE article.id = article_id);
`
