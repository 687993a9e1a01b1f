/**
 * What all exported Word files have in common, made by the library once: types, relations, styles, footer. Its own way
 * to build a file takes several objects for each run of text, too slow for ten thousand marks; text, comments and
 * footnotes are therefore written into the frame as XML.
 */
import {
  AlignmentType,
  Document,
  Footer,
  type IPropertiesOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' }
const hei = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' }
const ink = '1B1E21'
export const grey = '62686E'

/** A4, Song and Hei type, footnotes small. Sizes in half points, lengths in twips. */
const styles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { size: 22, font: song, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: { line: 372, after: 60 } },
    },
    heading1: {
      run: { size: 36, bold: true, font: hei, color: ink },
      paragraph: { spacing: { line: 500, before: 60, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { size: 24, bold: true, font: hei, color: ink },
      paragraph: { spacing: { line: 372, before: 280, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { size: 22, bold: true, font: song, color: ink },
      paragraph: { spacing: { line: 372, before: 160, after: 60 }, keepNext: true },
    },
    footnoteText: { run: { size: 17, color: grey }, paragraph: { spacing: { line: 260, after: 0 } } },
  },
}

const number = (field: string) => new TextRun({ children: [field], size: 17, color: grey })
const page = {
  properties: {
    page: {
      size: { width: 11906, height: 16838 },
      margin: { top: 1417, bottom: 1304, left: 1361, right: 1361 },
    },
  },
  footers: {
    default: new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [number(PageNumber.CURRENT), number(' / '), number(PageNumber.TOTAL_PAGES)],
        }),
      ],
    }),
  },
}

/** A part of the file around what is written into it. */
type Around = (inner: string) => Zippable

export interface Frame {
  /** The parts that are the same in all files. */
  readonly fixed: Zippable
  readonly body: Around
  readonly comments: Around
  readonly footnotes: Around
}

/** The file. Every time in it is the first that the format knows, which it states without a zone: same parts, same bytes. */
export const packed = (parts: Zippable): Uint8Array => zipSync(parts, { mtime: new Date(1980, 0, 1) })

let made: Promise<Frame> | null = null

/** The frame; made with the first file. */
export function docxFrame(): Promise<Frame> {
  made ??= makeFrame()
  return made
}

async function makeFrame(): Promise<Frame> {
  const filling = () => new Paragraph({ children: [new TextRun('filling')] })
  const file = new Document({
    creator: '剪报',
    comments: { children: [{ id: 0, children: [filling()] }] },
    footnotes: { 1: { children: [filling()] } },
    styles,
    sections: [{ ...page, children: [filling()] }],
  })
  const parts = unzipSync(await Packer.toBuffer(file))
  const around = (name: string, inner: RegExp): Around => {
    const whole = strFromU8(parts[name] ?? new Uint8Array())
    const [found, ...more] = whole.match(inner) ?? []
    if (found === undefined || more.length > 0) throw new Error(`the frame's ${name} is not as it was`)
    const [before = '', after = ''] = whole.split(found)
    delete parts[name]
    return (content) => ({ [name]: strToU8(`${before}${content}${after}`) })
  }
  const frame = {
    body: around('word/document.xml', /<w:p>(?:(?!<w:p>).)*filling.*?<\/w:p>/gs),
    comments: around('word/comments.xml', /<w:comment .*?<\/w:comment>/gs),
    footnotes: around('word/footnotes.xml', /<w:footnote w:id="1">.*?<\/w:footnote>/gs),
  }
  // Written anew for each file, and without the time.
  delete parts['docProps/core.xml']
  return { ...frame, fixed: parts }
}
