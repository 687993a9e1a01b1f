/** What does not come up: annotations, tags and articles that are paused for some days or excluded. */
import type { Rest, RestScope } from '../../contract/review.ts'
import { type Connection, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'

type RestRow = RowOf<'review_rest'>
/** What tells whether an annotation rests. */
export type Restable = Pick<RowOf<'annotation'>, 'id' | 'article_id' | 'tags_json'>

const one = query<[string, string], RestRow>('SELECT * FROM review_rest WHERE scope = ? AND target = ?')
const inForce = query<[number], RestRow>(
  'SELECT * FROM review_rest WHERE until IS NULL OR until > ? ORDER BY created_at DESC, scope, target',
)
const quoteOf = query<[string], string>('SELECT quote FROM annotation WHERE id = ?')
const titleOf = query<[string], string>('SELECT title FROM article WHERE id = ?')
const marks = query<[], Restable>('SELECT id, article_id, tags_json FROM annotation')

/** The rest of one target, in force or over. */
export const restOf = (db: Connection, scope: RestScope, target: string): RestRow | undefined =>
  one(db).get(scope, target)

const below = (tag: string, target: string): boolean => tag === target || tag.startsWith(`${target}/`)

function holds({ scope, target }: Pick<RestRow, 'scope' | 'target'>, mark: Restable): boolean {
  if (scope === 'annotation') return mark.id === target
  if (scope === 'article') return mark.article_id === target
  return mark.tags_json !== '[]' && (JSON.parse(mark.tags_json) as string[]).some((tag) => below(tag, target))
}

/** Whether an annotation rests at `now`; null when none does, so that nobody need look at each. */
export function resting(db: Connection, now: number): ((mark: Restable) => boolean) | null {
  const rows = inForce(db).all(now)
  if (rows.length === 0) return null
  const targets = (scope: RestScope) =>
    new Set(rows.filter((row) => row.scope === scope).map((row) => row.target))
  const annotations = targets('annotation')
  const articles = targets('article')
  const tags = rows.filter((row) => row.scope === 'tag')
  return (mark) =>
    annotations.has(mark.id) || articles.has(mark.article_id) || tags.some((tag) => holds(tag, mark))
}

/** All rests in force whose target is there, newest first. */
export function listRests(db: Connection, now: number): Rest[] {
  const rows = inForce(db).all(now)
  if (rows.length === 0) return []
  const all = marks(db).all()
  return rows.flatMap((row): Rest[] => {
    const scope = row.scope as RestScope
    const label =
      scope === 'tag'
        ? row.target
        : ((scope === 'annotation' ? quoteOf : titleOf)(db).pluck().get(row.target) as string | undefined)
    const count = all.filter((mark) => holds(row, mark)).length
    if (label === undefined) return []
    return [{ scope, target: row.target, until: row.until, createdAt: row.created_at, label, count }]
  })
}
