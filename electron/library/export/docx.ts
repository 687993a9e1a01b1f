/** Articles' notes as a Word file: marks as shading and underline, notes as comments on the passage, citations as footnotes. */
import { strToU8 } from 'fflate'
import { bylineOf, cite, citePassage, passageLink } from '../../contract/citation.ts'
import type { Annotation, Article, Mention } from '../../contract/model.ts'
import type { Role } from '../../contract/page.ts'
import { docxFrame, grey, packed } from './docx-frame.ts'
import { noteParagraphs } from './docx-note.ts'
import * as word from './docx-xml.ts'
import { type Look, link, markLook, marksEnd, paragraph, run, type Setting, type Xml } from './docx-xml.ts'
import { colorSigns, kindOrder, type Words, wordsOf } from './labels.ts'
import {
  type ArticleNotes,
  countEntities,
  type NumberedMark,
  numbered,
  placedMarks,
  sentenceOf,
} from './notes.ts'
import { colorName, type ExportOptions } from './options.ts'
import { segments } from './segments.ts'
import { localTime } from './times.ts'

const headings: Readonly<Partial<Record<Role, Setting['style']>>> = { title: 'Heading1', heading: 'Heading2' }
const small: Look = { size: 18, ink: grey }
/** What stands beside the text itself is set smaller. */
const looks: Readonly<Partial<Record<Role, Look>>> = {
  kicker: small,
  byline: small,
  caption: small,
  credit: small,
  subtitle: { size: 24, ink: grey },
}

/** Comments and footnotes count through the whole file. */
interface Apparatus {
  readonly options: ExportOptions
  readonly comments: Xml[]
  readonly footnotes: Xml[]
}

/** The whole file. Same rows, same bytes: no time of writing, no chance numbers. */
export async function docx(all: readonly ArticleNotes[], options: ExportOptions): Promise<Uint8Array> {
  const apparatus: Apparatus = { options, comments: [], footnotes: [] }
  const body = all.flatMap((notes, i) => articleParagraphs(notes, options, apparatus, i > 0))
  const [one, second] = all
  const words = wordsOf(options)
  const title = one && second === undefined ? one.article.title || words.untitled : words.together
  const frame = await docxFrame()
  return packed({
    ...frame.fixed,
    'docProps/core.xml': strToU8(coreProperties(title)),
    ...frame.body(word.joined(body)),
    ...frame.comments(word.joined(apparatus.comments)),
    ...frame.footnotes(word.joined(apparatus.footnotes)),
  })
}

