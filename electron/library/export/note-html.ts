/** A person's note from Markdown to elements that can do no harm and load nothing. */
import type { Element, ElementContent, Root } from 'hast'
import type { Html, Image, ImageReference, Parents } from 'mdast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkRehype, { type Options } from 'remark-rehype'
import { unified } from 'unified'
import { noteTree } from './note-tree.ts'

/** As is usual, less images (they would be fetched), and with links back into the library. */
const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'jianbao'] },
  // The only ids are those of footnotes; they are told apart by note below.
  clobber: [],
}

/** Turns one kind of Markdown node into elements. */
type Handler = NonNullable<NonNullable<Options['handlers']>['image']>

/** What a person typed as HTML is shown as it was typed. */
function showHtml(_: unknown, node: Html, parent: Parents | undefined): Element | ElementContent {
  const shown: ElementContent = { type: 'text', value: node.value }
  const block = parent?.type === 'root' || parent?.type === 'listItem' || parent?.type === 'blockquote'
  return block ? { type: 'element', tagName: 'p', properties: {}, children: [shown] } : shown
}

/** An image becomes a link to it. */
function linkImage(state: Parameters<Handler>[0], node: Image | ImageReference): ElementContent {
  const url = node.type === 'image' ? node.url : state.definitionById.get(node.identifier.toUpperCase())?.url
  const label: ElementContent = { type: 'text', value: node.alt || url || '' }
  if (url === undefined) return label
  return { type: 'element', tagName: 'a', properties: { href: url }, children: [label] }
}

const writer = unified()
  .use(remarkRehype, {
    clobberPrefix: '',
    footnoteLabel: '脚注',
    footnoteBackLabel: (n) => `回到脚注 ${n + 1} 处`,
    handlers: { html: showHtml, image: linkImage, imageReference: linkImage },
  })
  .use(rehypeSanitize, schema)
  .freeze()

/** The note's elements. `prefix` keeps the ids of its footnotes apart from those of other notes on the page. */
export function noteHtml(markdown: string, prefix: string): ElementContent[] {
  const root: Root = writer.runSync(noteTree(markdown))
  const children = root.children.filter((child) => child.type !== 'doctype')
  prefixIds(children, prefix)
  return children
}

/** Ids, and what leads to them. */
function prefixIds(nodes: readonly ElementContent[], prefix: string): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const { properties } = node
    if (properties.id !== undefined) properties.id = `${prefix}${properties.id}`
    if (properties.ariaDescribedBy !== undefined)
      properties.ariaDescribedBy = [`${prefix}${properties.ariaDescribedBy}`]
    if (typeof properties.href === 'string' && properties.href.startsWith('#'))
      properties.href = `#${prefix}${properties.href.slice(1)}`
    prefixIds(node.children, prefix)
  }
}
