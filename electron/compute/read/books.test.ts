/** Books (EPUB) from real bytes: chapters, stories in one file, headlines set large, locked ones. */
import { expect, test } from 'vitest'
import { first, read, second, third, told } from './test/read-bytes.ts'
import { book } from './test/write-book.ts'

test('a book gives a page for each chapter, named and placed as in its table of contents; a missing one is told', async () => {
  const { format, pages, doubts } = await read('书.epub', book())
  expect(format).toBe('epub')
  expect(pages.map(({ n, known }) => [n, known.column])).toEqual([
    [2, '上编'],
    [3, ''],
  ])
  expect(pages[0]?.known).toMatchObject({ paper: '春江志', author: '周立', date: '2025-06-01' })
  expect(pages.map(({ page }) => told(page).articles)).toEqual([
    [['title 第一章　春耕', `paragraph ${first}`]],
    [['title 第二章 夏收', `paragraph ${second}`]],
  ])
  expect(doubts).toEqual([{ reason: 'parts-missing', params: { count: 1, of: 4 } }])
})

test('a book whose headlines are only set large, story after story in one file, has an article for each', async () => {
  // As office programs write them: paragraphs and spans with classes, no headline element, a title that nobody gave.
  const line = (kind: number, text: string) => `<p class="p${kind}"><span class="s${kind}">${text}</span></p>`
  const { pages } = await read(
    '书.epub',
    book({
      'OEBPS/a.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Unknown Title</dc:title><dc:creator>Unknown Author</dc:creator></metadata><manifest><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="s" href="s.css" media-type="text/css"/><item id="a" href="text/2.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
      'OEBPS/s.css': `.p1 { margin: 0 }\n/* 正文 */ .s1 { color: red }\n.s2 { font-weight: bold; font-size: 24.0000pt; }\nspan.s3, .x { font-size: 1.5em }`,
      'OEBPS/text/2.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body>${line(2, '沧河大桥提前通车')}${line(1, '本报记者 林晓岚')}${line(1, first)}${line(2, '老渠通水')}${line(3, '渠道清淤')}${line(1, second)}</body></html>`,
    }),
  )
  expect(pages.map(({ known }) => [known.paper, known.author])).toEqual([['', '']])
  expect(pages.map(({ page }) => told(page).articles)).toEqual([
    [
      ['title 沧河大桥提前通车', 'byline 本报记者 林晓岚', `paragraph ${first}`],
      ['title 老渠通水', 'heading 渠道清淤', `paragraph ${second}`],
    ],
  ])
})

test('first headlines in one file of a book are stories, lower ones are headings', async () => {
  const { pages } = await read(
    '书.epub',
    book({
      'OEBPS/text/2.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>夏收</h1><p>${first}</p><h2>晒谷</h2><p>${third}</p><h1>秋种</h1><p>${second}</p></body></html>`,
    }),
  )
  expect(told((pages[1] as (typeof pages)[number]).page).articles).toEqual([
    ['title 夏收', `paragraph ${first}`, 'heading 晒谷', `paragraph ${third}`],
    ['title 秋种', `paragraph ${second}`],
  ])
})

test('what stands above a headline is the head of the page or its kicker, no story', async () => {
  const { pages } = await read(
    '报.epub',
    book({
      'OEBPS/text/2.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>沧河日报　2026年3月7日　第2版</p><p>丰收时节</p><h1>夏收</h1><p>${first}</p></body></html>`,
    }),
  )
  const { page } = pages[1] as (typeof pages)[number]
  expect(told(page)).toEqual({
    articles: [['kicker 丰收时节', 'title 夏收', `paragraph ${first}`]],
    beside: ['沧河日报　2026年3月7日　第2版'],
  })
})

test('a book that is locked says so', async () => {
  const lock = '<encryption><CipherReference URI="OEBPS/text/2.xhtml"/></encryption>'
  await expect(read('锁.epub', book({ 'META-INF/encryption.xml': lock }))).rejects.toMatchObject({
    reason: 'password',
  })
})
