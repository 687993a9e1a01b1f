import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SearchQuery } from '../contract/search.ts'
import { type OpenDatabase, openDatabase } from './db/open.ts'
import { searchLibrary } from './search.ts'

let dir: string
let db: OpenDatabase
let count = 0

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jianbao-search-'))
  db = openDatabase(dir)
  db.write.exec(`INSERT INTO source VALUES ('s', '报纸.txt', 'h', 1, 'utf-8', 1, 0);
    INSERT INTO page VALUES ('p', 's', 1, '', '[]', '[]', '[]', 0, 0, 'e')`)
})
afterEach(() => {
  db.close()
  rmSync(dir, { recursive: true, force: true })
})

function article(text: string): string {
  const id = `a${++count}`
  db.write
    .prepare(`INSERT INTO article VALUES (?, 'p', ?, ?, NULL, NULL, '[]', NULL, ?, 1, ?, 'e', NULL, NULL)`)
    .run(id, count, text.slice(0, 10), text, text.length)
  return id
}
function note(articleId: string, text: string): string {
  const id = `n${++count}`
  db.write
    .prepare(
      `INSERT INTO annotation (id, article_id, revision, start, "end", quote, prefix, suffix, color, style, note, tags_json,
         anchor, created_at, modified_at)
       VALUES (?, ?, 1, 2, 5, '引文', '', '', 'key', 'fill', ?, '[]', 'exact', 1, 1)`,
    )
    .run(id, articleId, text)
  return id
}
const find = (query: string, limit = 50, perArticle = 50) =>
  searchLibrary(db.read, SearchQuery.parse({ query, limit, limitPerArticle: perArticle }))
const articlesOf = (query: string) => find(query).hits.map((hit) => hit.articleId)
const shown = (query: string) =>
  find(query).hits.flatMap(({ passages }) =>
    passages.flatMap(({ passage, hits }) => hits.map(([start, end]) => passage.slice(start, end))),
  )

describe('what is found', () => {
  test('Chinese words of one, two and more characters', () => {
    const id = article('国务院召开常务会议，部署粮食生产')
    for (const query of ['国', '产', '会议', '务院', '常务会议', '部署粮食生产'])
      expect(articlesOf(query)).toEqual([id])
    for (const query of ['院国', '议部', '会议部署', '生产力']) expect(articlesOf(query)).toEqual([])
  })

  test('punctuation counts where it is typed', () => {
    const id = article('他说：“绿水青山，就是金山银山。”')
    expect(articlesOf('青山，就是')).toEqual([id])
    expect(articlesOf('青山就是')).toEqual([])
    expect(articlesOf('银山。')).toEqual([id])
  })

  test('words of letters and digits from their beginning, in any case and width', () => {
    const id = article('ＡＰＥＣ会议和5G基站在2025年, the Party said')
    for (const query of ['apec', 'APEC', 'ape', '5g', '５Ｇ基站', '2025年', 'part', '"party"', 'PARTY said'])
      expect(articlesOf(query), query).toEqual([id])
    for (const query of ['pec', 'G', '025', 'art', '"part"']) expect(articlesOf(query), query).toEqual([])
  })

  test('several words must all be there; marks join them to one', () => {
    const both = article('粮食丰收，农民增收')
    article('粮食安全')
    expect(articlesOf('粮食 增收')).toEqual([both])
    expect(articlesOf('“粮食丰收”')).toEqual([both])
    expect(articlesOf('"粮食 增收"')).toEqual([])
    expect(articlesOf('粮食　农民')).toEqual([both])
  })

  test('characters beyond the basic plane', () => {
    const id = article('𠮷野家在🎉开业，叶𬸪任经理')
    for (const query of ['𠮷', '🎉', '家在🎉', '𬸪', '野'])
      expect(find(query).hits.map((hit) => hit.articleId)).toEqual([id])
    expect(shown('🎉')).toEqual(['🎉'])
  })

  test('notes lead to their annotation, and follow every change', () => {
    const id = article('春耕备耕全面展开')
    const mark = note(id, '查一查**化肥**的价格')
    expect(find('化肥').hits).toMatchObject([
      { articleId: id, count: 1, passages: [{ in: 'note', annotationId: mark, start: 2, end: 5 }] },
    ])
    db.write.prepare(`UPDATE annotation SET note = '种子够不够' WHERE id = ?`).run(mark)
    expect(articlesOf('化肥')).toEqual([])
    expect(articlesOf('种子')).toEqual([id])
    db.write.prepare(`UPDATE annotation SET note = '' WHERE id = ?`).run(mark)
    expect(articlesOf('种子')).toEqual([])
    db.write.prepare(`UPDATE annotation SET note = '农机' WHERE id = ?`).run(mark)
    expect(articlesOf('农机')).toEqual([id])
    db.write.prepare('DELETE FROM annotation').run()
    expect(articlesOf('农机')).toEqual([])
  })

  test('an article counts once, found in its text or in a note', () => {
    const one = article('水利工程')
    const two = article('没有的')
    note(one, '水利')
    note(two, '水利')
    note(two, '又是水利')
    const found = find('水利')
    expect(found.articles).toBe(2)
    expect(found.hits.map(({ articleId, count }) => [articleId, count])).toEqual([
      [one, 2],
      [two, 2],
    ])
  })

  test('texts follow every change', () => {
    const id = article('旧的文字')
    db.write.prepare(`UPDATE article SET text = '新的说法' WHERE id = ?`).run(id)
    expect(articlesOf('旧的')).toEqual([])
    expect(articlesOf('说法')).toEqual([id])
    note(id, '批语')
    db.write.prepare('DELETE FROM page').run()
    expect(find('说法').articles).toBe(0)
    expect(find('批语').articles).toBe(0)
    expect(db.read.prepare('SELECT count(*) FROM search_annotation').pluck().get()).toBe(0)
  })
})

