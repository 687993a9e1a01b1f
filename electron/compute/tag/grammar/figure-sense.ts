/** What a figure measures, in the words of its text. */
import { groupOf, type Word, wordsOf } from './figure-context.ts'
import { people } from './figure-forms.ts'
import type { Measured } from './figures.ts'
import { against, changeAlone, empty, named, ofBefore, trims, unnamed } from './indicator-rules.ts'

interface Span {
  readonly start: number
  readonly end: number
}

const stop = /[，。；：！？\n（）《》…]/
const sentenceStop = /[。；！？\n]/
/** The longest indicator, and the longest noun behind a number, UTF-16 units. */
const longest = 24
const longestNoun = 14
const reach = 90
const verb = 1
/** Units that say who is counted. */
const counted = new RegExp(`^${people}$`)
const adverb = 5
const preposition = 8
/** Ends of words that are measures by themselves. */
const measure =
  /(?:率|数|量|额|比例|占比|收入|面积|规模|人次|价|值|费用|时间|时长|平均|水平|投资|产值|产量|余额|寿命|人口|时限|间隔|半径|浓度|温度|疗程)$/

/** What is known of a figure for those behind it. */
interface Sense {
  readonly indicator: string
  /** The thing that is counted or measured, without verbs. */
  readonly thing: string
  /** The words before it in its clause up to the verb that governs it. */
  readonly head: string
  readonly from: number
}

/**
 * The phrases that figures measure, in their order, in the words of the text: the words before each in its clause and the noun
 * behind it. `dates` are those of the text, in text order: a date is no part of an indicator.
 */
export function indicatorsOf(text: string, figures: readonly Measured[], dates: readonly Span[]): string[] {
  const senses: Sense[] = []
  for (const [i, figure] of figures.entries()) {
    const earlier = figures[i - 1]
    senses.push(senseOf(text, figure, earlier, senses.at(-1), dates))
  }
  return senses.map(({ indicator }) => indicator)
}

function senseOf(
  text: string,
  figure: Measured,
  earlier: Measured | undefined,
  last: Sense | undefined,
  dates: readonly Span[],
): Sense {
  const [from, to] = clause(text, figure)
  const noun = (counted.test(figure.unit) ? figure.unit : '') || nounBehind(text, figure.end, to)
  const group = groupOf(figure.unit)
  const sameClause = earlier !== undefined && last !== undefined && earlier.end > from
  const between = sameClause ? text.slice(earlier.end, figure.start) : ''
  if (sameClause && changed.test(between) && /[从由][^，]{0,3}$/.test(text.slice(from, earlier.start)))
    return { ...last, from }
  const start = sameClause ? earlier.end : from
  let front = withoutDates(text, start, figure.start, dates).replace(against.pattern, '')
  let head = ''
  /** Whether what is counted may do something: the number of a list's parts may not. */
  let mayDo = true
  if (sameClause) {
    const list = /.*(?:、|和|及|与)/.exec(between)?.[0].length ?? 0
    if (list > 0) {
      front = between.slice(list)
      head = governs(wordsOf(front)) ? '' : last.head
    } else
      front = /^[^，]{1,6}的$/.test(between)
        ? ''
        : between.replace(/^(?:之?内|间|里|后|来|以上|以下|的)+/, '')
  } else if (isListOf(front, figure)) {
    front = headOfList(front)
    mayDo = false
  } else if (/、[^、]*等(?=[\u4e00-\u9fff])/.test(front)) {
    const [first] = wordsOf(trimmed(front))
    front = `${first?.type === verb ? first.text : ''}${front.slice(front.lastIndexOf('等') + 1)}`
  } else if (/、[^、]*等$/.test(front)) {
    const [first] = wordsOf(trimmed(front))
    front = first?.type === verb ? first.text : ''
  }
  const before = trimmed(front)
  const inSentence = earlier !== undefined && !sentenceStop.test(text.slice(earlier.end, figure.start))
  if (last && inSentence) {
    const change = changeAlone.pattern.exec(front.trim())?.groups?.change
    if (change !== undefined)
      return { ...last, indicator: cut(last.indicator.replace(anyChange, ''), change), from }
    const part = front.replace(named.pattern, '')
    if (part && part !== front && !ofBefore.pattern.test(part)) {
      const own = trimmed(part)
      const whole = own.endsWith(last.thing.slice(-2)) ? own : cut(last.thing, own)
      return { ...sense(head, before, from), indicator: whole, thing: own }
    }
    if (ofBefore.pattern.test(front) || ofBefore.pattern.test(before)) {
      const rest = predicate(text, figure.end, to)
      const part = noPart.test(front) || noPart.test(before) ? '' : before || front
      return { ...last, indicator: cut(last.thing, `${part}${rest}`), from }
    }
  }
  const kept = `${head}${before}`
  const own = sense(head, before, from)
  if (noun === '' && unnamed.pattern.test(before)) {
    const thing = clauseBefore(text, from, dates)
    if (thing) return { ...own, indicator: cut(thing, before), thing }
  }
  if ((before.length >= 4 || before.startsWith('总')) && measure.test(before))
    return {
      ...own,
      indicator: kept.replace(/^(?:实现|保持)/, '').slice(-longest),
      thing: before.slice(-longest),
    }
  if (noun && group === 'age' && figure.end < to) return { ...own, indicator: noun, thing: noun }
  if (noun && (kept === '' || (group !== 'time' && !wordsOf(kept).some((word) => word.type === verb)))) {
    const at = text.indexOf(noun, figure.end)
    const said = at < 0 || !mayDo ? '' : predicate(text, at + noun.length, to)
    return { ...own, indicator: cut(kept, cut(noun, said)), thing: noun }
  }
  if (kept || noun) return { ...own, indicator: cut(kept, noun), thing: noun || thingOf(before) || noun }
  const rest = predicate(text, figure.end, to)
  const isSame = last !== undefined && inSentence && figure.unit === earlier.unit && group !== 'time'
  // 绿化面积去年为20万亩，目前为31万亩
  if (isSame && rest === '' && figure.unit !== '') return { ...last, from }
  if (last && inSentence && (group === 'rate' || isSame) && rest)
    return { ...last, indicator: cut(last.thing, rest), from }
  if (rest) return { ...own, indicator: rest, thing: rest }
  const indicator = (group === 'time' ? clauseBehind(text, to) : '') || clauseBefore(text, from, dates)
  return { ...own, indicator, thing: indicator }
}

