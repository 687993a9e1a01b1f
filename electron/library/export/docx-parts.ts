/**
 * The pieces that a Word file has by the ten thousand: runs, ends of comments, footnote signs, links. The library's own
 * are built from several objects each; these hold what is written, and take a third of the time.
 */
import { type ParagraphChild, XmlComponent } from 'docx'
import type { Annotation, Color } from '../../contract/model.ts'

type Content = Readonly<Record<string, unknown>>

/** An element that is written as it is given; the writer escapes its texts and attributes. */
class Piece extends XmlComponent {
  private readonly content: Content
  constructor(name: string, inner: unknown) {
    super(name)
    this.content = { [name]: inner }
  }
  override prepForXml(): Content {
    return this.content
  }
}

/** The library takes any component as a child of a paragraph, but its type names its own classes only. */
const piece = (name: string, inner: unknown): ParagraphChild =>
  new Piece(name, inner) as unknown as ParagraphChild

const attributes = (given: Readonly<Record<string, string | number>>) => ({ _attr: given })
const value = (given: string | number) => attributes({ 'w:val': given })

/** How a run looks, beyond its paragraph's style. `size` in half points. */
export interface Look {
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly struck?: boolean
  /** RRGGBB. */
  readonly ink?: string
  readonly ground?: string
  readonly underline?: { readonly type: string; readonly color: string }
}

/** In the order that the schema asks for. */
function properties({ bold, italic, struck, ink, size, underline, ground }: Look): unknown[] {
  const all = [
    ...(bold ? [{ 'w:b': {} }, { 'w:bCs': {} }] : []),
    ...(italic ? [{ 'w:i': {} }, { 'w:iCs': {} }] : []),
    ...(struck ? [{ 'w:strike': {} }] : []),
    ...(ink === undefined ? [] : [{ 'w:color': value(ink) }]),
    ...(size === undefined ? [] : [{ 'w:sz': value(size) }, { 'w:szCs': value(size) }]),
    ...(underline ? [{ 'w:u': attributes({ 'w:val': underline.type, 'w:color': underline.color }) }] : []),
    ...(ground === undefined
      ? []
      : [{ 'w:shd': attributes({ 'w:val': 'clear', 'w:color': 'auto', 'w:fill': ground }) }]),
  ]
  return all.length === 0 ? [] : [{ 'w:rPr': all }]
}

/** A line break in the text becomes one in the run. */
const words = (text: string, look: Look): unknown[] => [
  ...properties(look),
  ...clean(text)
    .split('\n')
    .flatMap((line, i) => [
      ...(i === 0 ? [] : [{ 'w:br': {} }]),
      { 'w:t': [attributes({ 'xml:space': 'preserve' }), line] },
    ]),
]

export const run = (text: string, look: Look = {}): ParagraphChild => piece('w:r', words(text, look))

/** As a field: a relationship for each would only be longer. */
export const link = (label: string, url: string, look: Look = {}): ParagraphChild =>
  piece('w:fldSimple', [
    attributes({ 'w:instr': `HYPERLINK "${clean(url).replace(/["\\]/g, encodeURIComponent)}"` }),
    { 'w:r': words(label, { ...look, ink: '1F4E79' }) },
  ])

export const commentStart = (id: number): ParagraphChild =>
  piece('w:commentRangeStart', attributes({ 'w:id': id }))
/** What stands behind marks that end here: the ends of their comments, their footnotes, then the comments' own signs. */
export const marksEnd = (
  ends: readonly { readonly comment: number | null; readonly footnote: number }[],
): ParagraphChild[] => {
  const comments = ends.flatMap(({ comment }) => (comment === null ? [] : [comment]))
  return [
    ...comments.map((id) => piece('w:commentRangeEnd', attributes({ 'w:id': id }))),
    ...ends.map(({ footnote }) => footnoteSign(footnote)),
    ...comments.map((id) => piece('w:r', [{ 'w:commentReference': attributes({ 'w:id': id }) }])),
  ]
}

const footnoteSign = (id: number): ParagraphChild =>
  piece('w:r', [
    { 'w:rPr': [{ 'w:rStyle': value('FootnoteReference') }] },
    { 'w:footnoteReference': attributes({ 'w:id': id }) },
  ])

/** The window's own tones on white paper: ground, and line where a mark is underlined. */
const tones: Readonly<
  Record<Color, { readonly ground: string; readonly line: string; readonly type: string }>
> = {
  key: { ground: 'FCE9AE', line: 'B58500', type: 'single' },
  ask: { ground: 'FAD5D8', line: 'C4404E', type: 'wave' },
  data: { ground: 'CFE4F6', line: '2C78B4', type: 'dotted' },
  view: { ground: 'CBE7D6', line: '2B8753', type: 'double' },
  todo: { ground: 'E2D9F4', line: '7851B5', type: 'dash' },
}

/** Fill of the innermost filled mark, line of the innermost underlined one: Word knows one of each. */
export function markLook(marks: readonly Annotation[]): Look {
  const filled = marks.findLast(({ style }) => style === 'fill')
  const lined = marks.findLast(({ style }) => style !== 'fill')
  return {
    ...(filled ? { ground: tones[filled.color].ground } : {}),
    ...(lined
      ? {
          underline: {
            type: lined.style === 'dashed' ? 'dashLong' : tones[lined.color].type,
            color: tones[lined.color].line,
          },
        }
      : {}),
  }
}

/** Without what XML cannot hold. */
export const clean = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
