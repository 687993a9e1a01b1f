/** Where in the text the screen stands, and how to bring a passage onto it. All positions in CSS pixels. */
import type { TextMap } from './offsets.ts'
import type { Span } from './span-index.ts'

/** One line of the text: its top in the scroller's content, and its height. */
export interface Line {
  readonly top: number
  readonly height: number
}

/** Index of the first of `boxes` that ends below `y`. */
function firstBelow(elements: readonly Element[], low: number, high: number, y: number): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((elements[middle] as Element).getBoundingClientRect().bottom <= y) from = middle + 1
    else to = middle
  }
  return from
}

/** ms for which a place that was scrolled to is held while heights settle. */
const holdTime = 600
/** By these the person takes the scrolling over. */
const takesOver = ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const

/** Measures a text inside the element that scrolls it. */
export class Viewport {
  readonly scroller: HTMLElement
  readonly #map: TextMap
  /** Each section with the index of its first block. Asking a section its size does not lay out what it holds. */
  readonly #sections: readonly Element[]
  readonly #firstBlocks: readonly number[]
  #release: () => void = () => undefined

  constructor(scroller: HTMLElement, map: TextMap) {
    this.scroller = scroller
    this.#map = map
    this.#sections = [...map.root.children].filter((section) => section.querySelector('[data-b]'))
    this.#firstBlocks = this.#sections.map((section) =>
      map.elements.indexOf(section.querySelector('[data-b]') as HTMLElement),
    )
  }

  /** Top of the scroller's visible part, in the window. */
  get #top(): number {
    return this.scroller.getBoundingClientRect().top + this.scroller.clientTop
  }

  #blockBelow(y: number): number {
    const section = firstBelow(this.#sections, 0, this.#sections.length, y)
    const first = this.#firstBlocks[section]
    if (first === undefined) return this.#map.elements.length
    const last = this.#firstBlocks[section + 1] ?? this.#map.elements.length
    return firstBelow(this.#map.elements, first, last, y)
  }

  /** Offsets of the blocks on the screen and of those within `screens` screens above and below it. */
  window(screens = 0): Span {
    const { clientHeight } = this.scroller
    const top = this.#top - screens * clientHeight
    const bottom = this.#top + (1 + screens) * clientHeight
    const first = this.#blockBelow(top)
    const last = this.#blockBelow(bottom)
    return {
      start: this.#map.starts[first] ?? this.#map.text.length,
      end: this.#map.starts[last + 1] ?? this.#map.text.length,
    }
  }

  /** The rectangle of the character at `offset`, or of the one before it at a block's end. */
  characterBox(offset: number): DOMRect | null {
    const { node, offset: at } = this.#map.toPoint(offset)
    if (!(node instanceof Text)) return node instanceof Element ? node.getBoundingClientRect() : null
    const start = Math.max(0, Math.min(at, node.data.length - 1))
    const range = new Range()
    range.setStart(node, start)
    range.setEnd(node, Math.min(start + 1, node.data.length))
    return range.getClientRects()[0] ?? range.getBoundingClientRect()
  }

  /** The line that holds the character at `offset`. Lays out the section it is in. */
  lineOf(offset: number): Line {
    const box = this.characterBox(offset)
    if (!box) return { top: 0, height: 0 }
    return { top: box.top - this.#top + this.scroller.scrollTop, height: box.height }
  }

  /** Offset of the first character of the first line that is wholly on the screen. */
  firstVisible(): number {
    const y = this.#top
    const block = Math.min(this.#blockBelow(y), this.#map.elements.length - 1)
    if (block < 0) return 0
    const start = this.#map.starts[block] as number
    let low = start
    let high = start + (this.#map.elements[block]?.textContent?.length ?? 0)
    // Lines go down as offsets go up, so the first character that starts below the edge is found by halving.
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.characterBox(middle)?.top ?? 0) < y) low = middle + 1
      else high = middle
    }
    // Of this block only the rest of its last line is in sight.
    const next = this.#map.starts[block + 1]
    return next !== undefined && low >= next - 1 ? next : low
  }

  /** Offset just past the last block that is on the screen, for how far a person has read. */
  lastVisible(): number {
    const y = this.#top + this.scroller.clientHeight
    const block = this.#blockBelow(y)
    if (block >= this.#map.elements.length) return this.#map.text.length
    const start = this.#map.starts[block] as number
    let low = start
    let high = start + (this.#map.elements[block]?.textContent?.length ?? 0)
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.characterBox(middle)?.bottom ?? 0) <= y) low = middle + 1
      else high = middle
    }
    return low
  }

  /**
   * Scrolls until the line of `offset` stands at `fraction` of the screen's height; settles when it does.
   * Sections on the way have only guessed heights, and the browser lays them out frames later. So the place is asserted
   * again at each change of size for a while, before anything is drawn, unless the person scrolls in the meantime.
   */
  async scrollTo(offset: number, fraction: number): Promise<void> {
    this.#release()
    const { scroller } = this
    const assert = () => {
      scroller.scrollTop = this.lineOf(offset).top - fraction * scroller.clientHeight
    }
    const observer = new ResizeObserver(assert)
    observer.observe(this.#map.root)
    const timer = setTimeout(() => this.#release(), holdTime)
    const release = () => this.#release()
    for (const event of takesOver) scroller.addEventListener(event, release, { passive: true })
    this.#release = () => {
      observer.disconnect()
      clearTimeout(timer)
      for (const event of takesOver) scroller.removeEventListener(event, release)
      this.#release = () => undefined
    }
    let held = 0
    for (let frame = 0; frame < 8 && held < 2; frame++) {
      const before = scroller.scrollTop
      assert()
      held = Math.abs(scroller.scrollTop - before) < 1 ? held + 1 : 0
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  }

  /** Stops holding a place. */
  dispose(): void {
    this.#release()
  }
}
