/** Reads the names out of a byline, in whatever shape it comes, and says how sure it is one. */
import { simplified } from './fold.ts'
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
  '特约记者|特派记者|首席记者|见习记者|实习记者|融媒体?记者|全媒体记者|特约通讯员|驻[\\u4e00-\\u9fff]{1,6}?(?:特派|特约)?记者|摄影记者|记者|' +
  '通讯员|特约撰稿人?|撰稿人?|撰文|特派员|评论员|观察员|实习生|读者|网友|作者|编译|采写|文字|摄影|摄像|制图|漫画|供图|供稿|整理|(?:市民|村民|居民)(?=\\s)'
/** 记者感言, 记者调查 and the like are names of columns. */
const notColumn =
  '(?!感言|手记|观察|调查|走基层|札记|体验|视角|日记|连线|提问|之家|节|证|会|站|团|说|问|从|来|在|了解|看到|朋友|热线|信箱|园地|群|点题|来信|来论|之声|投诉|评报|问答|来电|回访)'
const jobWord = new RegExp(`${papers}?(?:${jobs})${notColumn}`, 'gu')
const nameless = new RegExp(
  `^(?:${papers}(?:评论员|记者|通讯员|编辑部|集体采写)|[（(]?[\\u4e00-\\u9fff]{2,14}\\s?(?:供稿|整理|编发))[）)]?$`,
  'u',
)
/** The post of who writes, before the name: 市中医药学会会长 尚德勤. */
const post =
  /^[\u4e00-\u9fff]{2,24}?(?:会长|主任|院长|教授|局长|书记|馆长|校长|所长|主席|处长|研究员|医师|专家|理事|委员|代表|律师|学者|作家)\s+(?=[\u4e00-\u9fff])/u
const bodyOfPeople = /(?:中心|公司|集团|大学|[委局院社厅部馆校会队站处办科系所室])$/u
/** What an expert is from, or is: 市疾病预防控制中心 营养科, 江东大学, 副主任技师. */
const workplace =
  /^[省市州县区乡镇村]长$|^[\u4e00-\u9fff]{2,20}(?:中心|公司|集团|大学|学院|医院|协会|小学|中学|学校|幼儿园|主任|教授|书记|代表|委员|会长|主席|队长|社长|经理|董事长|负责人|工程师|律师|作家|老师|学者|研究员|博士|[技药护医教讲]师|[农工][艺程]师|[院校局会站所科部]长|[委局院社厅部馆校会队站处办科系所室县区市镇乡村])$/u
const beforeSlash = /^(?:文[、／/]?图)\s+|(?:文[、／/]?图|图[、／/]?文|文|图|摄影?|供图)\s*[／/:：]\s*/gu
const afterSlash = /\s*[／/]\s*(?:文[、／/]?图|图[、／/]?文|文|图|摄影?|漫?画|制图)/gu
const filed = /(?:[／/]?[\u4e00-\u9fff]{2,6})?报[道导]$/u
const photoWords = /摄影?$|^图[／/:：](?!文)|^摄影|供图|图片由|提供$/u
const separators = /[\s、，,；;/／|｜&＆]+/u
const brackets = /^[（(［[【〔]\s*|\s*[）)］\]】〕]$/gu

/** Names as the page writes them, found in the same text with simplified characters. */
function asWritten(names: readonly string[], line: string, plain: string): string[] {
  if (line === plain) return [...names]
  const [bareLine, barePlain] = [line.replace(/\s+/gu, ''), plain.replace(/\s+/gu, '')]
  return names.map((name) => {
    const at = barePlain.indexOf(name)
    return at < 0 ? name : bareLine.slice(at, at + name.length)
  })
}

/** The names between and after job words, and whether every word was one. */
function namesIn(
  text: string,
  announced: boolean,
): { names: string[]; strange: number; surnamed: number; expert: boolean } {
  const split = closeWideNames(text.split(separators).filter((word) => word !== ''))
  // An expert's name stands behind where they work.
  const from = split.findLastIndex((word) => workplace.test(word)) + 1
  const expert = from > 0 && from < split.length && split.slice(from).every(looksLikeName)
  const words = expert ? split.slice(from) : split
  const names: string[] = []
  let strange = 0
  let surnamed = 0
  for (const word of words) {
    if (looksLikeName(word)) {
      names.push(word)
      surnamed++
    } else if (couldBeName(word, announced) && !bodyOfPeople.test(word)) names.push(word)
    else strange++
  }
  return { names, strange, surnamed, expert }
}

const latinName = "[A-Z][\\p{L}.'’-]*"
const latinNames = `${latinName}(?:\\s${latinName}){1,3}`
const signed = new RegExp(
  `^(?:By|BY|Story by|Text by|Words by|Photos? by)\\s+(${latinNames}(?:(?:,|,? and| &)\\s${latinNames})*)(?:,?\\s+(?:in|from|at)\\s+[A-Z][\\p{L}., -]{2,40}|,\\s[\\p{L} ]{3,40})?\\s*$`,
  'u',
)
const nameAlone = new RegExp(
  `^(${latinName}(?:\\s[A-Z]\\.)?(?:\\s${latinName}){1,2})(?:,\\s[A-Z][\\p{L} ]{2,20})?$`,
  'u',
)

