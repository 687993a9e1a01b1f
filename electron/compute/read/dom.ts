/** Marked-up documents → their text, block by block. Only text leaves: no element, script, style or address is kept. */
import { DOMParser, parseHTML } from 'linkedom'
import type { Role } from '../../contract/page.ts'

/** One block of text in document order. */
export interface TextBlock {
  readonly text: string
  /** Lower-case name of the element it stands in. */
  readonly tag: string
  readonly role: Role
  readonly level?: number
  readonly element: Element
}

/** Elements whose text nobody reads on the page. */
const unseen = new Set(
  (
    'script style noscript template iframe frame object embed svg math canvas audio video head title meta link select ' +
    'option textarea input button form dialog datalist'
  ).split(' '),
)
const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? ''

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || attribute(element, 'aria-hidden') === 'true') return true
  const style = attribute(element, 'style')
  return style !== '' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
}

const isWide = (sign: string | undefined): boolean =>
  sign !== undefined && /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/.test(sign)

/** Blanks as a browser sets them; a line end between two Chinese characters is none. */
const tidy = (text: string): string =>
  text
    .replace(/[\u200b\ufeff\u00ad]/g, '')
    .replace(/[ \t\r\n\f\u00a0]+/g, (run, at: number, all: string) =>
      /[\r\n]/.test(run) && isWide(all[at - 1]) && isWide(all[at + run.length]) ? '' : ' ',
    )
    .trim()

function roleOf(element: Element): { role: Role; level?: number } {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const tag = at.localName.toLowerCase()
    if (tag === 'figcaption' || tag === 'caption') return { role: 'caption' }
    if (tag === 'h1') return { role: 'title' }
    if (tag === 'h2') return { role: 'heading', level: 1 }
    if (/^h[3-6]$/.test(tag)) return { role: 'heading', level: 2 }
    if (blockTags.has(tag) && tag !== 'div' && tag !== 'p') return { role: 'paragraph' }
  }
  return { role: 'paragraph' }
}

/** The blocks below an element. A `<br>` begins another block in running text and is a blank in a headline. */
export function blocksOf(root: Element): TextBlock[] {
  const blocks: TextBlock[] = []
  let text = ''
  let home: Element = root
  const flush = () => {
    const own = tidy(text)
    text = ''
    if (own === '') return
    blocks.push({ text: own, tag: home.localName.toLowerCase(), element: home, ...roleOf(home) })
  }
  const enter = (element: Element): void => {
    const tag = element.localName.toLowerCase()
    if (unseen.has(tag) || isHidden(element)) return
    if (tag === 'br') {
      if (/^h[1-6]$/.test(home.localName)) text += ' '
      else flush()
      return
    }
    const isBlock = blockTags.has(tag)
    const isCell = tag === 'td' || tag === 'th'
    const outer = home
    // The cells of a row are one block, so that a table is read line by line.
    if (isCell) text += text === '' ? '' : '\u3000'
    else if (isBlock) {
      flush()
      home = element
    }
    // A loop, not recursion over siblings: a document may have any number of them.
    for (const child of element.childNodes) {
      if (child.nodeType === 3) text += child.textContent ?? ''
      else if (child.nodeType === 1) {
        if (isCell && blockTags.has((child as Element).localName)) text += cellText(child as Element)
        else enter(child as Element)
      }
    }
    if (isBlock && !isCell) {
      flush()
      home = outer
    }
  }
  enter(root)
  flush()
  return blocks
}

const cellText = (element: Element): string =>
  ` ${blocksOf(element)
    .map(({ text }) => text)
    .join(' ')} `

/** Elements nested deeper than this are no document that a person wrote; parsers and walks would run out of stack. */
const deepest = 400

/** Refuses by `false` what is nested too deep. Counts tags in the source: a parser would already be in trouble. */
export function isShallow(source: string): boolean {
  let depth = 0
  for (const [, close, name, end] of source.matchAll(/<(\/)?([a-z][a-z0-9]*)(?![a-z0-9])[^<>]*?(\/)?>/gi)) {
    if (
      end ||
      /^(?:br|hr|img|meta|link|input|area|base|col|wbr|p|li|td|tr|th|dt|dd|option)$/i.test(name as string)
    )
      continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return false
  }
  return true
}

/** An HTML document. Nothing of it runs and nothing is loaded. */
export const htmlOf = (source: string): Document => {
  const whole = /<html[\s>]/i.test(source) ? source : `<html><body>${source}</body></html>`
  return parseHTML(whole).document as unknown as Document
}

/** An XML document (EPUB, Office). Entities that a document defines are not expanded. */
export const xmlOf = (source: string): Document =>
  new DOMParser().parseFromString(
    source.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/i, ''),
    'text/xml',
  ) as unknown as Document

/** The text of the first element of this local name, whatever its prefix. */
export function textOf(root: Document | Element, localName: string): string {
  for (const element of root.querySelectorAll('*'))
    if (element.localName.split(':').at(-1) === localName) return tidy(element.textContent ?? '')
  return ''
}
