/** From articles with their notes to the files of an export. */
import { type ExportFile, type ExportFormat, isInOne } from '../../contract/model.ts'
import { anki } from './anki.ts'
import { fileNames } from './file-names.ts'
import { html } from './html.ts'
import { jsonld } from './jsonld.ts'
import { type Words, wordsOf } from './labels.ts'
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
  /** Of a file made out of the one in its place: what that held, null: there was none; and who keeps what is there
   * instead when the time comes. */
  readonly over?: {
    readonly bytes: Buffer | null
    /** Gives the replaced file, which lies in the same folder, a name that lasts, and returns its path. */
    keep(replaced: string): Promise<string>
  }
}

interface Piece {
  /** Behind the title, where a format has several files for the same articles. */
  readonly suffix?: keyof Words['tables']
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

const csvPart = (suffix: keyof Words['tables'], text: Piece['text']): Piece => ({
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
    pieces: [
      csvPart('annotations', annotationTable),
      csvPart('entities', entityTable),
      csvPart('figures', figureTable),
    ],
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

/** An article to export, by name; what is read of it is read when its file is written. */
export interface Selected {
  readonly id: string
  readonly title: string
  load(): ArticleNotes
}

interface Group {
  readonly articles: readonly Selected[]
  readonly key: string
  readonly title: string
  /** One for each piece of the format. */
  readonly names: readonly string[]
}

/** The articles of each file (of each piece of it), with their titles and names, each name once. */
function groupsOf(articles: readonly Selected[], choice: FileChoice): Group[] {
  const { format, files } = choice
  const { together, tables } = wordsOf(choice)
  const groups =
    isInOne(format, files) && articles.length > 0 ? [articles] : articles.map((article) => [article])
  const titles = groups.map(([one, second]) => (one && second === undefined ? one.title : together))
  const names = formats[format].pieces.map(({ suffix, ending }) =>
    fileNames(titles, `${suffix === undefined ? '' : ` ${tables[suffix]}`}${ending}`),
  )
  return groups.map((group, i) => ({
    articles: group,
    key: group.length === 1 ? (group[0] as Selected).id : inOne,
    title: titles[i] as string,
    names: names.map((list) => list[i] as string),
  }))
}

const load = (articles: readonly Selected[]): ArticleNotes[] => articles.map((article) => article.load())

/** Of the files that `exportFiles` makes. */
export const countFiles = (articles: readonly Selected[], { format, files }: FileChoice): number =>
  (isInOne(format, files) ? Math.min(1, articles.length) : articles.length) * formats[format].pieces.length

/** The files that `previewFiles` and `exportFiles` make, by name. */
export const planFiles = (
  articles: readonly Selected[],
  choice: FileChoice,
): { name: string; articleIds: string[] }[] =>
  groupsOf(articles, choice).flatMap(({ names, articles: group }) =>
    names.map((name) => ({ name, articleIds: group.map(({ id }) => id) })),
  )

/** The files as a person can look at them. Same rows and choice, same text. */
export function previewFiles(articles: readonly Selected[], choice: FileChoice): ExportFile[] {
  const { pieces } = formats[choice.format]
  return groupsOf(articles, choice).flatMap((group) => {
    const notes = load(group.articles)
    return pieces.map(({ mediaType, text }, i) => ({
      name: group.names[i] as string,
      mediaType,
      content: text(notes, choice),
    }))
  })
}

/** The files as they are written, one after another: only one is held at a time. Same rows and choice, same bytes. */
export async function* exportFiles(
  articles: readonly Selected[],
  choice: FileChoice,
): AsyncGenerator<WrittenFile> {
  const { pieces } = formats[choice.format]
  for (const group of groupsOf(articles, choice)) {
    const notes = load(group.articles)
    for (const [i, { text, bytes }] of pieces.entries())
      yield {
        name: group.names[i] as string,
        content: bytes ? await bytes(notes, choice) : text(notes, choice),
      }
  }
}

/** The files in parts, for those formats that can be put anew part by part; null for others. */
export function managedFiles(articles: readonly Selected[], choice: FileChoice): ManagedFile[] | null {
  const parts =
    choice.format === 'markdown' ? markdownParts : choice.format === 'template' ? templateParts : null
  if (parts === null) return null
  return groupsOf(articles, choice).map((group) => ({
    key: group.key,
    title: group.title,
    ending: '.md',
    parts: ({ writtenAt, timeZone }) =>
      parts(load(group.articles), { ...choice, ...(timeZone && { timeZone }) }, group.key, writtenAt),
  }))
}
