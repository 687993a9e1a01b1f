import { expect, test } from 'vitest'
import { bylineOf, cite, citePassage, passageLink, place } from './citation.ts'
import { noMetadata } from './metadata.ts'
import type { ArticleBlock } from './model.ts'
import type { Role } from './page.ts'

const page = { sourceName: '晨报 0301.txt', n: 4 }
const block = (role: Role, start: number, end: number): ArticleBlock => ({
  role,
  start,
  end,
  ranges: [[start, end]],
  confidence: 1,
  reason: '',
})
const blocks = [
  block('title', 0, 5),
  block('lede', 6, 20),
  block('heading', 21, 25),
  block('paragraph', 26, 40),
  block('paragraph', 41, 60),
  block('caption', 61, 70),
]

test('an article is cited with its authors, title, file and page', () => {
  expect(cite({ title: '春耕正忙', byline: ['王小禾', '李青'], page })).toBe(
    '王小禾, 李青. 春耕正忙[N]. 晨报 0301.txt(4).',
  )
})

test('what is not known is left out, and the fourth author becomes 等', () => {
  expect(cite({ title: '春耕正忙', byline: [], page })).toBe('春耕正忙[N]. 晨报 0301.txt(4).')
  expect(cite({ title: '', byline: ['甲', '乙', '丙', '丁'], page })).toBe(
    '甲, 乙, 丙, 等. 无题[N]. 晨报 0301.txt(4).',
  )
})

test('what is known of the page comes before the file’s own name', () => {
  const meta = { ...noMetadata, paper: '云岭日报', date: '2026-01-27', pageNo: 'A03' }
  const article = { title: '春耕正忙', byline: ['王小禾'], page: { ...page, meta } }
  expect(cite(article)).toBe('王小禾. 春耕正忙[N]. 云岭日报, 2026-01-27(A03).')
  const dated = { ...article, byline: [], page: { ...page, meta: { ...meta, pageNo: '', author: '何知秋' } } }
  expect(cite(dated)).toBe('何知秋. 春耕正忙[N]. 云岭日报, 2026-01-27.')
  const online = { ...article, page: { ...page, meta: { ...meta, url: 'https://example.com/a' } } }
  expect(cite(online)).toBe('王小禾. 春耕正忙[N/OL]. 云岭日报, 2026-01-27(A03). https://example.com/a.')
  expect(citePassage({ ...online, blocks }, 30, 40)).toBe(
    '王小禾. 春耕正忙[N/OL]. 云岭日报, 2026-01-27(A03). https://example.com/a: 第 2 段, 字 30–40.',
  )
})

test('a passage is placed by paragraph, and outside of paragraphs by characters alone', () => {
  expect(place(blocks, 8, 10)).toBe('第 1 段, 字 8–10')
  expect(place(blocks, 30, 40)).toBe('第 2 段, 字 30–40')
  expect(place(blocks, 30, 45)).toBe('第 2–3 段, 字 30–45')
  expect(place(blocks, 0, 4)).toBe('字 0–4')
  expect(place(blocks, 62, 64)).toBe('字 62–64')
})

test('its own words are told in English', () => {
  expect(place(blocks, 30, 45, 'en')).toBe('para. 2–3, char. 30–45')
  expect(place(blocks, 0, 4, 'en')).toBe('char. 0–4')
  expect(citePassage({ title: '', byline: ['王小禾'], page, blocks }, 30, 40, 'en')).toBe(
    '王小禾. Untitled[N]. 晨报 0301.txt(4): para. 2, char. 30–40.',
  )
})

test('the citation of a passage ends with its place', () => {
  expect(citePassage({ title: '春耕正忙', byline: ['王小禾'], page, blocks }, 30, 40)).toBe(
    '王小禾. 春耕正忙[N]. 晨报 0301.txt(4): 第 2 段, 字 30–40.',
  )
})

test('links carry the passage', () => {
  expect(passageLink('a 1', { start: 3, end: 9 })).toBe('jianbao://article/a%201?start=3&end=9')
  expect(passageLink('a1')).toBe('jianbao://article/a1')
})

test('a byline loses the glyph before it', () => {
  const of = (bylineText: string | null) => bylineOf({ byline: ['金秋', '石言'], bylineText })
  expect([of('□ 金秋 石言'), of('■金秋'), of('本报讯(金秋)'), of(null)]).toEqual([
    '金秋 石言',
    '金秋',
    '本报讯(金秋)',
    '金秋　石言',
  ])
})
