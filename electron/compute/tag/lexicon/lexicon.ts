/** Word lists made ready for looking up: longest matches of many words in one pass over a text. */
import { bodies, bodyEndings, places } from './bodies.ts'
import { divisions } from './divisions.ts'

/** A set of words that finds the longest of them at a place. */
export interface Words {
  /** Length of the longest word that begins at `at`, or 0. */
  readonly longestAt: (text: string, at: number) => number
  readonly has: (word: string) => boolean
  /** By unit, 0 where no word begins with it. */
  readonly first: Uint8Array
}

/** A number for a pair of units; its upper bits are the most even ones. */
const pairOf = (one: number, two: number): number => Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)

/** What begins with a unit: nothing, a word of one unit, longer ones, or both. */
const alone = 1
const longer = 2

/** Makes a word set; looking up costs a comparison for each word that begins with the same two units. */
export function words(all: Iterable<string>): Words {
  const known = new Set(all)
  const first = new Uint8Array(0x10000)
  // Few pairs of units begin a word: those that do not are told by a bit.
  const bits = Math.max(14, Math.ceil(Math.log2(known.size * 16)))
  const pairs = new Uint32Array(2 ** bits / 32)
  const slotBits = bits - 3
  const slotOf = (pair: number): number => pair >>> (32 - slotBits)
  const starts = new Int32Array(2 ** slotBits + 1)
  const longs: (readonly [slot: number, word: string])[] = []
  for (const word of known) {
    const unit = word.charCodeAt(0)
    first[unit] = (first[unit] as number) | (word.length === 1 ? alone : longer)
    if (word.length < 2) continue
    const pair = pairOf(unit, word.charCodeAt(1))
    const bit = pair >>> (32 - bits)
    pairs[bit >>> 5] = (pairs[bit >>> 5] as number) | (1 << (bit & 31))
    const slot = slotOf(pair)
    starts[slot + 1] = (starts[slot + 1] as number) + 1
    longs.push([slot, word])
  }
  for (let slot = 1; slot < starts.length; slot++)
    starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number)
  // The words slot by slot, long ones first.
  const ordered = longs.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length).map(([, word]) => word)
  return {
    first,
    has: (word) => known.has(word),
    longestAt: (text, at) => {
      const unit = text.charCodeAt(at)
      const begun = first[unit]
      if (!begun) return 0
      const pair = pairOf(unit, text.charCodeAt(at + 1))
      const bit = pair >>> (32 - bits)
      if (((pairs[bit >>> 5] as number) & (1 << (bit & 31))) !== 0) {
        const slot = slotOf(pair)
        const end = starts[slot + 1] as number
        for (let i = starts[slot] as number; i < end; i++) {
          const word = ordered[i] as string
          if (text.startsWith(word, at)) return word.length
        }
      }
      return begun & alone
    },
  }
}

/**
 * Tells where the words of several lists (31 at most) stand, from the front of a text to its end: of each list the longest at a
 * place, and none that begins inside another of the same list.
 */
export function wordsOfLists(
  lists: readonly Words[],
): (text: string, tell: (list: number, at: number, length: number) => void) => void {
  // Few characters begin a word of any list: which ones, in a bit for each list.
  const opened = new Uint32Array(0x10000)
  for (const [number, { first }] of lists.entries())
    for (let unit = 0; unit < first.length; unit++)
      if (first[unit] !== 0) opened[unit] = (opened[unit] as number) | (1 << number)
  const next = new Int32Array(lists.length)
  return (text, tell) => {
    next.fill(0)
    for (let at = 0; at < text.length; at++)
      for (let left = opened[text.charCodeAt(at)] as number; left !== 0; left &= left - 1) {
        const number = 31 - Math.clz32(left & -left)
        if ((next[number] as number) > at) continue
        const length = (lists[number] as Words).longestAt(text, at)
        if (length === 0) continue
        next[number] = at + length
        tell(number, at, length)
      }
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
