/** Every format from real bytes: its text, what it states, what is known of it; and files that are damaged or mean harm. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageText } from '../../contract/page.ts'
import { takeApart } from '../layout/take-apart.ts'
import { openSource } from './source.ts'
import { setColumns, writePdf } from './test/write-pdf.ts'
import { writeZip } from './test/write-zip.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-formats-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(name: string, bytes: Uint8Array | string, encoding?: string) {
  const path = join(folder, name)
  await writeFile(path, bytes)
  const source = await openSource({ path }, name, encoding)
  try {
    const pages = []
    for await (const page of source.pages()) pages.push(page)
    return { format: source.format, encoding: source.encoding, pages, doubts: source.doubts() }
  } finally {
    await source.close()
  }
}
const only = async (name: string, bytes: Uint8Array | string, encoding?: string) =>
  (await read(name, bytes, encoding)).pages[0] as Awaited<ReturnType<typeof read>>['pages'][number]

/** Role and text of each block of the only article, and the rest. */
function told(page: PageText) {
  const layout = takeApart(page)
  return {
    articles: layout.articles.map(({ blocks }) => blocks.map(({ role, text }) => `${role} ${text}`)),
    beside: [...layout.furniture, ...layout.unassigned].map(({ text }) => text),
  }
}

/** Every non-blank character of the page is in one place of its layout. */
function expectWhole(page: PageText): void {
  const times = new Uint8Array(page.text.length)
  const { articles, photos, furniture, unassigned } = takeApart(page)
  const all = [...articles.flatMap(({ blocks }) => blocks), ...photos, ...furniture, ...unassigned]
  for (const { ranges } of all)
    for (const [start, end] of ranges) for (let i = start; i < end; i++) times[i] = (times[i] as number) + 1
  for (const [i, count] of times.entries()) if (page.text[i]?.trim() !== '') expect(count, `at ${i}`).toBe(1)
}

const first =
  '立春以来，𠮷江两岸的村民陆续下田，农机都已检修完毕。各镇组织人员逐村逐户登记用水需求，先通渠、后放水。'
const second =
  '老渠管理所的负责人说：“今年的水比往年早到半个月，村民心里踏实。”全县已完成春灌面积十二万亩，比去年同期多出一成。'
const third = '县农业农村局表示，下一步将组织农技人员进村入户，指导农民科学施肥，确保春耕生产有序推进。'

const webPage = `<!doctype html><html><head><meta charset="CHARSET"><title>春江两岸忙春耕_春江日报</title>
<meta property="og:site_name" content="春江日报"><meta name="author" content="林晓岚">
<meta property="article:published_time" content="2026-01-27T08:00:00+08:00">
<link rel="canonical" href="https://cj.example.com/a/1.html"><style>p{color:red}</style>
<script>document.title="坏脚本"</script></head>
<body><div class="nav"><a href="/">首页</a></div><div id="main"><h1>春江两岸忙春耕</h1>
<div><span>2026-01-27</span> 来源：春江日报</div>
<p onclick="坏">　　${first}</p><p>${second}<br>　　换行以后。</p><h2>机耕费降了</h2>
<figure><img src="https://t.example.com/x.gif" onerror="坏"><figcaption>图为村民在检修农机。</figcaption></figure>
<p>${third}</p><p style="display:none">隐形追踪</p><iframe src="https://ad.example.com">框里的广告</iframe></div>
<footer>版权所有</footer></body></html>`

test('a web page gives its article; what stands around it is furniture, and nothing that runs or loads is left', async () => {
  const { page, known } = await only('页.html', webPage.replace('CHARSET', 'utf-8'))
  expect(known).toEqual({
    paper: '春江日报',
    date: '2026-01-27',
    author: '林晓岚',
    column: '',
    url: 'https://cj.example.com/a/1.html',
  })
  expect(told(page)).toEqual({
    articles: [
      [
        'title 春江两岸忙春耕',
        'byline 2026-01-27 来源：春江日报',
        `paragraph ${first}`,
        `paragraph ${second}`,
        'paragraph 换行以后。',
        'heading 机耕费降了',
        'caption 图为村民在检修农机。',
        `paragraph ${third}`,
      ],
    ],
    beside: ['首页', '版权所有'],
  })
  expect(page.text).not.toMatch(/坏|隐形|广告|http|color/)
  expectWhole(page)
})

