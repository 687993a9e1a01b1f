/** Answers `export.*`: reads what is to leave, lets the formats write it, puts it on the disk. */
import { basename } from 'node:path'
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import { isSingle } from '../contract/model.ts'
import { annotations } from './annotations.ts'
import { articles } from './articles.ts'
import type { Context } from './context.ts'
import { exportFiles, managedFiles, previewFiles, type WrittenFile } from './export/files.ts'
import type { ArticleNotes } from './export/notes.ts'
import { updateFolder } from './export/update-folder.ts'
import { writeFolder, writeSingle } from './export/write-files.ts'
import { readSettings } from './settings.ts'
import { tags } from './tags.ts'

export const exporting = {
  'export.preview': (ctx, choice) => previewFiles(notesFor(ctx, choice), withTemplate(ctx, choice)),

  'export.write': async (ctx, { path, update, ...asked }) => {
    const choice = withTemplate(ctx, asked)
    if (choice.format === 'pdf')
      throw fail('unsupported', 'a PDF is printed by a window', { reason: 'pdf-window' })
    const notes = notesFor(ctx, choice)
    if (notes.length === 0)
      throw fail('not-found', 'there is no article to export', { reason: 'nothing-to-export' })
    if (update) {
      const files = managedFiles(notes, choice)
      if (files === null)
        throw fail('invalid', `${choice.format} cannot be updated`, { reason: 'update-format' })
      return await updateFolder(path, files)
    }
    const files = await exportFiles(notes, choice)
    return { paths: await place(path, files, isSingle(choice, files.length)) }
  },

  'export.writePrinted': async (_ctx, { path, folder, files }) => ({
    paths: await place(path, files, !folder && files.length === 1),
  }),

  'export.writeText': async (_ctx, { path, text }) => ({
    paths: await writeSingle(path, { name: basename(path), content: text }),
  }),
} satisfies Handlers<Context, MethodsOf<'export'>>

const place = (path: string, files: readonly WrittenFile[], single: boolean): Promise<string[]> =>
  single ? writeSingle(path, files[0] as WrittenFile) : writeFolder(path, files)

/** With the person's own template, where the choice names none. */
const withTemplate = (ctx: Context, choice: Choice): Choice =>
  choice.format !== 'template' || choice.template !== null
    ? choice
    : { ...choice, template: readSettings(ctx.read).exportTemplate }

type Choice = Parsed<'export.preview'>

/** The whole library in the order of its list; chosen articles in the order they were named, each once. */
function notesFor(ctx: Context, { articleIds, marked, colors }: Choice): ArticleNotes[] {
  const ids = articleIds ?? articles['articles.list'](ctx).map(({ id }) => id)
  const wanted = colors === null ? null : new Set(colors)
  return [...new Set(ids)]
    .map((id) => {
      const notes = notesOf(ctx, id)
      if (wanted === null) return notes
      return { ...notes, annotations: notes.annotations.filter(({ color }) => wanted.has(color)) }
    })
    .filter(({ annotations }) => !marked || annotations.length > 0)
}

/** Throws `not-found` for an unknown article. */
function notesOf(ctx: Context, articleId: string): ArticleNotes {
  const article = articles['articles.get'](ctx, { id: articleId })
  const source = ctx.read
    .prepare<[string], { sha256: string }>('SELECT sha256 FROM source WHERE id = ?')
    .get(article.page.sourceId)
  if (source === undefined) throw fail('library-damaged', 'an article has no source')
  return {
    article,
    sha256: source.sha256,
    annotations: annotations['annotations.list'](ctx, { articleId }),
    tags: tags['tags.get'](ctx, { articleId }),
  }
}
