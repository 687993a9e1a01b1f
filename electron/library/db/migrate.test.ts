import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { registerFunctions } from './functions.ts'
import { copyBefore, migrate, migrations, schemaOf } from './migrate.ts'
import { corrections } from './migrations/0009-corrections.ts'

let dir: string
let db: Database.Database
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jianbao-migrate-'))
  db = new Database(join(dir, 'library.sqlite'))
  db.pragma('journal_mode = WAL')
  registerFunctions(db)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

/** A library of the first schema with a row in every table that has one in use. */
function fillFirstSchema(): void {
  migrate(db, dir, migrations.slice(0, 1))
  db.exec(`
    INSERT INTO source VALUES ('s', '第一版.txt', 'hash', 30, 'gb18030', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '春耕𠮷日\n村民下田', '[]', '[]', '[]', 8, 0, 'e');
    INSERT INTO article VALUES ('a', 'p', 1, '春耕𠮷日', NULL, NULL, '[]', NULL, '春耕𠮷日\n村民下田', 1, 8, 't');
    INSERT INTO block VALUES ('a', 0, 'title', NULL, 0, 5, '[[0,5]]', NULL, NULL, NULL, 1, 'r');
    INSERT INTO block VALUES ('a', 1, 'paragraph', NULL, 6, 10, '[[6,10]]', NULL, NULL, NULL, 1, 'r');
    INSERT INTO reading VALUES ('a', 3, 0.5, 2);
    INSERT INTO annotation VALUES ('n', 'a', 1, 6, 8, '村民', '春耕𠮷日', '下田', 'ask', 'fill', '哪个村？', '["农业"]', 'exact', 3, 3);
    INSERT INTO entity VALUES ('e', 'EVENT', '春耕');
    INSERT INTO mention VALUES ('m', 'a', 'e', 'EVENT', 0, 2, '春耕', 0.9, 'r', 'confirmed');
    INSERT INTO setting VALUES ('theme', '"sepia"');
  `)
}

const tables = ['source', 'page', 'article', 'block', 'reading', 'annotation', 'entity', 'mention', 'setting']
/** Columns that came later are empty, and left out. */
const rows = (from: Database.Database) =>
  Object.fromEntries(
    tables.map((table) => [
      table,
      (from.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as Record<string, unknown>[]).map(
        ({ word_id: wordId = null, fixes_json: fixes = null, score = null, done = 0, kept = 0, ...row }) => ({
          ...row,
          ...(wordId === null ? {} : { wordId }),
          ...(done === 0 ? {} : { done }),
          ...(fixes === null && score === null && kept === 0 ? {} : { fixes, score, kept }),
        }),
      ),
    ]),
  )

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

test('a library of the tenth schema comes to the eleventh as it was, and its marks know where they stand', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 10))
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 11))
  expect(rows(db)).toEqual(before)
  const all = (sql: string) => db.prepare(sql).raw().all()
  expect(all('SELECT annotation_id, start, "end" FROM mark')).toEqual([['n', 6, 8]])
  db.exec(`UPDATE annotation SET start = 7, tags_json = '["甲/乙"]'`)
  expect(all('SELECT start, "end", tagged FROM mark')).toEqual([[7, 8, 1]])
  expect(all('SELECT tag FROM mark_tag ORDER BY tag').flat()).toEqual(['甲', '甲/乙'])
  db.exec('DELETE FROM annotation')
  expect(all('SELECT * FROM mark, mark_tag')).toEqual([])
})

test('a library of the twelfth schema comes to the thirteenth as it was, counts included, and goes on counting', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 12))
  db.exec(`
    INSERT INTO figure VALUES ('f', 'a', 6, 7, '村', '[2,3]', '个', NULL, '村', 'target', 1, 'r', 'suggested');
    INSERT INTO entity VALUES ('d', 'DATE', '2024年'), ('o', 'ORG', '村民');
    INSERT INTO mention VALUES ('m2', 'a', 'd', 'DATE', 6, 8, '2024年', 0.9, 'r', 'suggested', NULL);
    INSERT INTO mention VALUES ('m3', 'a', 'o', 'ORG', 6, 8, '村民', 0.9, 'r', 'suggested', NULL);
  `)
  const all = (sql: string) => db.prepare(sql).raw().all()
  const tallies = ['entity', 'name', 'home', 'stand', 'sentence', 'figure', 'article']
  const counts = () => tallies.map((table) => all(`SELECT * FROM tally_${table}`))
  const before = [rows(db), counts()]
  migrate(db, dir, migrations.slice(0, 13))
  expect([rows(db), counts()]).toEqual(before)
  db.exec(`
    INSERT INTO tally_held SELECT no, article_id FROM tally_article;
    DELETE FROM mention WHERE id = 'm3';
    INSERT INTO mention VALUES ('m4', 'a', 'e', 'EVENT', 6, 8, '春耕', 0.9, 'r', 'suggested', NULL);
  `)
  expect(all('SELECT sum(mentions), sum(articles) FROM tally_entity')).toEqual([[0, 0]])
  db.exec('DELETE FROM tally_held')
  expect(all('SELECT entity_id, mentions, articles, first FROM tally_entity ORDER BY 1')).toEqual([
    ['d', 1, 1, '2024'],
    ['e', 2, 1, '2024'],
    ['o', 0, 0, null],
  ])
  db.exec(`DELETE FROM mention WHERE id = 'm4'`)
  expect(all(`SELECT mentions, articles, first FROM tally_entity WHERE entity_id = 'e'`)).toEqual([
    [1, 1, null],
  ])
})

