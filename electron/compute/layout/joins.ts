/** How well a piece goes on where another broke off. */
import { affinity, textStart } from './bigrams.ts'
import type { Form } from './form.ts'
import type { Piece } from './pieces.ts'

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
export function openness(form: Form): number {
  if (form.pointer === 'to') return 0
  if (form.ending === 'stop') return form.open > 0 ? 0.6 : 0
  const base = form.ending === 'colon' ? 1 : form.ending === 'pause' ? 3.5 : 3
  return base + Math.min(1.5, form.open)
}

/** How much a piece looks like the beginning of a text; below 0 it looks like the middle of one. */
export function opening(piece: Piece, form: Form): number {
  if (form.badStart) return -5
  let score = 0.45 * affinity(textStart, firstCharacter(piece.text))
  if (form.stray > 0) score -= 2.2
  if (piece.indented) score += 1.5
  if (/^[a-z]/u.test(piece.text)) score -= 2.5
  if (form.dateline) score += 3
  if (form.pointer === 'from') score -= 4
  return score
}

const numberTail = /\d[.,]?$/u
const numberHead = /^[.,]?\d|^[年月日时分%％万亿余多元人名个家项次件张]/u

/**
 * Weighs `head` as what goes on where `tail` broke off. `between`: pieces that stand between the two.
 * Does not look at what lies between; the search does.
 */
export function joinOf(tail: Piece, tailForm: Form, head: Piece, headForm: Form, between: number): Join {
  const reasons: string[] = []
  const before = lastCharacter(tail.text)
  const here = firstCharacter(head.text)
  const second = firstCharacter(head.text.slice(here.length))
  let score = openness(tailForm) * 0.5
  if (tailForm.ending === 'stop') score -= 4
  else if (tailForm.ending === 'pause') reasons.push('broke off after a comma')
  else reasons.push('broke off in mid-sentence')
  let dropped = ''
  let fit = affinity(before, here)
  if (before === here && /\p{L}/u.test(here) && !/[\p{Script=Latin}\d]/u.test(here)) {
    if (!(doubled.has(here) && fit > 0)) {
      dropped = here
      fit = 1 + Math.max(0, affinity(before, second))
      reasons.push(`${here} repeated at the break`)
    }
  }
  const start = affinity(textStart, here)
  score += 0.6 * Math.max(-4, Math.min(5, fit - start))
  if (fit - start > 1.5) reasons.push('the halves fit')
  if (headForm.badStart) {
    score += 4
    reasons.push('goes on with punctuation')
  }
  if (headForm.stray > 0) {
    score += tailForm.open > 0 ? 3.5 : 0.5
    if (tailForm.open > 0) reasons.push('closes an open mark')
  } else if (tailForm.open > 0) score -= 0.8
  if (numberTail.test(tail.text) && numberHead.test(head.text)) {
    score += 2.5
    reasons.push('a number cut in two')
  }
  if (/[a-z]-$/u.test(tail.text) && /^[a-z]/u.test(head.text)) score += 4
  else if (/^[a-z]/u.test(head.text) && /[a-z,]$/u.test(tail.text)) score += 2
  if (head.indented) score -= 3
  if (headForm.dateline) score -= 5
  if (between === 0) score += 1.5
  else score -= 0.4 + 0.15 * Math.min(12, between)
  if (tailForm.pointer === 'to' && headForm.pointer === 'from') score += 4
  return { score, dropped, reason: reasons.join(', ') }
}
