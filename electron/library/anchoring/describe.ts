/** From offsets to what proves them: the quote and what stands around it. */

/** How much context is kept on each side, in graphemes (as Hypothesis and the W3C examples do). */
export const contextGraphemes = 32

/** Units looked at for those graphemes: enough for 32 of the longest emoji sequences in use. */
const contextUnits = 1024

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

export interface Description {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

/**
 * Han characters, their punctuation, ASCII and line feeds: each is a grapheme by itself, whatever of them stands beside it.
 * Nearly all contexts are made of them, and segmenting costs a hundred times as much as looking.
 */
const plain = /^[\u4e00-\u9fff\u3000-\u3020\uff01-\uff5e\u2014\u2018-\u201d\u2026\x20-\x7e\n]*$/

/** The span `[start, end)` of `text` (UTF-16 units) as quote, prefix and suffix. */
export function describe(text: string, start: number, end: number): Description {
  return { quote: text.slice(start, end), prefix: before(text, start), suffix: after(text, end) }
}

function before(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - contextGraphemes), at)
  if (plain.test(near)) return near
  return cut(text.slice(Math.max(0, at - contextUnits), at))
    .slice(-contextGraphemes)
    .join('')
}

function after(text: string, at: number): string {
  // One more, since a mark that belongs to the last character may follow it.
  const near = text.slice(at, at + contextGraphemes + 1)
  if (plain.test(near)) return near.slice(0, contextGraphemes)
  return cut(text.slice(at, at + contextUnits))
    .slice(0, contextGraphemes)
    .join('')
}

const cut = (text: string): string[] => Array.from(graphemes.segment(text), (part) => part.segment)

/** Whether offset `at` stands between the two halves of a character beyond the basic plane (𠮷, emoji). */
export const cutsCharacter = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))

/**
 * The smallest span around `[start, end)` that cuts no character in half. Widened, not refused: nobody can point at
 * half a character, so the whole one is meant.
 */
export function wholeCharacters(text: string, start: number, end: number): { start: number; end: number } {
  return {
    start: cutsCharacter(text, start) ? start - 1 : start,
    end: cutsCharacter(text, end) ? end + 1 : end,
  }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
