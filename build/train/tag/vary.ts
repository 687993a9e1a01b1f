/** Makes more texts of those there are: other people and other places in the same sentences. */
import { divisionsByName, knownPlaces } from '../../../electron/compute/tag/lexicon/lexicon.ts'
import {
  doubleSurnames,
  foreign,
  nameParts,
  surnames,
} from '../../../electron/compute/tag/lexicon/surnames.ts'
import { townList } from '../../../electron/compute/tag/lexicon/towns.ts'
import type { Sample, Span } from './corpora.ts'

/** Characters of given names, by how common they are, roughly. */
const givenNames =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红建国志文海林春梅晓雪飞鹏辉斌宇浩凯健俊帆雨欣怡婷慧琳洁莹颖瑞凤珍荣永德福祥庆忠良才武振东南西北山江河川峰岩松柏云雷电星月光辰晨曦阳春夏秋冬天地元亨利贞立新生长青年少大小中正直义信礼智仁孝爱民为进跃前向学成功业家兴旺发达富贵宝金银铜铁石玲珊琴棋书画诗词歌舞乐康宁安泰和顺道远方圆子孟仲季兆增怀润孔繁宪令昭传广宗绪衍世泽维垂佑钦绍念显扬敦厚克勤俭让恭如若可亚文彬彦博翰轩睿哲思源清泉涵沐梓一诺佳琪嘉怡宸铭皓煜焕灿炜烨熙煦瑶璐琪琦瑾瑜璇蕾蓓莉莎菲薇芸苗芬芝蓉莲荷菊香'
const places = [...divisionsByName].filter(([name]) => name.length <= 4)
const kinds = {
  city: places
    .filter(([name, all]) => all[0]?.level === 'prefecture' && name === all[0].full)
    .map(([name]) => name.replace(/市$/, '')),
  county: places
    .filter(([name, all]) => all[0]?.level === 'county' && name === all[0].full && /[县区市]$/.test(name))
    .map(([name]) => name),
  bareCounty: places
    .filter(([name, all]) => all[0]?.level === 'county' && name !== all[0].full && name.length === 2)
    .map(([name]) => name),
  province: places
    .filter(([name, all]) => all[0]?.level === 'province' && name.length <= 3 && /省$/.test(all[0].full))
    .map(([name]) => name.replace(/省$/, '')),
}

const pick = <T>(all: ArrayLike<T>, random: () => number): T => all[Math.floor(random() * all.length)] as T

const times = (count: number, one: () => string): string => Array.from({ length: count }, one).join('')
const between = (least: number, most: number, random: () => number): number =>
  least + Math.floor(random() * (most - least + 1))

function person(random: () => number): string {
  const kind = random()
  // Names of other languages, in one part or with a dot.
  if (kind < 0.03) return times(2, () => pick(nameParts, random))
  if (kind < 0.06)
    return `${times(between(1, 2, random), () => pick(nameParts, random))}·${times(between(1, 2, random), () => pick(nameParts, random))}`
  if (kind < 0.08)
    return `${times(between(2, 5, random), () => pick(foreign, random))}·${times(between(2, 5, random), () => pick(foreign, random))}`
  // Common family names stand first in the list: the square leans to them.
  const family =
    random() < 0.04
      ? pick(doubleSurnames, random)
      : surnames.charAt(Math.floor(random() ** 2 * surnames.length))
  const given = pick(givenNames, random) + (random() < 0.75 ? pick(givenNames, random) : '')
  return family + given
}

/** A text with every Chinese full name and every city or county changed, the same one everywhere to the same other. */
export function vary(sample: Sample, random: () => number): Sample {
  const others = new Map<string, string>()
  const other = (name: string, make: () => string): string => {
    const known = others.get(name)
    if (known !== undefined) return known
    const made = make()
    others.set(name, made)
    return made
  }
  let text = ''
  let at = 0
  const entities: Span[] = []
  for (const { type, start, end } of sample.entities) {
    text += sample.text.slice(at, start)
    const old = sample.text.slice(start, end)
    let changed = old
    if (type === 'PERSON' && /^[\u4e00-\u9fff]{2,4}$/.test(old) && !/[女先大老小奶爷师婆某]/.test(old))
      changed = other(old, () => person(random))
    else if (type === 'PLACE' || type === 'ORG') changed = moved(old, type, other, random)
    entities.push({
      type,
      start: text.length,
      end: text.length + changed.length,
    })
    text += changed
    at = end
  }
  text += sample.text.slice(at)
  return {
    corpus: sample.corpus,
    id: `${sample.id}+`,
    text,
    entities,
    kinds: sample.kinds,
  }
}

