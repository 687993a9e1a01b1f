/** The forms a figure takes: patterns, how their number and unit are read, and examples that are their tests. */
import { arabic, han, multiplier, readNumeral } from '../numerals.ts'
import { behind, units } from './figure-words.ts'

/** A value, or the lowest and the highest. */
export type Value = number | readonly [number, number]

/** Words as one alternative of a pattern, longest first. */
export const literal = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

const unit = `(?:${literal(units)})`
/** 个 is the unit of 25个社区, but part of 个月 and of 3个小时. */
const whole = `(?:个小时|${unit})`
const after = `(?<behind>${literal(behind)})?`
/** Digital papers set a blank between a number and its unit. */
const gap = '[ \\u00a0\\u2009]?'
/** 2亿3千万, 1亿2000万. */
const compound = '(?:\\d{1,6}[百千]?[万亿]){1,2}\\d{1,4}[百千]?万?'
const number = `(?:${compound}|${arabic}(?:(?:[余多]|${gap})${multiplier})?|${han})`
/** What says that the number behind it is the new one. */
const turns =
  '[降增升减涨跌扩缩压]|提高|提升|下降|上升|增加|减少|扩大|扩展|延长|提前|缩短|恢复|发展|壮大|上调|下调|调整'
const to = '(?:[-~～–—至到]|——|－)'

interface Form {
  readonly name: string
  readonly pattern: RegExp
  readonly read: (
    found: Record<string, string | undefined>,
  ) => { value: Value; unit: string; qualifier?: string } | null
  /** `[text, figure, value, unit]`, or `[text]` where nothing is to be found. */
  readonly examples: readonly (readonly [string, string, Value, string] | readonly [string])[]
}

const pair = (low: number, high: number | undefined): Value => (high === undefined ? low : [low, high])
const round = (value: number): number => Number(value.toFixed(4))
const numeral = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : readNumeral(text)

/** The forms a figure takes, tried in this order at each number. */
/** Who is counted by the ten thousand without a measure word. */
export const people =
  '(?:群众|居民|老人|老年人|农户|农民|村民|市民|学生|儿童|患者|妇女|女性|职工|员工|游客|旅客|观众|读者|师生|党员|考生|家庭|群体|用户|参保人|劳动者|志愿者|网民)'

