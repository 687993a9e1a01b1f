/** Reads a person's note: Markdown as GitHub knows it, with emphasis that also ends at Chinese punctuation. */
import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkCjkStrikethrough)
  .freeze()

/** One line without a sign that Markdown might read: what most notes are. */
const plain = /^[\p{L}\p{N}\p{M}，。、；：？！“”‘’（）《》〈〉【】—…％℃·]+$/u

/** The tree of a note. Offsets and line numbers are of no use in it. */
export function noteTree(markdown: string): Root {
  if (plain.test(markdown) && !/www|https?/i.test(markdown))
    return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: markdown }] }] }
  return reader.parse(markdown)
}