test('a web page is read in the encoding it states, or in the one it has', async () => {
  const gb = (text: string) => {
    const decoder = new TextDecoder('gbk')
    const codes = new Map<string, [number, number]>()
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
    return Uint8Array.from(
      Array.from(text).flatMap((sign) =>
        (sign.codePointAt(0) as number) < 128 ? [sign.charCodeAt(0)] : (codes.get(sign) ?? [63]),
      ),
    )
  }
  const plain = webPage.replace('𠮷', '春')
  for (const said of ['gb2312', 'utf-8']) {
    const { pages, encoding } = await read('国标.htm', gb(plain.replace('CHARSET', said)))
    expect(encoding).toMatch(/^gb/)
    expect(pages[0]?.page.text).toContain('陆续下田')
  }
})

test('a piece of a web page from the clipboard is text, its headlines too', async () => {
  const { page } = await only(
    '粘贴.html',
    `<meta charset="utf-8"><h1>新渠通水</h1><p>立春那天，老渠通了水。</p>`,
  )
  expect(page).toEqual({ text: '新渠通水\n\n立春那天，老渠通了水。' })
})

test('a saved page in one file (MHTML) gives the page and not its frames', async () => {
  const quoted = (text: string) =>
    [...new TextEncoder().encode(text)]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/.{72}/g, '$&=\r\n')
  const mail = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://cj.example.com/a/2.html\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B--"\r\n\r\n----B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://cj.example.com/a/2.html\r\n\r\n${quoted(webPage.replace('CHARSET', 'utf-8'))}\r\n----B--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted('<html><body>另一个框的广告</body></html>')}\r\n----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----B----\r\n`
  const { format, pages } = await read('存.mhtml', mail)
  expect(format).toBe('mhtml')
  expect(pages[0]?.known).toMatchObject({ paper: '春江日报', url: 'https://cj.example.com/a/2.html' })
  expect(pages[0]?.page.text).toContain(first)
  expect(pages[0]?.page.text).not.toContain('广告')
  await expect(read('坏.mhtml', mail.slice(0, 260))).rejects.toMatchObject({ reason: 'damaged' })
})

test('a Word file with headline styles is as it states; without them the page engine is asked', async () => {
  const made = async (styled: boolean) =>
    Packer.toBuffer(
      new Document({
        creator: '林晓岚',
        sections: [
          {
            children: [
              new Paragraph({
                text: '春江两岸忙春耕',
                ...(styled ? { heading: HeadingLevel.HEADING_1 } : {}),
              }),
              new Paragraph(first),
              new Paragraph({ text: '机耕费降了', ...(styled ? { heading: HeadingLevel.HEADING_2 } : {}) }),
              new Paragraph(second),
            ],
          },
        ],
      }),
    )
  const styled = await only('稿.docx', await made(true))
  expect(styled.known).toEqual({ author: '林晓岚' })
  expect(told(styled.page).articles).toEqual([
    ['title 春江两岸忙春耕', `paragraph ${first}`, 'heading 机耕费降了', `paragraph ${second}`],
  ])
  expectWhole(styled.page)
  const plain = await only('稿.docx', await made(false))
  expect(plain.page).toEqual({ text: `春江两岸忙春耕\n\n${first}\n\n机耕费降了\n\n${second}` })
})

const book = (more: Readonly<Record<string, string>> = {}) =>
  writeZip([
    { name: 'mimetype', data: 'application/epub+zip', stored: true },
    ...Object.entries({
      'META-INF/container.xml':
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
      'OEBPS/a.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>春江志</dc:title><dc:creator>周立</dc:creator><dc:date>2025-06-01</dc:date></metadata><manifest>
<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="c" href="text/0.xhtml" media-type="application/xhtml+xml"/><item id="a" href="text/%E4%B8%80.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/2.xhtml" media-type="application/xhtml+xml"/><item id="m" href="text/gone.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="m"/></spine></package>`,
      'OEBPS/toc.ncx':
        '<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>上编</text></navLabel><content src="text/0.xhtml"/><navPoint><navLabel><text>第一章 春耕</text></navLabel><content src="text/%E4%B8%80.xhtml#top"/></navPoint></navPoint><navPoint><navLabel><text>第二章 夏收</text></navLabel><content src="text/2.xhtml"/></navPoint></navMap></ncx>',
      'OEBPS/text/0.xhtml':
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body></body></html>',
      'OEBPS/text/一.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h2>第一章　春耕</h2><p>${first}</p></body></html>`,
      'OEBPS/text/2.xhtml': `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${second}</p><script>坏</script></body></html>`,
      ...more,
    }).map(([name, data]) => ({ name, data })),
  ])

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

test('a book that is locked says so', async () => {
  const lock = '<encryption><CipherReference URI="OEBPS/text/2.xhtml"/></encryption>'
  await expect(read('锁.epub', book({ 'META-INF/encryption.xml': lock }))).rejects.toMatchObject({
    reason: 'password',
  })
})

