/** Where each mark stands, in its narrow row too: the list in text order and the marks on an entity read no annotation. */
export const markPlaces = `
ALTER TABLE mark ADD COLUMN start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mark ADD COLUMN "end" INTEGER NOT NULL DEFAULT 0;
UPDATE mark SET (start, "end") = (SELECT start, "end" FROM annotation WHERE annotation.id = annotation_id);
DROP INDEX mark_article;
CREATE INDEX mark_article ON mark (article_id, start, "end");

DROP TRIGGER mark_insert;
CREATE TRIGGER mark_insert AFTER INSERT ON annotation BEGIN
  INSERT INTO mark (annotation_id, article_id, start, "end", color, style, done, anchor, noted, tagged, created_at,
      modified_at)
    VALUES (new.id, new.article_id, new.start, new."end", new.color, new.style, new.done, new.anchor, new.note <> '',
      new.tags_json <> '[]', new.created_at, new.modified_at);
  INSERT INTO mark_tag (tag, no, own)
    SELECT value ->> 0, no, value ->> 1 FROM mark, json_each(jianbao_tags(new.tags_json)) WHERE annotation_id = new.id;
  INSERT INTO mark_text (rowid, tokens)
    SELECT no, jianbao_tokens(new.quote || char(10) || new.note) FROM mark WHERE annotation_id = new.id;
END;
DROP TRIGGER mark_update;
CREATE TRIGGER mark_update AFTER UPDATE ON annotation BEGIN
  UPDATE mark SET article_id = new.article_id, start = new.start, "end" = new."end", color = new.color,
    style = new.style, done = new.done, anchor = new.anchor, noted = new.note <> '', tagged = new.tags_json <> '[]',
    created_at = new.created_at, modified_at = new.modified_at
  WHERE annotation_id = new.id;
END;
`
