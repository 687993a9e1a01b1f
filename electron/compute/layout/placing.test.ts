/** Pages with the places and type sizes of their lines: what is read from how they are set. */
import { describe, expect, test } from 'vitest'
import type { PageText, PlacedLine } from '../../contract/page.ts'
import { placingOf, runsOn, titleGoesOn, typeJoins } from './placing.ts'
import { takeApart } from './take-apart.ts'

interface Print {
  readonly text: string
  readonly size?: number
  readonly font?: string
  readonly x?: number
  readonly y: number
  /** What stands in front of it in the page text. */
  readonly lead?: string
}

const sheet = { width: 600, height: 800 }

/** A page of printed lines, in text order; a blank line in front of each unless it says otherwise. */
function printed(prints: readonly Print[]): PageText {
  let text = ''
  const lines: PlacedLine[] = []
  for (const { text: own, size = 9, font = 'song', x = 40, y, lead = '\n\n' } of prints) {
    if (text !== '') text += lead
    else if (lead.includes('\u3000')) text += '\u3000\u3000'
    const start = text.length
    text += own
    lines.push({ start, end: text.length, x, y, width: own.length * size, height: size, size, font })
  }
  return { text, lines, sheet }
}

const indent = '\n\u3000\u3000'
/** Twenty characters of nine points: a column of 180. */
const story: readonly Print[] = [
  { text: '春分一过，青石岭的茶农便忙了起来，', x: 58, y: 200, lead: `\n${indent}` },
  { text: '天不亮就背着竹篓上山，趁着露水采下头道芽', y: 212, lead: '\n' },
  { text: '尖，一天能采四斤多。', y: 224, lead: '\n' },
  { text: '合作社把鲜叶统一收购、统一炒制，今年', x: 58, y: 236, lead: indent },
  { text: '茶价比去年高了三成，外出的年轻人也陆续回', y: 248, lead: '\n' },
  { text: '到了村里。', y: 260, lead: '\n' },
  { text: '镇里还请来农技员住进村子，教大家怎样', x: 58, y: 272, lead: indent },
  { text: '修剪、防虫，打算明年再扩种五百亩良种茶。', y: 284, lead: '\n' },
]

const rolesOf = (page: PageText): string[] =>
  takeApart(page).articles.flatMap(({ blocks }) => blocks.map(({ role, text }) => `${role} ${text}`))

describe('type sizes', () => {
  test('a line is a title when it is set large, and text when it is not', () => {
    const head = (size: number, font: string) =>
      printed([{ text: '山上的茶叶下了山', size, font, y: 150 }, ...story])
    expect(takeApart(head(22, 'hei')).articles[0]?.title).toBe('山上的茶叶下了山')
    const large = takeApart(head(22, 'hei')).articles[0]?.blocks[0]?.confidence ?? 0
    const plain =
      takeApart(head(9, 'song')).articles[0]?.blocks.find(({ role }) => role === 'title')?.confidence ?? 0
    expect(large).toBeGreaterThan(plain)
  })

  test('a short line below a space as large as a picture is its caption, between lines of the text it is a heading', () => {
    const under = (y: number) =>
      rolesOf(
        printed([
          { text: '山上的茶叶下了山', size: 22, font: 'hei', y: 150 },
          ...story.slice(0, 6),
          { text: '孩子们在新修的茶坊前洗手', y },
          ...story.slice(6).map((line, i) => ({ ...line, y: y + 14 + 12 * i })),
        ]),
      ).find((role) => role.includes('孩子们'))
    expect(under(360)).toMatch(/^caption/)
    expect(under(276)).not.toMatch(/^caption/)
  })

  test('lines of one head are told by their sizes', () => {
    const page = printed([
      { text: '青石岭乡村振兴见闻', size: 12, font: 'kai', y: 110 },
      { text: '山上的茶叶下了山', size: 22, font: 'hei', y: 130 },
      { text: '村里的青年回了家', size: 22, font: 'hei', y: 158, lead: '\n' },
      { text: '合作社带动两百户茶农增收', size: 13, font: 'kai', y: 184 },
      ...story,
    ])
    const [article] = takeApart(page).articles
    expect(article).toMatchObject({
      kicker: '青石岭乡村振兴见闻',
      title: '山上的茶叶下了山 村里的青年回了家',
      subtitle: '合作社带动两百户茶农增收',
    })
  })

  test('a section is headed by a line somewhat larger than the text', () => {
    const page = printed([
      { text: '山上的茶叶下了山', size: 22, font: 'hei', y: 120 },
      ...story,
      { text: '青年回了家', size: 10.5, font: 'hei', y: 300 },
      { text: '大学毕业的俞晓禾回乡开起网店，直播卖茶，', x: 58, y: 316, lead: `\n${indent}` },
      { text: '一年卖出三万多单。', y: 328, lead: '\n' },
    ])
    expect(rolesOf(page)).toContain('heading 青年回了家')
    expect(takeApart(page).articles).toHaveLength(1)
  })
})

