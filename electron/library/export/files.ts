/** From articles with their notes to the files of an export. */
import { type ExportFile, type ExportFormat, isInOne } from '../../contract/model.ts'
import { anki } from './anki.ts'
import { fileNames } from './file-names.ts'
import { html } from './html.ts'
import { jsonld } from './jsonld.ts'
import { together } from './labels.ts'
import { inOne } from './managed.ts'
import { markdown, markdownParts } from './markdown.ts'
import type { ArticleNotes } from './notes.ts'
import type { ExportOptions } from './options.ts'
import { bibtex, cslJson, referenceList } from './references.ts'
import { annotationTable, entityTable, figureTable } from './tables.ts'
import { filledTemplate, templateParts } from './template.ts'
import type { ManagedFile } from './update-folder.ts'

/** A file as it goes to the disk. */
export interface WrittenFile {
  readonly name: string
  readonly content: string | Uint8Array
}

interface Piece {
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
  readonly pieces: readonly Piece[]
}

const csvPart = (suffix: string, text: Piece['text']): Piece => ({
  suffix,
  ending: '.csv',
  mediaType: 'text/csv',
  text,
})

const formats: Readonly<Record<ExportFormat, Format>> = {
  markdown: { pieces: [{ ending: '.md', mediaType: 'text/markdown', text: markdown }] },
  html: { pieces: [{ ending: '.html', mediaType: 'text/html', text: html }] },
  // The page that main prints; the bytes are the host's.
  pdf: { pieces: [{ ending: '.pdf', mediaType: 'text/html', text: html }] },
  docx: {
    pieces: [
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
    pieces: [{ ending: '.jsonld', mediaType: 'application/ld+json', text: jsonld }],
  },
  csv: {
    pieces: [csvPart(' 批注', annotationTable), csvPart(' 实体', entityTable), csvPart(' 数据', figureTable)],
  },
  anki: { pieces: [{ ending: '.txt', mediaType: 'text/plain', text: anki }] },
  bibtex: { pieces: [{ ending: '.bib', mediaType: 'application/x-bibtex', text: bibtex }] },
  csljson: {
    pieces: [{ ending: '.json', mediaType: 'application/vnd.citationstyles.csl+json', text: cslJson }],
  },
  template: {
    pieces: [{ ending: '.md', mediaType: 'text/markdown', text: filledTemplate }],
  },
  gbt7714: { pieces: [{ ending: '.txt', mediaType: 'text/plain', text: referenceList }] },
}

/** What is asked of an export besides the articles. `files`: one for all, or one each; null as the format has it. */
export interface FileChoice extends ExportOptions {
  readonly format: ExportFormat
  readonly files: 'one' | 'each' | null
}

/** The articles of each file, and its title. */
function groupsOf(articles: readonly ArticleNotes[], { format, files }: FileChoice) {
  const groups = isInOne(format, files) && articles.length > 0 ? [articles] : articles.map((notes) => [notes])
  return groups.map((notes) => {
    const [one, second] = notes
    const single = one !== undefined && second === undefined
    return {
      notes,
      key: single ? one.article.id : inOne,
      title: single ? one.article.title : together,
    }
  })
}

interface Planned {
  readonly name: string
  readonly piece: Piece
  readonly notes: readonly ArticleNotes[]
}

/** The files to be, in the order of the articles, each name once. */
function plan(articles: readonly ArticleNotes[], choice: FileChoice): Planned[] {
  const groups = groupsOf(articles, choice)
  const titles = groups.map(({ title }) => title)
  return formats[choice.format].pieces
    .map((piece) =>
      fileNames(titles, `${piece.suffix ?? ''}${piece.ending}`).map((name) => ({ name, piece })),
    )
    .reduce<Planned[][]>(
      (files, named) => files.map((so, i) => [...so, { ...named[i], notes: groups[i]?.notes } as Planned]),
      groups.map(() => []),
    )
    .flat()
}

/** The files as a person can look at them. Same rows and choice, same text. */
export function previewFiles(articles: readonly ArticleNotes[], choice: FileChoice): ExportFile[] {
  return plan(articles, choice).map(({ name, piece, notes }) => ({
    name,
    mediaType: piece.mediaType,
    content: piece.text(notes, choice),
  }))
}

/** The files as they are written. Same rows and choice, same bytes. */
export async function exportFiles(
  articles: readonly ArticleNotes[],
  choice: FileChoice,
): Promise<WrittenFile[]> {
  return await Promise.all(
    plan(articles, choice).map(async ({ name, piece, notes }) => ({
      name,
      content: piece.bytes ? await piece.bytes(notes, choice) : piece.text(notes, choice),
    })),
  )
}

/** The files in parts, for those formats that can be put anew part by part; null for others. */
export function managedFiles(articles: readonly ArticleNotes[], choice: FileChoice): ManagedFile[] | null {
  const parts =
    choice.format === 'markdown' ? markdownParts : choice.format === 'template' ? templateParts : null
  if (parts === null) return null
  const files = groupsOf(articles, choice)
  return files.map(({ key, title, notes }) => ({
    key,
    title,
    ending: '.md',
    parts: parts(notes, choice, key),
  }))
}
