/** What a Chinese personal name looks like, and the likeliest reading of a row of words as names and offices. */
import { isPart, type Office, officeOf } from './offices.ts'
import { compoundSurnames, surnameWeight } from './surnames.ts'

const han = /^[\u3400-\u9fff\u{20000}-\u{323af}·]+$/u

/** Does it begin with a surname and have the length of a name (two to four characters, with · more)? */
export function looksLikeName(word: string): boolean {
  if (!han.test(word)) return false
  const length = [...word].length
  if (word.includes('·')) return length <= 16 && /^[^·].*[^·]$/u.test(word)
  if (length >= 3 && length <= 4 && compoundSurnames.has(word.slice(0, 2))) return true
  return (length === 2 || length === 3) && surnameWeight(word.charAt(0)) > 0
}

/** Longest name without a point between its parts: 乌云其木格, 呼格吉勒图. */
const longestName = 7

/** Could it be a pen name, of two to four Chinese characters? Behind a word like 记者 also a longer one. */
export function couldBeName(word: string, announced = false): boolean {
  const length = [...word].length
  return han.test(word) && length >= 2 && length <= (announced ? longestName : 4)
}

/** A word of a line. `gap`: blanks in front, Infinity behind a mark or at the head. `announced`: behind 记者 and the like. */
export interface Word {
  readonly text: string
  readonly gap: number
  readonly announced: boolean
}

/** What a row of words says. */
export interface Reading {
  readonly names: readonly string[]
  /** Words that are neither names nor offices. */
  readonly strange: number
  /** How many of the names begin with a surname. */
  readonly surnamed: number
  /** All names have a surname or are set wide, and the first stands behind what its owner is. */
  readonly expert: boolean
}

type Kind = 'name' | 'office' | 'strange'

interface Unit {
  /** Set wide: its characters stood apart. */
  readonly wide: boolean
  readonly kind: Kind
  readonly text: string
  readonly score: number
  readonly before: Unit | null
  readonly total: number
}

/** Characters that stand for the sounds of other languages in names. */
const sounds = new Set(
  '阿艾依伊古丽提江买热尼木孜娜帕米尔吐卡力拉巴扎西卓玛次仁央金旺丹增顿珠桑格勒图其乌云呼斯日布和达娃洛坚赞罕合麦麦提萨迪亚哈孜叶德别克巴雅嘎托吉那仁敖登玛',
)
/** Do characters spell a name of another language: 呼格吉勒图? */
export const isForeign = (text: string): boolean => [...text].every((each) => sounds.has(each))

const nickname = /^[老小阿大][\u4e00-\u9fff]$/u

/** How likely characters are a name, for each of them: about 1 for a usual one. */
function nameWeight(text: string, announced: boolean): number {
  const length = [...text].length
  if (!couldBeName(text, announced) && !looksLikeName(text)) return -1
  if (text.includes('·')) return 1.1
  if (length >= 3 && length <= 4 && compoundSurnames.has(text.slice(0, 2))) return 1.05
  const surname = surnameWeight(text.charAt(0))
  if (length >= 3 && isForeign(text)) return 1
  if (surname > 0 && length === 3) return surname
  if (surname > 0 && length === 2) return surname - 0.1
  if (nickname.test(text)) return 0.6
  return length <= 3 ? 0.4 : 0.3
}

/** A word that reads as an office is less likely a name. */
function scoreName(text: string, announced: boolean): number {
  const length = [...text].length
  const office = officeOf(text)
  const like =
    office === 'clear'
      ? 1
      : office === 'likely' && !(announced && looksLikeName(text))
        ? 0.75
        : office === 'kin'
          ? 0.3
          : 0
  return length * (nameWeight(text, announced) - like)
}

/** How much less it is worth that blanks inside a name are unlike each other, or wider than those around it. */
const uneven = 0.8
const wider = 1.5
/** 池小 满 is less usual than 池 小满. */
const twoAndOne = 0.5

/** The lengths of words that set wide make up a name: 王 芳, 许 半 夏, 路 遥远, 欧阳 询. */
function mayClose(words: readonly string[]): boolean {
  const lengths = words.map((word) => [...word].length)
  if (lengths.every((length) => length === 1)) return true
  if (words.length !== 2) return false
  const [first = 0, second = 0] = lengths
  const front = words[0] as string
  if (first === 1 && second === 2) return surnameWeight(front) > 0
  return first === 2 && second === 1 && (compoundSurnames.has(front) || surnameWeight(front.charAt(0)) > 0)
}

