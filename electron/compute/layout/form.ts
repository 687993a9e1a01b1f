/** What can be seen of one piece by itself: how it begins, how it ends, what it holds. */
import { type Byline, hasDateline, openingByline, readByline } from './byline.ts'
import { isFolio, isFurniture, isSectionName, isWebMeta } from './furniture.ts'
import { photoGlyphs } from './lines.ts'
import type { Piece } from './pieces.ts'

/** How a text ends: with a full stop, a pause (，、；—), a colon, or in the middle of things. */
export type Ending = 'stop' | 'pause' | 'colon' | 'none'

export interface Form {
  /** Non-blank characters; of Latin text half of them, which say about as much. */
  readonly length: number
  readonly ending: Ending
  /** Brackets and quotation marks still open at the end. */
  readonly open: number
  /** Closing marks without an opening one before them. */
  readonly stray: number
  /** Sentence ends inside the text, the last character not counted. */
  readonly stops: number
  readonly pauses: number
  /** Begins with a character that no text begins with (，。、”）—…). */
  readonly badStart: boolean
  readonly dash: boolean
  readonly byline: Byline
  readonly dateline: boolean
  readonly photoMark: boolean
  /** 大图：, 图为 and the like. */
  readonly captionWord: boolean
  /** Ends with a photographer's credit of its own. */
  readonly ownCredit: boolean
  readonly creditLine: boolean
  readonly furniture: boolean
  /** Furniture that stands at the edge of a printed page: date, number of the page. */
  readonly folio: boolean
  /** Nothing but a date. */
  readonly date: boolean
  /** Source and date of publication, as a web page sets them below a title. */
  readonly webMeta: boolean
  /** A name that pages have: 要闻, 民生广角. */
  readonly section: boolean
  /** 下转 at the end or 上接 at the head. */
  readonly pointer: 'to' | 'from' | null
  /** 一、 （二） 1. 第三 */
  readonly enumerated: boolean
  /** 时间：… 地点：… : one of several lines of particulars. */
  readonly labelled: boolean
  /** 各中小学校： */
  readonly salutation: boolean
  /** （作者系…）: a remark in brackets below a text. */
  readonly remark: boolean
  /** A row of a table. */
  readonly row: boolean
  /** 公告, 征稿启事, … 预告: the head of a notice. */
  readonly notice: boolean
  /** …时强调, …会议召开: what stands above a title that says what was stressed. */
  readonly saysThat: boolean
  /** Written in Latin letters. */
  readonly latin: boolean
  /** Name of a column that stands as an article of its own: 记者手记, 专家点评 … */
  readonly column: boolean
  /** 短评：…, 链接｜…: a title with the name of its column before it. */
  readonly columnTitle: boolean
  /** May be the name of a column where a line follows. */
  readonly columnLike: boolean
  /** 问： 答： 记者： at the head. */
  readonly spoken: boolean
  /** 核心提示, 编者按 …: opens a lede. */
  readonly ledeWord: boolean
  /** Short, of two phrases with a blank between them, as no running text has them. */
  readonly inParts: boolean
  /** Punctuation and length, to find headings that are built alike. */
  readonly skeleton: string
}

/** A piece and its form. */
export interface Formed {
  readonly piece: Piece
  readonly form: Form
}

/** May it be a line of its own: title, heading, kicker? */
export function isShort(form: Form): boolean {
  return form.length <= 45 && form.stops === 0 && !form.row
}

const closers: Readonly<Record<string, string>> = {
  '”': '“',
  '’': '‘',
  '）': '（',
  ')': '(',
  '》': '《',
  '」': '「',
  '』': '『',
  '】': '【',
}
const openers = new Set(Object.values(closers))
const full = new Set('。！？!?…')
const pause = new Set('，、；,;—－-~～·/／')
const after = new Set('”’）)」』】》*')
const bad = new Set('，。、；：！？”’）》」』】,.;:!?)—…％%')