export const forms: readonly Form[] = [
  {
    name: 'percent-in-words',
    pattern: new RegExp(
      `百分之(?<low>${arabic}|${han}(?:点${han})?)(?:${to}(?:百分之)?(?<high>${arabic}|${han}))?${after}`,
      'y',
    ),
    read: ({ low, high }) => ({ value: pair(percentWords(low as string), numeral(high)), unit: '%' }),
    examples: [['下降百分之十二', '百分之十二', 12, '%']],
  },
  {
    name: 'fraction',
    pattern: new RegExp(`(?<whole>${han}|\\d+)分之(?<part>${han}|${arabic})${after}`, 'y'),
    read: ({ whole, part }) => {
      const value = readNumeral(part as string) / readNumeral(whole as string)
      return { value: value < 0.01 ? Number(value.toPrecision(6)) : round(value), unit: '' }
    },
    examples: [['约三分之一的村', '三分之一', 0.3333, '']],
  },
  {
    name: 'fraction-in-digits',
    pattern: new RegExp(
      `(?:(?<=[近超约达占]|增加|减少|下降|增长|降低|足)(?<part>\\d{1,2})/(?<whole>\\d{1,2})(?![\\d/])|(?<part2>\\d{1,2})/(?<whole2>\\d{1,2})(?=的|以上|左右|以内))${after}`,
      'y',
    ),
    read: ({ part, whole, part2, whole2 }) => {
      const value = Number(part ?? part2) / Number(whole ?? whole2)
      return value < 1 ? { value: round(value), unit: '' } : null
    },
    examples: [['占1/3', '1/3', 0.3333, ''], ['3/4以上的村', '3/4以上', 0.75, ''], ['见第2/3版']],
  },
  {
    name: 'tenths',
    pattern: new RegExp(
      `(?<low>[一二两三四五六七八九]|[1-9](?:\\.\\d)?)(?:${to}(?<high>[二三四五六七八九]))?成(?:(?<half>半)|(?<tail>[一二三四五六七八九])(?=[，。；、的以左]|$))?(?![为立员果功长都熟分本绩就交型品人效份色吉天])${after}`,
      'y',
    ),
    read: ({ low, high, half, tail }) => ({
      value: pair(
        readNumeral(low as string) * 10 + (half ? 5 : (numeral(tail) ?? 0)),
        (high && readNumeral(high) * 10) || undefined,
      ),
      unit: '%',
    }),
    examples: [['近四成老人', '四成', 40, '%'], ['满意率超九成五，', '九成五', 95, '%'], ['由三家组成立项']],
  },
  {
    name: 'tenths-about',
    pattern: new RegExp(`(?<low>[一二三四五六七八])(?<high>[二三四五六七八九])成${after}`, 'y'),
    read: ({ low, high }) => neighbours(low as string, high as string, 10, '%'),
    examples: [['六七成的活儿', '六七成', [60, 70], '%']],
  },
  {
    name: 'half-of',
    pattern: new RegExp(
      `(?:一半|(?<!大)半数|(?<over>过半)数?(?![年月天日晌价小个径])|(?<=[近超逾约])半(?![年月天日晌价小个径百世导]))${after}`,
      'y',
    ),
    read: ({ over }) => ({ value: 0.5, unit: '', ...(over ? { qualifier: '过' } : {}) }),
    examples: [
      ['不足一半', '一半', 0.5, ''],
      ['过半村民', '过半', 0.5, ''],
      ['近半客商', '近半', 0.5, ''],
      ['半数以上', '半数以上', 0.5, ''],
      ['近半年'],
    ],
  },
  {
    name: 'doubled',
    pattern: /翻了?(?:近|约|超)?(?<times>[一二两三四]|\d)?番(?!茄)/y,
    read: ({ times }) => ({ value: 2 ** (times ? readNumeral(times) : 1), unit: '倍' }),
    examples: [
      ['产值翻了两番', '翻了两番', 4, '倍'],
      ['收入翻番', '翻番', 2, '倍'],
    ],
  },
  {
    name: 'rank-alone',
    pattern:
      /(?<=(?:[居列]|排名|排在|位次|跃[至升]|升至)[^，。；！？\n第]{0,8}第)(?<rank>[一二三四五六七八九十]{1,2}|\d{1,3})(?=[，。；、！）\n]|$)/y,
    read: ({ rank }) => ({ value: readNumeral(rank as string), unit: '' }),
    examples: [['满意度居全省第一，', '一', 1, ''], ['排名第十二。', '十二', 12, ''], ['第一，抓落实']],
  },
  {
    name: 'quarter-hour',
    pattern: new RegExp(`(?<low>[一二三两])刻钟${after}`, 'y'),
    read: ({ low }) => ({ value: readNumeral(low as string) * 15, unit: '分钟' }),
    examples: [['一刻钟就到', '一刻钟', 15, '分钟']],
  },
  {
    name: 'two-part-time',
    pattern: new RegExp(`(?<low>\\d+)(?<unit>小时|分)(?<high>\\d{1,2})(?<part>分钟|分|秒)${after}`, 'y'),
    read: ({ low, high, part }) => ({
      value: Number(low) * 60 + Number(high),
      unit: part as string,
    }),
    examples: [['以1小时09分夺冠', '1小时09分', 69, '分']],
  },
  {
    name: 'to-nothing',
    pattern:
      /(?<=归|降为|降至|清|为)零(?![\d一-龥]{0,2}(?:售|件|工|下|散|星|食|距|碳|点))|(?<=从)零(?=[起到])/y,
    read: () => ({ value: 0, unit: '' }),
    examples: [['从9%归零', '零', 0, '%'], ['零售额']],
  },
  {
    name: 'half',
    pattern: new RegExp(
      `半个?多?(?<unit>小时|月|年|天|学期|世纪|公里|斤|亩|米)(?:${after})(?![会前轻度来底初末])`,
      'y',
    ),
    read: ({ unit: found }) => ({ value: 0.5, unit: found === '月' ? '个月' : (found as string) }),
    examples: [
      ['不到半小时', '半小时', 0.5, '小时'],
      ['试用半个月', '半个月', 0.5, '个月'],
    ],
  },
  {
    name: 'and-a-half',
    pattern: new RegExp(
      `(?<low>\\d+|${han})(?:个半(?<whole>小时|月|学期)|(?<unit>年|天|倍|公里|斤|小时)半)${after}`,
      'y',
    ),
    read: ({ low, whole, unit: found }) => ({
      value: readNumeral(low as string) + 0.5,
      unit: found ?? (whole === '月' ? '个月' : (whole as string)),
    }),
    examples: [
      ['用了两年半', '两年半', 2.5, '年'],
      ['一个半小时', '一个半小时', 1.5, '小时'],
    ],
  },
  {
    name: 'neighbouring-digits',
    pattern: new RegExp(
      `(?<low>[一二两三四五六七八])(?<high>[二两三四五六七八九])(?<times>[十百千万]*)(?<unit>${whole})${after}`,
      'y',
    ),
    read: ({ low, high, times, unit: found }) => {
      const by = times ? readNumeral(`1${times}`) : 1
      return neighbours(low as string, high as string, by, plainUnit(found as string))
    },
    examples: [
      ['种了七八十棵', '七八十棵', [70, 80], '棵'],
      ['来了三五个', '三五个', [3, 5], '个'],
      ['两三百人', '两三百人', [200, 300], '人'],
    ],
  },
  {
    name: 'first-of-change',
    pattern: new RegExp(
      `(?<=[由从][^，。；！？\\n\\d]{0,10})(?<low>${number})[余多]?(?=(?:${turns})[至到为了]{1,2}(?:近|约|超|如今的|现在的|目前的)?(?:${number})[余多]?${gap}(?<unit>${whole}))`,
      'y',
    ),
    read: ({ low, unit: found }) => ({ value: readNumeral(low as string), unit: plainUnit(found as string) }),
    examples: [['网点由21增至43家', '21', 21, '家'], ['由14家增至29家']],
  },
  {
    name: 'measured',
    pattern: new RegExp(
      `(?<low>${number})(?:[余多来几](?!于|[来几]|来年))?(?:(?<lowUnit>(?<!从[^，。；！？\\n]{0,12})${gap}${unit})?[余多]?${to}(?<minus>零下|[-−])?(?<high>${number})[余多]?)?${gap}(?<unit>个多(?:小时|月)|${whole})[多余]?${after}`,
      'y',
    ),
    read: ({ low, high, lowUnit, minus, unit: found }) => {
      const from = readNumeral((low as string).replace(/[余多]/, ''))
      const until = numeral(high?.replace(/[余多]/, ''))
      const times = until === undefined || lowUnit ? 1 : sharedTimes(low as string, high as string)
      return {
        value: pair(exact(from * times), until === undefined ? undefined : minus ? -until : until),
        unit: plainUnit(found as string),
      }
    },
    examples: [
      ['1.2万余人', '1.2万余人', 12000, '人'],
      ['培育2-3个数据集', '2-3个', [2, 3], '个'],
      ['30多万元', '30多万元', 300000, '元'],
      ['100家以上企业', '100家以上', 100, '家'],
      ['600元至1200元不等', '600元至1200元', [600, 1200], '元'],
      ['投资3至5亿元', '3至5亿元', [3e8, 5e8], '元'],
      ['500元至1万元', '500元至1万元', [500, 10000], '元'],
      ['共2亿3千万元', '2亿3千万元', 2.3e8, '元'],
      ['投入千万元改造', '千万元', 10_000_000, '元'],
      ['服务 1200 人', '1200 人', 1200, '人'],
      ['干了十余年', '十余年', 10, '年'],
    ],
  },
  {
    // 17万老人: who is counted stands for a measure word.
    name: 'people-alone',
    pattern: new RegExp(
      `(?<low>\\d+(?:\\.\\d+)?[余多]?[百千]?[万亿])[余多]?(?<unit>${people})(?!次|数|均)`,
      'y',
    ),
    read: ({ low, unit: found }) => ({
      value: readNumeral((low as string).replace(/[余多]/, '')),
      unit: found as string,
    }),
    examples: [
      ['为17万老人建档', '17万老人', 170000, '老人'],
      ['惠及5.6万余群众', '5.6万余群众', 56000, '群众'],
      ['每10万人口'],
    ],
  },
  {
    name: 'bare-sum',
    pattern: /(?<low>\d+(?:\.\d+)?[余多]?[万亿]+)[余多]?(?=[，。；、）)\n]|大关|$)/y,
    read: ({ low }) => ({ value: readNumeral((low as string).replace(/[余多]/, '')), unit: '' }),
    examples: [['存款达17万，', '17万', 170000, '']],
  },
]

