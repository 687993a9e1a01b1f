import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../test/open-test-library.ts'
import { addSheet } from './test/tagged.ts'

vi.setConfig({ testTimeout: 60_000 })

let lib: TestLibrary
let early: readonly string[]
beforeEach(async () => {
  lib = await openTestLibrary()
  early = addSheet(lib, {
    name: '晨报.txt',
    furniture: '晨报 2025年3月12日 第3版',
    articles: [
      [
        '封井',
        '[PLACE 沧河市]的[PROGRAMME “百井归源”工程]由[ORG 市水务局=沧河市水务局]牵头实施。[PROGRAMME “百井归源”工程=“百井归源”工程]旨在让地下水休养生息。',
        '到[DATE 2025年底]，[ORG 沧河市人民医院]开设[60 个 target 沧河市人民医院开设专科门诊]。[DATE 6月3日]，[ORG 水务局=沧河市水务局]封填[412 眼 result 封填机井]。',
      ],
      ['梨园', '[ORG 青溪县医院]新增[20 个 target 专科门诊]，=HYPERLINK("x")，[-不是'],
    ],
  }).articleIds
  addSheet(lib, {
    name: '晚报.txt',
    articles: [
      [
        '专科门诊启用',
        '[ORG 人民医院=沧河市人民医院]已有[40 个 result 专科门诊]投入使用，[PERSON 顾明渠]说。',
        '[DATE 2026年2月]，[PROGRAMME 归源工程=“百井归源”工程]累计封填[1286-1300 眼 result 封填机井]。[PLACE 沧河市]降水。',
      ],
    ],
  })
})
afterEach(() => lib.close())

const list = async (input: Parameters<typeof lib.call<'entities.list'>>[1] = {}) =>
  (await lib.call('entities.list', input)).rows
const idOf = async (name: string) => {
  const found = (await list({ limit: 500 })).find(({ canonical }) => canonical === name)
  if (!found) throw new Error(`no ${name}`)
  return found.id
}

test('the list counts mentions and articles, knows first and last dates, and leaves dates out', async () => {
  const rows = await list({ sort: 'name' })
  expect(rows.map(({ type }) => type)).not.toContain('DATE')
  expect(rows.find(({ canonical }) => canonical === '“百井归源”工程')).toMatchObject({
    mentions: 3,
    articles: 2,
    names: ['归源工程'],
    first: '2025-03-12',
    last: '2026-02',
  })
  expect(rows.find(({ canonical }) => canonical === '顾明渠')).toMatchObject({ first: null, last: null })
  expect((await list({ kinds: ['DATE'] })).map(({ canonical }) => canonical).sort()).toEqual([
    '2025年底',
    '2026年2月',
    '6月3日',
  ])
})

test('names stand in the order of their pinyin, and are found by it and by initials', async () => {
  addSheet(lib, {
    articles: [['会', '[PERSON 张百川]、[PERSON 安其]、[PERSON 曾野]、[PERSON 𠮷老三]到会。']],
  })
  const people = await list({ sort: 'name', kinds: ['PERSON'], text: '' })
  const order = people.map(({ canonical }) => canonical).filter((name) => /张百川|安其|曾野/.test(name))
  expect(order).toEqual(['安其', '曾野', '张百川'])
  expect((await list({ text: 'zbc' })).map(({ canonical }) => canonical)).toEqual(['张百川'])
  expect((await list({ text: 'Zeng ye' })).map(({ canonical }) => canonical)).toEqual(['曾野'])
})

test('it is filtered by any name, sorted either way, and paged without gaps', async () => {
  expect((await list({ text: '归源工程' })).map(({ canonical }) => canonical)).toEqual(['“百井归源”工程'])
  expect(await list({ text: '100%_' })).toEqual([])
  for (const sort of ['mentions', 'articles', 'name', 'first', 'last'] as const)
    for (const reverse of [false, true]) {
      const all = await list({ sort, reverse })
      const pages = await Promise.all(
        [0, 2, 4, 6, 8].map((offset) => list({ sort, reverse, offset, limit: 2 })),
      )
      expect(pages.flat(), `${sort} ${reverse}`).toEqual(all)
      const dates = all.map((row) => (sort === 'first' ? row.first : row.last))
      if (sort === 'first' || sort === 'last')
        expect(dates.slice(dates.indexOf(null)).every((date) => date === null)).toBe(true)
    }
  expect((await lib.call('entities.list', { kinds: ['ORG'], limit: 1 })).total).toBe(3)
})

