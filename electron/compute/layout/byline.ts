/** Reads the names out of a byline, in whatever shape it comes, and says how sure it is one. */
import { closeWideNames, couldBeName, looksLikeName } from './names.ts'

/** `sure`: 0 no byline … 1 beyond doubt. `photo`: it names who took the pictures, not who wrote. */
export interface Byline {
  readonly names: readonly string[]
  readonly sure: number
  readonly photo: boolean
}

const none: Byline = { names: [], sure: 0, photo: false }

/** Longest line that is looked at; a byline of ten people with their posts is shorter. */
const longest = 90

const papers =
  '(?:本报|本刊|本网|我报|新华社|中新社|[\\u4e00-\\u9fff]{1,6}(?:报|网|社|客户端|融媒体?)(?:全媒体)?(?:·[\\u4e00-\\u9fff]{2,8})?)'
const jobs =
  '特约记者|特派记者|首席记者|见习记者|实习记者|实习记者|融媒体?记者|全媒体记者|特约通讯员|驻[\\u4e00-\\u9fff]{1,4}记者|摄影记者|记者|' +
  '通讯员|特约撰稿人?|撰稿人?|撰文|特派员|评论员|观察员|实习生|作者|编译|采写|文字|摄影|摄像|制图|漫画|供图|供稿|整理'
/** 记者感言, 记者调查 and the like are names of columns. */
const notColumn =
  '(?!感言|手记|观察|调查|走基层|札记|体验|视角|日记|连线|提问|之家|节|证|会|站|团|说|问|从|来|在|了解|看到)'
const jobWord = new RegExp(`${papers}?(?:${jobs})${notColumn}`, 'gu')
const nameless = new RegExp(
  `^(?:${papers}(?:评论员|记者|通讯员|编辑部|集体采写)|[（(]?[\\u4e00-\\u9fff]{2,14}\\s?(?:供稿|整理|编发))[）)]?$`,
  'u',
)
/** The post of who writes, before the name: 市中医药学会会长 尚德勤. */
const post =
  /^[\u4e00-\u9fff]{2,24}?(?:会长|主任|院长|教授|局长|书记|馆长|校长|所长|主席|处长|研究员|医师|专家|理事|委员|代表|律师|学者|作家)\s+(?=[\u4e00-\u9fff])/u
const bodyOfPeople = /(?:中心|公司|集团|[委局院社厅部馆校会队站处办])$/u
const beforeSlash = /^(?:文[、／/]?图)\s+|(?:文[、／/]?图|图[、／/]?文|文|图|摄影?|供图)\s*[／/:：]\s*/gu
const afterSlash = /\s*[／/]\s*(?:文[、／/]?图|图[、／/]?文|文|图|摄影?)/gu
const filed = /(?:[\u4e00-\u9fff]{2,6}|综合|联合|图文|摄影|现场)?报道$/u
const photoWords = /摄影?$|^图[／/:：]|^摄影|供图|图片由|提供$/u
const separators = /[\s、，,；;/／|｜&＆]+/u
const brackets = /^[（(［[【〔]\s*|\s*[）)］\]】〕]$/gu

/** The names between and after job words, and whether every word was one. */
function namesIn(text: string): { names: string[]; strange: number; surnamed: number } {
  const words = closeWideNames(text.split(separators).filter((word) => word !== ''))
  const names: string[] = []
  let strange = 0
  let surnamed = 0
  for (const word of words) {
    if (looksLikeName(word)) {
      names.push(word)
      surnamed++
    } else if (couldBeName(word) && !bodyOfPeople.test(word)) names.push(word)
    else strange++
  }
  return { names, strange, surnamed }
}

function english(text: string): Byline {
  const found =
    /^(?:By|BY|Story by|Text by|Photos? by)\s+([A-Z][\p{L}.'’-]*(?:[\s,&]+(?:and\s+)?[A-Z][\p{L}.'’-]*){1,9})\s*$/u.exec(
      text,
    )
  if (!found) return none
  const names = (found[1] as string).split(/\s*,\s*|\s+and\s+|\s*&\s*/u).filter((name) => name !== '')
  return { names, sure: 0.95, photo: /^Photo/u.test(text) }
}

/**
 * Reads a whole line as a byline. Names keep the order of the line, each once; a name set wide (王　芳) is closed.
 * `glyph`: a layout glyph (□ ■) stands in front.
 */
