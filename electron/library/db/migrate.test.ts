import { existsSync, readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { copyBefore, migrate, migrations, schemaOf } from './migrate.ts'
import { corrections } from './migrations/0009-corrections.ts'
import { db, dir, fillFirstSchema, openedForEach, rows } from './test/first-schema.ts'

openedForEach()

test('a library of the first schema comes to the newest with every row as it was', () => {
  fillFirstSchema()
  const before = rows(db)
  migrate(db, dir)
  expect(schemaOf(db)).toBe(migrations.length)
  // Columns that came since are there besides.
  expect(rows(db)).toMatchObject(before)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('a library of the second schema comes to the third with every row, found ones included, as it was', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 2))
  const found = () =>
    [
      'search_article',
      'search_annotation',
      'search_text_docsize',
      'job_input',
      'job_item',
      'unfinished_source',
    ].map((table) => db.prepare(`SELECT * FROM ${table}`).all())
  db.exec(`INSERT INTO unfinished_source VALUES ('s')`)
  const before = [rows(db), found()]
  migrate(db, dir, migrations.slice(0, 3))
  expect([rows(db), found()]).toEqual(before)
  const copy = new Database(copyBefore(dir, 3), { readonly: true })
  expect(schemaOf(copy)).toBe(2)
  copy.close()
  db.exec(`INSERT INTO desk_step VALUES ('d', 'p', 1, '{}', 0, 1)`)
  expect(() => db.exec(`INSERT INTO desk_step VALUES ('e', 'p', 1, '{}', 0, 1)`)).toThrow(/UNIQUE/)
  db.exec(`DELETE FROM page`)
  expect(db.prepare('SELECT count(*) FROM desk_step').pluck().get()).toBe(0)
})

test('a library of the fourth schema comes to the fifth as it was, and its marks can be reviewed', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 4))
  db.exec(`UPDATE annotation SET note = '𠮷', tags_json = '["农业/水利"]'`)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 5))
  expect(rows(db)).toEqual(before)
  const copy = new Database(copyBefore(dir, 5), { readonly: true })
  expect(schemaOf(copy)).toBe(4)
  copy.close()
  db.exec(`
    INSERT INTO review_card VALUES ('n', '[]', 2, 9, 1.5, 5, 3, 0, 1, 0, 8);
    INSERT INTO review_log VALUES ('l', 'n', 8, 3, 0, 0, 0, 0);
    INSERT INTO review_rest VALUES ('tag', '农业', NULL, 8);
  `)
  expect(() => db.exec(`UPDATE review_card SET state = 4`)).toThrow(/CHECK/)
  db.exec(`DELETE FROM article`)
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect([count('review_card'), count('review_log'), count('review_rest')]).toEqual([0, 1, 1])
})

test('a library of the third schema comes to the fourth: every row as it was, and counted', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 3))
  db.exec(`
    UPDATE page SET furniture_json = '[{"text":"2025年3月12日 第1版","ranges":[]}]';
    INSERT INTO entity VALUES ('d', 'DATE', '去年底'), ('o', 'ORG', '没有人提');
    INSERT INTO mention VALUES ('m2', 'a', 'd', 'DATE', 6, 8, '村民', 0.9, 'r', 'suggested');
    INSERT INTO mention VALUES ('m3', 'a', 'e', 'EVENT', 8, 10, '下田', 0.9, 'r', 'rejected');
    INSERT INTO mention VALUES ('m4', 'a', 'e', 'EVENT', 6, 7, '村', 0.9, 'r', 'suggested');
    INSERT INTO figure VALUES ('f', 'a', 6, 7, '村', '[2,3]', '个', NULL, '村', 'target', 1, 'r', 'suggested');
    INSERT INTO figure VALUES ('g', 'a', 6, 7, '村', '2', '个', NULL, '村', 'target', 1, 'r', 'rejected');
  `)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 4))
  expect(rows(db)).toEqual(before)
  const all = (sql: string) => db.prepare(sql).raw().all()
  expect(
    all('SELECT entity_id, mentions, articles, first, last FROM tally_entity ORDER BY entity_id'),
  ).toEqual([
    ['d', 1, 1, '2025-03-12', '2025-03-12'],
    ['e', 2, 1, '2025-03-12', '2025-03-12'],
    ['o', 0, 0, null, null],
  ])
  expect(
    all("SELECT sentence, n FROM tally_stand JOIN tally_entity ON no = entity_no WHERE entity_id = 'e'"),
  ).toEqual([
    [0, 1],
    [6, 1],
  ])
  expect(all('SELECT figure_id, sentence, value FROM tally_figure')).toEqual([['f', 6, 2]])
  db.exec(`UPDATE mention SET state = 'rejected' WHERE id = 'm4'; DELETE FROM figure`)
  expect(all(`SELECT mentions FROM tally_entity WHERE entity_id = 'e'`)).toEqual([[1]])
  db.exec('DELETE FROM page')
  for (const table of [
    'tally_article',
    'tally_sentence',
    'tally_stand',
    'tally_home',
    'tally_name',
    'tally_figure',
  ])
    expect(all(`SELECT * FROM ${table}`), table).toEqual([])
  expect(all('SELECT DISTINCT mentions, articles, first, last FROM tally_entity')).toEqual([
    [0, 0, null, null],
  ])
})

