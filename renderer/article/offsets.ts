/** The way between places in the text's DOM and offsets into the canonical text. */
import type { Article } from '../../electron/contract/model.ts'
import type { Span } from './span-index.ts'

/** A place in the DOM, as ranges and selections name it. */
export interface Point {
  readonly node: Node
  readonly offset: number
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

/** `offset`, or the nearest one in direction `toward` that does not cut a surrogate pair. */
function wholeCharacter(text: string, offset: number, toward: -1 | 1): number {
  const cut = isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1))
  return cut ? offset + toward : offset
}

const blank = /\s/

/** The span without blanks and breaks at its ends and without halves of characters; null when nothing is left. */
export function trimSpan(text: string, span: Span): Span | null {
  let start = wholeCharacter(text, Math.max(0, span.start), -1)
  let end = wholeCharacter(text, Math.min(text.length, span.end), 1)
  while (start < end && blank.test(text.charAt(start))) start++
  while (end > start && blank.test(text.charAt(end - 1))) end--
  return start < end ? { start, end } : null
}

/** Knows each block's element and where it starts. Valid as long as the text's DOM stands, that is, for one revision. */
export class TextMap {
  readonly root: HTMLElement
  readonly text: string
  /** Elements with `data-b`, in order. */
  readonly elements: readonly HTMLElement[]
  readonly starts: readonly number[]
  readonly #indexOf = new Map<Element, number>()

  /** `root` holds one element with `data-b` for each block, in order, each with its text and nothing else. */
  constructor(root: HTMLElement, article: Pick<Article, 'text' | 'blocks'>) {
    this.root = root
    this.text = article.text
    this.elements = [...root.querySelectorAll<HTMLElement>('[data-b]')]
    this.starts = article.blocks.map((block) => block.start)
    this.elements.forEach((element, index) => {
      this.#indexOf.set(element, index)
    })
  }

  /** The elements' text joined by one `\n`: equals the canonical text, or everything painted would be off. */
  domText(): string {
    return this.elements.map((element) => element.textContent).join('\n')
  }

  /** Index of the last block that starts at or before `offset`. */
  blockAt(offset: number): number {
    let low = 0
    let high = this.starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.starts[middle] as number) <= offset) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  /** The DOM place of an offset; those outside the text are taken to its ends. */
  toPoint(offset: number): Point {
    const at = Math.min(Math.max(0, offset), this.text.length)
    const index = this.blockAt(at)
    const element = this.elements[index]
    if (!element) return { node: this.root, offset: 0 }
    const node = element.firstChild
    if (!(node instanceof Text)) return { node: element, offset: 0 }
    return { node, offset: Math.min(at - (this.starts[index] as number), node.data.length) }
  }

  /** A range for painting; it costs nothing while the DOM changes elsewhere. */
  toStaticRange(span: Span): StaticRange {
    const start = this.toPoint(span.start)
    const end = this.toPoint(span.end)
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    })
  }

  /** A range for measuring and selecting. */
  toRange(span: Span): Range {
    const range = new Range()
    const start = this.toPoint(span.start)
    const end = this.toPoint(span.end)
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  }

  /** The offset of a DOM place. Places before the text give 0, after it its length. */
  toOffset(node: Node, offset: number): number {
    const element = node instanceof Element ? node : node.parentElement
    const block = element?.closest('[data-b]')
    const index = block ? this.#indexOf.get(block) : undefined
    if (block && index !== undefined) {
      const start = this.starts[index] as number
      if (node instanceof Text) return start + offset
      return offset > 0 ? start + (block.textContent?.length ?? 0) : start
    }
    if (!this.root.contains(node)) {
      const position = this.root.compareDocumentPosition(node)
      return position & Node.DOCUMENT_POSITION_PRECEDING ? 0 : this.text.length
    }
    // Between blocks: the start of the next block after the place.
    const place = new Range()
    place.setStart(node, offset)
    const next = this.elements.findIndex((candidate) => place.comparePoint(candidate, 0) >= 0)
    return next < 0 ? this.text.length : (this.starts[next] as number)
  }

  /** Offsets of a DOM range, trimmed to whole characters without blanks at the ends; null when it holds none. */
  spanOf(range: AbstractRange): Span | null {
    return trimSpan(this.text, {
      start: this.toOffset(range.startContainer, range.startOffset),
      end: this.toOffset(range.endContainer, range.endOffset),
    })
  }
}
