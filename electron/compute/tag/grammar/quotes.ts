/** QUOTE: direct speech in quotation marks, and who said it. */
import type { Candidate } from '../rule.ts'

/** A quotation between its marks, `[start, end)` in UTF-16 units, with the span or words of its speaker. */
export interface Speech {
  readonly start: number
  readonly end: number
  readonly speaker: string
}

/** Verbs that introduce or close direct speech; a form with 道 or 着 is covered by the patterns. */
const verbs =
  '(?:告诉(?:记者|笔者|大家|我们?)?|对(?:记者|笔者|大家)说|介绍|表示|坦言|感慨|感叹|直言|笑言|笑称|强调|指出|认为|解释|回忆|回答|补充|总结|叮嘱|嘱咐|提醒|呼吁|透露|分析|反问|询问|问(?![题卷诊世答])|答(?![案卷题辩复])|念叨|喊|嘀咕|嘟囔|比喻|形容|评价|称赞|点赞|夸赞|赞叹|连连称赞|感激|打趣|打比方|算账|算了一笔账|吐槽|抱怨|谈及|谈到|讲(?![课座台坛解话究求述])|说(?![明法理])|道(?![路德理具])|称(?![号谓职])|写(?![作字真生入进])|留言|概括|归纳|一语中的|如是说|给出答案|给出建议|承诺|保证|倾诉|诉说|哽咽|激动不已|竖起大拇指|赞不绝口|异口同声|你一言我一语|感触颇深|感触很深|连声|深有感触|信心满满|充满期待|感到欣慰|直竖大拇指)'
const opensSpeech = new RegExp(`${verbs}[^，。；！？“”\\n]{0,10}[：，]?$`)
const closesSpeech = new RegExp(`^[^。！？“”\\n]{0,60}?${verbs}`)
const sentence = /[。！？\n]/
/** Words that cannot be part of an unnamed speaker's phrase. */
const phraseStart = /[，。；：！？、\n”“]/
const people =
  '(?:负责人|工作人员|负责同志|主任|院长|局长|书记|医生|护士|患者|家属|居民|村民|市民|老人|群众|专家|教授|校长|老师|家长|学生|同学|学员|乡亲|大爷|大妈|大娘|大伯|大叔|大婶|婆婆|女士|先生|小伙子?|姑娘|青年|阿姨|老乡|农户|种植户|养殖户|商户|店主|老板|经理|游客|司机|志愿者|代表|委员|民警|同事|朋友|儿子|女儿|妻子|丈夫|母亲|父亲|妈妈|爸爸|奶奶|爷爷|孩子|员工|职工|工人|技术员|网友|观众|读者|业内人士|工程师|设计师|技师|老师傅|教师|律师|师傅|创业者|经营者|亲历者|参与者|讲解员|营业员|服务员|快递员|保洁员|大姐|大哥|队长|站长|园长|官员|发言人|党员|干部|队员|成员|嘉宾|与会者|村医|主播|客商|采购商|带头人|人员|人(?!员))'
const subject = new RegExp(`^([^，。；：！？、“”\\n]{0,28}?${people})[^，。；：！？、“”\\n]{0,12}?${verbs}`)
const unnamed = new RegExp(
  `(?:(?:一|这|那|几|多|两|不少|许多|很多)(?:位|名|个)?[^，。；：！？、“”\\n]{0,14}?${people}{1,3}|(?:现场|当地|前来|参与|受访|在场|有|该|不少|许多|很多)[^，。；：！？、“”\\n]{0,14}?${people}{1,3}|(?<![诉对跟向让给为和请问])(?:大家|众人|(?:村民|乡亲|居民|群众|同学|孩子|老人|队员|学员|家长|患者)们))`,
  'g',
)

/** Kin of a named person speak for themselves: 孙长河的女儿. */
const kin =
  /^的(?:女儿|儿子|妻子|丈夫|母亲|父亲|妈妈|爸爸|老伴|爱人|家属|家人|孙子|孙女|奶奶|爷爷|哥哥|弟弟|姐姐|妹妹|邻居|同事|徒弟|学生|老师)/
/** Before the name of whom one speaks to or of: 对孙长河说, 拉着孙长河的手说. */
const spokenTo = /(?:[对向跟给让劝问陪扶夸]|告诉|叮嘱|嘱咐|提醒|安慰|鼓励|[握拉看望指扶牵]着|见到|遇到|见了)$/
/** Words of papers and boards are no speech. */
const written =
  /(?:》|公告|公告栏|通知|横幅|标语|展板|墙|牌子|屏幕|短信|条幅)[^，。；！？“”\n]{0,6}(?:写道|写着|指出|提出|明确|规定|要求|显示|提示|称)[：，]$/