const captionStart =
  /^(?:大图|小图|上图|下图|左图|右图|中图|题图|配图|主图|图为|图①|图②|图③|图④|图片为|资料图|图\s?[\d一二三四五六]{1,2}(?=[：:\s为])|[①②③④⑤⑥⑦⑧⑨](?=.{4,60}$)|图片说明|(?:Above|Below|Left|Right)\s?:)/u
const creditEnd =
  /(?:[\u4e00-\u9fff]{2,4}\s?[/／]?(?:摄|供图)|(?:摄影|图片来源|图片由|供图)[：:／/\s][^。]{2,20}|图[/／][^。\s]{2,6}|Photo(?:graph)?s?(?: by|:) [A-Z][\p{L}. ]{2,30}|[A-Z][\p{L}.]+ [A-Z][\p{L}.]+\s?[/／]\s?[A-Z][\p{L} ]{2,24})[)）]?\.?\s*$/u
/** A line that says whose a picture is: 本报记者 林晓岚 摄, 摄影：马建国, 资料图片. */
export const creditLine =
  /^[（(]?\s*(?:(?:摄影|图片|供图|图源|图(?!\s*[／/]\s*文))\s*[：:／/].{2,24}|.{2,22}(?:摄|供图|摄影)|[\u4e00-\u9fff]{2,8}社(?:记者.{2,8})?发|图片由.{2,24}提供|资料图片?|\(?资料照片\)?|(?:Photo|Photograph|Picture|Image)s?(?: by|:) .{3,40})\s*[)）]?$/u
const columnName =
  /^[【[「『]?\s*(?:社论|本报社论|读者来信|今日谈|大家谈|记者(?:感言|手记|观察|札记|点评|说|连线)|采访(?:手记|札记)|编辑?(?:手记|后|点评)|编后(?:语|话)?|(?:新闻)?(?:延伸|相关|新闻|背景)?(?:链接|背景|阅读)|延伸阅读|知识(?:链接|窗|点)|专家(?:点评|提醒|提示|观点|解读|建议|说法)|短评|微评|时评|评论|快评|今日论语|小贴士|温馨提示|健康提示|健康贴士|名词解释|相关新闻|新闻(?:链接|背景|延伸|速递|观察|助读)|政策(?:解读|链接|问答)|一家之言|画外音|旁白|数说|记者调查|简讯|短讯|快讯|简明新闻|[\u4e00-\u9fff]{2,4}(?:问答|信箱|课堂|讲堂)|(?:今日|每日|百姓|市井|新闻|文化|健康)(?:论坛|时评|声音|视点|随笔|杂谈|茶座)|新知|IN BRIEF|BRIEFS|Editorial|EDITORIAL|一句话新闻|新闻速览|要闻速览|信息快递|图片新闻)\s*[】\]」』]?[：:]?$/u
const columnTitle =
  /^[【[]?(?:短评|微评|时评|评论|快评|社论|链接|延伸阅读|记者手记|编后|观察|声音|人物|简讯|快讯|图说|提醒|提示|预告|新知|观点|[\u4e00-\u9fff]{2}(?:时评|短评|观察|论坛|调查|手记))[】\]]?\s*[：:｜|丨]\s*[^。：:]{4,}$/u
/** What columns are often called, and headlines at times too: 乡村医生手记. */
const columnLike =
  /^[\u4e00-\u9fff\d]{2,6}(?:回音|回应|追踪|帮办|问政|手记|随笔|札记|访谈|对话|提醒|提示|聚焦|视点|讲堂|课堂|论坛|茶座|信箱|风采|园地|广角|天地|之窗|专栏|连载|书评|絮语|漫谈|夜话|纪事|人物|前沿|时评|点题|建言|声音|选登|来论|来信|回复)$|^[\u4e00-\u9fff]{2,6}[·|｜][\u4e00-\u9fff]{2,6}$/u
