/** Checks a span that a caller points at. */
import { fail } from '../contract/errors.ts'
import { wholeCharacters } from './anchoring/describe.ts'

/** `[start, end)` in UTF-16 units of an article's canonical text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * The span as it is stored: half characters at its ends made whole (see `wholeCharacters`).
 * Throws `stale` if it was made in another revision of the text, `invalid` (reasons `range`, `blank`) if it does not
 * lie in the text or holds nothing.
 */
export function checkedSpan(
  text: string,
  revision: number,
  span: Span & { readonly revision: number },
): Span {
  if (span.revision !== revision)
    throw fail('stale', 'the text has changed since; open the article again and repeat', {
      reason: 'revision',
      params: { revision },
    })
  if (span.start >= span.end || span.end > text.length)
    throw fail('invalid', `no such passage: ${span.start} to ${span.end} in a text of ${text.length} units`, {
      reason: 'range',
      params: { start: span.start, end: span.end, length: text.length },
    })
  if (text.slice(span.start, span.end).trim() === '')
    throw fail('invalid', 'the passage holds nothing but blanks', { reason: 'blank' })
  return wholeCharacters(text, span.start, span.end)
}
