/** The `jobs` methods. */
import type { Handlers, MethodsOf } from '../../contract/api.ts'
import { fail } from '../../contract/errors.ts'
import type { Context } from '../context.ts'
import { column } from '../db/sql.ts'
import { removeArticles } from '../trash/remove.ts'
import { report } from './report.ts'

const articlesOf = column<[string], string>(
  `SELECT article.id FROM article JOIN page ON page.id = page_id
   WHERE source_id IN (SELECT value FROM json_each(?)) ORDER BY page.rowid, article.n`,
)

export const jobs = {
  'jobs.startImport': (ctx, input) => ctx.jobs.startImport(input),
  'jobs.resume': (ctx, { id }) => ctx.jobs.resume(id),
  'jobs.cancel': (ctx, { id }) => {
    ctx.jobs.cancel(id)
    return null
  },
  'jobs.pause': (ctx, { id }) => {
    ctx.jobs.pause(id)
    return null
  },
  'jobs.get': (ctx, { id }) => ctx.jobs.get(id),
  'jobs.list': (ctx) => ctx.jobs.list(),
  'jobs.removeArticles': (ctx, { id }) => {
    const { state, outcomes } = ctx.jobs.get(id)
    if (state === 'running') throw fail('invalid', 'the import is still at work', { reason: 'job-running' })
    const brought = outcomes.flatMap(({ status, sourceId }) =>
      status === 'imported' ? (sourceId ?? []) : [],
    )
    const ids = articlesOf(ctx.read).all(JSON.stringify(brought))
    if (ids.length > 0) ctx.edit('history.article.remove', (edit) => removeArticles(ctx, edit, ids))
    return { removed: ids.length }
  },
  'jobs.report': (ctx, { id, format, language }) => report(ctx.jobs.get(id), format, language),
} satisfies Handlers<Context, MethodsOf<'jobs'>>
