/** PERSON and POSITION: a name by its family name, its form of address, its byline or the post beside it. */
import { address, bylinePosts, posts, ranks } from '../lexicon/posts.ts'
import { doubleSurnames, foreign, nameParts, surnames } from '../lexicon/surnames.ts'
import type { Candidate, Rule } from '../rule.ts'

const literal = (all: readonly string[]): string =>
  [...new Set(all)].sort((a, b) => b.length - a.length).join('|')
const family = `(?:${doubleSurnames.join('|')}|[${surnames}])`
const given = '[\\u4e00-\\u9fff\\u3400-\\u4dbf𠮷]'
/** What a given name does not hold. */
const notGiven = '(?![的了在是和与及说着也都就把被让对向从为、，。]|主任|院长|局长|书记|教授|医生|先生|女士)'
const name = `${family}(?:${notGiven}${given}){1,2}`
const allPosts = [...posts, ...bylinePosts]
const post = `(?:(?:${literal(ranks)})?(?:${literal(allPosts)}))`
const speech = '(?:说|表示|介绍|告诉|坦言|感慨|直言|认为|指出|强调|透露|解释|笑着|回忆|带领|负责)'

/** Trades that no list holds, by their endings: 投递员, 饲养师, 船医. */
const trade = '(?:员|师|手|匠|医|工|长|家|司机|传承人|带头人|主播|大户|博士后|班主任)'
const edge = '(?=[，。、；：（）\\s说在是把正和带向对将从一]|介绍|表示|告诉|$)'

/** Names by rule; posts are found by `postsBeside` once names are known. */
export const peopleRules: readonly Rule[] = [
  {
    name: 'name-with-dots',
    type: 'PERSON',
    pattern: /[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,8}){1,4}/g,
    confidence: 0.55,
    holds: [['·'], 1, 7],
    examples: [['与玛丽亚·科斯塔合作'.slice(1), '玛丽亚·科斯塔合作']],
  },
  {
    name: 'foreign-name',
    type: 'PERSON',
    pattern: new RegExp(`[${foreign}]{1,7}(?:·[${foreign}]{1,8}){1,4}`, 'g'),
    confidence: 0.75,
    holds: [['·'], 1, 7],
    examples: [['，玛丽亚·科斯塔女士', '玛丽亚·科斯塔']],
  },
  {
    name: 'name-of-parts',
    type: 'PERSON',
    pattern: new RegExp(
      `(?:${literal(nameParts)}){2,3}(?:·(?:(?:${literal(nameParts)}){1,3}|[${foreign}]{1,6}))?|(?<=[，。、；：“\\s的员长]|^)(?:${literal(nameParts.filter((part) => part.length > 2))})(?=[，。、；：”\\s]|$)`,
      'gm',
    ),
    confidence: 0.6,
    examples: [
      ['牧民扎西顿珠骑马巡边', '扎西顿珠'],
      ['裁缝阿依古丽·买买提的店', '阿依古丽·买买提'],
      ['与巴特尔同行'],
    ],
  },
  {
    name: 'name-and-address',
    type: 'PERSON',
    pattern: new RegExp(`${family}(?:${literal(address)})(?!们)`, 'g'),
    confidence: 0.8,
    holds: [address, 1, 2],
    examples: [
      ['找到葛女士。', '葛女士'],
      ['李大爷乐了', '李大爷'],
    ],
  },
  {
    name: 'nickname',
    type: 'PERSON',
    pattern: new RegExp(
      `(?<![\\u4e00-\\u9fff])[老小][${surnames}](?=说|的|介绍|告诉|是|在|把|家|也|和)`,
      'g',
    ),
    confidence: 0.55,
    examples: [['，老周说', '老周']],
  },
  {
    name: 'post-and-name',
    type: 'PERSON',
    pattern: new RegExp(`(?<=${post})${name}(?=[，。、；：）（（\\s和与及说表介告在带的是为]|$)`, 'g'),
    confidence: 0.75,
    holds: [allPosts, -Math.max(...allPosts.map((one) => one.length)), -1],
    examples: [['卫生院院长张立新介绍', '张立新'], ['院长高度重视']],
  },
  {
    name: 'name-behind-trade',
    type: 'PERSON',
    pattern: new RegExp(`(?<=[\\u4e00-\\u9fff]${trade})${name}${edge}`, 'g'),
    confidence: 0.4,
    examples: [['，投递员周立新说', '周立新'], ['饲养员很忙']],
  },
  {
    name: 'trade-before-name',
    type: 'POSITION',
    pattern: new RegExp(
      `(?<=[，。、；：“”（）\\s的局院校部站村镇县市]|大学|公司|中心|^)(?:(?!的)[\\u4e00-\\u9fff]){1,5}?${trade}(?=${name}${edge})`,
      'gm',
    ),
    confidence: 0.4,
    examples: [
      ['，首席预报员周立新说', '首席预报员'],
      ['医院的护工孙长河，', '护工'],
    ],
  },
  {
    name: 'name-and-speech',
    type: 'PERSON',
    pattern: new RegExp(`(?<=^|[，。；：”\\n、])${name}(?=${speech})`, 'gm'),
    confidence: 0.7,
    examples: [['。周立新说', '周立新']],
  },
]

const postAt = new RegExp(post, 'y')
const postBefore = new RegExp(`(?:${post})$`)

/** The posts that touch a person: 院长张立新, 张立新教授, 党委书记、院长张立新; one span for each post. */
export function postsBeside(text: string, people: readonly { start: number; end: number }[]): Candidate[] {
  const found: Candidate[] = []
  const add = (start: number, end: number): void => {
    found.push({ type: 'POSITION', start, end, confidence: 0.85, by: 'rule:post-beside-name' })
  }
  for (const { start, end } of people) {
    let at = start
    for (let more = true; more; ) {
      more = false
      const gap = /[、兼\s：]$/.test(text.slice(at - 1, at)) ? 1 : 0
      const match = postBefore.exec(text.slice(Math.max(0, at - gap - 12), at - gap))
      if (match) {
        add(at - gap - match[0].length, at - gap)
        at = at - gap - match[0].length
        more = true
      }
    }
    postAt.lastIndex = end
    const match = postAt.exec(text)
    if (match) add(end, end + match[0].length)
  }
  return found
}
