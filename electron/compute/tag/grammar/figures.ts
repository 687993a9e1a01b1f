/** FIGURE: numbers with a measured meaning, read into value or range, unit and qualifier. */
import { arabic, han, multiplier, readNumeral } from '../numerals.ts'
import { counts } from './figure-counts.ts'
import { apart, behind, reached, touching, units } from './figure-words.ts'

/** A figure before its sense (indicator, kind) is known. Offsets are UTF-16 units of the folded text. */
export interface Measured {
  readonly start: number
  readonly end: number
  readonly value: number | readonly [number, number]
  readonly unit: string
  readonly qualifier: string | null
  readonly by: string
}

const literal = (words: readonly string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

const unit = `(?:${literal(units)})`
/** 个 is the unit of 25个社区, but part of 个月 and of 3个小时. */
const whole = `(?:个小时|${unit})`
const after = `(?<behind>${literal(behind)})?`
const number = `(?:${arabic}(?:[余多]?${multiplier})?|${han})`
const to = '(?:[-~～–—至到]|——|－)'

interface Form {
  readonly name: string
  readonly pattern: RegExp
  readonly read: (
    found: Record<string, string | undefined>,
  ) => { value: Measured['value']; unit: string } | null
  /** `[text, figure, value, unit]`, or `[text]` where nothing is to be found. */
  readonly examples: readonly (readonly [string, string, Measured['value'], string] | readonly [string])[]
}

const pair = (low: number, high: number | undefined): Measured['value'] =>
  high === undefined ? low : [low, high]
const round = (value: number): number => Number(value.toFixed(4))
const numeral = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : readNumeral(text)

/** The forms a figure takes, tried in this order at each number. */
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
    name: 'tenths',
    pattern: new RegExp(
      `(?<low>[一二两三四五六七八九]|[1-9](?:\\.\\d)?)(?:${to}(?<high>[二三四五六七八九]))?成(?<half>半)?(?![为立员果功长都熟分本绩就交型品人效份色吉天])${after}`,
      'y',
    ),
    read: ({ low, high, half }) => ({
      value: pair(
        (readNumeral(low as string) + (half ? 0.5 : 0)) * 10,
        (high && readNumeral(high) * 10) || undefined,
      ),
      unit: '%',
    }),
    examples: [['近四成老人', '四成', 40, '%'], ['由三家组成立项']],
  },
  {
    name: 'half-of',
    pattern: new RegExp(`一半|(?<!大)半数|过半(?=[，。、；数])${after}`, 'y'),
    read: () => ({ value: 0.5, unit: '' }),
    examples: [['不足一半', '一半', 0.5, '']],
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
      `半个?(?<unit>小时|月|年|天|学期|世纪|公里|斤|亩|米)(?:${after})(?![会前轻度来底初末])`,
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
      `(?<low>[一二三四五六七八])(?<high>[二三四五六七八九])(?<times>[十百千万]*)(?<unit>${whole})${after}`,
      'y',
    ),
    read: ({ low, high, times, unit: found }) => {
      const from = readNumeral(low as string)
      const until = readNumeral(high as string)
      if (until !== from + 1) return null
      const by = times ? readNumeral(`1${times}`) : 1
      return { value: [from * by, until * by], unit: plainUnit(found as string) }
    },
    examples: [['种了七八十棵', '七八十棵', [70, 80], '棵']],
  },
  {
    name: 'measured',
    pattern: new RegExp(
      `(?<low>${number})(?:[余多来](?![于年来]))?(?:(?<lowUnit>${unit})?[余多]?${to}(?<high>${number})[余多]?)?(?<unit>个多(?:小时|月)|${whole})[多余]?${after}`,
      'y',
    ),
    read: ({ low, high, unit: found }) => ({
      value: pair(readNumeral((low as string).replace(/[余多]/, '')), numeral(high?.replace(/[余多]/, ''))),
      unit: plainUnit(found as string),
    }),
    examples: [
      ['1.2万余人', '1.2万余人', 12000, '人'],
      ['培育2-3个数据集', '2-3个', [2, 3], '个'],
      ['30多万元', '30多万元', 300000, '元'],
      ['100家以上企业', '100家以上', 100, '家'],
      ['600元至1200元不等', '600元至1200元', [600, 1200], '元'],
      ['投入千万元改造', '千万元', 10_000_000, '元'],
    ],
  },
  {
    name: 'bare-sum',
    pattern: /(?<low>\d+(?:\.\d+)?[余多]?[万亿]+)(?=[，。；、）)]|大关)/y,
    read: ({ low }) => ({ value: readNumeral((low as string).replace(/[余多]/, '')), unit: '' }),
    examples: [['存款达17万，', '17万', 170000, '']],
  },
]

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

