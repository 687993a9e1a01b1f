/** How an exported Word file is set: A4, Song and Hei type, page numbers, footnotes small. Lengths in twips. */
import { AlignmentType, Footer, type IPropertiesOptions, PageNumber, Paragraph, TextRun } from 'docx'

const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' }
const hei = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' }
const ink = '1B1E21'
export const grey = '62686E'

export const styles: NonNullable<IPropertiesOptions['styles']> = {
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

export const page = {
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
