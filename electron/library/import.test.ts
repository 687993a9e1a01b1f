import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AnnotationInContext, colors, markStyles } from '../contract/model.ts'
import { describe as described } from './anchoring/describe.ts'
import { addPage, type PageFixture } from './test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from './test/open-test-library.ts'

let lib: TestLibrary
let dir: string
beforeEach(async () => {
  lib = await openTestLibrary()
  dir = await mkdtemp(join(tmpdir(), 'jianbao-import-'))
})
afterEach(async () => {
  await lib.close()
  await rm(dir, { recursive: true, force: true })
})

/** Steps that are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const words = '春耕播种农田村民丰收晴雨江河水利公路学校医院老人孩子市场价格增长改革𠮷😀，。、“”2026年百分之'
/** Pages whose sentences repeat, so that many passages are equal. */
function pages(): PageFixture[] {
  const next = chance(7)
  const letters = [...words]
  const sentence = () =>
    `${Array.from({ length: 12 + next(30) }, () => letters[next(letters.length)]).join('')}。`
  const common = Array.from({ length: 6 }, sentence)
  const line = () =>
    Array.from({ length: 2 + next(5) }, () =>
      next(4) === 0 ? (common[next(6)] as string) : sentence(),
    ).join('')
  return Array.from({ length: 4 }, (_, p) => ({
    name: `晨报 ${p}.txt`,
    articles: Array.from({ length: 6 }, (_, a) => [
      a < 2 ? '简讯' : `第${p}版第${a}篇`,
      ...Array.from({ length: 4 + next(8) }, line),
    ]),
  }))
}

/** Puts marks of all kinds on the articles, in one step. */
function markAll({ ctx }: TestLibrary, articleIds: readonly string[], count: number): void {
  const next = chance(11)
  const rows = articleIds.map((id) => ({
    id,
    ...(ctx.read.prepare('SELECT text, revision FROM article WHERE id = ?').get(id) as {
      text: string
      revision: number
    }),
  }))
  ctx.edit('history.annotation.create', (edit) => {
    for (let n = 0; n < count; n++) {
      const article = rows[n % rows.length] as (typeof rows)[number]
      const characters = [...article.text]
      const from = next(characters.length - 5)
      const length = 1 + next(n % 3 === 0 ? 4 : 60)
      const start = characters.slice(0, from).join('').length
      const quote = characters.slice(from, from + length).join('')
      if (quote.trim() === '') continue
      const at = Date.UTC(2026, 2, 1) + n * 1000
      edit.put('annotation', {
        id: ctx.newId(),
        article_id: article.id,
        revision: article.revision,
        start,
        end: start + quote.length,
        ...described(article.text, start, start + quote.length),
        color: colors[next(5)] as string,
        style: markStyles[next(markStyles.length)] as string,
        note: n % 2 === 0 ? `注 ${n}\n\n<b>“</b>, 😀` : '',
        tags_json: JSON.stringify(n % 3 === 0 ? ['农业/春耕', `签 ${n % 7}`] : []),
        anchor: 'exact',
        score: null,
        kept: 0,
        created_at: at,
        modified_at: at + next(2) * 500,
        done: next(2),
      })
    }
  })
}

/** An annotation without what differs between two libraries. */
const plain = ({ articleId: _, ...mark }: AnnotationInContext) => mark
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

async function copyWithoutMarks(): Promise<{ copy: TestLibrary }> {
  const copy = await openTestLibrary()
  // Other ids, as another computer has them.
  for (let n = 0; n < 10_000; n++) copy.ctx.newId()
  for (const page of pages().reverse()) await addPage(copy, page)
  return { copy }
}

describe('out of one library and into another with the same articles', () => {
  test.each(['jsonld', 'html'] as const)(
    '2,000 annotations as %s are the same again',
    { timeout: 120_000 },
    async (format) => {
      const ids: string[] = []
      for (const page of pages()) ids.push(...(await addPage(lib, page)).articleIds)
      markAll(lib, ids, 2000)
      const mine = await lib.call('annotations.list', {})
      expect(mine.length).toBeGreaterThan(1950)
      const path = join(dir, `all.${format}`)
      await lib.call('export.write', { articleIds: null, format, files: 'one', path })
      const { copy } = await copyWithoutMarks()
      try {
        const { marks } = await copy.call('import.annotations', { path })
        expect(marks.filter(({ outcome }) => outcome !== 'placed')).toEqual([])
        const theirs = await copy.call('annotations.list', {})
        expect(theirs.map(plain).toSorted(byId)).toEqual(mine.map(plain).toSorted(byId))
        // A second time nothing is doubled; one step takes all of it back.
        const again = await copy.call('import.annotations', { path })
        expect(new Set(again.marks.map(({ outcome }) => outcome))).toEqual(new Set(['already-there']))
        expect(await copy.call('annotations.list', {})).toHaveLength(mine.length)
        await copy.call('history.undo')
        expect(await copy.call('annotations.list', {})).toEqual([])
      } finally {
        await copy.close()
      }
    },
  )
})

