/** Articles' notes as a Word file: marks as shading and underline, notes as comments on the passage, citations as footnotes. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  type ICommentOptions,
  type IRunOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  SimpleField,
  TextRun,
} from 'docx'
import { bylineOf, cite, citePassage, passageLink } from '../../contract/citation.ts'
import type { Annotation, Article, Color } from '../../contract/model.ts'
import type { Role } from '../../contract/page.ts'
import { anchorLabels, colorLabels, together } from './labels.ts'
import { type ArticleNotes, type NumberedMark, numbered, placedMarks, sentenceOf } from './notes.ts'
import type { ExportOptions } from './options.ts'
import { segments } from './segments.ts'
import { setZipTimes } from './zip-times.ts'

/** The window's own tones on white paper: ground, and line where a mark is underlined. */
const tones: Readonly<Record<Color, { readonly ground: string; readonly line: string }>> = {
  key: { ground: 'FCE9AE', line: 'B58500' },
  ask: { ground: 'FAD5D8', line: 'C4404E' },
  data: { ground: 'CFE4F6', line: '2C78B4' },
  view: { ground: 'CBE7D6', line: '2B8753' },
  todo: { ground: 'E2D9F4', line: '7851B5' },
}
const underlines = { key: 'single', ask: 'wave', data: 'dotted', view: 'double', todo: 'dash' } as const

const headings: Readonly<Partial<Record<Role, (typeof HeadingLevel)[keyof typeof HeadingLevel]>>> = {
  title: HeadingLevel.HEADING_1,
  heading: HeadingLevel.HEADING_2,
}

/** Comments and footnotes count through the whole file. */
interface Apparatus {
  readonly comments: ICommentOptions[]
  readonly footnotes: Record<string, { children: Paragraph[] }>
}

/** The whole file. Same rows, same bytes: no time of writing, no chance numbers. */
export async function docx(all: readonly ArticleNotes[], options: ExportOptions): Promise<Uint8Array> {
  const apparatus: Apparatus = { comments: [], footnotes: {} }
  const children = all.flatMap((notes) => articleParagraphs(notes, options, apparatus))
  const [one, second] = all
  const title = one && second === undefined ? one.article.title || '无题' : together
  const file = new Document({
    title: clean(title),
    creator: '剪报',
    comments: { children: apparatus.comments },
    footnotes: apparatus.footnotes,
    styles: {
      default: {
        document: {
          run: {
            size: 22,
            font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' },
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: { line: 360, after: 80 } },
        },
      },
    },
    sections: [{ children }],
  })
  const bytes = await Packer.toBuffer(file, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(clean(title)) },
  ])
  return setZipTimes(bytes)
}

