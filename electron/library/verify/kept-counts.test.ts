/** What is counted when it is written is what counting anew gives, whatever comes, changes and goes. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { colors } from '../../contract/model.ts'
import { registerFunctions } from '../db/functions.ts'
import { migrations } from '../db/migrate.ts'
import { checkSearch } from './check-database.ts'

let made: Buffer
beforeAll(() => {
  const db = new Database(':memory:')
  registerFunctions(db)
  for (const step of migrations) db.exec(step)
  db.exec(`
    INSERT INTO source VALUES ('s', '报.txt', 'h', 1, 'utf-8', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '', '[]', '[]', '[]', 0, 0, 'e');
  `)
  const put = db.prepare(
    `INSERT INTO article VALUES (?, 'p', 1, '题', NULL, NULL, '[]', NULL, '短文', 1, 1, 't', NULL, NULL)`,
  )
  for (let n = 0; n < 3; n++) put.run(`a${n}`)
  made = db.serialize()
  db.close()
})
const open = (): Database.Database => {
  const db = new Database(made)
  registerFunctions(db)
  db.pragma('foreign_keys = ON')
  return db
}

test('keys that articles have in common, also where a key becomes a form of words and a story again', () => {
  const stretch = fc.record({
    comes: fc.boolean(),
    key: fc.nat(2),
    from: fc.integer({ min: 1, max: 45 }),
    length: fc.integer({ min: 1, max: 45 }),
  })
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (steps) => {
      const db = open()
      const come = db.prepare('INSERT OR IGNORE INTO version_band VALUES (?, ?)')
      const go = db.prepare('DELETE FROM version_band WHERE key = ? AND article_no BETWEEN ? AND ?')
      for (const { comes, key, from, length } of steps)
        if (comes) for (let no = from; no < from + length; no++) come.run(key, no)
        else go.run(key, from, from + length - 1)
      expect(checkSearch(db)).toEqual([])
      db.close()
    }),
    { numRuns: 40 },
  )
})

test('numbers beside the filters', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('mark' as const),
      id: fc.nat(5),
      article: fc.nat(2),
      color: fc.constantFrom(...colors),
    }),
    fc.record({ kind: fc.constant('unmark' as const), id: fc.nat(5) }),
    fc.record({
      kind: fc.constant('read' as const),
      article: fc.nat(2),
      progress: fc.constantFrom(0, 0.5, 1),
    }),
    fc.record({ kind: fc.constantFrom('forget' as const, 'remove' as const), article: fc.nat(2) }),
  )
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const db = open()
      for (const one of steps) {
        const isThere =
          'article' in one && db.prepare('SELECT 1 FROM article WHERE id = ?').get(`a${one.article}`)
        if (one.kind === 'mark' && isThere)
          db.prepare(
            `INSERT INTO annotation (id, article_id, revision, start, "end", quote, prefix, suffix, color, style, note,
               tags_json, anchor, created_at, modified_at) VALUES (?, ?, 1, 0, 1, '短', '', '文', ?, 'fill', '', '[]', 'exact', 1, 1)
             ON CONFLICT DO UPDATE SET color = excluded.color, article_id = excluded.article_id`,
          ).run(`n${one.id}`, `a${one.article}`, one.color)
        if (one.kind === 'unmark') db.prepare('DELETE FROM annotation WHERE id = ?').run(`n${one.id}`)
        if (one.kind === 'read' && isThere)
          db.prepare(
            'INSERT INTO reading VALUES (?, 0, ?, 1) ON CONFLICT DO UPDATE SET progress = excluded.progress',
          ).run(`a${one.article}`, one.progress)
        if (one.kind === 'forget')
          db.prepare('DELETE FROM reading WHERE article_id = ?').run(`a${one.article}`)
        if (one.kind === 'remove') db.prepare('DELETE FROM article WHERE id = ?').run(`a${one.article}`)
      }
      expect(checkSearch(db)).toEqual([])
      db.close()
    }),
    { numRuns: 60 },
  )
})

test('a count that is not what it should be is a finding', () => {
  const db = open()
  db.exec('UPDATE listing_sum SET m_key = 1; INSERT INTO version_pair VALUES (1, 2, 3)')
  expect(checkSearch(db)).toEqual([
    {
      check: 'search',
      where: 'listing',
      message: 'the numbers beside the filters of the library are not its own',
    },
    {
      check: 'search',
      where: '1',
      message: 'an article has other keys in common with others than are counted',
    },
  ])
  db.close()
})