const latinName = "[A-Z][\\w.’'-]*(?: (?:[A-Z][\\w.’'-]*|of|de|van|von|al|bin)){0,4}"
const latinVerb = '(?:said|says|told|tells|added|adds|noted|explained|recalled|asked|replied|wrote)'
const latinBefore = new RegExp(`(${latinName})(?:，[^“”.]{0,60}，)? ${latinVerb}[^“”.]{0,20}[：，]?\\s*$`)
const latinBehind = new RegExp(
  `^，?\\s*(?:${latinVerb} (?:the |an? )?(?:[a-z-]+ ){0,3}(${latinName})|(${latinName}) ${latinVerb})`,
)

interface Pair {
  readonly open: number
  readonly close: number
  /** Whether the speech goes on in the next paragraph, which opens with a mark again. */
  readonly goesOn: boolean
}

/** Whether the line that begins behind a place opens with a quotation mark that closes, there or in a line that opens so too. */
function opensAgain(text: string, at: number): boolean {
  for (let from = at + 1, lines = 0; lines < mostParagraphs; lines++) {
    while (/[ \t\u3000]/.test(text.charAt(from))) from++
    if (text.charAt(from) !== '“') return false
    const end = text.indexOf('\n', from)
    if (text.slice(from, end < 0 ? text.length : end).includes('”')) return true
    if (end < 0) return false
    from = end + 1
  }
  return false
}
/** So many paragraphs one speech may have. */
const mostParagraphs = 12

/** Pairs of quotation marks, outermost only, within lines; a line whose mark the next one opens again ends a pair as well. */
function pairs(text: string): Pair[] {
  const found: Pair[] = []
  const open: number[] = []
  for (const mark of text.matchAll(/[“”\n]/g)) {
    if (mark[0] === '\n') {
      const from = open[0]
      if (open.length === 1 && from !== undefined && opensAgain(text, mark.index))
        found.push({ open: from, close: mark.index, goesOn: true })
      open.length = 0
    } else if (mark[0] === '“') open.push(mark.index)
    else {
      const from = open.pop()
      if (from === undefined) continue
      if (open.length === 0) found.push({ open: from, close: mark.index, goesOn: false })
    }
  }
  return found
}

/**
 * All direct speech of a folded text. `names` are its PERSON spans in text order; a speaker is the nearest name of the
 * clause that introduces or closes the speech, else the phrase for an unnamed one, else the last person named.
 */
export function findQuotes(text: string, names: readonly Candidate[]): Speech[] {
  const found: Speech[] = []
  const all = pairs(text)
  /** Speech right before another, which says who spoke. */
  const touching: Omit<Speech, 'speaker'>[] = []
  for (const [i, { open, close }] of all.entries()) {
    const start = open + 1
    if (close - start < 2) continue
    const words = text.slice(start, close)
    const before = text.slice(lineStart(text, open), open)
    const next = all[i + 1]?.open ?? text.length
    const behind = text.slice(close + 1, Math.min(text.length, close + 90, next))
    const ends = /[。！？…，；~]$|[a-zA-Z][.]$/.test(words)
    const introduced = opensSpeech.test(before.slice(-24)) && /[：，]$/.test(before)
    const colon = /：$/.test(before) && ends
    const closed = (ends || /^，/.test(behind)) && closesSpeech.exec(behind.replace(/^，/, ''))
    const foreign = /[a-zA-Z]{2}/.test(words)
      ? (latinBehind.exec(behind)?.slice(1).find(Boolean) ??
        latinBefore.exec(before.slice(-reach))?.[1] ??
        '')
      : ''
    const carried = all[i - 1]?.goesOn === true && found.at(-1)?.end === all[i - 1]?.close
    const alone = /[。！？…]$/.test(words) && words.length >= 8 && /(?:^|[。！？”])$/.test(before)
    const spoken =
      (introduced && (ends || words.length >= 8)) ||
      colon ||
      (closed && (words.length >= 4 || words.endsWith('，'))) ||
      alone ||
      foreign !== '' ||
      carried
    if (!spoken && ends && all[i + 1]?.open === close + 1) touching.push({ start, end: close })
    if (!spoken || /^(?:以|将|把|为)/.test(behind)) continue
    // A label in a list is no speech.
    if (!ends && (/^[、“和及等的]/.test(behind) || /[、和及”]$/.test(before))) continue
    if (written.test(before.slice(-24)) && !inClauseBefore(text, open, names)) continue
    const last = found.at(-1)
    const speaker =
      foreign.trim() ||
      (carried && last ? last.speaker : '') ||
      (introduced || colon ? inClauseBefore(text, open, names) : '') ||
      (alone && !closed ? besideAlone(text, open, close + 1, names) : '') ||
      (closed || alone ? inClauseBehind(text, close + 1, names, Boolean(closed)) : '') ||
      (closed ? subjectBehind(text, close + 1) : '') ||
      (last && open - last.end < 60 ? last.speaker : '') ||
      inSentenceBefore(text, open, names) ||
      lastNamed(open, names, text)
    if (!speaker && !(ends && (introduced || closed || alone))) continue
    // “好！”“真方便！” before one verb are said by the same.
    for (const one of touching.splice(0)) if (one.end + 2 === start) found.push({ ...one, speaker })
    found.push({ start, end: close, speaker })
  }
  return found
}

