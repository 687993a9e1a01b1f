/** The library as a whole: its numbers, its soundness, and the removal of the sample pages. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { cloudService } from './cloud-folder.ts'
import type { Context } from './context.ts'
import { column, query } from './db/sql.ts'
import { removeArticles, removePage } from './trash/remove.ts'
import { verify } from './verify/verify.ts'

interface Numbers {
  schema: number
  sources: number
  pages: number
  articles: number
  annotations: number
  samples: number
}

const numbers = query<[], Numbers>(
  `SELECT (SELECT user_version FROM pragma_user_version) AS schema,
     (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM page) AS pages,
     (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM annotation) AS annotations,
     (SELECT count(*) FROM source WHERE sample = 1) AS samples`,
)
const sampleArticles = column<[], string>(
  `SELECT article.id FROM article JOIN page ON page.id = article.page_id
   JOIN source ON source.id = page.source_id WHERE source.sample = 1`,
)
const samplePages = column<[], string>(
  'SELECT page.id FROM page JOIN source ON source.id = page.source_id WHERE source.sample = 1',
)

export const library = {
  'library.status': (ctx) => {
    const { samples, ...counts } = numbers(ctx.read).get() as Numbers
    return {
      path: ctx.dir,
      ...counts,
      hasSamples: samples > 0,
      readOnly: ctx.readOnly,
      cloud: cloudService(ctx.dir),
    }
  },

  'library.verify': (ctx) => verify(ctx),

  /** All sample pages with their annotations, in one step that can be taken back. */
  'library.removeSamples': (ctx) =>
    ctx.edit('history.article.remove', (edit) => {
      const ids = sampleArticles(edit.db).all()
      removeArticles(ctx, edit, ids)
      // A page in which no article was found has none that could take it along.
      for (const id of samplePages(edit.db).all()) removePage(ctx, edit, id)
      return { removed: ids.length }
    }),
} satisfies Handlers<Context, MethodsOf<'library'>>
