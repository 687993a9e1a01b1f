/** How well a piece goes on where another broke off. */
import { affinity, edge, textStart } from './bigrams.ts'
import { pairsOf } from './cohesion.ts'
import { fitFeatures, fitScore } from './fit.ts'
import type { Form } from './form.ts'
import type { Piece } from './pieces.ts'
import { typeJoins } from './placing.ts'
import { tuned as w } from './tuned.ts'

/** A cut and its continuation, weighed in nats; above 0 a join is likelier than a new beginning. */
export interface Join {
  readonly score: number
  /** The character the page repeats at the break, to be left out of the text; empty if there is none. */
  readonly dropped: string
  readonly reason: string
}

/** Characters that are doubled in ordinary writing (人人, 天天, 一一). */
const doubled = new Set(
  '人天种家点常一渐往偏仅刚慢个声步层件处次年日月时代户事回句样生世默频多少大小好滚深纷匆娓津',
)

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x20)

function lastCharacter(text: string): string {
  const low = text.charCodeAt(text.length - 1)
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(-2) : text.slice(-1)
}

/** How strongly a piece asks to be continued: 0 not at all, above 2 it broke off in the middle of a sentence. */
export function openness(form: Form, ragged: boolean): number {
  if (form.pointer === 'to' || form.row || form.furniture || form.remark || form.salutation) return 0
  if (form.ownCredit) return Math.min(0.5, form.open)
  // Items of a list end with a semicolon, or with nothing.
  if ((form.enumerated || form.labelled) && (form.ending === 'pause' || form.labelled)) return 0.5
  if (form.ending === 'stop') return form.open > 0 ? 0.6 : 0
  if (ragged) return 0.7
  const base = form.ending === 'colon' ? 1 : form.ending === 'pause' ? 3.5 : 3
  return base + Math.min(1.5, form.open)
}

/** How much oftener a text begins like this than it goes on like this, in nats. */
export function startsLike(text: string): number {
  const here = firstCharacter(text)
  return edge('opening', here, firstCharacter(text.slice(here.length))) || affinity(textStart, here)
}

/** A first sentence of one to three characters, a first clause of one: what is left of a longer one. */
const remnant = /^(?:[\u4e00-\u9fff]{1,3}[。；]|[\u4e00-\u9fff][，,、”])/u

