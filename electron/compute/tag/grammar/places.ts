/** PLACE: divisions of China by list, smaller places by their endings, known regions, rivers and countries. */
import { deedAhead } from '../deeds.ts'
import {
  cityNames,
  countyNames,
  fullDivisions,
  knownPlaces,
  ordinaryPlaces,
  wordsOfLists,
} from '../lexicon/lexicon.ts'
import type { Candidate, Rule } from '../rule.ts'

const part = '[\\u4e00-\\u9fff]'
const notName = '[的了在是和与及有到从为这那个各每全该本我你他她、，。于至往、一二三四五六七八九十几两]'

/** What places end in, by rule. */
const list = (words: string): readonly string[] => words.split(' ')
const townships = list('街道 镇 民族乡 族乡 乡 苏木')
const villages = list('村 社区 嘎查 屯')
const streets = list('路 大道 大街 街 巷 胡同 高速 国道 大桥')
const sites = list(
  '灌区 水库 湿地 草原 草场 沙地 沙漠 戈壁 口岸 机场 服务区 东站 西站 南站 北站 苗寨 侗寨 古城 古镇 古村 古寨 新区 林区 牧区 库区 大桥 隧道 运河 峡谷 半岛 群岛 盆地 平原 高原 体育馆 体育场 体育中心 小区 公园 广场 码头 港区 大坝 堤',
)
const waters = list('江 河 湖 溪 海 山 岭 塬')
const smallEndings = [
  ...'江河溪湖涧潭泉洼淀泊湾滩洲岛渡山岭峰岗坡崖垭坳梁峪沟峡冲坪坝塘堡寨庄屯铺集店营口关桥港站',
]
const zones = list(
  '经济技术开发区 经济开发区 高新技术产业开发区 高新区 示范区 风景区 景区 都市圈 城市群 工业园区 产业园 湿地公园 国家公园 经济带 口岸',
)
const state = '[中美英法德俄日韩朝印越泰缅老蒙欧澳加巴意西葡荷瑞土埃哈乌吉非]'
/** What two states have between them, behind their signs. */
const between = list('两国 双方 关系 合作 友好 贸易 经贸 建交 边境 班列 铁路 企业 文化')

export const placeRules: readonly Rule[] = [
  {
    name: 'township',
    type: 'PLACE',
    pattern: new RegExp(
      `(?:(?!${notName})${part}){1,5}?(?:${townships.join('|')})(?![长级村民政府卫中党委域风里情土愁]|办)`,
      'g',
    ),
    confidence: 0.35,
    holds: [townships, 1, 5],
    examples: [['柳林镇的老人', '柳林镇']],
  },
  {
    name: 'village',
    type: 'PLACE',
    pattern: new RegExp(
      `(?:(?!${notName})${part}){2,4}?(?:${villages.join('|')})(?![民级委里党医卫干支集]|居)`,
      'g',
    ),
    confidence: 0.35,
    holds: [villages, 2, 4],
    examples: [['王家湾村的老人', '王家湾村']],
  },
  {
    name: 'street',
    type: 'PLACE',
    pattern: new RegExp(
      `(?:(?!${notName})${part}){2,4}?(?:${streets.join('|')})(?:\\d{1,5}号)?(?![径线况口网演人上灯面子段道头坊区舞角])`,
      'g',
    ),
    confidence: 0.35,
    holds: [streets, 2, 4],
    examples: [['东河西路与向阳路', '东河西路', '向阳路']],
  },
  {
    name: 'site',
    type: 'PLACE',
    pattern: new RegExp(
      `(?:(?!${notName})${part}){2,6}?(?:${sites.join('|')})(?![一-龥]?(?:管理|办|局|站长|公司|集团|委|法院|派出所))`,
      'g',
    ),
    confidence: 0.3,
    holds: [sites, 2, 6],
    examples: [
      ['，黄羊滩灌区放水', '黄羊滩灌区'],
      ['，开平南站开通', '开平南站'],
    ],
  },
  {
    name: 'water-or-mountain',
    type: 'PLACE',
    pattern: new RegExp(
      `(?:(?!${notName})${part}){1,3}?(?:${waters.join('|')})(?=[畔边岸]|沿岸|两岸|流域|[上中下]游|之滨|沿线|脚下|深处|腹地)`,
      'g',
    ),
    confidence: 0.4,
    holds: [waters, 1, 3],
    examples: [
      ['，松花江畔', '松花江'],
      ['沂河流域', '沂河'],
    ],
  },
  {
    name: 'quarter',
    type: 'PLACE',
    pattern:
      /(?:[晋冀辽吉苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘宁新疆陇秦蜀胶淮黔](?:东南|东北|西南|西北|[东西南北中])|(?<![一-龥])[东西南北]疆|[东西南北]疆(?=[的地牧]))(?![京口昌宁海安江方部瓜城门])/g,
    confidence: 0.3,
    examples: [['鲁西的棉花、滇西北的雪', '鲁西', '滇西北']],
  },
  {
    name: 'state-of-two',
    type: 'PLACE',
    pattern: new RegExp(
      `${state}(?=${state}(?:${between.join('|')}))|(?<=${state})${state}(?=${between.join('|')})`,
      'g',
    ),
    confidence: 0.3,
    holds: [between, 1, 2],
    examples: [['中德两国企业家', '中', '德']],
  },
  {
    name: 'small-place',
    type: 'PLACE',
    pattern: new RegExp(
      `(?<=[在到往至从经沿过赴去抵进出由、，（ ▲]|位于|来自|走进|前往|途经|经过)(?:(?!${notName})${part}){1,4}?[${smallEndings.join('')}](?=[的，。、；）]|一带|附近|两岸|沿线|深处|脚下|对岸|境内|[上下里外边畔旁])`,
      'g',
    ),
    confidence: 0.2,
    holds: [smallEndings, 1, 4],
    examples: [['他沿响水溪，来到石门坳。', '响水溪', '石门坳']],
  },
  {
    name: 'division-that-acts',
    type: 'PLACE',
    pattern: new RegExp(
      `(?<![\\u4e00-\\u9fff])(?!${notName}|两|城|夜|股|楼)(?:(?!${notName})${part}){2,3}(?:自治[州县旗]|[市县州旗]|(?<![社校小园灾地辖街城厂])区)${deedAhead}`,
      'g',
    ),
    confidence: 0.4,
    examples: [
      ['江州市铺设再生水管网，临水县计划新建水厂', '江州市', '临水县'],
      ['全市推进改革，小区改造完工，超市推出新品'],
    ],
  },
  {
    name: 'zone',
    type: 'PLACE',
    pattern: new RegExp(`(?:(?!${notName})${part}){2,10}?(?:${zones.join('|')})`, 'g'),
    confidence: 0.5,
    holds: [zones, 2, 10],
    examples: [['江州经济开发区管委会', '江州经济开发区']],
  },
]

const lists = [
  [fullDivisions, 0.8, 'rule:division'],
  [cityNames, 0.7, 'rule:city'],
  [knownPlaces, 0.7, 'rule:known-place'],
  [countyNames, 0.4, 'rule:county'],
  [ordinaryPlaces, 0.15, 'rule:ordinary-place'],
] as const
const listed = wordsOfLists(lists.map(([list]) => list))

/** Where each list's words stand, longest match at each place, list by list. */
export function listedPlaces(text: string): Candidate[] {
  const found: Candidate[][] = lists.map(() => [])
  listed(text, (list, at, length) => {
    const [, confidence, by] = lists[list] as (typeof lists)[number]
    found[list]?.push({ type: 'PLACE', start: at, end: at + length, confidence, by })
  })
  return found.flat()
}
