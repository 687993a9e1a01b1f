/** PROGRAMME: named projects, platforms, systems, brands and mechanisms, by label and head noun. */
import type { Rule } from '../rule.ts'

/** Head nouns that make any proper name a programme. */
export const heads =
  '(?:工程|计划|行动|项目|平台|系统|品牌|专项|基金|热线|小程序|[Aa][Pp][Pp]|客户端|数据库|大模型|信息库|资源库)'
/** Head nouns that need a quoted or numbered label, or a coined compound. */
export const softHeads =
  '(?:模式|机制|体系|网络|队伍|战略|制度|服务|工作法|专区|专线|专栏|课堂|直通车|快车|驿站|试点|专窗|窗口|车|圈|码|卡|贷|险|保险|保|团队|服务队|小分队|应急队|班|活动|清单|场景|一张图|地图|智能体|助手|中心)'
const label = '“[^“”\\n，。；]{1,26}”'
/** Heads that a label makes a programme, directly or behind 的 and a few words. */
const labelHeads = '(?:模式|机制|体系|网络|战略|制度|工作法)'
/** Characters of an unquoted name. */
const inside = '[\\u4e00-\\u9fffA-Za-z0-9+（）·—-]'
const opening =
  '(?<=实施|开展|启动|推进|推行|推出|推动|参与|参加|入选|纳入|列入|获批|承担|承接|搭建|上线|依托|借助|通过|争取|申报|设立|成立|打造|建立|构建|深化|巩固|申请|利用|使用|登录|完善|做强|打响|整合|落实|启用|上线了|推出了|实施了|启动了|将|于|及|和|、|为|的|过|国家|省级|市级|全国|该市|该县|中央)'

