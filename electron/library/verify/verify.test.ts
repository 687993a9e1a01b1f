import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPage, type FixtureIds } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

let lib: TestLibrary
let ids: FixtureIds
beforeEach(async () => {
  lib = await openTestLibrary()
  ids = await addPage(lib, {
    loose: '第三版',
    articles: [['𠮷林春耕', '村民下田，播种3万亩。', '《农业法》进村。']],
  })
  await lib.call('annotations.create', {
    articleId: ids.articleIds[0] as string,
    revision: 1,
    start: 6,
    end: 8,
    note: '谁？',
  })
})
afterEach(() => lib.close())

const checks = async () => [
  ...new Set((await lib.call('library.verify')).findings.map((finding) => finding.check)),
]
const run = (sql: string) => lib.ctx.system((db) => db.exec(sql))

test('a sound library has no findings, and its numbers', async () => {
  expect(await lib.call('library.verify')).toEqual({
    sound: true,
    sources: 1,
    pages: 1,
    articles: 1,
    annotations: 1,
    characters: 27,
    findings: [],
  })
})

test('an empty library is sound', async () => {
  await lib.call('articles.remove', { ids: [...ids.articleIds] })
  expect(await lib.call('library.verify')).toMatchObject({ sound: true, sources: 0, characters: 0 })
})

test.each([
  ['an index left in the middle of a page', 'INSERT INTO search_rest VALUES (9)', ['search']],
  [
    'a character in no range',
    `UPDATE block SET ranges_json = '[[4,8]]' WHERE i = 0`,
    ['characters', 'blocks'],
  ],
  [
    'a character in two',
    `UPDATE page SET furniture_json = '[{"text":"第","ranges":[[0,1]]}]'`,
    ['characters'],
  ],
  [
    'a range beyond the page',
    `UPDATE page SET unassigned_json = '[{"text":"","ranges":[[0,3],[90,99]]}]'`,
    ['characters'],
  ],
  ['blocks that leave a hole', `UPDATE block SET "end" = "end" - 1 WHERE i = 1`, ['blocks']],
  ['blocks that end too early', `UPDATE block SET "end" = "end" - 1 WHERE i = 2`, ['blocks']],
  [
    'a block from another place of the page',
    `UPDATE article SET text = replace(text, '播种', '收割')`,
    ['blocks'],
  ],
  ['a quotation that is not there', `UPDATE annotation SET quote = '城里'`, ['annotation']],
  ['a mark beyond the text', `UPDATE annotation SET anchor = 'fuzzy', "end" = 999`, ['annotation']],
  ['a mark of an older text', `UPDATE annotation SET revision = 0`, ['annotation']],
  ['a shifted tag', `UPDATE mention SET start = start + 1, "end" = "end" + 1`, ['mention']],
  ['a shifted figure', `UPDATE figure SET start = start - 1`, ['figure']],
  ['an article missing from the index', `DELETE FROM search_article`, ['search']],
  ['an index without text', `DELETE FROM search_text`, ['search']],
  ['a page whose account is wrong', 'UPDATE page SET unassigned_characters = 4', ['account']],
  [
    'a step that cannot be read',
    `INSERT INTO desk_step SELECT 's', id, 1, '{"kind":"shuffle"}', 0, 1, NULL FROM page`,
    ['desk'],
  ],
  [
    'a card that no log knows of',
    `INSERT INTO review_card SELECT id, '[]', 2, 9, 1, 5, 3, 0, 1, 0, 8 FROM annotation`,
    ['review'],
  ],
  [
    'a cloze that cannot be read',
    `INSERT INTO review_card SELECT id, '[[0,1]]', 0, 9, 0, 0, 0, 0, 0, 0, NULL FROM annotation`,
    ['review'],
  ],
  [
    'reviews without a card',
    `INSERT INTO review_log SELECT 'l', id, 8, 3, 0, 0, 0, 0 FROM annotation`,
    ['review'],
  ],
  ['a note missing from the index', `DELETE FROM search_annotation`, ['search']],
])('%s is found', async (_, sql, expected) => {
  run(sql)
  expect(await checks()).toEqual(expected)
})

test('an index that was written between two checks is not taken for damaged', async () => {
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 25; i++)
      run(`UPDATE annotation SET note = note || '${String.fromCodePoint(0x4e00 + i)}'`)
    expect((await lib.call('library.verify')).findings).toEqual([])
  }
})

test('a lost mark is kept and no fault of the library', async () => {
  run(`UPDATE annotation SET anchor = 'lost', quote = '早已不在', start = 500, "end" = 504, revision = 0`)
  expect(await lib.call('library.verify')).toMatchObject({ sound: true })
})

test('loose rows are found', async () => {
  const { dir } = lib
  await lib.ctx.close()
  const db = new Database(join(dir, 'library.sqlite'))
  db.pragma('foreign_keys = OFF')
  db.exec('DELETE FROM entity')
  db.close()
  lib = await lib.reopen()
  expect(await checks()).toEqual(['references', 'tally'])
})

test('a source that was changed, or is gone, is named', async () => {
  const path = lib.ctx.files.pathOf(lib.ctx.read.prepare('SELECT sha256 FROM source').pluck().get() as string)
  appendFileSync(path, '多')
  expect((await lib.call('library.verify')).findings).toEqual([
    { check: 'source', where: '第一版.txt', message: expect.stringContaining('changed') },
  ])
  rmSync(path)
  expect((await lib.call('library.verify')).findings).toEqual([
    { check: 'source', where: '第一版.txt', message: expect.stringContaining('no longer') },
  ])
})

test('verify changes nothing and can be undone past', async () => {
  await lib.call('library.verify')
  await lib.call('history.undo')
  expect(await lib.call('library.verify')).toMatchObject({ sound: true, annotations: 0 })
})
