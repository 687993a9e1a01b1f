/** A book's style sheets → which of its paragraphs are headlines, in chapters that have no headline elements. */
import type { TextBlock } from './dom.ts'

/** Type sizes in points by class name. */
export type Sizes = ReadonlyMap<string, number>

/** Points of an em where nothing else is said, as reading programs have it. */
const base = 12
const points: Readonly<Record<string, number>> = { pt: 1, px: 0.75, em: base, rem: base, '%': base / 100 }
/** Characters of one sheet that are looked at; a book's own are some thousands. */
const longestSheet = 300_000

/** Adds what a sheet says of classes. Rules that go by more than one element or class say nothing of a paragraph by itself. */
export function readSheet(css: string, sizes: Map<string, number>): void {
  const plain = css.slice(0, longestSheet).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
  for (const [, selectors = '', body = ''] of plain.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const [, value, unit = ''] = /(?:^|;)\s*font-size\s*:\s*([\d.]{1,12})\s*(pt|px|r?em|%)/i.exec(body) ?? []
    const size = Number(value) * (points[unit.toLowerCase()] ?? Number.NaN)
    if (!(size > 0)) continue
    for (const selector of selectors.split(',')) {
      const name = /^\s*[a-z]{0,10}\.([\w-]+)\s*$/i.exec(selector)?.[1]
      if (name !== undefined) sizes.set(name, size)
    }
  }
}

/** The size that all of a block's text is set in: its own, or that of the one element inside it. */
function sizeOf({ element }: TextBlock, sizes: Sizes): number {
  let size = base
  for (let at: Element | undefined = element; at; ) {
    for (const name of (at.getAttribute('class') ?? '').split(/\s+/)) size = sizes.get(name) ?? size
    const only: Element | undefined = at.children.length === 1 ? at.children[0] : undefined
    at = only?.textContent?.trim() === at.textContent?.trim() ? only : undefined
  }
  return size
}

/** Letters of a headline, and how much larger than running text it is set. */
const longest = 60
const larger = 1.2

/** The headlines by their type size: 1 for the largest, 2 for all others; null for what is none. */
export function levelsBySize(blocks: readonly TextBlock[], sizes: Sizes): (1 | 2 | null)[] {
  const set = blocks.map((block) => sizeOf(block, sizes))
  const letters = new Map<number, number>()
  for (const [i, { text }] of blocks.entries())
    letters.set(set[i] as number, (letters.get(set[i] as number) ?? 0) + text.length)
  const running = [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? base
  const isHead = blocks.map(
    ({ text }, i) => (set[i] as number) >= larger * running && text.length <= longest && !/。$/.test(text),
  )
  const top = Math.max(...set.filter((_, i) => isHead[i]))
  return blocks.map((_, i) => (isHead[i] ? (set[i] === top ? 1 : 2) : null))
}