function spacing(words: readonly Word[], from: number, to: number): number {
  const inner = words.slice(from + 1, to).map(({ gap }) => gap)
  const most = Math.max(...inner)
  const around = Math.min(words[from]?.gap ?? Infinity, words[to]?.gap ?? Infinity)
  return (most > Math.min(...inner) ? uneven : 0) + (most > around ? wider : 0)
}

/** Most words set wide that are read as one: a name in other sounds, 南 桥 社 区. */
const mostClosed = 7

type Candidate = Omit<Unit, 'before' | 'total'>

/** Less than this is worse than to take a word for nothing at all. */
const least = -1

/** What one word may be. */
function alone({ text, announced }: Word): Candidate[] {
  const found: Candidate[] = [{ kind: 'strange', text, score: -2, wide: false }]
  const office = officeOf(text)
  if (office !== null)
    found.push({ kind: 'office', text, score: scoreOffice(text, office, announced), wide: false })
  const name = scoreName(text, announced)
  if (name > least) found.push({ kind: 'name', text, score: name, wide: false })
  return found
}

function scoreOffice(text: string, office: Office, announced: boolean): number {
  if (office === 'clear') return 1.2
  if (office === 'kin') return 0.5
  return announced && looksLikeName(text) ? 0.3 : 1
}

/** What words that stand apart may be together. */
function closed(words: readonly Word[], from: number, to: number): Candidate[] {
  const texts = words.slice(from, to).map(({ text }) => text)
  const text = texts.join('')
  const parted = words.slice(from + 1, to).some(({ gap }) => gap === Infinity)
  if (parted || !han.test(text) || !mayClose(texts)) return []
  const cost = spacing(words, from, to)
  const found: Candidate[] = []
  const office = officeOf(text)
  if (office === 'clear' || (office === 'likely' && to - from > 3))
    found.push({ kind: 'office', text, score: 0.9 * text.length - cost, wide: true })
  const name = scoreName(text, true) - cost - (texts[0]?.length === 2 ? twoAndOne : 0)
  if (name > least) found.push({ kind: 'name', text, score: name, wide: true })
  return found
}

/** The likeliest reading of all words, left to right. */
function likeliest(words: readonly Word[]): Unit[] {
  const best: (Unit | null)[] = [null]
  for (let to = 1; to <= words.length; to++) {
    let chosen: Unit | null = null
    for (let from = Math.max(0, to - mostClosed); from < to; from++) {
      const before = best[from] ?? null
      const found = to - from === 1 ? alone(words[from] as Word) : closed(words, from, to)
      for (const unit of found) {
        const total = unit.score + (before?.total ?? 0)
        if (chosen === null || total > chosen.total) chosen = { ...unit, before, total }
      }
    }
    best.push(chosen)
  }
  const units: Unit[] = []
  for (let unit = best[words.length] ?? null; unit !== null; unit = unit.before) units.push(unit)
  return units.reverse()
}

/** Most words that are looked at; more are no byline. */
const mostWords = 40

/**
 * Reads the words of a line as names and offices: 县医院 药师 路 遥远 → 路遥远. Names keep the order of the line.
 */
export function readWords(words: readonly Word[]): Reading {
  if (words.length > mostWords) return { names: [], strange: words.length, surnamed: 0, expert: false }
  const units = likeliest(words)
  if (!units.some(({ kind }) => kind === 'name')) {
    // Who has no other name is called by it: （林校）, 知心姐姐.
    const last = units.at(-1)
    const office = last?.kind === 'office' ? officeOf(last.text) : null
    if (last && (office === 'kin' || (office === 'likely' && looksLikeName(last.text))))
      units.splice(-1, 1, { ...last, kind: 'name' })
  }
  const isOffice = ({ kind, text }: Unit): boolean => kind === 'office' && !isPart(text)
  const first = units.findIndex(({ kind }) => kind === 'name')
  const last = units.findLastIndex(({ kind }) => kind === 'name')
  const context = units.findLastIndex(({ kind }, at) => kind === 'office' && at < last)
  const names = units.filter(({ kind }) => kind === 'name').map(({ text }) => text)
  // What stands before an office belongs to it; an office behind all names is none of theirs.
  const strange = units.filter(
    (unit, at) => (at > context && unit.kind === 'strange') || (at > last && isOffice(unit)),
  )
  const surnamed = names.filter(looksLikeName).length
  const isUsual = ({ kind, text, wide }: Unit): boolean =>
    kind !== 'name' || wide || looksLikeName(text) || nickname.test(text)
  const introduced = units.some((unit, at) => at < first && isOffice(unit))
  return {
    names,
    strange: strange.length,
    surnamed,
    expert: introduced && strange.length === 0 && units.every(isUsual),
  }
}
