/** Word lists made ready for looking up: longest matches of many words in one pass over a text. */
import { bodies, bodyEndings, places } from './bodies.ts'
import { divisions } from './divisions.ts'

/** A set of words that finds the longest of them at a place. */
export interface Words {
  /** Length of the longest word that begins at `at`, or 0. */
  readonly longestAt: (text: string, at: number) => number
  readonly has: (word: string) => boolean
}

/** A number for a pair of units, of so many bits. */
const pairOf = (one: number, two: number, bits: number): number =>
  (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> (32 - bits)

/** Makes a word set; looking up costs one set probe for each word length that begins with the character. */
export function words(all: Iterable<string>): Words {
  const known = new Set(all)
  // Which character begins a word is asked at every character of a text: 0 where none does, else one more than its lengths.
  const first = new Uint16Array(0x10000)
  const lengths: number[][] = []
  for (const word of known) {
    const code = word.charCodeAt(0)
    if (first[code] === 0) first[code] = lengths.push([])
    const list = lengths[(first[code] as number) - 1] as number[]
    if (!list.includes(word.length)) list.push(word.length)
  }
  for (const list of lengths) list.sort((a, b) => b - a)
  // Few pairs of characters begin a word: those that do not are told without a look at the words.
  const bits = Math.max(14, Math.ceil(Math.log2(known.size * 16)))
  const pairs = new Uint32Array(2 ** bits / 32)
  for (const word of known) {
    if (word.length < 2) continue
    const pair = pairOf(word.charCodeAt(0), word.charCodeAt(1), bits)
    pairs[pair >>> 5] = (pairs[pair >>> 5] as number) | (1 << (pair & 31))
  }
  return {
    has: (word) => known.has(word),
    longestAt: (text, at) => {
      const code = text.charCodeAt(at)
      const found = first[code]
      if (!found) return 0
      const pair = pairOf(code, text.charCodeAt(at + 1), bits)
      if (((pairs[pair >>> 5] as number) & (1 << (pair & 31))) === 0)
        return known.has(text.charAt(at)) ? 1 : 0
      for (const length of lengths[found - 1] as number[])
        if (at + length <= text.length && known.has(text.slice(at, at + length))) return length
      return 0
    },
  }
}

/** A division of China: its full name, and the full name of the one above it. */
export interface Division {
  readonly full: string
  readonly above: string | null
  readonly level: 'province' | 'prefecture' | 'county'
}

const nations =
  '(?:壮族|回族|维吾尔|苗族|彝族|藏族|羌族|土家族|侗族|布依族|瑶族|白族|傣族|景颇族|傈僳族|哈尼族|朝鲜族|蒙古族?|满族|哈萨克|柯尔克孜|锡伯|塔吉克|黎族|畲族|仡佬族|水族|纳西族|拉祜族|佤族|布朗族|普米族|怒族|独龙族|毛南族|仫佬族|东乡族|土族|撒拉族|保安族|裕固族|达斡尔族|鄂伦春|鄂温克族|各族)'
const ending = new RegExp(
  `(?:${nations}+自治[区州县]|特别行政区|维吾尔自治区|自治区|自治旗|[省市县区旗盟]|地区|林区|特区)$`,
)

/** The short form of a division's name (济南市 → 济南, 宁夏回族自治区 → 宁夏); one of one character stays whole (冠县). */
export function shortName(full: string): string {
  if (full === '内蒙古自治区') return '内蒙古'
  const short = full.replace(ending, '')
  return short.length >= 2 ? short : full
}

function readDivisions(): { byName: Map<string, Division[]>; full: Map<string, Division[]> } {
  const byName = new Map<string, Division[]>()
  const full = new Map<string, Division[]>()
  let province = ''
  const add = (one: Division): void => {
    full.set(one.full, [...(full.get(one.full) ?? []), one])
    const short = shortName(one.full)
    for (const name of new Set([one.full, short])) byName.set(name, [...(byName.get(name) ?? []), one])
  }
  for (const line of divisions.trim().split('\n')) {
    if (!line.startsWith(' ')) {
      province = line.trim()
      add({ full: province, above: null, level: 'province' })
      continue
    }
    const [city, ...counties] = line.trim().split(' ') as [string, ...string[]]
    if (city !== '-') add({ full: city, above: province, level: 'prefecture' })
    for (const county of counties)
      add({ full: county, above: city === '-' ? province : city, level: 'county' })
  }
  return { byName, full }
}

const read = readDivisions()

/** Divisions by full or short name; several where a name is not of one alone (朝阳区). Provinces and prefectures first. */
export const divisionsByName: ReadonlyMap<string, readonly Division[]> = read.byName

/** Full names of all divisions. */
export const fullDivisions = words(read.full.keys())
/** Short names that are ordinary words as well: by themselves they are seldom the place. */
const ordinary = new Set(
  '和平 新华 复兴 大名 双桥 运河 河间 小店 平定 长子 永和 回民 新民 振兴 太和 宏伟 灯塔 二道 丰满 平房 建华 富裕 工农 友好 前进 东风 新兴 鼓楼 三门 大通 无为 大观 定远 湖里 三元 清流 平和 光泽 莲花 月湖 万安 永新 万年 二七 老城 解放 台前 建安 民权 江岸 点军 保康 公安 芙蓉 洞口 石门 中方 会同 通道 光明 紫金 清新 城中 七星 永福 资源 港口 来宾 海棠 天涯 东方 南岸 安居 南部 前锋 名山 石棉 大方 富民 麒麟 威信 比如 太白 延长 清水 高台 安定 合作 城北 城东 城西 平安 互助 共和 同心 新建 朝阳 安宁 高明 向阳 新城 城关 博爱 和顺 太平 南山 西湖 东湖 新安 安康 永安 红旗 胜利 友谊 铁东 铁西 河东 河西 路南 路北 桥东 桥西 站前 中原 中央 开福 天心 高新 海港 海城 东港 东河 青山 云山 宝山 龙山 凤凰 长乐 永定 永和 同安 大安 镇安 吉安 民和 民乐 化德 德化 古田 上街 金水 青羊 清河 清江 通海 通江 江口 江川 丘北 文安 固安 广平 肥乡 惠民 平原 温泉 天台 开化 牡丹 双峰 兴隆 康乐 武功 永胜 集贤 文成 桃源 阳春 兴业 北流 四会 高要 天长 新乐'.split(
    ' ',
  ),
)
/** Short names of provinces and prefectures. */
export const cityNames = words(
  [...read.byName]
    .filter(([name, all]) => all.some((one) => one.level !== 'county') && !ordinary.has(name))
    .map(([name]) => name),
)
/** Short names of counties alone. */
export const countyNames = words(
  [...read.byName]
    .filter(
      ([name, all]) =>
        all.every((one) => one.level === 'county') && !read.full.has(name) && !ordinary.has(name),
    )
    .map(([name]) => name),
)
export const ordinaryPlaces = words(ordinary)
export const knownPlaces = words(places)
export const knownBodies = words(bodies)
export const endingsOfBodies = words(bodyEndings)
