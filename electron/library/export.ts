/** Answers `export.*`: reads what is to leave, lets the formats write it, puts it on the disk. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import { isSingle } from '../contract/model.ts'
import { annotations } from './annotations.ts'
import { articles } from './articles.ts'
import type { Context } from './context.ts'
import { query } from './db/sql.ts'
import {
  countFiles,
  exportFiles,
  managedFiles,
  planFiles,
  previewFiles,
  type Selected,
  type WrittenFile,
} from './export/files.ts'
import { mendPdf } from './export/mend-pdf.ts'
import type { ArticleNotes } from './export/notes.ts'
import type { ExportOptions } from './export/options.ts'
import { updateFolder } from './export/update-folder.ts'
import { writeFolder, writeSingle } from './export/write-files.ts'
import { chosenMarks } from './marks/change.ts'
import { notThere } from './not-there.ts'
import { readSettings } from './settings.ts'
import { tags } from './tags.ts'

export const exporting = {
  'export.preview': (ctx, { most, ...choice }) =>
    previewFiles(selection(ctx, choice).slice(0, most ?? undefined), told(ctx, choice)),

  'export.plan': (ctx, choice) => planFiles(selection(ctx, choice), told(ctx, choice)),

  'export.count': (ctx, choice) => {
    const selected = selection(ctx, choice)
    return { articles: selected.length, marks: selected.reduce((sum, { marks }) => sum + marks, 0) }
  },

  'export.write': async (ctx, { path, update, ...asked }) => {
    const choice = told(ctx, asked)
    if (choice.format === 'pdf')
      throw fail('unsupported', 'a PDF is printed by a window', { reason: 'pdf-window' })
    const selected = selection(ctx, choice)
    if (selected.length === 0)
      throw fail('not-found', 'there is no article to export', { reason: 'nothing-to-export' })
    if (update) {
      const files = managedFiles(selected, choice)
      if (files === null)
        throw fail('invalid', `${choice.format} cannot be updated`, { reason: 'update-format' })
      return await updateFolder(path, files)
    }
    const single = isSingle(choice, countFiles(selected, choice))
    return { paths: await (single ? writeSingle : writeFolder)(path, exportFiles(selected, choice)) }
  },

  'export.writePrinted': async (_ctx, { path, folder, files }) => ({
    paths: await (folder || files.length > 1 ? writeFolder : writeSingle)(path, printedFiles(files)),
  }),

  'export.writeText': async (_ctx, { path, text }) => ({
    paths: await writeSingle(path, [{ name: basename(path), content: text }]),
  }),
} satisfies Handlers<Context, MethodsOf<'export'>>

/** One after another: only one is held at a time. */
async function* printedFiles(files: Parsed<'export.writePrinted'>['files']): AsyncGenerator<WrittenFile> {
  for (const { name, from } of files) yield { name, content: mendPdf(await readFile(from)) }
}

type Choice = Parsed<'export.count'>

/** With what the settings and the computer say: language, time zone, the names of the colours, and the person's own template where the choice has none. */
function told(
  ctx: Context,
  choice: Choice,
): Omit<Choice, 'language'> & Required<Pick<ExportOptions, 'colorNames' | 'at' | 'language' | 'timeZone'>> {
  const { colorNames, exportTemplate, language: windows } = readSettings(ctx.read)
  const language = choice.language ?? (windows === 'system' ? 'zh-CN' : windows)
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const template = choice.format === 'template' ? (choice.template ?? exportTemplate) : null
  return { ...choice, template, colorNames, at: ctx.now(), language, timeZone }
}

/** As the article list goes. */
const inOrder = query<[], { id: string; title: string }>(
  `SELECT article.id, article.title FROM article
   JOIN page ON page.id = article.page_id JOIN source ON source.id = page.source_id
   ORDER BY source.added_at DESC, source.id DESC, page.n, article.n`,
)
const titleOf = query<[string], { title: string }>('SELECT title FROM article WHERE id = ?')
const markCounts = query<[], [articleId: string, marks: number]>(
  'SELECT article_id, count(*) FROM annotation GROUP BY article_id',
)
const markCountsIn = query<[articleIds: string], [articleId: string, marks: number]>(
  `SELECT article_id, count(*) FROM annotation WHERE article_id IN (SELECT value FROM json_each(?))
   GROUP BY article_id`,
)
const sourceOf = query<[string], { sha256: string }>('SELECT sha256 FROM source WHERE id = ?')

/**
 * The whole library in the order of its list; chosen articles in the order they were named, each once.
 * Throws `not-found` for an unknown one.
 */
function selection(
  ctx: Context,
  { articleIds, marked, marks }: Choice,
): (Selected & { readonly marks: number })[] {
  const all =
    articleIds === null
      ? inOrder(ctx.read).all()
      : [...new Set(articleIds)].map((id) => ({ id, title: titleFor(ctx, id) }))
  const chosen = marks === null ? null : new Map<string, Set<string>>()
  if (marks !== null && chosen !== null)
    for (const { id, article_id } of chosenMarks(ctx.read, marks, articleIds))
      chosen.set(article_id, (chosen.get(article_id) ?? new Set()).add(id))
  const counts = chosen
    ? new Map([...chosen].map(([id, marks]) => [id, marks.size]))
    : new Map(
        (articleIds === null
          ? markCounts(ctx.read).raw().all()
          : markCountsIn(ctx.read).raw().all(JSON.stringify(articleIds))) as [string, number][],
      )
  // A choice of marks means their articles; named ones stay also without.
  const onlyMarked = marked || (marks !== null && articleIds === null)
  return all
    .filter(({ id }) => !onlyMarked || counts.has(id))
    .map(({ id, title }) => ({
      id,
      title,
      marks: counts.get(id) ?? 0,
      load: () => notesOf(ctx, id, chosen && (chosen.get(id) ?? none)),
    }))
}

const none: ReadonlySet<string> = new Set()

function titleFor(ctx: Context, id: string): string {
  const row = titleOf(ctx.read).get(id)
  if (!row) throw notThere('article', id)
  return row.title
}

/** An article with those of its marks that are `wanted`, or all. */
function notesOf(ctx: Context, articleId: string, wanted: ReadonlySet<string> | null): ArticleNotes {
  const article = articles['articles.get'](ctx, { id: articleId })
  const source = sourceOf(ctx.read).get(article.page.sourceId)
  if (source === undefined) throw fail('library-damaged', 'an article has no source')
  const marks = annotations['annotations.list'](ctx, { articleId })
  return {
    article,
    sha256: source.sha256,
    annotations: wanted === null ? marks : marks.filter(({ id }) => wanted.has(id)),
    tags: tags['tags.get'](ctx, { articleId }),
  }
}
