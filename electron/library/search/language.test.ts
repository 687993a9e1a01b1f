import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addPage } from '../test/fixtures.ts'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'

let lib: TestLibrary
beforeEach(async () => {
  lib = await openTestLibrary()
})
afterEach(() => lib.close())

const run = (sql: string, ...args: (string | number | null)[]) =>
  lib.ctx.system((db) => db.prepare(sql).run(...args))
const find = (query: string, more: { in?: 'text' | 'note'; order?: 'best' } = {}) =>
  lib.call('search.query', { query, limit: 200, ...more })
const titles = async (query: string, more = {}) =>
  (await find(query, more)).hits.map(({ title }) => title).sort()

let made = 0
const entity = (articleId: string, type: string, name: string, canonical = name) => {
  run('INSERT INTO entity VALUES (?, ?, ?) ON CONFLICT DO NOTHING', `e-${type}-${canonical}`, type, canonical)
  run(
    `INSERT INTO mention VALUES (?, ?, ?, ?, 0, ?, ?, 1, 'crf', 'suggested', NULL)`,
    ...[`m${++made}`, articleId, `e-${type}-${canonical}`, type, name.length, name],
  )
}

describe('the fields', () => {
  beforeEach(async () => {
    const morning = await addPage(lib, {
      name: '江城晚报.txt',
      articles: [
        ['渠水清了', '杉坪村的罗守田说，老渠通水。'],
        ['公交线路', '渠水不说，只说公交。增长12.8%。'],
        ['候鸟来了', '濕地迎來首批候鳥。'],
      ],
    })
    const [canal, bus, bird] = morning.articleIds as [string, string, string]
    run(
      `INSERT INTO page_meta VALUES (?, '臨江日報', '2025-03-12', '2', '', '', '', '{}')
       ON CONFLICT DO UPDATE SET paper = excluded.paper, date = excluded.date`,
      morning.pageId,
    )
    run(`UPDATE article SET byline_text = '本报记者 苏一苇', byline_json = '["苏一苇"]' WHERE id = ?`, canal)
    const other = await addPage(lib, { name: '别的.txt', articles: [['渠的故事', '没有日期。']] })
    entity(canal, 'PERSON', '罗守田')
    entity(canal, 'ORG', '水务局', '县水利局')
    entity(bus, 'PLACE', '江城市')
    entity(bird, 'PROGRAMME', '“百渠复流”工程')
    const mark = { revision: 1, start: 0, end: 2 }
    await lib.call('annotations.create', {
      articleId: canal,
      ...mark,
      color: 'ask',
      note: '查公交',
      tags: ['水/渠'],
    })
    await lib.call('annotations.create', { articleId: bird, ...mark, color: 'data' })
    await lib.call('articles.setPlace', { id: bus, place: 3, progress: 1 })
    expect(other.articleIds).toHaveLength(1)
  })

  test.each([
    ['title:渠', ['渠水清了', '渠的故事']],
    ['标题：渠水', ['渠水清了']],
    ['author:苏一', ['渠水清了']],
    ['person:罗守田', ['渠水清了']],
    ['person:守田', ['渠水清了']],
    ['person:"守田"', []],
    ['person:lst', ['渠水清了']],
    ['person:luoshou', ['渠水清了']],
    ['person:"lst"', []],
    ['org:slj', ['渠水清了']],
    ['org:lst', []],
    ['name:LST', ['渠水清了']],
    ['lst', ['渠水清了']],
    ['LST', ['渠水清了']],
    ['ＬＳＴ', ['渠水清了']],
    ['xslj', ['渠水清了']],
    ['shuiwuju', ['渠水清了']],
    ['luoshou', ['渠水清了']],
    ['jcs 公交', ['公交线路']],
    ['lst OR jcs', ['公交线路', '渠水清了']],
    ['渠 -lst', ['公交线路', '渠的故事']],
    ['"lst"', []],
    ['ls', []],
    ['lsx', []],
    ['org:水务局', ['渠水清了']],
    ['org:县水利局 -title:渠', []],
    ['place:江城', ['公交线路']],
    ['项目:百渠', ['候鸟来了']],
    ['name:罗守田 OR name:江城市', ['公交线路', '渠水清了']],
    ['tag:水', ['渠水清了']],
    ['tag:"水/渠"', ['渠水清了']],
    ['tag:"渠"', []],
    ['note:公交', ['渠水清了']],
    ['colour:ask', ['渠水清了']],
    ['颜色:数据', ['候鸟来了']],
    ['has:note', ['渠水清了']],
    ['has:mark', ['候鸟来了', '渠水清了']],
    ['has:mark -has:note', ['候鸟来了']],
    ['has:tag', ['渠水清了']],
    ['is:unread', ['候鸟来了', '渠水清了', '渠的故事']],
    ['is:finished', ['公交线路']],
    ['paper:临江日报', ['候鸟来了', '公交线路', '渠水清了']],
    ['paper:"临江"', []],
    ['paper:别的', ['渠的故事']],
    ['-paper:臨江', ['渠的故事']],
    ['before:2025-03-12', []],
    ['before:2025-03-13', ['候鸟来了', '公交线路', '渠水清了']],
    ['after:2025-03-13', ['渠的故事']],
    ['date:2025', ['候鸟来了', '公交线路', '渠水清了']],
    ['渠 date:2025-03', ['公交线路', '渠水清了']],
    ['公交', ['公交线路', '渠水清了']],
    ['公交 title:渠', ['渠水清了']],
    ['渠水 NOT 罗守田', ['公交线路']],
    ['渠 -渠水', ['渠的故事']],
    ['(候鸟 OR 公交) is:unread', ['候鸟来了', '渠水清了']],
    ['湿地迎来', ['候鸟来了']],
    ['濕地', ['候鸟来了']],
    ['12.8', ['公交线路']],
    ['12.8%', ['公交线路']],
    ['2.8', []],
    ['12.', ['公交线路']],
    ['before:明天 湿地', ['候鸟来了']],
  ])('%s', async (query, expected) => {
    expect(await titles(query)).toEqual([...expected].sort())
    const found = await lib.call('search.query', { query, limit: 1, exact: true })
    expect([found.articles, found.isExact]).toEqual([expected.length, true])
    expect(await titles(query, { order: 'best' })).toEqual([...expected].sort())
  })

  test('words are looked for where they are asked for', async () => {
    expect(await titles('公交', { in: 'text' })).toEqual(['公交线路'])
    expect(await titles('公交', { in: 'note' })).toEqual(['渠水清了'])
  })

  test('a colour is found by the name that the person gave it', async () => {
    const { colorNames } = await lib.call('settings.get')
    await lib.call('settings.set', { colorNames: { ...colorNames, ask: '追问' } })
    const { hits, problems } = await lib.call('search.query', { query: '颜色:追问' })
    expect([hits.map(({ title }) => title), problems]).toEqual([['渠水清了'], []])
  })

  test('what cannot be read is pointed at in the answer', async () => {
    expect((await find('渠 AND')).problems).toEqual([{ reason: 'operator-alone', start: 2, end: 5 }])
  })

  test('a hit says where it is from; without words it shows how the article begins', async () => {
    const [hit] = (await find('is:finished')).hits
    expect(hit).toMatchObject({ paper: '臨江日報', date: '2025-03-12', sourceName: '江城晚报.txt', count: 0 })
    expect(hit?.passages).toMatchObject([{ passage: '渠水不说，只说公交。增长12.8%。', hits: [] }])
    expect((await find('渠的')).hits[0]?.titleHits).toEqual([[0, 2]])
  })

  test('facets count what the hits have in common', async () => {
    const facets = await lib.call('search.facets', { query: '渠 OR 候鸟' })
    expect(facets).toMatchObject({ articles: 4, counted: 4, papers: [{ value: '臨江日報', count: 3 }] })
    expect(facets.years.at(-1)).toEqual({ value: '2025', count: 3 })
    expect(facets.entities.map(({ canonical }) => canonical)).toContain('罗守田')
    expect(facets.tags).toEqual([{ value: '水/渠', count: 1 }])
    expect((await lib.call('search.facets', { query: '，' })).articles).toBe(0)
  })

  test('a thing that is looked for by its name is shown where it is mentioned', async () => {
    const [hit] = (await find('person:luo')).hits
    expect(hit).toMatchObject({ title: '渠水清了', count: 1 })
    expect(hit?.passages).toMatchObject([
      { in: 'text', annotationId: null, start: 0, end: 3, hits: [[0, 3]] },
    ])
    // Words are shown before names.
    expect((await find('person:罗守田 通水')).hits[0]?.passages[0]?.passage).toContain('通水')
  })

  test('letters that no text has are told to mean names; what a text has means itself', async () => {
    const found = await find('渠 lst')
    expect(found.meant).toEqual([
      {
        text: 'lst',
        start: 2,
        end: 5,
        count: 1,
        names: [{ id: 'e-PERSON-罗守田', type: 'PERSON', canonical: '罗守田', articles: 1 }],
      },
    ])
    const [hit] = (await find('lst')).hits
    expect(hit?.passages).toMatchObject([{ start: 0, end: 3, hits: [[0, 3]] }])
    expect((await find('lst', { in: 'note' })).articles).toBe(0)
    // Just this name, though others begin so.
    const [page] = (await lib.call('articles.list')).filter(({ title }) => title === '渠的故事')
    entity(page?.id as string, 'PERSON', '罗守天明')
    expect(await titles('lst')).toEqual(['渠水清了'])
    expect(await titles('luoshou')).toEqual(['渠水清了', '渠的故事'])
    // A Latin word of a text is that word, and so is the beginning of one.
    await addPage(lib, { articles: [['LSTM 模型', '实验室训练了一个 LSTM 模型。']] })
    for (const query of ['lst', 'LST', 'lstm']) {
      expect(await titles(query)).toEqual(['LSTM 模型'])
      expect((await find(query)).meant).toEqual([])
    }
    expect(await titles('person:lst')).toEqual(['渠水清了', '渠的故事'])
  })

  test('names are found by name, pinyin and initials', async () => {
    const names = async (text: string) => {
      const { entities } = await lib.call('search.suggest', { text })
      return entities.map(({ canonical, by }) => [canonical, by])
    }
    expect(await names('lst')).toEqual([['罗守田', 'initials']])
    expect(await names('luoshou')).toEqual([['罗守田', 'pinyin']])
    expect(await names('xslj')).toEqual([['县水利局', 'initials']])
    expect(await names('slj')).toEqual([['县水利局', 'initials']])
    expect(await names('水務')).toEqual([['县水利局', 'name']])
    expect(await names('zzz')).toEqual([])
    expect(
      (await lib.call('search.suggest', { text: '渠 苏一' })).articles.map(({ title }) => title),
    ).toEqual(['渠水清了'])
    expect((await lib.call('search.suggest', { text: '' })).articles.map(({ title }) => title)).toEqual([
      '公交线路',
    ])
  })
})

