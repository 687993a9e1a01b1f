/** From articles with their notes to the files of an export. */
import type { ExportFile, ExportFormat } from '../../contract/model.ts'
import { anki } from './anki.ts'
import { fileNames } from './file-names.ts'
import { html } from './html.ts'
import { jsonld } from './jsonld.ts'
import { together } from './labels.ts'
import { markdown } from './markdown.ts'
import type { ArticleNotes } from './notes.ts'
import type { ExportOptions } from './options.ts'
import { bibtex, cslJson, referenceList } from './references.ts'
import { annotationTable, entityTable, figureTable } from './tables.ts'

/** A file as it goes to the disk. */
export interface WrittenFile {
  readonly name: string
  readonly content: string | Uint8Array
}

interface Part {
  /** Behind the title, where a format has several files for the same articles. */
  readonly suffix?: string
  readonly ending: string
  readonly mediaType: string
  /** As text; for a format that is none, the page it is made like. */
  readonly text: (notes: readonly ArticleNotes[], options: ExportOptions) => string
  /** The bytes of a format that is no text. */
  readonly bytes?: (notes: readonly ArticleNotes[], options: ExportOptions) => Promise<Uint8Array>
}

interface Format {
  /** A list of many articles is one file unless asked otherwise; what is read has a file an article. */
  readonly isList: boolean
  readonly parts: readonly Part[]
}

const csvPart = (suffix: string, text: Part['text']): Part => ({
  suffix,
  ending: '.csv',
  mediaType: 'text/csv',
  text,
})

const formats: Readonly<Record<ExportFormat, Format>> = {
  markdown: { isList: false, parts: [{ ending: '.md', mediaType: 'text/markdown', text: markdown }] },
  html: { isList: false, parts: [{ ending: '.html', mediaType: 'text/html', text: html }] },
  docx: {
    isList: false,
    parts: [
      {
        ending: '.docx',
        mediaType: 'text/html',
        text: html,
        // Its library is large, and few exports need it.
        bytes: async (notes, options) => (await import('./docx.ts')).docx(notes, options),
      },
    ],
  },
  jsonld: {
    isList: false,
    parts: [{ ending: '.jsonld', mediaType: 'application/ld+json', text: jsonld }],
  },
  csv: {
    isList: true,
    parts: [csvPart(' 批注', annotationTable), csvPart(' 实体', entityTable), csvPart(' 数据', figureTable)],
  },
  anki: { isList: true, parts: [{ ending: '.txt', mediaType: 'text/plain', text: anki }] },
  bibtex: { isList: true, parts: [{ ending: '.bib', mediaType: 'application/x-bibtex', text: bibtex }] },
  csljson: {
    isList: true,
    parts: [{ ending: '.json', mediaType: 'application/vnd.citationstyles.csl+json', text: cslJson }],
  },
  gbt7714: { isList: true, parts: [{ ending: '.txt', mediaType: 'text/plain', text: referenceList }] },
}

/** What is asked of an export besides the articles. `files`: one for all, or one each; null as the format has it. */
export interface FileChoice extends ExportOptions {
  readonly format: ExportFormat
  readonly files: 'one' | 'each' | null
}

interface Planned {
  readonly name: string
  readonly part: Part
  readonly notes: readonly ArticleNotes[]
}

/** The files to be, in the order of the articles, each name once. */
function plan(articles: readonly ArticleNotes[], { format, files }: FileChoice): Planned[] {
  const { isList, parts } = formats[format]
  const inOne = files === 'one' || (files === null && isList)
  const groups = inOne && articles.length > 0 ? [articles] : articles.map((notes) => [notes])
  const titles = groups.map((group) =>
    group.length === 1 ? (group[0] as ArticleNotes).article.title : together,
  )
  const names = parts.map(({ suffix = '', ending }) => fileNames(titles, `${suffix}${ending}`))
  return groups.flatMap((notes, i) =>
    parts.map((part, j) => ({ name: (names[j] as string[])[i] as string, part, notes })),
  )
}

/** The files as a person can look at them. Same rows and choice, same text. */
export function previewFiles(articles: readonly ArticleNotes[], choice: FileChoice): ExportFile[] {
  return plan(articles, choice).map(({ name, part, notes }) => ({
    name,
    mediaType: part.mediaType,
    content: part.text(notes, choice),
  }))
}

/** The files as they are written. Same rows and choice, same bytes. */
export async function exportFiles(
  articles: readonly ArticleNotes[],
  choice: FileChoice,
): Promise<WrittenFile[]> {
  return await Promise.all(
    plan(articles, choice).map(async ({ name, part, notes }) => ({
      name,
      content: part.bytes ? await part.bytes(notes, choice) : part.text(notes, choice),
    })),
  )
}
