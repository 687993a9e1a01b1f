/** What can be seen of one piece by itself: how it begins, how it ends, what it holds. */
import { type Byline, hasDateline, openingByline, readByline } from './byline.ts'
import { contentsLine, photoGlyphs } from './lines.ts'
import type { Piece } from './pieces.ts'

/** How a text ends: with a full stop, a pause (，、；—), a colon, or in the middle of things. */
export type Ending = 'stop' | 'pause' | 'colon' | 'none'

export interface Form {
  /** Non-blank characters. */
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
  /** 下转 at the end or 上接 at the head. */
  readonly pointer: 'to' | 'from' | null
  /** 一、 （二） 1. 第三 */
  readonly enumerated: boolean
  /** Name of a column that stands as an article of its own: 记者手记, 专家点评 … */
  readonly column: boolean
  /** 问： 答： 记者： at the head. */
  readonly spoken: boolean
  /** 核心提示, 编者按 …: opens a lede. */
  readonly ledeWord: boolean
  /** Short, of two phrases with a blank between them, as no running text has them. */
  readonly inParts: boolean
  /** Punctuation and length, to find headings that are built alike. */
  readonly skeleton: string
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

const furniturePatterns: readonly RegExp[] = [
  /^(?:第\s?)?[A-Z]?\d{1,2}(?:\s*版\s*[：:·|]?\s*|\s+|\s*[：:·|]\s*)[\u4e00-\u9fff]{2,4}(?:[·.][\u4e00-\u9fff]{2,4})?$/u,
  /^(?:第?\s*[A-Z]?\d{1,3}\s*版?|[A-Z]\d{1,3}|[·•\-—\s]*\d{1,3}[·•\-—\s]*)$/u,
  /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年\s*[\d一二三四五六七八九十]{1,3}月\s*[\d一二三四五六七八九十]{1,3}日(?:[\s　]*(?:星期|周)[一二三四五六日天])?[\s　]*(?:第?[A-Z\d]{1,6}[版期]?)?(?:[\s　]*农历.{0,16})?$/u,
  // Number of the page, date and name of the page in any order on one line.
  /^(?:第?\s?[A-Z]?\d{1,2}\s?版|[A-Z]\d{1,2}|[\u4e00-\u9fff]{2,4})[\s　|｜·]+\d{4}年\s?\d{1,2}月\s?\d{1,2}日(?:[\s　|｜·]*(?:星期|周)[一二三四五六日天])?(?:[\s　|｜·]+[^。！？，]{1,16})?$/u,
  contentsLine,
  /^[【[]?(?:今日|本期|本版|本报|内容)?(?:导读|要目|看点|目录)[】\]]?[：:]?$/u,
  /^(?:健康|民生|教育|文化|科技|经济|财经|法治|体育|农业|乡村|社会|国际|国内|生活|视觉|综合)?(?:周刊|专刊|副刊|专版|特刊)$/u,
  /^[\u4e00-\u9fff]{2,4}[\s　·|]+[A-Z]?\d{1,2}\s*版?$/u,
  /^(?:责任|本版|值班|执行|版面|文字|美术|新媒体)?(?:编辑|责编|主编|美编|校对|组版|审读|编审|统筹|策划|制版|检校|设计|版式|监制|审核|终审|视觉)(?:设计)?[：:\s　/／|、][^。！？，]{1,50}$/u,
  /^!\[[^\]]*\]\([^)]*\)$|^<!--.*-->$|^<img\s[^>]*>$|^\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?$/u,
  /^(?:(?:更多|详细|相关)(?:内容|报道|新闻|详情)?请?(?:见|详见|参见|看)|详见|(?:全文|报道|详情)(?:见|详见)|扫(?:码|描二维码)).{0,24}$/u,
  /^[\s　]*(?:(?:责任|本版|值班|执行|版面|文字|美术|新媒体)?(?:编辑|责编|主编|美编|校对|组版|审读|编审|统筹|策划|制版|检校|设计|版式|监制|审核|终审|值班主任|视觉)[：:\s　/／|、]*[\u4e00-\u9fff　 、]{0,24}){1,6}$/u,
  /^(?:投稿|订阅|新闻热线|热线电话|联系电话|广告热线|发行热线|邮箱|电子邮箱|E-?mail|国内统一(?:连续出版物|刊)号|邮发代号|网址|本报地址|社址|印刷|零售价)[\s　]*[：:].{0,60}$/iu,
  /^(?:[(（▶►→]?\s*)(?:下转|上接|紧接|转)[\s　]*第?[A-Z\d一二三四五六七八九十]{1,4}[\s　]*版.{0,12}$/u,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:Page|PAGE)\s*\d{1,3}$/u,
  // Date line with editors and telephone.
  /^\d{4}年\s?\d{1,2}月\s?\d{1,2}日[\s　]*(?:星期|周)[一二三四五六日天][^。！？，]*$/u,
  /^[-—*_=~·•\s]{2,}$/u,
]
const captionStart =
  /^(?:大图|小图|上图|下图|左图|右图|中图|题图|配图|主图|图为|图①|图②|图③|图④|图片为|资料图|图\s?[\d一二三四五六]{1,2}(?=[：:\s为])|[①②③④⑤⑥⑦⑧⑨](?=.{4,60}$)|图片说明|(?:Above|Below|Left|Right|Photo)\s?:)/u