test('best first: the word in the title, then how densely, then how new', async () => {
  const filler = '别的事情说了一大堆，'.repeat(40)
  await addPage(lib, {
    articles: [
      ['甲处', `${filler}水闸。`],
      ['三处', `${filler}水闸，水闸，水闸。`],
      ['修水闸', filler],
      ['乙处', `${filler}水闸。`],
    ],
  })
  const { hits } = await find('水闸', { order: 'best' })
  expect(hits.map(({ title }) => title)).toEqual(['修水闸', '三处', '乙处', '甲处'])
})

test('a hit in an old title comes before many newer hits', async () => {
  await addPage(lib, { articles: [['水闸', '旧闻']] })
  for (let i = 0; i < 6; i++)
    await addPage(lib, {
      articles: Array.from({ length: 20 }, (_, n) => [`第${i}-${n}篇`, '提到水闸和别的']),
    })
  const found = await lib.call('search.query', { query: '水闸', order: 'best', limit: 5 })
  expect(found.hits[0]?.title).toBe('水闸')
  expect(found).toMatchObject({ articles: 121, isExact: true })
})

/** A tree with its meaning said a second time, without an index. */
interface Wanted {
  readonly text: string
  readonly fits: (article: { text: string; note: string; unread: boolean }) => boolean
}
const word: fc.Arbitrary<Wanted> = fc
  .array(fc.constantFrom(...'中国发展的鸬𠮷'), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''))
  .map((text) => ({ text, fits: (article) => article.text.includes(text) || article.note.includes(text) }))