const starts = /[\d零一二两三四五六七八九十百千万亿半过]/g
const touchingAtEnd = new RegExp(`(?:${literal(touching.map(([word]) => word))})$`)
const qualifierOf = new Map(touching)

/**
 * All figures of a folded text, in text order. `taken` are spans whose numbers are part of a name or a date.
 */
export function findFigures(text: string, taken: readonly { start: number; end: number }[]): Measured[] {
  const found: Measured[] = []
  let next = 0
  let blocked = 0
  starts.lastIndex = 0
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const at = start.index
    while (blocked < taken.length && (taken[blocked] as { end: number }).end <= at) blocked++
    const block = taken[blocked]
    if (block && block.start <= at) {
      starts.lastIndex = block.end
      continue
    }
    const figure = readAt(text, at, found.at(-1))
    if (figure) {
      if (block && block.start < figure.end) continue
      if (figure.start >= next) {
        found.push(figure)
        next = figure.end
      }
      starts.lastIndex = figure.end
    } else if (/\d/.test(start[0])) {
      // A number that is no figure is passed over whole: no figure begins inside it.
      const rest = /[\d.,]+/y
      rest.lastIndex = at
      starts.lastIndex = at + (rest.exec(text)?.[0].length ?? 1)
    }
  }
  return found
}

function readAt(text: string, at: number, last: Measured | undefined): Measured | null {
  if (at > 0 && /[A-Za-z\d.+/]/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at))) return null
  // No figure begins inside a numeral: 二十四节气, 千万要小心.
  if (
    /[零一二两三四五六七八九十百千万亿]/.test(text.charAt(at)) &&
    /[一二两三四五六七八九十百千]/.test(text.charAt(at - 1))
  )
    return null
  for (const { name, pattern, read } of forms) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    const sense = read(match.groups ?? {})
    if (!sense || (typeof sense.value === 'number' && Number.isNaN(sense.value))) continue
    let end = at + match[0].length
    const before = text.slice(Math.max(0, at - 24), at)
    if (!counts(match[0], sense.unit, before, text.slice(end, end + 8), name)) return null
    let start = at
    let qualifier: string | null = null
    let lead = touchingAtEnd.exec(before)
    // 达到 and the like may stand before another qualifier: 达到约30人.
    while (lead && qualifier === null) {
      const word = lead[0]
      if (word === '上' && !/^[百千万亿]/.test(match[0])) break
      if (word === '近' && /[最附临就邻远]近$/.test(before.slice(0, before.length - (at - start)))) break
      start -= word.length
      const as = qualifierOf.get(word) as string
      if (!reached.has(as)) qualifier = as
      else {
        qualifier = as
        break
      }
      lead = touchingAtEnd.exec(text.slice(Math.max(0, start - 24), start))
    }
    let value = sense.value
    if (qualifier === '零下' && typeof value === 'number') value = -value
    const odd = /[余多](?!家公)/.exec(match[0])?.[0] ?? null
    const hedge = match.groups?.behind?.replace('及', '') ?? null
    const far = apart.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? null
    if (qualifier === null || reached.has(qualifier)) qualifier = hedge ?? odd ?? far ?? qualifier
    let unitFound = sense.unit
    if (name === 'to-nothing') unitFound = last?.unit ?? ''
    if (name === 'bare-sum' || name === 'half-of') end = at + match[0].length
    return { start, end, value, unit: unitFound, qualifier, by: `rule:figure-${name}` }
  }
  return null
}