test('the page of an entity: names, company, figures, dates, who runs it, what it is', async () => {
  const page = await lib.call('entities.get', { id: await idOf('“百井归源”工程') })
  expect(page.spellings).toEqual([
    { text: '“百井归源”工程', count: 2 },
    { text: '归源工程', count: 1 },
  ])
  expect(page.company.rows.map(({ canonical, sentences }) => [canonical, sentences])).toEqual([
    ['沧河市', 1],
    ['沧河市水务局', 1],
  ])
  expect(page.figures).toMatchObject({ total: 1, rows: [{ value: [1286, 1300], date: { iso: '2026-02' } }] })
  expect(page.timeline).toMatchObject({
    total: 1,
    rows: [{ date: { text: '2026年2月', iso: '2026-02' }, title: '专科门诊启用' }],
  })
  expect(page.runBy).toMatchObject([{ canonical: '沧河市水务局' }])
  // Who wrote of it does not run it.
  addSheet(lib, {
    articles: [['短讯', '本报讯（记者 [PERSON 林晓岚]）[PROGRAMME 清渠计划]由[ORG 青溪县水务局]牵头实施。']],
  })
  const other = await lib.call('entities.get', { id: await idOf('清渠计划') })
  expect(other.runBy.map(({ canonical }) => canonical)).toEqual(['青溪县水务局'])
  expect(page.described.map(({ sentence }) => sentence)).toEqual(['“百井归源”工程旨在让地下水休养生息。'])
  const bureau = await lib.call('entities.get', { id: await idOf('沧河市水务局') })
  expect(bureau.timeline.rows).toMatchObject([{ date: { text: '6月3日', iso: '2025-06-03' } }])
})

test('the concordance reads outward from the name', async () => {
  const id = await idOf('“百井归源”工程')
  const lines = async (sort: 'place' | 'left' | 'right', name?: string) =>
    (await lib.call('entities.concordance', { id, sort, ...(name ? { name } : {}) })).rows
  expect((await lines('place')).map(({ title, text }) => [title, text])).toEqual([
    ['封井', '“百井归源”工程'],
    ['封井', '“百井归源”工程'],
    // Its article has no date of its own.
    ['专科门诊启用', '归源工程'],
  ])
  expect((await lines('right')).map(({ right }) => right.slice(0, 2))).toEqual(['旨在', '由市', '累计'])
  expect((await lines('left')).map(({ left }) => left.slice(-1))).toEqual(['。', '的', '，'].sort())
  const [line] = await lines('place', '归源工程')
  expect(line).toMatchObject({
    left: '2026年2月，',
    right: '累计封填1286至1300眼。沧河市降水。',
    colors: [],
    state: 'suggested',
  })
  await lib.call('annotations.create', {
    articleId: line?.articleId as string,
    revision: 1,
    start: line?.start as number,
    end: line?.end as number,
    color: 'data',
  })
  expect((await lines('place')).at(-1)?.colors).toEqual(['data'])
  // Added last, printed between.
  addSheet(lib, {
    furniture: '沧河日报 2024年5月6日',
    articles: [['旧闻', '[PROGRAMME “百井归源”工程]启动。']],
  })
  addSheet(lib, {
    furniture: '沧河日报 2026年5月6日',
    articles: [['新闻', '[PROGRAMME “百井归源”工程]收尾。']],
  })
  expect((await lines('place')).map(({ title }) => title)).toEqual([
    '新闻',
    '封井',
    '封井',
    '旧闻',
    '专科门诊启用',
  ])
})

test('the graph counts sentences or articles in which two are named', async () => {
  const graph = await lib.call('entities.graph', {})
  const name = (id: string) => graph.nodes.find((node) => node.id === id)?.canonical
  expect(graph.edges.map(({ from, to, weight }) => [name(from), name(to), weight])).toContainEqual([
    '“百井归源”工程',
    '沧河市水务局',
    1,
  ])
  const byArticle = await lib.call('entities.graph', { by: 'articles', least: 2 })
  expect(byArticle.edges.every(({ weight }) => weight === 2)).toBe(true)
  expect(byArticle.edges.length).toBeGreaterThan(0)
  const around = await lib.call('entities.graph', { around: await idOf('顾明渠') })
  expect(around.nodes.map(({ canonical }) => canonical)).toEqual(['顾明渠', '沧河市人民医院'])
  expect(around.total).toBe(2)
})