export function readByline(line: string, glyph: boolean): Byline {
  const text = line.trim()
  if (text.length > longest || text === '') return none
  if (/^[\p{Script=Latin}]/u.test(text)) return english(text)
  const unquoted = text.replace(/^《[\u4e00-\u9fff]{2,8}》/u, '本报')
  if (/[。！？!?：:；“”《》…]/u.test(unquoted.replace(/[：:]/u, ''))) return none
  if (nameless.test(text)) return { names: [], sure: 0.8, photo: false }
  const photo = photoWords.test(text)
  let bare = unquoted.replace(brackets, '')
  const afterJob = bare.replace(jobWord, ' ')
  const hasJob = afterJob !== bare
  bare = afterJob
  const unslashed = bare.replace(beforeSlash, ' ').replace(afterSlash, ' ')
  const hasSlash = unslashed !== bare
  bare = unslashed.replace(/[：:]/gu, ' ').trim()
  const unfiled = bare.replace(filed, '').trim()
  const hasFiled = unfiled !== bare && unfiled !== '' && /\s/u.test(bare)
  bare = (hasFiled ? unfiled : bare)
    .replace(/(?<=[\u4e00-\u9fff]{2})(?:\s*(?:摄影|摄)|\s(?:文|图))$/u, ' ')
    .trim()
  const unposted = bare.replace(post, '')
  const hasPost = unposted !== bare
  const { names, strange, surnamed } = namesIn(unposted)
  if (names.length === 0 || strange > names.length)
    return { ...none, photo, sure: photo && strange < 3 ? 0.5 : 0 }
  const share = surnamed / (names.length + strange)
  let sure = share * 0.35 - strange * 0.3
  if (hasJob) sure += 0.55
  if (hasPost) sure += 0.4
  if (hasSlash) sure += 0.5
  if (hasFiled) sure += strange === 0 ? 0.6 : 0.45
  if (photo) sure += 0.4
  if (glyph) sure += share > 0 || (strange === 0 && text.length <= 10) ? 0.5 : 0.2
  if (names.length > 1 && share === 1) sure += 0.15
  return { names: [...new Set(names)], sure: Math.max(0, Math.min(1, sure)), photo }
}

/** A byline that runs into the first paragraph: 本报讯(记者 …), 新华社…电（记者…）, or names in brackets at the end. */
export interface InnerByline {
  readonly names: readonly string[]
  readonly text: string
}

const opening = new RegExp(
  `^(?:${papers}[\\u4e00-\\u9fff]{0,6}?(?:\\d{1,2}月\\d{1,2}日)?(?:(?<!通)讯|电|消息|报道)|[\\u4e00-\\u9fff]{2,6}(?<!通)讯)?\\s*[（(]([^（()）]{2,60})[）)]`,
  'u',
)
/** 本报长春3月7日讯 记者 … 报道： */
const told = new RegExp(
  `^${papers}[\\u4e00-\\u9fff]{0,6}?(?:\\d{1,2}月\\d{1,2}日)?(?:(?<!通)讯|电|消息)?\\s*((?:记者|通讯员)[\\s\\u4e00-\\u9fff、]{2,30}?)(?:报道|摄影报道)[：:]`,
  'u',
)
const closing = /[（(]([^（()）]{2,60})[）)]\s*$/u

/** Names in 本报讯(…) at the head of a text, or null. */
export function openingByline(text: string): InnerByline | null {
  const found = opening.exec(text.slice(0, 120)) ?? told.exec(text.slice(0, 120))
  if (!found) return null
  // Brackets without 本报讯 before them may hold anything.
  const bare = /^[（(]/u.test(found[0])
  const { names, sure } = readByline(found[1] as string, !bare)
  return names.length === 0 || (bare && sure < 0.55) ? null : { names, text: found[0] }
}

/** Names in brackets after the last sentence of a text, or null. */
export function closingByline(text: string): InnerByline | null {
  const tail = text.slice(-70)
  const found = closing.exec(tail)
  if (!found || !/[。！？”…]\s*$/u.test(tail.slice(0, found.index))) return null
  // （作者：…，系…教授）
  const line = (found[1] as string).replace(/[，,\s](?:系|为|单位|现任).*$/u, '')
  const inside = readByline(line, false)
  return inside.sure >= 0.3 && !inside.photo ? { names: inside.names, text: found[0].trim() } : null
}

const dateline = new RegExp(
  `^(?:${papers}[\\u4e00-\\u9fff]{0,8}(?:\\d{1,2}月\\d{1,2}日)?(?:(?<!通)讯(?!息)|电(?=[\\s（(　])|消息)|(?:近日|日前)讯|[A-Z][A-Z .]{2,20},? [A-Z][a-z]{2,8}\\.? \\d{1,2}\\b)`,
  'u',
)

/** Does a text begin as a news item does: 本报讯, 新华社北京3月5日电? */
export function hasDateline(text: string): boolean {
  return dateline.test(text.slice(0, 60))
}
