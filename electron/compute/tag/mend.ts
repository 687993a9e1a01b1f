/** Mends the edges of spans: whole characters, whole pairs of marks, posts only beside people. */
import type { Candidate } from './rule.ts'

/** A span that reaches over a mark is carried to its partner, at most this far. */
const reach = 40
const pairs = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
] as const
/** Between a post and the person it belongs to: other posts, bodies, marks. */
const beside = 26

/** Mended spans of a folded text, in text order, without overlaps. */
export function mend(text: string, spans: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = []
  for (const [i, span] of spans.entries()) {
    const whole = bareOf(text, balanced(text, aligned(text, span)))
    if (!whole || whole.end <= whole.start) continue
    if (whole.type === 'POSITION' && !besidePerson(text, spans, i, whole)) continue
    const last = found.at(-1)
    if (last && last.end > whole.start) {
      if (last.end - last.start >= whole.end - whole.start) continue
      found.pop()
    }
    found.push(whole)
  }
  return found
}

/** A character outside the basic plane is two units: no span begins or ends between them. */
function aligned(text: string, span: Candidate): Candidate {
  const inside = (at: number): number => {
    const code = text.charCodeAt(at)
    return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
  }
  return { ...span, start: inside(span.start), end: inside(span.end) }
}

/** With the partners of the marks inside; null if a bracket stays alone. */
function balanced(text: string, span: Candidate): Candidate | null {
  let { start, end } = span
  const inside = text.slice(start, end)
  for (const [open, close] of pairs) {
    let depth = 0
    let least = 0
    for (const unit of inside) {
      if (unit === open) depth++
      else if (unit === close) least = Math.min(least, --depth)
    }
    if (open === '（' && (least < 0 || depth > 0)) return null
    if (least < 0) {
      const at = text.lastIndexOf(open, start - 1)
      if (at < 0 || start - at > reach || text.slice(at, start).includes('\n')) return null
      start = at
    }
    if (depth - least > 0) {
      const at = text.indexOf(close, end)
      if (at < 0 || at - end > reach || text.slice(end, at).includes('\n')) return null
      end = at + 1
    }
  }
  return { ...span, start, end }
}

/** Without blanks and stops at its edges, and without the one pair of quotation marks that holds the whole. */
function bareOf(text: string, span: Candidate | null): Candidate | null {
  if (!span) return null
  let { start, end } = span
  while (start < end && /[\s，。；：、！？·—]/.test(text.charAt(start))) start++
  while (end > start && /[\s，。；：、！？·—]/.test(text.charAt(end - 1))) end--
  const inside = text.slice(start + 1, end - 1)
  if (text.charAt(start) === '“' && text.charAt(end - 1) === '”' && !/[“”]/.test(inside)) {
    start++
    end--
  }
  return end > start ? { ...span, start, end } : null
}

/** Whether a post stands with a person: touching, or with no end of a sentence between. */
function besidePerson(text: string, spans: readonly Candidate[], at: number, post: Candidate): boolean {
  for (const step of [1, -1])
    for (let i = at + step; i >= 0 && i < spans.length; i += step) {
      const one = spans[i] as Candidate
      const [from, to] = step > 0 ? [post.end, one.start] : [one.end, post.start]
      if (to - from > beside || /[。；！？\n]/.test(text.slice(from, to))) break
      if (one.type === 'PERSON') return true
    }
  return false
}
