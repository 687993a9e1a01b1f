/** Rows that history brings back are fitted to the text as it is now: it may have been read again meanwhile. */
import type { Database } from 'better-sqlite3'
import { type AppError, fail } from '../contract/errors.ts'
import { describe } from './anchoring/describe.ts'
import { type Resolved, resolve } from './anchoring/resolve.ts'
import { query } from './db/sql.ts'
import type { AnyRow, RowOf, TableName } from './db/tables.ts'

type Text = Pick<RowOf<'article'>, 'text' | 'revision'>

const textOf = query<[string], Text>('SELECT text, revision FROM article WHERE id = ?')

/** The failure of a step that can no longer be taken back. */
export const overtaken = (cause?: unknown): AppError =>
  fail('stale', 'this step can no longer be undone: something else has changed the same place since', {
    reason: 'undo',
    ...(cause === undefined ? {} : { cause }),
  })

/**
 * The way to fit rows of one step: an annotation of an older text is looked up in the newer one; if it is not there it
 * comes back as lost, with its quotation and note. Throws `stale` for a tagged span whose text is no longer there.
 */
export function refitter(db: Database): (table: TableName, row: AnyRow) => AnyRow {
  const texts = new Map<string, Text | undefined>()
  const text = (id: string): Text | undefined => {
    if (!texts.has(id)) texts.set(id, textOf(db).get(id))
    return texts.get(id)
  }
  return (table, row) => {
    if (table === 'annotation') {
      const annotation = row as unknown as RowOf<'annotation'>
      return refitAnnotation(text(annotation.article_id), annotation)
    }
    if (table === 'mention' || table === 'figure' || table === 'quotation') {
      const span = row as unknown as RowOf<'mention'>
      const article = text(span.article_id)
      if (article && article.text.slice(span.start, span.end) !== span.text) throw overtaken()
    }
    return row
  }
}

/** A mark on a text of today, where it was found there. */
export function fitAnnotation(
  article: Text,
  row: RowOf<'annotation'>,
  now: Resolved | undefined,
): RowOf<'annotation'> {
  if (!now || now.anchor === 'lost')
    return { ...row, revision: article.revision, anchor: 'lost', score: null }
  const { start, end, anchor } = now
  const score = anchor === 'fuzzy' ? now.score : null
  const fitted = { ...row, revision: article.revision, start, end, anchor, score, kept: 0 }
  return anchor === 'fuzzy' ? fitted : { ...fitted, ...describe(article.text, start, end) }
}

function refitAnnotation(article: Text | undefined, row: RowOf<'annotation'>): AnyRow {
  // Without its article the insertion fails, and the step with it.
  if (!article || article.revision === row.revision) return row
  const [now] = resolve(article.text, [row])
  return { ...fitAnnotation(article, row, now) }
}
