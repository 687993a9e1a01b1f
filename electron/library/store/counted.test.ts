import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { registerFunctions } from '../db/functions.ts'
import { migrations } from '../db/migrate.ts'
import { checkEntities } from '../verify/check-entities.ts'

const texts = [
  '沧河县去年底开闸。\n𠮷林村民下田，2024年5月收割。',
  '江州来信。沧河县今年修渠！三月完工。',
  '𠮷',
]
/** A library made once, of which each run has a copy. */
let made: Buffer
beforeAll(() => {
  const db = make()
  made = db.serialize()
  db.close()
})

const open = (): Database.Database => {
  const db = new Database(made)
  registerFunctions(db)
  db.pragma('foreign_keys = ON')
  return db
}

function make(): Database.Database {
  const db = new Database(':memory:')
  registerFunctions(db)
  for (const step of migrations) db.exec(step)
  db.exec(`
    INSERT INTO source VALUES ('s', '报.txt', 'h', 1, 'utf-8', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '', '[]', '[]', '[]', 0, 0, 'e');
    INSERT INTO page VALUES ('q', 's', 2, '', '[{"text":"2025年3月12日 第2版","ranges":[]}]', '[]', '[]', 0, 0, 'e');
    INSERT INTO entity VALUES ('d1', 'DATE', '去年底'), ('d2', 'DATE', '2024年5月'), ('o', 'ORG', '沧河县'), ('x', 'PLACE', '江州');
  `)
  for (const [i, text] of texts.entries())
    db.prepare(
      `INSERT INTO article VALUES (?, ?, 1, '题', NULL, NULL, '[]', NULL, ?, 1, 1, 't', NULL, NULL)`,
    ).run(`a${i}`, i === 1 ? 'q' : 'p', text)
  return db
}

/** Everything that is counted. */
const counts = (db: Database.Database) =>
  [
    'SELECT entity_id, mentions, articles, first, last, figures FROM tally_entity ORDER BY 1',
    'SELECT * FROM tally_name ORDER BY 1, 2',
    'SELECT * FROM tally_home ORDER BY 1, 2',
    'SELECT * FROM tally_stand ORDER BY 1, 2, 3',
    'SELECT * FROM tally_sentence ORDER BY 1, 2',
    'SELECT figure_id, article_no, sentence, value, date FROM tally_figure ORDER BY 1',
    'SELECT entity_no, own, text FROM search_name ORDER BY 1, 2, 3',
    'SELECT article_id, date, day FROM search_article ORDER BY 1',
  ].map((sql) => db.prepare(sql).raw().all())

/** Which articles the index gives for words of text and title. */
const found = (db: Database.Database) =>
  ['沧河', '收割', '江州', '修渠', '𠮷', '题'].flatMap((word) =>
    ['search_text', 'search_head'].map((index) =>
      db
        .prepare(
          `SELECT article_id FROM search_article WHERE no IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`,
        )
        .pluck()
        .all(word === '𠮷' || word === '题' ? `"${word}" *` : `"${word}"`)
        .sort(),
    ),
  )

const names = { d1: '去年底', d2: '2024年5月', o: '沧河县', x: '江州' } as const
type Name = keyof typeof names
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('mention' as const),
      article: fc.nat(2),
      entity: fc.constantFrom<Name>('d1', 'd2', 'o', 'x'),
      start: fc.nat(30),
      state: fc.constantFrom('suggested', 'rejected', 'confirmed'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('figure' as const),
      article: fc.nat(2),
      start: fc.nat(30),
      state: fc.constantFrom('suggested', 'rejected'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('move' as const), from: fc.nat(9), article: fc.nat(2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      from: fc.nat(9),
      state: fc.constantFrom('suggested', 'rejected'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), from: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      article: fc.nat(4),
      text: fc.constantFrom(...texts),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('date' as const), date: fc.constantFrom('', '2023-07-01') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), article: fc.nat(4) }) },
)
const come = fc.record({
  kind: fc.constant('come' as const),
  article: fc.integer({ min: 3, max: 4 }),
  text: fc.constantFrom(...texts),
})
type Step =
  typeof come extends fc.Arbitrary<infer C>
    ? typeof step extends fc.Arbitrary<infer S>
      ? S | C
      : never
    : never

