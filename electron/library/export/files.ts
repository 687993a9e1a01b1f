/** From articles with their notes to the files of an export: one an article. */
import type { ExportFile, ExportFormat } from '../../contract/model.ts'
import { fileNames } from './file-names.ts'
import { html } from './html.ts'
import { jsonld } from './jsonld.ts'
import { markdown } from './markdown.ts'
import type { ArticleNotes } from './notes.ts'

interface Format {
  readonly ending: string
  readonly mediaType: string
  readonly write: (notes: ArticleNotes, options: { readonly fullText: boolean }) => string
}

const formats: Readonly<Record<ExportFormat, Format>> = {
  markdown: { ending: '.md', mediaType: 'text/markdown', write: markdown },
  html: { ending: '.html', mediaType: 'text/html', write: html },
  jsonld: { ending: '.jsonld', mediaType: 'application/ld+json', write: jsonld },
}

/** The files in the order of the articles. Same rows and format, same bytes. */
export function exportFiles(
  articles: readonly ArticleNotes[],
  format: ExportFormat,
  options: { readonly fullText: boolean },
): ExportFile[] {
  const { ending, mediaType, write } = formats[format]
  const names = fileNames(
    articles.map(({ article }) => article.title),
    ending,
  )
  return articles.map((notes, i) => ({
    name: names[i] as string,
    mediaType,
    content: write(notes, options),
  }))
}