export const programmeRules: readonly Rule[] = [
  {
    name: 'label-and-head',
    type: 'PROGRAMME',
    pattern: new RegExp(
      `(?:${label})+(?:的?[\\u4e00-\\u9fffA-Za-z0-9]{0,10}?${heads}|的?[\\u4e00-\\u9fff]{0,8}?${labelHeads}|[\\u4e00-\\u9fff]{0,2}?队伍)(?![\\u4e00-\\u9fff]?(?:化|队)|规划|部署)`,
      'g',
    ),
    confidence: 0.85,
    examples: [
      ['启动“星河筑梦”工程后', '“星河筑梦”工程'],
      ['建立“一站通”会商机制。', '“一站通”会商机制'],
      ['他说“好的”。'],
      ['构建“县为主、乡为辅、村为点”的急救服务体系。', '“县为主、乡为辅、村为点”的急救服务体系'],
      ['绘制“一张图”的战略规划'],
    ],
  },
  {
    name: 'label-introduced',
    type: 'PROGRAMME',
    pattern:
      /(?<=(?:推广|推出|推行|试行|实行|开通|上线|启用|建成|办理|申领|试点|普及|开设|设立|探索|(?:管理|服务|诊疗|支付|结算|报销|就医)从(?=“[一全多\d])|”[向到](?=“[一全多区\d]))[^“”，。；！？\n]{0,6}“)[^“”\n，。；！？]{2,12}(?=”(?![\u4e00-\u9fff]?(?:理念|精神|思想|新闻|声音)))/g,
    confidence: 0.45,
    examples: [
      ['推广报销“指尖办”，', '指尖办'],
      ['推动管理从“一院一策”向“多院一策”转变', '一院一策', '多院一策'],
      ['大家口中的“定心丸”'],
    ],
  },
  {
    name: 'label-figurative',
    type: 'PROGRAMME',
    pattern:
      /(?<=(?:口中的|眼中的|心中的|成了|成为|成|化作|化为|变身|变成|称为|称作|被称|叫作|叫做|当作|这份|这条|这张|那份|一份|一条|一张|一颗|一把|一道|破解|跑出|亮出|交出|递上|吃下|吃上|筑起|筑牢|请来|来了|送上|做好|写好|念好|下好|绘就|绘好|描绘|从|是|有)[^“”，。；！？\n]{0,5}“)[^“”\n，。；！？]{2,12}(?=”)/g,
    confidence: 0.05,
    examples: [['大家口中的“定心丸”', '定心丸']],
  },
  {
    name: 'compound-of-parts',
    type: 'PROGRAMME',
    pattern:
      /(?<=建立|健全|完善|探索|落实|实行|推行|形成)[\u4e00-\u9fff]{3,10}、[\u4e00-\u9fff]{3,10}(?:督导|联动|协同|保障|考核|落实|打包|共享|会商|兑现|激励)(?:机制|制度)(?=[，。；、])/g,
    confidence: 0.4,
    examples: [['建立产假护理假、育婴补贴落实机制，', '产假护理假、育婴补贴落实机制']],
  },
  {
    name: 'borrowed-way',
    type: 'PROGRAMME',
    pattern:
      /(?<=学习|借鉴|推广|复制|对标|学习推广|运用|践行)[\u4e00-\u9fff]{2}(?:[\u4e00-\u9fff]{2})?(?=经验|做法)/g,
    confidence: 0.3,
    examples: [['学习潍水医改经验', '潍水医改']],
  },
  {
    name: 'label-of-service',
    type: 'PROGRAMME',
    pattern: new RegExp(
      `(?:${label})+的?[\\u4e00-\\u9fff]{0,12}?${softHeads}(?=[，。；、！）和及与\\n\\d]|$)`,
      'g',
    ),
    confidence: 0.6,
    examples: [['开通“暖心”助餐服务。', '“暖心”助餐服务']],
  },
  {
    name: 'named-in-quotes',
    type: 'PROGRAMME',
    pattern: new RegExp(`(?<=“)[\\u4e00-\\u9fffA-Za-z0-9+·]{2,16}${heads}(?=”)`, 'g'),
    confidence: 0.85,
    examples: [['“26810工程”正式落地', '26810工程'], ['“大家都说这是好项目。”']],
  },
  {
    name: 'numbered',
    type: 'PROGRAMME',
    pattern: /\d[\d+]{2,10}(?:工程|计划|行动|模式|机制|体系|工作法|热线|平台)/g,
    confidence: 0.85,
    examples: [['推进1248工程', '1248工程'], ['拨打12345热线', '12345热线'], ['共有120个项目']],
  },
  {
    name: 'introduced',
    type: 'PROGRAMME',
    pattern: new RegExp(
      `${opening}(?![等各本该此其多一这那两个项重在了的])${inside}{3,18}?(?:提升|示范|培育|培养|攻关|关爱|惠民|普惠|培训|保障|帮扶|振兴|建设|整治|改造|治理|救助|援助|辅助诊断|诊断|管理|监测|服务|预警|信息)(?:工程|计划|行动|项目|专项行动|专项|平台|系统)(?![\\u4e00-\\u9fff]?(?:队|化|性))`,
      'g',
    ),
    confidence: 0.6,
    examples: [
      ['实施山区电网跃升工程'],
      ['实施山区教育质量提升工程，', '山区教育质量提升工程'],
      ['启动一批重点项目建设'],
    ],
  },
  {
    name: 'set-in-quotes',
    type: 'PROGRAMME',
    pattern: /(?<=“)[二三四五六七八九十]大(?:中心|平台|基地|工程|行动|专班)(?=”)/g,
    confidence: 0.97,
    examples: [['建强“六大中心”，', '六大中心'], ['落实“三大定位”']],
  },
  {
    name: 'insurance',
    type: 'PROGRAMME',
    pattern:
      /(?:城乡居民|城镇职工|职工|居民)?(?:基本医疗保险|大病保险|长期护理保险|医疗救助基金|工伤保险|生育保险|失业保险|养老保险)|职工医保|居民医保|长护险|惠民保/g,
    confidence: 0.55,
    examples: [['参加城乡居民大病保险', '城乡居民大病保险']],
  },
  {
    name: 'introduced-any',
    type: 'PROGRAMME',
    pattern: new RegExp(
      `${opening}(?![等各本该此其多一这那两个项重在了的])${inside}{2,16}?(?:${heads}|模式|机制|体系)`,
      'g',
    ),
    confidence: 0.35,
    examples: [['实施山区电网跃升工程', '山区电网跃升工程']],
  },
  {
    name: 'label',
    type: 'PROGRAMME',
    pattern: /(?<=“)[^“”\n，。；！？]{2,12}(?=”)/g,
    confidence: 0.2,
    examples: [['推广“掌上办”，', '掌上办']],
  },
]
