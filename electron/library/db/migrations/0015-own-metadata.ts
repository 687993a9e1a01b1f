/**
 * What a person says of one article against what its page says. `column_name`: its own column; NULL: the page's.
 * `byline_read`: JSON `[names, text]`, the byline as it was read, kept while `byline_json` and `byline_text` hold what
 * the person says instead; NULL: the byline is as it was read. Authors of pages are looked for by `author:`.
 */
export const ownMetadata = `
ALTER TABLE article ADD COLUMN column_name TEXT;
ALTER TABLE article ADD COLUMN byline_read TEXT;
CREATE INDEX page_meta_author ON page_meta (author) WHERE author <> '';
CREATE INDEX article_column ON article (column_name) WHERE column_name IS NOT NULL;
`
