/** What does not come up: annotations, tags and articles that are paused for some days or excluded. */
import type { Rest, RestScope } from '../../contract/review.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'

type RestRow = RowOf<'review_rest'>

const one = query<[string, string], RestRow>('SELECT * FROM review_rest WHERE scope = ? AND target = ?')
const inForce = query<[number], RestRow>(
  'SELECT * FROM review_rest WHERE until IS NULL OR until > ? ORDER BY created_at DESC, scope, target',
)
const annotation = column<[string], string>('SELECT id FROM annotation WHERE id = ?')
const ofArticle = column<[string], string>('SELECT id FROM annotation WHERE article_id = ?')
/** Marks are filed under all that their tags are nested in. */
const ofTag = column<[string], string>(
  'SELECT annotation_id FROM mark_tag JOIN mark ON mark.no = mark_tag.no WHERE tag = ?',
)
const quoteOf = column<[string], string>('SELECT quote FROM annotation WHERE id = ?')
const titleOf = column<[string], string>('SELECT title FROM article WHERE id = ?')

/** The rest of one target, in force or over. */
export const restOf = (db: Connection, scope: RestScope, target: string): RestRow | undefined =>
  one(db).get(scope, target)

/** Ids of the annotations that a rest keeps away. */
function covered(db: Connection, { scope, target }: Pick<RestRow, 'scope' | 'target'>): string[] {
  if (scope === 'annotation') return annotation(db).all(target)
  if (scope === 'article') return ofArticle(db).all(target)
  return ofTag(db).all(target)
}

/** Ids of the annotations that rest at `now`. */
export function resting(db: Connection, now: number): ReadonlySet<string> {
  return new Set(
    inForce(db)
      .all(now)
      .flatMap((row) => covered(db, row)),
  )
}

/** All rests in force whose target is there, newest first. */
export function listRests(db: Connection, now: number): Rest[] {
  return inForce(db)
    .all(now)
    .flatMap((row): Rest[] => {
      const scope = row.scope as RestScope
      const label =
        scope === 'tag' ? row.target : (scope === 'annotation' ? quoteOf : titleOf)(db).get(row.target)
      if (label === undefined) return []
      const { target, until, created_at: createdAt } = row
      return [{ scope, target, until, createdAt, label, count: covered(db, row).length }]
    })
}