test('Markdown keeps its text; its front matter is known of the page and stands beside the article', async () => {
  const text = `---\ntitle: 春耕\npaper: 春江日报\ndate: 2026-01-27\npage: A03\nauthor: [林晓岚, 周立]\nsource: https://cj.example.com/3\n---\n\n# 春江两岸忙春耕\n\n${first}\n\n${second}\n`
  const { page, known } = await only('剪.md', text)
  expect(page.text).toBe(text)
  expect(known).toEqual({
    paper: '春江日报',
    date: '2026-01-27',
    pageNo: 'A03',
    author: '林晓岚、周立',
    url: 'https://cj.example.com/3',
  })
  const { articles, beside } = told(page)
  expect(articles).toEqual([['title 春江两岸忙春耕', `paragraph ${first}`, `paragraph ${second}`]])
  expect(beside[0]).toContain('paper: 春江日报')
  expectWhole(page)
  const hostile = `---\na: &a [x, x]\nb: &b [*a, *a]\npaper: 好\n---\n文`
  expect((await only('炸.md', hostile)).page.text).toBe(hostile)
})

describe('PDF', () => {
  const columns = (text: string, y: number, lines: number) =>
    setColumns(text, { x: 40, y, measure: 16, lines })
  const paper = [
    { text: '2026年1月27日　星期二', x: 40, y: 30, size: 9 },
    { text: '03版：要闻', x: 480, y: 30, size: 9 },
    { text: '春江两岸忙春耕', x: 40, y: 80, size: 32, font: 'hei' as const },
    ...columns(`${first.replace('𠮷', '春')}\n${third}`, 120, 3),
    { text: '图书馆延长开放', x: 40, y: 230, size: 22, font: 'hei' as const },
    ...columns(second, 270, 2),
    { text: '竖排标题', x: 560, y: 120, size: 18, vertical: true },
  ]

  test('a PDF gives its text by columns and stories, each line with its place and size', async () => {
    const { page, known } = await only('报.pdf', writePdf([paper], { labels: ['A03'] }))
    expect(known).toEqual({ pageNo: 'A03' })
    const plain = page.text.replace(/\s/g, '')
    const order = [
      '2026年1月27日',
      '春江两岸忙春耕',
      first.replace('𠮷', '春'),
      third,
      '图书馆延长开放',
      second,
    ]
    const places = order.map((part) => plain.indexOf(part.replace(/\s/g, '')))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThanOrEqual(0)
    expect(page.sheet).toEqual({ width: 600, height: 800 })
    const line = (text: string) => page.lines?.find(({ start, end }) => page.text.slice(start, end) === text)
    expect(line('春江两岸忙春耕')).toMatchObject({ x: 40, size: 32, width: 224 })
    expect(line('竖排标题')).toMatchObject({ vertical: true, size: 18 })
    expect(line('春江两岸忙春耕')?.font).not.toBe(line('03版：要闻')?.font)
    expectWhole(page)
    expect(takeApart(page).articles.map(({ title }) => title)[0]).toContain('春江两岸忙春耕')
  })

  test('every character of a PDF lies in one placed line, wherever it is set', async () => {
    const text = fc.record({
      text: fc.string({ unit: fc.constantFrom(...'春江两岸忙耕图书馆，。A3 '), minLength: 1, maxLength: 12 }),
      // What lies off the sheet is not shown, and not read.
      x: fc.integer({ min: 12, max: 300 }),
      y: fc.integer({ min: 30, max: 500 }),
      size: fc.constantFrom(6, 10, 24),
      vertical: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 25 }), async (texts) => {
        fc.pre(texts.some((one) => one.text.trim() !== ''))
        const { page } = await only('乱.pdf', writePdf([texts]))
        const times = new Uint8Array(page.text.length)
        let end = 0
        for (const line of page.lines ?? []) {
          expect(line.start).toBeGreaterThanOrEqual(end)
          end = line.end
          times.fill(1, line.start, line.end)
        }
        for (const [i, count] of times.entries()) if (page.text[i]?.trim() !== '') expect(count).toBe(1)
        const letters = (all: string) => [...all.replace(/\s/g, '')].toSorted().join('')
        expect(letters(page.text)).toBe(letters(texts.map((one) => one.text).join('')))
      }),
      { numRuns: 15, interruptAfterTimeLimit: 20_000 },
    )
  }, 60_000)

  test('radicals that a font puts in the place of characters are the characters', async () => {
    const { page } = await only('部首.pdf', writePdf([[{ text: '⽴春以来⼈⺠⽤⽔', x: 40, y: 80 }]]))
    expect(page.text).toBe('立春以来人民用水')
  })

  test('pages without a text are told, and their numbers stay', async () => {
    const { pages, doubts } = await read('混.pdf', writePdf([paper, [], paper]))
    expect(pages.map(({ n }) => n)).toEqual([1, 3])
    expect(doubts).toEqual([{ reason: 'pages-without-text', params: { count: 1, of: 3 } }])
  })

  test.each([
    ['扫描.pdf', () => writePdf([[], []]), 'scanned'],
    ['锁.pdf', () => writePdf([paper], { encrypted: true }), 'password'],
    ['坏.pdf', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3000, 7)]), 'damaged'],
  ])('%s is refused with its reason', async (name, bytes, reason) => {
    await expect(read(name, bytes())).rejects.toMatchObject({
      code: 'unreadable-file',
      reason,
      params: { name },
    })
  })

  test('a PDF that breaks off gives what is there', async () => {
    const whole = writePdf([paper, paper])
    expect((await read('断.pdf', whole.subarray(0, whole.length - 25))).pages).toHaveLength(2)
    await expect(read('半.pdf', whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      reason: 'damaged',
    })
  })
})