const noPart = /^(?:其[中余]|剩余|[剩余]下|另外|另有|还有)$/

const sense = (head: string, before: string, from: number) => ({ head: `${head}${headOf(before)}`, from })

/** What the clause before one that begins at `from` is of. */
function clauseBefore(text: string, from: number, dates: readonly Span[]): string {
  const at = Math.max(0, from - 1)
  const [start, end] = clause(text, { start: at, end: at })
  const words = withoutDates(text, start, end, dates).replace(/\d.*$/, '')
  return trimmed(words.replace(/^(?:严格|合理|有效)?(?:控制|限制|规范)/, '')).slice(-longest)
}

/** What is done in a length of time that opens its sentence. */
function clauseBehind(text: string, from: number): string {
  if (text.charAt(from) !== '，') return ''
  const [, end] = clause(text, { start: from + 1, end: from + 1 })
  return trimmed(text.slice(from + 1, end).replace(/\d.*$/, '')).slice(0, longest)
}

/** Whether words begin with a verb that governs what follows, and are no noun made of a verb like 自助机. */
const governs = ([first, second, third]: readonly Word[]): boolean =>
  first?.type === verb && !(second?.text.length === 1 && third === undefined)

const parting = /[、和与及]/

/** Whether a number in characters counts the list that stands before it: 教育、就业、养老三个领域. */
function isListOf(front: string, { value }: Measured): boolean {
  return typeof value === 'number' && front.includes('、') && front.split(parting).length === value
}

/** The verb that governs a list: its first part is longer by it than the others. */
function headOfList(list: string): string {
  const [first, ...others] = trimmed(list).split(parting)
  const longestOther = Math.max(...others.map((one) => one.length))
  if (first === undefined || first.length < longestOther + 2) return ''
  return wordsOf(first)
    .slice(0, -1)
    .map((word) => word.text)
    .join('')
}

const change =
  '(?:降|增|升|缩|扩|减|涨|压缩|提高|提升|下降|上升|增加|减少|扩大|延长|提前|缩短|恢复|放宽|调整|下调|上调)'
/** Between the two figures of a change: 从…降至…, 由…增至…. */
const changed = new RegExp(`^[^，。；、]{0,8}?${change}?(?:至|到|为|归)[^，。；\\d]{0,5}$`)
const anyChange = /(?:同比|环比)?(?:增长|下降|提高|提升|增加|减少|上升)$/

const cut = (before: string, noun: string): string =>
  balanced(`${before.slice(-Math.max(0, longest - noun.length))}${noun}`)

/** The clause round a span, `[start, end)`. */
function clause(text: string, span: Span): [number, number] {
  let from = span.start
  while (from > 0 && !stop.test(text.charAt(from - 1)) && span.start - from < reach) from--
  let to = span.end
  while (to < text.length && !stop.test(text.charAt(to)) && to - span.end < reach) to++
  return [from, to]
}

function withoutDates(text: string, from: number, to: number, dates: readonly Span[]): string {
  let kept = ''
  let at = from
  for (const date of dates) {
    if (date.end <= at || date.start >= to) continue
    kept += text.slice(at, Math.max(at, date.start))
    at = Math.min(to, date.end)
  }
  return (kept + text.slice(at, to)).replace(/[\s—]+/g, '')
}

