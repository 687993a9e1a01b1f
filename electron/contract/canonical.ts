/** The canonical text of an article, and the way back from it to the characters of the page. */
import type { Block, Range } from './page.ts'

/** Blocks joined by one `\n`, and where each stands in the result (UTF-16 `[start, end)`). */
export function canonicalText(blocks: readonly Pick<Block, 'text'>[]): { text: string; spans: Range[] } {
  const spans: Range[] = []
  let at = 0
  for (const block of blocks) {
    spans.push([at, at + block.text.length])
    at += block.text.length + 1
  }
  return { text: blocks.map((block) => block.text).join('\n'), spans }
}

const blank = /\s/

/**
 * For each UTF-16 unit of a block's text, its offset in the page text, or -1 for a unit the page does not have
 * (the space between two lines of one headline).
 * Walks text and ranges in step: what the page has and the text has not are breaks, marks and repeated characters.
 */
export function traceBlock(pageText: string, block: Pick<Block, 'text' | 'ranges'>): Int32Array {
  const places: number[] = []
  for (const [start, end] of block.ranges) for (let i = start; i < end; i++) places.push(i)
  const trace = new Int32Array(block.text.length).fill(-1)
  let next = 0
  for (let i = 0; i < block.text.length; i++) {
    const unit = block.text.charAt(i)
    let probe = next
    while (probe < places.length && pageText.charAt(places[probe] as number) !== unit) {
      // A blank of the text that the page does not have must not swallow the page's characters.
      if (blank.test(unit) && !blank.test(pageText.charAt(places[probe] as number))) {
        probe = places.length
        break
      }
      probe++
    }
    if (probe < places.length) {
      trace[i] = places[probe] as number
      next = probe + 1
    }
  }
  return trace
}