function english(text: string): Byline {
  const found = signed.exec(text)
  if (found) {
    const names = (found[1] as string).split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/u)
    return { names: names.filter((name) => name !== ''), sure: 0.95, photo: /^Photo/u.test(text) }
  }
  // Two or three words with capitals may be a name; where the line stands must tell.
  const name = /^[A-Z\s]+$/u.test(text) ? undefined : nameAlone.exec(text)?.[1]
  return name === undefined ? none : { names: [name], sure: 0.42, photo: false }
}

/**
 * Reads a whole line as a byline. Names keep the order of the line, each once; a name set wide (王　芳) is closed.
 * `glyph`: a layout glyph (□ ■) stands in front.
 */
export function readByline(line: string, glyph: boolean): Byline {
  const text = simplified(line)
  const read = line.length > longest ? none : readPlain(text.trim(), glyph)
  return text === line ? read : { ...read, names: asWritten(read.names, line, text) }
}

function readPlain(text: string, glyph: boolean): Byline {
  if (text.length > longest || text === '') return none
  if (/^[\p{Script=Latin}]/u.test(text)) return english(text)
  const unquoted = text
    .replace(/^(?:来源|出处)[：:]\s*[^\s：:]{2,16}\s+(?=\S*[：:者员])/u, '')
    .replace(/(?<=\S)\s+(?:(?:发布)?(?:时间|日期)[：:]?)?\s*\d{4}[-/.年]\d{1,2}.*$/u, '')
    .replace(/^《[\u4e00-\u9fff]{2,8}》/u, '本报')
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
  const hasFiled = unfiled !== bare && unfiled !== '' && /[\s／/]/u.test(bare)
  bare = (hasFiled ? unfiled : bare)
    .replace(/(?<=[\u4e00-\u9fff]{2})(?:\s*(?:摄影|摄)|\s(?:文|图))$/u, ' ')
    .trim()
  const unposted = bare.replace(post, '')
  const hasPost = unposted !== bare
  const { names, strange, surnamed, expert } = namesIn(unposted, hasJob)
  if (names.length === 0 || strange > names.length)
    return { ...none, photo, sure: photo && strange < 3 ? 0.5 : 0 }
  const share = surnamed / (names.length + strange)
  let sure = share * 0.35 - strange * 0.3
  if (hasJob) sure += strange === 0 ? 0.65 : 0.55
  if (hasPost || expert) sure += 0.4
  if (hasSlash) sure += 0.5
  if (hasFiled) sure += strange === 0 ? 0.6 : 0.45
  if (hasFiled && strange === 0 && text.length <= 16) sure += 0.25
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

/** 1月25日, 一月二十五日 */
const date = '(?:[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日)'
const opening = new RegExp(
  `^[【\\[]?(?:据?${papers}[\\u4e00-\\u9fff]{0,9}?${date}?(?:(?<!通)讯|电|消息|报道)|[\\u4e00-\\u9fff]{2,6}(?<!通)讯)?[】\\]]?\\s*[（(【]([^（()）【】]{2,60})[）)】]`,
  'u',
)
/** 本报长春3月7日讯 记者 … 报道： */
const told = new RegExp(
  `^${papers}[\\u4e00-\\u9fff]{0,9}?${date}?(?:(?<!通)讯|电|消息)?\\s*((?:${papers}?(?:记者|通讯员))[\\s\\u4e00-\\u9fff、]{2,30}?)(?:报道|摄影报道)[：:]`,
  'u',
)
const closing = /[（(]([^（()）]{2,60})[）)]\s*$/u

/** Names in 本报讯(…) at the head of a text, or null. */
export function openingByline(text: string): InnerByline | null {
  const head = text.slice(0, 120)
  const plain = simplified(head)
  const found = opening.exec(plain) ?? told.exec(plain)
  if (!found) return null
  // Brackets without 本报讯 before them may hold anything.
  const bare = /^[（(【]/u.test(found[0])
  const { names, sure } = readByline(found[1] as string, !bare)
  if (names.length === 0 || (bare && sure < 0.55)) return null
  return { names: asWritten(names, head, plain), text: head.slice(0, found[0].length) }
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
  `^[【\\[]?(?:据?${papers}[\\u4e00-\\u9fff]{0,9}${date}?(?:(?<!通)讯(?!息)|电(?=[\\s（(　])|消息)|(?:近日|日前)讯|[A-Z][A-Z .]{2,20},? [A-Z][a-z]{2,8}\\.? \\d{1,2}\\b)`,
  'u',
)

/** Does a text begin as a news item does: 本报讯, 新华社北京3月5日电? */
export function hasDateline(text: string): boolean {
  return dateline.test(text.slice(0, 60))
}