/** How much a piece looks like the beginning of a text; below 0 it looks like the middle of one. */
export function opening(piece: Piece, form: Form): number {
  if (form.badStart) return -5
  let score = 0.35 * startsLike(piece.plain)
  if (remnant.test(piece.plain)) score += w.openingRemnant
  if (form.stray > 0) score -= 2.2
  if (piece.indented) score += 1.5
  if (piece.flush) score += w.openingFlush
  if (/^[a-z]/u.test(piece.plain)) score -= 2.5
  if (form.dateline) score += 3
  if (form.latin && /^["“‘']?[A-Z]/u.test(piece.plain)) score += w.openingCapital
  if (opensItem(form)) score += 2
  if (form.pointer === 'from') score -= 4
  return score
}

/** Number, label, question or row: whatever stands above, an item begins here. */
export const opensItem = (form: Form): boolean => form.enumerated || form.labelled || form.spoken || form.row

const numberTail = /\d[.,]?$/u
const numberHead = /^[.,]?\d|^[年月日时分%％万亿余多元人名个家项次件张]/u

const closingMark = /[”’」』》）)】]/u

/** Below 0 when the last character seldom ends a phrase: the text was cut behind it. */
export function completeness(piece: Pick<Piece, 'plain'>): number {
  const last = lastCharacter(piece.plain)
  // A phrase in quotation marks is seldom cut right behind it.
  if (closingMark.test(last)) return 1
  if (/[A-Za-z]/.test(last)) return 0
  const known = edge('closing', lastCharacter(piece.plain.slice(0, -last.length)), last)
  if (known !== 0) return known
  return Math.max(affinity(last, '。'), affinity(last, '，'))
}

const isMarked = ({ hash, bold, glyph }: Piece): boolean => hash > 0 || bold || glyph

/** Does a piece look like the first half of a cut paragraph rather than like a line of its own? 0 or less. */
function tailFit(piece: Piece, form: Form, alike: number): number {
  let score = piece.ragged ? w.joinRagged : 0
  if (isMarked(piece)) score -= 4
  score -= 4 * form.byline.sure
  if (form.inParts && form.stops === 0) score += w.tailInParts
  if (form.enumerated && form.ending === 'none' && form.length < 30) score += w.tailInParts
  if (form.stops === 0) score -= Math.min(3, w.tailAlike * alike)
  // Few columns break off behind so few words of a paragraph, and without a pause between them.
  if (form.stops === 0 && form.pauses <= 1 && form.length < 26 && !form.dateline)
    score += form.pauses === 0 ? w.tailBare : w.tailBare / 2
  return score
}

/** Does a piece look like a second half? 0 or less; short lines that end nowhere do not. */
function headFit(piece: Piece, form: Form, alike: number): number {
  let score = isMarked(piece) ? -4 : 0
  if (form.ownCredit) score -= 3
  if (form.ending === 'none' && form.stops === 0 && form.length < 45) {
    score -= form.length < 30 ? w.headLineShort : w.headLine
    score -= Math.min(2, w.headAlike * alike)
  }
  return score - 3 * form.byline.sure
}

/** So much of either half is compared for words that both have, in UTF-16 units. */
const compared = 320

/** -0.6..1: do two halves that stand apart speak of the same things? */
function sharedWords(tail: string, head: string): number {
  const left = pairsOf(tail.slice(-compared))
  const right = pairsOf(head.slice(0, compared))
  if (left.size < 12 || right.size < 12) return 0
  let shared = 0
  for (const pair of right) if (left.has(pair)) shared++
  return Math.max(-0.6, Math.min(1, (shared / Math.sqrt(left.size * right.size) - 0.03) * w.joinWords))
}

/** How well the words fit says no more than so much, in nats. */
const mostFit = 5

/** Rows of a table and page furniture are halves of nothing. */
const neverJoined = 12

/** A half with its form and the number of lines on the page that are built like it. */
export interface Half {
  readonly piece: Piece
  readonly form: Form
  readonly alike: number
}

/**
 * Weighs `head` as what goes on where `tail` broke off. `between`: pieces that stand between the two.
 * Does not look at what lies between; the search does.
 */
export function joinOf(tail: Half, head: Half, between: number): Join {
  const reasons: string[] = []
  const before = lastCharacter(tail.piece.plain)
  const here = firstCharacter(head.piece.plain)
  const second = firstCharacter(head.piece.plain.slice(here.length))
  let score = tail.form.ending === 'stop' ? w.joinStop : tail.form.ending === 'colon' ? -1 : w.joinOpen
  if (tail.form.ending === 'none')
    score -= Math.max(-1, Math.min(1, w.joinIncomplete * completeness(tail.piece)))
  if (tail.form.ending === 'pause') reasons.push('broke off after a comma')
  else if (tail.form.ending === 'none') reasons.push('broke off in mid-sentence')
  score += tailFit(tail.piece, tail.form, tail.alike) + headFit(head.piece, head.form, head.alike)
  let dropped = ''
  if (before === here && /\p{L}/u.test(here) && !/[\p{Script=Latin}\d]/u.test(here)) {
    // 久|久不息 is one word written out; 点|点评 is a repetition, since 点评 stands by itself.
    const meets = affinity(before, here)
    const natural = (doubled.has(here) && meets > 0) || meets >= 3
    if (!natural || affinity(here, second) >= 1.5) {
      dropped = firstCharacter(head.piece.text)
      // Two lines meet in one character by chance once in some hundred times.
      score += w.joinRepeated
      reasons.push(`${here} repeated at the break`)
    }
  }
  // By the place of its last line the column broke off, though a sentence ends there.
  const isBroken =
    tail.form.ending === 'stop' && !tail.piece.ragged && head.piece.flush && head.piece.set !== null
  const bothLatin = head.form.latin && tail.form.latin
  if (!isBroken) {
    const goesOn = head.piece.plain.slice(dropped.length)
    const fit = fitScore(fitFeatures(tail.piece.plain, goesOn, startsLike(goesOn), between > 1))
    score += w.joinFit * Math.max(-mostFit, Math.min(mostFit, fit))
    if (fit > 2) reasons.push('the halves fit')
  }
  if (head.form.badStart) {
    score += w.joinBadStart
    reasons.push('goes on with punctuation')
  }
  if (head.form.stray > 0) {
    score += tail.form.open > 0 ? w.joinClosesOpen : 0.5
    if (tail.form.open > 0) reasons.push('closes an open mark')
  } else if (tail.form.open > 0)
    // A paragraph that ends its last sentence has closed what it opened.
    score -= head.form.ending === 'stop' ? w.joinLeavesOpenAtEnd : w.joinLeavesOpen
  if (numberTail.test(tail.piece.plain) && numberHead.test(head.piece.plain)) {
    score += w.joinNumber
    reasons.push('a number cut in two')
  }
  if (/[a-z]-$/u.test(tail.piece.plain) && /^[a-z]/u.test(head.piece.plain)) score += 4
  else if (/^[a-z]/u.test(head.piece.plain) && /[a-z,]$/u.test(tail.piece.plain)) score += 2
  if (head.piece.indented) score -= w.joinIndented
  if (head.piece.flush) score += w.joinFlush
  if (isBroken) score -= w.joinStop
  if (head.form.dateline) score -= 5
  score += typeJoins(tail.piece.set, head.piece.set)
  if (opensItem(head.form)) score -= w.joinItem
  if (head.form.row || tail.form.row || head.form.furniture || tail.form.furniture) score -= neverJoined
  if (bothLatin && /^["“‘']?[A-Z]/u.test(head.piece.plain)) {
    score -= w.joinCapital
    // Columns cut no line of a few words off a paragraph.
    if (tail.form.stops === 0 && tail.form.length < 40) score -= w.joinCapital
  }
  const bare = head.piece.index === tail.piece.index + 1 && head.piece.gap >= 2
  if (between === 0) score += bare ? w.joinNextApart : w.joinNext
  else {
    // What is boxed into a paragraph shares its words; only from afar do they tell.
    const words = between > 1 ? sharedWords(tail.piece.plain, head.piece.plain) : 0
    score += words - w.joinOver - w.joinFar * Math.min(12, between)
    if (words > 0.5) reasons.push('both speak of the same things')
  }
  if (tail.form.pointer === 'to' && head.form.pointer === 'from') score += 4
  return { score, dropped, reason: reasons.join(', ') || 'goes on the text before it' }
}