/** ·教育随笔· 【社区】: a label set between marks. */
const columnLabel = /^[·•◆★☆●【[〖]\s*[\u4e00-\u9fff\s]{2,10}[·•◆★☆●】\]〗]$/u
const ledeStart =
  /^[【[「『]?(?:核心提示|人物简介|嘉宾简介|专家简介|本期嘉宾|内容提要|阅读提示|导读|提要|编者按|编者的话|开栏的话|开栏语|引言|摘要)/u
const notice =
  /^[\u4e00-\u9fff“”（）()]{0,16}(?:公告|通告|通知|征稿|征文|约稿|启事|声明|公示|讣告|更正|致歉|预告|预报|招聘信息|用工信息|悬赏|广告)$/u
const labelled =
  /^(?:\d{1,2}月\d{1,2}日[：:]|(?:\d{1,2}日\s*)?\d{1,2}[：:]\d{2}\s|(?:时间|地点|主讲人?|嘉宾|主题|对象|名额|费用|票价|报名(?:方式|电话|时间)?|咨询(?:电话|热线)?|联系(?:人|电话|方式)|电话|地址|主办(?:单位)?|承办(?:单位)?|活动(?:时间|地点|内容)|开放时间|原料|材料|食材|做法|功效|用法|组成|配方|主治|注意事项|特别提醒|职位|岗位|要求|薪资|性别|姓名|邮编)[：:])./u
const salutation =
  /^(?:(?:各|尊敬的|亲爱的|敬爱的|广大|全[市县省区体国])[^。！？，]{1,16}|(?:编辑|记者)(?:同志|先生|部)?|[\u4e00-\u9fff]{3,14}(?:[局委厅院办处站]|公司|中心|政府))[：:]$/u
const row =
  /^\|.*\|$|^[^\t。]{1,30}(?:\t[^\t。]{0,30}){2,}$|^[^。，；！？\d][^。，；！？]{0,15}(?:[\s　]+[\d.]+[%％]?){2,}$/u
const saysThat =
  /(?:时|会上|会议|讲话|批示|指示|座谈会?|调研|考察|会见.{2,16}|主持.{2,20}|出席.{2,20})(?:时)?(?:强调|指出|要求|表示|提出|会见|主持召开|并讲话|讲话)$|(?:强调|指出)$/u
const numbered =
  /^(?:[-•▪·]\s|\d{1,2}\\[.]|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]{1,3}[、，：:\s]|[①②③④⑤⑥⑦⑧⑨⑩]|(?:关键词|看点|亮点|镜头|故事|场景)[一二三四五六七八九十\d]|Part\s?\d)/u

/** Who sent an item, in brackets behind its last sentence. */
const sender = /(?<=[。！？”…])\s*[（(][\u4e00-\u9fff·、\s/／]{2,20}[）)]$/u

const inParts = /[\u4e00-\u9fff”’」》]\s+(?:[\u4e00-\u9fff“‘「《]|——)/u

/** Only so much of a very long piece is read for its form; brackets are counted over all of it. */
const headLength = 160

function endingOf(whole: string): Ending {
  const text = whole.replace(sender, '')
  let at = text.length - 1
  while (at > 0 && (after.has(text.charAt(at)) || text.charAt(at) === ' ')) at--
  const last = text.charAt(at)
  if (full.has(last)) return 'stop'
  // A Latin full stop, not the dot of a number.
  if (last === '.' && /[A-Za-z)”"'\d\u4e00-\u9fff》）]\.$/.test(text.slice(Math.max(0, at - 1), at + 1)))
    return 'stop'
  if (text.endsWith('"') && /[.!?。！？…]"$/.test(text)) return 'stop'
  if (last === '：' || last === ':') return 'colon'
  if (pause.has(last) && at === text.length - 1) return 'pause'
  return 'none'
}

/** A half-width full stop behind a Chinese character ends a sentence. */
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

interface Scan {
  length: number
  open: number
  stray: number
  stops: number
  pauses: number
}

function scan(text: string): Scan {
  const found: Scan = { length: 0, open: 0, stray: 0, stops: 0, pauses: 0 }
  const stack: string[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === ' ' || c === '\u3000' || c === '\t') continue
    found.length++
    if (c === '。' || c === '！' || c === '？' || c === '…' || (c === '.' && isHan(text.charCodeAt(i - 1)))) {
      if (i < text.length - 2) found.stops++
    } else if (c === '.' && /\s/.test(text.charAt(i + 1)) && /[a-z)]/.test(text.charAt(i - 1))) found.stops++
    else if (c === '，' || c === '、' || c === '；' || c === ',') found.pauses++
    else if (openers.has(c)) {
      if (stack.length < 64) stack.push(c)
    } else if (c in closers) {
      const at = stack.lastIndexOf(closers[c] as string)
      if (at >= 0) stack.length = at
      else if (!(c === '’' && /[a-z]/i.test(text.charAt(i - 1)))) found.stray++
    }
  }
  found.open = stack.length
  return found
}