/** Without the time of writing. */
const coreProperties = (title: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${word.escaped(title)}</dc:title><dc:creator>剪报</dc:creator></cp:coreProperties>`

/** `apart`: on a page of its own. */
function articleParagraphs(
  notes: ArticleNotes,
  options: ExportOptions,
  apparatus: Apparatus,
  apart: boolean,
): Xml[] {
  const { article } = notes
  const words = wordsOf(options)
  const marks = numbered(notes.annotations, options.order)
  const listed = options.fullText ? marks.filter(({ lost }) => lost) : marks
  return [
    ...(options.fullText
      ? textParagraphs(article, marks, apparatus, apart)
      : headParagraphs(article, words, apart)),
    paragraph(
      [run(`${cite(article, options.language)} `, small), link(words.open, passageLink(article.id), small)],
      {
        before: 240,
      },
    ),
    ...listed.flatMap((mark) => markParagraphs(article, mark, options, apparatus)),
    ...entityParagraphs(notes.tags.mentions, words),
  ]
}

function headParagraphs(article: Article, words: Words, onNewPage: boolean): Xml[] {
  const lines: readonly (readonly [Role, string | null])[] = [
    ['kicker', article.kicker],
    ['title', article.title || words.untitled],
    ['subtitle', article.subtitle],
    ['byline', bylineOf(article) || null],
  ]
  return lines
    .filter(([, value]) => value !== null)
    .map(([role, value], i) =>
      paragraph([run(value as string, looks[role])], settingOf(headings[role], onNewPage && i === 0)),
    )
}

const settingOf = (style: Setting['style'], onNewPage: boolean, isIndented = false): Setting => ({
  ...(style === undefined ? { isIndented } : { style }),
  onNewPage,
})

function entityParagraphs(mentions: readonly Mention[], words: Words): Xml[] {
  const counts = countEntities(mentions)
  const rows = kindOrder.flatMap((kind) => {
    const names = counts
      .get(kind)
      ?.map(({ canonical, count }) => `${canonical}${words.bracketed(String(count))}`)
    if (!names) return []
    const label = run(`${words.kinds[kind]}　`, small)
    return [paragraph([label, run(names.join(words.comma), { size: 20 })], { left: 880, hanging: 880 })]
  })
  if (rows.length === 0) return []
  return [paragraph([run(words.entities)], { style: 'Heading2' }), ...rows]
}

/** The text with its marks; a comment reaches as far as its mark, over paragraphs too. */
function textParagraphs(
  article: Article,
  marks: readonly NumberedMark[],
  apparatus: Apparatus,
  onNewPage: boolean,
): Xml[] {
  const placed = placedMarks(marks)
  const open = new Map<NumberedMark, number | null>()
  return article.blocks.map((block, i) => {
    const own = looks[block.role] ?? {}
    const children = segments(article.text, block.start, block.end, placed).flatMap((segment): Xml[] => {
      const starts = segment.marks.filter((mark) => !open.has(mark))
      for (const mark of starts) open.set(mark, comment(mark.annotation, apparatus))
      const shown = segment.marks.map(({ annotation }) => annotation)
      return [
        ...starts.flatMap((mark) => rangeStart(open.get(mark) ?? null)),
        run(article.text.slice(segment.start, segment.end), { ...own, ...markLook(shown) }),
        marksEnd(
          segment.ends.map((mark) => ({
            comment: open.get(mark) ?? null,
            footnote: footnote(article, mark, apparatus),
          })),
        ),
      ]
    })
    const style = block.role === 'heading' && block.level === 2 ? 'Heading3' : headings[block.role]
    return paragraph(children, settingOf(style, onNewPage && i === 0, block.role === 'paragraph'))
  })
}

/** A mark by itself: its sign, the quotation with its comment, the sentence if asked. */
function markParagraphs(
  article: Article,
  mark: NumberedMark,
  options: ExportOptions,
  apparatus: Apparatus,
): Xml[] {
  const { n, annotation } = mark
  const words = wordsOf(options)
  const told = `${n} ${colorSigns[annotation.color]} ${colorName(annotation.color, options)}`
  const anchor = words.anchors[annotation.anchor]
  const id = comment(annotation, apparatus)
  const lines = annotation.quote.split('\n')
  const sentence = options.sentence ? sentenceOf(article.text, annotation) : ''
  return [
    ...lines.map((part, i) =>
      paragraph(
        [
          ...(i === 0
            ? [
                run(`${told}${annotation.done ? words.bracketed(words.done) : ''}  `, {
                  bold: true,
                  size: 18,
                }),
                ...rangeStart(id),
              ]
            : []),
          run(part, markLook([annotation])),
          ...(i === lines.length - 1
            ? [marksEnd([{ comment: id, footnote: footnote(article, mark, apparatus) }])]
            : []),
        ],
        i === 0 ? { before: 120 } : {},
      ),
    ),
    ...(anchor === null ? [] : [paragraph([run(anchor, small)])]),
    ...(sentence === '' || sentence === annotation.quote.trim()
      ? []
      : sentence.split('\n').map((part) =>
          paragraph([run(`${words.sentence}${words.colon}${part}`, { size: 20, ink: grey })], {
            left: 440,
          }),
        )),
  ]
}

/** The number of a new comment with the note and the tags, or null when there is neither. */
function comment(
  { note, tags, createdAt, done }: Annotation,
  { comments, options }: Apparatus,
): number | null {
  const children = note.trim() === '' ? [] : noteParagraphs(note.trim())
  if (tags.length > 0) children.push(paragraph([run(tags.map((tag) => `#${tag}`).join(' '))]))
  if (children.length === 0) return null
  if (done) children.push(paragraph([run(wordsOf(options).done, { bold: true })]))
  const id = comments.length
  comments.push(word.comment(id, localTime(createdAt, options.timeZone), children))
  return id
}

const rangeStart = (id: number | null): Xml[] => (id === null ? [] : [word.commentStart(id)])

/** The number of a new footnote with the citation; it counts from 1. */
function footnote(
  article: Article,
  { annotation, lost }: NumberedMark,
  { footnotes, options }: Apparatus,
): number {
  const id = footnotes.length + 1
  const { language } = options
  const citation = lost
    ? cite(article, language)
    : citePassage(article, annotation.start, annotation.end, language)
  const target = passageLink(article.id, lost ? undefined : annotation)
  footnotes.push(word.footnote(id, [run(` ${citation} `), link(wordsOf(options).back, target)]))
  return id
}
