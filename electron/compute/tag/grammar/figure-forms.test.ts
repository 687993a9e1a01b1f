/** Hard writings of numbers, and that a number reads the same however it is written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../fold.ts'
import { findFigures } from './figures.ts'

type Case = readonly [
  text: string,
  figure: string,
  value: number | [number, number],
  unit: string,
  q?: string,
]

const read = (text: string) =>
  findFigures(fold(text), []).map(({ start, end, value, unit, qualifier }) => [
    text.slice(start, end),
    value,
    unit,
    qualifier,
  ])

const one: readonly Case[] = [
  // Multipliers.
  ['产值超百亿元', '超百亿元', 1e10, '元', '超'],
  ['突破千亿元大关', '千亿元', 1e11, '元'],
  ['总产百亿斤', '百亿斤', 1e10, '斤'],
  ['投资10多亿元', '10多亿元', 1e9, '元', '多'],
  ['共2亿3千万元', '2亿3千万元', 2.3e8, '元'],
  ['资金1亿2000万元', '1亿2000万元', 1.2e8, '元'],
  ['一亿二千万元', '一亿二千万元', 1.2e8, '元'],
  ['1万2000余册', '1万2000余册', 12000, '册', '余'],
  ['总额超过1.2万亿元', '超过1.2万亿元', 1.2e12, '元', '超过'],
  ['30余万亩', '30余万亩', 300000, '亩', '余'],
  ['10万余亩', '10万余亩', 100000, '亩', '余'],
  ['存款突破4000亿', '4000亿', 4e11, ''],
  ['干了30.5万余，', '30.5万余', 305000, '', '余'],
  ['110千伏变电站', '110千伏', 110, '千伏'],
  ['长42千米', '42千米', 42, '千米'],
  ['重5千克', '5千克', 5, '千克'],
  // Chinese numerals.
  ['一百〇五户', '一百〇五户', 105, '户'],
  ['一千零八人', '一千零八人', 1008, '人'],
  ['两万五千里', '两万五千里', 25000, '里'],
  ['一万二千三百余册', '一万二千三百余册', 12300, '册', '余'],
  ['百余名', '百余名', 100, '名', '余'],
  ['万余册', '万余册', 10000, '册', '余'],
  ['十余年', '十余年', 10, '年', '余'],
  ['十来个人', '十来个', 10, '个', '来'],
  ['二十几户', '二十几户', 20, '户', '几'],
  ['上百户', '上百户', 100, '户', '超'],
  ['近万人', '近万人', 10000, '人', '近'],
  // A number between two.
  ['3至5亿元', '3至5亿元', [3e8, 5e8], '元'],
  ['8000万元至1.2亿元', '8000万元至1.2亿元', [8e7, 1.2e8], '元'],
  ['补贴500—800元', '500—800元', [500, 800], '元'],
  ['补贴500元至1万元', '500元至1万元', [500, 10000], '元'],
  ['温度18～22℃', '18～22℃', [18, 22], '℃'],
  ['占20%~30%', '20%~30%', [20, 30], '%'],
  ['三到五年', '三到五年', [3, 5], '年'],
  ['零到三岁', '零到三岁', [0, 3], '岁'],
  ['三五个人', '三五个', [3, 5], '个'],
  ['两三百人', '两三百人', [200, 300], '人'],
  ['三四千元', '三四千元', [3000, 4000], '元'],
  ['一二十人', '一二十人', [10, 20], '人'],
  ['五六十岁', '五六十岁', [50, 60], '岁'],
  ['第15至20名', '第15至20名', [15, 20], '名', '第'],
  ['30～50余人', '30～50余人', [30, 50], '人', '余'],
  ['1.2万至1.5万人', '1.2万至1.5万人', [12000, 15000], '人'],
  // Parts of a whole.
  ['占到了51.05%', '51.05%', 51.05, '%'],
  ['占４５．６％', '４５．６％', 45.6, '%'],
  ['百分之三点五', '百分之三点五', 3.5, '%'],
  ['百分之八十以上', '百分之八十以上', 80, '%', '以上'],
  ['死亡率3.2‰', '3.2‰', 3.2, '‰'],
  ['千分之三', '千分之三', 0.003, ''],
  ['降至十万分之8.6', '十万分之8.6', 0.000086, ''],
  ['三分之一以上的村', '三分之一以上', 0.3333, '', '以上'],
  ['超1/3的村', '超1/3', 0.3333, '', '超'],
  ['近半居民', '近半', 0.5, '', '近'],
  ['过半村民', '过半', 0.5, '', '过'],
  ['半数以上的村', '半数以上', 0.5, '', '以上'],
  ['超三成学生', '超三成', 30, '%', '超'],
  ['六七成', '六七成', [60, 70], '%'],
  ['两成半', '两成半', 25, '%'],
  ['满意率超九成五', '超九成五', 95, '%', '超'],
  // Changes, signs, nothing.
  ['产值翻一番', '翻一番', 2, '倍'],
  ['产量翻了两番', '翻了两番', 4, '倍'],
  ['收入翻番', '翻番', 2, '倍'],
  ['误差±0.5毫米', '±0.5毫米', 0.5, '毫米', '±'],
  ['误差在±2%以内', '±2%以内', 2, '%', '以内'],
  ['气温-5℃', '-5℃', -5, '℃'],
  ['气温－12℃至－3℃', '－12℃至－3℃', [-12, -3], '℃'],
  ['零下5至零下2摄氏度', '零下5至零下2摄氏度', [-5, -2], '摄氏度', '零下'],
  ['投诉为0件', '0件', 0, '件'],
  // Ranks, rates, lengths of time.
  ['满意度位列全省第2位', '第2位', 2, '位', '第'],
  ['满意度居全省第一。', '第一', 1, '', '第'],
  ['千人口床位达5.23个', '达5.23个', 5.23, '个', '达'],
  ['每万人口全科医生4.5人', '4.5人', 4.5, '人'],
  ['最高补助3万元', '3万元', 30000, '元', '最高'],
  ['两个半月', '两个半月', 2.5, '个月'],
  ['半个多小时', '半个多小时', 0.5, '小时', '多'],
  ['2小时30分钟', '2小时30分钟', 150, '分钟'],
  ['居民感染率降为零', '零', 0, '%'],
  // Blanks.
  ['共 1200 人', '1200 人', 1200, '人'],
  ['投资 50 万元', '50 万元', 500000, '元'],
  ['合格率 100 %', '100 %', 100, '%'],
  ['12 345人', '12 345人', 12345, '人'],
]

describe('one figure', () => {
  test.each(one.map((example) => [example[0], example] as const))('%s', (_, example) => {
    const [text, figure, value, unit, qualifier] = example
    expect(read(text)).toEqual([[figure, value, unit, qualifier ?? null]])
  })
})

test.each([
  ['由21家增至43家', [21, 43], '家'],
  ['由21增至43家', [21, 43], '家'],
  ['从12降至3个百分点', [12, 3], '个百分点'],
  ['事故从30起降为零', [30, 0], '起'],
  ['28个（其中村级12个）', [28, 12], '个'],
  ['年龄从20岁到97岁', [20, 97], '岁'],
] as const)('two figures: %s', (text, values, unit) =>
  expect(findFigures(fold(text), []).map((figure) => [figure.value, figure.unit])).toEqual(
    values.map((value) => [value, unit]),
  ),
)

test.each([
  '几十户，数百人，成百上千人',
  '80后、90后，5G，4A级景区，2.0版，第3版',
  '二氧化碳、三亚市、五花八门、千家万户、六一儿童节、十字路口、二十四节气',
  '三等奖、二期工程、一二三产业、一号文件',
  '万元户、亿元村、千亿级产业、增幅高达两位数',
  '实现零事故，过半年再来',
  '一次性补助，县十九届人大三次会议，不用再四处盖章，1类创新药',
  '见第2/3版',
  '从2020年至2025年，2025 年 3 月',
])('no figure: %s', (text) => expect(read(text).filter(([, , unit]) => unit !== '年')).toEqual([]))

const signs = '零一二三四五六七八九'
/** A whole number below 100 millions in Chinese characters. */
function inHan(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    return `${inHan(Math.floor(value / 10_000))}万${rest ? `${rest < 1000 ? '零' : ''}${inHan(rest)}` : ''}`
  }
  let text = ''
  for (const [by, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    const digit = Math.floor(value / by) % 10
    if (digit) text += signs[digit] + name
    else if (text && !text.endsWith('零') && value % by) text += '零'
  }
  return value % 10 ? text + signs[value % 10] : text.replace(/零$/, '')
}
const fullWidth = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const unit = fc.constantFrom('家', '名', '人次', '元', '件', '亩', '公里', '台', '户', '吨')
const lead = fc.constantFrom('全市建成', '累计服务，', '目前共有', '（其中', '计划新增')
const tail = fc.constantFrom('。', '，', '）。', '、', '')