describe('places', () => {
  test('a paragraph goes on at the head of the next column, also behind a full stop', () => {
    const page = printed([
      { text: '山上的茶叶下了山', size: 22, font: 'hei', y: 150 },
      ...story,
      { text: '今年的春茶节也办得格外热闹，来采购的', x: 58, y: 296, lead: indent },
      { text: '客商比往年多了一倍，订单一直排到了秋天。', y: 308, lead: '\n' },
      { text: '县里的茶厂因此加了两条生产线，昼夜不停。', x: 240, y: 200 },
    ])
    expect(rolesOf(page).at(-1)).toBe(
      'paragraph 今年的春茶节也办得格外热闹，来采购的客商比往年多了一倍，订单一直排到了秋天。县里的茶厂因此加了两条生产线，昼夜不停。',
    )
  })

  test('small type under a picture is its caption; a line at the edge of the sheet is page furniture', () => {
    const page = printed([
      { text: '乡村振兴 责编沈青', y: 20 },
      { text: '山上的茶叶下了山', size: 22, font: 'hei', y: 150 },
      ...story,
      { text: '茶农在青石岭采摘春茶', size: 8, font: 'kai', y: 420 },
    ])
    const layout = takeApart(page)
    expect(layout.furniture.map(({ text }) => text)).toEqual(['乡村振兴 责编沈青'])
    expect(rolesOf(page)).toContain('caption 茶农在青石岭采摘春茶')
  })

  test('lines of two types are not one text, lines of one are', () => {
    const page = printed([
      { text: '山上的茶叶下了山', size: 22, font: 'hei', y: 150 },
      ...story,
      { text: '茶农在青石岭采摘春茶', size: 8, font: 'kai', y: 420 },
    ])
    const placing = placingOf(page)
    const sets = page.lines?.map((line) => placing?.(line) ?? null) ?? []
    const [title, first, second] = sets
    if (!title || !first || !second) throw new Error('no setting')
    expect(runsOn(first, second)).toBe(true)
    expect(runsOn(title, first)).toBe(false)
    expect(typeJoins(first, title)).toBeLessThan(typeJoins(first, second))
    expect(titleGoesOn(title, first)).toBeLessThan(0)
    expect(
      titleGoesOn(title, { ...title, top: title.bottom + 4, bottom: title.bottom + 26 }),
    ).toBeGreaterThan(0)
    expect(titleGoesOn(title, { ...title, top: title.bottom + 40, bottom: title.bottom + 62 })).toBeLessThan(
      0,
    )
    expect(titleGoesOn(null, first)).toBe(0)
  })

  test('lines that no text has, and a page of one line, do no harm', () => {
    expect(placingOf({ text: '', lines: [] })).toBeNull()
    const page = printed([{ text: '一行', y: 10 }])
    expect(takeApart({ ...page, text: '一行\n\n另一行没有位置的文字。' }).engine).toBeTruthy()
    const odd = { start: 500, end: 600, x: Number.NaN, y: -1, width: 0, height: 0, size: 0, font: '' }
    expect(takeApart({ text: page.text, lines: [odd] }).engine).toBeTruthy()
  })
})
