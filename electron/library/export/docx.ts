/** Articles' notes as a Word file: marks as shading and underline, notes as comments on the passage, citations as footnotes. */
import { Document, HeadingLevel, type ICommentOptions, Packer, Paragraph, type ParagraphChild } from 'docx'
import { bylineOf, cite, citePassage, passageLink } from '../../contract/citation.ts'
import type { Annotation, Article, Mention } from '../../contract/model.ts'
import type { Role } from '../../contract/page.ts'
import { noteParagraphs } from './docx-note.ts'
import { clean, commentStart, type Look, link, markLook, marksEnd, run } from './docx-parts.ts'
import { grey, page, styles } from './docx-styles.ts'
import { anchorLabels, colorLabels, kindLabels, kindOrder, together } from './labels.ts'
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
import { setZipTimes } from './zip-times.ts'

const headings: Readonly<Partial<Record<Role, (typeof HeadingLevel)[keyof typeof HeadingLevel]>>> = {
  title: HeadingLevel.HEADING_1,
  heading: HeadingLevel.HEADING_2,
}
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
  readonly comments: ICommentOptions[]
  readonly footnotes: Record<string, { children: Paragraph[] }>
}

/** The whole file. Same rows, same bytes: no time of writing, no chance numbers. */
export async function docx(all: readonly ArticleNotes[], options: ExportOptions): Promise<Uint8Array> {
  const apparatus: Apparatus = { comments: [], footnotes: {} }
  const children = all.flatMap((notes, i) => articleParagraphs(notes, options, apparatus, i > 0))
  const [one, second] = all
  const title = one && second === undefined ? one.article.title || '无题' : together
  const file = new Document({
    title: clean(title),
    creator: '剪报',
    comments: { children: apparatus.comments },
    footnotes: apparatus.footnotes,
    styles,
    sections: [{ ...page, children }],
  })
  const bytes = await Packer.toBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(clean(title)) },
  ])
  return setZipTimes(bytes)
}

