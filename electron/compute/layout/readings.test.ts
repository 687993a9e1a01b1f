/** How the engine reads the things that newspaper pages do: one short page for each. */
import { expect, test } from 'vitest'
import type { PageLayout } from '../../contract/page.ts'
import { takeApart } from './take-apart.ts'

const read = (...blocks: string[]): PageLayout => takeApart({ text: blocks.join('\n\n') })
const roles = (layout: PageLayout, at = 0) =>
  (layout.articles[at]?.blocks ?? []).map(({ role, text }) => `${role} ${text}`)

const first =
  '清早，河口镇的渡船还没有开，码头上已经站满了赶集的人。船家老孟说，这条航线他跑了三十一年，从没有误过一班。'
const second = '镇里打算在明年春天把渡口改成游船码头，老孟会留下来当船长，继续在河上跑他的老路线。'

test('a paragraph goes on behind a caption and is one block', () => {
  const layout = read(
    '# 最后一班渡船',
    '■ 林晓岚',
    `${first}去年冬天，河面第一次结了厚`,
    '',
    '▶ 老孟在船头整理缆绳',
    `厚的冰，他和儿子凿了整整一夜。`,
    second,
  )
  const [paragraph] = layout.articles[0]?.blocks.filter(({ role }) => role === 'paragraph') ?? []
  expect(paragraph).toMatchObject({
    text: `${first}去年冬天，河面第一次结了厚的冰，他和儿子凿了整整一夜。`,
    dropped: '厚',
  })
  expect(paragraph?.ranges).toHaveLength(2)
  expect(roles(layout).at(-1)).toBe('caption 老孟在船头整理缆绳')
})

test('text boxed into a cut paragraph is a lede', () => {
  const layout = read(
    '最后一班渡船',
    '本报记者 林晓岚',
    `${first}“我走了，船`,
    '一条河，一只船，两代人。渡口的故事，是这座小镇几十年的缩影。',
    '谁来开？”他望着对岸说。',
    second,
  )
  expect(roles(layout)).toEqual([
    'title 最后一班渡船',
    'byline 本报记者 林晓岚',
    'lede 一条河，一只船，两代人。渡口的故事，是这座小镇几十年的缩影。',
    `paragraph ${first}“我走了，船谁来开？”他望着对岸说。`,
    `paragraph ${second}`,
  ])
})

test('a title below its body comes first in the article', () => {
  const layout = read(first, second, '最后一班渡船', '——河口镇渡口见闻', '□ 林晓岚')
  expect(layout.articles).toHaveLength(1)
  expect(layout.articles[0]).toMatchObject({
    title: '最后一班渡船',
    subtitle: '——河口镇渡口见闻',
    byline: ['林晓岚'],
    bylineText: '□ 林晓岚',
  })
  expect(
    roles(layout)
      .slice(0, 3)
      .map((block) => block.split(' ')[0]),
  ).toEqual(['title', 'subtitle', 'byline'])
})

test('a column of the reporter is an article of its own', () => {
  const layout = read(
    '# 最后一班渡船',
    '■ 林晓岚',
    first,
    second,
    '记者手记',
    '河还是那条河',
    '■ 林晓岚',
    '采访结束时天已经黑了，老孟执意要送我过河。船桨一下一下，像在数着岁月。',
  )
  expect(layout.articles).toMatchObject([
    { title: '最后一班渡船' },
    { title: '河还是那条河', kicker: '记者手记', byline: ['林晓岚'] },
  ])
})

test('news items without any mark are told apart by their datelines', () => {
  const layout = read(
    '渡口改造明年开工',
    `本报讯（林晓岚）${first}`,
    '镇中学新添标准操场',
    `本报讯（记者 周立）${second}`,
  )
  expect(layout.articles).toMatchObject([
    { title: '渡口改造明年开工', byline: ['林晓岚'] },
    { title: '镇中学新添标准操场', byline: ['周立'] },
  ])
})

test('folio, date line and editors are furniture', () => {
  const layout = read(
    'A06 民生',
    '2025年6月3日 星期二',
    '# 最后一班渡船',
    first,
    second,
    '责编：何文 美编：吕舟',
  )
  expect(layout.furniture.map(({ text }) => text)).toEqual([
    'A06 民生',
    '2025年6月3日 星期二',
    '责编：何文 美编：吕舟',
  ])
})