describe('files of other programs', () => {
  beforeEach(async () => {
    await addPage(lib, {
      name: '晨报.txt',
      articles: [
        [
          '春耕正忙',
          '村民下田，播种25万亩。天晴，《春耕方案》印发。',
          '他说，地里的活不等人。他说，明年再看。',
        ],
        ['公路通车', '县里的公路通车了，“老人和孩子”都来看。他说，地里的活不等人。'],
      ],
    })
  })
  const read = async (name: string, content: string) => {
    const path = join(dir, name)
    await writeFile(path, content)
    return await lib.call('import.annotations', { path })
  }
  const outcomes = (marks: readonly { quote: string; outcome: string }[]) =>
    marks.map(({ quote, outcome }) => [quote, outcome])

  test('Hypothesis JSON: by quotation and context, page notes are not placed', async () => {
    const annotation = (exact: string, prefix: string, suffix: string) => ({
      id: 'x',
      created: '2025-05-06T07:08:09.000Z',
      updated: '2025-05-07T00:00:00.000Z',
      uri: 'https://example.org',
      text: '看 **这里**',
      tags: ['农业'],
      document: { title: ['别的题目'] },
      target: [
        { source: 'https://example.org', selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix }] },
      ],
    })
    const file = {
      export_date: '2025-05-08',
      annotations: [
        annotation('地里的活不等人', '“老人和孩子”都来看。他说，', '。'),
        annotation('县里的铁路不通车', '', ''),
        { ...annotation('', '', ''), target: [{ source: 'https://example.org' }] },
      ],
    }
    const { format, marks } = await read('h.json', JSON.stringify(file))
    expect(format).toBe('json')
    expect(outcomes(marks)).toEqual([
      ['地里的活不等人', 'placed'],
      ['县里的铁路不通车', 'not-found'],
      ['', 'not-found'],
    ])
    expect(await lib.call('annotations.list', {})).toMatchObject([
      {
        articleTitle: '公路通车',
        quote: '地里的活不等人',
        note: '看 **这里**',
        tags: ['农业'],
        createdAt: Date.UTC(2025, 4, 6, 7, 8, 9),
      },
    ])
  })

  test('Hypothesis CSV', async () => {
    const { format, marks } = await read(
      'h.csv',
      '\ufeffCreated at,Author,Page,URL,Group,Annotation/Reply Type,Quote,Comment,Tags\r\n2025-05-06,甲,,https://e.org,Public,Annotation,"村民下田，播种25万亩","好, ""真""","农业,春耕"\r\n',
    )
    expect(format).toBe('hypothesis')
    expect(outcomes(marks)).toEqual([['村民下田，播种25万亩', 'guessed']])
    expect(await lib.call('annotations.list', {})).toMatchObject([
      { note: '好, "真"', tags: ['农业', '春耕'], articleTitle: '春耕正忙' },
    ])
  })

  test('Readwise CSV: the title leads to the article, colours get their nearest name', async () => {
    const { marks } = await read(
      'r.csv',
      'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags\n播种25万亩,春耕 正忙,甲,,核对,blue,"a, b",,,2025-05-06 07:08:09+00:00,\n地里的活不等人,公路通车,甲,,,green,,,,,\n他说,春耕正忙,甲,,,,,,,,\n没有这句话，谁也没有说过,春耕正忙,甲,,,,,,,,\n',
    )
    expect(outcomes(marks)).toEqual([
      ['播种25万亩', 'placed'],
      ['地里的活不等人', 'placed'],
      ['他说', 'guessed'],
      ['没有这句话，谁也没有说过', 'not-found'],
    ])
    const all = await lib.call('annotations.list', {})
    expect(all.find(({ quote }) => quote === '播种25万亩')).toMatchObject({
      color: 'data',
      tags: ['a', 'b'],
      note: '核对',
    })
    expect(all.find(({ quote }) => quote === '地里的活不等人')?.articleTitle).toBe('公路通车')
  })

  test('Zotero Markdown, with quotation marks inside the quotation', async () => {
    const { format, marks } = await read(
      'z.md',
      '# 公路通车 Annotations\n(2025/5/6 07:08:09)\n\n“[公路通车了，“老人和孩子”都来看](x)”\n\n[“公路通车了，“老人和孩子”都来看”](zotero://open-pdf/library/items/A?page=1) ([甲, 2025, p. 1](zotero://select/library/items/B)) 谁来看？\n\n"县里的公路" ([甲, p. 1](zotero://select/library/items/B))\n',
    )
    expect(format).toBe('zotero')
    expect(marks.map(({ quote, note, outcome }) => [quote, note, outcome])).toEqual([
      ['公路通车了，“老人和孩子”都来看', '谁来看？', 'placed'],
      ['县里的公路', '', 'placed'],
    ])
  })

  test('a quotation that was changed is put on the like passage and said to be a guess', async () => {
    const file = {
      ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', id: 'urn:uuid:1' },
      body: '一句话',
      target: {
        source: { id: 'x', 'dcterms:title': '春耕正忙' },
        selector: { type: 'TextQuoteSelector', exact: '村民们下田，播种25万亩。天晴' },
      },
    }
    const { marks } = await read('w.json', JSON.stringify(file))
    expect(marks).toMatchObject([{ outcome: 'guessed', title: '春耕正忙', note: '一句话' }])
    expect(await lib.call('annotations.list', {})).toMatchObject([
      { anchor: 'fuzzy', quote: '村民们下田，播种25万亩。天晴' },
    ])
  })

  test('a short word, or words of two articles, without a title are not guessed at', async () => {
    const target = (exact: string) => ({ source: 'x', selector: { type: 'TextQuoteSelector', exact } })
    const list = ['天晴', '他说，地里的活不等人'].map((exact) => ({
      type: 'Annotation',
      target: target(exact),
    }))
    const { marks } = await read('w.json', JSON.stringify(list))
    expect(marks.map(({ outcome }) => outcome)).toEqual(['not-found', 'not-found'])
    expect(await lib.call('annotations.list', {})).toEqual([])
    expect(await lib.call('history.state')).toMatchObject({ undo: null })
  })
})