/** The library would put the time of writing here. */
const coreProperties = (title: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</dc:title><dc:creator>剪报</dc:creator></cp:coreProperties>`

/** `apart`: on a page of its own. */
function articleParagraphs(
  notes: ArticleNotes,
  options: ExportOptions,
  apparatus: Apparatus,
  apart: boolean,
): Paragraph[] {
  const { article } = notes
  const marks = numbered(notes.annotations, options.order)
  const listed = options.fullText ? marks.filter(({ lost }) => lost) : marks
  return [
    ...(options.fullText ? textParagraphs(article, marks, apparatus, apart) : headParagraphs(article, apart)),
    new Paragraph({
      spacing: { before: 240 },
      children: [run(`${cite(article)} `, small), link('打开原文', passageLink(article.id), small)],
    }),
    ...listed.flatMap((mark) => markParagraphs(article, mark, options, apparatus)),
    ...entityParagraphs(notes.tags.mentions),
  ]
}

function headParagraphs(article: Article, pageBreakBefore: boolean): Paragraph[] {
  const lines: readonly (readonly [Role, string | null])[] = [
    ['kicker', article.kicker],
    ['title', article.title || '无题'],
    ['subtitle', article.subtitle],
    ['byline', bylineOf(article) || null],
  ]
  return lines
    .filter(([, value]) => value !== null)
    .map(
      ([role, value], i) =>
        new Paragraph({
          ...(headings[role] === undefined ? {} : { heading: headings[role] }),
          ...(pageBreakBefore && i === 0 ? { pageBreakBefore } : {}),
          children: [run(value as string, looks[role])],
        }),
    )
}

function entityParagraphs(mentions: readonly Mention[]): Paragraph[] {
  const counts = countEntities(mentions)
  const rows = kindOrder.flatMap((kind) => {
    const names = counts.get(kind)?.map(({ canonical, count }) => `${canonical}（${count}）`)
    if (!names) return []
    const label = run(`${kindLabels[kind]}　`, small)
    return [
      new Paragraph({
        indent: { left: 880, hanging: 880 },
        children: [label, run(names.join('、'), { size: 20 })],
      }),
    ]
  })
  if (rows.length === 0) return []
  return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run('实体')] }), ...rows]
}

/** The text with its marks; a comment reaches as far as its mark, over paragraphs too. */
function textParagraphs(
  article: Article,
  marks: readonly NumberedMark[],
  apparatus: Apparatus,
  pageBreakBefore: boolean,
): Paragraph[] {
  const placed = placedMarks(marks)
  const open = new Map<NumberedMark, number | null>()
  return article.blocks.map((block, i) => {
    const own = looks[block.role] ?? {}
    const children = segments(article.text, block.start, block.end, placed).flatMap(
      (segment): ParagraphChild[] => {
        const starts = segment.marks.filter((mark) => !open.has(mark))
        for (const mark of starts) open.set(mark, comment(mark.annotation, apparatus))
        const shown = segment.marks.map(({ annotation }) => annotation)
        return [
          ...starts.flatMap((mark) => rangeStart(open.get(mark) ?? null)),
          run(article.text.slice(segment.start, segment.end), { ...own, ...markLook(shown) }),
          ...marksEnd(
            segment.ends.map((mark) => ({
              comment: open.get(mark) ?? null,
              footnote: footnote(article, mark, apparatus),
            })),
          ),
        ]
      },
    )
    const heading =
      block.role === 'heading' && block.level === 2 ? HeadingLevel.HEADING_3 : headings[block.role]
    const indent = block.role === 'paragraph' ? { indent: { firstLineChars: 200, firstLine: 440 } } : {}
    return new Paragraph({
      children,
      ...(pageBreakBefore && i === 0 ? { pageBreakBefore } : {}),
      ...(heading === undefined ? indent : { heading }),
    })
  })
}

/** A mark by itself: its sign, the quotation with its comment, the sentence if asked. */
function markParagraphs(
  article: Article,
  mark: NumberedMark,
  options: ExportOptions,
  apparatus: Apparatus,
): Paragraph[] {
  const { n, annotation } = mark
  const told = `${n} ${colorLabels[annotation.color].sign} ${colorName(annotation.color, options)}`
  const anchor = anchorLabels[annotation.anchor]
  const id = comment(annotation, apparatus)
  const lines = annotation.quote.split('\n')
  const sentence = options.sentence ? sentenceOf(article.text, annotation) : ''
  return [
    ...lines.map(
      (part, i) =>
        new Paragraph({
          children: [
            ...(i === 0
              ? [
                  run(`${told}${annotation.done ? '（已办）' : ''}  `, { bold: true, size: 18 }),
                  ...rangeStart(id),
                ]
              : []),
            run(part, markLook([annotation])),
            ...(i === lines.length - 1
              ? marksEnd([{ comment: id, footnote: footnote(article, mark, apparatus) }])
              : []),
          ],
        }),
    ),
    ...(anchor === null ? [] : [new Paragraph({ children: [run(anchor, small)] })]),
    ...(sentence === '' || sentence === annotation.quote.trim()
      ? []
      : sentence.split('\n').map(
          (part) =>
            new Paragraph({
              indent: { left: 440 },
              children: [run(`所在句：${part}`, { size: 20, ink: grey })],
            }),
        )),
  ]
}

/** The number of a new comment with the note and the tags, or null when there is neither. */
function comment({ note, tags, createdAt, done }: Annotation, { comments }: Apparatus): number | null {
  const children = note.trim() === '' ? [] : noteParagraphs(note.trim())
  if (tags.length > 0)
    children.push(new Paragraph({ children: [run(tags.map((tag) => `#${tag}`).join(' '))] }))
  if (children.length === 0) return null
  if (done) children.push(new Paragraph({ children: [run('已办', { bold: true })] }))
  const id = comments.length
  comments.push({
    id,
    author: '剪报',
    initials: '剪',
    date: new Date(createdAt),
    children,
  })
  return id
}

const rangeStart = (id: number | null): ParagraphChild[] => (id === null ? [] : [commentStart(id)])

/** The number of a new footnote with the citation. */
function footnote(article: Article, { annotation, lost }: NumberedMark, { footnotes }: Apparatus): number {
  const id = Object.keys(footnotes).length + 1
  const citation = lost ? cite(article) : citePassage(article, annotation.start, annotation.end)
  footnotes[id] = {
    children: [
      new Paragraph({
        style: 'FootnoteText',
        children: [
          run(` ${citation} `),
          link('回到原文', passageLink(article.id, lost ? undefined : annotation)),
        ],
      }),
    ],
  }
  return id
}