/** How far before it who says something is looked for, in its sentence and at all, UTF-16 units. */
const reach = 120
const farthest = 400

/** How far into its sentence a name may stand and still open it. */
const opensWithin = 6

/**
 * Who spoke where no verb says so, inside a paragraph: who the next sentence opens with, else who was named last before. In
 * the first words of a paragraph nobody was.
 */
function besideAlone(text: string, open: number, behind: number, names: readonly Candidate[]): string {
  const from = lineStart(text, open)
  if (from === open) return ''
  const next = names[firstFrom(names, behind)]
  if (next && next.start - behind <= opensWithin && !sentence.test(text.slice(behind, next.start)))
    return text.slice(next.start, next.end)
  const before = names[firstFrom(names, open) - 1]
  return before && before.start >= from ? text.slice(before.start, before.end) : ''
}

/** Where the line of a place begins, or, in a line that is longer than anything is looked for, a place that far before. */
function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - farthest)
  return from + text.slice(from, at).lastIndexOf('\n') + 1
}

/** The name, or the phrase, nearest to the end of the sentence part before the speech. */
function inClauseBefore(text: string, open: number, names: readonly Candidate[]): string {
  let from = open
  while (from > 0 && open - from < 80 && !sentence.test(text.charAt(from - 1))) from--
  return nameIn(text, from, open, names, true)
}

/** The first name behind the speech, in its sentence; without a verb of speech also in the next one. */
function inClauseBehind(text: string, from: number, names: readonly Candidate[], near: boolean): string {
  let to = from
  const reach = near ? 70 : 110
  while (
    to < text.length &&
    to - from < reach &&
    !(near ? sentence : /\n/).test(text.charAt(to)) &&
    text.charAt(to) !== '“'
  )
    to++
  return nameIn(text, from, to, names, false)
}

function nameIn(
  text: string,
  from: number,
  to: number,
  names: readonly Candidate[],
  lastOne: boolean,
): string {
  for (
    let i = lastOne ? firstFrom(names, to) - 1 : firstFrom(names, from);
    i >= 0 && i < names.length;
    i += lastOne ? -1 : 1
  ) {
    const name = names[i] as Candidate
    if (name.start < from || name.end > to) break
    if (spokenTo.test(text.slice(Math.max(from, name.start - 4), name.start))) continue
    const of = kin.exec(text.slice(name.end, Math.min(to, name.end + 8)))?.[0] ?? ''
    const next = names[firstFrom(names, name.end)]
    if (of && next?.start === name.end + of.length && next.end <= to) return text.slice(next.start, next.end)
    return text.slice(name.start, name.end + of.length)
  }
  const phrases = [...text.slice(from, to).matchAll(unnamed)]
  const phrase = lastOne ? phrases.at(-1) : phrases[0]
  if (phrase && !phraseStart.test(phrase[0])) return phrase[0]
  return ''
}

/** The subject between the speech and its verb, where it is a person without a name: X医院相关负责人介绍. */
function subjectBehind(text: string, from: number): string {
  const match = subject.exec(text.slice(from, from + 60).replace(/^，/, ''))
  return match?.[1] ?? ''
}

/** For “他说：” the person named last before the sentence. */
function inSentenceBefore(text: string, open: number, names: readonly Candidate[]): string {
  const from = lineStart(text, open)
  return nameIn(text, from, open, names, true)
}

function lastNamed(open: number, names: readonly Candidate[], text: string): string {
  const name = names[firstFrom(names, open) - 1]
  return name && open - name.end < farthest ? text.slice(name.start, name.end) : ''
}

/** Index of the first name that begins at or behind a place. */
function firstFrom(names: readonly Candidate[], at: number): number {
  let low = 0
  let high = names.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((names[middle] as Candidate).start < at) low = middle + 1
    else high = middle
  }
  return low
}