describe('what is no file of annotations', () => {
  const refused = async (content: string | Uint8Array, reason: string, code = 'invalid') => {
    const path = join(dir, '文件.json')
    await writeFile(path, content)
    await expect(lib.call('import.annotations', { path })).rejects.toMatchObject({ code, reason })
    expect(await lib.call('history.state')).toMatchObject({ undo: null })
  }

  test('is refused with its reason, and nothing is imported', async () => {
    for (const other of [
      '{"a":1}',
      '[]',
      '[1,2]',
      '{"type":"Feature"}',
      '<html><p>页</p></html>',
      '一段话',
      'a,b\n1,2\n',
    ])
      await refused(other, 'annotations-none')
    await refused('{"type":"Annotation","target":', 'annotations-broken')
    await refused('<html><script type="application/ld+json">{"type":"Annota', 'annotations-broken')
    await refused('Highlight,Book Title\n"一,二\n', 'annotations-broken')
    await refused('  \n', 'empty', 'unreadable-file')
    await refused(new Uint8Array([0xff, 0xfe, 0xff]), 'encoding', 'unreadable-file')
  })

  test('annotations with nonsense in them are told, not thrown', async () => {
    const odd = [
      { type: 'Annotation' },
      { type: 'Annotation', body: 7, target: [null] },
      {
        type: ['Annotation'],
        target: { selector: [{ type: 'TextQuoteSelector', exact: 3 }] },
        created: 'gestern',
      },
    ]
    const path = join(dir, 'odd.json')
    await writeFile(path, JSON.stringify(odd))
    const { marks } = await lib.call('import.annotations', { path })
    expect(marks.map(({ outcome }) => outcome)).toEqual(['not-found', 'not-found', 'not-found'])
  })

  test('500 MB are refused by the size alone', async () => {
    const path = join(dir, 'large.json')
    const file = await open(path, 'w')
    await file.truncate(500 * 1024 * 1024)
    await file.close()
    await expect(lib.call('import.annotations', { path })).rejects.toMatchObject({
      code: 'unreadable-file',
      reason: 'too-large',
      params: { megabytes: 500, limit: 64 },
    })
  })

  test('a missing file and a folder', async () => {
    await expect(lib.call('import.annotations', { path: join(dir, '无') })).rejects.toMatchObject({
      reason: 'missing',
    })
    await expect(lib.call('import.annotations', { path: dir })).rejects.toMatchObject({ reason: 'folder' })
    expect(await readFile(join(dir, '无'), 'utf8').catch(() => null)).toBeNull()
  })
})