test('a library of the fifth schema comes to the sixth as it was; what names and pages say of it is filled in', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 5))
  db.exec(`
    UPDATE source SET name = '春江日报_20250311_A02.txt';
    UPDATE page SET furniture_json = '[{"text":"2025年3月12日　第3版","ranges":[]}]';
    INSERT INTO job VALUES ('j', 'import', 'done', 1, 1, '', 1, 2, '[]');
  `)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 6))
  expect(rows(db)).toEqual(before)
  const all = (sql: string) => db.prepare(sql).raw().all()
  expect(all('SELECT * FROM page_meta')).toEqual([
    [
      'p',
      '春江日报',
      '2025-03-12',
      '3',
      '',
      '',
      '',
      JSON.stringify({ date: 'text', pageNo: 'text', paper: 'name' }),
    ],
  ])
  expect(all('SELECT pages, articles, worked_ms FROM job')).toEqual([[0, 0, 0]])
  const date = () => all('SELECT date FROM tally_article')
  expect(date()).toEqual([['2025-03-12']])
  db.exec(`UPDATE page_meta SET date = '2025-04-01'`)
  expect(date()).toEqual([['2025-04-01']])
  db.exec(`UPDATE page SET furniture_json = '[{"text":"2025年3月13日","ranges":[]}]'`)
  expect(date()).toEqual([['2025-04-01']])
  db.exec(`UPDATE page_meta SET date = ''`)
  expect(date()).toEqual([['2025-03-13']])
  db.exec(`INSERT INTO page_given VALUES ('p', NULL, '[]'); DELETE FROM page`)
  expect(all('SELECT * FROM page_meta')).toEqual([])
  expect(all('SELECT * FROM page_given')).toEqual([])
})

test('a library of the sixth schema comes to the seventh as it was: its marks are open, filed and found', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 6))
  db.exec(`
    UPDATE annotation SET tags_json = '["农业/水利/渠","农业","𠮷"]';
    INSERT INTO annotation SELECT 'b', article_id, revision, 8, 10, '下田', prefix, suffix, color, style, '', '[]', anchor, 2, 5
      FROM annotation;
  `)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 7))
  expect(rows(db)).toEqual(before)
  const all = (sql: string) => db.prepare(sql).raw().all()
  expect(
    all('SELECT annotation_id, article_id, done, noted, tagged, modified_at FROM mark ORDER BY no'),
  ).toEqual([
    ['b', 'a', 0, 0, 0, 5],
    ['n', 'a', 0, 1, 1, 3],
  ])
  expect(all('SELECT tag, own FROM mark_tag ORDER BY tag')).toEqual([
    ['农业', 1],
    ['农业/水利', 0],
    ['农业/水利/渠', 1],
    ['𠮷', 1],
  ])
  const found = (token: string) =>
    all(`SELECT rowid FROM mark_text WHERE mark_text MATCH '"${token}"' ORDER BY rowid`).flat()
  expect([found('村民'), found('哪个'), found('下田')]).toEqual([[2], [2], [1]])
  db.exec(`UPDATE annotation SET tags_json = '["渔"]', note = '', quote = '田', done = 1 WHERE id = 'n'`)
  expect(all('SELECT tag FROM mark_tag').flat()).toEqual(['渔'])
  expect([found('村民'), found('哪个')]).toEqual([[], []])
  expect(() => db.exec('UPDATE annotation SET done = 2')).toThrow(/CHECK/)
  db.exec('DELETE FROM article')
  for (const table of ['mark', 'mark_tag', 'mark_text_docsize'])
    expect(all(`SELECT * FROM ${table}`)).toEqual([])
})

test('a library from before corrections keeps every row; its blocks have none, its marks are not settled', () => {
  fillFirstSchema()
  const step = migrations.indexOf(corrections)
  migrate(db, dir, migrations.slice(0, step))
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, step + 1))
  expect(rows(db)).toEqual(before)
  const all = (sql: string) => db.prepare(sql).all()
  expect(all('SELECT fixes_json FROM block')).toEqual([{ fixes_json: null }, { fixes_json: null }])
  expect(all('SELECT score, kept FROM annotation')).toEqual([{ score: null, kept: 0 }])
  db.exec('UPDATE annotation SET kept = 1, score = 0.9')
  expect(() => db.exec('UPDATE annotation SET kept = 2')).toThrow()
})

test('text and notes that were there before the search index are in it', () => {
  fillFirstSchema()
  migrate(db, dir)
  expect(db.prepare('SELECT article_id FROM search_article').pluck().all()).toEqual(['a'])
  expect(db.prepare('SELECT annotation_id FROM search_annotation').pluck().all()).toEqual(['n'])
  expect(db.prepare('SELECT count(*) FROM search_text_docsize').pluck().get()).toBe(1)
})

test('before a migration the file is copied as it was', () => {
  fillFirstSchema()
  const before = rows(db)
  migrate(db, dir)
  const copy = new Database(copyBefore(dir, migrations.length), { readonly: true })
  expect(schemaOf(copy)).toBe(1)
  expect(rows(copy)).toEqual(before)
  copy.close()
})

test('a step that fails leaves everything as it was', () => {
  fillFirstSchema()
  const before = rows(db)
  const steps = [
    migrations[0] as string,
    'CREATE TABLE half (x) STRICT; DELETE FROM setting; SELECT no_such_function()',
  ]
  expect(() => migrate(db, dir, steps)).toThrow()
  expect(schemaOf(db)).toBe(1)
  expect(rows(db)).toEqual(before)
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
})

test('a step that would leave loose rows is not taken', () => {
  fillFirstSchema()
  const before = rows(db)
  expect(() => migrate(db, dir, [migrations[0] as string, 'DELETE FROM entity'])).toThrow(/mention/)
  expect(rows(db)).toEqual(before)
})

test('a new library has nothing to copy, and one of the newest schema is left alone', () => {
  migrate(db, dir)
  migrate(db, dir)
  expect(readdirSync(dir).filter((name) => name.startsWith('library-before'))).toEqual([])
  expect(existsSync(copyBefore(dir, migrations.length))).toBe(false)
})