/** 七八, 三五: a number between the two. */
function neighbours(low: string, high: string, by: number, unitFound: string) {
  const from = readNumeral(low)
  const until = readNumeral(high)
  if (until !== from + 1 && !(from === 3 && until === 5)) return null
  return { value: [from * by, until * by] as const, unit: unitFound }
}

/** What 万 or 亿 behind the second number of a range says of the first: 3至5亿 are hundreds of millions, 500至1万 are not. */
function sharedTimes(low: string, high: string): number {
  const times = /^[\d.]+([十百千万亿]+)$/.exec(high)?.[1]
  if (times === undefined || !/^[\d.]+$/.test(low)) return 1
  return Number(low) < Number(high.slice(0, -times.length)) ? readNumeral(`1${times}`) : 1
}
const exact = (value: number): number => Number(value.toPrecision(12))

function percentWords(text: string): number {
  const [whole, part] = text.split('点')
  if (part === undefined) return readNumeral(text)
  return readNumeral(`${readNumeral(whole as string)}.${[...part].map((one) => readNumeral(one)).join('')}`)
}

/** The unit without what belongs to the number: 个小时 → 小时, 个多月 → 个月. */
function plainUnit(found: string): string {
  const plain = found.replace(/^个多/, '个')
  if (plain.length > 1 && plain.startsWith('个') && !/^个(?:月|百分点|工作日|自然日)$/.test(plain))
    return plain.slice(1)
  return plain
}
