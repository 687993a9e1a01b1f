/** The re-anchor desk: fuzzy and lost marks, their likeliest passages, and a person's word on each. */
import type { AnchorCandidate, Astray } from '../contract/anchors.ts'
import type { Handlers, MethodsOf, Parsed } from '../contract/api.ts'
import type { Rows } from '../contract/entities.ts'
import type { Annotation } from '../contract/model.ts'
import { candidatesIn } from './anchoring/candidates.ts'
import { describe } from './anchoring/describe.ts'
import { articleText } from './articles.ts'
import type { Context } from './context.ts'
import { type Connection, column, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import {
  type AnnotationRow,
  annotationInContext,
  annotationOf,
  annotationRow,
  columnsInContext,
  findAnnotation,
  type RowInContext,
  standing,
} from './marks/row.ts'
import { checkedSpan } from './span.ts'

const isAstray = `annotation.anchor IN ('fuzzy', 'lost') AND annotation.kept = ?`
const listAstray = query<[number, number, number], RowInContext>(
  `SELECT ${columnsInContext} FROM annotation ${standing}
   WHERE ${isAstray}
   ORDER BY source.added_at DESC, source.id DESC, page.n, article.n, annotation.start, annotation.id
   LIMIT ? OFFSET ?`,
)
const countAstray = column<[number], number>(`SELECT count(*) FROM annotation WHERE ${isAstray}`)
/** Its own article first, then the others of the page: text that left it has most often gone there. */
const near = query<[string], Pick<RowOf<'article'>, 'id' | 'title' | 'text' | 'revision'>>(
  `SELECT other.id, other.title, other.text, other.revision FROM article
   JOIN article AS other ON other.page_id = article.page_id
   WHERE article.id = ? ORDER BY other.id <> article.id, other.n`,
)

/** Passages offered for one mark. */
const offered = 5

function list(db: Connection, { kept, limit, offset }: Parsed<'anchors.list'>): Rows<Astray> {
  const which = Number(kept)
  return {
    total: countAstray(db).get(which) as number,
    rows: listAstray(db).all(which, limit, offset).map(annotationInContext),
  }
}

function candidates(db: Connection, id: string): AnchorCandidate[] {
  const mark = findAnnotation(db, id)
  return near(db)
    .all(mark.article_id)
    .flatMap((article, i) =>
      candidatesIn(article.text, mark).map(({ start, end, score, context, likelihood }) => {
        const { quote, prefix, suffix } = describe(article.text, start, end)
        const isOwn = article.id === mark.article_id
        return {
          // Of equals its own article is the likeliest.
          likelihood: likelihood - i / 1000,
          candidate: {
            articleId: article.id,
            articleTitle: article.title,
            revision: article.revision,
            start,
            end,
            text: quote,
            before: prefix,
            after: suffix,
            score,
            context,
            isHere: isOwn && mark.anchor === 'fuzzy' && mark.start === start && mark.end === end,
          },
        }
      }),
    )
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, offered)
    .map(({ candidate }) => candidate)
}

/** Puts a mark on a passage: it is exact there, with the words of the passage as its own. */
function place(ctx: Context, { id, articleId, ...range }: Parsed<'anchors.place'>): Annotation {
  const row = findAnnotation(ctx.read, id)
  const { text, revision } = articleText(ctx.read, articleId)
  const span = checkedSpan(text, revision, range)
  const now: AnnotationRow = {
    ...row,
    article_id: articleId,
    revision,
    ...span,
    ...describe(text, span.start, span.end),
    anchor: 'exact',
    score: null,
    kept: 0,
    modified_at: ctx.now(),
  }
  ctx.edit('history.anchor.place', (edit) => edit.put('annotation', now))
  return annotationOf(now)
}

/** A mark kept as a note of its article has no place; taken up again it is lost, to be looked at once more. */
function keep(ctx: Context, ids: readonly string[], kept: boolean): null {
  const rows = [...new Set(ids)].flatMap((id) => annotationRow(ctx.read).get(id) ?? [])
  const changed = rows.filter((row) =>
    kept ? (row.anchor === 'fuzzy' || row.anchor === 'lost') && row.kept === 0 : row.kept === 1,
  )
  if (rows.length === 0) findAnnotation(ctx.read, ids[0] as string)
  ctx.edit(kept ? 'history.anchor.keep' : 'history.anchor.takeUp', (edit) => {
    for (const row of changed)
      edit.put('annotation', {
        ...row,
        anchor: 'lost',
        score: null,
        kept: Number(kept),
        modified_at: ctx.now(),
      })
  })
  return null
}

export const anchors = {
  'anchors.list': (ctx, input) => list(ctx.read, input),
  'anchors.candidates': (ctx, { id }) => candidates(ctx.read, id),
  'anchors.place': (ctx, input) => place(ctx, input),
  'anchors.keep': (ctx, { ids, kept }) => keep(ctx, ids, kept),
} satisfies Handlers<Context, MethodsOf<'anchors'>>
