import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isIsoDate, joinMetadata, MetadataChange, metadataOfFurniture, metadataOfName } from './metadata.ts'

test.each([
  ['沧河日报_2026-01-27_A03', { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' }],
  ['人民日报20260127第05版.pdf', { paper: '人民日报', date: '2026-01-27', pageNo: '5' }],
  ['人民日报20260127第05版 要闻.pdf', { paper: '人民日报', date: '2026-01-27', pageNo: '5', column: '要闻' }],
  ['齐鲁晚报2026年1月7日A12版.txt', { paper: '齐鲁晚报', date: '2026-01-07', pageNo: 'A12' }],
  ['2026.03.01 健康报 第3版.docx', { paper: '健康报', date: '2026-03-01', pageNo: '3' }],
  ['南方都市报 GA05 2025-12-31.html', { paper: '南方都市报', date: '2025-12-31' }],
  ['晨报 0301.txt', { paper: '晨报' }],
  ['《沧河日报》2026-03-07第3版.pdf', { paper: '沧河日报', date: '2026-03-07', pageNo: '3' }],
  ['【沧河日报】2026-03-07 A03.docx', { paper: '沧河日报', date: '2026-03-07', pageNo: 'A03' }],
  ['沧河日报_20260307_03_要闻.pdf', { paper: '沧河日报', date: '2026-03-07', pageNo: '3', column: '要闻' }],
  ['江州都市报_2026-01-27_T12.pdf', { paper: '江州都市报', date: '2026-01-27', pageNo: 'T12' }],
  ['沧河日报2026.3.7第一版.txt', { paper: '沧河日报', date: '2026-03-07', pageNo: '1' }],
  ['沧河日报 2026-03-07 头版.txt', { paper: '沧河日报', date: '2026-03-07', pageNo: '1' }],
  [
    '2026-03-07 沧河日报 要闻 03版.txt',
    { paper: '沧河日报', date: '2026-03-07', pageNo: '3', column: '要闻' },
  ],
  ['沧河日报_2026-01-27_A03 副本 (1).txt', { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' }],
  ['003_8dbefc84e9cc1a98.txt', {}],
  ['20260127A03.txt', { date: '2026-01-27', pageNo: 'A03' }],
  ['rmrb2026012705.pdf', { date: '2026-01-27', pageNo: '5' }],
  ['2026-01-27_沧河晚报_A01-A16.pdf', { paper: '沧河晚报', date: '2026-01-27' }],
  ['沧河晚报 2026-01-27 第1版至第8版.pdf', { paper: '沧河晚报', date: '2026-01-27' }],
  ['沧河晚报（2026.01.27）A叠03版.pdf', { paper: '沧河晚报', date: '2026-01-27', pageNo: 'A03' }],
  [
    '沧河日报-20260127-第一版-要闻.pdf',
    { paper: '沧河日报', date: '2026-01-27', pageNo: '1', column: '要闻' },
  ],
  ['沧河日报 260127 A03.pdf', { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' }],
  ['A03-沧河日报-2026-1-27.pdf', { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' }],
  ['第04版_国际_沧河日报_20260127.pdf', { paper: '沧河日报', date: '2026-01-27', pageNo: '4' }],
  ['沧河日报_第12345期_2026-01-27.pdf', { paper: '沧河日报', date: '2026-01-27' }],
  ['2026_01_27_沧河日报_03.pdf', { paper: '沧河日报', date: '2026-01-27', pageNo: '3' }],
  ['南方周末2026.01.27 B08.pdf', { paper: '南方周末', date: '2026-01-27', pageNo: 'B08' }],
  ['参考消息20260127.pdf', { paper: '参考消息', date: '2026-01-27' }],
  [
    '沧河日报2026年1月27日 星期二 第A03版 健康.docx',
    { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03', column: '健康' },
  ],
  ['2026年1月27日沧河日报A03版.txt', { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' }],
  ['River Daily 2026-01-27 p3.pdf', { paper: 'River Daily', date: '2026-01-27', pageNo: '3' }],
  ['齐鲁晚报·今日沧河_2026-01-27_L02.pdf', { paper: '齐鲁晚报', date: '2026-01-27', pageNo: 'L02' }],
  ['二〇二六年一月二十七日沧河日报第二版.txt', { paper: '沧河日报', date: '2026-01-27', pageNo: '2' }],
  ['健康报_20260127_第03版：综合.txt', { paper: '健康报', date: '2026-01-27', pageNo: '3', column: '综合' }],
  ['沧河日报_2026-01-27_A03_渡船今日下水了.txt', { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' }],
  ['IMG_20260127_103000.txt', { date: '2026-01-27' }],
  ['我的剪报.txt', {}],
  ['江州青年报 2026-01-27 T1.pdf', { paper: '江州青年报', date: '2026-01-27', pageNo: 'T01' }],
  ['工作简报 2026-01-27.docx', { date: '2026-01-27' }],
  ['报告2026-01-27.docx', { date: '2026-01-27' }],
  ['合同 260127 A03.txt', {}],
  ['关于召开2026年1月27日健康报告会的通知.docx', { date: '2026-01-27' }],
  ['调研报告第2版.docx', { pageNo: '2' }],
  ['2026-02-30 说明.txt', {}],
  ['12345678901234567890.txt', {}],
  ['合同2025111.txt', {}],
])('%s says %o', (name, said) => {
  expect(metadataOfName(name)).toEqual(said)
})

test.each([
  [
    ['2026年1月27日　星期二', '03版：要闻', '春江日报'],
    { date: '2026-01-27', pageNo: '3', column: '要闻', paper: '春江日报' },
  ],
  [['A05 健康周刊'], { pageNo: 'A05', column: '健康周刊' }],
  [['健康　A5'], { pageNo: 'A05', column: '健康' }],
  [['二〇二六年三月十二日　第2版'], { date: '2026-03-12', pageNo: '2' }],
  [['责任编辑：周立', '下转第4版'], {}],
  [['第三版　要闻', '沧河日报　CANGHE RIBAO'], { pageNo: '3', column: '要闻', paper: '沧河日报' }],
  [['沧河日报　责任编辑：李文'], { paper: '沧河日报' }],
  [['责任编辑：李 文　美编：王五　江州晚报'], { paper: '江州晚报' }],
  [['沧河日报 第3版 要闻'], { paper: '沧河日报', pageNo: '3', column: '要闻' }],
  [
    ['2026年1月27日 星期二 责编/李文 版式/何知秋 沧河日报 A03'],
    { paper: '沧河日报', date: '2026-01-27', pageNo: 'A03' },
  ],
  [['沧河日报 新闻热线：0000-1234567'], { paper: '沧河日报' }],
  [['临水晚报 记者 周立', '沧河日报社'], {}],
])('the lines %o of a page say %o', (lines, said) => {
  expect(metadataOfFurniture(lines)).toEqual(said)
})

test('the first that knows a field is believed, and told', () => {
  const meta = joinMetadata(
    ['file', { date: '2026-01-27', author: ' ' }],
    ['text', { date: '2025-01-01', pageNo: '3' }],
    ['name', { paper: '晨报', pageNo: '4' }],
  )
  expect(meta).toEqual({
    paper: '晨报',
    date: '2026-01-27',
    pageNo: '3',
    column: '',
    author: '',
    url: '',
    origins: { date: 'file', pageNo: 'text', paper: 'name' },
  })
})

test('a change takes only real dates and addresses of the web', () => {
  expect(MetadataChange.safeParse({ date: '2026-02-30' }).success).toBe(false)
  expect(MetadataChange.safeParse({ url: 'javascript:alert(1)' }).success).toBe(false)
  expect(MetadataChange.parse({ date: ' 2026-02 ', url: '', paper: '' })).toEqual({
    date: '2026-02',
    url: '',
    paper: '',
  })
})

test('no name makes a date that is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'日报第版年月20123456789-_. A') }), (name) => {
      for (const { date } of [metadataOfName(name), metadataOfFurniture([name])])
        if (date !== undefined) expect(isIsoDate(date)).toBe(true)
    }),
  )
})
