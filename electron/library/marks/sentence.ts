/** The sentence around a mark, for a line of a list. */
import { cutsCharacter } from '../anchoring/describe.ts'
import { sentenceStarts } from '../entities/sentences.ts'

/** UTF-16 units on each side: more does not fit on a line. */
export const longestSide = 120

/** What stands before and after `[start, end)` in the sentences it lies in; `…` where more than `longestSide` was cut. */
export function sentenceAround(text: string, start: number, end: number): { before: string; after: string } {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
  const line = text.indexOf('\n', Math.max(end - 1, start))
  const to = line < 0 ? text.length : Math.max(line, end)
  const starts = sentenceStarts(text.slice(from, to))
  const first = from + (starts.findLast((at) => at <= start - from) ?? 0)
  const next = starts.find((at) => at >= end - from)
  return { before: head(text, first, start), after: tail(text, end, next === undefined ? to : from + next) }
}

function head(text: string, from: number, to: number): string {
  if (to - from <= longestSide) return text.slice(from, to)
  const at = to - longestSide
  return `…${text.slice(cutsCharacter(text, at) ? at + 1 : at, to)}`
}

function tail(text: string, from: number, to: number): string {
  if (to - from <= longestSide) return text.slice(from, to)
  const at = from + longestSide
  return `${text.slice(from, cutsCharacter(text, at) ? at - 1 : at)}…`
}
