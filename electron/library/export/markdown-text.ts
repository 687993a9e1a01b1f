/** The whole text of an article as Markdown, with its `==marks==` and a footnote for each. */
import type { FootnoteDefinition, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { passageLink } from '../../contract/citation.ts'
import type { Article, ArticleBlock } from '../../contract/model.ts'
import { colorSigns, wordsOf } from './labels.ts'
import { heading, inline, link, paragraph, text } from './markdown-tree.ts'
import { type NumberedMark, placedMarks } from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { segments } from './segments.ts'

/** Own names for footnotes, so that a `[^1]` in a person's note stays that note's. */
const footnoteNames = 'jianbao-'

/**
 * Markdown knows one kind of mark and no nesting, so a run under any mark is one `==…==`, cut where a mark ends; the
 * footnote at the cut says which mark that was. `names` tells the footnotes of several articles apart.
 */
export function textSection(
  article: Article,
  marks: readonly NumberedMark[],
  names: string,
  options: ExportOptions,
): RootContent[] {
  const words = wordsOf(options)
  const placed = placedMarks(marks)
  const footnote = (n: number): string => `${footnoteNames}${names}${n}`
  const blocks = article.blocks.map((block): RootContent => {
    const children = marked(article.text, block, placed, footnote)
    if (block.role === 'title') return { type: 'heading', depth: 3, children }
    if (block.role === 'heading') return { type: 'heading', depth: block.level === 2 ? 5 : 4, children }
    const whole: Paragraph = { type: 'paragraph', children }
    const aside = block.role === 'caption' || block.role === 'credit'
    return aside ? { type: 'blockquote', children: [whole] } : whole
  })
  const footnotes = marks.flatMap(({ n, annotation, lost }): FootnoteDefinition[] => {
    if (lost) return []
    const said = text(`${colorSigns[annotation.color]} ${colorName(annotation.color, options)} `)
    const line = paragraph(said, link(`${words.note} ${n}`, passageLink(article.id, annotation)))
    return [{ type: 'footnoteDefinition', identifier: footnote(n), children: [line] }]
  })
  return [heading(2, text(words.fullText)), ...blocks, ...footnotes]
}

type Place = { readonly n: number; readonly start: number; readonly end: number }

function marked(
  whole: string,
  block: ArticleBlock,
  marks: readonly Place[],
  footnote: (n: number) => string,
): PhrasingContent[] {
  const children: PhrasingContent[] = []
  let run = ''
  const close = () => {
    // `== a ==` is no mark: blanks at the edges stay outside.
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run) ?? []
    if (inner === '') children.push(text(run))
    else children.push(text(before), inline('=='), text(inner), inline('=='), text(after))
    run = ''
  }
  for (const segment of segments(whole, block.start, block.end, marks)) {
    const piece = whole.slice(segment.start, segment.end)
    if (segment.marks.length === 0) {
      if (run !== '') close()
      children.push(text(piece))
      continue
    }
    run += piece
    if (segment.ends.length > 0) close()
    for (const mark of segment.ends)
      children.push({ type: 'footnoteReference', identifier: footnote(mark.n) })
  }
  if (run !== '') close()
  return children.filter((child) => child.type !== 'text' || child.value !== '')
}
