/** Every format from real bytes: its text, what it states, what is known of it; and files that are damaged or mean harm. */
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeApart } from '../layout/take-apart.ts'
import { expectWhole, first, only, read, second, third, told } from './test/read-bytes.ts'
import { book } from './test/write-book.ts'
import { writePdf } from './test/write-pdf.ts'
import { writeZip } from './test/write-zip.ts'

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

test.each([
  ['2026-01-04T16:30:00Z', '2026-01-05'],
  ['2026-01-27T23:30:00+08:00', '2026-01-27'],
  ['Mon, 05 Jan 2026 08:00:00 +0800', '2026-01-05'],
  ['2026-01-27 08:00', '2026-01-27'],
  ['昨天', ''],
])('the time %s is the day %s in China', async (time, day) => {
  const page = webPage.replace('CHARSET', 'utf-8').replace('2026-01-27T08:00:00+08:00', time)
  expect((await only('页.html', page)).known.date).toBe(day)
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

test('above the first headline of a Word file stand its kicker and the head of the page; a text there is an article', async () => {
  const made = (...above: string[]) =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              ...above.map((line) => new Paragraph(line)),
              new Paragraph({ text: '沧河两岸忙春灌', heading: HeadingLevel.HEADING_1 }),
              new Paragraph(first),
            ],
          },
        ],
      }),
    )
  const headed = await only('稿.docx', await made('沧河日报　2026年2月6日　第3版', '三十六支服务队下乡'))
  expect(told(headed.page).articles).toEqual([
    ['kicker 三十六支服务队下乡', 'title 沧河两岸忙春灌', `paragraph ${first}`],
  ])
  expect(told(headed.page).beside).toEqual(['沧河日报　2026年2月6日　第3版'])
  expectWhole(headed.page)
  const signed = await only('稿.docx', await made('沧河日报　第3版'))
  expect(told(signed.page).beside).toEqual(['沧河日报　第3版'])
  const two = await only('稿.docx', await made(second))
  expect(told(two.page).articles).toEqual([
    [`paragraph ${second}`],
    ['title 沧河两岸忙春灌', `paragraph ${first}`],
  ])
})

test('a byline below the headline of a Word file is one; a line that only names somebody is not', async () => {
  const made = (...below: string[]) =>
    Packer.toBuffer(
      new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: '沧河两岸忙春灌', heading: HeadingLevel.HEADING_1 }),
              ...below.map((line) => new Paragraph(line)),
              new Paragraph(first),
              new Paragraph('本报记者　李文'),
            ],
          },
        ],
      }),
    )
  const article = async (...below: string[]) =>
    takeApart((await only('稿.docx', await made(...below))).page).articles[0]
  expect(await article('本报记者　王明远　通讯员　赵小川')).toMatchObject({
    byline: ['王明远', '赵小川'],
    bylineText: '本报记者　王明远　通讯员　赵小川',
  })
  expect((await article('王明远说，今年的水来得早。'))?.blocks.map(({ role }) => role)).toEqual([
    'title',
    'paragraph',
    'paragraph',
    'byline',
  ])
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
  ['斜.html', () => `<html><body>${'<li><tr>'.repeat(20_000)}文`, 'unreadable-file', 'damaged'],
  ['藏.html', () => `<html><body>${'<div a="<">'.repeat(20_000)}文`, 'unreadable-file', 'damaged'],
  ['空.html', () => '<html><body><script>只有脚本</script></body></html>', 'unreadable-file', 'empty'],
])('%s is refused with a reason', async (name, bytes, code, reason) => {
  await expect(read(name, bytes())).rejects.toMatchObject({
    code,
    ...(reason ? { reason } : {}),
    params: { name },
  })
})

// It would take hours where patterns try every way; the limit of the test is the proof.
test('what is made to take for ever comes to an end', async () => {
  const pages = [
    `${'<!---->'.repeat(580)}x`,
    `<html><body>春${'\n'.repeat(400_000)}x`,
    `<html><body>春<${'a'.repeat(400_000)}`,
    `<html><body>${'<p>'.repeat(30_000)}春`,
    `<!DOCTYPE html ${'['.repeat(50_000)}<html><body>春耕`,
    `---\n${'a: [\n'.repeat(2000)}`,
  ]
  for (const [i, page] of pages.entries()) {
    await read(`${i}.html`, page).catch((error) => expect(error).toMatchObject({ code: 'unreadable-file' }))
  }
}, 120_000)

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
})
