/** A note as paragraphs of a Word comment: emphasis as type, lists with their signs, links as links. */
import type { BlockContent, DefinitionContent, Image, PhrasingContent, RootContent } from 'mdast'
import { type Look, link, paragraph, run, type Xml } from './docx-xml.ts'
import { noteTree } from './note-tree.ts'

/** Twips that an inner list or a quotation is set in. */
const step = 280

/** Never empty for a note with text in it. */
export const noteParagraphs = (markdown: string): Xml[] =>
  noteTree(markdown).children.flatMap((block) => blockParagraphs(block, 0))

type Block = RootContent | BlockContent | DefinitionContent

function blockParagraphs(block: Block, depth: number, sign = ''): Xml[] {
  const set = (children: Xml[]) =>
    paragraph(sign === '' ? children : [run(sign), ...children], depth === 0 ? {} : { left: depth * step })
  switch (block.type) {
    case 'paragraph':
      return [set(inline(block.children, {}))]
    case 'heading':
      return [set(inline(block.children, { bold: true }))]
    case 'code':
    case 'html':
      return block.value.split('\n').map((line) => set([run(line)]))
    case 'list':
      return block.children.flatMap((item, i) => {
        const [first, ...others] = item.children
        const number = block.ordered ? `${(block.start ?? 1) + i}. ` : '• '
        const box = item.checked == null ? '' : item.checked ? '☑ ' : '☐ '
        const inner = depth + (sign === '' ? 0 : 1)
        return [
          ...(first === undefined ? [] : blockParagraphs(first, inner, `${number}${box}`)),
          ...others.flatMap((other) => blockParagraphs(other, inner + 1)),
        ]
      })
    case 'blockquote':
      return block.children.flatMap((child) => blockParagraphs(child, depth + 1))
    case 'table':
      return block.children.map((row) =>
        set(
          row.children.flatMap((cell, i) => [...(i === 0 ? [] : [run(' | ')]), ...inline(cell.children, {})]),
        ),
      )
    case 'footnoteDefinition':
      return block.children.flatMap((child, i) =>
        blockParagraphs(child, depth, i === 0 ? `[${block.identifier}] ` : ''),
      )
    case 'definition':
      return [set([run(`[${block.label ?? block.identifier}]: ${block.url}`)])]
    case 'thematicBreak':
      return [set([run('———')])]
    default:
      return []
  }
}

function inline(nodes: readonly PhrasingContent[], look: Look): Xml[] {
  return nodes.flatMap((node): Xml[] => {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'html':
        return [run(node.value, look)]
      case 'strong':
        return inline(node.children, { ...look, bold: true })
      case 'emphasis':
        return inline(node.children, { ...look, italic: true })
      case 'delete':
        return inline(node.children, { ...look, struck: true })
      case 'break':
        return [run('\n', look)]
      case 'link':
        return [link(plainText(node.children) || node.url, node.url, look)]
      case 'image':
        return [link(node.alt || node.url, node.url, look)]
      case 'linkReference':
        return inline(node.children, look)
      case 'imageReference':
        return [run(node.alt ?? node.identifier, look)]
      case 'footnoteReference':
        return [run(`[${node.identifier}]`, look)]
      default:
        return []
    }
  })
}

const plainText = (nodes: readonly (PhrasingContent | Image)[]): string =>
  nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? plainText(node.children) : ''))
    .join('')