function take(db: Database.Database, one: Step, i: number): void {
  const some = (from: number) =>
    db.prepare('SELECT id FROM mention ORDER BY id LIMIT 1 OFFSET ?').pluck().get(from) as string | undefined
  const there = (n: number) => db.prepare('SELECT 1 FROM article WHERE id = ?').get(`a${n}`) !== undefined
  if (one.kind === 'mention' && there(one.article))
    db.prepare(`INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'r', ?, NULL)`).run(
      `m${String(i).padStart(3, '0')}`,
      `a${one.article}`,
      one.entity,
      one.entity.startsWith('d') ? 'DATE' : one.entity === 'o' ? 'ORG' : 'PLACE',
      one.start,
      one.start + 1,
      names[one.entity],
      one.state,
    )
  if (one.kind === 'figure' && there(one.article))
    db.prepare(`INSERT INTO figure VALUES (?, ?, ?, ?, '3', '[3,4]', '个', NULL, '井', NULL, 1, 'r', ?)`).run(
      `f${i}`,
      `a${one.article}`,
      one.start,
      one.start + 1,
      one.state,
    )
  if (one.kind === 'move' && there(one.article))
    db.prepare('UPDATE mention SET article_id = ? WHERE id = ?').run(`a${one.article}`, some(one.from))
  if (one.kind === 'decide')
    db.prepare('UPDATE mention SET state = ? WHERE id = ?').run(one.state, some(one.from))
  if (one.kind === 'drop') db.prepare('DELETE FROM mention WHERE id = ?').run(some(one.from))
  if (one.kind === 'text')
    db.prepare('UPDATE article SET text = ? WHERE id = ?').run(one.text, `a${one.article}`)
  if (one.kind === 'date')
    db.prepare(
      `INSERT INTO page_meta VALUES ('p', '', ?, '', '', '', '', '{}') ON CONFLICT DO UPDATE SET date = excluded.date`,
    ).run(one.date)
  if (one.kind === 'come' && !there(one.article))
    db.prepare(
      `INSERT INTO article VALUES (?, 'q', ?, ?, NULL, NULL, '[]', NULL, ?, 1, 1, 't', NULL, NULL)`,
    ).run(`a${one.article}`, one.article, `题${one.article}`, one.text)
  if (one.kind === 'leave') db.prepare('DELETE FROM article WHERE id = ?').run(`a${one.article}`)
}

test('what is stored while an article is held is counted as it would be row by row, and soundly', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 25 }),
      fc.array(fc.oneof({ weight: 8, arbitrary: step }, { weight: 1, arbitrary: come }), { maxLength: 30 }),
      fc.subarray([0, 1, 2], { minLength: 1 }),
      (before, inside, held) => {
        const [each, once] = [open(), open()]
        for (const db of [each, once]) for (const [i, one] of before.entries()) take(db, one, i)
        for (const n of held)
          once.exec(
            `INSERT INTO tally_held SELECT no, article_id FROM tally_article WHERE article_id = 'a${n}'`,
          )
        once.exec('INSERT INTO search_rest SELECT coalesce(max(no), 0) FROM search_article')
        for (const db of [each, once]) for (const [i, one] of inside.entries()) take(db, one, 100 + i)
        once.exec('DELETE FROM tally_held; DELETE FROM search_rest')
        expect(found(once)).toEqual(found(each))
        expect(counts(once)).toEqual(counts(each))
        expect(checkEntities(once)).toEqual([])
        for (const db of [each, once]) db.close()
      },
    ),
    { numRuns: 60 },
  )
})

test('an article that is left held is a finding', () => {
  const db = open()
  db.exec(`INSERT INTO tally_held SELECT no, article_id FROM tally_article WHERE article_id = 'a0'`)
  expect(checkEntities(db)).toEqual([
    { check: 'tally', where: 'a0', message: 'is an article whose names were not counted to the end' },
  ])
  db.close()
})