const creditEnd =
  /(?:[\u4e00-\u9fff]{2,4}\s?[/／]?(?:摄|供图)|(?:摄影|图片来源|图片由|供图)[：:／/\s][^。]{2,20}|图[/／][^。\s]{2,6}|Photo(?:graph)?s? by [A-Z][\p{L}. ]{2,30})[)）]?\.?\s*$/u
const creditLine =
  /^[（(]?\s*(?:(?:摄影|图片|供图|图源|图)\s*[：:／/].{2,24}|.{2,22}(?:摄|供图|摄影)|图片由.{2,24}提供|资料图片?|\(?资料照片\)?|(?:Photo|Photograph)s? by .{3,40})\s*[)）]?$/u
const columnName =
  /^[【[「『]?\s*(?:记者(?:感言|手记|观察|札记|点评|说|连线)|采访(?:手记|札记)|编辑?(?:手记|后|点评)|编后(?:语|话)?|(?:新闻)?(?:延伸|相关|新闻|背景)?(?:链接|背景|阅读)|延伸阅读|知识(?:链接|窗|点)|专家(?:点评|提醒|提示|观点|解读|建议|说法)|短评|微评|时评|评论|快评|今日论语|小贴士|温馨提示|健康提示|健康贴士|名词解释|相关新闻|新闻(?:链接|背景|延伸|速递|观察|助读)|政策(?:解读|链接|问答)|一家之言|画外音|旁白|数说|记者调查|简讯|短讯|快讯|简明新闻|一句话新闻|新闻速览|要闻速览|信息快递|图片新闻)\s*[】\]」』]?[：:]?$/u
const ledeStart =
  /^[【[「『]?(?:核心提示|内容提要|阅读提示|导读|提要|编者按|编者的话|开栏的话|开栏语|引言|摘要)/u
const numbered =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]{1,3}[、，：:\s]|[①②③④⑤⑥⑦⑧⑨⑩]|(?:关键词|看点|亮点|镜头|故事|场景)[一二三四五六七八九十\d]|Part\s?\d)/u

const inParts = /[\u4e00-\u9fff”’」》]\s+(?:[\u4e00-\u9fff“‘「《]|——)/u

/** Only so much of a very long piece is read for its form; brackets are counted over all of it. */
const headLength = 160

function endingOf(text: string): Ending {
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
  const { text } = piece
  const head = text.slice(0, headLength)
  const short = text.length <= headLength
  const counted = scan(text)
  const photoMark = piece.marks.some((mark) => photoGlyphs.includes(mark))
  const dash = /^(?:——|--|—|──)/u.test(head)
  return {
    ...counted,
    ending: endingOf(text.length > 400 ? text.slice(-400) : text),
    badStart: bad.has(text.charAt(0)) && !/^(?:——|……)[^”]{4,}/u.test(head),
    dash,
    byline: short ? readByline(text, piece.glyph && !photoMark) : { names: [], sure: 0, photo: false },
    dateline: hasDateline(head) || openingByline(head) !== null,
    photoMark,
    captionWord: captionStart.test(head),
    ownCredit: creditEnd.test(text.slice(-40)) && counted.length > 12,
    creditLine: short && counted.length <= 32 && creditLine.test(text),
    furniture: short && counted.length <= 70 && furniturePatterns.some((pattern) => pattern.test(text)),
    pointer: /[（(]?(?:下转|紧接)第?[\sA-Z\d一二三四五六七八九十]{1,5}版/u.test(text.slice(-24))
      ? 'to'
      : /^[（(]?(?:上接|紧接)第?[\sA-Z\d一二三四五六七八九十]{1,5}版/u.test(head)
        ? 'from'
        : null,
    enumerated: numbered.test(head),
    column: short && counted.length <= 14 && columnName.test(text),
    spoken: /^(?:问|答|记者|主持人|Q|A)[：:]/u.test(head),
    ledeWord: ledeStart.test(head),
    inParts: short && counted.length < 45 && inParts.test(text),
    skeleton: skeletonOf(head, piece.hash),
  }
}