/** The library would put the time of writing here. */
const coreProperties = (title: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</dc:title><dc:creator>剪报</dc:creator></cp:coreProperties>`

function articleParagraphs(notes: ArticleNotes, options: ExportOptions, apparatus: Apparatus): Paragraph[] {
  const { article } = notes
  const marks = numbered(notes.annotations, options.order)
  const apart = options.fullText ? marks.filter(({ lost }) => lost) : marks
  return [
    ...(options.fullText ? textParagraphs(article, marks, apparatus) : headParagraphs(article)),
    new Paragraph({
      children: [run(`${cite(article)} `, { size: 18 }), link('打开原文', passageLink(article.id))],
    }),
    ...apart.flatMap((mark) => markParagraphs(article, mark, options, apparatus)),
  ]
}

function headParagraphs(article: Article): Paragraph[] {
  const line = (value: string | null) =>
    value === null ? [] : [new Paragraph({ children: [run(value, { size: 20 })] })]
  return [
    ...line(article.kicker),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(article.title || '无题')] }),
    ...line(article.subtitle),
    ...line(bylineOf(article) || null),
  ]
}

/** The text with its marks; a comment reaches as far as its mark, over paragraphs too. */
function textParagraphs(article: Article, marks: readonly NumberedMark[], apparatus: Apparatus): Paragraph[] {
  const placed = placedMarks(marks)
  const open = new Map<NumberedMark, number | null>()
  return article.blocks.map((block) => {
    const children = segments(article.text, block.start, block.end, placed).flatMap(
      (segment): ParagraphChild[] => {
        const starts = segment.marks.filter((mark) => !open.has(mark))
        for (const mark of starts) open.set(mark, comment(mark.annotation, apparatus))
        const shown = segment.marks.map(({ annotation }) => annotation)
        return [
          ...starts.flatMap((mark) => rangeStart(open.get(mark) ?? null)),
          run(article.text.slice(segment.start, segment.end), look(shown)),
          ...segment.ends.flatMap((mark) => [
            ...rangeEnd(open.get(mark) ?? null),
            footnote(article, mark, apparatus),
          ]),
        ]
      },
    )
    const heading = headings[block.role]
    const indent = block.role === 'paragraph' ? { indent: { firstLineChars: 200, firstLine: 440 } } : {}
    return new Paragraph({ children, ...(heading === undefined ? indent : { heading }) })
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
  const { sign, name } = colorLabels[annotation.color]
  const anchor = anchorLabels[annotation.anchor]
  const id = comment(annotation, apparatus)
  const lines = annotation.quote.split('\n')
  const sentence = options.sentence ? sentenceOf(article.text, annotation) : ''
  return [
    ...lines.map(
      (part, i) =>
        new Paragraph({
          children: [
            ...(i === 0 ? [run(`${n} ${sign} ${name}  `, { bold: true, size: 18 }), ...rangeStart(id)] : []),
            run(part, look([annotation])),
            ...(i === lines.length - 1 ? [...rangeEnd(id), footnote(article, mark, apparatus)] : []),
          ],
        }),
    ),
    ...(anchor === null ? [] : [new Paragraph({ children: [run(anchor, { size: 18 })] })]),
    ...(sentence === '' || sentence === annotation.quote.trim()
      ? []
      : sentence
          .split('\n')
          .map(
            (part) =>
              new Paragraph({ indent: { left: 440 }, children: [run(`所在句：${part}`, { size: 20 })] }),
          )),
  ]
}

/** Fill of the innermost filled mark, line of the innermost underlined one: Word knows one of each. */
function look(marks: readonly Annotation[]): IRunOptions {
  const filled = marks.findLast(({ style }) => style === 'fill')
  const lined = marks.findLast(({ style }) => style === 'underline')
  return {
    ...(filled
      ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: tones[filled.color].ground } }
      : {}),
    ...(lined ? { underline: { type: underlines[lined.color], color: tones[lined.color].line } } : {}),
  }
}

/** The number of a new comment with the note and the tags, or null when there is neither. */
function comment({ note, tags, createdAt }: Annotation, { comments }: Apparatus): number | null {
  const lines = note.trim() === '' ? [] : note.trim().split(/\r\n?|\n/)
  if (tags.length > 0) lines.push(tags.map((tag) => `#${tag}`).join(' '))
  if (lines.length === 0) return null
  const id = comments.length
  comments.push({
    id,
    author: '剪报',
    initials: '剪',
    date: new Date(createdAt),
    children: lines.map((line) => new Paragraph({ children: [run(line)] })),
  })
  return id
}

const rangeStart = (id: number | null): ParagraphChild[] => (id === null ? [] : [new CommentRangeStart(id)])
const rangeEnd = (id: number | null): ParagraphChild[] =>
  id === null ? [] : [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]

function footnote(article: Article, { annotation, lost }: NumberedMark, { footnotes }: Apparatus) {
  const id = Object.keys(footnotes).length + 1
  const citation = lost ? cite(article) : citePassage(article, annotation.start, annotation.end)
  footnotes[id] = {
    children: [
      new Paragraph({
        children: [
          run(` ${citation} `, { size: 18 }),
          link('回到原文', passageLink(article.id, lost ? undefined : annotation)),
        ],
      }),
    ],
  }
  return new FootnoteReferenceRun(id)
}

/** A link as a field: the library gives its own links chance numbers. */
const link = (label: string, url: string): SimpleField => new SimpleField(`HYPERLINK "${url}"`, label)

const run = (value: string, options: IRunOptions = {}): TextRun =>
  new TextRun({ ...options, text: clean(value) })

/** Without what XML cannot hold. */
const clean = (value: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes
  value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
