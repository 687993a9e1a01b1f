/**
 * More that is counted when it is written, so that nothing goes through the whole library to be told.
 *
 * - `change_count`: how often something was written under each topic; what is remembered of the library holds as long as
 *   the topics that it goes by have not changed (db/remembered.ts). A mention or figure of an article that is stored
 *   (`tally_held`, 0013) is announced once, when the article is counted.
 * - `listing_sum`: one row, the numbers beside the library's filters.
 * - `tally_entity.figures`: figures in the sentences that the entity stands in.
 * - `version_pair`: how many keys (0010) two articles have in common, the smaller number first. A key that more than
 *   `mostOfAKey` articles have is a form of words and no story; it counts for none of them.
 */
import { colors } from '../../../contract/model.ts'

const topics = {
  articles: ['source', 'page', 'page_meta', 'article'],
  marks: ['annotation'],
  reading: ['reading'],
  names: ['entity', 'name_rule', 'apart', 'entity_note', 'word'],
  settings: ['setting'],
} as const
const count = (topic: keyof typeof topics): string =>
  `UPDATE change_count SET n = n + 1 WHERE topic = '${topic}';`
const announce = (topic: keyof typeof topics, table: string, event: string, when = ''): string =>
  `CREATE TRIGGER changed_${table}_${event.toLowerCase()} AFTER ${event} ON ${table} ${when} BEGIN ${count(topic)} END;`
const events = ['INSERT', 'UPDATE', 'DELETE'] as const
const row = (event: string): string => (event === 'DELETE' ? 'old' : 'new')
const announced = [
  ...Object.entries(topics).flatMap(([topic, tables]) =>
    tables.flatMap((table) => events.map((event) => announce(topic as keyof typeof topics, table, event))),
  ),
  ...['mention', 'figure'].flatMap((table) =>
    events.map((event) =>
      announce(
        'names',
        table,
        event,
        `WHEN NOT EXISTS (SELECT 1 FROM tally_held WHERE article_id = ${row(event)}.article_id)`,
      ),
    ),
  ),
  announce('names', 'tally_held', 'DELETE'),
].join('\n')

const sums: Readonly<Record<string, (of: string) => string>> = {
  articles: () => '1',
  unread: (of) => `(${of}opened_at IS NULL AND ${of}progress = 0)`,
  marked: (of) => `(${colors.map((color) => `${of}m_${color}`).join(' + ')} > 0)`,
  ...Object.fromEntries(colors.map((color) => [`m_${color}`, (of: string) => `(${of}m_${color} > 0)`])),
}
const sum = (change: (value: (of: string) => string) => string): string =>
  `UPDATE listing_sum SET ${Object.entries(sums)
    .map(([name, value]) => `${name} = ${name} ${change(value)}`)
    .join(', ')};`

/** Articles of a key that is counted. */
export const mostOfAKey = 40
/** How many articles have the key now, as far as it matters. */
const sharing = (key: string): string =>
  `(SELECT count(*) FROM (SELECT 1 FROM version_band WHERE key = ${key} LIMIT ${mostOfAKey + 2}))`
/** Adds `n` for the key to an article and each other that has it. */
const pairWithOthers = (of: 'old' | 'new', n: 1 | -1, most: number): string =>
  `INSERT INTO version_pair SELECT min(article_no, ${of}.article_no), max(article_no, ${of}.article_no), ${n}
   FROM version_band WHERE key = ${of}.key AND article_no <> ${of}.article_no AND ${sharing(`${of}.key`)} <= ${most}
   ON CONFLICT DO UPDATE SET keys = keys + excluded.keys;`
/** Adds `n` for the key to each two of the other articles that have it: it begins to count for them, or counts no longer. */
const pairOthers = (of: 'old' | 'new', n: 1 | -1, now: number): string =>
  `INSERT INTO version_pair SELECT one.article_no, other.article_no, ${n}
   FROM version_band AS one JOIN version_band AS other ON other.key = one.key AND other.article_no > one.article_no
   WHERE one.key = ${of}.key AND one.article_no <> ${of}.article_no AND other.article_no <> ${of}.article_no
     AND ${sharing(`${of}.key`)} = ${now}
   ON CONFLICT DO UPDATE SET keys = keys + excluded.keys;`

const held = (no: string): string => `EXISTS (SELECT 1 FROM tally_held WHERE article_no = ${no})`
const figuresIn = (of: string): string =>
  `(SELECT count(*) FROM tally_figure WHERE tally_figure.article_no = ${of}.article_no
     AND tally_figure.sentence = ${of}.sentence)`
const figureOf = (of: 'old' | 'new', by: '+' | '-'): string =>
  `UPDATE tally_entity SET figures = figures ${by} 1 WHERE no IN
     (SELECT entity_no FROM tally_stand WHERE article_no = ${of}.article_no AND sentence = ${of}.sentence);`
