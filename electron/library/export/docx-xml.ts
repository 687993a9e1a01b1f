/** The pieces of a Word file as XML: paragraphs, runs, links, comments and footnotes, and how marks look on them. */
import type { Annotation, Color } from '../../contract/model.ts'

/** A finished piece of XML; only these functions make one from text, and they escape it. */
export type Xml = string & { readonly xml: true }

const raw = (xml: string): Xml => xml as Xml
export const joined = (pieces: readonly Xml[]): Xml => raw(pieces.join(''))

/** Without what XML cannot hold, and with its signs written out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

/** How a run looks, beyond its paragraph's style. `size` in half points, colours RRGGBB. */
export interface Look {
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly struck?: boolean
  readonly ink?: string
  readonly ground?: string
  readonly underline?: { readonly type: string; readonly color: string }
}

/** In the order that the schema asks for. */
function properties({ bold, italic, struck, ink, size, underline, ground }: Look): string {
  const all = [
    bold ? '<w:b/><w:bCs/>' : '',
    italic ? '<w:i/><w:iCs/>' : '',
    struck ? '<w:strike/>' : '',
    ink === undefined ? '' : `<w:color w:val="${ink}"/>`,
    size === undefined ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    underline ? `<w:u w:val="${underline.type}" w:color="${underline.color}"/>` : '',
    ground === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${ground}"/>`,
  ].join('')
  return all === '' ? '' : `<w:rPr>${all}</w:rPr>`
}

/** Text in one look; a line break in it becomes one in the document. */
export function run(text: string, look: Look = {}): Xml {
  const lines = escaped(text)
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
  return raw(`<w:r>${properties(look)}${lines.join('<w:br/>')}</w:r>`)
}

/** As a field: a relation for each would only be longer. */
export const link = (label: string, url: string, look: Look = {}): Xml =>
  raw(
    `<w:fldSimple w:instr="${escaped(`HYPERLINK "${url.replace(/["\\]/g, encodeURIComponent)}"`)}">${run(label, { ...look, ink: '1F4E79' })}</w:fldSimple>`,
  )

/** Lengths in twips. */
export interface Setting {
  readonly style?: 'Heading1' | 'Heading2' | 'Heading3' | 'FootnoteText'
  readonly onNewPage?: boolean
  readonly before?: number
  readonly left?: number
  readonly hanging?: number
  /** The first line set in by two characters. */
  readonly isIndented?: boolean
}

export function paragraph(children: readonly Xml[], setting: Setting = {}): Xml {
  const { style, onNewPage, before, left, hanging, isIndented } = setting
  const indent = [
    left === undefined ? '' : ` w:left="${left}"`,
    hanging === undefined ? '' : ` w:hanging="${hanging}"`,
    isIndented ? ' w:firstLineChars="200" w:firstLine="440"' : '',
  ].join('')
  const all = [
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    onNewPage ? '<w:pageBreakBefore/>' : '',
    before === undefined ? '' : `<w:spacing w:before="${before}"/>`,
    indent === '' ? '' : `<w:ind${indent}/>`,
  ].join('')
  return raw(`<w:p>${all === '' ? '' : `<w:pPr>${all}</w:pPr>`}${children.join('')}</w:p>`)
}

/** A comment's content, to be put into the part for comments. `time` as the person's clock shows it: Word knows no zones. */
export const comment = (id: number, time: string, paragraphs: readonly Xml[]): Xml =>
  raw(
    `<w:comment w:id="${id}" w:initials="剪" w:author="剪报" w:date="${time}">${paragraphs.join('')}</w:comment>`,
  )
export const commentStart = (id: number): Xml => raw(`<w:commentRangeStart w:id="${id}"/>`)

const footnoteStyle = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
/** A footnote's content, to be put into the part for footnotes. */
export const footnote = (id: number, children: readonly Xml[]): Xml =>
  raw(
    `<w:footnote w:id="${id}">${paragraph([raw(`<w:r>${footnoteStyle}<w:footnoteRef/></w:r>`), ...children], { style: 'FootnoteText' })}</w:footnote>`,
  )

/** What stands behind marks that end here: the ends of their comments, their footnotes, then the comments' own signs. */
export function marksEnd(
  ends: readonly { readonly comment: number | null; readonly footnote: number }[],
): Xml {
  const comments = ends.flatMap(({ comment }) => (comment === null ? [] : [comment]))
  return raw(
    [
      ...comments.map((id) => `<w:commentRangeEnd w:id="${id}"/>`),
      ...ends.map((end) => `<w:r>${footnoteStyle}<w:footnoteReference w:id="${end.footnote}"/></w:r>`),
      ...comments.map((id) => `<w:r><w:commentReference w:id="${id}"/></w:r>`),
    ].join(''),
  )
}

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
  const type = lined && (lined.style === 'dashed' ? 'dashLong' : tones[lined.color].type)
  return {
    ...(filled ? { ground: tones[filled.color].ground } : {}),
    ...(lined && type !== undefined ? { underline: { type, color: tones[lined.color].line } } : {}),
  }
}