/** Words without those that measure nothing: off both ends by the table, and inside. */
function trimmed(words: string, ends = true): string {
  let text = words.replace(/^(?:.*[^\u4e00-\u9fff”])?把(?=[\u4e00-\u9fff]{2})/, '')
  for (let before = ''; ends && before !== text; ) {
    before = text
    for (const { pattern } of trims)
      text = text.replace(pattern, (found, at: number) => (isWord(text, found, at) ? '' : found))
  }
  return balanced(
    wordsOf(text)
      .filter((word, i, all) => !empty.has(word.text) || (word.text === '约' && all[i - 1]?.text === '签'))
      .map((word) => word.text)
      .join(''),
  )
}

/** Whether one character that would be taken off is a word and no part of one: 就 in 就业, 共 in 公共. */
function isWord(text: string, found: string, at: number): boolean {
  if (found.length > 1 || text.length === 1) return true
  const words = wordsOf(text)
  return (at === 0 ? words[0] : words.at(-1))?.text === found
}

/** Without a quotation mark whose other one is not there. */
function balanced(text: string): string {
  const open = text.lastIndexOf('“')
  const close = text.indexOf('”')
  if (close >= 0 && (open < 0 || text.indexOf('“') > close))
    return text.slice(close + 1) || text.replaceAll('”', '')
  return open > text.lastIndexOf('”') ? text.slice(0, open) + text.slice(open + 1) : text
}

/** Up to the first verb. */
function headOf(before: string): string {
  const words = wordsOf(before)
  const at = words.findIndex((word) => word.type === verb)
  return words
    .slice(0, at + 1)
    .map((word) => word.text)
    .join('')
}

/** What stands behind the last verb, or, where the verb is last, before it. */
function thingOf(before: string): string {
  const words = wordsOf(before)
  const at = words.findLastIndex((word) => word.type === verb)
  const join = (part: readonly Word[]): string => part.map((word) => word.text).join('')
  return join(words.slice(at + 1)) || join(words.slice(0, Math.max(0, at))) || before
}

/** Words that end the noun behind a number. */
const nounEnds =
  /^(?:已|将|被|把|在|实现|完成|达|为|是|有|就|都|也|可|能|获|参加|参会|接受|提供|进行|开展|来自|覆盖|从|向|到|通过|全部|建成|投入|由|与|和|及|并|不|没|未|无|共|则|即|便|以|用|因|对|比|需|须|要|正|仍|还|又|再|均|各|所|人家|.着|左右|多|余|后|前|内|间|里|下来|前后|之间|期间|时间|[增降升减涨跌扩缩压提][长加高升低少小到至大短缩]?[至到为]|、|\d.*)$/

/** The noun that follows the unit, up to a verb that is no part of it, or the end of the clause. */
function nounBehind(text: string, at: number, to: number): string {
  const lead = /^(?:的|左右|以上|多|前后|上下)*/.exec(text.slice(at, to))?.[0].length ?? 0
  const words = wordsOf(text.slice(at + lead, to))
  let noun = ''
  for (const [i, word] of words.entries()) {
    const next = words[i + 1]
    if (word.text === '全' && next?.text === '覆盖') {
      noun += '全覆盖'
      break
    }
    const forPeople = word.text === '便' && /^[民利捷]/.test(next?.text ?? '')
    if (!forPeople && (nounEnds.test(word.text) || word.type === adverb || word.type === preposition)) break
    if (/^[，。；：！？、“]/.test(word.text)) break
    if (word.type === verb && (rising.test(word.text) || endsNoun(next))) break
    if (noun.length + word.text.length > longestNoun) break
    noun += word.text
  }
  return balanced(noun.replace(/[了的”\s]+$/, ''))
}

/** Words of making and changing are never part of a noun that is counted. */
const rising =
  /^(?:建起|建立|装上|建设|设立|开展|缩短|提前|压缩|提高|提升|增加|减少|转让|成交|集中|带动|招收|开发|上课|讲课|达成)$/

/** A verb may belong to a noun: 培训基地, 诊疗技能; it does not before a word of doing. */
const endsNoun = (next: Word | undefined): boolean =>
  next !== undefined && /^[了过着到至为成上出于在]/.test(next.text)

/** What is said behind a number: 可全天开放, 把伤员送到…. */
function predicate(text: string, at: number, to: number): string {
  const rest = text
    .slice(at, to)
    .replace(
      /^(?:的|左右|以上|之?后|之?内|之?间|期间|下来|里|就(?![业医诊学地近])|便(?![民利捷])|即(?![时将])|已|了)+/,
      '',
    )
  let said = ''
  for (const word of wordsOf(rest)) {
    if (/^[\d、.]/.test(word.text) || said.length + word.text.length > longestNoun) break
    if (!empty.has(word.text)) said += word.text
  }
  return balanced(said.replace(/(?:一[遍次轮]|[了的”\s])+$/, ''))
}
