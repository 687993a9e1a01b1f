/** Where the sentences of a text begin: what stands together in one is taken to belong together. */

/** UTF-16 units of the longest sentence: text without an end is cut, so that none ties everything to everything. */
export const longestSentence = 400

const ending = /[。！？!?…]+[”’"'」』）)》】]*|\.(?=\s)|\n/g

/**
 * The offsets where sentences begin, the first always 0, ascending. A sentence ends behind 。！？ and the quotation marks
 * and brackets that close there, or at a line break; one that is too long is cut behind its last 、，；： or blank.
 */
export function sentenceStarts(text: string): number[] {
  const starts = [0]
  const add = (end: number): void => {
    let from = starts.at(-1) as number
    while (end - from > longestSentence) {
      from = cut(text, from)
      starts.push(from)
    }
    if (end > from && end < text.length) starts.push(end)
  }
  for (const { index, 0: mark } of text.matchAll(ending)) add(index + mark.length)
  add(text.length)
  return starts
}

function cut(text: string, from: number): number {
  const to = from + longestSentence
  for (let at = to; at > from + longestSentence / 2; at--)
    if (/[、，；：,;\s]/.test(text.charAt(at - 1))) return at
  // No half of a pair of surrogates.
  return /[\udc00-\udfff]/.test(text.charAt(to)) ? to - 1 : to
}
