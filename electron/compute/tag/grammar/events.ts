/** EVENT: named meetings, courses, festivals, fairs and contests. */
import type { Rule } from '../rule.ts'

const ending =
  '(?:大会|工作会议|全会|年会|全体会议|联席会议|股东大会|现场会|推进会|座谈会|恳谈会|研讨会|洽谈会|对接会|交流会|交流大会|培训会|表彰大会|表彰会|学术会议|学术年会|招聘会|双选会|品鉴会|茶会|发布会|论坛|峰会|博览会|展览会|交易会|展览|成果展|摄影展|艺术展|作品展|工业展|展映|联展|大展|培训班|研修班|研习班|训练营|冬令营|夏令营|集训|大赛|比赛|邀请赛|锦标赛|联赛|挑战赛|竞赛|技能赛|总决赛|公开赛|马拉松|运动会|全运会|亚运会|奥运会|艺术节|文化节|旅游节|美食节|丰收节|音乐节|电影节|采摘节|诗歌节|民俗节|美术节|书展|车展|灯会|庙会|花会|诗会|演练|夏令营|交流营|对话会|音乐会|演唱会|拍卖会|见面会|现场会|调度会|[\u4e00-\u9fff](?:茶|鱼|花|果|酒|龙舟|风筝|冰雪|歌|水|购物|读书|体育|科技|民族)节|节庆|晚会|夜市|市集|大集|宣传周|宣传月|活动周|活动月|服务周|服务月|开放日|启动仪式|揭牌仪式|签约仪式|开幕式|颁奖典礼|宣讲会|宣讲|义诊活动|宣传活动|主题活动)'
/** Any festival, behind a year or an ordinal number: words like 环节 and 季节 are none. */
const festival = `(?:${ending}|[\\u4e00-\\u9fff](?<![环细季情章音关调礼气枝末])节(?![日目点能约奏气育水假省]))`
const inside = '[\\u4e00-\\u9fffA-Za-z0-9—·（）-]'

export const eventRules: readonly Rule[] = [
  {
    name: 'ordinal-event',
    type: 'EVENT',
    pattern: new RegExp(
      `(?:20\\d\\d年?(?:度)?)?第[一二三四五六七八九十\\d]{1,4}(?:届|次|期|轮)${inside}{0,22}?${festival}(?![\\u4e00-\\u9fff]?(?:室|厅|中心))`,
      'g',
    ),
    confidence: 0.8,
    examples: [['参加第三届长河医学论坛', '第三届长河医学论坛'], ['第三次来到这里']],
  },
  {
    name: 'level-event',
    type: 'EVENT',
    pattern: new RegExp(
      `(?:20\\d\\d年?(?:度)?)?(?:全[市县省区国州]|中国|世界|国际|全球)${inside}{1,22}?${ending}(?![\\u4e00-\\u9fff]?(?:室|厅|中心))`,
      'g',
    ),
    confidence: 0.7,
    examples: [['召开全市卫生健康工作会议。', '全市卫生健康工作会议']],
  },
  {
    name: 'year-event',
    type: 'EVENT',
    pattern: new RegExp(
      `(?<!\\d)20\\d\\d(?:年(?![底初末度前]))?(?![\\d年月.—-])(?:(?![年月日])${inside}){2,26}?${festival}(?![\\u4e00-\\u9fff]?(?:室|厅|中心))`,
      'g',
    ),
    confidence: 0.5,
    examples: [
      ['2026中国·云州文化旅游节开幕', '2026中国·云州文化旅游节'],
      ['举行2026年基层卫生发展论坛。', '2026年基层卫生发展论坛'],
      ['2026年3月举行文化节'],
      ['2028中国·灌口放水节举行', '2028中国·灌口放水节'],
    ],
  },
  {
    name: 'labelled-event',
    type: 'EVENT',
    pattern: new RegExp(`“[^“”\\n]{1,16}”${inside}{0,14}?(?:${ending}|活动|系列活动|宣讲)`, 'g'),
    confidence: 0.7,
    examples: [['举办“书香满城”朗读大赛', '“书香满城”朗读大赛']],
  },
  {
    name: 'held-event',
    type: 'EVENT',
    pattern: new RegExp(
      `(?<=举办|举行|召开|参加|开展|组织|主办|承办|出席|办起|举办的|召开的|举行的)(?![了的一过这])${inside}{3,18}?${ending}(?![\\u4e00-\\u9fff]?(?:室|厅|中心))`,
      'g',
    ),
    confidence: 0.6,
    examples: [['举办校园发明成果展', '校园发明成果展'], ['召开会议']],
  },
]