/** A place or body with its divisions changed for others of the same level, and a town or village at its end renamed. */
function moved(
  name: string,
  type: 'PLACE' | 'ORG',
  other: (name: string, make: () => string) => string,
  random: () => number,
): string {
  const [head, rest] = division(name, other, random)
  if (rest === '') return head
  const [second, tail] = head === '' ? ['', rest] : division(rest, other, random)
  return head + second + settled(tail, type, other, random)
}

/** The division at the head of a name as another one, and what follows it. */
function division(
  name: string,
  other: (name: string, make: () => string) => string,
  random: () => number,
): [head: string, rest: string] {
  for (let length = Math.min(4, name.length); length >= 2; length--) {
    const head = name.slice(0, length)
    const rest = name.slice(length)
    const level = divisionsByName.get(head)?.[0]?.level
    if (level === 'county') {
      if (/[县区市]$/.test(head))
        return [
          other(head, () =>
            random() < invented ? coined(random) + pick('县市区县', random) : pick(kinds.county, random),
          ),
          rest,
        ]
      if (head.length === 2)
        return [
          other(head, () => (random() < invented ? coined(random) : pick(kinds.bareCounty, random))),
          rest,
        ]
    }
    if (level === 'prefecture') {
      const bare = head.replace(/市$/, '')
      if (!kinds.city.includes(bare)) return ['', name]
      return [
        other(bare, () => (random() < invented ? coined(random) : pick(kinds.city, random))) +
          (head === bare ? '' : '市'),
        rest,
      ]
    }
    if (level === 'province' && kinds.province.includes(head.replace(/省$/, ''))) {
      const bare = head.replace(/省$/, '')
      return [other(bare, () => pick(kinds.province, random)) + (head === bare ? '' : '省'), rest]
    }
  }
  return ['', name]
}

/** 柳林镇, 王家湾村, 柳林镇卫生院: another name before the same ending. */
const settlement =
  /^([\u4e00-\u9fff]{2,3})((?:街道|[镇乡村]|社区)(?:[\u4e00-\u9fff]{2,3}村)?|(?:街道|[镇乡村]|社区)(?:中心|卫生|小学|中学|党|村|居委|派出所|司法所|政府|人民|民兵|合作).*)$/
/** What smaller places are called, by kind: waters, heights, roads, crossings, places of people. */
const landmarks = [
  '河 江 溪 湖 涧 泉 泊 淀 湾 渠 潭 塘 滩 洲 岛 水库 湿地',
  '山 岭 峰 岗 坡 崖 岩 垭 坳 梁 峪 沟 峡 冲 坪 坝 洞 寨',
  '路 街 巷 大道 大街 胡同 北路 南路 东街 西街 二路',
  '桥 渡 关 口 大桥 隧道 站 港 码头 渡口',
  '公园 小区 广场 新村 家园 遗址 新区 农场 古城 古镇',
].map((kind) => kind.split(' '))
const landmark = new RegExp(
  `^([\\u4e00-\\u9fff]{1,4}?)(${landmarks
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|')})$`,
)
const towns = new Set(townList)
/** How often a division gets a name that none has. */
const invented = 0.2

/** A name of a smaller place, as many are: invented, or that of a town. */
function coined(random: () => number): string {
  const kind = random()
  if (kind < 0.4) return pick(townList, random)
  if (kind < 0.5) return pick(surnames, random) + pick(['家', ''], random) + pick(villageEnds, random)
  return (
    (random() < 0.4 ? pick(villageSigns, random) : '') +
    pick(villageSigns, random) +
    pick(villageEnds, random)
  )
}

function settled(
  name: string,
  type: 'PLACE' | 'ORG',
  other: (name: string, make: () => string) => string,
  random: () => number,
): string {
  const match = settlement.exec(name)
  if (match) return other(match[1] as string, () => coined(random)) + match[2]
  if (type === 'ORG' || knownPlaces.has(name)) return name
  if (towns.has(name) && random() < 0.6) return other(name, () => coined(random))
  const mark = landmark.exec(name)
  if (!mark) return name
  const kind = landmarks.find((all) => all.includes(mark[2] as string)) as string[]
  return other(name, () => {
    const bare = coined(random)
    // 青石坪 is a name as it stands, 青石坪河 one with an ending.
    if (random() < 0.15) return bare
    return bare.slice(0, random() < 0.5 ? 2 : 3) + (random() < 0.5 ? mark[2] : pick(kind, random))
  })
}
/** Characters that names of towns and villages begin with and end in. */
const villageSigns =
  '大小上下东西南北前后新老石白黑红黄青金银龙凤虎马牛羊柳杨松柏桃李梅竹荷兰三五七九双长高平清安太永福吉兴和云月星泉溪河江湖山岭坪坝塘沙田林花草河源'
const villageEnds =
  '山河溪江湖泉塘坪坝岭沟湾庄营店铺桥集寨屯坡洼峪川源林田口台岗堡湾洲渡渠井滩垭坳冲甸坊港潭沙城关门头峰'
