/** A few words by themselves: a note that somebody pasted has neither headline nor paragraphs, and is an article all the same. */
import { metadataOfFurniture } from '../../contract/metadata.ts'
import type { Block, PageLayout, Role } from '../../contract/page.ts'
import { articleOf } from './articles.ts'
import { writeBlock } from './block-text.ts'

/** Letters and lines beyond which a page is looked at as one. */
const mostLetters = 200
const mostLines = 6

/** The lines of a text without the blanks around them. */
const linesOf = (text: string): Block[] =>
  [...text.matchAll(/[^\r\n\v\f\u0085\u2028\u2029]+/g)].flatMap(({ 0: line, index }): Block[] => {
    const own = line.trim()
    const start = index + line.indexOf(own)
    if (own === '') return []
    const ranges: Block['ranges'] = [[start, start + own.length]]
    const written = writeBlock(text, 'paragraph', ranges, [])
    return [{ role: 'paragraph', ...written, ranges, confidence: 0.5, reason: 'a few words by themselves' }]
  })

/**
 * The layout, by `engine`, of a page of a few words on which no article was found; null when there are more, or when they
 * say what a page's head says: the paper, its date, its number.
 */
export function alone(text: string, engine: string): PageLayout | null {
  const lines = linesOf(text)
  const letters = lines.reduce((sum, line) => sum + line.text.length, 0)
  if (!/[\p{L}\p{N}]/u.test(text) || letters > mostLetters || lines.length > mostLines) return null
  if (Object.keys(metadataOfFurniture(lines.map((line) => line.text))).length > 0) return null
  const [first, ...rest] = lines as [Block, ...Block[]]
  const role: Role = rest.length > 0 && !/[\p{P}]$/u.test(first.text) ? 'title' : 'paragraph'
  const articles = [articleOf(1, [{ ...first, role }, ...rest])]
  return { articles, photos: [], furniture: [], unassigned: [], engine }
}
