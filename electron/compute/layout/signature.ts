/** Takes a line with names apart: what surrounds them (记者, 文/图, 报道, offices in brackets) and the words that are left. */
import { isForeign, looksLikeName, type Word } from './names.ts'
import { isBody, officeOf, titleBehind } from './offices.ts'

/** Longest line that is looked at; a byline of ten people with their posts is shorter. */
export const longest = 90

export const papers =
  '(?:本报|本刊|本网|我报|新华社|中新社|[\\u4e00-\\u9fff]{1,6}(?:报|网|社|客户端|融媒体?)(?:全媒体)?(?:·[\\u4e00-\\u9fff]{2,8})?)'
const jobs =
  '特约记者|特派记者|首席记者|见习记者|实习记者|融媒体?记者|全媒体记者|特约通讯员|驻[\\u4e00-\\u9fff]{1,6}?(?:特派|特约)?记者|摄影记者|记者|' +
  '通讯员|特约撰稿人?|撰稿人?|撰文|特派员|评论员|观察员|实习生|读者|网友|(?<!工)作者|编译|采写|文字|摄影|摄像|制图|漫画|供图|供稿|整理|[\\u4e00-\\u9fff]{0,8}(?:市民|村民|居民)(?=\\s)'
/** 记者感言, 记者调查 and the like are names of columns. */
const notColumn =
  '(?!感言|手记|观察|调查|走基层|札记|体验|视角|日记|连线|提问|之家|节|证|会|站|团|说|问|从|来|在|了解|看到|朋友|热线|信箱|园地|群|点题|来信|来论|之声|投诉|评报|问答|来电|回访|单位|系|为|简介)'
const jobWord = new RegExp(`${papers}?(?:${jobs})${notColumn}`, 'gu')
const nameless = new RegExp(
  `^(?:${papers}(?:评论员|记者|通讯员|编辑部|集体采写)|[（(]?[\\u4e00-\\u9fff]{2,14}\\s?(?:供稿|整理|编发))[）)]?$`,
  'u',
)
/** The post of who writes, before the name: 市中医药学会会长 尚德勤. */
const post =
  /(?<=^[\u2016、\s]*)[\u4e00-\u9fff]{2,24}?(?:会长|主任|院长|教授|局长|书记|馆长|校长|所长|主席|处长|研究员|医师|专家|理事|委员|代表|律师|学者|作家)\s+(?=[\u4e00-\u9fff])/u
const beforeSlash =
  /(?<=^|[\s、\u2016])(?:文[、／/]?图|图[、／/]?文)\s+|(?:文[、／/]?图|图[、／/]?文|文|图|摄影?|供图)\s*[／/:：]\s*/gu
const afterSlash = /\s*[／/]\s*(?:文[、／/]?图|图[、／/]?文|文|图|摄影?|漫?画|制图)/gu
const filed = /(?:[／/]?[\u4e00-\u9fff]{2,6})?报[道导]$|\s?发自\S*$/u
/** Last characters of places: 江州报道, 临浦报道 name no 江州 and no 临浦. */
const place =
  /[州县市区乡镇村江河湖海山阳阴城京津川浦岭峦关沟店桥港口湾岛溪泉滩水口头洲岩谷坡沙原塘坪坝堡寨庄林宁安平南北东西中台陵源丰]报[道导]$/u
