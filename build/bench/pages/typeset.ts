/**
 * Sets a page with known answers in type: columns of lines with sizes, fonts and places, as a PDF is read. The text is
 * written as the reader of PDF writes it: a blank line where type, column or distance changes, indents as blanks.
 */
import type { PageText, PlacedLine } from '../../../electron/contract/page.ts'
import type { GoldBlock, GoldPage } from './gold.ts'

/** Points. */
const sheet = { width: 780, height: 1080 }
const margin = 50
const column = 216
const gutter = 16
const leading = 1.35

interface Face {
  readonly size: number
  readonly font: string
  /** Points of air above the first line. */
  readonly above: number
}

const body: Face = { size: 9, font: 'song', above: 0 }
const faces: Readonly<Record<string, Face>> = {
  title: { size: 20, font: 'hei', above: 16 },
  kicker: { size: 12, font: 'hei', above: 12 },
  subtitle: { size: 13, font: 'kai', above: 6 },
  heading: { size: 10.5, font: 'hei', above: 6 },
  byline: { size: 9, font: 'kai', above: 4 },
  lede: { size: 9, font: 'kai', above: 8 },
  caption: { size: 8, font: 'kai', above: 6 },
  credit: { size: 8, font: 'kai', above: 0 },
}

interface Part {
  readonly block: { readonly role: string; readonly ranges: [number, number][] } | null
  readonly text: string
  /** The first of its block: set in. */
  readonly opens: boolean
  /** More of its block stands further on. */
  readonly goesOn: boolean
}

const clean = (text: string): string =>
  text
    .replace(/^(?:#+|\*\*|\s)+/u, '')
    .replaceAll('**', '')
    .replace(/\s*\n\s*/gu, '')
    .trim()

/** Chinese marks and characters are as wide as the type is large, others half. */
const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, c) => sum + (/[ -~\u00a0-\u02ff]/u.test(c) ? size / 2 : size), 0)

function linesOf(text: string, size: number, indent: number): string[] {
  const lines: string[] = []
  let line = ''
  const wide = /^[A-Za-z]/u.test(text) ? text.split(/(?<= )/u) : [...text]
  for (const piece of wide) {
    const room = column - (lines.length === 0 ? indent : 0)
    const hangs = /^[，。、；：！？”’）》]$/u.test(piece)
    if (line !== '' && !hangs && widthOf(line + piece.trimEnd(), size) > room) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}

/** What stands on the page, in page order. */
function partsOf(
  page: GoldPage & { readonly text: string },
  gold: readonly (GoldBlock & { ranges: [number, number][] })[],
  olds: readonly GoldBlock[],
): Part[] {
  const parts: { at: number; part: Part }[] = []
  for (const [k, old] of olds.entries())
    for (const [i, [start, end]] of (old.ranges ?? []).entries()) {
      const raw = page.text.slice(start, end)
      const isText = old.role === 'paragraph' || old.role === 'lede' || old.role === 'caption'
      const texts = isText ? [clean(raw)] : raw.split('\n').map(clean)
      for (const text of texts)
        if (text !== '')
          parts.push({
            at: start,
            part: {
              block: gold[k] as Part['block'],
              text,
              opens: i === 0 && (old.role === 'paragraph' || old.role === 'lede'),
              goesOn: old.role === 'paragraph' && (old.ranges?.[i + 1]?.[0] ?? -1) > start,
            },
          })
    }
  for (const photo of page.photos)
    for (const [start, end] of photo.ranges ?? [])
      for (const text of page.text.slice(start, end).split('\n').map(clean))
        if (text !== '')
          parts.push({
            at: start,
            part: { block: { role: 'caption', ranges: [] }, text, opens: false, goesOn: false },
          })
  return parts.sort((a, b) => a.at - b.at).map(({ part }) => part)
}

/** A page set in type, with the gold of its text. Furniture of the page is left out. */
export function typeset(page: GoldPage & { readonly text: string }): { page: PageText; gold: GoldPage } {
  const olds = page.articles.flatMap(({ blocks }) => blocks)
  const news = olds.map(({ marks: _, droppedAt: __, ...block }) => ({
    ...block,
    ranges: [] as [number, number][],
  }))
  const lines: PlacedLine[] = []
  let text = ''
  let [x, y] = [margin, margin + 20]
  let before: Face | null = null
  let owner: Part['block'] = null
  // A column or a photo cuts a paragraph at the end of a full line: what is left goes on in the next part.
  const left = new Map<Part['block'], string>()
  for (const { block, text: raw, opens, goesOn } of partsOf(page, news, olds)) {
    const own = (left.get(block) ?? '') + raw
    const face = faces[block?.role ?? ''] ?? body
    const indent = opens && /[\u4e00-\u9fff]/u.test(own) ? 2 * face.size : 0
    y += face.above
    const set = linesOf(own, face.size, indent)
    if (goesOn) left.set(block, set.length > 1 ? (set.pop() as string) : '')
    for (const [i, line] of set.entries()) {
      const height = face.size * leading
      const turns = y + height > sheet.height - margin
      if (turns) [x, y] = [x + column + gutter, margin + 20]
      const apart = turns || before !== face || (i === 0 && face.above > 0)
      if (text !== '') text += apart ? '\n\n' : '\n'
      if (i === 0 && indent > 0) text += '\u3000\u3000'
      const start = text.length
      text += line
      const from = i === 0 ? x + indent : x
      lines.push({
        start,
        end: text.length,
        x: from,
        y,
        width: widthOf(line, face.size),
        height: face.size,
        size: face.size,
        font: face.font,
      })
      const last = block?.ranges.at(-1)
      if (last && owner === block && !apart) last[1] = text.length
      else block?.ranges.push([start, text.length])
      owner = block
      before = face
      y += height
    }
  }
  let at = 0
  const articles = page.articles.map((article) => ({
    ...article,
    blocks: article.blocks.map(() => news[at++] as GoldBlock),
  }))
  const wide = { ...sheet, width: Math.max(sheet.width, x + column + margin) }
  return {
    page: { text, lines, sheet: wide },
    gold: { ...page, articles, photos: page.photos.map(({ ranges: _, ...photo }) => photo), furniture: [] },
  }
}