describe('the same number', () => {
  const ways: readonly ((value: number) => string)[] = [
    String,
    (value) => value.toLocaleString('en-US'),
    (value) => fullWidth(String(value)),
    (value) => (value % 100 === 0 && value >= 10_000 ? `${value / 10_000}万` : String(value)),
    (value) => (value >= 20 ? inHan(value) : String(value)),
  ]
  test('reads alike in digits, with commas, full width, with 万 and in Chinese', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.constantFrom(...ways),
        unit,
        lead,
        tail,
        fc.constantFrom(['', null], ['超', '超'], ['近', '近'], ['不少于', '不少于']),
        (value, written, name, before, behind, [word, qualifier]) => {
          const figure = `${word}${written(value)}${name}`
          expect(read(`${before}${figure}${behind}`)).toEqual([[figure, value, name, qualifier]])
        },
      ),
      { numRuns: 1000 },
    )
  })
  test('and so do both ends of a range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4999 }),
        fc.integer({ min: 1, max: 4999 }),
        fc.constantFrom('-', '—', '～', '~', '至', '到', '–', '－'),
        unit,
        fc.constantFrom(String, (value: number) => fullWidth(String(value))),
        lead,
        (low, more, to, name, written, before) => {
          const high = low + more
          const figure = `${written(low)}${to}${written(high)}${name}`
          expect(read(`${before}${figure}。`)).toEqual([[figure, [low, high], name, null]])
        },
      ),
      { numRuns: 500 },
    )
  })
  test('and decimals in per cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('%', '％', '‰'), (hundredths, sign) => {
        const value = hundredths / 100
        expect(read(`占比${value}${sign}`)).toEqual([[`${value}${sign}`, value, fold(sign), null]])
      }),
    )
  })
})