test('a library of the thirteenth schema comes to the fourteenth as it was, index included, and goes on indexing', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 13))
  const all = (sql: string) => db.prepare(sql).raw().all()
  const index = () =>
    ['search_article', 'search_text_data', 'search_head_data'].map((one) => all(`SELECT * FROM ${one}`))
  const before = [rows(db), index()]
  migrate(db, dir, migrations.slice(0, 14))
  expect([rows(db), index()]).toEqual(before)
  const found = (word: string) =>
    all(`SELECT rowid FROM search_text WHERE search_text MATCH '"${word}"'`).flat()
  db.exec(`
    INSERT INTO search_rest SELECT max(no) FROM search_article;
    INSERT INTO article VALUES ('b', 'p', 2, '开闸', NULL, NULL, '[]', NULL, '开闸放水', 1, 4, 't');
    UPDATE article SET text = text || '水边';
  `)
  expect([found('放水'), found('水边')]).toEqual([[], [1]])
  db.exec('DELETE FROM search_rest')
  expect([found('放水'), found('水边'), found('村民')]).toEqual([[2], [1, 2], [1]])
  db.exec(`DELETE FROM article WHERE id = 'b'`)
  expect([found('放水'), found('水边')]).toEqual([[], [1]])
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

test('a library of the seventh schema comes to the eighth as it was, and what lists and fields go by is filled in', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 7))
  db.exec(`
    UPDATE annotation SET note = '縣裡', tags_json = '["农业"]';
    UPDATE page_meta SET paper = '临江日报', date = '2025-03-12';
    INSERT INTO entity VALUES ('u', 'PERSON', '单雄信');
    INSERT INTO mention VALUES ('m5', 'a', 'u', 'PERSON', 6, 8, '村民', 0.9, 'r', 'suggested', NULL);
  `)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 8))
  expect(rows(db)).toEqual(before)
  const all = (sql: string) => db.prepare(sql).raw().all()
  const line =
    'SELECT page_id, n, characters, added_at, date, progress, opened_at, m_ask, m_key FROM search_article'
  expect(all(line)).toEqual([['p', 1, 8, 1, '2025-03-12', 0.5, 2, 1, 0]])
  for (const [table, word] of [
    ['search_text', '下田'],
    ['search_head', '春耕'],
    ['search_note', '县里'],
  ])
    expect(all(`SELECT count(*) FROM ${table} WHERE ${table} MATCH '"${word}"'`), table).toEqual([[1]])
  const names = `SELECT own, text, pinyin, initials FROM search_name WHERE pinyin GLOB 's*' OR initials = 'cg' ORDER BY 2`
  expect(all(names)).toEqual([
    [1, '单雄信', 'shanxiongxin', 'sxx'],
    [1, '春耕', 'chungeng', 'cg'],
    [0, '春耕', 'chungeng', 'cg'],
  ])
  db.exec(`
    UPDATE annotation SET color = 'key';
    UPDATE reading SET progress = 0.75;
    UPDATE article SET title = '夏收', n = 3;
    UPDATE page_meta SET date = '2026';
    UPDATE entity SET canonical = '秦琼' WHERE id = 'u';
  `)
  expect(all(line)).toEqual([['p', 3, 8, 1, '2026', 0.75, 2, 0, 1]])
  expect(all(`SELECT count(*) FROM search_head WHERE search_head MATCH '"夏收"'`)).toEqual([[1]])
  expect(all(`SELECT initials FROM search_name WHERE text = '秦琼'`)).toEqual([['qq']])
  db.exec(`DELETE FROM annotation; DELETE FROM reading`)
  expect(all(line)).toEqual([['p', 3, 8, 1, '2026', 0, null, 0, 0]])
  db.exec(`DELETE FROM page`)
  for (const table of ['search_article', 'search_text_docsize', 'search_head_docsize', 'search_note_docsize'])
    expect(all(`SELECT * FROM ${table}`), table).toEqual([])
  expect(all('SELECT DISTINCT own FROM search_name')).toEqual([[1]])
})

test('a library of the ninth schema comes to the tenth as it was, and knows versions of its articles', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 9))
  const story = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i * 37)).join('')
  db.prepare(`UPDATE article SET text = ?`).run(`春耕𠮷日\n村民下田。${story}`)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 10))
  expect(rows(db)).toEqual(before)
  const copy = new Database(copyBefore(dir, 10), { readonly: true })
  expect(schemaOf(copy)).toBe(9)
  copy.close()
  const keys = () => db.prepare('SELECT count(*) FROM version_band').pluck().get()
  expect(keys()).toBeGreaterThan(8)
  db.exec(`UPDATE article SET text = '春耕'`)
  expect(keys()).toBe(0)
})

test('a library of the eleventh schema comes to the twelfth as it was', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 11))
  db.exec(
    `INSERT INTO figure VALUES ('f', 'a', 6, 7, '村', '[2,3]', '个', NULL, '村', 'target', 1, 'r', 'suggested')`,
  )
  const figures = () => db.prepare('SELECT * FROM tally_figure').all()
  const before = [rows(db), figures()]
  migrate(db, dir, migrations.slice(0, 12))
  expect([rows(db), figures()]).toEqual(before)
  expect(figures()).toHaveLength(1)
  const copy = new Database(copyBefore(dir, 12), { readonly: true })
  expect(schemaOf(copy)).toBe(11)
  copy.close()
})

test('a library of the fourteenth schema comes to the fifteenth as it was; no article says other than its page', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 14))
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 15))
  expect(rows(db)).toMatchObject(before)
  expect(db.prepare('SELECT DISTINCT column_name, byline_read FROM article').raw().all()).toEqual([
    [null, null],
  ])
  const copy = new Database(copyBefore(dir, 15), { readonly: true })
  expect(schemaOf(copy)).toBe(14)
  copy.close()
})