/** 顾云 文 周立 图 */
const aloneAfter = /(?<=[\u4e00-\u9fff]{2})\s(?:文|图|摄)\s(?=[\u4e00-\u9fff]{2}.*\s(?:文|图|摄)$)/gu
/** 顾云／教师 */
const calling = /(?<=^[\u4e00-\u9fff]{2,4})[／/][\u4e00-\u9fff]{2,6}(?=、?$)/u
const photoWords = /摄影?$|^图[／/:：](?!文)|^摄影|供图|图片由|提供$/u
/** What is left of a line's last word without 报道: 甄妮报道 names 甄妮, 江州报道 nobody, right behind 记者 周立江州报道 names 周立. */
function leftOfFiled(word: string, at: number, line: string): string {
  const bare = word.slice(0, -2)
  if (!place.test(word)) return looksLikeName(bare) ? bare : ''
  const name = bare.slice(0, -2)
  return line.charAt(at - 1) === cue && looksLikeName(name) ? name : ''
}
const brackets = /^[（([［[【〔]\s*|\s*[）)］\]】〕]$/gu

/** Stands where a word like 记者 stood: names follow. */
const cue = '\u2016'
/** Stands where a word stood whose names are no authors. */
const mute = '\u2298'
/** The same set wide: 本 报 记 者. */
const setWide = new RegExp(
  '本报|本刊|见习记者|特约记者|首席记者|记者|通讯员|实习生|读者|作者|编辑'
    .split('|')
    .map((word) => `(?<![\\u4e00-\\u9fff])${[...word].join('\\s')}(?![\\u4e00-\\u9fff])`)
    .join('|'),
  'gu',
)
/** What kind of reporter. */
const ranks =
  '首席|特约|资深|高级|主任|见习|实习|特派|全媒体|融媒体?|文字|摄影|摄像|视频|体育|财经|健康|时政|教育|法治|民生|热线|学生|校园|小'
/** Reporters of papers with any name: 都市快讯记者, 沧河报业首席记者, 小记者. */
const ownReporter = new RegExp(
  `(?<=^|[\\s、／/｜|])(?:[\\u4e00-\\u9fff]{1,10}?[报刊网社讯视台都线园业端站])?(?:${ranks})*(?:记者|评论员|通讯员)${notColumn}`,
  'gu',
)
const tellers = '口述|自述|整理|采访|采访者|采访人|采写|撰文|撰稿|执笔|代笔|翻译|编译|解答|答疑|提问'
const writers = `文|图|文图|图文|本版文图|本版图文|作者|绘图|插画|插图|漫画|摄影|供图|${tellers}`
/** Their names are read, but the line may as well be a line of the desk or introduce who speaks. */
const deskWords = '策划|统稿|主持|主持人|编辑|讲述|讲述人|口述人|主讲|主讲人'
const wordEdge = '(?<=^|[\\s、／/｜|（()）\u2016])'
const label = new RegExp(
  `${wordEdge}(?:(?:本[期版刊报])?(?:${writers})\\s*[：:｜|]|(?:${tellers})\\s*[／/])`,
  'gu',
)
const deskLabel = new RegExp(`${wordEdge}(?:${deskWords})\\s*[：:｜|]`, 'gu')
const others =
  '责任编辑|责编|校对|版式|美编|审核|监制|出品|指导老师|指导教师|辅导老师|辅导教师|指导教练|受访者|受访人|受访专家|受访嘉宾|被访者|嘉宾|访谈嘉宾|特邀嘉宾|数据来源|资料来源'
const otherPeople = new RegExp(`${wordEdge}(?:${others})(?:\\s*[：:｜|]|\\s+(?=\\S))`, 'gu')
/** The people who made the page, and no reporter: no byline, though it has names. */
const deskLine =
  /(?:^|[\s、／/|｜丨（(：:])(?:本版|本期|值班|助理)?(?:责任|执行)?(?:编辑|编輯|策划|责编|美编|主编|编委|总编|校对|校检|责校|版式|组版|排版|美术|视觉|编审|统筹|审核|(?<=值班)主任)(?=[\s：:／/|｜丨])/u
const speaks = /(?:讲述人?|口述人|主讲人?|主持人?|(?:数据|资料)来源)[：:]/u
const reporter = /记者|通讯员|实习生|撰文|摄|整理/u
const mutePart = new RegExp(`${mute}[^${cue}]*`, 'gu')

/** A title behind a name is no part of it: 周立教授; 糖糖姐姐 is 糖糖. */
function withoutTitle(word: string): string {
  const bare = word.replace(titleBehind, '')
  return looksLikeName(bare) && officeOf(bare) === null
    ? bare
    : word.replace(/^(\p{Script=Han})\1(?:姐姐|哥哥|老师)$/u, '$1$1')
}

/** Two names without a blank behind 记者 are told by their surnames: 王芳周小满. */
function parted(word: string, announced: boolean): string[] {
  if (!announced || !/^\p{Script=Han}{5,6}$/u.test(word) || isForeign(word) || officeOf(word) !== null)
    return [word]
  const at = [3, 2].find((end) => looksLikeName(word.slice(0, end)) && looksLikeName(word.slice(end)))
  return at === undefined ? [word] : [word.slice(0, at), word.slice(at)]
}

/** Words with what stands before each. */
function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let gap = Infinity
  let announced = false
  for (const [part] of text.matchAll(/\s+|[、，,；;／/｜|&＆\u2016]|[^\s、，,；;／/｜|&＆\u2016]+/gu)) {
    if (/^\s/u.test(part)) gap = Math.max(gap, part.replaceAll('\u3000', '  ').length)
    else if (/^[、，,；;／/｜|&＆\u2016]$/u.test(part)) {
      gap = Infinity
      if (part === cue) announced = true
    } else {
      for (const text of parted(withoutTitle(part), announced)) {
        words.push({ text, gap, announced })
        gap = Infinity
      }
      gap = 0
    }
  }
  return words
}

/** What brackets behind a name say of it: 席向晚（社区工作者）, 卜令（86岁）, 甘棠（作者系…）. */
const remark = /[（(]([^（()）]*)(?:[）)]|$)/gu
const aboutAuthor = /^(?:作者|笔者|本文|系|现年|年龄)|岁(?:$|[，,、])/u

/** A line without its remarks in brackets. `told`: one of them says who someone is; `strange`: brackets that say something else. */
function withoutRemarks(line: string): { text: string; told: boolean; strange: number } {
  let told = false
  let strange = 0
  const text = line.replace(remark, (whole: string, inside: string, at: number) => {
    if (/^[\d一二三四五六七八九十]{1,3}$/u.test(inside)) return inside
    if (inside.includes(cue)) {
      // 讯（记者 …）昨天: no line of names, but a text that begins.
      if (line.slice(at + whole.length).trim() !== '') strange += 2
      return `、${inside}、`
    }
    if (aboutAuthor.test(inside) || officeOf(inside.trim()) !== null) told = true
    else strange++
    return '、'
  })
  return { text, told, strange }
}

/** What a line that may be a byline holds. */
export interface Line {
  readonly words: readonly Word[]
  /** 记者, 通讯员, 整理 …: names follow or stand before. */
  readonly hasJob: boolean
  /** 文/图 and the like. */
  readonly hasSlash: boolean
  /** 江州报道 */
  readonly hasFiled: boolean
  /** A post with a name behind. */
  readonly hasPost: boolean
  /** Brackets say who someone is. */
  readonly told: boolean
  /** Brackets that say something else. */
  readonly strange: number
  readonly photo: boolean
  /** Editors and the like, behind words for what they did. */
  readonly desk: boolean
  /** Who speaks, or where figures are from, behind a label. */
  readonly spoken: boolean
  /** 本报评论员, 市急救中心供稿: signed, by no person. */
  readonly nameless: boolean
  /** The only thing the line names, if it is a body, in brackets or with 供稿; a notice too ends with who issued it. */
  readonly body: string | null
}

/** The names of an item whose text begins in the same line: 本报讯（记者 周立）昨天 */
export const opened = /((?:讯|电|消息)\s*[（(][^（()）]{2,40}[)）]).*$/u

/** A line without people who are no authors, unless it names nobody else. */
function withoutOthers(line: string): string {
  const rest = line.replace(mutePart, ' ')
  return /[^\s、\u2016\u2298]/u.test(rest) ? rest : line.replaceAll(mute, cue)
}

/** A line with simplified characters, taken apart; null for one that cannot be a byline. */
export function takeLine(text: string): Line | null {
  const unquoted = text
    .replace(/^(?:来源|出处)[：:]\s*[^\s：:]{2,16}\s+(?=\S*[：:者员])/u, '')
    .replace(/(?<=\S)\s+(?:(?:发布)?(?:时间|日期)[：:]?)?\s*\d{4}[-/.年]\d{1,2}.*$/u, '')
    .replace(/^《[\u4e00-\u9fff]{2,8}》/u, '本报')
  if (/[。！？!?；“”《》…]/u.test(unquoted)) return null
  const closed = unquoted
    .replace(/^[口囗]\s+(?=\S*\s?(?:记者|通讯员))/u, '')
    .replace(setWide, (word) => word.replace(/\s/gu, ''))
  const labelled = /[：:｜|／/]/u.test(closed)
  const unlabelled = labelled ? closed.replace(label, cue) : closed
  const unspoken = labelled ? unlabelled.replace(deskLabel, cue) : unlabelled
  const cued = unspoken.replace(otherPeople, mute)
  if (/[：:].*[：:]/u.test(cued)) return null
  const whole = /^[（([［[【〔]([^（()）]*)[）)］\]】〕]?$/u.exec(cued)?.[1] ?? cued
  const reported = /[者员]/u.test(whole) ? whole.replace(ownReporter, cue) : whole
  const afterJob = reported.replace(jobWord, cue)
  const hasJob = unlabelled !== closed || afterJob !== whole
  const { text: unremarked, told, strange } = withoutRemarks(withoutOthers(afterJob))
  const open = unremarked.replace(brackets, '')
  const unslashed = open.replace(beforeSlash, '、').replace(afterSlash, '、').replace(aloneAfter, '、')
  const bare = unslashed.replace(/[：:]/gu, ' ').replace(/^[\s、]+|\s+$/gu, '')
  const unfiled = bare.replace(filed, leftOfFiled).trim()
  const hasFiled = unfiled !== bare && unfiled !== '' && /[\s／/\u2016]/u.test(bare)
  const unsigned = (hasFiled ? unfiled : bare)
    .replace(/(?<=[\u4e00-\u9fff]\s?[\u4e00-\u9fff])(?:\s*(?:摄影|摄)|\s[文图作绘画])$/u, ' ')
    .trim()
  const unposted = unsigned
    .replace(post, '')
    .replace(calling, (word) => (looksLikeName(word.slice(1)) ? word : ''))
  const sender = whole.replace(/\s?(?:供稿|编发)$/u, '').trim()
  return {
    words: wordsOf(unposted),
    hasJob,
    hasSlash: unslashed !== open,
    hasFiled,
    hasPost: unposted !== unsigned,
    told,
    strange,
    photo: photoWords.test(text),
    desk: deskLine.test(text) && !reporter.test(text),
    spoken: speaks.test(closed) && !reporter.test(text),
    nameless: nameless.test(text),
    body: (sender !== whole || whole !== cued) && isBody(sender) ? sender : null,
  }
}