describe('what is shown', () => {
  test('thirty characters on either side, inside the paragraph', () => {
    article(`标题在此\n${'前'.repeat(50)}命中${'后'.repeat(50)}\n下一段`)
    const [passage] = find('命中').hits[0]?.passages ?? []
    expect(passage?.passage).toBe(`${'前'.repeat(30)}命中${'后'.repeat(30)}`)
    expect(passage?.hits).toEqual([[30, 32]])
    expect(passage).toMatchObject({ start: 55, end: 57 })
  })

  test('hits near one another share a passage, and the count is of passages', () => {
    article(`山水山${'水'.repeat(100)}山`)
    expect(find('山').hits[0]).toMatchObject({
      count: 2,
      passages: [
        {
          hits: [
            [0, 1],
            [2, 3],
          ],
        },
        {},
      ],
    })
    expect(find('山', 50, 1).hits[0]).toMatchObject({ count: 2, passages: [{}] })
  })

  test('a passage for each word, though one of them comes up far more often', () => {
    article(`${`水${'。'.repeat(80)}`.repeat(5)}渠${'。'.repeat(80)}水`)
    const [hit] = find('水 渠', 50, 2).hits
    expect(hit?.count).toBe(7)
    expect(hit?.passages.map(({ passage, hits: [[from, to] = [0, 0]] }) => passage.slice(from, to))).toEqual([
      '水',
      '渠',
    ])
  })

  test('the newest articles when there are too many, and how many there are', () => {
    for (let i = 0; i < 12; i++) article(`第${i}次会议`)
    const found = find('会议', 5)
    expect(found.hits).toHaveLength(5)
    expect(found.articles).toBe(12)
    expect(find('次会议', 5).articles).toBe(12)
    expect(found.hits.at(-1)?.title).toBe('第11次会议')
  })
})

test('odd queries have a defined answer', () => {
  article('平常的文字 * " AND')
  for (const query of ['', ' ', '　', '，。', '""', '"', '“', '*', '" *', '\0', '\ud800', '()', '-', '^'])
    expect(find(query), JSON.stringify(query)).toMatchObject({ query, hits: [], articles: 0 })
  for (const query of ['"平常', '平常"', '“平常', '平常 "', '平常 *', '* 平常'])
    expect(find(query).articles).toBe(1)
  for (const query of ['AND', 'OR NOT', 'NEAR(平常 文字)', 'tokens:平常', '平常*', "' OR 1=1"])
    expect(() => find(query)).not.toThrow()
})

/** What the search promises, said a second time without an index. */
function scan(text: string, query: string, quoted: boolean): number[] {
  const lower = (raw: string) =>
    Array.from(raw)
      .map((c) => (c >= '！' && c <= '～' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c).toLowerCase())
      .join('')
  const letter = (c: string | undefined) => c !== undefined && /[a-z0-9]/.test(c)
  const [hay, needle] = [lower(text), lower(query)]
  const found: number[] = []
  for (let at = 0; at + needle.length <= hay.length; at++) {
    if (hay.slice(at, at + needle.length) !== needle) continue
    if (letter(needle[0]) && letter(hay[at - 1])) continue
    if (quoted && letter(needle.at(-1)) && letter(hay[at + needle.length])) continue
    found.push(at)
  }
  return found
}

test('every hit is true and none is missed', () => {
  const character = fc.constantFrom(...'中国人民大会的了一A５b2g，。《》\n', '𠮷', '😀', '𬸪', '℃')
  const text = fc.array(character, { minLength: 0, maxLength: 60 }).map((list) => list.join(''))
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      (texts, picks, quoted) => {
        db.write.exec('DELETE FROM article')
        const ids = db.write.transaction(() => texts.map(article))()
        // Half of the queries are cut out of the texts, so that there is something to find.
        const source = Array.from(texts[(picks[0] as number) % texts.length] ?? '')
        const at = (picks[1] as number) % (source.length + 1)
        const piece = source.slice(at, at + 1 + ((picks[2] as number) % 5)).join('')
        const query = (picks[3] as number) % 2 === 0 ? piece : piece.split('').reverse().join('')
        if (/\s|^$/.test(query) || !query.isWellFormed() || !/[\p{L}\p{N}\p{So}]/u.test(query)) return
        const truth = new Map(
          ids.flatMap((id, i) => {
            const places = scan(texts[i] as string, query, quoted)
            return places.length === 0 ? [] : [[id, places] as const]
          }),
        )
        const found = find(quoted ? `"${query}"` : query)
        expect(found.articles).toBe(truth.size)
        expect(new Set(found.hits.map((hit) => hit.articleId))).toEqual(new Set(truth.keys()))
        for (const hit of found.hits) {
          const text = texts[ids.indexOf(hit.articleId)] as string
          const covered = new Set<number>()
          expect(hit.count).toBe(hit.passages.length)
          for (const { start, passage, hits } of hit.passages) {
            const from = start - (hits[0]?.[0] as number)
            expect(text.slice(from, from + passage.length)).toBe(passage)
            for (const [a, b] of hits) for (let i = a; i < b; i++) covered.add(from + i)
          }
          const expected = new Set<number>()
          for (const place of truth.get(hit.articleId) ?? [])
            for (let i = 0; i < query.length; i++) expected.add(place + i)
          expect(covered).toEqual(expected)
        }
      },
    ),
    { numRuns: 250 },
  )
})
