/** Answers `export.*`: reads what is to leave, lets the formats write it, puts it on the disk. */
import { basename } from 'node:path'
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import { annotations } from './annotations.ts'
import { articles } from './articles.ts'
import type { Context } from './context.ts'
import { exportFiles, previewFiles } from './export/files.ts'
import type { ArticleNotes } from './export/notes.ts'
import { writeFolder, writeSingle } from './export/write-files.ts'
import { tags } from './tags.ts'

export const exporting = {
  'export.preview': (ctx, choice) => previewFiles(notesFor(ctx, choice), choice),

  'export.write': async (ctx, { path, ...choice }) => {
    const files = await exportFiles(notesFor(ctx, choice), choice)
    const [only] = files
    if (only === undefined)
      throw fail('not-found', 'there is no article to export', { reason: 'nothing-to-export' })
    const single = files.length === 1 && (choice.articleIds !== null || choice.files !== 'each')
    return { paths: single ? await writeSingle(path, only) : await writeFolder(path, files) }
  },

  'export.writeText': async (_ctx, { path, text }) => ({
    paths: await writeSingle(path, { name: basename(path), content: text }),
  }),
} satisfies Handlers<Context, MethodsOf<'export'>>

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