test('a photo between articles with its own news and credit belongs to none', () => {
  const layout = read(
    '# 最后一班渡船',
    '■ 林晓岚',
    first,
    second,
    '\n5月6日，技术人员在风电场吊装叶片。这座风电场建成后，每年可节约标准煤四万吨。\n■ 周立 何文',
    '# 镇中学新添标准操场',
    '■ 方圆',
    '塑胶跑道铺好的那天，孩子们在雨里跑了一整圈。校长说，这是建校六十年来的第一条标准跑道。',
  )
  expect(layout.photos).toMatchObject([{ credit: '周立 何文' }])
  expect(layout.articles).toHaveLength(2)
})

test('lines of a fixed width are one paragraph, and paragraphs begin with an indent', () => {
  const wrapped = (text: string) => `　　${text}`.replace(/(.{14})/gu, '$1\n').trimEnd()
  const layout = takeApart({ text: `最后一班渡船\n本报记者 林晓岚\n\n${wrapped(first)}\n${wrapped(second)}` })
  expect(roles(layout).slice(2)).toEqual([`paragraph ${first}`, `paragraph ${second}`])
})

test('Latin halves are put together with a blank, and a hyphen closes up', () => {
  const layout = read(
    'New Bridge Opens',
    'By Anna Whitfield',
    'The footbridge across the river opened on Monday, cutting the walk from the old station to',
    'the hospital to under six minutes. More than nine thousand people crossed it before noon.',
  )
  expect(roles(layout).at(-1)).toContain('old station to the hospital')
})

test('stars of bold type are marks, around a line and inside one', () => {
  const layout = read(
    '**最后一班渡船**',
    '**本报讯**（记者 林晓岚）清早，渡船还没有开。',
    `${first}**凌晨**就有人来排队。`,
  )
  expect(layout.articles).toMatchObject([{ title: '最后一班渡船', byline: ['林晓岚'] }])
  const [title, opening, rest] = layout.articles[0]?.blocks ?? []
  expect(title?.marks).toEqual(['**', '**'])
  expect(opening?.text).toBe('本报讯（记者 林晓岚）清早，渡船还没有开。')
  expect(rest?.text).toBe(`${first}凌晨就有人来排队。`)
})

test('the end of an article printed above its head is put behind it', () => {
  const layout = read(
    `上站满了赶集的人。船家老孟说，这条航线他跑了三十一年，从没有误过一班。`,
    second,
    '',
    '最后一班渡船',
    '本报记者 林晓岚',
    '去年冬天，河面第一次结了厚冰，他和儿子凿了整整一夜。今年开春，渡船照常开航，清早的码头',
  )
  expect(roles(layout)).toEqual([
    'title 最后一班渡船',
    'byline 本报记者 林晓岚',
    'paragraph 去年冬天，河面第一次结了厚冰，他和儿子凿了整整一夜。今年开春，渡船照常开航，清早的码头上站满了赶集的人。船家老孟说，这条航线他跑了三十一年，从没有误过一班。',
    `paragraph ${second}`,
  ])
})

test('whole sentences behind one glyph, one below the other, are the items of a list', () => {
  const items = [
    '镇图书馆新到图书三千册，周末开放到晚上九点。',
    '渔歌队应邀进城演出，三场演出座无虚席。',
    '老码头修缮一新，游客可以乘船看两岸夜景。',
  ]
  const layout = read('# 文化短讯', ...items.map((item) => `▲ ${item}`))
  expect(roles(layout).slice(1)).toEqual(items.map((item) => `paragraph ${item}`))
})

test('groups of few lines are put together at the width that the page has', () => {
  const wrapped = (text: string) => text.replace(/(.{14})/gu, '$1\n').trimEnd()
  const last = '孟家的船，明年还会照常开航，一班也不会少。'
  const layout = read('最后一班渡船', '本报记者 林晓岚', ...[first, first, second, last].map(wrapped))
  expect(roles(layout).slice(2)).toEqual([first, first, second, last].map((text) => `paragraph ${text}`))
})

test('half-width full stops end sentences', () => {
  const layout = read('渡口改造明年开工', `${first.replaceAll('。', '.')}`, `${second.replaceAll('。', '.')}`)
  expect(roles(layout).map((block) => block.split(' ')[0])).toEqual(['title', 'paragraph', 'paragraph'])
})

test('a table of contents is furniture', () => {
  const lines = ['今日导读', '02版 春耕备耕一线见闻', '05版 老旧小区加装电梯答疑', '07版 女足联赛明日开赛']
  const layout = read('# 最后一班渡船', '■ 林晓岚', first, second, lines.join('\n'))
  expect(layout.furniture.map(({ text }) => text)).toEqual(lines)
  expect(layout.articles).toHaveLength(1)
})
