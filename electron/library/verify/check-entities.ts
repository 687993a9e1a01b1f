/** What a person decided about names fits the mentions, and the counts are what counting anew would give. */
import type { Finding } from '../../contract/model.ts'
import { toldAnew } from '../db/migrations/0021-told.ts'
import { type Connection, column } from '../db/sql.ts'

const sentence = (start: string): string => `(SELECT max(start) FROM tally_sentence
  WHERE article_no = tally_article.no AND start <= ${start})`
const shown = `FROM mention JOIN tally_entity ON tally_entity.entity_id = mention.entity_id
  JOIN tally_article ON tally_article.article_id = mention.article_id WHERE state <> 'rejected'`

/** Rows that are there and should not be, or the other way round. */
const differing = (kept: string, counted: string): string =>
  `SELECT * FROM (SELECT * FROM (${kept}) EXCEPT SELECT * FROM (${counted}))
   UNION ALL SELECT * FROM (SELECT * FROM (${counted}) EXCEPT SELECT * FROM (${kept})) LIMIT 20`

type Check = readonly [check: string, message: string, sql: ReturnType<typeof column<[], string | number>>]

/** The first column of each row names where. */
const checks: readonly Check[] = [
  [
    'mention',
    'is of another kind than the thing it names',
    column(
      `SELECT mention.text FROM mention JOIN entity ON entity.id = entity_id WHERE entity.type <> mention.type`,
    ),
  ],
  [
    'word',
    'is not as the word list decided it',
    column(`SELECT mention.text FROM mention JOIN word ON word.id = word_id
      WHERE mention.state = 'suggested' OR (word.state = 'rejected' AND mention.state <> 'rejected')`),
  ],
  [
    'tally',
    'is counted wrongly',
    column(
      differing(
        'SELECT entity_id, type, mentions, articles FROM tally_entity',
        `SELECT entity.id, entity.type, count(mention.id), count(DISTINCT article_id)
         FROM entity LEFT JOIN mention ON entity_id = entity.id AND state <> 'rejected' GROUP BY entity.id`,
      ),
    ),
  ],
  [
    'tally',
    'has first and last dates that are not its own',
    column(
      differing(
        'SELECT no, first, last FROM tally_entity',
        'SELECT no, min(date), max(date) FROM tally_entity LEFT JOIN tally_stand ON entity_no = no GROUP BY no',
      ),
    ),
  ],
  [
    'tally',
    'has names that are counted wrongly',
    column(
      differing(
        'SELECT entity_no, text, n FROM tally_name',
        `SELECT tally_entity.no, text, count(*) ${shown} GROUP BY tally_entity.no, text`,
      ),
    ),
  ],
  [
    'tally',
    'is counted wrongly in an article',
    column(
      differing(
        'SELECT entity_no, article_no, n FROM tally_home',
        `SELECT tally_entity.no, tally_article.no, count(*) ${shown} GROUP BY tally_entity.no, tally_article.no`,
      ),
    ),
  ],
  [
    'tally',
    'is counted wrongly in a sentence',
    column(
      differing(
        'SELECT entity_no, article_no, sentence, n FROM tally_stand',
        `SELECT tally_entity.no, tally_article.no, ${sentence('mention.start')} AS sentence, count(*) ${shown}
         GROUP BY tally_entity.no, tally_article.no, sentence`,
      ),
    ),
  ],
  [
    'tally',
    'has a date that is not its sentence’s',
    column(`SELECT entity_no FROM tally_stand JOIN tally_article ON no = tally_stand.article_no
      JOIN tally_sentence ON tally_sentence.article_no = no AND start = sentence
      WHERE tally_stand.date IS NOT coalesce(tally_article.date, tally_sentence.date)`),
  ],
  [
    'tally',
    'is a sentence whose dates are counted wrongly',
    column(
      differing(
        'SELECT article_no, start, dates FROM tally_sentence WHERE dates > 0',
        `SELECT tally_article.no, ${sentence('mention.start')} AS sentence, count(*) ${shown} AND mention.type = 'DATE'
         GROUP BY tally_article.no, sentence`,
      ),
    ),
  ],
  [
    'tally',
    'has figures that are counted wrongly',
    column(
      differing(
        'SELECT no, figures FROM tally_entity WHERE figures <> 0',
        `SELECT entity_no, sum(placed.n) FROM (SELECT article_no, sentence, count(*) AS n FROM tally_figure
           GROUP BY article_no, sentence) AS placed JOIN (SELECT entity_no, article_no, sentence FROM tally_stand
             UNION ALL SELECT entity_no, article_no, sentence FROM tally_told) USING (article_no, sentence) GROUP BY entity_no`,
      ),
    ),
  ],
  [
    'tally',
    'is told of figures that go on about another',
    column(differing('SELECT entity_no, article_no, sentence, n FROM tally_told', toldAnew)),
  ],
  [
    'tally',
    'is a figure that is noted in the wrong place',
    column(
      differing(
        'SELECT figure_id, article_no, sentence FROM tally_figure',
        `SELECT figure.id, tally_article.no, ${sentence('figure.start')} FROM figure
         JOIN tally_article ON tally_article.article_id = figure.article_id WHERE state <> 'rejected'`,
      ),
    ),
  ],
  [
    'tally',
    'is an article without sentences, or sentences without their article',
    column(
      differing(
        'SELECT article_id FROM tally_article WHERE no IN (SELECT article_no FROM tally_sentence)',
        'SELECT id FROM article',
      ),
    ),
  ],
  [
    'tally',
    'is an article whose names were not counted to the end',
    column('SELECT article_id FROM tally_held'),
  ],
]

/** Findings `mention`, `word`, `tally`. */
export function checkEntities(db: Connection): Finding[] {
  return checks.flatMap(([check, message, sql]) =>
    sql(db)
      .all()
      .map((where) => ({ check, where: String(where), message })),
  )
}
