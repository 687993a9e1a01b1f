/** The Markdown of an export as a tree: the nodes it is made of, and the writer that escapes press text among them. */
import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Text,
} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'

/** Text in which no pattern of the writer can match: each of them needs a sign, a blank or a line break of ASCII. */
const plain = /^[0-9A-Za-z\u0080-\u{10ffff}]*$/u

type Handler = NonNullable<NonNullable<Options['handlers']>['text']>

/** Texts escaped so far, by where they stand: an export tells the same citation with each mark. */
const escaped = new Map<string, string>()
/** Entries; more would only be kept for nothing. */
const mostEscaped = 2000

const safeText: Handler = ({ value }: Text, _, state, info) => {
  if (plain.test(value)) return value
  const key = `${state.stack.join(' ')}\n${info.before}\n${info.after}\n${value}`
  const known = escaped.get(key)
  if (known !== undefined) return known
  if (escaped.size >= mostEscaped) escaped.clear()
  const safe = state.safe(value, info)
  escaped.set(key, safe)
  return safe
}

/**
 * Beyond CommonMark it escapes what readers of notes take for their own: `==`, `$…$`, `%%`, `#tag`.
 */
const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    listItemIndent: 'one',
    handlers: { text: safeText },
    unsafe: [
      { character: '=', after: '=', inConstruct: 'phrasing' },
      { character: '=', before: '=', inConstruct: 'phrasing' },
      { character: '%', after: '%', inConstruct: 'phrasing' },
      { character: '$', inConstruct: 'phrasing' },
      { character: '#', after: '[^\\s#]', inConstruct: 'phrasing' },
    ],
  })
  .freeze()

export const writeMarkdown = (children: RootContent[]): string => writer.stringify({ type: 'root', children })

/** Text that is escaped where Markdown would misread it. */
export const text = (value: string): PhrasingContent => ({ type: 'text', value })
/** Words of our own that Markdown reads as they are, and signs that it is to read. */
export const inline = (value: string): PhrasingContent => ({ type: 'html', value })
/** A block as it was typed. */
export const raw = (value: string): BlockContent => ({ type: 'html', value })
/** Own links need no escaping and stay searchable as they are (the writer would put a backslash before `&`). */
export const link = (label: string, url: string): PhrasingContent => inline(`[${label}](${url})`)
export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })
export const heading = (depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent => ({
  type: 'heading',
  depth,
  children,
})
export const item = (...children: (BlockContent | DefinitionContent)[]): ListItem => ({
  type: 'listItem',
  spread: children.length > 1,
  children,
})
export const line = (value: string): ListItem => item(paragraph(text(value)))
export const list = (children: ListItem[]): List => ({ type: 'list', spread: false, children })
