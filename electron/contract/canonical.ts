/** The canonical text of an article, and the way back from it to the characters of the page. */
import type { Block, Fix, Range } from './page.ts'

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

/** The text of a block as it was before a person corrected it. */
export function uncorrected({ text, fixes = [] }: Pick<Block, 'text' | 'fixes'>): string {
  let whole = ''
  let at = 0
  for (const fix of fixes) {
    whole += text.slice(at, fix.start) + fix.was
    at = fix.end
  }
  return whole + text.slice(at)
}

/**
 * For each UTF-16 unit of a block's text, its offset in the page text, or -1 for a unit the page does not have: the space
 * between two lines of one headline, and what a person wrote beyond the length of what it stands for.
 */
export function traceBlock(pageText: string, block: Pick<Block, 'text' | 'ranges' | 'fixes'>): Int32Array {
  const { text, ranges, fixes } = block
  if (!fixes) return trace(pageText, text, ranges)
  const before = trace(pageText, uncorrected(block), ranges)
  const after = new Int32Array(text.length).fill(-1)
  let from = 0
  let at = 0
  const keep = (to: number) => {
    for (; at < to; at++) after[at] = before[from++] as number
  }
  for (const fix of fixes) {
    keep(fix.start)
    // What was written for something stands where that stood, unit by unit as far as it goes.
    after.set(placesOf(before, from, fix).slice(0, fix.end - fix.start), fix.start)
    from += fix.was.length
    at = fix.end
  }
  keep(text.length)
  return after
}

const placesOf = (before: Int32Array, from: number, { was }: Fix): Int32Array =>
  before.subarray(from, from + was.length).filter((place) => place >= 0)

const blank = /\s/

/** Walks text and ranges in step: what the page has and the text has not are breaks, marks and repeated characters. */
function trace(pageText: string, text: string, ranges: readonly Range[]): Int32Array {
  const places: number[] = []
  for (const [start, end] of ranges) for (let i = start; i < end; i++) places.push(i)
  const found = new Int32Array(text.length).fill(-1)
  let next = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
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
      found[i] = places[probe] as number
      next = probe + 1
    }
  }
  return found
}
