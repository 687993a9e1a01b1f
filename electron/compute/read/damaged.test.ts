/** Files that break off or say wrongly what they are: what is left of them is read, and said to be doubtful. */
import { expect, test } from 'vitest'
import { encodeWith } from './test/encode.ts'
import { first, only, read, second, third, told } from './test/read-bytes.ts'
import { book } from './test/write-book.ts'
import { setColumns, writePdf } from './test/write-pdf.ts'

const gb = (text: string) => encodeWith('gb18030', text)
const story = `${second}\n\n${third}`
const reasons = ({ doubts }: Awaited<ReturnType<typeof read>>) => doubts.map(({ reason }) => reason)

const pdfPage = (title: string) => [
  { text: '2026年1月27日', x: 40, y: 30, size: 9 },
  { text: title, x: 40, y: 80, size: 32, font: 'hei' as const },
  ...setColumns(third, { x: 40, y: 120, measure: 16, lines: 8 }),
]
const pdf = writePdf([pdfPage('沧河春耕忙'), pdfPage('湿地迎候鸟'), pdfPage('夜校到家门')])

test('a PDF that breaks off gives the pages that came, however much is missing', async () => {
  const titles = ['沧河春耕忙', '湿地迎候鸟', '夜校到家门']
  let before = -1
  for (const share of [0.05, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97]) {
    const cut = pdf.subarray(0, Math.floor(pdf.length * share))
    const found = await read('断.pdf', cut).catch((error) => {
      expect(error).toMatchObject({ code: 'unreadable-file', params: { name: '断.pdf' } })
      return null
    })
    const known =
      found?.pages.flatMap(({ page }) => titles.filter((title) => page.text.includes(title))) ?? []
    expect(known).toEqual(titles.slice(0, known.length))
    expect(known.length).toBeGreaterThanOrEqual(Math.max(0, before))
    before = known.length
    if (found) expect(reasons(found)).toContain('cut-short')
  }
  expect(before).toBe(3)
  expect(reasons(await read('全.pdf', pdf))).toEqual([])
})

test('pages whose fonts do not say what they hold are told, and kept', async () => {
  const shifted = Array.from(second, (sign) =>
    String.fromCharCode(0x3400 + (sign.charCodeAt(0) % 0x1900)),
  ).join('')
  const found = await read(
    '码.pdf',
    writePdf([pdfPage('沧河春耕忙'), [...setColumns(shifted, { x: 40, y: 120, measure: 16, lines: 8 })]]),
  )
  expect(found.pages).toHaveLength(2)
  expect(found.doubts).toEqual([{ reason: 'garbled', params: { count: 1, of: 2 } }])
  // Other scripts are no such thing.
  const kana = '日本のひとびとがかわのほとりでいちばんあたらしいはなをみていました。'.repeat(3)
  expect(
    reasons(await read('和.pdf', writePdf([setColumns(kana, { x: 40, y: 120, measure: 16, lines: 8 })]))),
  ).toEqual([])
})

test.each(['gb18030', 'big5', 'utf-8'])(
  'a text in %s that breaks off in a character is read up to it',
  async (encoding) => {
    const text =
      encoding === 'big5'
        ? '縣農業局表示，下一步將組織技術人員進村入戶，指導農民施肥，確保春耕生產有序推進。'
        : story
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : encodeWith(encoding as 'big5', text)
    const found = await read('断.txt', bytes.subarray(0, bytes.length - 1))
    expect(found.encoding).toBe(encoding)
    expect(found.pages[0]?.page.text).toBe(text.slice(0, -1))
    expect(reasons(found)).toEqual(['cut-short'])
    expect(reasons(await read('全.txt', bytes))).toEqual([])
  },
)

test('a mark of UTF-8 before a text in another encoding is passed over', async () => {
  const { encoding, pages } = await read(
    '错.txt',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), gb(story)]),
  )
  expect([encoding, pages[0]?.page.text]).toEqual(['gb18030', story])
})

const webPage = `<html><head><meta charset="gb2312"><title>沧河春耕忙</title></head><body><h1>沧河春耕忙</h1><p>${second}</p><p>${third}</p></body></html>`
const mhtml = (headers: string, body: string, end = '\r\n--b--\r\n') =>
  `Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html${headers}\r\n\r\n${body}${end}`

test('a saved page that says nothing of its encoding, or says it wrongly, is read as what it is', async () => {
  const base64 = gb(webPage).toString('base64').replace(/.{76}/g, '$&\r\n')
  for (const charset of ['', '; charset=utf-8', ';\r\n charset="utf-8"']) {
    const { pages, doubts } = await read(
      '存.mht',
      mhtml(`${charset}\r\nContent-Transfer-Encoding: base64`, base64),
    )
    expect(told((pages[0] as (typeof pages)[number]).page).articles).toEqual([
      ['title 沧河春耕忙', `paragraph ${second}`, `paragraph ${third}`],
    ])
    expect(doubts).toEqual([])
  }
  const cut = await read(
    '断.mht',
    mhtml('\r\nContent-Transfer-Encoding: base64', base64.slice(0, base64.length / 2), ''),
  )
  expect(cut.pages[0]?.page.text).toContain('沧河春耕忙')
  expect(reasons(cut)).toEqual(['cut-short'])
})

test('a chapter is read in the encoding that it says', async () => {
  const chapter = `<?xml version="1.0" encoding="gb2312"?><html><head><title/></head><body><h1>夏收</h1><p>${second}</p></body></html>`
  const { pages } = await read('书.epub', book({ 'OEBPS/text/2.xhtml': gb(chapter) }))
  expect(pages[1]?.page.text).toContain(second)
})

test('a book without its list has its chapters in the order of their names; without any chapter it is damaged', async () => {
  const found = await read(
    '书.epub',
    book({ 'OEBPS/a.opf': '<?xml version="1.0"?><package><metadata><dc:ti' }),
  )
  expect(found.pages.map(({ page }) => page.text.includes(first))).toEqual([false, true])
  expect(reasons(found)).toEqual(['no-contents'])
  const gone = {
    'OEBPS/a.opf':
      '<package><manifest><item id="a" href="1.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
  }
  await expect(read('空.epub', book(gone))).rejects.toMatchObject({ reason: 'damaged' })
})

test('what leads out of a book is no part of it', async () => {
  const { pages, doubts } = await read(
    '书.epub',
    book({ '../../坏.xhtml': '<p>外</p>', 'OEBPS\\text\\3.xhtml': '<p>里</p>' }),
  )
  expect(pages).toHaveLength(2)
  expect(doubts).toEqual([{ reason: 'parts-missing', params: { count: 1, of: 4 } }])
})

test('nothing of a page that means harm is left but its words', async () => {
  const evil = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=https://evil.example/"><title>沧河春耕忙</title><style>body{background:url(https://evil.example/b)}</style><script src="https://evil.example/x.js"></script><base href="https://evil.example/"></head><body onload="alert(1)"><iframe src="https://evil.example/f" srcdoc="<p>框中字</p>"></iframe><svg onload="alert(2)"><text>图中字</text></svg><article><h1>沧河春耕忙<img src="https://evil.example/p.gif" onerror="alert(3)"></h1><p onclick="x()">${second}<a href="javascript:alert(4)">链接</a></p><p>${third}</p><noscript><img src="https://evil.example/t.gif"></noscript></article></body></html>`
  const { page, known } = await only('恶.html', evil)
  expect(page.text).toBe(`沧河春耕忙\n\n${second}链接\n\n${third}`)
  expect(JSON.stringify(known)).not.toContain('evil')
})
