/** What surrounds a figure: its clause, its sentence and the words in them. */
import { segment } from '../lexicon/segment.ts'
import { planText, reportText } from './figure-cues.ts'
import { genreOf } from './figure-standing.ts'
import type { Measured } from './figures.ts'

/** A word and its class, by the number that `lexicon/segment.ts` gives; verbs are class 1. */
export interface Word {
  readonly text: string
  readonly type: number
}

/** A figure in its place. All stretches are of the folded text. */
export interface Placed {
  readonly text: string
  readonly figure: Measured
  readonly index: number
  readonly all: readonly Measured[]
  /** What kind of unit it has. */
  readonly group: string
  /** The figure as it stands. */
  readonly itself: string
  /** Its clause before and behind it. */
  readonly front: string
  readonly back: string
  /** Its sentence before and behind it. */
  readonly before: string
  readonly behind: string
  /** Where its sentence begins and ends. */
  readonly from: number
  readonly to: number
  /** The sentence before its own. */
  readonly previous: string
  readonly frontWords: readonly Word[]
  readonly backWords: readonly Word[]
  /** How far the text promises rather than reports, `planLeaning`. */
  readonly leaning: number
  /** What kind of text it is in, `genreOf`. */
  readonly genre: string
}

const stop = /[，。；：！？\n]/
const sentenceStop = /[。！？\n]/
/** How far each is looked for, UTF-16 units. */
const clauseReach = { front: 60, back: 40 }
const sentenceReach = 160
const previousReach = 120

/** Whether a sentence ends with the character at a place. A point ends one behind Chinese characters alone. */
function ends(text: string, at: number): boolean {
  const one = text.charAt(at)
  if (one !== '.') return sentenceStop.test(one)
  return /[\u4e00-\u9fff）”]/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + 1))
}

/** How far a text promises rather than reports: -2 to 2, and `planOfAll` for the text of a plan, which reports next to nothing. */
export function planLeaning(text: string): number {
  const plans = text.match(planText)?.length ?? 0
  const reports = text.match(reportText)?.length ?? 0
  if (plans >= planWords && plans >= reports * 6) return planOfAll
  const share = (plans + 2) / (plans + reports + 4)
  return Math.round((share - 0.5) * 4)
}
export const planOfAll = 3
/** Words of plans that a text must hold to be one. */
const planWords = 12

/** The groups of units, tried in this order. */
const groups: readonly (readonly [name: string, units: RegExp])[] = [
  ['rate', /^[%‰]?$|百分点/],
  ['times', /^倍$/],
  ['money', /元$|块钱/],
  ['time', /^(?:年|个?月|天|周|小时|分钟|秒钟?|周年|学时|个?工作日|日|昼夜|分|秒)$/],
  ['age', /岁|月龄/],
  ['people', /^(?:人|名|位|人次|户|例|口|人份|户次)$/],
  ['measure', /米|里$|度|℃|亩|公顷|吨|克|斤|升|瓦|km|K$/],
  ['part', /^(?:条|项|类|种|章|步|方面|层|级|字|点|大)$/],
  ['event', /^(?:次|回|趟|场|遍|批|期|班次|节)$/],
]

/** What kind of unit a figure has. */
export const groupOf = (unit: string): string => groups.find(([, units]) => units.test(unit))?.[0] ?? 'thing'

/** The words of a stretch. */
export function wordsOf(text: string): Word[] {
  const { ends: cuts, kinds: classes } = segment(text)
  const words: Word[] = []
  for (let at = 0; at < text.length; at = cuts[at] as number)
    words.push({ text: text.slice(at, cuts[at]), type: classes[at] as number })
  return words
}

/** The figures of a folded text in their places, in their order. */
export function placed(text: string, all: readonly Measured[]): Placed[] {
  if (all.length === 0) return []
  const leaning = planLeaning(text)
  const genre = genreOf(text)
  return all.map((figure, index) => {
    const { start, end } = figure
    let clause = start
    while (clause > 0 && start - clause < clauseReach.front && !stop.test(text.charAt(clause - 1))) clause--
    let clauseEnd = end
    while (
      clauseEnd < text.length &&
      clauseEnd - end < clauseReach.back &&
      !stop.test(text.charAt(clauseEnd))
    )
      clauseEnd++
    let from = clause
    while (from > 0 && start - from < sentenceReach && !ends(text, from - 1)) from--
    let to = clauseEnd
    while (to < text.length && to - end < sentenceReach && !ends(text, to)) to++
    let earlier = from
    if (from > 0 && text.charAt(from - 1) !== '\n') {
      earlier--
      while (earlier > 0 && from - earlier < previousReach && !ends(text, earlier - 1)) earlier--
    }
    const front = text.slice(clause, start)
    const back = text.slice(end, clauseEnd)
    return {
      text,
      figure,
      index,
      all,
      group: groupOf(figure.unit),
      itself: text.slice(start, end),
      front,
      back,
      before: text.slice(from, start),
      behind: text.slice(end, to),
      from,
      to,
      previous: text.slice(earlier, from),
      frontWords: wordsOf(front),
      backWords: wordsOf(back),
      leaning,
      genre,
    }
  })
}
