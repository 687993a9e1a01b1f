/** What was reviewed, how much was remembered, and what is coming. */
import { daysShown, type Grade, grades, type ReviewStats } from '../../contract/review.ts'
import { type Connection, column, query } from '../db/sql.ts'
import { dayName, dayStart } from './days.ts'
import { countFresh } from './pile.ts'
import { resting } from './rests.ts'
import type { CardRow, LogRow } from './schedule.ts'

/** Days of interval from which a card counts as well known (Anki's bound). */
const matureFrom = 21

const since = query<[number], Pick<LogRow, 'at' | 'grade' | 'state'>>(
  'SELECT at, grade, state FROM review_log WHERE at >= ? ORDER BY at',
)
const everything = column<[], number>('SELECT count(*) FROM review_log')
const known = query<[], Pick<CardRow, 'annotation_id' | 'state' | 'due_at' | 'scheduled_days'>>(
  'SELECT annotation_id, state, due_at, scheduled_days FROM review_card WHERE state > 0',
)
const annotationCount = column<[], number>('SELECT count(*) FROM annotation')

/** The statistics at `now`. */
export function statsOf(db: Connection, now: number): ReviewStats {
  const past = new Map<string, Record<Grade, number>>()
  for (let day = 1 - daysShown; day <= 0; day++)
    past.set(dayName(dayStart(now, day)), { again: 0, hard: 0, good: 0, easy: 0 })
  let asked = 0
  let remembered = 0
  for (const { at, grade, state } of since(db).all(dayStart(now, 1 - daysShown))) {
    const day = past.get(dayName(at))
    const name = grades[grade - 1]
    if (day && name) day[name]++
    // Cards that are still being learned say nothing about memory.
    if (state !== 2) continue
    asked++
    if (name !== 'again') remembered++
  }

  const coming = Array.from({ length: daysShown }, (_, day) => ({
    start: dayStart(now, day),
    end: dayStart(now, day + 1),
    count: 0,
  }))
  const rests = resting(db, now)
  const piles = { new: countFresh(db, rests), learning: 0, young: 0, mature: 0, resting: 0 }
  let awake = piles.new
  for (const card of known(db).all()) {
    if (rests.has(card.annotation_id)) continue
    awake++
    if (card.state !== 2) piles.learning++
    else if (card.scheduled_days < matureFrom) piles.young++
    else piles.mature++
    const day = coming.find(({ end }) => card.due_at < end)
    if (day) day.count++
  }
  piles.resting = (annotationCount(db).get() as number) - awake
  return {
    past: [...past].map(([day, counts]) => ({ day, ...counts })),
    coming: coming.map(({ start, count }) => ({ day: dayName(start), count })),
    retention: { share: asked === 0 ? null : remembered / asked, reviews: asked },
    piles,
    reviews: everything(db).get() as number,
  }
}