test('figures are filtered, sorted by each column, grouped and paged', async () => {
  const figures = async (input: Parameters<typeof lib.call<'figures.list'>>[1]) =>
    (await lib.call('figures.list', input)).rows.map(({ text }) => text)
  // By date, those of no date last, each down its page and text.
  const placed = ['60个', '412眼', '20个', '40个', '1286至1300眼']
  expect(await figures({})).toEqual(placed)
  addSheet(lib, { furniture: '沧河日报 2024年5月6日', articles: [['旧闻', '已有[7 孔 result 石桥]。']] })
  expect(await figures({})).toEqual([...placed.slice(0, 3), '7孔', ...placed.slice(3)])
  expect(await figures({ reverse: true })).toEqual(['7孔', ...placed])
  expect(await figures({ limit: 2, offset: 2 })).toEqual(['20个', '7孔'])
  await lib.call('tags.decideFigure', {
    figureId: (await lib.call('figures.list', { text: '石桥' })).rows[0]?.id as string,
    decision: 'reject',
  })
  expect(await figures({ sort: 'value' })).toEqual(['20个', '40个', '60个', '412眼', '1286至1300眼'])
  expect(await figures({ sort: 'date' })).toEqual(['60个', '20个', '412眼', '1286至1300眼', '40个'])
  expect(await figures({ kinds: ['target'], sort: 'value', reverse: true })).toEqual(['60个', '20个'])
  expect(await figures({ text: '机井', articleId: early[0] as string })).toEqual(['412眼'])
  expect(await figures({ entityId: await idOf('沧河市人民医院') })).toEqual(['60个', '40个'])
  for (const sort of ['indicator', 'unit', 'qualifier', 'kind', 'who'] as const)
    expect((await figures({ sort })).length).toBe(5)
  const grouped = await lib.call('figures.list', { group: 'unit', limit: 4 })
  expect(grouped.groups).toEqual([
    { key: '个', count: 3 },
    { key: '眼', count: 2 },
  ])
  expect(grouped).toMatchObject({
    total: 5,
    rows: [{ unit: '个' }, { unit: '个' }, { unit: '个' }, { unit: '眼' }],
  })
  const id = (await lib.call('figures.list', { text: '40个' })).rows[0]?.id as string
  await lib.call('tags.decideFigure', { figureId: id, decision: 'reject' })
  expect(await figures({ text: '40个' })).toEqual([])
  await lib.call('history.undo')
  expect(await figures({ text: '40个' })).toEqual(['40个'])
})

test('the table as CSV: byte order mark, quoted cells, no formula', async () => {
  const sheet = { articles: [['=1+1', '[PLACE 沧河市]说：“好”,[3 个 result =cmd|井]。']] }
  const { articleIds } = addSheet(lib, sheet)
  const { text } = await lib.call('figures.csv', { articleId: articleIds[0] as string })
  expect(text.startsWith('\ufeffkind,indicator,value,')).toBe(true)
  const [, line, end] = text.split('\r\n')
  expect(line).toBe(`result,'=cmd|井,3,,个,,3个,沧河市,,,suggested,'=1+1,,,,一版.txt,"沧河市说：“好”,3个。"`)
  expect(end).toBe('')
})

test('a promise meets what other articles report of the same thing and body', async () => {
  const { rows, counts, total } = await lib.call('figures.promises', {})
  expect([total, counts]).toEqual([2, { none: 1, progress: 1, met: 0 }])
  const kept = rows.find(({ target }) => target.value === 60)
  expect(kept).toMatchObject({
    state: 'progress',
    target: { date: { text: '2025年底', iso: '2025' }, articleDate: '2025-03-12' },
    reports: [
      {
        figure: { value: 40 },
        shared: '专科门诊',
        sameArticle: false,
        who: [{ canonical: '沧河市人民医院' }],
      },
    ],
  })
  expect(kept?.ratio).toBeCloseTo(2 / 3)
  // The same thing, but another body.
  expect(rows.find(({ target }) => target.value === 20)).toMatchObject({
    state: 'none',
    reports: [],
    ratio: null,
  })
  addSheet(lib, { articles: [['完成', '[ORG 沧河市人民医院]建成[61 个 result 专科门诊]。']] })
  expect((await lib.call('figures.promises', { state: 'met' })).rows).toMatchObject([
    { target: { value: 60 }, reports: [{ figure: { value: 61 } }, { figure: { value: 40 } }] },
  ])
  expect((await lib.call('figures.promises', { text: '机井' })).total).toBe(0)
  const own = await lib.call('figures.promises', { entityId: await idOf('沧河市人民医院') })
  expect(own.rows).toMatchObject([{ target: { value: 60 }, state: 'met', reports: [{ counts: true }, {}] }])
  expect((await lib.call('figures.promises', { entityId: 'nobody' })).total).toBe(0)
})

