/** Today's pile: which cards come, in which order, and all that they show. */
import type { ReviewCard, ReviewPile } from '../../contract/review.ts'
import type { Settings } from '../../contract/settings.ts'
import { type Connection, column, query } from '../db/sql.ts'
import type { RowOf } from '../db/tables.ts'
import { annotationOf } from '../marks/row.ts'
import { clozeIn } from './cloze.ts'
import { dayStart } from './days.ts'
import { resting } from './rests.ts'
import { type CardRow, newCard, nextIntervals, stateOf } from './schedule.ts'
import { surroundings } from './surroundings.ts'

export type Limits = Pick<Settings, 'newPerDay' | 'reviewsPerDay'>
type DueRow = Pick<CardRow, 'annotation_id' | 'state' | 'due_at'>

/** States of the scheduler. */
const states = { new: 0, learning: 1, review: 2, relearning: 3 } as const

const dueBefore = query<[number], DueRow>(
  `SELECT annotation_id, state, due_at FROM review_card WHERE state > 0 AND due_at < ?
   ORDER BY due_at, annotation_id`,
)
const dueFrom = query<[number], DueRow>(
  'SELECT annotation_id, state, due_at FROM review_card WHERE state > 0 AND due_at >= ? ORDER BY due_at',
)
const fresh = query<[], { id: string }>(
  `SELECT id FROM annotation
   WHERE NOT EXISTS (SELECT 1 FROM review_card WHERE annotation_id = annotation.id AND state > 0)
   ORDER BY created_at, id`,
)
const freshCount = column<[], number>(
  `SELECT (SELECT count(*) FROM annotation) - (SELECT count(*) FROM review_card WHERE state > 0)`,
)
const isKnown = query<[string], unknown>('SELECT 1 FROM review_card WHERE annotation_id = ? AND state > 0')
const doneSince = query<[number], { state: number; count: number }>(
  'SELECT state, count(*) AS count FROM review_log WHERE at >= ? GROUP BY state',
)
export const cardRow = query<[string], CardRow>('SELECT * FROM review_card WHERE annotation_id = ?')
const inContext = query<
  [string],
  RowOf<'annotation'> & { title: string; name: string; text: string; text_revision: number }
>(
  `SELECT annotation.*, article.title, source.name, article.text, article.revision AS text_revision
   FROM annotation JOIN article ON article.id = annotation.article_id
   JOIN page ON page.id = article.page_id JOIN source ON source.id = page.source_id WHERE annotation.id = ?`,
)

interface Choice {
  readonly ids: readonly string[]
  readonly counts: ReviewPile['counts']
  readonly done: number
  /** Due but beyond the limit. */
  readonly reviewsLeft: number
}

/**
 * What is to be done today: what has to be seen again within minutes and is due, known cards (longest overdue first),
 * new ones (first marked first), and last what waits for its minutes.
 */
export function choose(
  db: Connection,
  now: number,
  limits: Limits,
  rests: ReadonlySet<string> = resting(db, now),
): Choice {
  const done = new Map(
    doneSince(db)
      .all(dayStart(now))
      .map((row) => [row.state, row.count]),
  )
  const due = dueBefore(db).all(dayStart(now, 1))
  const awake = due.filter((row) => !rests.has(row.annotation_id))
  const learning = awake.filter((row) => row.state !== states.review)
  const reviews = awake.filter((row) => row.state === states.review)
  const room = (most: number, state: number) => Math.max(0, most - (done.get(state) ?? 0))
  const today = reviews.slice(0, room(limits.reviewsPerDay, states.review))
  const news = firstFresh(db, rests, room(limits.newPerDay, states.new))
  const ids = [
    ...learning.filter((row) => row.due_at <= now).map((row) => row.annotation_id),
    ...today.map((row) => row.annotation_id),
    ...news,
    ...learning.filter((row) => row.due_at > now).map((row) => row.annotation_id),
  ]
  return {
    ids,
    counts: { new: news.length, learning: learning.length, review: today.length },
    done: [...done.values()].reduce((sum, count) => sum + count, 0),
    reviewsLeft: reviews.length - today.length,
  }
}

function firstFresh(db: Connection, rests: ReadonlySet<string>, most: number): string[] {
  const found: string[] = []
  if (most === 0) return found
  for (const { id } of fresh(db).iterate()) {
    if (rests.has(id)) continue
    found.push(id)
    if (found.length === most) break
  }
  return found
}

/** Annotations that were never graded and do not rest. */
export function countFresh(db: Connection, rests: ReadonlySet<string>): number {
  let count = freshCount(db).get() as number
  for (const id of rests) if (!isKnown(db).get(id)) count--
  return count
}

/** Today's pile with its texts. */
export function pileOf(db: Connection, now: number, limits: Limits): ReviewPile {
  const rests = resting(db, now)
  const { ids, counts, done, reviewsLeft } = choose(db, now, limits, rests)
  let nextDue: number | null = null
  for (const row of dueFrom(db).iterate(dayStart(now, 1))) {
    if (rests.has(row.annotation_id)) continue
    nextDue = row.due_at
    break
  }
  return {
    cards: ids.flatMap((id) => cardOf(db, id, now) ?? []),
    counts,
    done,
    left: { new: countFresh(db, rests) - counts.new, review: reviewsLeft },
    nextDue,
  }
}

/** One card with its texts; undefined if there is no such annotation. */
export function cardOf(db: Connection, id: string, now: number): ReviewCard | undefined {
  const found = inContext(db).get(id)
  if (!found) return undefined
  const { title, name, text, text_revision, ...row } = found
  const card = cardRow(db).get(id) ?? newCard(id, row.created_at)
  return {
    ...annotationOf(row),
    articleTitle: title,
    sourceName: name,
    ...around(row, text, text_revision),
    cloze: clozeIn(row.quote, card.cloze_json),
    state: stateOf(card.state),
    due: card.due_at,
    reps: card.reps,
    lapses: card.lapses,
    next: nextIntervals(card, now),
  }
}

/** Of a mark that lost its text, what stood around it when it was made. */
function around(row: RowOf<'annotation'>, text: string, revision: number): { before: string; after: string } {
  if (row.anchor !== 'lost' && row.revision === revision) return surroundings(text, row.start, row.end)
  return {
    before: row.prefix.slice(row.prefix.lastIndexOf('\n') + 1),
    after: row.suffix.split('\n', 1)[0] ?? '',
  }
}
