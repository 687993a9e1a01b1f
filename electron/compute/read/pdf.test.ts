/** PDF files: text by columns and stories, places of lines, what is no text, what is damaged or locked. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeApart } from '../layout/take-apart.ts'
import { expectWhole, first, only, read, second, third } from './test/read-bytes.ts'
import { setColumns, writePdf } from './test/write-pdf.ts'

const columns = (text: string, y: number, lines: number) => setColumns(text, { x: 40, y, measure: 16, lines })
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

test('columns that stand nearer than a character, with marks hung out between them, are columns', async () => {
  const left = [
    '沧河大桥维修工程将于下月开工，工期四个月',
    '其间实行单向通行，交警提醒司机提前绕行，',
    '桥头已经增设了引导牌，夜间也看得清楚。',
  ]
  const right = [
    '公交集团同时调整了三条线路，增加十二个班',
    '次，末班车推迟到夜里十一点，沿线的学校和',
    '医院都能乘车到达，市民不必改道。',
  ]
  const set = (lines: readonly string[], x: number, y: number) =>
    lines.map((text, i) => ({ text, x, y: y + i * 17, size: 10 }))
  const { page } = await only('窄.pdf', writePdf([[...set(left, 40, 100), ...set(right, 249, 93)]]))
  expect(page.text.replace(/\s/g, '')).toBe([...left, ...right].join(''))
})

test('paragraphs of a line or two that stand apart stay apart', async () => {
  const lines = [
    '县里组织了三十六支服务队下乡，帮助农户检修水泵',
    '疏通渠道。',
    '镇上的合作社也忙了起来，二十台拖拉机排成一列等',
    '着加油。',
    '订单已经排到三月。',
    '水利站说，服务队要工作到四月底，每一块地都要按',
    '时浇上水。',
  ]
  const gaps = [0, 17, 34, 17, 34, 34, 17]
  let y = 100
  const placed = lines.map((text, i) => {
    y += gaps[i] as number
    return { text, x: 40, y, size: 10 }
  })
  const { page } = await only('段.pdf', writePdf([placed]))
  expect(page.text.split('\n\n').map((part) => part.replace(/\s/g, ''))).toEqual([
    `${lines[0]}${lines[1]}`,
    `${lines[2]}${lines[3]}`,
    lines[4],
    `${lines[5]}${lines[6]}`,
  ])
})

test('a column that begins below a picture, beside one that ended above, is a column of its own', async () => {
  const left = [
    ['江州市第二人民医院推行检查结果互认半年，为患', '者省下往返的工夫。'],
    ['市卫生健康委员会介绍，互认的项目今年还要多二百', '项，社区医院也接进来。'],
  ]
  const right = [
    ['医院周末开了便民门诊，由副主任医师以上的专家', '坐诊，取号不用排队。'],
    ['陈桂兰说，以前要跑三趟，现在一趟就够，还能在', '手机上看报告。'],
  ]
  const set = (paragraphs: string[][], x: number, from: number) =>
    paragraphs.flat().map((text, i) => ({
      text,
      x: x + (i % 2 === 0 ? 20 : 0),
      y: from + i * 17,
      size: 10,
      drawn: true,
    }))
  // The picture stands at the head of the right column.
  const { page } = await only(
    '图.pdf',
    writePdf([
      [
        { text: '检查结果互认看病少跑两趟', x: 40, y: 60, size: 26, font: 'hei' },
        ...set(left, 40, 100),
        { text: '市民在自助机前取报告。（何静文摄）', x: 300, y: 190, size: 8, drawn: true },
        ...set(right, 300, 210),
      ],
    ]),
  )
  expect(page.text.split(/\n+/).map((line) => line.trim())).toEqual([
    '检查结果互认看病少跑两趟',
    ...left.map((lines) => lines.join('')),
    '市民在自助机前取报告。（何静文摄）',
    ...right.map((lines) => lines.join('')),
  ])
  // Which of its fonts a drawn line is in says nothing.
  const fonts = new Set(page.lines?.map(({ font }) => font))
  expect(fonts.size).toBe(2)
  expectWhole(page)
  expect(takeApart(page).articles[0]?.blocks.map(({ role }) => role)).toEqual([
    'title',
    ...left.map(() => 'paragraph'),
    ...right.map(() => 'paragraph'),
    'caption',
    'credit',
  ])
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
})

test('a paragraph is one line of text, over the foot of its column too; indents, short lines and headings begin another', async () => {
  const story =
    '本报讯立春以来春江两岸的村民陆续下田农机都已检修完毕各镇组织人员逐村逐户登记用水需求，先通渠后放水。\n' +
    '老渠管理所的负责人说今年的水比往年早到半个月村民心里踏实全县已完成春灌面积十二万亩。'
  const { page } = await only(
    '段.pdf',
    writePdf([
      [
        { text: '春江两岸忙春耕', x: 40, y: 60, size: 30, font: 'hei' },
        ...setColumns(story, { x: 40, y: 100, measure: 14, lines: 3 }),
      ],
    ]),
  )
  const paragraphs = page.text.split(/\n+/).map((line) => line.trim())
  expect(paragraphs).toEqual(['春江两岸忙春耕', ...story.split('\n')])
  expect(page.lines?.length).toBeGreaterThan(6)
  expectWhole(page)
})

test('a narrow blank between names is one; a line that is set wide has none', async () => {
  const byline = '本报记者 林晓岚 通讯员 周立'
  const set = (text: string, { y, gap, step }: { y: number; gap: number; step: number }) => {
    let x = 40
    return Array.from(text).flatMap((sign) => {
      const at = x
      x += sign === ' ' ? gap : step
      return sign === ' ' ? [] : [{ text: sign, x: at, y, size: 10 }]
    })
  }
  const { page } = await only(
    '窄.pdf',
    writePdf([
      [
        ...set(byline, { y: 60, gap: 2.6, step: 10 }),
        ...set('各镇组织人员登记用水需求', { y: 120, gap: 0, step: 13.5 }),
        ...set('本报记者 林晓岚', { y: 180, gap: 5, step: 12 }),
      ],
    ]),
  )
  expect(page.text.split('\n\n')).toEqual([byline, '各镇组织人员登记用水需求', '本报记者 林晓岚'])
  expectWhole(page)
})

test('radicals that a font puts in the place of characters are the characters', async () => {
  const { page } = await only('部首.pdf', writePdf([[{ text: '⽴春以来⼈⺠⽤⽔∕林晓岚', x: 40, y: 80 }]]))
  expect(page.text).toBe('立春以来人民用水／林晓岚')
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
