/** What an article is called by that has no title block. */
import { canonicalText } from '../../contract/canonical.ts'
import type { Block } from '../../contract/page.ts'

/** Characters of a title that is taken from the text. */
const longest = 24
/** Only so much of a line is looked at, in UTF-16 units: a line may be a whole book. */
const lookedAt = 1000

/** The label above the text, else the text up to the first punctuation, not too much of it; '' without blocks. */
export function firstWords(blocks: readonly Block[]): string {
  const label = blocks.find(({ role }) => role === 'kicker')?.text
  if (label) return label
  const line = canonicalText(blocks).text.slice(0, lookedAt).split('\n')[0] as string
  const phrase = /^[^。！？；，、：…!?;:]+/u.exec(line)?.[0].trim() || line
  const characters = [...phrase]
  return characters.length <= longest ? phrase : `${characters.slice(0, longest).join('')}…`
}
