/** The text of a Markdown document → its parts with their roles. Only text is kept: no mark, address or picture. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { blocksOf, htmlOf, isShallow } from './dom.ts'
import type { Part } from './page-maker.ts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).freeze()

/** Characters of a line that can be a headline by a line drawn under it; a longer one was parted from what follows. */
const longestUnderlined = 40
/** Characters of a picture's description that says more than a file's name. */
const leastCaption = 6

/** What note programs write within a text: links to notes of their own, and highlighting. */
const own = (text: string): string =>
  text.replace(/!?\[\[(?:[^[\]|\n]*\|)?([^[\]\n]+)\]\]/g, '$1').replace(/==(?=\S)([^=\n]+?)(?<=\S)==/g, '$1')

/** The words of a line, line ends as they stand. */
function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return own(node.value)
      if (node.type === 'inlineCode') return node.value
      if (node.type === 'break') return '\n'
      if (node.type === 'html') return /^<br\b/i.test(node.value) ? '\n' : ''
      return 'children' in node ? wordsOf(node.children) : ''
    })
    .join('')
}

const endsSentence = /[。！？…!?:：；”’」』）)]$/u
const isWide = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/u

/** Characters of a line that may have been broken for its width. */
const leastBroken = 20

/** Lines that were broken for their width are joined; a short one, or one that ends a sentence, ends its paragraph. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  let open = false
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const before = paragraphs.at(-1)
    if (before === undefined || !open) paragraphs.push(line)
    else {
      const isTight = isWide.test(before.slice(-1)) || isWide.test(line.charAt(0))
      paragraphs[paragraphs.length - 1] = `${before}${isTight ? '' : ' '}${line}`
    }
    open = line.length >= leastBroken && !endsSentence.test(line)
  }
  return paragraphs
}

const plain = (texts: readonly string[]): Part[] => texts.map((text) => ({ text, role: 'paragraph' }))

/** A heading with a line under it in place of marks before it. */
const isUnderlined = (node: Nodes, source: string): boolean =>
  source[node.position?.start.offset ?? 0] !== '#'

function partsIn(nodes: readonly RootContent[], source: string): Part[] {
  return nodes.flatMap((node): Part[] => {
    switch (node.type) {
      case 'heading': {
        const text = wordsOf(node.children).replace(/\s*\n\s*/g, ' ')
        if (isUnderlined(node, source) && (text.length > longestUnderlined || /[。！？；]/.test(text)))
          return plain(paragraphsOf(wordsOf(node.children)))
        return [{ text, role: 'heading', level: node.depth }]
      }
      case 'paragraph': {
        const [only] = node.children
        if (node.children.length === 1 && only?.type === 'image') {
          const says = only.alt?.trim() ?? ''
          return says.length < leastCaption ? [] : [{ text: says, role: 'caption' }]
        }
        return plain(paragraphsOf(wordsOf(node.children)))
      }
      case 'list':
        return node.children.flatMap((item, i) => {
          const [head, ...rest] = partsIn(item.children, source)
          if (head === undefined || !node.ordered) return head === undefined ? [] : [head, ...rest]
          return [{ ...head, text: `${(node.start ?? 1) + i}. ${head.text}` }, ...rest]
        })
      case 'table':
        return plain(
          node.children.map((row) => row.children.map((cell) => wordsOf(cell.children)).join('\u3000')),
        )
      case 'code':
        return plain(node.value.split('\n'))
      case 'html': {
        const body = isShallow(node.value) ? htmlOf(node.value).querySelector('body') : null
        return body ? plain(blocksOf(body).map(({ text }) => text)) : []
      }
      default:
        return 'children' in node ? partsIn(node.children as RootContent[], source) : []
    }
  })
}

/** The parts of a document in their order; a heading's level is that of its marks. Time grows with the text's length. */
export const markdownParts = (source: string): Part[] => partsIn(parser.parse(source).children, source)