function skeletonOf(text: string, hash: number): string {
  const shape = text
    .slice(0, 60)
    .replace(/[\p{L}\p{N}]+/gu, 'x')
    .replace(/,/g, '，')
  return `${hash}|${shape}`
}

/** Linear in the length of the piece. */
export function formOf(piece: Piece): Form {
  const text = piece.plain
  const head = text.slice(0, headLength)
  const short = text.length <= headLength
  const counted = scan(text)
  const photoMark = piece.marks.some((mark) => photoGlyphs.includes(mark))
  const isCredit = short && counted.length <= 32 && creditLine.test(text) && !captionStart.test(head)
  const column = short && counted.length <= 14 && (columnName.test(text) || columnLabel.test(text))
  const latin = !/[\u3400-\u9fff]/u.test(head) && /[a-z]/iu.test(head)
  const dash = /^(?:——|--|—|──)/u.test(head)
  return {
    ...counted,
    length: latin ? Math.round(counted.length / 2) : counted.length,
    latin,
    ending: column ? 'none' : endingOf(text.length > 400 ? text.slice(-400) : text),
    badStart: !column && bad.has(text.charAt(0)) && !/^(?:——|……)[^”]{4,}/u.test(head),
    dash,
    byline:
      short && !labelled.test(text)
        ? readByline(text, piece.glyph && !photoMark)
        : { names: [], sure: 0, photo: false },
    dateline: hasDateline(head) || openingByline(head) !== null,
    photoMark,
    captionWord: captionStart.test(head),
    ownCredit: creditEnd.test(text.slice(-40)) && counted.length > 12,
    creditLine: isCredit,
    furniture: short && isFurniture(text),
    folio: short && counted.length <= 60 && isFolio(text),
    date: /^\d{4}年\s?\d{1,2}月\s?\d{1,2}日$/u.test(text),
    webMeta: short && counted.length <= 60 && isWebMeta(text),
    section: short && isSectionName(text),
    pointer: /[（(]?(?:下转|紧接)第?[\sA-Z\d一二三四五六七八九十]{1,5}版/u.test(text.slice(-24))
      ? 'to'
      : /^[（(]?(?:上接|紧接)第?[\sA-Z\d一二三四五六七八九十]{1,5}版/u.test(head)
        ? 'from'
        : null,
    enumerated: numbered.test(head),
    labelled: short && labelled.test(text),
    salutation: short && counted.length <= 20 && salutation.test(text),
    remark: short && counted.length >= 5 && /^[（(][^（）()]+[）)]$/u.test(text),
    row: short && row.test(text),
    notice: short && counted.length <= 20 && notice.test(text),
    saysThat: short && counted.length <= 34 && saysThat.test(text),
    column,
    columnTitle: short && counted.length <= 40 && columnTitle.test(text),
    columnLike: short && counted.length <= 12 && columnLike.test(text),
    spoken: /^(?:(?:问|答|记者|主持人|Q|A)|@[^：:，。]{1,12})[：:]/u.test(head),
    ledeWord: ledeStart.test(head),
    inParts: short && counted.length < 45 && inParts.test(text),
    skeleton: skeletonOf(head, piece.hash),
  }
}