test('a file is what its bytes are; a name that says otherwise is told', async () => {
  const pdf = writePdf([[{ text: first.replace('𠮷', '春'), x: 10, y: 100 }]])
  expect(await read('其实是版面.txt', pdf)).toMatchObject({
    format: 'pdf',
    doubts: [{ reason: 'wrong-ending', params: { ending: 'txt', format: 'pdf' } }],
  })
  expect(await read('其实是文字.pdf', `${first}\n${second}`)).toMatchObject({
    format: 'text',
    encoding: 'utf-8',
  })
  expect((await read('网页.txt', webPage.replace('CHARSET', 'utf-8'))).format).toBe('html')
})

test.each([
  ['压.zip', () => writeZip([{ name: 'a.txt', data: '文' }]), 'unsupported', 'archive'],
  [
    '老.doc',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]),
    'unsupported',
    'old-office',
  ],
  [
    '密.docx',
    () =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
        Buffer.alloc(600),
      ]),
    'unreadable-file',
    'password',
  ],
  [
    '表.xlsx',
    () =>
      writeZip([
        {
          name: '[Content_Types].xml',
          data: '<x ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>',
        },
      ]),
    'unsupported',
    undefined,
  ],
  ['图.jpg', () => Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'unsupported', 'format'],
  [
    '断.docx',
    () => writeZip([{ name: 'word/document.xml', data: '<x/>' }]).subarray(0, 60),
    'unreadable-file',
    'damaged',
  ],
  ['断.epub', () => book().subarray(0, 900), 'unreadable-file', 'damaged'],
  ['炸.epub', () => book({ 'OEBPS/text/2.xhtml': '0'.repeat(70 * 1024 * 1024) }), 'unreadable-file', 'bomb'],
  [
    '谎.docx',
    () =>
      writeZip([
        { name: '[Content_Types].xml', data: 'a' },
        { name: 'word/document.xml', data: 'b'.repeat(9999), claims: 5 },
      ]),
    'unreadable-file',
    'damaged',
  ],
  ['深.html', () => `<html><body>${'<div>'.repeat(5000)}文`, 'unreadable-file', 'damaged'],
  ['空.html', () => '<html><body><script>只有脚本</script></body></html>', 'unreadable-file', 'empty'],
])('%s is refused with a reason', async (name, bytes, code, reason) => {
  await expect(read(name, bytes())).rejects.toMatchObject({
    code,
    ...(reason ? { reason } : {}),
    params: { name },
  })
})

test('whatever the bytes under whatever name, an answer or a failure of ours', async () => {
  const names = ['a.txt', 'a.md', 'a.html', 'a.mhtml', 'a.docx', 'a.epub', 'a.pdf', 'a']
  const heads = [
    '',
    '%PDF-1.4\n',
    'PK\x03\x04',
    '<html><body>',
    '---\n',
    'MIME-Version: 1.0\nContent-Type: multipart/related\n\n',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.constantFrom(...heads),
      fc.uint8Array({ maxLength: 300 }),
      async (name, head, rest) => {
        try {
          await read(name, Buffer.concat([Buffer.from(head, 'latin1'), rest]))
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^(?:unreadable-file|unsupported)$/) })
        }
      },
    ),
    { numRuns: 120, interruptAfterTimeLimit: 20_000 },
  )
}, 60_000)