const leaf: fc.Arbitrary<Wanted> = fc.oneof(
  { weight: 6, arbitrary: word },
  word.map(({ text }): Wanted => ({ text: `note:${text}`, fits: ({ note }) => note.includes(text) })),
  word.map(
    ({ text }): Wanted => ({
      text: `title:${text}`,
      fits: (article) => (article.text.split('\n')[0] as string).includes(text),
    }),
  ),
  fc.constant<Wanted>({ text: 'is:unread', fits: ({ unread }) => unread }),
  fc.constant<Wanted>({ text: 'has:note', fits: ({ note }) => note !== '' }),
)
const { tree } = fc.letrec<{ tree: Wanted }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('tree').map((part): Wanted => ({ text: `-(${part.text})`, fits: (one) => !part.fits(one) })),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(
      (parts): Wanted => ({
        text: `(${parts.map((part) => part.text).join(' ')})`,
        fits: (one) => parts.every((part) => part.fits(one)),
      }),
    ),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map(
      (parts): Wanted => ({
        text: `(${parts.map((part) => part.text).join(' OR ')})`,
        fits: (one) => parts.some((part) => part.fits(one)),
      }),
    ),
  ),
}))

test('any tree finds just the articles that it describes, counts them, and lists them', async () => {
  const next = fc.sample(
    fc.array(fc.constantFrom(...'中國发展的鸬𠮷，', '\n'), { minLength: 2, maxLength: 30 }),
    {
      numRuns: 80,
      seed: 7,
    },
  )
  const folded = (text: string) => text.replaceAll('國', '国')
  const ids: string[] = []
  for (let i = 0; i < next.length; i += 8) {
    const texts = next.slice(i, i + 8).map((all) => [`题${i}`, ...all.join('').split('\n').filter(Boolean)])
    ids.push(...(await addPage(lib, { name: `${i}.txt`, articles: texts })).articleIds)
  }
  const articles: { id: string; text: string; note: string; unread: boolean }[] = []
  for (const [i, id] of ids.entries()) {
    const { text } = await lib.call('articles.get', { id })
    const note = i % 3 === 0 ? (next[(i * 7) % next.length] as string[]).join('').trim() : ''
    if (note !== '')
      await lib.call('annotations.create', { articleId: id, revision: 1, start: 0, end: 1, note })
    if (i % 4 === 0) await lib.call('articles.setPlace', { id, place: 0, progress: 0.5 })
    articles.push({ id, text: folded(text), note: folded(note), unread: i % 4 !== 0 })
  }
  await fc.assert(
    fc.asyncProperty(tree, async ({ text: query, fits }) => {
      const expected = articles.filter(fits).map(({ id }) => id)
      const found = await lib.call('search.query', { query, limit: 200 })
      expect(found.problems).toEqual([])
      expect(found.hits.map(({ articleId }) => articleId).sort()).toEqual(expected)
      expect(found.articles).toBe(expected.length)
      const few = await lib.call('search.query', { query, limit: 2, limitPerArticle: 1 })
      if (few.isExact) expect(few.articles).toBe(expected.length)
      else expect(few.articles).toBeGreaterThanOrEqual(expected.length)
      expect((await lib.call('search.facets', { query })).articles).toBe(expected.length)
      expect(await lib.call('listing.ids', { query, limit: 1000 })).toHaveLength(expected.length)
    }),
    { numRuns: 300 },
  )
})
