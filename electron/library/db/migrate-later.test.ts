import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { copyBefore, migrate, migrations, schemaOf } from './migrate.ts'
import { bareOf } from './migrations/0016-bare-names.ts'
import { db, dir, fillFirstSchema, openedForEach, rows } from './test/first-schema.ts'

openedForEach()

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

test('a library of the fifteenth schema comes to the sixteenth as it was, and finds a name without its quotation marks', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 15))
  db.exec(`INSERT INTO entity VALUES ('q', 'PROGRAMME', '“百渠复流”工程')`)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 16))
  expect(rows(db)).toEqual(before)
  const sql = `SELECT id FROM entity WHERE type = 'PROGRAMME' AND ${bareOf('canonical')} = '百渠复流工程'`
  expect(db.prepare(sql).pluck().all()).toEqual(['q'])
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toContain('entity_bare')
})

test('a library of the sixteenth schema comes to the seventeenth as it was, its sums counted, and goes on counting', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 16))
  const story = Array.from({ length: 60 }, (_, i) => String.fromCodePoint(0x4e00 + i * 37)).join('')
  db.exec(`
    INSERT INTO article VALUES ('b', 'p', 2, '开闸', NULL, NULL, '[]', NULL, '开闸\n${story}', 1, 4, 't', NULL, NULL);
    INSERT INTO article VALUES ('c', 'p', 3, '放水', NULL, NULL, '[]', NULL, '放水\n${story}', 1, 4, 't', NULL, NULL);
    INSERT INTO figure VALUES ('f', 'a', 6, 7, '村', '[2,3]', '个', NULL, '村', 'target', 1, 'r', 'suggested');
    INSERT INTO entity VALUES ('o', 'ORG', '村民');
    INSERT INTO mention VALUES ('m3', 'a', 'o', 'ORG', 6, 8, '村民', 0.9, 'r', 'suggested', NULL);
  `)
  const all = (sql: string) => db.prepare(sql).raw().all()
  const tallies = () => all('SELECT entity_id, mentions, articles FROM tally_entity')
  const before = [rows(db), tallies()]
  migrate(db, dir, migrations.slice(0, 17))
  expect([rows(db), tallies()]).toEqual(before)
  const sums = () => all('SELECT articles, unread, marked, m_ask, m_key FROM listing_sum')[0]
  const figures = () => all('SELECT entity_id, figures FROM tally_entity ORDER BY 1')
  expect(sums()).toEqual([3, 2, 1, 1, 0])
  expect(figures()).toEqual([
    ['e', 0],
    ['o', 1],
  ])
  const [pair, ...others] = all('SELECT one, other, keys FROM version_pair') as number[][]
  expect([pair?.slice(0, 2), others]).toEqual([[2, 3], []])
  expect(pair?.[2]).toBeGreaterThan(8)
  db.exec(`
    DELETE FROM reading;
    UPDATE annotation SET color = 'key';
    DELETE FROM figure;
    DELETE FROM article WHERE id = 'c';
  `)
  expect(sums()).toEqual([2, 2, 1, 0, 1])
  expect(figures().flat()).toEqual(['e', 0, 'o', 0])
  expect(all('SELECT * FROM version_pair')).toEqual([])
  expect(all('SELECT topic FROM change_count WHERE n > 0 ORDER BY 1').flat()).toEqual([
    'articles',
    'marks',
    'names',
    'reading',
  ])
})

test('a library of the seventeenth schema comes to the eighteenth as it was; pairs by chance are not in the index', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 17))
  db.exec('INSERT INTO version_pair VALUES (1, 2, 1), (1, 3, 2), (2, 3, 7)')
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 18))
  expect(rows(db)).toEqual(before)
  const sql =
    'SELECT one, other FROM version_pair INDEXED BY version_pair_likely WHERE keys >= 2 ORDER BY one, other'
  expect(db.prepare(sql).raw().all()).toEqual([
    [1, 3],
    [2, 3],
  ])
})

test('a library of the nineteenth schema comes to the twentieth as it was, without stars; stars are counted', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 19))
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 20))
  expect(rows(db)).toEqual(before)
  expect(db.prepare('SELECT * FROM star').all()).toEqual([])
  const counted = () => db.prepare(`SELECT n FROM change_count WHERE topic = 'stars'`).pluck().get()
  expect(counted()).toBe(0)
  db.exec(`INSERT INTO star VALUES ('a', 1); DELETE FROM article WHERE id = 'a'`)
  expect(db.prepare('SELECT * FROM star').all()).toEqual([])
  expect(counted()).toBe(2)
})

test('a library of the eighteenth schema comes to the nineteenth as it was; its steps passed nothing on', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 18))
  db.exec(`INSERT INTO desk_step VALUES ('d', 'p', 1, '{}', 0, 1)`)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 19))
  expect(rows(db)).toEqual(before)
  expect(db.prepare('SELECT id, passed_json FROM desk_step').raw().all()).toEqual([['d', null]])
})

test('a library of the twentieth schema comes to the twenty-first as it was, and knows whom figures go on about', () => {
  fillFirstSchema()
  migrate(db, dir, migrations.slice(0, 20))
  const text = '春耕\n村委会下田。种了两亩。'
  db.exec(`
    INSERT INTO article VALUES ('b', 'p', 2, '春耕', NULL, NULL, '[]', NULL, '${text}', 1, 12, 't', NULL, NULL);
    INSERT INTO entity VALUES ('o', 'ORG', '村委会');
    INSERT INTO mention VALUES ('m3', 'b', 'o', 'ORG', 3, 6, '村委会', 0.9, 'r', 'suggested', NULL);
    INSERT INTO figure VALUES ('f', 'b', 11, 13, '两亩', '2', '亩', NULL, '种', 'result', 1, 'r', 'suggested');
  `)
  const before = rows(db)
  migrate(db, dir, migrations.slice(0, 21))
  expect(rows(db)).toEqual(before)
  const figures = () => db.prepare(`SELECT figures FROM tally_entity WHERE entity_id = 'o'`).pluck().get()
  expect(figures()).toBe(1)
  db.exec(`DELETE FROM figure WHERE id = 'f'`)
  expect(figures()).toBe(0)
  db.exec(
    `INSERT INTO figure VALUES ('f', 'b', 11, 13, '两亩', '2', '亩', NULL, '种', 'result', 1, 'r', 'suggested')`,
  )
  expect(figures()).toBe(1)
  db.exec(`UPDATE mention SET state = 'rejected' WHERE id = 'm3'`)
  expect(figures()).toBe(0)
  const copy = new Database(copyBefore(dir, 21), { readonly: true })
  expect(schemaOf(copy)).toBe(20)
  copy.close()
})
