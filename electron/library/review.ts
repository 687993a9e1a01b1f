/** Spaced review of highlights: the pile of the day, grades, cloze, what rests, statistics. */
import type { Handlers, MethodsOf } from '../contract/api.ts'
import { fail } from '../contract/errors.ts'
import type { RestScope, ReviewCard } from '../contract/review.ts'
import type { Context } from './context.ts'
import { type Connection, query } from './db/sql.ts'
import type { RowOf } from './db/tables.ts'
import { notThere } from './not-there.ts'
import { clozeJson } from './review/cloze.ts'
import { dayStart } from './review/days.ts'
import { cardOf, cardRow, choose, pileOf } from './review/pile.ts'
import { listRests, restOf } from './review/rests.ts'
import { type CardRow, graded, newCard } from './review/schedule.ts'
import { statsOf } from './review/stats.ts'
import { readSettings } from './settings.ts'

type Mark = Pick<RowOf<'annotation'>, 'id' | 'quote' | 'created_at'>

const markOf = query<[string], Mark>('SELECT id, quote, created_at FROM annotation WHERE id = ?')
const hasArticle = query<[string], { id: string }>('SELECT id FROM article WHERE id = ?')

function mark(db: Connection, id: string): Mark {
  const found = markOf(db).get(id)
  if (!found) throw notThere('annotation', id)
  return found
}

const stored = (db: Connection, { id, created_at }: Mark): CardRow =>
  cardRow(db).get(id) ?? newCard(id, created_at)

function card(ctx: Context, id: string): ReviewCard {
  const found = cardOf(ctx.read, id, ctx.now())
  if (!found) throw notThere('annotation', id)
  return found
}

/** Keeps the target from coming up until `until` (null: until taken back). Throws `not-found`. */
function rest(ctx: Context, label: string, scope: RestScope, target: string, until: number | null): null {
  if (scope === 'annotation') mark(ctx.read, target)
  if (scope === 'article' && !hasArticle(ctx.read).get(target)) throw notThere('article', target)
  ctx.edit(label, (edit) => edit.put('review_rest', { scope, target, until, created_at: ctx.now() }))
  return null
}

export const review = {
  'review.pile': (ctx) => pileOf(ctx.read, ctx.now(), readSettings(ctx.read)),

  'review.due': (ctx) => ({ count: choose(ctx.read, ctx.now(), readSettings(ctx.read)).ids.length }),

  'review.grade': (ctx, { id, grade }) => {
    const next = graded(stored(ctx.read, mark(ctx.read, id)), grade, ctx.now())
    ctx.edit('history.review.grade', (edit) => {
      edit.put('review_card', next.card)
      edit.put('review_log', { id: ctx.newId(), ...next.log })
    })
    return card(ctx, id)
  },

  'review.setCloze': (ctx, { id, quote, spans }) => {
    const annotation = mark(ctx.read, id)
    if (annotation.quote !== quote)
      throw fail('stale', 'the quotation has changed since; look at the card again and repeat', {
        reason: 'revision',
      })
    const row = { ...stored(ctx.read, annotation), cloze_json: clozeJson(quote, spans) }
    ctx.edit('history.review.cloze', (edit) => {
      // A new card without a cloze is no row.
      if (row.state > 0 || spans.length > 0) edit.put('review_card', row)
      else edit.remove('review_card', { annotation_id: id })
    })
    return card(ctx, id)
  },

  'review.pause': (ctx, { scope, target, days }) =>
    rest(ctx, 'history.review.pause', scope, target, dayStart(ctx.now(), days)),

  'review.exclude': (ctx, { scope, target }) => rest(ctx, 'history.review.exclude', scope, target, null),

  'review.resume': (ctx, { scope, target }) => {
    const row = restOf(ctx.read, scope, target)
    if (row) ctx.edit('history.review.resume', (edit) => edit.remove('review_rest', { scope, target }))
    return null
  },

  'review.rests': (ctx) => listRests(ctx.read, ctx.now()),

  'review.stats': (ctx) => statsOf(ctx.read, ctx.now()),
} satisfies Handlers<Context, MethodsOf<'review'>>
