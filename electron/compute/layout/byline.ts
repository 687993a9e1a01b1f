/** Reads the names out of a byline, in whatever shape it comes, and says how sure it is one. */
import { simplified } from './fold.ts'
import { looksLikeName, readWords } from './names.ts'
import { isBody } from './offices.ts'
import { type Line, longest, opened, papers, takeLine } from './signature.ts'

/** `sure`: 0 no byline … 1 beyond doubt. `photo`: it names who took the pictures, not who wrote. */
export interface Byline {
  readonly names: readonly string[]
  readonly sure: number
  readonly photo: boolean
}

const none: Byline = { names: [], sure: 0, photo: false }

/** Names as the page writes them, found in the same text with simplified characters. */
function asWritten(names: readonly string[], line: string, plain: string): string[] {
  if (line === plain) return [...names]
  const [bareLine, barePlain] = [line.replace(/\s+/gu, ''), plain.replace(/\s+/gu, '')]
  return names.map((name) => {
    const at = barePlain.indexOf(name)
    return at < 0 ? name : bareLine.slice(at, at + name.length)
  })
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
/** A body that sent the text in. */
const provided = /^(?:Provided|Contributed|Supplied|Submitted) by (?:the )?([A-Z][\p{L} .'’-]{3,60})$/u
/** Two persons without By, on a line that is known to be a byline. */
const severalAlone = new RegExp(`^(${latinNames}(?:(?:,|,? and| &)\\s${latinNames})+)$`, 'u')

const namesOf = (list: string): string[] =>
  list
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/u)
    .filter((name) => name !== '' && !/(?:Reporter|Writer|Correspondent|Editor|Photographer)s?$/iu.test(name))

function english(text: string, stated: boolean): Byline {
  const found = signed.exec(text)
  if (found) return { names: namesOf(found[1] as string), sure: 0.95, photo: /^Photo/u.test(text) }
  const body = provided.exec(text)?.[1]
  if (body !== undefined) return { names: [body], sure: 0.8, photo: false }
  // Two or three words with capitals may be a name; where the line stands must tell.
  const name = /^[A-Z\s]+$/u.test(text) && !stated ? undefined : nameAlone.exec(text)?.[1]
  if (name !== undefined) return { names: [name], sure: 0.42, photo: false }
  const several = stated ? severalAlone.exec(text)?.[1] : undefined
  return several === undefined ? none : { names: namesOf(several), sure: 0.42, photo: false }
}

/**
 * Reads a whole line as a byline. Names keep the order of the line, each once; a name set wide (王　芳) is closed.
 * `glyph`: a layout glyph (□ ■) stands in front. `stated`: it is known to be a byline, whatever it looks like.
 */
export function readByline(line: string, glyph: boolean, stated = false): Byline {
  const text = simplified(line)
  const read =
    line.length > longest
      ? none
      : readPlain(
          stated ? text.trim().replace(opened, '$1').replace(/[“”]/gu, '') : text.trim(),
          glyph,
          stated,
        )
  return text === line ? read : { ...read, names: asWritten(read.names, line, text) }
}

/** How sure a line of editors, or a row of many names, is a byline at most. */
const doubtful = 0.17
/** More names than these in a row, and no word like 记者, are a list of people. */
const mostBare = 4

function readPlain(text: string, glyph: boolean, stated: boolean): Byline {
  if (text.length > longest || text === '') return none
  const foreign = text.replace(/^[—–-]+\s*/u, '')
  if (/^[\p{Script=Latin}]/u.test(foreign)) return english(foreign, stated)
  const line = takeLine(text)
  if (line === null || (!stated && (line.spoken || (line.desk && /[：:].*[：:]/u.test(text))))) return none
  const { photo, hasJob, hasSlash, hasFiled, hasPost, told } = line
  const read = readWords(line.words)
  const { names, surnamed } = read
  if (line.nameless && surnamed === 0) return { names: bodyIn(line), sure: 0.8, photo: false }
  const strange = read.strange + line.strange
  if (names.length === 0 && stated) return { names: bodyIn(line), sure: 0, photo }
  // Words that are no usual names, and nothing that says they are names: 指标 金额 同比.
  if (stated && !hasJob && ((names.length > 1 && surnamed === 0) || strange > names.length)) return none
  if (names.length === 0 || (strange > names.length && !stated))
    return { ...none, photo, sure: photo && strange < 3 ? (hasJob && line.words.length === 1 ? 1 : 0.5) : 0 }
  const share = surnamed / (names.length + strange)
  let sure = share * 0.35 - strange * 0.3
  if (hasJob) sure += strange === 0 ? 0.65 : 0.55
  if (hasPost || read.expert) sure += 0.4
  else if (told && share === 1) sure += 0.08
  if (hasSlash) sure += 0.5
  if (hasFiled) sure += strange === 0 ? 0.6 : 0.45
  if (hasFiled && strange === 0 && text.length <= 16) sure += 0.25
  if (photo) sure += 0.4
  if (glyph) sure += share > 0 || (strange === 0 && text.length <= 10) ? 0.5 : 0.2
  if (names.length > 1 && share === 1) sure += 0.15
  const most = line.desk || (names.length > mostBare && !hasJob && !hasSlash && !glyph) ? doubtful : 1
  return { names: [...new Set(names)], sure: Math.max(0, Math.min(most, sure)), photo }
}

/** The body that signs a line without persons: 市急救中心供稿. */
const bodyIn = ({ body }: Line): string[] => (body === null ? [] : [body])

/** A byline that runs into the first paragraph: 本报讯(记者 …), 新华社…电（记者…）, or names in brackets at the end. */
export interface InnerByline {
  readonly names: readonly string[]
  readonly text: string
}

/** Who sent an item of a column in, a question or a recipe, is not who wrote the article. */
const ofReader = /(?:读者|网友|听众|观众)(?:\s|$)/u

/** 1月25日, 一月二十五日 */
const date = '(?:[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日)'
const opening = new RegExp(
  `^[【\\[]?(?:据?${papers}[\\u4e00-\\u9fff]{0,9}?${date}?(?:(?<!通)讯|电|消息|报道)|[\\u4e00-\\u9fff]{2,6}(?<!通)讯)?[】\\]]?\\s*[（(【]([^（()）【】]{2,60})[）)】]`,
  'u',
)
/** 本报长春3月7日讯 记者 … 报道：昨天; 本报讯 见习记者 … 日前 */
const heading = `^${papers}[\\u4e00-\\u9fff]{0,9}?${date}?(?:(?<!通)讯|电|消息)?\\s*`
const told = new RegExp(
  `${heading}((?:${papers}?(?:记者|通讯员))[\\s\\u4e00-\\u9fff、]{2,30}?)(?:报道|摄影报道)[：:\\s]`,
  'u',
)
const toldBare = new RegExp(
  `${heading}((?:${papers}?(?:[\\u4e00-\\u9fff]{2})?(?:记者|通讯员)\\s(?:[\\u4e00-\\u9fff]{2,3}|[\\u4e00-\\u9fff]\\s[\\u4e00-\\u9fff])\\s)+)(?=[\\u4e00-\\u9fff\\d])`,
  'u',
)
const closing = /[（(]([^（()）]{2,60})[）)]\s*$/u
/** Remarks in brackets behind a last sentence, which are no pen name: （未完待续）, （掌声）. */
const noPenName = /[完续略笑立咽默泣泪哭叹顿掌声转接见图表版稿编注摘载选同下上讯]|^[一二三四五六七八九十]/u

/** Names in 本报讯(…) at the head of a text, or null. */
export function openingByline(text: string): InnerByline | null {
  const head = text.slice(0, 120)
  const plain = simplified(head)
  const found = opening.exec(plain) ?? told.exec(plain) ?? surnamedOnly(toldBare.exec(plain))
  if (!found) return null
  // Brackets without 本报讯 before them may hold anything.
  const bare = /^[（(【]/u.test(found[0])
  const { names, sure } = readByline(found[1] as string, !bare)
  if (names.length === 0 || (bare && sure < 0.55)) return null
  return { names: asWritten(names, head, plain), text: head.slice(0, found[0].length) }
}

/** Without 报道 only usual names are names: 本报讯 记者 昨天 has none. */
function surnamedOnly(found: RegExpExecArray | null): RegExpExecArray | null {
  const names = found ? readByline(found[1] as string, true).names : []
  return names.length > 0 && names.every(looksLikeName) ? found : null
}

/** Names in brackets after the last sentence of a text, or in a line of their own; null without. */
export function closingByline(text: string): InnerByline | null {
  const found = signature(text)
  return found && (found.sure >= surely || found.pen) ? { names: found.names, text: found.text } : null
}

/** How sure names in brackets must be names. */
const surely = 0.3

/** What stands in brackets behind the last sentence, if it may be names. `pen`: one short name, perhaps without a surname. */
function signature(text: string): (InnerByline & { sure: number; pen: boolean }) | null {
  const tail = text.slice(-70)
  const found = closing.exec(tail)
  if (!found || !/[。！？”…]\s*$|^\s*$/u.test(tail.slice(0, found.index))) return null
  // （作者：…，系…教授）
  const line = (found[1] as string).replace(/[，,\s](?:系|为|单位|现任).*$/u, '')
  const { names, sure, photo } = readByline(line, false)
  if (photo || names.length === 0 || names.some(isBody) || ofReader.test(line)) return null
  const pen = names.length === 1 && [...line.replace(/\s/gu, '')].length <= 3 && !noPenName.test(line)
  return { names, text: found[0].trim(), sure, pen }
}

/** So many texts from the top may open with the names: a lede or two may stand before them. */
const mostBefore = 3

/**
 * The names in the text of an article without a byline of its own: in one of its first paragraphs behind 本报讯, or in
 * brackets behind the last, or one usual name behind the only one that ends so.
 */
export function innerByline(texts: readonly string[]): InnerByline | null {
  for (const text of texts.slice(0, mostBefore)) {
    const found = openingByline(text)
    if (found) return found
  }
  // Items of a column each name their own sender.
  const signed = texts.filter((text) => closingByline(text) !== null)
  if (signed.length > 1) return null
  const last = closingByline(texts.at(-1) ?? '')
  if (last) return last
  const only = signature(signed[0] ?? '')
  return only?.pen && only.sure >= surely ? { names: only.names, text: only.text } : null
}

const dateline = new RegExp(
  `^[【\\[]?(?:据?${papers}[\\u4e00-\\u9fff]{0,9}${date}?(?:(?<!通)讯(?!息)|电(?=[\\s（(　])|消息)|(?:近日|日前)讯|[A-Z][A-Z .]{2,20},? [A-Z][a-z]{2,8}\\.? \\d{1,2}\\b)`,
  'u',
)

/** Does a text begin as a news item does: 本报讯, 新华社北京3月5日电? */
export function hasDateline(text: string): boolean {
  return dateline.test(text.slice(0, 60))
}