test('a programme beside a promise hides no report; what each is to have, and words that fit everything, meet nothing', async () => {
  addSheet(lib, {
    articles: [
      [
        '[PLACE 青渚县]明年打算',
        '开展[PROGRAMME 百井归源]行动，[30 个 target 建成水利工作站]。每个乡镇[2 个 target 每个乡镇建成水利工作站]。[80 场 target 开展活动]。新增[3 家 target 三甲医院新增]，增至[6 所 target 县级中学新增]。',
      ],
      [
        '[PLACE 青渚县]今年回顾',
        '[20 个 result 水利工作站相继投用]，[9 个 result 流动水利站]，[90 场 result 六进活动]。联盟有[16 家 result 成员涵盖三甲医院]，[4 所 result 新建县级中学]。',
      ],
    ],
  })
  const { rows } = await lib.call('figures.promises', {})
  const met = rows.map(({ target, reports, state, ratio }) => ({
    value: target.value,
    state,
    ratio: ratio && Math.round(ratio * 100),
    reports: reports.map(({ figure }) => figure.value),
  }))
  expect(met).toContainEqual({ value: 30, state: 'progress', ratio: 67, reports: [20] })
  expect(met).toContainEqual({ value: 2, state: 'none', ratio: null, reports: [] })
  expect(met).toContainEqual({ value: 80, state: 'none', ratio: null, reports: [] })
  // What there is does not say how many have come.
  expect(met).toContainEqual({ value: 3, state: 'none', ratio: null, reports: [] })
  expect(met).toContainEqual({ value: 6, state: 'progress', ratio: 67, reports: [4] })
})

test('figures of one measure over time, whom figures are told of, and all of it as a file', async () => {
  addSheet(lib, {
    furniture: '青渚日报 2026年3月12日',
    articles: [
      [
        '封井',
        '[PROGRAMME 千井还泉]由[ORG 青渚县水务局]牵头,[DATE 2024年]封填机井[412 眼 result 封填机井]。',
        '[PROGRAMME 千井还泉]到[DATE 2025年]累计封填[1014 眼 result 累计封填机井],[DATE 2027年]将达[2400 眼 target 封填机井]。',
        '[PROGRAMME 千井还泉]|平均[3 眼 result 每村封填机井]*。',
      ],
    ],
  })
  const id = await idOf('千井还泉')
  const series = await lib.call('figures.series', { entityId: id })
  expect(
    series.map(({ unit, points }) => [unit, points.map(({ at, figure }) => [at, figure.value])]),
  ).toEqual([
    [
      '眼',
      [
        ['2024', 412],
        ['2025', 1014],
        ['2027', 2400],
      ],
    ],
  ])
  const bodies = await lib.call('figures.bodies')
  expect(bodies.find(({ canonical }) => canonical === '青渚县水务局')).toMatchObject({
    type: 'ORG',
    figures: 1,
  })
  const { name, text } = await lib.call('entities.dossier', { id })
  expect(name).toBe('千井还泉.md')
  expect(text).toContain('# 千井还泉\n')
  expect(text).toContain('| 结果 | 封填机井 | 412 | 眼 |')
  expect(text).toContain('\\|平均')
  expect(text).toMatch(/- …?.*\*\*千井还泉\*\*.*—— \[封井，青渚日报，2026-03-12\]\(jianbao:\/\/article\//)
  const english = (await lib.call('entities.dossier', { id, language: 'en' })).text
  expect(english).toContain('| Result | 封填机井 | 412 | 眼 |')
  expect(english).toMatch(/—— \[封井, 青渚日报, 2026-03-12\]\(jianbao:/)
  for (const head of english.match(/^## .+$/gm) ?? []) expect(head).toMatch(/^## [A-Z][a-z ]+$/)
  await expect(lib.call('entities.dossier', { id: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
})