const figuresOfArticle = (no: string, by: '+' | '-'): string =>
  `UPDATE tally_entity SET figures = figures ${by} counted.n
   FROM (SELECT entity_no, sum(${figuresIn('tally_stand')}) AS n FROM tally_stand WHERE article_no = ${no}
     GROUP BY entity_no) AS counted WHERE no = counted.entity_no AND counted.n > 0;`

export const keptCounts = `
CREATE TABLE change_count (topic TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO change_count VALUES ${Object.keys(topics)
  .map((topic) => `('${topic}', 0)`)
  .join(', ')};
${announced}

CREATE TABLE listing_sum (${Object.keys(sums)
  .map((name) => `${name} INTEGER NOT NULL`)
  .join(', ')}) STRICT;
INSERT INTO listing_sum SELECT ${Object.values(sums)
  .map((value) => `count(*) FILTER (WHERE ${value('')})`)
  .join(', ')} FROM search_article;
CREATE TRIGGER listing_sum_insert AFTER INSERT ON search_article BEGIN ${sum((value) => `+ ${value('new.')}`)} END;
CREATE TRIGGER listing_sum_delete AFTER DELETE ON search_article BEGIN ${sum((value) => `- ${value('old.')}`)} END;
CREATE TRIGGER listing_sum_update AFTER UPDATE OF progress, opened_at, ${colors.map((color) => `m_${color}`).join(', ')}
ON search_article BEGIN ${sum((value) => `+ ${value('new.')} - ${value('old.')}`)} END;

CREATE TABLE version_pair (
  one INTEGER NOT NULL, other INTEGER NOT NULL, keys INTEGER NOT NULL, PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
INSERT INTO version_pair SELECT one.article_no, other.article_no, count(*)
  FROM (SELECT key FROM version_band GROUP BY key HAVING count(*) BETWEEN 2 AND ${mostOfAKey}) AS shared
  CROSS JOIN version_band AS one ON one.key = shared.key
  CROSS JOIN version_band AS other ON other.key = one.key AND other.article_no > one.article_no GROUP BY 1, 2;
CREATE TRIGGER version_pair_come AFTER INSERT ON version_band
WHEN EXISTS (SELECT 1 FROM version_band WHERE key = new.key AND article_no <> new.article_no) BEGIN
  ${pairWithOthers('new', 1, mostOfAKey)}
  ${pairOthers('new', -1, mostOfAKey + 1)}
END;
CREATE TRIGGER version_pair_leave AFTER DELETE ON version_band
WHEN EXISTS (SELECT 1 FROM version_band WHERE key = old.key) BEGIN
  ${pairWithOthers('old', -1, mostOfAKey - 1)}
  ${pairOthers('old', 1, mostOfAKey)}
END;
CREATE TRIGGER version_pair_none AFTER UPDATE OF keys ON version_pair WHEN new.keys = 0 BEGIN
  DELETE FROM version_pair WHERE one = new.one AND other = new.other;
END;

ALTER TABLE tally_entity ADD COLUMN figures INTEGER NOT NULL DEFAULT 0;
UPDATE tally_entity SET figures = counted.n
  FROM (SELECT entity_no, sum(placed.n) AS n
    FROM (SELECT article_no, sentence, count(*) AS n FROM tally_figure GROUP BY article_no, sentence) AS placed
      JOIN tally_stand USING (article_no, sentence) GROUP BY entity_no) AS counted WHERE no = counted.entity_no;
CREATE TRIGGER tally_figures_more AFTER INSERT ON tally_figure WHEN NOT ${held('new.article_no')} BEGIN
  ${figureOf('new', '+')}
END;
CREATE TRIGGER tally_figures_fewer AFTER DELETE ON tally_figure WHEN NOT ${held('old.article_no')} BEGIN
  ${figureOf('old', '-')}
END;
CREATE TRIGGER tally_figures_stand AFTER INSERT ON tally_stand WHEN NOT ${held('new.article_no')} BEGIN
  UPDATE tally_entity SET figures = figures + ${figuresIn('new')} WHERE no = new.entity_no;
END;
CREATE TRIGGER tally_figures_leave AFTER DELETE ON tally_stand WHEN NOT ${held('old.article_no')} BEGIN
  UPDATE tally_entity SET figures = figures - ${figuresIn('old')} WHERE no = old.entity_no;
END;
-- An article that is held is counted whole: while its rows are still there, and when they are there again.
CREATE TRIGGER tally_figures_hold BEFORE INSERT ON tally_held BEGIN ${figuresOfArticle('new.article_no', '-')} END;
CREATE TRIGGER tally_figures_release AFTER DELETE ON tally_held BEGIN ${figuresOfArticle('old.article_no', '+')} END;
`
